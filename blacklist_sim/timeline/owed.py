"""What is owed in a case of a story on a day: the answer to a question, and what an expectation is held against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from blacklist_sim.case import Question
from blacklist_sim.law.book import Book
from blacklist_sim.law.money.account import Account
from blacklist_sim.law.money.amounts import NOUGHT
from blacklist_sim.law.money.penalty import Penalty
from blacklist_sim.law.money.working import OWED_PARTS, money
from blacklist_sim.text import Text
from blacklist_sim.timeline.money_page import (
    NO_MONEY,
    Block,
    cited,
    conversion,
    data,
    interest,
    lacking,
    parts,
    penalty_row,
    receipts,
)
from blacklist_sim.timeline.owed_words import FACTS, LABELS, lacked
from blacklist_sim.workflow.money.account import account, penalty_of
from blacklist_sim.workflow.money.performance import limit, paid_by
from blacklist_sim.workflow.state import State

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


@dataclass(frozen=True, slots=True)
class Owing:
    """What is owed in a case; `account` is None where the title orders no payment or has fallen.

    `limit` is the sum up to which the person asked about answers, if there is one, and `of_limit` what that person has
    paid; `penalty` is what is owed for delay with a duty that is not money, alone or besides the account.
    """

    book: Book
    case: str
    account: Account | None
    limit: Decimal | None = None
    penalty: Penalty | None = None
    of_limit: Decimal = NOUGHT

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would have to be stated, and what else leaves a part unknown."""
        if self.account is None:
            return ()
        return tuple(dict.fromkeys(FACTS.get(name, name) for name in lacking(self.account)))

    def sums(self, keys: Mapping[str, Any]) -> dict[str, Decimal | None]:
        """Sums of the account by the keys of an expectation; None is not known."""
        return {key: self._sum(key) for key in keys}

    def _sum(self, key: str) -> Decimal | None:
        if self.account is None:
            return NOUGHT
        found: Decimal | None = getattr(self.account if key == "surplus" else self.account.owed, key)
        return found

    @property
    def no_money(self) -> Text:
        """What there is to say where no payment of money is ordered."""
        return NO_MONEY if self.penalty is None else next(self.besides())

    @property
    def left_of_limit(self) -> Decimal | None:
        """For how much the person asked about still answers; None where that person answers for all."""
        return None if self.limit is None else max(NOUGHT, self.limit - self.of_limit)

    def besides(self) -> Iterator[Text]:
        """What stands beside the sums of an account: a penalty, and how far the person asked about answers."""
        if self.penalty is not None:
            row = penalty_row(self.book, self.penalty)
            how = f"{row.how.en} = " if row.how.en else ""
            said = Text(f"{row.what.en}: {how}{row.amount.en}", f"{row.what.zh}：{how}{row.amount.zh}")
            yield _placed(said, row.cited)
        if self.limit is not None:
            left = self.left_of_limit
            yield Text(
                f"this debtor answers up to {self.limit:,.2f}; {left:,.2f} of it is left",
                f"该被执行人以 {self.limit:,.2f} 为限承担责任，尚余 {left:,.2f}",
            )

    def lines(self) -> Iterator[tuple[int, Text]]:
        """The answer as lines, each with how deep it stands: the parts, what is missing, then the working."""
        if self.account is None:
            yield 0, self.no_money
            return
        for row in parts(self.book, self.account):
            yield 0, _placed(Text(f"{row.what.en}: {row.amount.en}", f"{row.what.zh}：{row.amount.zh}"), row.cited)
        yield from ((0, said) for said in self.besides())
        for name in lacking(self.account):
            said = lacked(name)
            yield 0, Text(f"? {said.en}", f"？{said.zh}")
        for block in (*conversion(self.book, self.account), *(block for _, block in interest(self.book, self.account))):
            yield from _table(block)
        yield from ((0, _in_a_line(block)) for block in receipts(self.book, self.account))

    def why(self, wanted: Mapping[str, Any]) -> Iterator[Text]:
        """What the sums of these keys rest on: their rules and working, what is missing, and every receipt."""
        if self.account is None:
            yield self.no_money
            return
        book, found = self.book, self.account
        kinds = dict(interest(book, found))
        for key in wanted if set(wanted) <= set(OWED_PARTS) else OWED_PARTS:
            value = money(self._sum(key))
            if key in wanted or self._sum(key) != 0:
                said = Text(f"{LABELS[key].en}: {value.en}", f"{LABELS[key].zh}：{value.zh}")
                yield _placed(said, cited(book, found, key))
            if key in wanted and key in kinds:
                yield from (line for _, line in _rows(kinds[key]))
        yield from map(lacked, lacking(found))
        yield from map(_in_a_line, receipts(book, found))

    def data(self) -> dict[str, Any]:
        """The answer as plain data."""
        return {
            "case": self.case,
            "unknown": list(self.missing),
            "limit": self.limit,
            "limit_left": self.left_of_limit,
            "penalty": None if self.penalty is None else _penalty(self.penalty),
            "account": None if self.account is None else data(self.book, self.account),
        }


def owing(engine: "Engine", state: State, case: str, who: str | None = None) -> Owing:
    """What is owed in a case at the end of the day that the state has reached.

    Raises what the reckoning raises for a title or a receipt that cannot be reckoned.
    """
    found, most = account(engine, state, case, who), limit(state, case, who)
    return Owing(
        engine.book, case, found, most, penalty_of(engine, state, case), paid_by(state, case, who) if who else NOUGHT
    )


def answer(engine: "Engine", state: State, question: Question) -> Owing:
    """The answer to a question about money; one that names no case is about the only one."""
    case = question.case or next(iter(state.story.cases))
    return owing(engine, state, case, question.who[0] if len(question.who) == 1 else None)


def _penalty(found: Penalty) -> dict[str, Any]:
    names = ("loss", "factor", "amount", "for_the_court", "rule", "figure")
    return {name: getattr(found, name) for name in names}


def _placed(said: Text, place: Text) -> Text:
    return Text(f"{said.en} — {place.en}", f"{said.zh}——{place.zh}") if place.en else said


def _table(block: Block) -> Iterator[tuple[int, Text]]:
    """A block as lines: its head, then a line for each row."""
    yield 0, block.head
    yield from _rows(block)


def _rows(block: Block) -> Iterator[tuple[int, Text]]:
    for row in block.rows:
        how = Text(f": {row.how.en} =", f"：{row.how.zh} ＝") if row.how.en else Text(":", "：")
        yield 2, Text(f"{row.what.en}{how.en} {row.amount.en}", f"{row.what.zh}{how.zh} {row.amount.zh}")


def _in_a_line(block: Block) -> Text:
    """A block as one line."""
    rows = block.rows
    english = "; ".join(f"{row.what.en} {row.amount.en}" for row in rows)
    chinese = "；".join(f"{row.what.zh} {row.amount.zh}" for row in rows)
    return _placed(Text(f"{block.head.en}: {english}", f"{block.head.zh}：{chinese}"), block.cited)
