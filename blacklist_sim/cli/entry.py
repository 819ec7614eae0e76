"""`entry`: what the public sees of the entries of a timeline."""

from datetime import date

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.asking import case_option, file_argument, number
from blacklist_sim.cli.loading import on as on_day
from blacklist_sim.cli.loading import read_one
from blacklist_sim.cli.moment import say_law, say_stopped
from blacklist_sim.pages.entry import entry_lines
from blacklist_sim.pages.moment import at, person_called
from blacklist_sim.pages.naming import NoSuchName
from blacklist_sim.text import Text
from blacklist_sim.timeline.public_entry import public_entries
from blacklist_sim.timeline.record import law_data

KEYS = """\b
The document of --json (null is not in the record; days as the list writes
them):
format, file, law, on, entries
law           as_on: the day whose law was applied on every date, or null
entries       iname, sexy, age, cardNum, businessEntity, partyTypeName, ysfzd,
              courtName, areaName, gistId, gistUnit, regDate, caseCode, duty,
              performance, performedPart, unperformPart, disruptTypeName,
              publishDate, focusNumber
"""


@click.command(cls=options.Command, epilog=KEYS)
@file_argument
@on_day("The day; its end is asked about.")
@click.option("--who", metavar="ID", help="The entries of one person.")
@case_option
@click.option("--also-ended", is_flag=True, help="Those that can no longer be seen too, as they were last seen.")
@number
@options.mode
@options.policy
@options.law_of
@options.as_json
@options.lang
@options.real_ids
def entry(
    file: str, on: date, who: str | None, case: str | None, also_ended: bool, number: int, mode: str | None,
    policy: dict[str, str], law_of: date | None, as_json: bool, lang: str, real_ids: bool,
) -> None:  # fmt: skip
    """Show the entries on the list as the public sees them at the end of a day.

    The keys are those that readers of the list know. Numbers are masked; terms, decisions and deletions are not public.
    No text of law prescribes their form; it was seen in published entries only in part, and what was not is marked.
    """
    options.checked_policy(policy)
    moment = at(read_one(file, number, real_ids), on, mode, policy, law_of=law_of)
    engine, state = moment.replay.engine, moment.replay.state
    if who is not None:
        person_called(state, who)
    if case is not None and case not in state.story.cases:
        raise NoSuchName(Text("case", "案件"), case, state.story.cases)
    found = public_entries(engine, state, case, who, also_ended)
    if as_json:
        output.say_json({"format": 1, "file": file, "law": law_data(engine.book), "on": on, "entries": found})
        return
    say_law(engine.book, lang)
    say_stopped(moment.replay, lang)
    if not found:
        output.say_text(f"{on}: no entry can be seen", f"{on}：没有可见的失信信息", lang)
    form = engine.book.public_entry
    assert form is not None
    for place, one in enumerate(found):
        if place:
            output.say("")
        output.say_all(line.pick(lang) for line in entry_lines(form, one))
