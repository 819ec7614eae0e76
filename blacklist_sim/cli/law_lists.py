"""`law figure`, `law switches`, `law facts`, `law glossary`: the shelves of the book beside the rules."""

from datetime import date

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.today import today
from blacklist_sim.law.load import load_book
from blacklist_sim.pages.glossary import found_lines, named, term_data, terms_named
from blacklist_sim.pages.law_lists import (
    fact_data,
    fact_lines,
    figure_data,
    figure_line,
    figures_called,
    switch_data,
    switch_lines,
)


@click.command(cls=options.Command)
@click.argument("name", metavar="[ID]", required=False)
@options.on(text="The day; today unless given.")
@options.as_json
@options.lang
def figure(name: str | None, on: date | None, as_json: bool, lang: str) -> None:
    """Show a figure of the book on a day: a period, cap, term, look-back or rate, with unit and citation.

    Without ID all figures are listed; a prefix lists those whose ids begin with it.
    """
    book, day = load_book(), on or today()
    found = figures_called(book, name, day)
    if as_json:
        output.say_json({"format": 1, "date": day, "figures": [figure_data(book, figure, day) for figure in found]})
        return
    for figure in found:
        output.say(figure_line(book, figure, day).pick(lang))


@click.command(cls=options.Command)
@options.as_json
@options.lang
def switches(as_json: bool, lang: str) -> None:
    """List the policy switches: the questions that the texts leave open, the answers on offer, the default (*)."""
    found = load_book().switches.values()
    if as_json:
        output.say_json({"format": 1, "switches": [switch_data(switch) for switch in found]})
        return
    for switch in found:
        output.say_lines(switch_lines(switch, lang))


@click.command(cls=options.Command)
@options.as_json
@options.lang
def facts(as_json: bool, lang: str) -> None:
    """List the facts that a case can turn on: type, whom they are about, who may establish them, by which acts."""
    from blacklist_sim.workflow.catalogue_load import catalogue

    known = catalogue()
    if as_json:
        output.say_json({"format": 1, "facts": [fact_data(known, fact) for fact in known.facts.values()]})
        return
    for fact in known.facts.values():
        output.say_lines(fact_lines(known, fact, lang))


@click.command(cls=options.Command)
@click.argument("text", required=False)
@options.on(text="Number the articles as on that day; today unless given.")
@options.as_json
@options.lang
def glossary(text: str | None, on: date | None, as_json: bool, lang: str) -> None:
    """Explain a term of art: what it means, where it stands, and what it is often mixed up with.

    TEXT is English, Chinese, pinyin without tones, or its initials (sxbzxr). Without TEXT all terms are listed.
    """
    book, day = load_book(), on or today()
    book.epoch(day)
    found = terms_named(book, text or "")
    if as_json:
        output.say_json({"format": 1, "date": day, "terms": [term_data(book, term, day) for term in found]})
    elif text:
        for line, tone in found_lines(book, found, day):
            output.say(line.pick(lang), tone)
    else:
        output.say_all(named(term) for term in found)
