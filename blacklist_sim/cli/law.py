"""`law`: the book, opened from the command line."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.door import OK
from blacklist_sim.cli.lazy import Entry, LazyGroup

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book

HOME = "blacklist_sim.cli"
ENTRIES = {
    "rule": Entry(f"{HOME}.law_rule:rule", "Show one rule (`law RULE` is enough)."),
    "figure": Entry(f"{HOME}.law_lists:figure", "Show a period, cap, term or rate on a day."),
    "switches": Entry(f"{HOME}.law_lists:switches", "List the open questions and how they are decided."),
    "facts": Entry(f"{HOME}.law_lists:facts", "List the facts that a case can turn on."),
    "glossary": Entry(f"{HOME}.law_lists:glossary", "Explain a term of art, or list them all."),
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
    from blacklist_sim.pages.instrument import instrument_data, instrument_lines

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
    from blacklist_sim.pages.law_lists import rule_data, rule_line, rules_in_force

    found = rules_in_force(book, day)
    if as_json:
        rules = [rule_data(book, rule, version, day) for rule, version in found]
        output.say_json({"format": 1, "book": book.version, "date": day, "rules": rules})
        return
    for rule, version in found:
        output.say(rule_line(book, rule, version, day, lang))
    output.say_text(f"{len(found)} rules in force on {day}", f"{day} 有效的规则共 {len(found)} 条", lang, "head")
