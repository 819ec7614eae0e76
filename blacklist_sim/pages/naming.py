"""Finding things of the book by the name a user typed, and saying from when to when they are in force."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book
    from blacklist_sim.law.model import Dated, Figure, FigureValue, RuleVersion


FEW = 12


class NoSuchName(BlacklistSimError):
    """A name that leads nowhere; the message gives the nearest ones."""

    def __init__(self, what: Text, name: str, known: Iterable[str]) -> None:
        names = list(known)
        parts = {part: name for name in names for part in (name, name.rpartition(".")[2])}
        close = list(dict.fromkeys(parts[part] for part in get_close_matches(name, parts, n=4, cutoff=0.5)))
        hint = (f"; did you mean {', '.join(close)}?", f"；是否应为 {'、'.join(close)}？") if close else ("", "")
        if not close and len(names) <= FEW:
            hint = (f"; there are: {', '.join(names)}", f"；有：{'、'.join(names)}")
        super().__init__(f"no {what.en} called {name!r}{hint[0]}", f"没有名为“{name}”的{what.zh}{hint[1]}")


def figure_called(book: "Book", name: str) -> "Figure":
    """The figure of that id; raises NoSuchName."""
    if name not in book.figures:
        raise NoSuchName(Text("figure", "数值"), name, book.figures)
    return book.figures[name]


def value_on(figure: "Figure", day: date) -> "FigureValue":
    """Its value on a day; raises `BlacklistSimError` saying why there is none."""
    value = figure.on(day)
    if value is None:
        why = silence(figure, day)
        raise BlacklistSimError(
            f"{figure.id} has no value on {day}: {why.en}", f"{figure.id} 在 {day} 没有数值：{why.zh}"
        )
    return value


def silence(figure: "Figure", day: date) -> Text:
    """Why a figure has no value on a day."""
    from blacklist_sim.law.model import gap_on

    gap = gap_on(figure.gaps, day)
    if gap is not None:
        return gap.why
    later = next_start(figure.dated, day)
    if later is not None:
        return Text(f"the first text that fixes it begins on {later}", f"规定该数值的文本自 {later} 起施行")
    return Text("no text in force fixes it any more", "已无有效文本规定该数值")


def next_start(dated: "Dated[FigureValue] | Dated[RuleVersion]", day: date) -> date | None:
    """The first later day on which a version begins."""
    return next((version.start for version in dated.versions if version.start > day), None)


def stretch(start: date, end: date | None) -> Text:
    """From when to when something is in force; the last day is the day before the exclusive end."""
    if start == date.min:
        return Text("dates not known", "起止不详") if end is None else Text(f"until {before(end)}", f"至 {before(end)}")
    if end is None:
        return Text(f"since {start}", f"自 {start} 起")
    return Text(f"{start} to {before(end)}", f"{start} 至 {before(end)}")


def before(day: date) -> date:
    """The day before."""
    return date.fromordinal(day.toordinal() - 1)
