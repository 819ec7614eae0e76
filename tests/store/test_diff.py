"""Where two cases part: looked at apart from any database's words."""

from dataclasses import replace
from datetime import date

import pytest

from blacklist_sim.case import Act, Story, Wait
from blacklist_sim.store import OpenCase, Store
from blacklist_sim.store.diff import differences, futures, parting, picture
from blacklist_sim.store.lineage import Fork, Kin, Origin, forks, kin, origin
from blacklist_sim.workflow.engine import Engine

from .conftest import shipped

PAY = Act(date(2019, 6, 3), "pay", "borrower", ("borrower",), case="loan", payload={"amount": "in_full"})


@pytest.fixture
def case(store: Store, story: Story) -> OpenCase:
    """A case before its debtor pays."""
    return store.new("loan", replace(story, events=story.events[:12]))


def test_events_that_no_longer_count_are_no_difference(case: OpenCase) -> None:
    fork = case.fork("fork")
    fork.advance(date(2019, 4, 1))
    fork.undo()
    assert parting(case.journal, fork.journal) == (12, [], [], ())


def test_who_recorded_an_event_and_when_is_no_difference(case: OpenCase) -> None:
    fork = case.fork("fork")
    case.advance(date(2019, 4, 1))
    fork.store.user = "colleague"
    fork.advance(date(2019, 4, 1))
    assert parting(case.journal, fork.journal).common == 13


def test_a_note_is_a_difference(case: OpenCase) -> None:
    fork = case.fork("fork")
    case.do(Wait(date(2019, 4, 1)))
    fork.do(Wait(date(2019, 4, 1), note="nothing happened"))
    found = parting(case.journal, fork.journal)
    assert (found.common, [one.seq for one in found.left], [one.seq for one in found.right]) == (12, [13], [13])


def test_what_differs_before_any_event_is_named(store: Store, case: OpenCase) -> None:
    other = store.new("other", replace(case.story, mode="audit", policy={"term_starts": "publication"}))
    assert parting(case.journal, other.journal).head == ("mode", "policy")


@pytest.mark.parametrize("name", ["ground-1-paid-in-full", "two-cases-and-one-payment", "exit-ban-begins-and-ends"])
def test_a_picture_does_not_differ_from_itself(store: Store, law: Engine, name: str) -> None:
    seen = picture(law, store.new("one", shipped(name)).state)
    assert differences(seen, seen) == []


def test_every_kind_of_thing_can_differ(law: Engine, case: OpenCase) -> None:
    fork = case.fork("fork")
    case.do(PAY)
    fork.advance(date(2020, 6, 3))
    found = differences(picture(law, case.state), picture(law, fork.state))
    assert {difference.what for difference in found} == {
        "positions", "people", "duties_open", "deadlines", "owed",
    }  # fmt: skip
    by_key = {(difference.what, *difference.key): difference for difference in found}
    assert by_key["people", "borrower", "in_debt"][2:] == (False, True)
    assert by_key["people", "borrower", "stage", "loan"][2:] == ("repaid", "listed")
    assert by_key["positions", "title", "loan"].left["state"] == "performed"
    owed = by_key["owed", "loan"]
    assert owed.left["total"] == 0 < owed.right["total"]


def test_the_same_things_the_other_way_round_are_the_same_differences(law: Engine, case: OpenCase) -> None:
    fork = case.fork("fork")
    case.do(PAY)
    one, other = picture(law, case.state), picture(law, fork.state)
    there = {(found.what, found.key, found.left, found.right) for found in map(_hashable, differences(one, other))}
    back = {(found.what, found.key, found.right, found.left) for found in map(_hashable, differences(other, one))}
    assert there == back


def _hashable(found):  # type: ignore[no-untyped-def]
    return found._replace(left=str(found.left), right=str(found.right))


def test_a_finding_of_another_day_is_one_difference_and_a_second_one_another(law: Engine, case: OpenCase) -> None:
    item = {"kind": "fails", "rule": "r", "what": "a", "about": None, "case": "loan"}
    seen = picture(law, case.state)
    once = seen | {"findings": [item | {"date": date(2019, 1, 1)}]}
    later = seen | {"findings": [item | {"date": date(2019, 1, 2)}]}
    twice = seen | {"findings": [*once["findings"], *later["findings"]]}
    assert len(differences(once, later)) == 1
    (found,) = differences(once, twice)
    assert (found.left, found.right["date"]) == (None, date(2019, 1, 2))


def test_what_time_brings_to_both_is_left_out_and_no_state_is_touched(law: Engine, case: OpenCase) -> None:
    fork = case.fork("fork")
    case.do(PAY)
    fork.do(Wait(PAY.date))
    before = picture(law, case.state), picture(law, fork.state)
    left, right = futures((law, case.state), (law, fork.state), date(2020, 6, 3))[1:]
    assert "listing.delete.performed" in {step.name for step in left}
    assert not {(step.day, step.kind, step.name) for step in left} & {
        (step.day, step.kind, step.name) for step in right
    }
    both = {step.name for step in law.advance(fork.state.fork(), date(2020, 6, 3))}
    assert both - {step.name for step in right}, "something comes to both"
    assert before == (picture(law, case.state), picture(law, fork.state))


def test_kin_is_found_through_any_number_of_forks_and_without_the_case_they_share(store: Store, case: OpenCase) -> None:
    child = case.fork("child", 4)
    grandchild, other = child.fork("grandchild", 2), case.fork("other", 7)
    stranger = store.new("stranger", case.story)
    with store.database.reading() as connection:
        assert kin(connection, case.row.uid, child.row.uid) == Kin("loan", None, 4)
        assert kin(connection, grandchild.row.uid, other.row.uid) == Kin("loan", 4, 7)
        assert kin(connection, grandchild.row.uid, child.row.uid) == Kin("child", 2, None)
        assert kin(connection, case.row.uid, case.row.uid) == Kin("loan", None, None)
        assert kin(connection, case.row.uid, stranger.row.uid) is None


def test_the_forks_of_a_case_are_told_with_where_they_left_and_those_put_away_are_not(
    store: Store, case: OpenCase
) -> None:
    case.fork("early", 5)
    late = case.fork("late")
    late.advance(date(2019, 4, 1))
    case.fork("away").archive()
    late.fork("further")
    with store.database.reading() as connection:
        assert forks(connection, case.row.uid) == [Fork("early", 5, 5), Fork("late", 12, 13)]
        assert origin(connection, late.row.uid) == Origin(case.row.uid, "loan")
        assert origin(connection, case.row.uid) is None
