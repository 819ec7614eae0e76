"""The table of commands."""

import click

from blacklist_sim import __version__
from blacklist_sim.cli.lazy import Entry, LazyGroup

HOME = "blacklist_sim.cli"

ENTRIES = {
    "tui": Entry("tui.__main__:main", "Step cases in the terminal (also without any command)."),
    "serve": Entry("tui.serve:main", "Serve the terminal interface to browsers, for a class."),
    "replay": Entry(f"{HOME}.replaying:replay", "Replay timelines and hold their expectations."),
    "check": Entry(f"{HOME}.checking:check", "Check timelines: every mistake with its line."),
    "why": Entry(f"{HOME}.asking:why", "Explain an act at a moment: may, must, has been done."),
    "acts": Entry(f"{HOME}.asking:acts", "List the acts open at a moment, and why the others are not."),
    "next": Entry(f"{HOME}.asking:next_", "Tell what happens if nobody does anything."),
    "gate": Entry(f"{HOME}.gate:gate", "Ask whether a person may do something on a day, and why."),
    "entry": Entry(f"{HOME}.entry:entry", "Show the entries on the list as the public sees them."),
    "exercise": Entry(f"{HOME}.exercise:exercise", "Do, write and grade exercises for a class."),
    "case": Entry(f"{HOME}.case:case", "Keep cases in a database: open, act, undo, fork, compare."),
    "db": Entry(f"{HOME}.db:db", "Look after the database of cases: check, backup, restore."),
    "law": Entry(f"{HOME}.law:law", "Open the book: instruments, rules, figures, coverage, changes."),
    "owed": Entry(f"{HOME}.owed:owed", "Tell what is owed on a day, part by part, with the working."),
    "fee": Entry(f"{HOME}.fee:fee", "Compute a court fee, slice by slice."),
    "share": Entry(f"{HOME}.share:share", "Divide a sum that does not suffice among several claims."),
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
A FILE is a path, the name of a shipped timeline (see `fixtures`), or case:NAME for a saved case (see `case`).
Exit status: 0 all is well; 1 an expectation failed or an act was refused; 2 bad input.
"""

root = LazyGroup(name="blacklist-sim", help=ABOUT, entries=ENTRIES)
click.version_option(__version__, "-V", "--version", message="blacklist-sim %(version)s")(root)
