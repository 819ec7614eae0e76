"""An act as a user writes it, field by field, on the command line or in a form."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from blacklist_sim.case import Act, Story
from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.text import Text
from blacklist_sim.timeline.check import References
from blacklist_sim.timeline.problems import Flaw, from_form, unknown
from blacklist_sim.timeline.vocabulary import Vocabulary, vocabulary
from blacklist_sim.workflow.catalogue import Catalogue, Field

LISTS = ("persons",)
CONDUCT_FORM = "KIND:FIELD=VALUE,…"
FACT = "facts."
COMMON = ("by", "who", "to", "case", "entry", "known_on", "reasons", "exception", "note")


def written(
    story: Story,
    name: str,
    day: date,
    pairs: Iterable[tuple[str, str]],
    who: tuple[str, ...],
    case: str | None,
    like: Act | None,
) -> Act:
    """The act that the words of a command line mean, `like` filling what they leave out; raises BadInput."""
    words = vocabulary()
    if name not in words.catalogue.acts:
        raise _refused(name, [unknown(("act",), "unknown_act", Text("act", "行为"), name, words.catalogue.acts)])
    raw = _raw(words, name, day, pairs) | {key: value for key, value in (("who", list(who)), ("case", case)) if value}
    raw = _with_samples(raw, like)
    if missing := [
        field for field in words.catalogue.acts[name].payload.values() if field.required and field.name not in raw
    ]:
        raise BadInput(_wanted(words.catalogue, name, field) for field in missing)
    try:
        typed: dict[str, Any] = words.forms.validator(("act", name)).validate_python(raw)
    except ValidationError as error:
        raise _refused(name, from_form(error, (), lambda: words.forms.json_schema(("act", name)))) from None
    act = _act(typed, words.catalogue.acts[name].payload, like)
    act, flaws = References(words, story.people, story.cases, story.people).event(act, ())  # type: ignore[assignment]
    if flaws:
        raise _refused(name, (_on_command_line(flaw, story, act.case) for flaw in flaws))
    return act


def _on_command_line(flaw: Flaw, story: Story, case: str | None) -> Flaw:
    """A question that a script answers by a key is answered here by an option."""
    if flaw.code == "which_case":
        found = ", ".join(f"--case {name}" for name in story.cases)
        return flaw._replace(en=f"there are several cases; say one of: {found}", zh=f"有多个案件，请指明其一：{found}")
    if flaw.code == "which_debtor":
        files = [story.cases[case]] if case else list(story.cases.values())
        found = ", ".join(dict.fromkeys(f"--who {name}" for file in files for name in file.debtor_ids))
        return flaw._replace(
            en=f"there are several debtors; say one of: {found}", zh=f"有多名被执行人，请指明：{found}"
        )
    return flaw


def _wanted(catalogue: Catalogue, name: str, field: Field) -> InputProblem:
    """What to write for a field without which the act says nothing."""
    kind = catalogue.types.get(field.type)
    if field.type == "conduct":
        form, kinds = f"{field.name}={CONDUCT_FORM}", vocabulary().book.conduct.values()
        en = "".join(f"\n  {field.name}={kind.id}  {kind.name.en}" for kind in kinds)
        zh = "".join(f"\n  {field.name}={kind.id}  {kind.name.zh}" for kind in kinds)
        return InputProblem("missing", f"{name} needs {form}, one of:{en}", f"{name} 须写明 {form}，下列之一：{zh}")
    if kind is None:
        form = f"{field.name}={field.type.upper()}"
        return InputProblem("missing", f"{name} needs {form}", f"{name} 须写明 {form}")
    values = [(value, text) for value, text in kind.values.items()]
    en = "".join(f"\n  {field.name}={value}  {text.en}" for value, text in values)
    zh = "".join(f"\n  {field.name}={value}  {text.zh}" for value, text in values)
    many = (
        ("one or more of these, with commas", "下列一项或数项（以逗号分隔）")
        if kind.many
        else ("one of these", "下列之一")
    )
    return InputProblem("missing", f"{name} needs {many[0]}:{en}", f"{name} 须写明{many[1]}：{zh}")


def _raw(words: Vocabulary, name: str, day: date, pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    kind, raw = words.catalogue.acts[name], {"date": str(day), "act": name}
    facts: dict[str, Any] = {}
    for key, value in pairs:
        if key.startswith(FACT):
            fact = words.catalogue.facts.get(key.removeprefix(FACT))
            facts[key.removeprefix(FACT)] = _value(words, fact.type if fact else "", value)
        else:
            field = kind.payload.get(key)
            raw[key] = _value(words, field.type if field else "", value)
    return raw | ({"facts": facts} if facts else {})


def _value(words: Vocabulary, kind: str, value: str) -> Any:
    """A list where several values may stand; a mapping for a conduct."""
    if kind == "conduct":
        name, _, fields = value.partition(":")
        return {name: {key: said for key, _, said in (part.partition("=") for part in fields.split(",") if part)}}
    many = words.catalogue.types[kind].many if kind in words.catalogue.types else kind in LISTS
    return value.split(",") if many else value


def _with_samples(raw: dict[str, Any], like: Act | None) -> dict[str, Any]:
    """Required fields that the script fills are no mistake; their place is held by the script's own values."""
    if like is None:
        return raw
    return {key: _plain(value) for key, value in like.payload.items()} | raw


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value if isinstance(value, bool) else str(value)


def _act(typed: dict[str, Any], fields: Iterable[str], like: Act | None) -> Act:
    payload = {key: typed[key] for key in fields if key in typed}
    act = like or Act(typed["date"], typed["act"])
    return act._replace(
        **{key: typed[key] for key in COMMON if key in typed},
        facts={**act.facts, **typed.get("facts", {})},
        payload=payload,
        expect=None,
    )


def _refused(name: str, flaws: Iterable[Flaw]) -> BadInput:
    problems = []
    for flaw in flaws:
        place = " ".join((name, *(str(part) for part in flaw.path if part not in ("act", "events"))))
        problems.append(
            InputProblem(
                flaw.code, flaw.en, flaw.zh, place, found=flaw.found, expected=flaw.expected, nearest=flaw.nearest
            )
        )
    return BadInput(problems)
