"""Expected and found values in words, with the ids by which a script calls them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from blacklist_sim.case import Story
from blacklist_sim.gate.names import DECISION_NAMES
from blacklist_sim.text import Text
from blacklist_sim.timeline.matching import PARTS
from blacklist_sim.timeline.owed_words import sums_text
from blacklist_sim.timeline.stages import STAGES
from blacklist_sim.timeline.tried_words import KEYS as TRIED
from blacklist_sim.timeline.tried_words import WORDS
from blacklist_sim.workflow.wording import named

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

NONE = Text("none", "无")
YES_NO = {
    "in_debt": (Text("in debt", "负有未履行债务"), Text("not in debt", "不负有未履行债务")),
    "listed": (Text("listed", "在失信名单中"), Text("not listed", "不在失信名单中")),
    "restricted": (
        Text("restricted in consumption", "被限制消费"),
        Text("not restricted in consumption", "未被限制消费"),
    ),
    "exit_banned": (
        Text("banned from leaving the country", "被限制出境"),
        Text("free to leave the country", "未被限制出境"),
    ),
    "impossible": (Text("an impossible act", "不可能的行为"), Text("a possible act", "可能的行为")),
    "": (Text("yes", "是"), Text("no", "否")),
}
FINDINGS = {
    "fails": Text("against the rule", "违反规则"),
    "unknown": Text("not known to be lawful", "合法性不明"),
    "no_reasons": Text("discretion used without reasons", "裁量未说明理由"),
    "overdue": Text("not done in time", "逾期未为"),
}
OUTCOMES = {
    "open": Text("open", "进行中"),
    "done": Text("done", "已履行"),
    "late": Text("late", "逾期"),
    "moot": Text("no longer due", "不再需要"),
    "breached": Text("not done in time", "逾期未为"),
}
FIELDS = {
    "duty": Text("duty", "义务"),
    "what": Text("what", "事项"),
    "rule": Text("rule", "规则"),
    "kind": Text("kind", "类别"),
    "status": Text("status", "状态"),
    "who": Text("owed by", "义务人"),
    "about": Text("about", "涉及"),
    "case": Text("case", "案件"),
    "date": Text("day", "日期"),
    "opened": Text("opened", "产生于"),
    "since": Text("counted from", "起算"),
    "by": Text("last day", "末日"),
    "last": Text("last day", "末日"),
    "projected": Text("projected", "推算"),
    "paused": Text("paused", "中止"),
    "missing": Text("missing facts", "缺少的事实"),
}
NAMES = ("duty", "what", "rule")


def say(engine: "Engine", story: Story, key: str, value: Any) -> Text:
    """The value of one expectation, or what was found for it, in both languages."""
    if value is None:
        return Text("nothing", "无")
    if key in engine.catalogue.tracks:
        return _called(engine.catalogue.tracks[key].states.get(value), value)
    if isinstance(value, bool):
        return YES_NO.get(key, YES_NO[""])[not value]
    if key == "stage":
        return _called(STAGES.get(value), value)
    if key == "owed":
        return sums_text(value)
    if key in TRIED and isinstance(value, Mapping):
        return _of_each(engine, story, key, value)
    if key in WORDS:
        return _called(DECISION_NAMES.get(value), value)
    if isinstance(value, Mapping) and any(part in value for part in PARTS):
        return _parts(engine, story, key, value)
    if isinstance(value, list | tuple):
        return _joined((item_text(engine, story, key, item) for item in value), "; ", "；") or NONE
    return item_text(engine, story, key, value)


def _of_each(engine: "Engine", story: Story, key: str, values: Mapping[str, Any]) -> Text:
    """What was found for each person, where it is not the same."""
    told = ((person_text(story, person), say(engine, story, key, value)) for person, value in values.items())
    return _joined((Text(f"{who.en}: {said.en}", f"{who.zh}：{said.zh}") for who, said in told), "; ", "；") or NONE


def brief(item: Any) -> Any:
    """A found item without what its explanation says again: the rule of a duty, the day it was opened."""
    if not isinstance(item, Mapping) or "duty" not in item:
        return item
    return {key: value for key, value in item.items() if key not in ("rule", "opened") and value != "open"}


def item_text(engine: "Engine", story: Story, key: str, item: Any) -> Text:
    """One item of a list: a name, or a field after the other."""
    if isinstance(item, Mapping):
        known = {**dict.fromkeys(FIELDS), **item}
        told = [field_text(engine, story, field, value) for field, value in known.items() if _tells(value)]
        return _joined(told, ", ", "，") or Text("anything", "任何一项")
    if key == "unknown":
        return _called(named(engine, item), item)
    return name_text(engine, str(item))


def field_text(engine: "Engine", story: Story, field: str, value: Any) -> Text:
    """One field of an item with its label."""
    label, said = FIELDS[field], _field(engine, story, field, value)
    return Text(f"{label.en}: {said.en}", f"{label.zh}：{said.zh}")


def name_text(engine: "Engine", name: str) -> Text:
    """A rule, duty, act or period by its name, with its id."""
    book, acts = engine.book, engine.catalogue
    for kinds in (book.duties, book.rules, acts.acts, acts.lapses):
        if name in kinds:
            return _called(kinds[name].name, name)
    return Text(name, name)


def person_text(story: Story, name: str) -> Text:
    """A person by name and id."""
    party = story.people.get(name)
    return Text(name, name) if party is None else _called(Text(party.name, party.name), name)


def _field(engine: "Engine", story: Story, field: str, value: Any) -> Text:
    if field in NAMES:
        names = (value,) if isinstance(value, str) else value
        return _joined((name_text(engine, name) for name in names), " / ", "／") or NONE
    if field == "missing":
        return _joined((_called(named(engine, name), name) for name in value), " / ", "／") or NONE
    if field in ("who", "about"):
        role = engine.catalogue.roles.get(value)
        return _called(role, value) if role and value not in story.people else person_text(story, value)
    if isinstance(value, bool):
        return YES_NO[""][not value]
    known = {"kind": FINDINGS, "status": OUTCOMES}.get(field, {})
    return _called(known.get(value), value)


def _parts(engine: "Engine", story: Story, key: str, value: Mapping[str, Any]) -> Text:
    said = []
    if "includes" in value:
        inside = say(engine, story, key, value["includes"])
        said.append(Text(f"among others {inside.en}", f"其中包括 {inside.zh}"))
    if "excludes" in value:
        outside = say(engine, story, key, value["excludes"])
        said.append(Text(f"without {outside.en}", f"不含 {outside.zh}"))
    return _joined(said, ", ", "，") or NONE


def _tells(value: Any) -> bool:
    return value is not None and value is not False and value != []


def _called(name: Text | None, id_: Any) -> Text:
    word = str(id_)
    if name is None:
        return Text(word, word)
    return Text(*(said if said == word else f"{said} [{word}]" for said in name))


def _joined(parts: Iterable[Text], en: str, zh: str) -> Text | None:
    found = list(parts)
    return Text(en.join(part.en for part in found), zh.join(part.zh for part in found)) if found else None
