"""`diagram`: a track as a Mermaid flowchart."""

from datetime import date

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.loading import read_one
from blacklist_sim.cli.today import today
from blacklist_sim.pages.moment import at
from blacklist_sim.pages.naming import NoSuchName
from blacklist_sim.text import Text
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.diagram import diagram as draw
from blacklist_sim.workflow.diagram import mermaid
from blacklist_sim.workflow.state import State


@click.command(cls=options.Command)
@click.argument("track")
@click.option("--timeline", "file", metavar="FILE", help="Mark where this timeline stands on the day.")
@click.option(
    "--story", "number", type=options.NUMBER, default=1, help="Which timeline of the file, where it holds several."
)
@options.on(text="The day of the citations and of the timeline; by default today, or the end of the timeline.")
@click.option("--loops", is_flag=True, help="Show the acts that leave the state as it is, too.")
@options.mode
@options.policy
@options.lang
@options.real_ids
def diagram(
    track: str, file: str | None, number: int, on: date | None, loops: bool, mode: str | None, policy: dict[str, str],
    lang: str, real_ids: bool,
) -> None:  # fmt: skip
    """Draw TRACK (title, enforcement, listing, consumption, review, exit_ban) in Mermaid: states, acts, citations.

    Dashed arrows are periods that run out.
    """
    options.checked_policy(policy)
    engine = load_engine()
    if track not in engine.catalogue.tracks:
        raise NoSuchName(Text("track", "流程线"), track, engine.catalogue.tracks)
    present: dict[str, tuple[str, ...]] = {}
    if file is not None:
        story = read_one(file, number, real_ids)
        found = at(story, on or story.events[-1].date, mode, policy).replay
        engine, on, present = found.engine, found.state.day, _present(found.state, track)
    day = on or today()
    engine.book.epoch(day)
    head = Text(f"%% the law of {day}", f"%% {day} 的法律").pick(lang)
    output.say_source([head, *mermaid(draw(engine, track, day, present, loops), lang)])


def _present(state: State, track: str) -> dict[str, tuple[str, ...]]:
    """For each state of the track the names of those whose position is in it."""
    found: dict[str, tuple[str, ...]] = {}
    for key, position in state.positions[track].items():
        ids = [str(part) for part in key[1:] if part in state.story.people]
        names = " / ".join(dict.fromkeys(state.story.people[name].name for name in ids)) or str(key[0])
        found[position.state] = (*found.get(position.state, ()), names)
    return found
