"""Attempts at exercises in the store: kept row by row, only ever added to, the same wherever they are taken in."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import insert, text

from blacklist_sim.exercise import attempts
from blacklist_sim.exercise.attempt import ANSWER, HINT, REVEAL, START, SUBMIT, Attempt, Row, rows_of
from blacklist_sim.exercise.exercise import Exercise
from blacklist_sim.exercise.read import read_exercise
from blacklist_sim.store import Store, address, guard, open_store
from blacklist_sim.store.about import about
from blacklist_sim.store.backup import backup
from blacklist_sim.store.check import check
from blacklist_sim.store.errors import AttemptMovedOn, Damaged, NoSuchAttempt, StoreError
from blacklist_sim.store.restore import restore
from blacklist_sim.store.tables import ATTEMPTS

from .conftest import OpenAs, rows
from .test_released import RELEASED


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    return read_exercise("paid-and-still-listed")


def worked_on(store: Store, exercise: Exercise, student: str = "张三") -> attempts.Kept:
    """An attempt with every kind of row."""
    kept = attempts.begin(store, exercise, 7, student)
    for row in ((HINT, "2.2", 1), (ANSWER, "2.2", "yes"), (REVEAL, "2.2"), (ANSWER, "1.1", ["a", 1.5, None])):
        kept = attempts.add(store, kept, *row)
    return attempts.add(store, kept, SUBMIT)


def test_an_attempt_is_kept_row_by_row_and_found_by_the_beginning_of_its_name(store: Store, exercise: Exercise):
    kept = worked_on(store, exercise)
    found = attempts.find(store, kept.name[:6])
    assert found == kept
    assert found.attempt.broken is None
    assert [row.what for row in found.attempt.rows] == [START, HINT, ANSWER, REVEAL, ANSWER, SUBMIT]
    assert found.attempt.answers == {"2.2": "yes", "1.1": ["a", 1.5, None]}
    assert found.attempt.hints == {"2.2": 1}
    assert (found.attempt.exercise, found.attempt.seed, found.attempt.student) == (exercise.name, 7, "张三")
    assert list(check(store)) == []
    assert about(store).attempts == 1


def test_what_has_been_handed_in_stays_as_it_is(store: Store, exercise: Exercise):
    kept = worked_on(store, exercise)
    with pytest.raises(StoreError, match="handed in already"):
        attempts.add(store, kept, ANSWER, "2.2", "no")


def test_who_was_slower_is_told_and_nothing_is_overwritten(store: Store, open_as: OpenAs, exercise: Exercise):
    begun = attempts.begin(store, exercise, 1, "李四")
    ahead = attempts.add(open_as("student"), begun, ANSWER, "2.2", "yes")
    before = rows(store)
    with pytest.raises(AttemptMovedOn, match="taken further"):
        attempts.add(store, begun, ANSWER, "2.2", "no")
    assert rows(store) == before
    assert attempts.find(store, begun.name) == ahead


def test_attempts_are_listed_as_they_began_and_by_exercise_and_student(store: Store, exercise: Exercise):
    kept = [worked_on(store, exercise, student) for student in ("a", "b", "a")]
    assert attempts.listed(store) == kept
    assert attempts.listed(store, exercise.name, "a") == [kept[0], kept[2]]
    assert attempts.listed(store, "another") == []


@pytest.mark.parametrize("name", ["", "abc", "zzzz", "%%%%", "____"])
def test_a_name_of_no_attempt_is_refused(store: Store, exercise: Exercise, name: str):
    worked_on(store, exercise)
    with pytest.raises(NoSuchAttempt):
        attempts.find(store, name)


def test_a_name_of_several_attempts_is_refused(store: Store):
    for end in ("0", "1"):
        with store.database.writing() as connection:
            row = {"uid": f"abcdef{end}", "seq": 0, "kind": "start", "payload": "{}", "hash": b""}
            connection.execute(insert(ATTEMPTS).values(recorded_by="x", recorded_at="", **row))
    with pytest.raises(NoSuchAttempt, match="several"):
        attempts.find(store, "abcde")


def back(line: str) -> Attempt:
    plain = json.loads(line)
    return Attempt(*(plain[key] for key in attempts.HEAD), rows_of(plain["rows"]))


def test_an_attempt_is_the_same_wherever_it_is_taken_in(store: Store, exercise: Exercise, tmp_path):
    kept = worked_on(store, exercise)
    begun = replace(kept.attempt, rows=kept.attempt.rows[:3])
    other = open_store(address(str(tmp_path / "other.db")), "teacher")
    assert attempts.take_in(other, back(attempts.line_of(begun))) == attempts.NEW
    assert attempts.take_in(other, back(attempts.line_of(kept.attempt))) == attempts.FURTHER
    assert attempts.take_in(other, begun) == attempts.SAME
    found = attempts.find(other, kept.name)
    assert (found.uid, found.attempt) == (kept.uid, kept.attempt)
    assert [record.recorded_by for record in [found.last]] == ["teacher"]
    assert list(check(other)) == []
    other.close()


def test_an_attempt_that_has_gone_another_way_is_refused(store: Store, exercise: Exercise):
    kept = worked_on(store, exercise)
    begun = replace(kept.attempt, rows=kept.attempt.rows[:2])
    with pytest.raises(StoreError, match="another way from row 3 on") as refused:
        attempts.take_in(store, begun.then(ANSWER, "2.2", "no"))
    assert "第 3 行" in refused.value.text.zh
    assert attempts.find(store, kept.name) == kept


@pytest.mark.parametrize("spoilt", ["changed", "none", "no start", "two starts"])
def test_an_attempt_that_is_not_whole_is_not_taken_in(store: Store, exercise: Exercise, spoilt: str):
    attempt = Attempt(exercise.name, exercise.digest, 1, "王五").then(START).then(ANSWER, "2.2", "no")
    wrong = {
        "changed": replace(attempt, rows=(attempt.rows[0], replace(attempt.rows[1], given="yes"))),
        "none": replace(attempt, rows=()),
        "no start": replace(attempt, rows=()).then(ANSWER, "2.2", "no"),
        "two starts": attempt.then(START),
    }
    with pytest.raises(StoreError):
        attempts.take_in(store, wrong[spoilt])
    assert attempts.listed(store) == []


CHANGES = {
    "UPDATE attempt_record SET payload = replace(payload, 'yes', 'no') WHERE seq = 2": 2,
    "UPDATE attempt_record SET recorded_by = 'other' WHERE seq = 1": 1,
    "UPDATE attempt_record SET recorded_at = '2020' WHERE seq = 3": 3,
    "UPDATE attempt_record SET kind = 'reveal' WHERE seq = 1": 1,
    "DELETE FROM attempt_record WHERE seq = 1": 1,
    "DELETE FROM attempt_record WHERE seq = 0": 0,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_row_is_kept_out_by_the_database_and_found_where_it_was_not(
    store: Store, exercise: Exercise, change: str
):
    kept = worked_on(store, exercise)
    with pytest.raises(Exception, match="append-only"), store.database.writing() as connection:
        connection.execute(text(change))
    with store.database.writing() as connection:
        guard.lift_guard(connection)
        connection.execute(text(change))
        guard.set_guard(connection)
    assert [(found.code, found.case, found.seq) for found in check(store)] == [
        ("broken", f"attempt {kept.name}", CHANGES[change])
    ]
    with pytest.raises((Damaged, NoSuchAttempt)):
        attempts.find(store, kept.name)


def test_a_payload_that_says_nothing_is_told_of(store: Store):
    from blacklist_sim.store import attempt_rows
    from blacklist_sim.store.records import Said

    for uid, said in (("a" * 64, "[]"), ("b" * 64, "{"), ("c" * 64, "{}")):
        attempt_rows.add(store, uid, None, [Said("start", None, said)])
        with pytest.raises(Damaged, match="does not read"):
            attempts.find(store, uid)


def test_a_table_that_nothing_guards_is_found(store: Store):
    with store.database.writing() as connection:
        guard.lift_guard(connection)
    missing = {found.text.en.split(": ")[1].split(" ")[0] for found in check(store)}
    assert {name.partition("_record")[0] for name in missing} == {"journal", "attempt"}


def test_a_backup_brings_the_attempts_back(store: Store, database: str, exercise: Exercise, tmp_path):
    kept = worked_on(store, exercise)
    target = backup(store.database, tmp_path / "kept.bak")
    attempts.begin(store, exercise, 2, "another")
    if not store.database.sqlite:
        with pytest.raises(StoreError, match=r"and 2 attempt\(s\) at exercises; --force"):
            restore(address(database), target)
    assert restore(address(database), target, force=True).aside is not None
    assert attempts.listed(store) == [kept]
    with pytest.raises(Exception, match="append-only"), store.database.writing() as connection:
        connection.execute(text("DELETE FROM attempt_record"))


def test_a_backup_with_a_changed_attempt_is_refused(store: Store, database: str, exercise: Exercise, tmp_path):
    worked_on(store, exercise)
    with store.database.writing() as connection:
        guard.lift_guard(connection)
        connection.execute(text("DELETE FROM attempt_record WHERE seq = 1"))
        guard.set_guard(connection)
    target = backup(store.database, tmp_path / "kept.bak")
    with pytest.raises(Damaged, match="attempt"):
        restore(address(database), target, force=False)


def test_the_attempts_of_a_released_version_read(tmp_path):
    place = tmp_path / "cases.db"
    place.write_bytes((RELEASED / "0.2.0.db").read_bytes())
    store = open_store(address(str(place)), "student", create=False)
    first, second = attempts.listed(store)
    assert (first.attempt.student, first.attempt.submitted is not None, first.attempt.hints) == (
        "张三",
        True,
        {"2.2": 1},
    )
    assert first.attempt.answers == {"2.2": "yes", "3.last": "2019-06-18"}
    assert first.uid == first.attempt.rows[0].hash
    assert (second.attempt.seed, [row.what for row in second.attempt.rows]) == (8, [START])
    assert isinstance(second.attempt.rows[0], Row)
    store.close()
