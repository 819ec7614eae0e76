"""The help of `gate`: its options, then all that can be asked, from the catalogue of conduct."""

from collections.abc import Iterator

import click

from blacklist_sim.cli.gate_options import BESIDE, OF_A_FILE, SELLERS
from blacklist_sim.cli.options import Command
from blacklist_sim.law.conduct import ConductField, ConductKind
from blacklist_sim.law.load import load_book
from blacklist_sim.pages.described import GIVEN
from blacklist_sim.pages.gate_words import EXAMPLES, kinds, usage

GROUPS = {
    "The person, without FILE": GIVEN,
    "The person, with FILE": OF_A_FILE,
    "How it is paid and bought": BESIDE,
    "What is supposed of the sellers' systems": SELLERS,
}
"""The options by what they are about; all others stand at the end."""


class GateCommand(Command):
    """A command whose help has its options in groups, and ends with the conduct that can be asked about."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under the heads of their groups."""
        typed = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        shown = {param.name: param.get_help_record(ctx) for param in typed}
        rest = [name for name in shown if all(name not in names for names in GROUPS.values())]
        for head, names in (*GROUPS.items(), ("Options", rest)):
            records = [record for name in names if (record := shown.get(name)) is not None]
            with formatter.section(head):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every kind of conduct with its fields and their values, then examples."""
        formatter.write_paragraph()
        formatter.write_text("Conduct that can be asked about (any name or value in either language will do):")
        for kind in kinds(load_book()):
            formatter.write_paragraph()
            formatter.write_text(f"{usage(kind)}: {kind.name.en}{_also(kind)}")
            with formatter.indentation():
                rows = [(field.id, _values(field)) for field in kind.fields]
                if rows:
                    formatter.write_dl(rows)
        formatter.write_paragraph()
        formatter.write_text("Examples:")
        with formatter.indentation():
            for example in _examples():
                formatter.write(f"{' ' * formatter.current_indent}{example}\n")


def _also(kind: ConductKind) -> str:
    return f" (also: {', '.join(kind.aliases)})" if kind.aliases else ""


def _values(field: ConductField) -> str:
    if field.free:
        return "any words"
    if field.numbered is not None:
        return f"{' '.join(field.values)}, or a number such as {next(iter(field.values))}1234"
    return " ".join(field.values)


def _examples() -> Iterator[str]:
    yield from (f"blacklist-sim {example}" for example in EXAMPLES)
    yield "blacklist-sim gate --restricted --table rail air"
    yield "blacklist-sim gate --restricted --paid-by own --diff 2015-07-21 2015-07-22 rail"
