"""A case that another version of the program has taken further opens, and says what of it does not read."""

import json
from datetime import date

import pytest

from blacklist_sim.store import Store, records
from blacklist_sim.store.chain import canonical
from blacklist_sim.store.errors import Damaged, StoreError
from blacklist_sim.store.exchange import exported

from .asked import Answer, ask
from .conftest import OpenAs, begun, pay, rows

DAY, LATER = date(2019, 4, 1), date(2019, 5, 1)
UNKNOWN = {
    "an act that is gone": {"act": "pillory", "date": str(DAY), "who": "borrower", "note": "in the square"},
    "a field that is gone": {"act": "pay", "date": str(DAY), "by": "borrower", "amount": "1.00", "in": "shells"},
    "a question that is gone": {"date": str(DAY), "owed": {"moons": 2}},
}


def foreign(store: Store, name: str, *said: records.Said) -> None:
    """Records as another version writes them."""
    case = store.open(name)
    added = records.chained(case.row.uid, case.journal[-1], said, "of another version", store.stamp())
    store.append(case, added, {"last_seq": added[-1].seq, "last_hash": added[-1].hash})


@pytest.fixture
def ahead(request: pytest.FixtureRequest, store: Store) -> Store:
    """A case with a record, number 7, that does not read here, and one after it that would."""
    store.new("loan", begun())
    said = UNKNOWN[getattr(request, "param", "an act that is gone")]
    kind = records.ACT if "act" in said else records.QUESTION
    after = records.of_event(pay(LATER), store.open("loan").story, records.vocabulary())
    foreign(store, "loan", records.Said(kind, DAY, canonical(said)), after)
    return store


@pytest.mark.parametrize("ahead", UNKNOWN, indirect=True)
def test_it_opens_as_far_as_it_reads_and_nothing_follows_on_what_does_not(ahead: Store):
    before, case = rows(ahead), ahead.open("loan")
    assert case.unread is not None and case.unread.record.seq == 7
    assert case.story == begun() and case.state.day == begun().events[-1].date
    for attempt in (lambda: case.do(pay(LATER)), lambda: case.advance(LATER)):
        with pytest.raises(
            StoreError, match=r"record 7 of loan does not read .*; nothing can follow it: take the case"
        ):
            attempt()
    with pytest.raises(Damaged, match="case loan: record 7 does not read"):
        case.fork("twin")
    assert rows(ahead) == before


def test_it_goes_on_from_before_that_record(ahead: Store, open_as: OpenAs):
    fork = ahead.open("loan").fork("twin", 6)
    assert fork.unread is None and fork.do(pay(DAY))[-1].accepted

    case = ahead.open("loan")
    case.undo(2)
    assert case.unread is None and case.do(pay(DAY))[-1].accepted
    again = open_as("student").open("loan")
    assert again.unread is None and again.state.day == DAY


def test_what_was_taken_back_before_that_record_does_not_count_again(ahead: Store):
    foreign(ahead, "loan", records.undo(6))
    assert ahead.open("loan").story == begun(5)


def test_it_can_be_put_away_renamed_and_carried_elsewhere_record_by_record(ahead: Store):
    case = ahead.open("loan")
    case.archive()
    case.rename("old")
    assert case.unread is not None
    line = json.loads(next(iter(exported(ahead, ["old"], "journal"))))
    assert [record["hash"] for record in line["records"]] == [record.hash.hex() for record in case.journal]


def test_the_commands_tell_which_record_does_not_read(ahead: Store, database: str):
    ahead.close()
    shown = said("case", "show", "loan", database=database)
    assert "stops at record 7, which does not read" in shown.out and "#8" in shown.out
    document = json.loads(said("case", "show", "loan", "--json", database=database).out)
    assert document["stopped"]["date"] == str(DAY)
    assert said("case", "list", database=database).status == 0
    for words in (
        ("case", "acts", "loan"),
        ("case", "diff", "loan", "loan"),
        ("case", "do", "loan", "pay", "amount=1"),
    ):
        answer = said(*words, database=database)
        assert answer.status == 2 and "does not read" in answer.err
    assert "record 7" in said("db", "check", database=database).out
    assert said("case", "undo", "loan", "2", database=database).status == 0
    assert said("db", "check", database=database).status == 0


def said(*words: str, database: str) -> Answer:
    return ask(*words, "--db", database, "--lang", "en")
