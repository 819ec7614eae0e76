"""How the book changes with time: the rules and figures that are otherwise on a later day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from blacklist_sim.law.book import Book
from blacklist_sim.law.diff import BEGAN, CHANGED, ENDED, RENUMBERED, Change, differences
from blacklist_sim.law.model import Figure, FigureValue, RuleVersion
from blacklist_sim.pages.law_lists import value_text
from blacklist_sim.pages.line import Line
from blacklist_sim.text import Text

KINDS = {
    BEGAN: Text("began", "新生效"), ENDED: Text("ended", "已失效"), CHANGED: Text("changed", "已变更"),
    RENUMBERED: Text("renumbered", "条号变更"),
}  # fmt: skip
NOTHING = Text("nothing changed", "没有变化")


class LawDiffPage:
    """What changed between two days; raises OutsideBook."""

    def __init__(self, book: Book, earlier: date, later: date) -> None:
        self.book, self.earlier, self.later = book, earlier, later
        self.found = list(differences(book, earlier, later))

    def lines(self) -> Iterator[Line]:
        """What began, what ended, what changed and what was renumbered, each thing as it was and as it is."""
        for kind, name in KINDS.items():
            chosen = [change for change in self.found if change.kind == kind]
            if chosen:
                yield Text(f"{name.en}: {len(chosen)}", f"{name.zh}：{len(chosen)}"), "head"
            for change in chosen:
                yield from ((line, "") for line in _change_lines(self.book, change))
        if not self.found:
            yield NOTHING, ""

    def data(self) -> dict[str, Any]:
        """The same as plain data."""
        changes = [_change_data(self.book, change) for change in self.found]
        return {"from": self.earlier, "to": self.later, "changes": changes}


def _change_lines(book: Book, change: Change) -> Iterator[Text]:
    subject = change.subject
    yield Text(f"  {subject.id}  {subject.name.en}", f"  {subject.id}  {subject.name.zh}")
    for word, item, where in (("-", change.before, change.cited_before), ("+", change.after, change.cited_after)):
        if item is not None and where is not None:
            says = _says(book, change, item)
            yield Text(f"    {word} {says.en} — {where.en}", f"    {word} {says.zh}——{where.zh}")


def _says(book: Book, change: Change, item: RuleVersion | FigureValue) -> Text:
    if isinstance(item, RuleVersion):
        return item.says
    assert isinstance(change.subject, Figure)
    return value_text(book, change.subject, item)


def _change_data(book: Book, change: Change) -> dict[str, Any]:
    def side(item: RuleVersion | FigureValue | None, where: Text | None) -> dict[str, Any] | None:
        if item is None or where is None:
            return None
        return {
            "from": item.start,
            "to": item.end,
            "says": _says(book, change, item)._asdict(),
            "citation": where._asdict(),
            "evidence": item.evidence,
        }

    what = "figure" if isinstance(change.subject, Figure) else "rule"
    return {
        "change": change.kind, what: change.subject.id, "name": change.subject.name._asdict(),
        "before": side(change.before, change.cited_before), "after": side(change.after, change.cited_after),
    }  # fmt: skip
