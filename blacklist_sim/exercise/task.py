"""A task as a student meets it: what may be seen by then, what is asked, the items."""

from collections.abc import Mapping
from dataclasses import dataclass

from blacklist_sim.exercise.items import Item
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline.document import TextForm

KINDS: Mapping[str, Text] = {
    "predict": Text("predict", "预测"),
    "gate": Text("gate", "购票口"),
    "decide": Text("decide", "裁断"),
    "spot": Text("spot", "找错"),
    "compute": Text("compute", "计算"),
    "plan": Text("plan", "谋划"),
    "order": Text("order", "排序"),
}
"""The kinds of task."""


def kind_name(kind: str) -> Text:
    """A kind of task in words; one that has none is called as it is written."""
    return KINDS.get(kind, Text(kind, kind))


@dataclass(frozen=True, slots=True)
class Task:
    """One task. `seen` is the number of events that may be seen before it is answered; what is later is hidden."""

    id: str
    kind: str
    ask: Text
    seen: int
    items: tuple[Item, ...]


def titled(own: TextForm | None, *made: Text) -> Text:
    """The text of a task: the author's own, then what is made for it."""
    parts = [*([Text(own.en, own.zh)] if own is not None else []), *made]
    parts = [part for part in parts if part != NO_TEXT]
    return Text(" ".join(part.en for part in parts), "".join(part.zh for part in parts))
