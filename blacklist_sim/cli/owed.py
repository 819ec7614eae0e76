"""`owed`: what is owed on a day, in the cases of a timeline or under a debt stated on the command line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.claim_given import claim_options
from blacklist_sim.cli.door import FAILED, OK
from blacklist_sim.cli.growth_terminal import terminal_lines
from blacklist_sim.cli.loading import on as on_day
from blacklist_sim.cli.loading import read_stories
from blacklist_sim.cli.moment import say_law, say_stopped
from blacklist_sim.cli.writing import check_svg, write_svg
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.load import load_book
from blacklist_sim.pages.accounts import Shown, Wanted, shown_in
from blacklist_sim.pages.growth import NothingToDraw
from blacklist_sim.pages.growth_svg import svg_text
from blacklist_sim.pages.owed import OwedPage
from blacklist_sim.pages.stated_debt import NAMES, notes, reckoning_given, stated
from blacklist_sim.text import Text
from blacklist_sim.timeline.owed import Owing
from blacklist_sim.timeline.owed_words import WAYS_IN_A_STORY, WAYS_ON_A_COMMAND_LINE
from blacklist_sim.timeline.plain import plain
from blacklist_sim.timeline.record import law_data
from blacklist_sim.timeline.replay import Replay

KEYS = """\b
The document of --json (texts as {en, zh}, days and amounts as text, null is
not known):
format, on, law, accounts, notes
law           as_on: the day whose law was applied on every date, or null
accounts      file, number, title, case, who, policy, unknown, limit,
              limit_left, penalty, account
growth        with --plot: the points of the drawing, as day and owed
account       day, currency, converted, owed, lines, allocations, surplus,
              missing
owed          principal, costs, ordinary_interest, old_delay_interest, doubled,
              enforcement_fee, enforcement_costs, not_due, creditor, total
lines         each stretch of interest: what, first, last, days, base, rate, …
allocations   each receipt: day, kind, amount, what fell on each part, left
"""


class OwedCommand(options.Command):
    """The command with the options for a debt without a timeline under a heading of their own."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists them in two sections."""
        records = [
            (param.name, record)
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
        ]
        with formatter.section("Options"):
            formatter.write_dl([record for name, record in records if name not in NAMES])
        with formatter.section("A debt without a FILE"):
            formatter.write_dl([record for name, record in records if name in NAMES])


@click.command(cls=OwedCommand, epilog=KEYS)
@click.argument("file", metavar="[FILE]", required=False)
@on_day("The day; its end is asked about.")
@click.option("--case", help="One of several cases.")
@click.option("--who", metavar="ID", help="One of several debtors.")
@click.option("--story", "number", type=options.NUMBER, help="One of several timelines of the file.")
@click.option("--show-working", is_flag=True, help="Show every stretch of interest and how each receipt was divided.")
@click.option("--plot", is_flag=True, help="Draw how the debt grew.")
@click.option("--svg", type=click.Path(), metavar="FILE", help="Write that drawing to an SVG file.")
@claim_options
@options.mode
@options.policy
@options.law_of
@options.as_json
@options.lang
@options.real_ids
def owed(
    file: str | None, on: date, case: str | None, who: str | None, number: int | None, show_working: bool, plot: bool,
    svg: str | None, mode: str | None, policy: dict[str, str], law_of: date | None, as_json: bool, lang: str,
    real_ids: bool, **given: Any,
) -> int:  # fmt: skip
    """Tell what is owed on a day, part by part, each with its rule.

    Of a timeline (FILE), every case is shown; or state the debt itself: --principal 500000 --due 2024-03-15 --on
    2024-12-20. Ends with status 1 where the timeline has stopped before that day, or an expectation failed.
    """
    options.checked_policy(policy)
    if svg is not None:
        check_svg(svg)
    wanted = Wanted(on, case, who, mode, policy, law_of)
    shown = _shown(file, number, wanted, given, real_ids)
    said = list(notes(given, on)) if file is None else []
    if svg is not None:
        write_svg(svg, svg_text(_only(shown).chart(on), lang))
        said.append(Text(f"drawn in {svg}", f"已绘入 {svg}"))
    if as_json:
        accounts = [one.data() | ({"growth": one.growth(on)} if plot else {}) for one in shown]
        output.say_json(
            plain(
                {
                    "format": 1,
                    "on": on,
                    "law": law_data(shown[0].owing.book),
                    "accounts": accounts,
                    "notes": [note._asdict() for note in said],
                }
            )
        )
    else:
        say_law(shown[0].owing.book, lang)
        for before, one in zip((None, *shown), shown, strict=False):
            if before is None or before.number != one.number:
                _title(one, before is not None, lang)
            _print(one, lang, show_working)
            if plot:
                _plot(one, on, lang)
        for note in said:
            output.say(note.pick(lang), "warn")
    return OK if all(one.sound for one in shown) else FAILED


def _shown(
    file: str | None, number: int | None, wanted: Wanted, given: Mapping[str, Any], real_ids: bool
) -> list[Shown]:
    written = stated(given)
    if file is not None:
        if written:
            raise BlacklistSimError(
                f"a FILE has its own debts: leave out {', '.join(written)}, or leave out {file}",
                f"FILE 中已有债务：请去掉 {'、'.join(written)}，或去掉 {file}",
            )
        return shown_in(read_stories(file, real_ids), wanted, file, number)
    of_a_file = {"--case": wanted.case, "--who": wanted.who, "--story": number, "--mode": wanted.mode}
    if idle := [name for name, value in of_a_file.items() if value is not None]:
        raise BlacklistSimError(
            f"{', '.join(idle)} without a FILE: name the timeline, or leave it out",
            f"有 {'、'.join(idle)} 而无 FILE：请写明时间线文件，或去掉该选项",
        )
    book = load_book().under(wanted.policy)
    if wanted.law_of is not None:
        book = book.as_on(wanted.law_of)
    book.epoch(wanted.day)
    reckoning = reckoning_given(book, wanted.policy, given)
    return [Shown(Owing(book, "", reckoning.on(wanted.day)), reckoning, wanted.policy)]


def _title(one: Shown, again: bool, lang: str) -> None:
    """The timeline that an account comes from, and how it came to that day."""
    if one.replay is not None:
        if again:
            output.say("")
        output.say(one.replay.story.title.pick(lang), "head")
        _unsound(one.replay, lang)


def _print(one: Shown, lang: str, working: bool) -> None:
    """One account."""
    ways = WAYS_ON_A_COMMAND_LINE if one.replay is None else WAYS_IN_A_STORY
    page = OwedPage(one.owing, one.policy, ways, lang)
    case = one.owing.case
    where = Text(f" [{case}]", f"〔{case}〕") if one.of_several else Text("", "")
    output.say_lines((page.head(where), *page.lines(working)))


def _unsound(replay: Replay, lang: str) -> None:
    """Why the account may not be what the timeline was meant to come to."""
    say_stopped(replay, lang)
    if replay.failed:
        output.say_text(
            f"note: expectations that do not hold by then: {len(replay.failed)} (see `replay`)",
            f"注意：截至当日有 {len(replay.failed)} 项预期不成立（见 replay）", lang, "warn",
        )  # fmt: skip


def _plot(one: Shown, on: date, lang: str) -> None:
    try:
        drawn = one.chart(on)
    except NothingToDraw as why:
        output.say(why.render(lang), "warn")
        return
    for line in terminal_lines(drawn, lang):
        click.echo(line)


def _only(shown: list[Shown]) -> Shown:
    if len(shown) == 1:
        return shown[0]
    raise BlacklistSimError(
        f"--svg draws one account, and there are {len(shown)}: choose with --story, --case",
        f"--svg 只绘制一个账目，而这里有 {len(shown)} 个：请用 --story、--case 选定",
    )
