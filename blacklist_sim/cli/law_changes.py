"""`law coverage` and `law diff`: how far the book goes, and how it changes with time."""

from datetime import date

import click

from blacklist_sim.cli import options, output
from blacklist_sim.law.coverage import coverage as cover
from blacklist_sim.law.load import load_book
from blacklist_sim.pages.coverage import coverage_data, coverage_lines, exercise
from blacklist_sim.pages.law_diff import LawDiffPage


@click.command("coverage", cls=options.Command)
@options.as_json
@options.lang
def coverage(as_json: bool, lang: str) -> None:
    """Print the ledger (every provision: modelled, partly, left out and why) and what was not read.

    Then, by replaying the shipped timelines: which rules are seen to hold, to fail, or never.
    """
    from blacklist_sim.workflow.assemble import load_engine

    found = cover(load_engine().book, exercise())
    if as_json:
        output.say_json({"format": 1, **coverage_data(found)})
    else:
        output.say_all(line.pick(lang) for line in coverage_lines(found))


@click.command(cls=options.Command)
@click.argument("earlier", type=options.DAY)
@click.argument("later", type=options.DAY)
@options.as_json
@options.lang
def diff(earlier: date, later: date, as_json: bool, lang: str) -> None:
    """Print the rules and figures that began, ended, changed or were renumbered between two days."""
    page = LawDiffPage(load_book(), earlier, later)
    if as_json:
        output.say_json({"format": 1, **page.data()})
        return
    for line, tone in page.lines():
        output.say(line.pick(lang), tone)
