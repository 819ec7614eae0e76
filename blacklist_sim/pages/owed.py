"""What is owed, as a page: the parts with their rules, what is missing, and on demand the whole working."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from blacklist_sim.pages.line import Said
from blacklist_sim.pages.table import aligned
from blacklist_sim.text import Text
from blacklist_sim.timeline.money_page import Block, Row, conversion, interest, lacking, parts, receipts, switches
from blacklist_sim.timeline.owed import Owing
from blacklist_sim.timeline.owed_words import lacked

INDENT, DEEPER = "  ", "    "
WORKING = Text("working", "计算过程")
RECEIPTS = Text("receipts", "收款")
BY_POLICY = Text("open questions, decided by policy", "依政策开关处理的未决问题")
IN_YUAN = Text("in yuan", "人民币")


class OwedPage(NamedTuple):
    """An account on a page in one language; `ways` say how to give what is missing."""

    owing: Owing
    policy: Mapping[str, str]
    ways: Mapping[str, Text]
    lang: str

    def lines(self, working: bool) -> Iterator[Said]:
        """The page below its heading."""
        owing, account = self.owing, self.owing.account
        if account is None:
            yield f"{INDENT}{owing.no_money.pick(self.lang)}", ""
            return
        yield from self._table(parts(owing.book, account))
        yield from ((f"{INDENT}{said.pick(self.lang)}", "") for said in owing.besides())
        for name in lacking(account):
            said = lacked(name, self.ways)
            yield Text(f"{INDENT}? {said.en}", f"{INDENT}？{said.zh}").pick(self.lang), "warn"
        if working:
            yield from self._working()

    def head(self, where: Text) -> Said:
        """What the page is about."""
        account = self.owing.account
        if account is None:
            return Text(f"owed{where.en}", f"所欠金额{where.zh}").pick(self.lang), "head"
        currency = IN_YUAN if account.currency == "CNY" else Text(f"in {account.currency}", account.currency)
        en = f"owed{where.en} at the end of {account.day}, {currency.en}"
        zh = f"{account.day} 日终所欠金额{where.zh}（{currency.zh}）"
        return Text(en, zh).pick(self.lang), "head"

    def _table(self, rows: Iterable[Row]) -> Iterator[Said]:
        """Parts and total; below each part the place of its rule."""
        found = list(rows)
        lines = aligned([(row.what.pick(self.lang), row.amount.pick(self.lang)) for row in found], right=(1,))
        for row, line in zip(found, lines, strict=True):
            yield line, "" if row.cited.en else "head"
            if row.cited.en:
                yield self._cited(row.cited, DEEPER), ""

    def _working(self) -> Iterator[Said]:
        book, account = self.owing.book, self.owing.account
        assert account is not None
        yield WORKING.pick(self.lang), "head"
        blocks = [*conversion(book, account), *(block for _, block in interest(book, account))]
        for block in blocks:
            yield from self._block(block)
        if account.allocations:
            yield RECEIPTS.pick(self.lang), "head"
            for block in receipts(book, account):
                yield from self._block(block)
        decided = list(switches(book, account, self.policy))
        if decided:
            yield BY_POLICY.pick(self.lang), "head"
            yield from ((f"{INDENT}{line.pick(self.lang)}", "") for line in decided)

    def _block(self, block: Block) -> Iterator[Said]:
        yield f"{INDENT}{block.head.pick(self.lang)}", ""
        cells = [[text.pick(self.lang) for text in (row.what, row.how, row.amount)] for row in block.rows]
        if not any(how for _, how, _ in cells):
            cells = [[what, amount] for what, _, amount in cells]
        for line in aligned(cells, right=(len(cells[0]) - 1,), indent=DEEPER):
            yield line, ""
        if block.cited.en:
            yield self._cited(block.cited, DEEPER), ""

    def _cited(self, place: Text, indent: str) -> str:
        return f"{indent}§ {place.pick(self.lang)}"
