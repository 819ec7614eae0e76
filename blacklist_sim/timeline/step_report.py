"""What a step of a replay brought, in words."""

from collections.abc import Iterator
from datetime import date

from blacklist_sim.text import Text
from blacklist_sim.timeline.record import cited
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.saying import FINDINGS
from blacklist_sim.workflow.explain import explain_step
from blacklist_sim.workflow.state import Duty, Finding, Move
from blacklist_sim.workflow.step import ACT, DUE, KNOWLEDGE, LAPSE, LAW, Step
from blacklist_sim.workflow.wording import citation

BINDING = ("consumption", "exit_ban")
KINDS = {LAW: Text("the law changes", "法律变更"), KNOWLEDGE: Text("the court learns of it", "法院知悉")}


def step_lines(replay: Replay, step: Step, language: str, explain: bool) -> Iterator[str]:
    """What happened on its day, and below it the rules, moves, duties and findings."""
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
            yield f"            {duty_text(replay, duty, word, step.day).pick(language)}"
    for finding in step.findings:
        yield f"            {finding_text(replay, finding).pick(language)}"


def _headline(replay: Replay, step: Step) -> Text:
    catalogue = replay.engine.catalogue
    doer = step.act.by if step.act else None
    who = people_text(replay, tuple(person for person in step.who if person != doer))
    if step.case is not None and len(replay.story.cases) > 1:
        who = Text(f"{who.en} [{step.case}]", f"{who.zh}〔{step.case}〕")
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
        by = _doer(replay, doer)
        return Text(f"{by.en}{name.en}{who.en}{refused.en}", f"{by.zh}{name.zh}{who.zh}{refused.zh}")
    if step.kind == LAPSE:
        name = catalogue.lapses[step.name].name
        return Text(f"period over: {name.en}{who.en}", f"期间届满：{name.zh}{who.zh}")
    if step.kind == DUE:
        name = replay.engine.book.duties[step.name].name
        return Text(f"last day passed: {name.en}{who.en}", f"期限已过：{name.zh}{who.zh}")
    return KINDS[step.kind]


def _doer(replay: Replay, by: str | None) -> Text:
    if by is None:
        return Text("", "")
    party = replay.story.people.get(by)
    name = Text(party.name, party.name) if party is not None else replay.engine.catalogue.role(by)
    return Text(f"{name.en}: ", f"{name.zh}：")


def people_text(replay: Replay, who: tuple[str, ...]) -> Text:
    """Whom it is about, in brackets; nothing where it is about nobody."""
    if not who:
        return Text("", "")
    names = [replay.story.people[person].name if person in replay.story.people else person for person in who]
    return Text(f" ({', '.join(names)})", f"（{'、'.join(names)}）")


def _move(replay: Replay, move: Move) -> Text:
    track = replay.engine.catalogue.tracks[move.track]
    source, dest = track.states[move.source], track.states[move.dest]
    who = Text("", "")
    if move.track in BINDING or (len(move.key) > 1 and _several(replay)):
        who = people_text(replay, (str(move.key[-1] if move.track == "consumption" else move.key[1]),))
    return Text(
        f"{track.name.en}{who.en}: {source.en} → {dest.en}", f"{track.name.zh}{who.zh}：{source.zh} → {dest.zh}"
    )


def _several(replay: Replay) -> bool:
    """Whether more than one person is a debtor, so that a line has to say whom it is about."""
    return len({who for case in replay.story.cases.values() for who in case.debtor_ids}) > 1


def duty_text(replay: Replay, duty: Duty, word: Text, day: date) -> Text:
    """A duty after the `word` that says what became of it: whose, and by when where it still runs."""
    who = replay.engine.catalogue.role(duty.who)
    about = people_text(replay, (duty.about,)) if duty.about is not None and _several(replay) else Text("", "")
    until, until_zh = "", ""
    if running := word.en in ("duty", "still owed"):
        until, until_zh = (f", by {duty.due}", f"，至 {duty.due}") if duty.due else (", no period fixed", "，未定期限")
        if duty.deadline and duty.deadline.projected:
            until, until_zh = until + " (projected)", until_zh + "（推算）"
    late, late_zh = (" (late)", "（逾期）") if duty.outcome == "late" else ("", "")
    cited = citation(replay.engine, duty.version, day) if duty.version and running else None
    where, where_zh = (f" — {cited.en}", f"——{cited.zh}") if cited else ("", "")
    return Text(
        f"{word.en}: {duty.rule.name.en}{about.en} [{who.en}]{until}{late}{where}",
        f"{word.zh}：{duty.rule.name.zh}{about.zh}〔{who.zh}〕{until_zh}{late_zh}{where_zh}",
    )


def finding_text(replay: Replay, finding: Finding) -> Text:
    """A departure from a rule, with its citation."""
    at, kind = cited(replay, finding), FINDINGS[finding.kind]
    name = replay.engine.book.rules[finding.rule].name
    where, where_zh = (f" — {at['en']}", f"——{at['zh']}") if at else ("", "")
    return Text(f"! finding: {name.en}: {kind.en}{where}", f"！发现：{name.zh}：{kind.zh}{where_zh}")
