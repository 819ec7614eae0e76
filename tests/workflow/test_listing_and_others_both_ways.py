"""No rule about list, order, ban, sanction or remedy is seen from one side only, and none is missing in the ledger."""

import pytest

from blacklist_sim.law.model import TESTED_KINDS
from blacklist_sim.workflow.assemble import load_engine

from .rule_stories import seen_in_shipped_stories
from .test_listing_rules import RULES as LISTING_RULES
from .test_review import RULES as REVIEW_RULES

STAGES = ("listing.", "consumption.", "exit_ban.", "sanction.", "crime.", "review.")
NO_GROUND_AT_ALL = {
    "consumption.lift.settlement_alone",
    "consumption.lift.listing_deleted",
    "consumption.lift.round_ended",
}
"""What somebody may rely on, always in vain."""
IN_TESTS = {
    "review.order.road",
    "review.object.no_disposal",
    "review.party_ruling.no_disposal",
}
"""Told in tests of their own, since the act that they stand against belongs to another stage."""
OF_THE_COURT = ("power", "silent")


def rules_asked() -> list[str]:
    return [
        rule.id
        for rule in load_engine().book.rules.values()
        if rule.kind in TESTED_KINDS and rule.id.startswith(STAGES)
    ]


@pytest.mark.parametrize("way", ["holds", "fails"])
def test_every_rule_that_is_asked_has_been_seen_to_let_pass_and_to_stand_against(way: str) -> None:
    seen = seen_in_shipped_stories()
    from_tables = {story.rule for story in (*LISTING_RULES, *REVIEW_RULES)} | IN_TESTS | NO_GROUND_AT_ALL
    kinds = {rule.id: rule.kind for rule in load_engine().book.rules.values()}
    missing = [rule for rule in rules_asked() if not seen[way][rule] and rule not in from_tables]
    assert [rule for rule in missing if way == "holds" or kinds[rule] not in OF_THE_COURT] == []


def test_every_rule_and_figure_is_accounted_for_in_the_ledger() -> None:
    book = load_engine().book
    named = {rule for line in book.ledger for rule in line.rules or ()}
    ours = [name for name in (*book.rules, *book.figures) if name.startswith(STAGES)]
    assert [name for name in ours if name not in named] == []
