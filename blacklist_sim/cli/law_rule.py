"""`law RULE`: one rule with everything that the book and the catalogue know of it."""

from typing import TYPE_CHECKING

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.law import ENTRIES
from blacklist_sim.pages.instrument import instrument_data, instrument_lines
from blacklist_sim.pages.naming import NoSuchName
from blacklist_sim.pages.rule import RulePage
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book


@click.command(cls=options.Command)
@click.argument("name", metavar="RULE")
@options.as_json
@options.lang
def rule(name: str, as_json: bool, lang: str) -> None:
    """Show one rule: versions with dates, citations and evidence, gaps, what tests it and what asks it.

    A prefix lists the rules whose ids begin with it.
    """
    from blacklist_sim.workflow.assemble import load_engine

    engine = load_engine()
    found = engine.book.rules.get(name)
    if found is None and name in engine.book.instruments:
        _instrument(engine.book, name, as_json, lang)
    elif found is None:
        _several(engine.book, name, as_json, lang)
    elif as_json:
        output.say_json({"format": 1, **RulePage(engine, found).data()})
    else:
        output.say_all(line.pick(lang) for line in RulePage(engine, found).lines())


def _instrument(book: "Book", name: str, as_json: bool, lang: str) -> None:
    """The texts of one instrument, and what became of each of its provisions."""
    from blacklist_sim.pages.coverage import line_data, provision

    instrument = book.instruments[name]
    lines = [line for line in book.ledger if line.instrument == name]
    if as_json:
        output.say_json({"format": 1, **instrument_data(instrument), "provisions": list(map(line_data, lines))})
        return
    output.say_all(line.pick(lang) for line in instrument_lines(instrument))
    output.say_all(provision(line).pick(lang) for line in lines)


def _several(book: "Book", prefix: str, as_json: bool, lang: str) -> None:
    found = [rule for key, rule in book.rules.items() if key.startswith(prefix)]
    if not found:
        _elsewhere(book, prefix)
        raise NoSuchName(Text("rule", "规则"), prefix, (*book.rules, *ENTRIES))
    if as_json:
        rules = [{"rule": rule.id, "kind": rule.kind, "name": output.both(rule.name)} for rule in found]
        output.say_json({"format": 1, "rules": rules})
    else:
        width = max(len(rule.id) for rule in found)
        output.say_all(f"{rule.id:{width}}  {rule.name.pick(lang)}" for rule in found)


def _elsewhere(book: "Book", name: str) -> None:
    """Refuses a name that is something else than a rule with the command that shows it."""
    from blacklist_sim.errors import BlacklistSimError

    if name in book.figures:
        en, zh = (
            f"{name} is a figure: blacklist-sim law figure {name}",
            f"{name} 是数值：blacklist-sim law figure {name}",
        )
        raise BlacklistSimError(en, zh)
    if name in book.switches:
        raise BlacklistSimError(
            f"{name} is a switch: blacklist-sim law switches", f"{name} 是开关：blacklist-sim law switches"
        )
    if name in book.duties:
        rule = book.duties[name].rule
        raise BlacklistSimError(
            f"{name} is a duty; its rule: blacklist-sim law {rule}", f"{name} 是义务；其规则：blacklist-sim law {rule}"
        )
