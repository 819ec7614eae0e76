"""The duties about an exit ban, met soon, met after a long time, and when nothing happens at all."""

import pytest

from blacklist_sim.workflow.assemble import load_engine

from .duty_stories import Owed, met_in_time, met_late, nothing_happens

ASKED = "date: 2020-03-02, act: apply_exit_ban, by: lender, written: true"
BAN = "act: order_exit_ban, reasons: 有出境迹象"

DUTIES = [
    Owed(
        "exit_ban.lift_on_performance",
        (ASKED, f"date: 2020-03-04, {BAN}", "date: 2020-06-10, act: pay, by: borrower, amount: in_full"),
        "act: lift_exit_ban",
        None,
        {"year": 2020},
    ),
    Owed(
        "exit_ban.undo_wrong_target",
        (ASKED, f"date: 2020-03-04, {BAN}, who: stranger"),
        "act: lift_exit_ban, who: stranger",
        None,
        {"year": 2020, "mode": "audit"},
    ),
]
table = pytest.mark.parametrize("owed", DUTIES, ids=lambda owed: owed.duty)


@table
def test_a_duty_met_soon_is_met(owed: Owed) -> None:
    met_in_time(owed)


@table
def test_promptly_names_no_day_so_nothing_is_late(owed: Owed) -> None:
    met_late(owed)


@table
def test_a_duty_that_nobody_does_goes_on(owed: Owed) -> None:
    nothing_happens(owed)


def test_every_duty_about_a_ban_is_told_here() -> None:
    duties = {duty for duty in load_engine().book.duties if duty.startswith("exit_ban.")}
    assert {owed.duty for owed in DUTIES} == duties
