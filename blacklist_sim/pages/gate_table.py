"""Every answer of the gate in one table, and what changes in it from one day to another."""

from collections import Counter
from collections.abc import Iterable, Iterator

from blacklist_sim.gate.answer import DECISIONS
from blacklist_sim.gate.diff import Change
from blacklist_sim.gate.names import DECISION_NAMES
from blacklist_sim.gate.table import Cell, cell_text
from blacklist_sim.law.book import Book
from blacklist_sim.pages.gate import TONES
from blacklist_sim.pages.gate_words import usage
from blacklist_sim.pages.line import Row
from blacklist_sim.pages.wrapping import width
from blacklist_sim.text import Text


class Notes:
    """Where the cells stand in the law, each place once, under a number."""

    def __init__(self) -> None:
        self._numbers: dict[Text, int] = {}

    def mark(self, place: Text | None) -> str:
        """The number of a place."""
        if place is None:
            return ""
        return f"[{self._numbers.setdefault(place, len(self._numbers) + 1)}]"

    def lines(self) -> Iterator[Text]:
        """Every place with its number."""
        for place, number in self._numbers.items():
            yield Text(f"[{number}] {place.en}", f"[{number}] {place.zh}")


def table_page(book: Book, cells: Iterable[Cell], language: str) -> Iterator[Row]:
    """Every cell in a line for each language: the decision, what, and the number of the place in the law."""
    found, notes = tuple(cells), Notes()
    rows = [(cell.kind, DECISION_NAMES[cell.decision], cell, notes.mark(cell.article)) for cell in found]
    yield from _laid_out(book, rows, language)
    counted = Counter(cell.decision for cell in found)
    told = [(counted[word], DECISION_NAMES[word]) for word in reversed(DECISIONS) if counted[word]]
    total = Text(
        f"{len(found)} combinations: {', '.join(f'{number} {name.en}' for number, name in told)}",
        f"共 {len(found)} 种组合：{'，'.join(f'{name.zh} {number}' for number, name in told)}",
    )
    yield Row(total.pick(language), "head")
    yield from (Row(note.pick(language)) for note in notes.lines())


def diff_page(book: Book, changes: Iterable[Change], language: str) -> Iterator[Row]:
    """The decisions that changed, old and new; then how many kept theirs on another basis."""
    found, notes = tuple(changes), Notes()
    rows = []
    for change in found:
        if change.of_decision:
            old, new = DECISION_NAMES[change.before.decision], DECISION_NAMES[change.after.decision]
            moved = Text(f"{old.en} → {new.en}", f"{old.zh} → {new.zh}")
            rows.append((change.after.kind, moved, change.after, notes.mark(change.after.article)))
    yield from _laid_out(book, rows, language)
    same = len(found) - len(rows)
    total = Text(
        f"decisions changed: {len(rows)}; the same on another basis: {same} (--json lists them)",
        f"结论改变：{len(rows)} 项；结论不变而依据改变：{same} 项（--json 列出）",
    )
    yield Row(total.pick(language), "head")
    yield from (Row(note.pick(language)) for note in notes.lines())


def _laid_out(book: Book, rows: list[tuple[str, Text, Cell, str]], language: str) -> Iterator[Row]:
    """The rows under the names of their kinds, what they say in a column; both languages one below the other."""
    languages = ("en", "zh") if language == "both" else (language,)
    columns = max((width(f"{said.pick(each)} {mark}") for _, said, _, mark in rows for each in languages), default=0)
    kind = None
    for name, said, cell, mark in rows:
        if name != kind:
            kind = name
            head = f"{book.conduct[name].name.pick(language)} ({usage(book.conduct[name])})"
            yield Row(head, "head")
        for each in languages:
            left = f"{said.pick(each)} {mark}" if each == languages[0] else said.pick(each)
            room = " " * (columns - width(left))
            text = f"  {left}{room}  {cell_text(book, cell).pick(each)}"
            yield Row(text, TONES[cell.decision], columns + 2)
