"""What a court charges on a value, slice by slice."""

from collections.abc import Iterator
from decimal import Decimal

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.fees import Fee, FeeLine
from blacklist_sim.law.money.working import money
from blacklist_sim.pages.line import Said
from blacklist_sim.pages.table import aligned
from blacklist_sim.text import Text
from blacklist_sim.timeline.money_words import exact, per_cent, where

DUE = Text("to be paid", "应交")


def fee_lines(book: Book, found: Fee, lang: str) -> Iterator[Said]:
    """The fee as lines, each with its tone: on what, the slices, what is due, where it stands."""
    name, cited = book.rules[found.rule].name, where(book, found.rule, found.day)
    base = Text(" without a value", "，无金额")
    if found.base is not None:
        base = Text(f" on {found.base:,.2f}", f"，金额 {found.base:,.2f}")
    head = Text(f"{name.en}{base.en}, by the law of {found.day}", f"{name.zh}{base.zh}，依 {found.day} 的法律")
    yield head.pick(lang), "head"
    rows = [[text.pick(lang) for text in row] for row in _rows(found)]
    *slices, due = aligned(rows, right=(2,))
    yield from ((line, "") for line in slices)
    yield due, "head"
    yield f"  § {cited.pick(lang)}", ""


def _rows(found: Fee) -> Iterator[tuple[Text, Text, Text]]:
    for line in found.lines:
        yield _slice(line)
    nothing = Text("", "")
    if found.share is not None:
        whole = sum((line.charged for line in found.lines), Decimal(0))
        yield Text("half of it", "减半"), _same(f"{exact(whole)} × {per_cent(found.share)}"), nothing
    if found.cap is not None:
        yield Text("but at most", "但不超过"), nothing, money(found.cap)
    if found.amount is None:
        least, most = money(found.least), money(found.most)
        yield (
            Text("as the court sets it", "由法院确定"),
            nothing,
            Text(f"{least.en} to {most.en}", f"{least.zh}至{most.zh}"),
        )
    else:
        yield DUE, nothing, money(found.amount)


def _slice(line: FeeLine) -> tuple[Text, Text, Text]:
    span = _same(f"{line.over:,.2f} – {line.over + line.slice:,.2f}")
    product = Text("flat", "固定") if line.rate is None else _same(f"{line.slice:,.2f} × {per_cent(line.rate)}")
    return span, product, _same(exact(line.charged))


def _same(text: str) -> Text:
    return Text(text, text)
