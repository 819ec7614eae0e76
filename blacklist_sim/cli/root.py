"""The table of commands."""

import click

from blacklist_sim import __version__
from blacklist_sim.cli.lazy import Entry, LazyGroup

HOME = "blacklist_sim.cli"

ENTRIES = {
    "replay": Entry(f"{HOME}.replaying:replay", "Replay timelines and hold their expectations."),
    "check": Entry(f"{HOME}.checking:check", "Check timelines: every mistake with its line."),
    "why": Entry(f"{HOME}.asking:why", "Explain an act at a moment: may, must, has been done."),
    "acts": Entry(f"{HOME}.asking:acts", "List the acts open at a moment, and why the others are not."),
    "next": Entry(f"{HOME}.asking:next_", "Tell what happens if nobody does anything."),
    "law": Entry(f"{HOME}.law:law", "Open the book: instruments, rules, figures, coverage, changes."),
    "period": Entry(f"{HOME}.period:period", "Compute the last day of a period and show the working."),
    "diagram": Entry(f"{HOME}.diagram:diagram", "Draw a track as a Mermaid diagram."),
    "convert": Entry(f"{HOME}.converting:convert", "Turn timelines into JSON Lines, or back into YAML."),
    "schema": Entry(f"{HOME}.converting:schema", "Print the JSON Schema of timelines."),
    "fixtures": Entry(f"{HOME}.fixtures:fixtures", "List the timelines shipped with the program."),
    "switches": Entry(f"{HOME}.law_lists:switches"),
    "facts": Entry(f"{HOME}.law_lists:facts"),
}

ABOUT = """Replays how a person comes onto the Chinese courts' list of judgment defaulters (失信被执行人名单)
and off it, under the law of each date. For learning; no legal advice.

\b
A FILE is a path, or the name of a shipped timeline (see `fixtures`).
Exit status: 0 all is well; 1 an expectation failed or an act was refused; 2 bad input.
"""

root = LazyGroup(name="blacklist-sim", help=ABOUT, entries=ENTRIES)
click.version_option(__version__, "-V", "--version", message="blacklist-sim %(version)s")(root)
