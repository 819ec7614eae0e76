"""What does a duty, where law and case leave one thing to be done: an act, or why it is for somebody to choose."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.case import Act
from blacklist_sim.text import Text
from blacklist_sim.workflow.answers import FAILS
from blacklist_sim.workflow.attempt import Attempt, attempt
from blacklist_sim.workflow.catalogue import UNIT_TRACKS, ActKind
from blacklist_sim.workflow.questions import DEPENDS, DISCRETION, OPEN, REFUSED, Option, standing
from blacklist_sim.workflow.state import Duty, State
from blacklist_sim.workflow.units import liable
from blacklist_sim.workflow.wording import listed, value_text

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


class Way(NamedTuple):
    """The one act that does a duty today, or `why` it takes somebody who chooses; neither where none may be done."""

    act: Act | None = None
    why: Text | None = None


def way(engine: "Engine", state: State, duty: Duty, by: str) -> Way:
    """How `by` does an open duty on the day reached; changes nothing.

    Its acts are tried in the order in which the book names them. One that hangs on reasons, or on what neither duty nor
    case tell, is decided by nobody, and so are two that the law allows alike.
    """
    found: list[Act] = []
    for name in duty.rule.done_by:
        kind = engine.catalogue.acts[name]
        plain, hanging = _sorted(engine, state, duty, _tries(engine, state, duty, kind, by))
        if hanging is not None and not plain and not found:
            return Way(why=hanging)
        found += plain
    if len(found) > 1:
        return Way(why=_choice(engine, found))
    return Way(found[0] if found else None)


def _sorted(engine: "Engine", state: State, duty: Duty, tries: Iterable[Attempt]) -> tuple[list[Act], Text | None]:
    """Those of the tries that the law allows as they are and that do the duty; and on what the first other hangs."""
    plain: list[Act] = []
    hanging: Text | None = None
    for tried in tries:
        why = _hangs_on(engine, tried)
        if why is None and standing(tried) == OPEN and _does(engine, state, duty, tried.act):
            plain.append(tried.act)
        hanging = hanging or why
    return plain, hanging


def _tries(engine: "Engine", state: State, duty: Duty, kind: ActKind, by: str) -> Iterator[Attempt]:
    """The act in all its variants, what was asked for first, aimed at all whom the duty concerns or at the one."""
    variants = sorted(engine.catalogue.variants[kind.id], key=lambda said: not _asked_for(engine, state, duty, said))
    after = len(state.story.events) + len(state.journal)
    entry = _entry(state, duty, kind)
    tries: list[Attempt] = []
    for who in _aims(state, duty, kind):
        acts = [
            Act(state.day, kind.id, by, who, case=duty.case, entry=entry, payload=payload, index=after)
            for payload in variants
        ]
        tries = [attempt(engine, state, act)._replace(act=act) for act in acts]
        if any(standing(tried) == OPEN for tried in tries):
            break
    yield from tries


def _asked_for(engine: "Engine", state: State, duty: Duty, payload: Mapping[str, Any]) -> bool:
    """Whether an act that calls for the duty said what the payload says; the words of a list each count."""
    return any(
        value == said or (isinstance(said, tuple) and isinstance(value, tuple) and set(value) <= set(said))
        for act in state.journal
        if act.case == duty.case
        and any(duty.rule.id in outcome.opens for outcome in engine.catalogue.acts[act.name].outcomes.values())
        for field, value in payload.items()
        if (said := act.payload.get(field)) is not None
    )


def _aims(state: State, duty: Duty, kind: ActKind) -> list[tuple[str, ...]]:
    """At whom the act can be aimed."""
    about, record = duty.about, state.story.cases[duty.case]
    if kind.about == "case" or about is None:
        return [()]
    if about in record.applicants and UNIT_TRACKS[kind.about] != "review":
        return [()]  # the remedy of an applicant is against what was done to a debtor
    if kind.about != "debtors":
        return [(about,)]
    concerned = [other.about for other in state.duties.values() if (other.rule, other.case) == (duty.rule, duty.case)]
    everybody = tuple(name for name in liable(state, duty.case) if name in concerned)
    return [everybody, (about,)] if len(everybody) > 1 and about in everybody else [(about,)]


def _entry(state: State, duty: Duty, kind: ActKind) -> int | None:
    """The serial number of the duty's unit, where the person has several of them and the act is aimed at such units."""
    track = UNIT_TRACKS[duty.rule.about]
    if track is None or track != UNIT_TRACKS[kind.about] or len(duty.key) < 3:
        return None
    serials = {key[2] for key in state.positions[track] if key[:2] == duty.key[:2]}
    return duty.key[2] if len(serials) > 1 else None


def _does(engine: "Engine", state: State, duty: Duty, act: Act) -> bool:
    """Whether the act is seen, on a fork, to end the duty as done."""
    fork = state.fork()
    step = engine.act(fork, act)
    place = (duty.rule.id, duty.key)
    done = any((ended.rule.id, ended.key) == place for ended in step.discharged)
    return step.accepted and done and place not in fork.duties


def _hangs_on(engine: "Engine", tried: Attempt) -> Text | None:
    """What has to be found, said or weighed before the act can be judged; None where nothing is left open."""
    status, kind = standing(tried), tried.kind
    why: Text | None = None
    if status in (DEPENDS, DISCRETION):
        why = Option(kind, tried.aim.case, None, status, tried).reason(engine)
    elif status == REFUSED and (unproven := _unproven(tried)):
        what = listed(engine, unproven)
        why = Text(f"not shown so far: {what.en}", f"尚未证明：{what.zh}")
    elif status == OPEN and (open_fields := kind.required - tried.act.payload.keys()):
        what = listed(engine, sorted(open_fields))
        why = Text(f"the case does not tell {what.en}", f"案情未给出{what.zh}")
    return Text(f"{kind.name.en}: {why.en}", f"{kind.name.zh}：{why.zh}") if why is not None else None


def _unproven(tried: Attempt) -> list[str]:
    """What is missing for an act that fails for want of proof only; nothing where it fails otherwise."""
    failing = [item.missing for item in tried.consulted if item.status == FAILS and not item.lawful]
    return [name for missing in failing for name in missing] if all(failing) else []


def _choice(engine: "Engine", acts: list[Act]) -> Text:
    said = [_said(engine, act) for act in acts]
    return Text(
        f"the law allows more than one: {'; '.join(text.en for text in said)}",
        f"法律允许的不止一种：{'；'.join(text.zh for text in said)}",
    )


def _said(engine: "Engine", act: Act) -> Text:
    kind = engine.catalogue.acts[act.name]
    values = [_value(engine, kind, act.payload, name) for name in kind.payload if name in act.payload]
    if not values:
        return kind.name
    return Text(
        f"{kind.name.en} ({', '.join(text.en for text in values)})",
        f"{kind.name.zh}（{'、'.join(text.zh for text in values)}）",
    )


def _value(engine: "Engine", kind: ActKind, payload: Mapping[str, Any], field: str) -> Text:
    value = payload[field]
    enum, label = engine.catalogue.types.get(kind.payload[field].type), kind.payload[field].label
    if enum is not None:
        chosen = [enum.values[word] for word in (value if enum.many else (value,))]
        return Text(", ".join(text.en for text in chosen), "、".join(text.zh for text in chosen))
    said, name = value_text(engine, value), label or listed(engine, (field,))
    return Text(f"{name.en}: {said.en}", f"{name.zh}：{said.zh}")
