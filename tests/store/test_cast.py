"""Of a saved case those act by themselves whom nobody plays, and what they do is recorded like any act."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from blacklist_sim.case import Act, Cast
from blacklist_sim.store.errors import MovedOn
from blacklist_sim.workflow.step import ACT

from ..invariants.picture import differences, picture
from .conftest import agrees, begun, rows, same

CAST = Cast({"court": "diligent", "debtor": "careless", "borrower": "diligent"}, seed=7)
APPLIED, LATER, LISTED, PAID = date(2019, 1, 10), date(2019, 2, 1), date(2019, 3, 12), date(2019, 6, 3)
ON_ASKING = ["accept_enforcement", "serve_notice", "order_property_report", "report_property"]


def asked(cast: Cast | None = CAST):
    """The shipped story as far as the application for enforcement."""
    return replace(begun(2), cast=cast)


def acts(case, after: int = 0) -> list[tuple[str, str, str]]:
    """Name, day and user of each act that counts after a record."""
    return [
        (json.loads(record.payload)["act"], str(record.day), record.recorded_by)
        for record in case.journal[after:]
        if record.kind == "act"
    ]


def decide(day: date) -> Act:
    return Act(
        day, "decide_listing", "court", facts={"able_to_perform": True}, payload={"grounds": ("able_but_refuses",)}
    )


def apply(day: date) -> Act:
    return Act(day, "apply_listing", "lender", payload={"grounds": ("able_but_refuses",)})


def test_the_cast_stays_with_the_case_its_forks_and_whoever_opens_it(store, open_as):
    case = store.new("loan", asked())
    assert json.loads(case.journal[0].payload)["story"]["cast"] == {"parts": dict(CAST.parts), "seed": 7}
    assert open_as("student").open("loan").story.cast == case.fork("other").story.cast == CAST


def test_a_case_without_a_cast_is_opened_and_taken_further_to_the_byte_as_before(store):
    case = store.new("loan", asked(None))
    assert json.loads(case.journal[0].payload)["story"].keys() == {"timeline", "title", "mode", "people", "cases"}
    assert [step.kind for step in case.advance(LATER)] == ["due", "due"]
    assert [record.kind for record in case.journal[3:]] == ["wait"]
    assert case.left() == []


def test_as_time_passes_the_cast_acts_each_act_a_record_and_all_in_one_transaction(store, open_as):
    case = store.new("loan", asked())
    before, writes = case.row.last_seq, []
    append = store.append
    store.append = lambda *said: writes.append(said) or append(*said)
    steps = case.advance(LATER)
    assert len(writes) == 1
    assert acts(case, before + 1) == [(name, str(APPLIED), "teacher") for name in ON_ASKING]
    assert [step.name for step in steps if step.kind == ACT] == ON_ASKING
    assert [record.kind for record in case.journal[before + 1 :]] == ["act"] * 4 + ["wait"]
    assert case.row.day == LATER and case.state.findings == []
    agrees(case)
    same(open_as("student").open("loan"), case)


def test_before_an_act_of_the_user_the_cast_does_what_it_has_to_do_till_then(store, open_as):
    case = store.new("loan", asked())
    steps = case.do(apply(LATER))
    assert [name for name, *_ in acts(case, 3)] == [*ON_ASKING, "apply_listing"]
    assert steps[-1].name == "apply_listing" and steps[-1].accepted
    same(open_as("student").open("loan"), case)


def test_an_act_of_the_user_that_is_refused_leaves_nothing_recorded_of_the_cast_either(store):
    case = store.new("loan", asked())
    before = rows(store)
    steps = case.do(decide(LATER)._replace(facts={}))
    assert not steps[-1].accepted and steps[-1].name == "decide_listing"
    assert rows(store) == before and case.row.day == APPLIED


def test_from_the_application_to_the_deletion_a_user_decides_and_pays_and_the_court_does_the_rest(store, open_as):
    case = store.new("loan", asked())
    case.do(apply(LATER))
    assert [left.duty.rule.id for left in case.left()] == ["listing.decide_application"]
    case.do(decide(LATER + timedelta(days=5)))
    assert case.left() == []
    case.do(Act(PAID, "pay", "borrower", payload={"amount": "in_full"}))
    case.advance(PAID + timedelta(days=30))
    look = {name: case.row._mapping[name] for name in ("stage", "in_debt", "listed", "restricted")}
    assert look == {"stage": "removed", "in_debt": False, "listed": False, "restricted": False}
    assert case.state.findings == [] and not case.state.duties
    agrees(case)
    same(open_as("student").open("loan"), case)


def test_an_act_of_the_cast_is_taken_back_and_done_again_like_any(store, open_as):
    case = store.new("loan", asked())
    case.advance(LATER)
    reached = picture(case.state)
    taken = case.undo(2)
    assert [record.kind for record in taken] == ["wait", "act"]
    assert ("title.report", ("loan", "borrower")) in case.state.duties
    case.redo(), case.redo()
    assert differences(picture(case.state), reached) == {}
    same(open_as("student").open("loan"), case)


def test_what_was_taken_back_is_done_in_the_same_way_when_time_passes_again(store):
    careless = Cast({"court": "careless", "debtor": "careless"}, seed=3)
    case = store.new("loan", asked(careless))
    case.advance(date(2020, 1, 1))
    did, count = acts(case, 3), len(case.journal) - 3
    assert did
    case.undo(count)
    assert case.row.day == APPLIED
    seen = len(case.journal)
    for day in (date(2019, 3, 1), date(2019, 3, 2), date(2019, 9, 1), date(2020, 1, 1)):
        case.advance(day)
    assert acts(case, seen) == did


def test_two_users_of_one_case_do_not_have_the_cast_act_twice(store, open_as):
    case = store.new("loan", asked())
    other = open_as("student").open("loan")
    case.advance(LATER)
    with pytest.raises(MovedOn):
        other.advance(LATER)
    other.refresh()
    other.advance(LATER + timedelta(days=1))
    assert [name for name, *_ in acts(other, 3)] == ON_ASKING


def test_a_case_that_is_empty_begins_with_the_users_act_and_the_cast_follows(store):
    case = store.new("loan", replace(begun(0), cast=CAST))
    case.do(begun(2).events[0])
    case.do(begun(2).events[1])
    case.advance(LATER)
    assert [name for name, *_ in acts(case)][2:] == ON_ASKING
