"""A replay in words and as one document with stable keys."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from blacklist_sim import __version__
from blacklist_sim.text import Text
from blacklist_sim.timeline.expect import Check
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.saying import FINDINGS, brief, say
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.explain import consultation_data, explain_step
from blacklist_sim.workflow.state import Duty, Finding, Move
from blacklist_sim.workflow.step import ACT, DUE, KNOWLEDGE, LAPSE, LAW, Step
from blacklist_sim.workflow.wording import citation

T = TypeVar("T")

KINDS = {LAW: Text("the law changes", "法律变更"), KNOWLEDGE: Text("the court learns of it", "法院知悉")}


def document(replay: Replay) -> dict[str, Any]:
    """The whole replay: what it rests on, each step with its citations, each expectation, the state at the end."""
    engine = replay.engine
    return {
        "format": 1,
        "program": __version__,
        "law": {"book": engine.book.version, "digest": engine.book.digest, "calendar": dict(engine.calendar.pins)},
        "title": replay.story.title._asdict(),
        "mode": replay.state.mode,
        "policy": dict(sorted(replay.state.policy.items())),
        "ok": replay.ok,
        "stopped": step_data(replay, replay.stopped) if replay.stopped else None,
        "steps": [{"event": index, **step_data(replay, step)} for index, step in replay.steps],
        "expectations": [check_data(check) for check in replay.checks],
        "end": plain(observe.look(engine, replay.state)),
    }


def step_data(replay: Replay, step: Step) -> dict[str, Any]:
    """One step as plain data."""
    engine = replay.engine
    data: dict[str, Any] = plain(
        {
            "date": step.day,
            "kind": step.kind,
            "name": step.name,
            "case": step.case,
            "who": list(step.who),
            "outcome": step.outcome,
            "by": step.act.by if step.act else None,
            "accepted": step.accepted,
            "refused_by": list(step.refused_by),
            "impossible": step.impossible.text(engine.catalogue.tracks)._asdict() if step.impossible else None,
            "moves": [
                {"track": move.track, "key": list(move.key), "from": move.source, "to": move.dest}
                for move in step.moves
            ],
            "duties_opened": [observe.duty_item(duty) for duty in step.opened],
            "duties_done": [observe.duty_item(duty) for duty in step.discharged],
            "duties_moot": [observe.duty_item(duty) for duty in step.mooted],
            "duties_breached": [observe.duty_item(duty) for duty in step.breached],
            "periods_started": [observe.deadline_item(period) for period in step.started],
            "findings": [
                {**observe.finding_item(finding), "citation": _cited(replay, finding)} for finding in step.findings
            ],
            "rules": [consultation_data(engine, item, step.day) for item in step.consulted],
            "cited": [
                {"rule": version.rule.id, "citation": citation(engine, version, step.day)._asdict()}
                for version in step.cited
            ],
        }
    )
    return data


def check_data(check: Check) -> dict[str, Any]:
    """One expectation as plain data."""
    data: dict[str, Any] = plain(
        {
            "event": check.index,
            "key": check.key,
            "expected": check.expected,
            "found": check.found,
            "agrees": check.agrees,
            "answered": check.answered,
            "why": check.why._asdict() if check.why.en else None,
        }
    )
    return data


def plain(value: Any) -> Any:
    """JSON's own types only: dates and amounts become text, never floats."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (date, Decimal)):
        return str(value)
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)


def log_lines(replay: Replay, language: str, explain: bool = False) -> Iterator[str]:
    """The replay for a reader: date, act or lapse, moves, duties and findings, each with its citation."""
    yield replay.story.title.pick(language)
    steps = _by_event(replay.steps)
    checks = _by_event((check.index, check) for check in replay.checks)
    for index in sorted({*steps, *checks}):
        for step in steps.get(index, ()):
            yield from _step_lines(replay, step, language, explain)
        if index not in steps:
            yield str(replay.story.events[index].date)
        for check in checks.get(index, ()):
            yield from check_lines(replay, check, language)
    if replay.stopped is not None:
        yield Text(
            "the story stops here: the act was refused and nobody expected it",
            "故事止于此：该行为被拒绝，而脚本未预期其被拒绝",
        ).pick(language)


def _by_event(items: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    grouped: dict[int, list[T]] = {}
    for index, item in items:
        grouped.setdefault(index, []).append(item)
    return grouped


def _step_lines(replay: Replay, step: Step, language: str, explain: bool) -> Iterator[str]:
    engine = replay.engine
    yield f"{step.day}  {_headline(replay, step).pick(language)}"
    if step.kind == ACT and (explain or not step.accepted):
        for child in explain_step(engine, step, replay.story.people).children:
            if explain or child.mark in ("✗", "?", "◇"):
                yield from (f"            {line}" for line in child.lines(language))
    versions = [*step.cited, *(item.version for item in step.consulted if item.version is not None)]
    versions += [duty.version for duty in step.discharged if duty.version is not None]
    if versions and step.accepted and not explain:
        yield f"            § {engine.book.cited_together(versions, step.day).pick(language)}"
    for move in step.moves:
        if move.source != move.dest:
            yield f"            {_move(replay, move).pick(language)}"
    for duties, word in (
        (step.opened, Text("duty", "义务")),
        (step.discharged, Text("done", "已履行")),
        (step.mooted, Text("no longer due", "不再需要")),
    ):
        for duty in duties:
            yield f"            {_duty(replay, duty, word, step.day).pick(language)}"
    for finding in step.findings:
        yield f"            {_finding(replay, finding).pick(language)}"


def _headline(replay: Replay, step: Step) -> Text:
    catalogue = replay.engine.catalogue
    who = _people(replay, step.who)
    if step.kind == ACT:
        name = catalogue.acts[step.name].name
        refused = (
            Text("", "")
            if step.accepted
            else Text(
                " — REFUSED" if not step.impossible else " — IMPOSSIBLE",
                "——被拒绝" if not step.impossible else "——不可能",
            )
        )
        return Text(f"{name.en}{who.en}{refused.en}", f"{name.zh}{who.zh}{refused.zh}")
    if step.kind == LAPSE:
        name = catalogue.lapses[step.name].name
        return Text(f"period over: {name.en}{who.en}", f"期间届满：{name.zh}{who.zh}")
    if step.kind == DUE:
        name = replay.engine.book.duties[step.name].name
        return Text(f"last day passed: {name.en}{who.en}", f"期限已过：{name.zh}{who.zh}")
    return KINDS[step.kind]


def _people(replay: Replay, who: tuple[str, ...]) -> Text:
    if not who:
        return Text("", "")
    names = [replay.story.people[person].name if person in replay.story.people else person for person in who]
    return Text(f" ({', '.join(names)})", f"（{'、'.join(names)}）")


def _move(replay: Replay, move: Move) -> Text:
    track = replay.engine.catalogue.tracks[move.track]
    source, dest = track.states[move.source], track.states[move.dest]
    who = (
        _people(replay, (str(move.key[-1] if move.track == "consumption" else move.key[1]),))
        if move.track in ("consumption", "exit_ban")
        else Text("", "")
    )
    return Text(
        f"{track.name.en}{who.en}: {source.en} → {dest.en}", f"{track.name.zh}{who.zh}：{source.zh} → {dest.zh}"
    )


def _duty(replay: Replay, duty: Duty, word: Text, day: date) -> Text:
    who = replay.engine.catalogue.role(duty.who)
    until, until_zh = "", ""
    if word.en == "duty":
        until, until_zh = (f", by {duty.due}", f"，至 {duty.due}") if duty.due else (", no period fixed", "，未定期限")
        if duty.deadline and duty.deadline.projected:
            until, until_zh = until + " (projected)", until_zh + "（推算）"
    late, late_zh = (" (late)", "（逾期）") if duty.outcome == "late" else ("", "")
    cited = citation(replay.engine, duty.version, day) if duty.version and word.en == "duty" else None
    where, where_zh = (f" — {cited.en}", f"——{cited.zh}") if cited else ("", "")
    return Text(
        f"{word.en}: {duty.rule.name.en} [{who.en}]{until}{late}{where}",
        f"{word.zh}：{duty.rule.name.zh}〔{who.zh}〕{until_zh}{late_zh}{where_zh}",
    )


def _finding(replay: Replay, finding: Finding) -> Text:
    cited, kind = _cited(replay, finding), FINDINGS[finding.kind]
    name = replay.engine.book.rules[finding.rule].name
    where, where_zh = (f" — {cited['en']}", f"——{cited['zh']}") if cited else ("", "")
    return Text(f"! finding: {name.en}: {kind.en}{where}", f"！发现：{name.zh}：{kind.zh}{where_zh}")


def _cited(replay: Replay, finding: Finding) -> dict[str, str] | None:
    return citation(replay.engine, finding.version, finding.day)._asdict() if finding.version else None


def check_lines(replay: Replay, check: Check, language: str) -> Iterator[str]:
    """One expectation: met, not answered, or expected, found and why."""
    for depth, line in _checked(replay, check):
        yield f"{' ' * (12 + depth)}{line.pick(language)}"


def _checked(replay: Replay, check: Check) -> Iterator[tuple[int, Text]]:
    if not check.answered:
        yield 0, Text(f"not answered yet: {check.key}: {check.why.en}", f"尚不能回答：{check.key}：{check.why.zh}")
        return
    if check.agrees:
        yield 0, Text(f"as expected: {check.key}", f"符合预期：{check.key}")
        return
    there = [brief(item) for item in check.found] if isinstance(check.found, list) else check.found
    expected, found = (say(replay.engine, replay.story, check.key, value) for value in (check.expected, there))
    yield 0, Text(f"NOT AS EXPECTED: {check.key}", f"与预期不符：{check.key}")
    yield 2, Text(f"expected: {expected.en}", f"预期：{expected.zh}")
    yield 2, Text(f"found:    {found.en}", f"实际：{found.zh}")
    heads = Text("why:      ", "原因：")
    for en, zh in zip(check.why.en.splitlines(), check.why.zh.splitlines(), strict=True):
        yield 2, Text(f"{heads.en}{en}", f"{heads.zh}{zh}")
        heads = Text(" " * len(heads.en), "　　　")
