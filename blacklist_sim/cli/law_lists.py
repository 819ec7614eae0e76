"""`law figure`, `law switches`, `law facts`, `law terms`: the shelves of the book beside the rules."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.naming import NoSuchName, figure_called, silence, stretch, value_on
from blacklist_sim.cli.today import today
from blacklist_sim.law.load import load_book
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book
    from blacklist_sim.law.model import Figure, FigureValue, Switch

UNITS = {"amount": Text(" yuan", "元"), "age": Text(" years of age", "周岁")}


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
    book.epoch(day)
    found = [figure for key, figure in book.figures.items() if name is None or key.startswith(name)]
    if name in book.figures:
        found = [figure_called(book, name or "")]
        value_on(found[0], day)
    elif not found:
        raise NoSuchName(Text("figure", "数值"), name or "", book.figures)
    if as_json:
        output.say_json({"format": 1, "date": day, "figures": [_figure_data(book, figure, day) for figure in found]})
        return
    for figure in found:
        output.say(_figure_line(book, figure, day).pick(lang))


def _figure_line(book: "Book", figure: "Figure", day: date) -> Text:
    value = figure.on(day)
    if value is None:
        why = silence(figure, day)
        return Text(
            f"{figure.id}  {figure.name.en}: none on {day}: {why.en}",
            f"{figure.id}  {figure.name.zh}：{day} 无：{why.zh}",
        )
    said, where, when = value_text(book, figure, value), book.cited(value, day), stretch(value.start, value.end)
    return Text(
        f"{figure.id}  {figure.name.en}: {said.en} — {where.en}, {when.en}",
        f"{figure.id}  {figure.name.zh}：{said.zh}——{where.zh}，{when.zh}",
    )


def value_text(book: "Book", figure: "Figure", value: "FigureValue") -> Text:
    """The value with its unit, in words."""
    if figure.type == "period":
        moves = book.rolls(figure, {}) and value.value.unit not in ("working_day", "same_day")
        roll = Text(" (a last day on a rest day rolls on)", "（届满日逢休息日顺延）") if moves else Text("", "")
        return Text(value.value.text.en + roll.en, value.value.text.zh + roll.zh)
    unit = UNITS.get(figure.type, Text("", ""))
    return Text(f"{value.value}{unit.en}", f"{value.value}{unit.zh}")


def _figure_data(book: "Book", figure: "Figure", day: date) -> dict[str, Any]:
    value = figure.on(day)
    data: dict[str, Any] = {
        "figure": figure.id,
        "name": output.both(figure.name),
        "type": figure.type,
        "switch": figure.switch,
    }
    if value is None:
        return data | {"value": None, "why": output.both(silence(figure, day))}
    return data | {
        "value": str(value.value), "unit": value.value.unit if figure.type == "period" else None,
        "rolls": book.rolls(figure, {}) if figure.type == "period" else None, "from": value.start, "to": value.end,
        "citation": output.both(book.cited(value, day)), "evidence": value.evidence,
    }  # fmt: skip


@click.command(cls=options.Command)
@options.as_json
@options.lang
def switches(as_json: bool, lang: str) -> None:
    """List the policy switches: the questions that the texts leave open, the answers on offer, the default (*)."""
    found = load_book().switches.values()
    if as_json:
        output.say_json({"format": 1, "switches": [_switch_data(switch) for switch in found]})
        return
    for switch in found:
        output.say(f"{switch.id}  {switch.decides.pick(lang)}", "head")
        for option, text in switch.options.items():
            output.say(f"  {'*' if option == switch.default else ' '} {option}: {text.pick(lang)}")


def _switch_data(switch: "Switch") -> dict[str, Any]:
    choices = {option: output.both(text) for option, text in switch.options.items()}
    return {"switch": switch.id, "decides": output.both(switch.decides), "options": choices, "default": switch.default}


@click.command(cls=options.Command)
@options.as_json
@options.lang
def facts(as_json: bool, lang: str) -> None:
    """List the facts that a case can turn on: type, whom they are about, who may establish them, by which acts."""
    from blacklist_sim.workflow.catalogue_load import catalogue

    acts = catalogue().acts.values()
    rows = [(fact, [act.id for act in acts if fact.id in act.may_establish]) for fact in catalogue().facts.values()]
    if as_json:
        data = [{"fact": fact.id, "name": output.both(fact.name), "type": fact.type, "about": fact.about,
                 "by": list(fact.by), "established_in": by} for fact, by in rows]  # fmt: skip
        output.say_json({"format": 1, "facts": data})
        return
    for fact, by in rows:
        output.say(f"{fact.id}  {fact.name.pick(lang)}", "head")
        where = ", ".join(by) or "—"
        output.say_text(
            f"    {fact.type}, about: {fact.about}; by: {', '.join(fact.by)}; in: {where}",
            f"    {fact.type}，对象：{fact.about}；认定者：{'、'.join(fact.by)}；行为：{where}", lang,
        )  # fmt: skip


@click.command(cls=options.Command)
@options.as_json
def terms(as_json: bool) -> None:
    """List the terms of art in English, Chinese and pinyin."""
    found = load_book().glossary
    if as_json:
        output.say_json({"format": 1, "terms": found})
        return
    for term in found.values():
        output.say(f"{term['en']}  {term['zh']}  {term.get('pinyin', '')}".rstrip())
