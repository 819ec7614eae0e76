"""What every store keeps of what was taken back, put away or forked: nothing is deleted, and what counts is clear."""

from datetime import date

import pytest

from blacklist_sim.case import Wait
from blacklist_sim.store.errors import StoreError
from blacklist_sim.workflow import observe

from .conftest import begun, pay, rows, same

STUDENT = "student"
LATER, STILL_LATER = date(2019, 4, 1), date(2019, 5, 1)


def kinds(case):
    return [record.kind for record in case.journal]


def test_undo_takes_back_the_last_events_and_keeps_their_records(store, open_as):
    case = store.new("loan", begun())
    told = [observe.look(store.law, case.state)]
    for event in (pay(LATER), Wait(STILL_LATER)):
        case.do(event)
        told.append(observe.look(store.law, case.state))

    taken = case.undo()
    assert [record.kind for record in taken] == ["wait"] and observe.look(store.law, case.state) == told[1]
    assert [record.kind for record in case.undo()] == ["act"] and observe.look(store.law, case.state) == told[0]

    assert kinds(case)[-4:] == ["act", "wait", "undo", "undo"]
    assert case.story == begun()
    same(open_as(STUDENT).open("loan"), case)


def test_redo_brings_back_one_event_after_another_until_something_else_is_done(store, open_as):
    case = store.new("loan", begun())
    case.do(pay(LATER))
    case.advance(STILL_LATER)
    told = observe.look(store.law, case.state)

    case.undo(2)
    assert [case.redo().kind, case.redo().kind] == ["act", "wait"]
    assert observe.look(store.law, case.state) == told
    same(open_as(STUDENT).open("loan"), case)

    case.undo()
    case.do(pay(STILL_LATER))
    with pytest.raises(StoreError, match="nothing was taken back last"):
        case.redo()


def test_an_undo_of_a_redo_takes_the_event_back_again(store, open_as):
    case = store.new("loan", begun())
    case.do(pay(LATER))
    for _ in range(3):
        case.undo()
        assert case.story == begun()
        same(open_as(STUDENT).open("loan"), case)
        case.redo()
        assert len(case.story.events) == len(begun().events) + 1
    assert kinds(case)[-7:] == ["act", *["undo"] * 6]


@pytest.mark.parametrize("count", [-1, 0, 7])
def test_no_more_can_be_taken_back_than_there_is(store, count):
    case = store.new("loan", begun())
    before = rows(store)

    with pytest.raises(StoreError, match=f"has 6 event\\(s\\) to take back, not {count}"):
        case.undo(count)
    assert rows(store) == before

    case.undo(6)
    assert case.story.events == () and case.row.acts == 0


def test_a_case_is_put_away_and_taken_out_again(store, open_as):
    case = store.new("loan", begun())
    case.archive()
    assert case.row.archived and open_as(STUDENT).open("loan").row.archived
    case.archive(away=False)

    again = open_as(STUDENT).open("loan")
    assert not again.row.archived and kinds(again)[-2:] == ["archive", "unarchive"]
    assert again.story == begun()


def test_a_fork_goes_its_own_way_and_names_its_origin(store, open_as):
    case = store.new("loan", begun())
    case.do(pay(LATER))
    fork = case.fork("what-if")
    fork.advance(STILL_LATER)
    case.undo()

    again = open_as(STUDENT).open("what-if")
    assert (again.row.origin, again.row.origin_seq) == (case.row.uid, 7)
    assert again.row.uid != case.row.uid and again.story.events[-1] == Wait(STILL_LATER, index=7)
    same(again, fork)
    assert open_as(STUDENT).open("loan").story == begun()


def test_a_fork_from_an_earlier_record_tells_what_counted_then(store):
    case = store.new("loan", begun())
    case.do(pay(LATER))  # 7
    case.undo()  # 8
    case.advance(STILL_LATER)  # 9

    assert [len(case.fork(f"at-{at}", at).story.events) for at in (0, 6, 7, 8, 9)] == [0, 6, 7, 6, 7]
    assert case.fork("then", 7).story.events[-1].name == "pay"
    for at in (-1, 10):
        with pytest.raises(StoreError, match="has records 0 to 9"):
            case.fork("nowhere", at)
