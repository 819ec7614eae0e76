"""The form of an act, made from its entry in the catalogue."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from blacklist_sim.case import Story
from blacklist_sim.pages.written import FACT
from blacklist_sim.text import Text
from blacklist_sim.workflow.wording import named
from tui.scene import Choice, Field, Form

if TYPE_CHECKING:
    from blacklist_sim.workflow.catalogue import ActKind
    from blacklist_sim.workflow.engine import Engine

KINDS = {
    "bool": ("yes_no", ""),
    "text": ("text", ""),
    "name": ("text", ""),
    "amount": ("amount", "1234.50"),
    "money": ("amount", "1234.50"),
    "date": ("day", "2019-06-03"),
    "count": ("number", "2"),
    "days": ("number", "30"),
    "months": ("number", "24"),
    "person": ("person", ""),
    "persons": ("persons", ""),
    "conduct": ("conduct", ""),
}
YES_NO = (("true", Text("yes", "是")), ("false", Text("no", "否")))
REASONS = Text("reasons", "理由")
COMMON = {
    "exception": Text("exception relied on", "所依据的例外"),
    "note": Text("note", "备注"),
}


def form(engine: "Engine", story: Story, choice: Choice) -> Form:
    """What an act carries: what it needs first, then what it may say, then facts that it may establish.

    A fact on which the act depends stands with what it says.
    """
    kind = engine.catalogue.acts[choice.act]
    fields = [*_doers(engine, story, kind), *_payload(engine, story, kind)]
    reasons = Field("reasons", REASONS, "text", choice.status == "discretion", group="common")
    fields.append(reasons)
    fields.sort(key=lambda field: not field.required)
    facts = list(_facts(engine, story, kind))
    wanted = [replace(field, group="payload") for field in facts if field.name.removeprefix(FACT) in choice.missing]
    fields += [*wanted, *(field for field in facts if field.name not in {one.name for one in wanted})]
    fields += [Field(name, label, "text", False, group="common") for name, label in COMMON.items()]
    fields.append(Field("known_on", Text("the court learns of it on", "法院知悉之日"), "day", False, (), "", "common"))
    return Form(choice, tuple(fields))


def _doers(engine: "Engine", story: Story, kind: "ActKind") -> Iterator[Field]:
    """Who does it, where several could."""
    people = _people(story)
    values: list[tuple[str, Text]] = []
    for role in kind.by:
        called = [pair for pair in people if _could_be(role)]
        values += called or [(role, engine.catalogue.role(role))]
    values = list(dict.fromkeys(values))
    if len(values) > 1:
        yield Field("by", Text("done by", "实施者"), "one", False, tuple(values), group="common")


def _could_be(role: str) -> bool:
    """Whether people of the story stand behind a role."""
    return role not in ("court", "higher_court", "agency")


def _people(story: Story) -> tuple[tuple[str, Text], ...]:
    return tuple((who, Text(party.name, party.name)) for who, party in story.people.items())


def _payload(engine: "Engine", story: Story, kind: "ActKind") -> Iterator[Field]:
    for field in kind.payload.values():
        label = field.label or named(engine, field.name)
        yield _field(engine, story, field.name, label, field.type, field.required, "payload")


def _facts(engine: "Engine", story: Story, kind: "ActKind") -> Iterator[Field]:
    for name in kind.may_establish:
        fact = engine.catalogue.facts[name]
        yield _field(engine, story, FACT + name, named(engine, name), fact.type, False, "facts")


def _field(
    engine: "Engine", story: Story, name: str, label: Text, kind: str, required: bool, group: str
) -> Field:  # fmt: skip
    words = engine.catalogue.types.get(kind)
    if words is not None:
        return Field(name, label, "several" if words.many else "one", required, tuple(words.values.items()), "", group)
    what, example = KINDS.get(kind, ("text", ""))
    values: tuple[tuple[str, Text], ...] = ()
    if what == "yes_no":
        values = YES_NO
    elif what in ("person", "persons"):
        values = _people(story)
    elif what == "conduct":
        values = tuple((one.id, one.name) for one in engine.book.conduct.values())
    return Field(name, label, what, required, values, example, group)
