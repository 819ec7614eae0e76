"""Whether the book agrees with itself: names that lead nowhere, and days for which nothing is said."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from blacklist_sim.law.book import Book
from blacklist_sim.law.citation import Citation, Instrument
from blacklist_sim.law.model import Figure, Rule
from blacklist_sim.text import Text

RULE, FIGURE, SWITCH = Text("rule", "规则"), Text("figure", "数值"), Text("switch", "开关")
INSTRUMENT = Text("instrument", "法律文件")


def references(book: Book) -> Iterator[Text]:
    """Every name in the book that leads nowhere."""
    for rule in book.rules.values():
        if not rule.dated.versions:
            yield Text(f"{rule.id}: no version", f"{rule.id}：没有任何版本")
        for name in (*rule.conflicts_with, *filter(None, [rule.remedy])):
            if name not in book.rules:
                yield missing(rule.id, RULE, name)
        if rule.switch and rule.switch not in book.switches:
            yield missing(rule.id, SWITCH, rule.switch)
        for version in rule.dated.versions:
            yield from _cited(book, rule.id, version.cites)
    for figure in book.figures.values():
        if isinstance(figure.roll, str) and figure.roll not in book.switches:
            yield missing(figure.id, SWITCH, figure.roll)
        if figure.switch and figure.switch not in book.switches:
            yield missing(figure.id, SWITCH, figure.switch)
        for value in figure.dated.versions:
            yield from _cited(book, figure.id, value.cites)
    for duty in book.duties.values():
        if duty.rule not in book.rules:
            yield missing(duty.id, RULE, duty.rule)
        if duty.within and duty.within not in book.figures:
            yield missing(duty.id, FIGURE, duty.within)
    for line in book.ledger:
        place = f"ledger {line.instrument} {line.provision}"
        if line.instrument not in book.instruments:
            yield missing(place, INSTRUMENT, line.instrument)
        known = (*book.rules, *book.figures, *book.duties, *book.switches)
        for name in line.rules:
            if name not in known:
                yield missing(place, RULE, name)
        if line.status != "modelled" and line.why is None:
            yield Text(f"{place}: says no reason", f"{place}：未说明理由")


def _cited(book: Book, place: str, cites: tuple[Citation, ...]) -> Iterator[Text]:
    if not cites:
        yield Text(f"{place}: no citation", f"{place}：没有引用")
    yield from unresolved(book.instruments, place, cites)


def unresolved(instruments: Mapping[str, Instrument], place: str, cites: Iterable[Citation]) -> Iterator[Text]:
    """What is cited at a place and leads nowhere: an instrument, a subject of it, or a text of it."""
    for cite in cites:
        instrument = instruments.get(cite.instrument)
        if instrument is None:
            yield missing(place, INSTRUMENT, cite.instrument)
            continue
        if cite.subject is not None and cite.subject not in instrument.subjects:
            yield Text(
                f"{place}: {cite.instrument} has no subject {cite.subject}",
                f"{place}：{cite.instrument} 没有条目 {cite.subject}",
            )
        if cite.text is not None and cite.text not in {text.id for text in instrument.texts}:
            yield Text(
                f"{place}: {cite.instrument} has no text {cite.text}",
                f"{place}：{cite.instrument} 没有文本 {cite.text}",
            )


def missing(place: str, what: Text, name: str) -> Text:
    """That a name at a place leads nowhere."""
    return Text(f"{place}: no {what.en} called {name}", f"{place}：没有名为 {name} 的{what.zh}")


def coverage(book: Book) -> Iterator[Text]:
    """Every undeclared gap and every overlap between the dated versions of a rule or figure, from the first day on.

    What begins on the day on which a text that it cites began needs no declared gap before that day.
    """
    items: list[Rule | Figure] = [*book.rules.values(), *book.figures.values()]
    for item in items:
        if item.dated.versions:
            yield from _covered(book, item)


def _covered(book: Book, item: Rule | Figure) -> Iterator[Text]:
    spans = sorted((span.start, span.end or date.max) for span in (*item.dated.versions, *item.gaps))
    (first, _), (_, last) = spans[0], spans[-1]
    if first > book.first_day and not _begins_with_a_text(book, item, first):
        yield _gap(item.id, book.first_day, first)
    for (start, end), (following, _) in pairwise(spans):
        if end > following:
            yield Text(f"{item.id}: {start} overlaps {following}", f"{item.id}：{start} 与 {following} 重叠")
        elif end < following:
            yield _gap(item.id, end, following)
    if last != date.max:
        yield Text(f"{item.id}: undeclared gap from {last}", f"{item.id}：自 {last} 起有未声明的空档")


def _gap(place: str, start: date, end: date) -> Text:
    return Text(f"{place}: undeclared gap {start} to {end}", f"{place}：{start} 至 {end} 之间有未声明的空档")


def _begins_with_a_text(book: Book, item: Rule | Figure, day: date) -> bool:
    cited = (book.instruments.get(cite.instrument) for cite in item.dated.versions[0].cites)
    return any(text.start == day for instrument in cited if instrument is not None for text in instrument.texts)
