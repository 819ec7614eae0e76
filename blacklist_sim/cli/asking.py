"""`why`, `acts` and `next`: questions about a moment of a story."""

from datetime import date
from typing import Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.loading import on as on_day
from blacklist_sim.cli.loading import read_one
from blacklist_sim.cli.moment import say_law, say_stopped
from blacklist_sim.pages.moment import at, check_day, scripted
from blacklist_sim.pages.written import written
from blacklist_sim.timeline.plain import plain
from blacklist_sim.timeline.record import law_data, step_data
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.report import day_lines
from blacklist_sim.workflow.questions import whats_next
from blacklist_sim.workflow.questions import why as ask_why

file_argument = click.argument("file")
number = click.option(
    "--story", "number", type=options.NUMBER, default=1, help="Which timeline of the file, where it holds several."
)
case_option = click.option("--case", help="The case, where there are several.")
who_option = click.option("--who", multiple=True, metavar="ID", help="The person aimed at; may be repeated.")


@click.command(cls=options.Command)
@file_argument
@on_day("The day.")
@click.argument("act")
@click.argument("fields", metavar="[KEY=VALUE]...", type=options.PAIR, nargs=-1)
@who_option
@case_option
@number
@options.mode
@options.policy
@options.law_of
@options.as_json
@options.lang
@options.real_ids
def why(
    file: str, on: date, act: str, fields: tuple[tuple[str, str], ...], who: tuple[str, ...], case: str | None,
    number: int, mode: str | None, policy: dict[str, str], law_of: date | None, as_json: bool, lang: str,
    real_ids: bool,
) -> None:  # fmt: skip
    """Explain an act at a moment: may it be done, must it be done (by when), has it been done.

    The act need not be in the script; if it is there on that day, it is explained as it stands there. KEY=VALUE fills
    its fields (see the schema); facts.NAME=VALUE states a fact, reasons=TEXT gives reasons. Points on which sources
    conflict or are not verified are marked with "!".
    """
    from blacklist_sim.pages.why import WhyPage

    options.checked_policy(policy)
    story = read_one(file, number, real_ids)
    check_day(story, on)
    like = scripted(story, act, on, who, case)
    asked = written(story, act, on, fields, who, case, like)
    moment = at(story, on, mode, policy, before=like, law_of=law_of)
    found = moment.replay
    page = WhyPage(found.engine, found.state, ask_why(found.engine, found.state, asked), in_script=like is not None)
    if as_json:
        output.say_json({"format": 1, "file": file, "law": law_data(moment.replay.engine.book), **page.data()})
        return
    say_law(moment.replay.engine.book, lang)
    say_stopped(moment.replay, lang)
    output.say_all(line.pick(lang) for line in page.lines())


@click.command(cls=options.Command)
@file_argument
@on_day("The day; its end is asked about.")
@who_option
@case_option
@number
@options.mode
@options.policy
@options.law_of
@options.as_json
@options.lang
@options.real_ids
def acts(
    file: str, on: date, who: tuple[str, ...], case: str | None, number: int, mode: str | None, policy: dict[str, str],
    law_of: date | None, as_json: bool, lang: str, real_ids: bool,
) -> None:  # fmt: skip
    """List the acts open at the end of a day, and to whom.

    For each closed one: why not, what would make it possible, and the earliest day on which it may be done if nobody
    does anything till then.
    """
    from blacklist_sim.pages.acts import ActsPage

    options.checked_policy(policy)
    moment = at(read_one(file, number, real_ids), on, mode, policy, law_of=law_of)
    page = ActsPage(moment.replay.engine, moment.replay.state, case, who)
    if as_json:
        output.say_json({"format": 1, "file": file, "law": law_data(moment.replay.engine.book), **page.data()})
        return
    say_law(moment.replay.engine.book, lang)
    say_stopped(moment.replay, lang)
    for line, tone in page.lines():
        output.say(line.pick(lang), tone)


@click.command("next", cls=options.Command)
@file_argument
@on_day("The day from which nobody does anything.")
@click.option("--until", type=options.DAY, metavar="DATE", help="How far to look; a year unless given.")
@number
@options.mode
@options.policy
@options.law_of
@options.as_json
@options.lang
@options.real_ids
def next_(
    file: str, on: date, until: date | None, number: int, mode: str | None, policy: dict[str, str],
    law_of: date | None, as_json: bool, lang: str, real_ids: bool,
) -> None:  # fmt: skip
    """Tell what happens after a day if nobody does anything.

    Periods run out, duties fall due, the law changes.
    """
    options.checked_policy(policy)
    story = read_one(file, number, real_ids)
    moment = at(story, on, mode, policy, law_of=law_of)
    found, horizon = moment.replay, until or _a_year_after(on)
    ahead = Replay(found.engine, story, found.state)
    ahead.steps = [(0, step) for step in whats_next(found.engine, found.state, horizon)]
    if as_json:
        steps: list[dict[str, Any]] = [step_data(ahead, step) for _, step in ahead.steps]
        head = {"format": 1, "file": file, "law": law_data(found.engine.book), "from": on, "until": horizon}
        output.say_json(plain({**head, "steps": steps}))
        return
    say_law(found.engine.book, lang)
    say_stopped(moment.replay, lang)
    lines = list(day_lines(ahead, lang))
    output.say_all(lines)
    if not lines:
        output.say_text(f"nothing happens until {horizon}", f"至 {horizon} 不会发生任何事", lang)


def _a_year_after(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 365, date.max.toordinal()))
