"""A replay in words: date, act or lapse, what it brought, each with its citation."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from blacklist_sim.law.book import Book
from blacklist_sim.text import Text
from blacklist_sim.timeline.answers import Asked
from blacklist_sim.timeline.expect import Check
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.saying import YES_NO, brief, say
from blacklist_sim.timeline.step_report import duty_text, people_text, step_lines
from blacklist_sim.workflow import observe

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
        owed = duty_text(replay, duty, Text("still owed", "尚待履行"), state.day)
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
        lines = [line for step in steps.get(index, ()) for line in step_lines(replay, step, language, explain)]
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
    who = people_text(replay, asked.who)
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
