"""`replay`: a story from act to act, its expectations held."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.door import FAILED, OK
from blacklist_sim.cli.loading import read_all
from blacklist_sim.pages.line import tone

if TYPE_CHECKING:
    from blacklist_sim.timeline.replay import Replay


KEYS = """\b
The document of --json (texts as {en, zh}, days and amounts as text; keys are
never renamed under one format number):
format, ok, timelines
timelines     file, number, format, program, law, title, mode, policy, ok,
              stopped, steps, answers, expectations, end
law           book, digest, calendar, as_on (the day whose law was applied on
              every date, or null): what the replay rests on
stopped       the step of an act refused that nobody expected to be, or null
steps         event, date, kind, name, case, who, outcome, by, accepted,
              refused_by, impossible, moves, duties_opened, duties_done,
              duties_moot, duties_breached, periods_started, findings, rules,
              cited
kind          act, lapse (a period ran out), due (the last day of a duty
              passed), law (the law changed), knowledge (the court learned)
event         the place of the event in the script, counted from 0
moves         track, key (case, person, …), from, to
duties        duty, what (acts that do it), who, about, case, opened, by (last
              day), projected, status, rule
periods       what, about, case, since, last, projected, paused
findings      kind, date, rule, what, about, case, missing, citation
rules         every rule asked: rule, kind, status (holds, fails, unknown,
              discretion), lawful, presumed, about, citation, evidence, says,
              readings, missing, earliest, cures, switch, conflicts_with, whose
cited         rules relied on without being asked: rule, citation
answers       event, date, kind (owed, try), case, who, asks, answer
expectations  event, key, expected, found, agrees, why
end           date, positions, people, duties_open, deadlines, findings
"""


@click.command(cls=options.Command, epilog=KEYS)
@options.files
@options.as_json
@click.option("--until", type=options.DAY, metavar="DATE", help="Stop at the end of that day.")
@options.mode
@options.policy
@options.law_of
@options.lang
@click.option("--explain", is_flag=True, help="Show every rule that was asked, and why it answered so.")
@options.real_ids
def replay(
    files: tuple[str, ...], as_json: bool, until: date | None, mode: str | None, policy: dict[str, str],
    law_of: date | None, lang: str, explain: bool, real_ids: bool,
) -> int:  # fmt: skip
    """Replay timelines under the law of their dates.

    Prints what each act and each period brought: moves, duties, findings, with citations. Ends with status 1 when an
    expectation does not hold or an act is refused that nobody expected to be refused.
    """
    from blacklist_sim.timeline.replay import replay as replay_story
    from blacklist_sim.workflow.assemble import load_engine

    options.checked_policy(policy)
    read = read_all(files, real_ids)
    engine = load_engine()
    several = len(read) > 1 or len(read[0][1]) > 1
    documents: list[dict[str, Any]] = []
    ok = True
    for file, stories in read:
        for number, story in enumerate(stories, start=1):
            result = replay_story(engine, story, until=until, mode=mode, policy=policy, law_of=law_of)
            ok = ok and result.ok
            if as_json:
                documents.append(_document(result, file, number))
            else:
                _print(result, file, lang, explain, several)
    if as_json:
        output.say_json({"format": 1, "ok": ok, "timelines": documents})
    elif several:
        _total(read, ok, lang)
    return OK if ok else FAILED


def _document(result: "Replay", file: str, number: int) -> dict[str, Any]:
    from blacklist_sim.timeline.record import document

    return {"file": file, "number": number, **document(result)}


def _print(result: "Replay", file: str, lang: str, explain: bool, several: bool) -> None:
    from blacklist_sim.timeline.report import log_lines

    if several:
        output.say(f"== {file}", "head")
    for number, line in enumerate(log_lines(result, lang, explain=explain)):
        output.say(line, tone(line) if number else "head")
    _verdict(result, lang)
    if several:
        output.say("")


def _verdict(result: "Replay", lang: str) -> None:
    held, failed = len(result.held), len(result.failed)
    if result.ok:
        if not held:
            output.say_text("no expectation was reached", "未至任何预期", lang, "warn")
            return
        en = "1 expectation holds" if held == 1 else f"{held} expectations hold"
        output.say_text(en, f"{held} 项预期均成立", lang, "good")
        return
    if failed:
        en = f"{failed} of {held + failed} expectations {'does' if failed == 1 else 'do'} not hold"
        output.say_text(en, f"{held + failed} 项预期中有 {failed} 项不成立", lang, "bad")
    if result.stopped is not None:
        day, name = result.stopped.day, result.engine.catalogue.acts[result.stopped.name].name
        output.say_text(f"{day}: “{name.en}” was refused", f"{day}：“{name.zh}”被拒绝", lang, "bad")


def _total(read: list[tuple[str, list[Any]]], ok: bool, lang: str) -> None:
    count = sum(len(stories) for _, stories in read)
    if ok:
        output.say_text(
            f"{count} timelines replayed; every expectation holds",
            f"已重演 {count} 个时间线；全部预期成立",
            lang,
            "good",
        )
    else:
        output.say_text(
            f"{count} timelines replayed; not all is as expected",
            f"已重演 {count} 个时间线；有与预期不符之处",
            lang,
            "bad",
        )
