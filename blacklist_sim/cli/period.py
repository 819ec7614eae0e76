"""`period`: a bare calculator of legal periods."""

from datetime import date
from typing import TYPE_CHECKING

import click

from blacklist_sim.cli import options, output
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.length import DAY, WORKING_DAY, Length
from blacklist_sim.law.load import load_book
from blacklist_sim.law.period import deadline, restarted, without
from blacklist_sim.law.period_law import counting_rules
from blacklist_sim.law.period_report import Cite, report
from blacklist_sim.pages.naming import figure_called, value_on
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book
    from blacklist_sim.law.model import Figure, FigureValue


CALENDAR_SWITCHES = ("make_up_days_work", "swapped_days_rest")


@click.command(cls=options.Command)
@click.argument("start", type=options.DAY)
@click.argument("length", nargs=-1)
@click.option("--working-days", is_flag=True, help="LENGTH is in working days.")
@click.option(
    "--law", "figure_id", metavar="ID", help="Take length and rolling from a figure of the book (see `law figure`)."
)
@click.option("--no-roll", is_flag=True, help="A last day on a rest day stays where it is.")
@click.option(
    "--pause",
    type=options.STRETCH,
    multiple=True,
    metavar="FIRST..LAST",
    help="Days that do not count; may be repeated.",
)
@click.option(
    "--restart", type=options.DAY, metavar="DATE", help="An interruption: the period runs anew from that day."
)
@options.policy
@options.as_json
@options.lang
def period(
    start: date, length: tuple[str, ...], working_days: bool, figure_id: str | None, no_roll: bool,
    pause: tuple[tuple[date, date], ...], restart: date | None, policy: dict[str, str], as_json: bool, lang: str,
) -> None:  # fmt: skip
    """Compute the last day of a period of LENGTH that starts on START, and show the working.

    LENGTH reads "15" or "15 days", "3 working days", "1 month", "2 years". START may be any day: counting needs a
    calendar, not a statute.
    """
    options.checked_policy(policy)
    book = load_book().under(policy)
    work, rest = (policy.get(name, book.switches[name].default) == "yes" for name in CALENDAR_SWITCHES)
    calendar = load_calendar(make_up_days_work=work, swapped_days_rest=rest)
    figure, value = _figure(book, figure_id, start)
    span = _length(" ".join(length), working_days, value)
    end = deadline(start, span, not no_roll and (figure is None or book.rolls(figure, policy)), calendar)
    for first, last in pause:
        end = without(end, first, last, calendar)
    if restart is not None:
        if restart < start:
            en, zh = f"a restart on {restart} is before the start, {start}", f"重新起算日 {restart} 早于起算日 {start}"
            raise BlacklistSimError(en, zh)
        end = restarted(end, restart, calendar)
    basis = book.cited(value, start) if value is not None else None
    as_of = max(start, book.first_day)
    cite = counting_rules(book, as_of)
    if as_json:
        shown = report(end, calendar, basis=basis, cite=cite)
        output.say_json({"format": 1, "law": figure_id, "rules_as_of": as_of, **shown.as_dict()})
        return
    output.say(report(end, calendar, basis=basis, cite=_named(book, cite)).render(lang))
    if start < as_of:
        en = f"the rules are cited as they read on {as_of}, the first day of the book; earlier texts are not in it"
        zh = f"算法依据按本书起始日 {as_of} 的文本引用；更早的文本未收录"
        output.say_text(en, zh, lang)


def _named(book: "Book", cite: Cite) -> Cite:
    """The citation of a counting rule with the name of the rule before it."""

    def named(rule: str) -> Text | None:
        name, where = book.rules[rule].name, cite(rule)
        return where and Text(f"{name.en} — {where.en}", f"{name.zh}——{where.zh}")

    return named


def _figure(book: "Book", name: str | None, day: date) -> tuple["Figure | None", "FigureValue | None"]:
    if name is None:
        return None, None
    figure = figure_called(book, name)
    if figure.type != "period":
        en, zh = (
            f"{name} is no period but a figure of type {figure.type}",
            f"{name} 不是期间，而是 {figure.type} 型数值",
        )
        raise BlacklistSimError(en, zh)
    return figure, value_on(figure, day)


def _length(written: str, working_days: bool, value: "FigureValue | None") -> Length:
    if not written:
        if value is None:
            en, zh = "say how long: a LENGTH such as 15 days, or --law ID", "请说明期间长度：如 15 days，或 --law ID"
            raise BlacklistSimError(en, zh)
        span: Length = value.value
    elif written.strip().isdigit():
        span = Length.parse(f"{written} {DAY if value is None else value.value.unit}")
    else:
        span = Length.parse(written)
    if not working_days or span.unit == WORKING_DAY:
        return span
    if span.unit != DAY:
        en, zh = f"--working-days does not go with {span.text.en}", f"--working-days 不能与{span.text.zh}并用"
        raise BlacklistSimError(en, zh)
    return Length(span.count, WORKING_DAY)
