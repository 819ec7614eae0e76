"""A replay in words: date, act or lapse, what it brought, each with its citation."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from blacklist_sim.law.book import Book
from blacklist_sim.text import Text
from blacklist_sim.timeline.answers import Asked
from blacklist_sim.timeline.expect import Check
from blacklist_sim.timeline.record import cited
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.saying import FINDINGS, YES_NO, brief, say
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.explain import explain_step
from blacklist_sim.workflow.state import Duty, Finding, Move
from blacklist_sim.workflow.step import ACT, DUE, KNOWLEDGE, LAPSE, LAW, Step
from blacklist_sim.workflow.wording import citation

T = TypeVar("T")

MODES = {
    "strict": Text("strict (unlawful acts are refused)", "严格（拒绝违法行为）"),
    "audit": Text("audit (unlawful acts are kept, with findings)", "审计（保留违法行为并记录）"),
}
QUESTIONS = {
    "owed": Text("question: what is owed", "提问：所欠金额"),
    "try": Text("question: may it be done", "提问：可否为之"),
}
STOPS = Text(
    "the story stops here: the act was refused and nobody expected it",
    "故事止于此：该行为被拒绝，而脚本未预期其被拒绝",
)
BINDING = ("consumption", "exit_ban")
KINDS = {LAW: Text("the law changes", "法律变更"), KNOWLEDGE: Text("the court learns of it", "法院知悉")}


def log_lines(replay: Replay, language: str, explain: bool = False) -> Iterator[str]:
    """The replay for a reader: what it is about, then day by day what happened."""
    yield from (line.pick(language) for line in opening_lines(replay))
    yield from day_lines(replay, language, explain)
    yield from (line.pick(language) for line in closing_lines(replay))


def opening_lines(replay: Replay) -> Iterator[Text]:
    """The title, who is who, and by which mode and policy it was replayed."""
    story, state = replay.story, replay.state
    yield story.title
    people = [f"{party.name} [{key}]" for key, party in story.people.items()]
    yield Text(f"people: {', '.join(people)}", f"人物：{'、'.join(people)}")
    mode = MODES[state.mode]
    chosen = [f"{key}={option}" for key, option in sorted(state.policy.items())]
    policy = Text(f"; policy: {', '.join(chosen)}", f"；政策：{'、'.join(chosen)}") if chosen else Text("", "")
    yield Text(f"mode: {mode.en}{policy.en}", f"模式：{mode.zh}{policy.zh}")
    yield from law_lines(replay.engine.book)


def law_lines(book: Book) -> Iterator[Text]:
    """That the law of one day was applied throughout, if it was."""
    if book.held_on is not None:
        day = day_held(book)
        yield Text(
            f"law: that of {day.en}, applied on every date; a comparison, not what any court did",
            f"法律：各日期一律适用 {day.zh} 的法律；仅供比较，并非任何法院所为",
        )


def day_held(book: Book) -> Text:
    """The day whose law was applied throughout; of a day to come, up to when the book knows the law."""
    day, known = str(book.held_on), book.state_of_law
    if book.held_on is None or book.held_on <= known:
        return Text(day, day)
    return Text(f"{day} (as known on {known})", f"{day}（所知截至 {known}）")


def closing_lines(replay: Replay) -> Iterator[Text]:
    """Where everybody stands on the last day, and what is still owed."""
    state = replay.state
    yield Text(f"{state.day}  as it stands", f"{state.day}  此时")
    for person, flags in observe.look(replay.engine, state)["people"].items():
        name = replay.story.people[person].name
        said = [YES_NO[flag][not holds] for flag, holds in flags.items() if flag in YES_NO]
        yield Text(
            f"            {name}: {', '.join(text.en for text in said)}",
            f"            {name}：{'，'.join(text.zh for text in said)}",
        )
    for duty in sorted(state.duties.values(), key=lambda duty: duty.opened):
        owed = _duty(replay, duty, Text("still owed", "尚待履行"), state.day)
        if len(replay.story.cases) > 1:
            owed = Text(f"{owed.en} [{duty.case}]", f"{owed.zh}〔{duty.case}〕")
        yield Text(f"            {owed.en}", f"            {owed.zh}")


def day_lines(replay: Replay, language: str, explain: bool = False) -> Iterator[str]:
    """Date, act or lapse, moves, duties and findings, each with its citation; expectations on their day."""
    for _, lines in lines_by_event(replay, language, explain):
        yield from lines


def lines_by_event(replay: Replay, language: str, explain: bool = False) -> Iterator[tuple[int, list[str]]]:
    """The same for each event that there is something to say of, with its place in the script."""
    steps = _by_event(replay.steps)
    checks = _by_event((check.index, check) for check in replay.checks)
    asked = {asked.question.index: asked for asked in replay.asked}
    told = sorted({*steps, *checks, *asked})
    for index in told:
        lines = [line for step in steps.get(index, ()) for line in _step_lines(replay, step, language, explain)]
        if index in asked:
            lines += _asked_lines(replay, asked[index], language)
        elif index not in steps:
            lines.append(str(replay.story.events[index].date))
        lines += (line for check in checks.get(index, ()) for line in check_lines(replay, check, language))
        if replay.stopped is not None and index == told[-1]:
            lines.append(STOPS.pick(language))
        yield index, lines


def _asked_lines(replay: Replay, asked: Asked, language: str) -> Iterator[str]:
    """A question and its answer."""
    question, head = asked.question, QUESTIONS[asked.question.kind]
    who = _people(replay, asked.who)
    if question.case is not None and len(replay.story.cases) > 1:
        who = Text(f"{who.en} [{question.case}]", f"{who.zh}〔{question.case}〕")
    yield Text(f"{question.date}  {head.en}{who.en}", f"{question.date}  {head.zh}{who.zh}").pick(language)
    for depth, line in asked.answer.lines():
        yield f"{' ' * (12 + depth)}{line.pick(language)}"


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
    doer = step.act.by if step.act else None
    who = _people(replay, tuple(person for person in step.who if person != doer))
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


def _people(replay: Replay, who: tuple[str, ...]) -> Text:
    if not who:
        return Text("", "")
    names = [replay.story.people[person].name if person in replay.story.people else person for person in who]
    return Text(f" ({', '.join(names)})", f"（{'、'.join(names)}）")


def _move(replay: Replay, move: Move) -> Text:
    track = replay.engine.catalogue.tracks[move.track]
    source, dest = track.states[move.source], track.states[move.dest]
    who = Text("", "")
    if move.track in BINDING or (len(move.key) > 1 and _several(replay)):
        who = _people(replay, (str(move.key[-1] if move.track == "consumption" else move.key[1]),))
    return Text(
        f"{track.name.en}{who.en}: {source.en} → {dest.en}", f"{track.name.zh}{who.zh}：{source.zh} → {dest.zh}"
    )


def _several(replay: Replay) -> bool:
    """Whether more than one person is a debtor, so that a line has to say whom it is about."""
    return len({who for case in replay.story.cases.values() for who in case.debtor_ids}) > 1


def _duty(replay: Replay, duty: Duty, word: Text, day: date) -> Text:
    who = replay.engine.catalogue.role(duty.who)
    about = _people(replay, (duty.about,)) if duty.about is not None and _several(replay) else Text("", "")
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


def _finding(replay: Replay, finding: Finding) -> Text:
    at, kind = cited(replay, finding), FINDINGS[finding.kind]
    name = replay.engine.book.rules[finding.rule].name
    where, where_zh = (f" — {at['en']}", f"——{at['zh']}") if at else ("", "")
    return Text(f"! finding: {name.en}: {kind.en}{where}", f"！发现：{name.zh}：{kind.zh}{where_zh}")


def check_lines(replay: Replay, check: Check, language: str) -> Iterator[str]:
    """One expectation: met, or expected, found and why."""
    for depth, line in _checked(replay, check):
        yield f"{' ' * (12 + depth)}{line.pick(language)}"


def _checked(replay: Replay, check: Check) -> Iterator[tuple[int, Text]]:
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
