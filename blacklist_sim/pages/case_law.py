"""Under which law a case was opened, and what is otherwise now."""

from collections.abc import Iterator, Mapping
from typing import Any

from blacklist_sim.pages.line import Line
from blacklist_sim.store import OpenCase
from blacklist_sim.store.check import changed_since
from blacklist_sim.store.derive import derived, law_key, law_pins
from blacklist_sim.store.records import opened
from blacklist_sim.text import Text

SHORT = 12


class CaseLaw:
    """The law pins of a case beside those of the program."""

    def __init__(self, case: OpenCase) -> None:
        first, law = opened(case.journal), case.store.law
        self.then, self.now, self.program = first["law"], law_pins(law), first["program"]
        self.changed: list[Text] = []
        if case.row.law != law_key(law):
            self.changed = changed_since(case.row, derived(law, case.story, case.state, case.journal))

    def lines(self) -> Iterator[Line]:
        """The pins, and what changed if they differ."""
        then, now = _said(self.then), _said(self.now)
        yield Text(f"law: opened under {then.en}", f"法律：开立时所据为{then.zh}"), ""
        if self.then == self.now:
            yield Text("  the same now", "  现仍相同"), ""
        else:
            yield Text(f"  now read under {now.en}", f"  现所据为{now.zh}"), "warn"
        for change in self.changed:
            yield Text(f"  changed: {change.en}", f"  变化：{change.zh}"), "warn"

    def data(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "opened_under": self.then,
            "now": self.now,
            "program": self.program,
            "same": self.then == self.now,
            "changed": [change._asdict() for change in self.changed],
        }


def _said(pins: Mapping[str, Any]) -> Text:
    book = f"{pins['book']} ({pins['digest'][:SHORT]})"
    calendar = ", ".join(f"{name} {version}" for name, version in sorted(pins["calendar"].items()) if version)
    return Text(f"book {book}; calendar {calendar}", f"法律数据 {book}；日历 {calendar}")
