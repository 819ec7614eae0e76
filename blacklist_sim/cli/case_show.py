"""`case show`: where a case stands, and how it came there."""

from datetime import date

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.case_command import CaseCommand, name_argument, reading
from blacklist_sim.cli.database import opened

KEYS = """\b
The document of --json (texts as {en, zh}, days and amounts as text):
format, case, policy, stopped, stands, journal, law, beside
case          name, title, people, mode, date, stage, in_debt, listed,
              restricted, exit_banned, next_deadline, owed, events, records,
              archived, opened, changed
stopped       the act at which the journal stops counting, since it is refused
              by now or does not read, or null
stands        date, positions, people, duties_open, deadlines, findings, owed
journal       seq, kind, date, counts, taken_back_by, refused,
              recorded_by, recorded_at, payload, hash
law           opened_under, now, program, same, changed
beside        null, or: mode, policy, law_of, stopped, stands, differences
differences   what, key, left (the case), right (beside it)
"""


@click.command(cls=CaseCommand, epilog=KEYS)
@name_argument
@click.option("--journal", "only_journal", is_flag=True, help="Show the journal only.")
@options.mode
@options.policy
@options.law_of
@reading
def show(
    name: str, only_journal: bool, mode: str | None, policy: dict[str, str], law_of: date | None, db: str | None,
    as_json: bool, lang: str,
) -> None:  # fmt: skip
    """Show where the case NAME stands: people, tracks, duties, deadlines, what is owed, and the journal.

    With --mode, --policy or --law-of its events are replayed otherwise beside it, and what is different then is told;
    the case itself stays as it is.
    """
    from blacklist_sim.pages.beside import Beside
    from blacklist_sim.pages.case_show import ShowPage

    options.checked_policy(policy)
    with opened(db, lang=lang) as store:
        case = store.open(name)
        beside = Beside(case, mode, policy, law_of) if mode or policy or law_of else None
        page = ShowPage(case, beside)
    if as_json:
        output.say_json(page.data())
        return
    for line, tone in page.journal.lines() if only_journal else page.lines():
        output.say(line.pick(lang), tone)
