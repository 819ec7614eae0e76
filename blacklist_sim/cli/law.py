"""`law`: the book, opened from the command line."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.door import OK
from blacklist_sim.cli.lazy import Entry, LazyGroup
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book
    from blacklist_sim.law.citation import Instrument

HOME = "blacklist_sim.cli"
ENTRIES = {
    "rule": Entry(f"{HOME}.law_rule:rule", "Show one rule (`law RULE` is enough)."),
    "figure": Entry(f"{HOME}.law_lists:figure", "Show a period, cap, term or rate on a day."),
    "switches": Entry(f"{HOME}.law_lists:switches", "List the open questions and how they are decided."),
    "facts": Entry(f"{HOME}.law_lists:facts", "List the facts that a case can turn on."),
    "terms": Entry(f"{HOME}.law_lists:terms", "List the terms of art in both languages."),
    "coverage": Entry(
        f"{HOME}.law_changes:coverage", "Print what is modelled, what is left out, and which rules were seen at work."
    ),
    "diff": Entry(f"{HOME}.law_changes:diff", "Print what changed between two days."),
}


class LawGroup(LazyGroup):
    """`law RULE` is `law rule RULE`; the refusals of the group itself are messages too."""

    command_class = options.Command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs it; a refusal is printed in the language chosen."""
        return options.refusing(ctx, super().invoke)


@click.command(cls=LawGroup, entries=ENTRIES, fallback="rule", invoke_without_command=True,
               subcommand_metavar="[RULE | COMMAND [ARGS]...]")  # fmt: skip
@options.on(text="List the rules in force on that day.")
@options.as_json
@options.lang
@click.pass_context
def law(ctx: click.Context, on: date | None, as_json: bool, lang: str) -> int:
    """Open the book of law.

    \b
    law                 the instruments, their texts, and what was not read of them
    law INSTRUMENT      one of them, and what became of each of its provisions
    law RULE            one rule: versions, citations, evidence, gaps, what asks it
    law PREFIX          the rules whose ids begin so
    law --on DATE       the rules in force on a day
    """
    if ctx.invoked_subcommand is not None:
        return OK
    from blacklist_sim.law.load import load_book

    book = load_book()
    if on is not None:
        _in_force(book, on, as_json, lang)
    elif as_json:
        output.say_json(
            {"format": 1, "book": book.version, "instruments": [instrument_data(i) for i in book.instruments.values()]}
        )
    else:
        for instrument in book.instruments.values():
            output.say_all(line.pick(lang) for line in instrument_lines(instrument))
    return OK


def _in_force(book: "Book", day: date, as_json: bool, lang: str) -> None:
    book.epoch(day)
    found = [(rule, version) for rule in book.rules.values() if (version := rule.on(day)) is not None]
    if as_json:
        rules = [
            {
                "rule": rule.id,
                "kind": rule.kind,
                "name": output.both(rule.name),
                "says": output.both(version.says),
                "citation": output.both(book.cited(version, day)),
                "evidence": version.evidence,
            }
            for rule, version in found
        ]
        output.say_json({"format": 1, "book": book.version, "date": day, "rules": rules})
        return
    for rule, version in found:
        output.say(f"{rule.id}  {rule.name.pick(lang)} — {book.cited(version, day).pick(lang)}")
    output.say_text(f"{len(found)} rules in force on {day}", f"{day} 有效的规则共 {len(found)} 条", lang, "head")


def instrument_lines(instrument: "Instrument") -> Iterator[Text]:
    """An instrument, its texts with their dates, and what was not read of it."""
    from blacklist_sim.cli.naming import stretch
    from blacklist_sim.law.citation import EVIDENCE_MARKS

    yield Text(f"{instrument.id}  {instrument.name.en}", f"{instrument.id}  {instrument.name.zh}")
    for text in instrument.texts:
        when, doubt = stretch(text.start, text.end), EVIDENCE_MARKS[text.evidence]
        yield Text(f"    {text.label.en}: {when.en}{doubt.en}", f"    {text.label.zh}：{when.zh}{doubt.zh}")
    yield Text(f"    not read: {instrument.not_read.en}", f"    未读部分：{instrument.not_read.zh}")


def instrument_data(instrument: "Instrument") -> dict[str, Any]:
    """The same as plain data."""
    return {
        "id": instrument.id, "name": output.both(instrument.name), "not_read": output.both(instrument.not_read),
        "texts": [{"id": text.id, "number": text.number, "from": text.start, "to": text.end, "evidence": text.evidence}
                  for text in instrument.texts],
    }  # fmt: skip
