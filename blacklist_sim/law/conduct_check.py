"""Whether the catalogue of conduct agrees with the book and with itself, on every day that the book covers."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.law.conduct import CHANNELS, SALES, Bar, ConductKind, ConductRow
from blacklist_sim.law.model import Rule
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book


def conduct_problems(book: "Book") -> Iterator[Text]:
    """Names that lead nowhere, combinations with two rows, rows and values never reached, days without a reason."""
    spelt: dict[str, str] = {}
    for kind in book.conduct.values():
        yield from _place_of_sale(kind)
        for name in (kind.id, *kind.aliases):
            if spelt.setdefault(name, kind.id) != kind.id:
                yield _said(kind, f"{name} also stands for {spelt[name]}", f"{name} 亦指 {spelt[name]}")
        lost = [problem for row in kind.rows for problem in _names(book, kind, row)]
        yield from lost
        yield from _reach(kind)
        if not lost:
            for row in kind.rows:
                yield from _days(book, kind, row)


def _said(kind: ConductKind, en: str, zh: str, row: ConductRow | None = None) -> Text:
    if row is None:
        return Text(f"conduct {kind.id}: {en}", f"行为 {kind.id}：{zh}")
    return Text(f"conduct {kind.id} row {row.number}: {en}", f"行为 {kind.id} 第 {row.number} 行：{zh}")


def _place_of_sale(kind: ConductKind) -> Iterator[Text]:
    if kind.channel is not None and kind.channel not in CHANNELS:
        yield _said(kind, f"no channel called {kind.channel}", f"没有名为 {kind.channel} 的渠道")
    for row in kind.rows:
        if row.sale is not None and row.sale not in SALES:
            yield _said(kind, f"no class of sale called {row.sale}", f"没有名为 {row.sale} 的售票类别", row)


def _names(book: "Book", kind: ConductKind, row: ConductRow) -> Iterator[Text]:
    named = (*(bar.rule for bar in row.barred), row.judge, *row.cites, row.exit_ban, row.while_listed, row.statute)
    for name in named:
        if name is not None and name not in book.rules:
            yield _said(kind, f"no rule called {name}", f"没有名为 {name} 的规则", row)
    for bar in row.barred:
        if bar.switch is None:
            continue
        switch = book.switches.get(bar.switch)
        if switch is None:
            yield _said(kind, f"no switch called {bar.switch}", f"没有名为 {bar.switch} 的开关", row)
        elif bar.option not in switch.options:
            yield _said(kind, f"{bar.switch} has no option {bar.option}", f"{bar.switch} 没有选项 {bar.option}", row)


def _reach(kind: ConductKind) -> Iterator[Text]:
    """Combinations with two rows, rows that no combination comes to, values that no row takes."""
    first: set[ConductRow] = set()
    taken: set[tuple[int, str]] = set()
    doubled: dict[tuple[int, int], str] = {}
    for values in kind.products():
        rows = [row for row in kind.rows if row.fits(values)]
        if rows:
            first.add(rows[0])
            taken.update((place, value) for place, value in enumerate(values) if value is not None)
        for other in rows[1:]:
            doubled.setdefault((rows[0].number, other.number), ", ".join(filter(None, values)))
    for (one, two), example in doubled.items():
        yield _said(
            kind,
            f"rows {one} and {two} both take the combination ({example})",
            f"第 {one} 行与第 {two} 行均适用于组合（{example}）",
        )
    for row in kind.rows:
        if row not in first:
            yield _said(kind, "is never reached", "永远不会适用", row)
    for place, field in enumerate(kind.fields):
        for value in field.values:
            if (place, value) not in taken:
                yield _said(kind, f"no row takes {field.id} {value}", f"没有任何一行适用于 {field.id} {value}")


def _days(book: "Book", kind: ConductKind, row: ConductRow) -> Iterator[Text]:
    """The days on which the row bars nothing and gives no reason, or rests on nothing in force."""
    rules = [book.rules[name] for name in (*(bar.rule for bar in row.barred), *filter(None, [row.judge]), *row.cites)]
    for day in _turns(book, rules):
        if _closed(book, row, day):
            continue
        if row.why is None and not any(book.rules[name].gap_on(day) for name in _closing(row)):
            yield _said(kind, f"says no reason why it is open on {day}", f"未说明 {day} 为何不受限", row)
        if not any(book.rules[name].on(day) for name in row.cites):
            yield _said(kind, f"cites no rule in force on {day}", f"未引用 {day} 有效的规则", row)


def _turns(book: "Book", rules: list[Rule]) -> list[date]:
    """The first day of the book and each day on which one of the rules begins or ends."""
    days = {day for rule in rules for version in rule.dated.versions for day in (version.start, version.end) if day}
    return [book.first_day, *sorted(day for day in days if day > book.first_day)]


def _sure(bar: Bar) -> bool:
    return bar.switch is None


def _closing(row: ConductRow) -> list[str]:
    """The rules that close the row whatever the policy."""
    return [*(bar.rule for bar in row.barred if _sure(bar)), *filter(None, [row.judge])]


def _closed(book: "Book", row: ConductRow, day: date) -> bool:
    """Whether some rule bars the row that day or leaves it to the court, whatever the policy."""
    return any(book.rules[name].on(day) for name in _closing(row))
