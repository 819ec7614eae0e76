"""`case diff`: where two cases part, and what becomes of each."""

import click

from blacklist_sim.cli import output
from blacklist_sim.cli.case_command import CaseCommand, reading
from blacklist_sim.cli.database import opened

KEYS = """\b
The document of --json (texts as {en, zh}, days and amounts as text):
format, left, right, kin, parting, differences, until, futures
left, right   as `case` of `case show`
kin           null, or: name (of the case they share), left, right (the record
              after which each left it; null for the case itself)
parting       common (how many events are the same), head (what differs before
              any event), left, right (the events from there: seq, date, said)
differences   what, key, left, right: as they stand
futures       left, right: the steps that time alone brings to one of them only
"""


@click.command(cls=CaseCommand, epilog=KEYS)
@click.argument("left")
@click.argument("right")
@reading
def diff(left: str, right: str, db: str | None, as_json: bool, lang: str) -> None:
    """Tell where the cases LEFT and RIGHT part, what each did from there, and what stands otherwise now.

    Then what will be different within a year if nobody does anything. They may be forks, or any two cases.
    """
    from blacklist_sim.pages.case_diff import DiffPage
    from blacklist_sim.store.lineage import kin

    with opened(db, lang=lang) as store:
        cases = store.open(left), store.open(right)
        for case in cases:
            case.check_read()
        with store.database.reading() as connection:
            shared = kin(connection, cases[0].row.uid, cases[1].row.uid)
        page = DiffPage(*cases, shared)
    if as_json:
        output.say_json(page.data())
        return
    output.say_lines(page.lines(lang))
