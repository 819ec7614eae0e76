"""What every store keeps, whichever database is behind it: cases are opened and taken further, by several people."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from blacklist_sim.case import Act, Question, Wait
from blacklist_sim.store.errors import MovedOn, NameTaken, NoSuchCase, StoreError, UnfitEvent
from blacklist_sim.timeline.replay import replay
from blacklist_sim.workflow import observe

from .conftest import TEACHER, agrees, begun, ground_one, pay, rows, same, shipped

STUDENT = "student"
LATER, STILL_LATER = date(2019, 4, 1), date(2019, 5, 1)


def kinds(case):
    return [record.kind for record in case.journal]


def test_a_case_reads_as_it_was_written(store, open_as, story):
    case = store.new("loan", story)

    again = open_as(STUDENT).open("loan")

    assert again.story == case.story == story
    assert again.row == case.row and again.journal == case.journal
    assert kinds(again) == ["open", *["act"] * 12, "question", "act", "wait", *["act"] * 3, "wait"]
    same(again, case)
    assert replay(store.law, again.story).ok, "what was expected of the story is still expected"


def test_a_case_of_several_enforcement_cases_reads_as_it_was_written(store, open_as):
    case = store.new("two", shipped("two-cases-and-one-payment"))

    again = open_as(STUDENT).open("two")

    assert set(again.story.cases) == {"loan", "supply"} and again.story == case.story
    same(again, case)


def test_a_case_without_events_stands_where_its_title_was_made_and_goes_on(store, open_as):
    case = store.new("empty", replace(ground_one(), events=()))
    assert case.state.day == date(2018, 11, 1) and case.row.acts == 0 and case.row.stage == "judgment"

    same(open_as(STUDENT).open("empty"), case)
    case.do(Act(date(2018, 11, 5), "serve_judgment"))

    same(open_as(STUDENT).open("empty"), case)
    case.undo()
    same(open_as(STUDENT).open("empty"), case)
    assert case.state.day == date(2018, 11, 1)


def test_acts_waits_and_questions_are_recorded_as_they_are_done(store, open_as):
    case = store.new("loan", begun())
    question = Question(LATER, "try", {"rail": {"train": "G", "seat": "second"}}, ("borrower",))

    assert case.do(pay(LATER))[-1].accepted
    case.advance(STILL_LATER)
    case.do(question._replace(date=STILL_LATER))

    again = open_as(STUDENT).open("loan")
    assert kinds(again)[-3:] == ["act", "wait", "question"]
    assert [event.date for event in again.story.events[-3:]] == [LATER, STILL_LATER, STILL_LATER]
    assert again.row.day == again.state.day == STILL_LATER and again.row.acts == len(begun().events) + 3
    same(again, case)


def test_an_act_that_is_refused_leaves_nothing(store):
    case = store.new("loan", begun())
    before, state, held = rows(store), observe.look(store.law, case.state), (case.row, case.journal, case.story)

    step = case.do(Act(STILL_LATER, "delete_listing"))[-1]

    assert not step.accepted
    assert rows(store) == before and (case.row, case.journal, case.story) == held
    assert observe.look(store.law, case.state) == state


@pytest.mark.parametrize(
    ("event", "says"),
    [
        (Wait(date(2018, 1, 1)), "2018-01-01"),
        (pay(date(2018, 12, 1)), "2018-12-01"),
        (Act(LATER, "pay", by="nobody", payload={"amount": Decimal("1.00")}), "nobody"),
        (Act(LATER, "pay", by="borrower"), "amount"),
        (Act(LATER, "fly"), "fly"),
        (Act(LATER, "serve_judgment", case="other"), "other"),
    ],
)
def test_what_is_no_event_of_the_case_is_refused_in_words_and_leaves_nothing(store, event, says):
    case = store.new("loan", begun())
    before, held = rows(store), (case.row, case.journal, case.story)

    with pytest.raises(UnfitEvent) as refused:
        case.do(event)

    assert says in refused.value.text.en
    assert rows(store) == before and (case.row, case.journal, case.story) == held
    case.do(pay(LATER))


def test_a_story_that_stops_at_a_refused_act_is_not_stored(store):
    story = begun()
    unfounded = Act(LATER, "decide_listing", payload={"grounds": ("able_but_refuses",)})
    stopped = replace(story, events=(*story.events, unfounded, pay(STILL_LATER)))
    before = rows(store)

    with pytest.raises(StoreError, match="stops on 2019-04-01, where decide_listing is refused"):
        store.new("loan", stopped)
    assert rows(store) == before

    case = store.new("loan", replace(stopped, mode="audit"))
    assert case.row.acts == len(stopped.events) and case.row.day == STILL_LATER


def test_a_name_is_taken_once(store, open_as):
    store.new("loan", begun())
    other = store.new("other", begun())
    before = rows(store)

    for again in (lambda: open_as(STUDENT).new("loan", ground_one()), lambda: other.fork("loan")):
        with pytest.raises(NameTaken, match="there is a case called 'loan' already"):
            again()
    assert rows(store) == before


def test_a_case_that_is_not_there_is_named_with_the_nearest_that_is(store):
    with pytest.raises(NoSuchCase) as missing:
        store.open("loan")
    assert "did you mean" not in missing.value.text.en

    store.new("loan-of-2019", begun())
    with pytest.raises(NoSuchCase, match="no case called 'loan-of-2018'; did you mean 'loan-of-2019'"):
        store.open("loan-of-2018")


def test_a_case_that_moved_on_says_what_happened_and_the_act_may_be_done_again(store, open_as):
    mine, theirs = store.new("loan", begun()), open_as(STUDENT).open("loan")
    theirs.do(pay(LATER, "0.25"))
    theirs.undo()
    before = rows(store)

    for attempt in (lambda: mine.do(pay(STILL_LATER)), mine.undo, mine.archive, lambda: mine.advance(STILL_LATER)):
        with pytest.raises(MovedOn) as moved:
            attempt()
        assert moved.value.since == tuple(theirs.journal[-2:])
        for said in ("#7 2019-04-01 pay, by student", "#8 — takes back #7, by student"):
            assert said in moved.value.text.en
        for said in ("#7 2019-04-01 付款，student 于 ", "#8 — 撤回 #7，student 于 "):
            assert said in moved.value.text.zh
        assert rows(store) == before and mine.row.last_seq == 6

    mine.refresh()
    same(mine, theirs)
    assert mine.do(pay(STILL_LATER))[-1].accepted
    theirs.refresh()
    same(mine, theirs)
    assert [record.seq for record in theirs.journal] == list(range(10)), "none lost, none twice"


def test_who_is_faster_is_not_told_that_the_case_moved_on(store, open_as):
    mine, theirs = store.new("loan", begun()), open_as(STUDENT).open("loan")

    mine.do(pay(LATER))
    mine.do(pay(LATER))
    with pytest.raises(MovedOn):
        theirs.do(pay(LATER))


def test_the_journal_names_who_did_what_and_when(store, open_as):
    store.new("loan", begun())
    theirs = open_as(STUDENT).open("loan")
    theirs.do(pay(LATER))
    mine = store.open("loan")
    mine.undo()

    journal = open_as("reader").open("loan").journal
    assert [record.recorded_by for record in journal] == [TEACHER] * 7 + [STUDENT, TEACHER]
    times = [record.recorded_at for record in journal]
    assert times == sorted(times) and all(time.endswith("Z") for time in times)
    assert (mine.row.created_by, mine.row.changed_by) == (TEACHER, TEACHER)
    assert (theirs.row.changed_by, theirs.row.changed_at) == (STUDENT, times[7])


def test_the_line_in_the_list_is_what_the_journal_says(store, open_as):
    case = store.new("loan", ground_one())
    for change in (lambda: case.undo(3), case.redo, lambda: case.advance(date(2019, 7, 1)), case.archive):
        change()
        again = open_as(STUDENT).open("loan")
        agrees(again)


def test_a_reader_sees_one_state_of_the_database(store, open_as):
    store.new("loan", begun())

    with store.database.reading() as connection:
        seen = store.row(connection, "loan")
        open_as(STUDENT).open("loan").do(pay(LATER))
        assert store.journal(connection, seen.id)[-1].seq == seen.last_seq
        assert store.row(connection, "loan") == seen
    assert store.open("loan").row.last_seq == seen.last_seq + 1


def test_another_policy_and_another_mode_replay_beside_the_case_and_rewrite_nothing(store, open_as):
    case = store.new("loan", ground_one())
    before = rows(store)

    again = open_as(STUDENT).open("loan")
    one = replay(store.law, again.story, mode="audit", policy={"make_up_days_work": "no"})
    two = replay(store.law, again.story)

    assert one.state.mode == "audit" and one.state.policy["make_up_days_work"] == "no"
    assert observe.look(store.law, two.state) == observe.look(store.law, case.state)
    same(again, case)
    assert rows(store) == before


def test_an_act_that_is_done_again_goes_to_the_same_case_though_its_name_was_given_to_another(store, open_as):
    mine, theirs = store.new("loan", begun()), open_as(STUDENT)
    theirs.open("loan").rename("old-loan")
    theirs.new("loan", begun())

    with pytest.raises(MovedOn):
        mine.do(pay(LATER))
    mine.refresh()
    assert mine.name == "old-loan"
    mine.do(pay(LATER))
    assert [store.open(name).row.last_seq for name in ("old-loan", "loan")] == [8, 6]
