"""`case new`: a case from a timeline."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blacklist_sim.case import Story, Wait
from blacklist_sim.cli import options, output
from blacklist_sim.cli.case_command import CaseCommand, writing
from blacklist_sim.cli.cast_given import cast, with_cast
from blacklist_sim.cli.database import opened
from blacklist_sim.cli.loading import SAVED, read_one
from blacklist_sim.cli.user import writer
from blacklist_sim.pages.moment import check_day

if TYPE_CHECKING:
    from blacklist_sim.store import OpenCase, Store


@click.command(cls=CaseCommand)
@click.argument("name", required=False)
@click.option("--from", "source", required=True, metavar="FILE", help="The timeline: a file, or a shipped one.")
@click.option("--story", "number", type=options.NUMBER, default=1, help="Which timeline, where FILE holds several.")
@click.option("--until", type=options.DAY, metavar="DATE", help="Take its events through that day.")
@click.option("--empty", is_flag=True, help="Take the people and the cases only, and no event.")
@options.mode
@options.policy
@cast
@writing
@options.real_ids
def new(
    name: str | None, source: str, number: int, until: date | None, empty: bool, mode: str | None,
    policy: dict[str, str], parts: dict[str, str], seed: int | None, db: str | None, user: str | None, as_json: bool,
    lang: str, real_ids: bool,
) -> None:  # fmt: skip
    """Open a case from a timeline, with its events unless --empty.

    A case without NAME is called like the timeline. Mode, policy and cast given here become the case's own. The
    database is made if it is not there yet.
    """
    from blacklist_sim.pages.row import row_data

    options.checked_policy(policy)
    story = with_cast(taken(read_one(source, number, real_ids), until, empty, mode, policy), parts, seed)
    with opened(db, writer(user), create=True, lang=lang) as store:
        case = store.new(name, story) if name is not None else _named_after(store, source, story)
    if as_json:
        output.say_json({"format": 1, "case": row_data(case.row)})
    elif story.events:
        output.say_text(
            f"opened {case.name}: {len(story.events)} events, the day reached is {case.row.day}",
            f"已开立 {case.name}：事件 {len(story.events)} 项，已至 {case.row.day}", lang,
        )  # fmt: skip
    else:
        output.say_text(f"opened {case.name}, without events", f"已开立 {case.name}，尚无事件", lang)


def taken(story: Story, until: date | None, empty: bool, mode: str | None, policy: Mapping[str, str]) -> Story:
    """What of a timeline goes into the case; a last wait lets it reach `until`. Raises BlacklistSimError."""
    events = () if empty else story.events
    if until is not None and events:
        check_day(story, until)
        events = tuple(event for event in events if event.date <= until)
        if events[-1].date < until:
            events = (*events, Wait(until))
    return replace(story, events=events, mode=mode or story.mode, policy={**story.policy, **policy})


def _named_after(store: "Store", source: str, story: Story) -> "OpenCase":
    """The case under the first name that is free; somebody else may take one in between."""
    from blacklist_sim.store.errors import NameTaken
    from blacklist_sim.store.names import free_name

    while True:
        with store.database.reading() as connection:
            name = free_name(connection, name_from(source))
        try:
            return store.new(name, story)
        except NameTaken:
            continue


def name_from(source: str) -> str:
    """A name for a case, after that of a file or of another case."""
    from blacklist_sim.store.names import name_after

    saved = source.startswith(SAVED)
    return name_after(source.removeprefix(SAVED) if saved else Path(source.partition(":")[2] or source).stem)
