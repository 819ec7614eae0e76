"""Events of a story in words, as a student reads them: the day, who does what to whom, and what it says."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from blacklist_sim.case import Act, Event, Question, Wait
from blacklist_sim.exercise.setting import Setting
from blacklist_sim.gate.wording import conduct_text
from blacklist_sim.text import Text
from blacklist_sim.timeline.doers import only_doer
from blacklist_sim.workflow.asking import conduct_meant
from blacklist_sim.workflow.wording import named, value_text

IN_FULL = Text("in full", "全部")
TO, ENTRY = Text("to", "受送达人"), Text("entry", "信息")
REASONS, EXCEPTION, NOTE = Text("reasons", "理由"), Text("exception", "例外"), Text("note", "注")


def told(setting: Setting, event: Event) -> Text:
    """An event in one line, with its day."""
    said = act_told(setting, event) if isinstance(event, Act) else _other(setting, event)
    return Text(f"{event.date}  {said.en}", f"{event.date}  {said.zh}")


def act_told(setting: Setting, act: Act) -> Text:
    """Who does what to whom, and what it says; without the day."""
    catalogue, story = setting.engine.catalogue, setting.story
    kind = catalogue.acts[act.name]
    case = story.cases.get(act.case or next(iter(story.cases), ""))
    doer = act.by or (only_doer(kind, case, act.who) if case is not None else None)
    by = by_zh = ""
    if doer is not None:
        name = setting.who(doer) if doer in story.people else catalogue.role(doer)
        by, by_zh = f"{name.en}: ", f"{name.zh}："
    about = setting.names(person for person in act.who if person != doer)
    of, of_zh = (f" ({about.en})", f"（{about.zh}）") if about.en else ("", "")
    if act.case is not None and len(story.cases) > 1:
        number = setting.case_called(act.case)
        of, of_zh = f"{of} [{number}]", f"{of_zh}［{number}］"
    more = list(_more(setting, act))
    says = "".join(f"; {text.en}" for text in more), "".join(f"；{text.zh}" for text in more)
    return Text(f"{by}{kind.name.en}{of}{says[0]}", f"{by_zh}{kind.name.zh}{of_zh}{says[1]}")


def _more(setting: Setting, act: Act) -> Iterator[Text]:
    kind = setting.engine.catalogue.acts[act.name]
    for field, value in act.payload.items():
        label = kind.payload[field].label or named(setting.engine, field)
        said = _value(setting, act, field, value)
        yield Text(f"{label.en}: {said.en}", f"{label.zh}：{said.zh}")
    for fact, value in act.facts.items():
        name, said = named(setting.engine, fact), value_text(setting.engine, value)
        yield Text(f"found: {name.en}: {said.en}", f"查明：{name.zh}：{said.zh}")
    if act.to:
        to = setting.names(act.to)
        yield Text(f"{TO.en}: {to.en}", f"{TO.zh}：{to.zh}")
    if act.entry is not None:
        yield Text(f"{ENTRY.en}: {act.entry}", f"{ENTRY.zh}：{act.entry}")
    for name, text in ((REASONS, act.reasons), (EXCEPTION, act.exception), (NOTE, act.note)):
        if text:
            yield Text(f"{name.en}: {text}", f"{name.zh}：{text}")


def _value(setting: Setting, act: Act, field: str, value: Any) -> Text:
    engine = setting.engine
    if value == "in_full":
        return IN_FULL
    if field == "conduct" and isinstance(value, Mapping):
        return conduct_text(engine.book, conduct_meant(engine.book, act.payload))
    if isinstance(value, Decimal):
        return Text(f"{value:,}", f"{value:,}")
    enum = engine.catalogue.types.get(engine.catalogue.acts[act.name].payload[field].type)
    if enum is not None:
        chosen = [enum.values[word] for word in (value if enum.many else (value,))]
        return Text(", ".join(text.en for text in chosen), "、".join(text.zh for text in chosen))
    people = [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else []
    if people and all(one in setting.story.people for one in people):
        return setting.names(people)
    return value_text(engine, value)


def _other(setting: Setting, event: Wait | Question) -> Text:
    if isinstance(event, Question):
        return Text("a question is asked", "提出一个问题")
    note, zh = (f": {event.note}", f"：{event.note}") if event.note else ("", "")
    return Text(f"time passes{note}", f"时间经过{zh}")
