"""How the policy reads what the texts on delay interest leave open."""

from collections.abc import Mapping
from typing import NamedTuple

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.book import Book


class BadPolicy(BlacklistSimError):
    """A policy that takes an option which its switch does not offer."""


class Reading(NamedTuple):
    """The options taken, in the words of the arithmetic.

    `first_day` is how many days after the last day of performance the first day of delay is, `pay_day` whether the day
    of payment bears delay interest.
    """

    first_day: int
    pay_day: bool
    costs_in_base: bool
    fee_on_title: bool
    old_year: int
    ordinary_year: int
    ordinary_beside_old: bool
    old_shares_after_change: bool
    old_leaves_days_out: bool
    acceptance_day_counts: bool


FIRST_AND_PAY_DAY = {"next_day_incl_payday": (1, True), "excl_both": (1, False), "incl_both": (0, True)}


def chosen(book: Book, policy: Mapping[str, str], switch: str) -> str:
    """The option that the policy takes of a switch, or its default; raises BadPolicy."""
    known = book.switches[switch]
    option = policy.get(switch, known.default)
    if option not in known.options:
        offered = ", ".join(known.options)
        raise BadPolicy(
            f"{option!r} is no option of the policy switch {switch}; it offers: {offered}",
            f"“{option}”不是政策开关 {switch} 的选项；可选：{offered}",
        )
    return option


def reading(book: Book, policy: Mapping[str, str]) -> Reading:
    """The policy's answers to what the money part asks; raises BadPolicy."""
    first_day, pay_day = FIRST_AND_PAY_DAY[chosen(book, policy, "delay_interest_days")]
    return Reading(
        first_day,
        pay_day,
        chosen(book, policy, "awarded_costs_in_base") == "in",
        chosen(book, policy, "enforcement_fee_base") == "title",
        int(chosen(book, policy, "old_interest_day_basis")),
        int(chosen(book, policy, "ordinary_interest_day_basis")),
        chosen(book, policy, "ordinary_interest_beside_old") == "runs",
        chosen(book, policy, "old_delay_interest_after_change") == "shares",
        chosen(book, policy, "old_delay_days_left_out") == "left_out",
        chosen(book, policy, "bankruptcy_acceptance_day") == "bears_interest",
    )
