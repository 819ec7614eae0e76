"""No rule on the road from the title to the end of enforcement is seen from one side only."""

import pytest

from blacklist_sim.law.model import TESTED_KINDS
from blacklist_sim.workflow.assemble import load_engine

from .rule_stories import seen_in_shipped_stories
from .test_course_ends_rules import RULES as END_RULES
from .test_course_rules import RULES as COURSE_RULES
from .test_title_rules import BY_THE_KIND_OF_TITLE
from .test_title_rules import RULES as TITLE_RULES

OTHERS = ("listing.", "consumption.", "exit_ban.", "sanction.", "crime.", "review.")
ONE_WAY = {
    "holds": {
        "title.limitation.accept_late",
        "title.restitution.late_payment",
    },
    "fails": {
        "title.notice.sets_period",
        "round.condition.notice",
    },
}
"""What always stands against an act; and what is presumed, or has made the act impossible, before it could fail."""
IN_TESTS = {
    "officer.listed_successor",
    "party.limited_sum",
    "seizure.not_while_paused",
    "title.restitution.own_suit",
}
"""Told in tests of their own: from the day of a statute on, presumed, or under one option of a policy only."""
OF_THE_COURT = ("power", "silent")


def rules_asked() -> dict[str, str]:
    """The tested rules of these stages, each with its kind."""
    rules = load_engine().book.rules.values()
    return {rule.id: rule.kind for rule in rules if rule.kind in TESTED_KINDS and not rule.id.startswith(OTHERS)}


@pytest.mark.parametrize("way", ["holds", "fails"])
def test_every_rule_that_is_asked_has_been_seen_to_let_pass_and_to_stand_against(way: str) -> None:
    told = (
        IN_TESTS
        | {story.rule for story in (*TITLE_RULES, *COURSE_RULES, *END_RULES)}
        | {case[0] for case in BY_THE_KIND_OF_TITLE}
    )
    seen = seen_in_shipped_stories()[way]
    asked = rules_asked()
    missing = {rule for rule in asked if not seen[rule] and rule not in told}
    if way == "fails":
        missing = {rule for rule in missing if asked[rule] not in OF_THE_COURT}
    assert missing == ONE_WAY[way]


def test_every_rule_set_apart_here_is_one_that_is_asked() -> None:
    assert IN_TESTS | ONE_WAY["holds"] | ONE_WAY["fails"] <= set(rules_asked())
