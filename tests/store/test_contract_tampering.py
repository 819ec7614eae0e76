"""What every store keeps against tampering: a record changed, lost or moved shows, and the database itself objects."""

import pytest

from blacklist_sim.store.errors import Damaged

from .conftest import begun, pay, rows

JOURNAL_GUARDS = {
    "sqlite": ("DROP TRIGGER journal_record_no_update", "DROP TRIGGER journal_record_no_delete"),
    "postgresql": ("DROP TRIGGER journal_record_append_only ON journal_record",),
}
LAST = 6


@pytest.fixture
def tamper(store):
    """Does something to the database behind the store's back, its guards taken away."""

    def change(*statements: str) -> None:
        with store.database.writing() as connection:
            for statement in (*JOURNAL_GUARDS[store.database.engine.dialect.name], *statements):
                connection.exec_driver_sql(statement)

    return change


def where(store, seq, name="loan"):
    return f"WHERE seq = {seq} AND case_id = (SELECT id FROM saved_case WHERE name = '{name}')"


def found(store, name="loan"):
    """The number of the record from which on the journal is said not to be whole."""
    with pytest.raises(Damaged) as damaged:
        store.open(name)
    said = damaged.value.text.en
    assert f"case {name}: its journal is not whole from record " in said and "db check" in said
    return int(said.split("record ")[1].split()[0])


@pytest.mark.parametrize("seq", [0, 3, LAST])
def test_a_record_that_was_changed_shows(store, tamper, seq):
    changes = (
        "kind = kind || '!'",
        "day = '2017-01-11'",
        "recorded_by = 'student'",
        "recorded_at = '2001-01-01T00:00:00.000000Z'",
        "payload = replace(payload, ':', ' :')",
        "payload = payload || ' '",
        "hash = (SELECT last_hash FROM saved_case WHERE name = 'other')",
        "seq = 70",
        "case_id = (SELECT id FROM saved_case WHERE name = 'empty'), seq = 70",
    )
    store.new("other", begun())
    store.new("empty", begun(0))
    for number in range(len(changes)):
        store.new(f"loan{number}", begun())

    tamper(*(f"UPDATE journal_record SET {c} {where(store, seq, f'loan{n}')}" for n, c in enumerate(changes)))

    assert [found(store, f"loan{number}") for number in range(len(changes))] == [seq] * len(changes)
    assert found(store, "empty") == 1
    store.open("other")


def test_a_day_that_was_taken_away_shows(store, tamper):
    store.new("loan", begun())

    tamper(f"UPDATE journal_record SET day = NULL {where(store, 3)}")

    assert found(store) == 3


def test_a_record_that_is_lost_shows(store, tamper):
    for seq in range(LAST + 1):
        store.new(f"loan{seq}", begun())

    tamper(*(f"DELETE FROM journal_record {where(store, seq, f'loan{seq}')}" for seq in range(LAST + 1)))

    assert [found(store, f"loan{seq}") for seq in range(LAST + 1)] == list(range(LAST + 1))


def test_a_journal_that_is_lost_shows(store, tamper):
    store.new("loan", begun())

    tamper("DELETE FROM journal_record")

    assert found(store) == 0


def test_a_lost_record_shows_though_those_after_it_close_the_gap(store, tamper):
    store.new("loan", begun())

    tamper(
        f"DELETE FROM journal_record {where(store, 4)}",
        f"UPDATE journal_record SET seq = 4 {where(store, 5)}",
        f"UPDATE journal_record SET seq = 5 {where(store, 6)}",
    )

    assert found(store) == 4


def test_records_of_two_cases_that_changed_places_show_in_both(store, tamper):
    store.new("loan", begun())
    store.new("other", begun())

    tamper(
        f"UPDATE journal_record SET seq = 99 {where(store, 3)}",
        "UPDATE journal_record SET case_id = (SELECT id FROM saved_case WHERE name = 'loan') "
        + where(store, 3, "other"),
        "UPDATE journal_record SET case_id = (SELECT id FROM saved_case WHERE name = 'other'), seq = 3 "
        + where(store, 99),
    )

    assert found(store) == found(store, "other") == 3


def test_whole_journals_that_changed_places_show_in_both(store, tamper):
    one, two, third = (store.new(name, begun()).row.id for name in ("loan", "other", "third"))
    tamper(
        f"DELETE FROM journal_record WHERE case_id = {third}",
        f"UPDATE journal_record SET case_id = {third} WHERE case_id = {one}",
        f"UPDATE journal_record SET case_id = {one} WHERE case_id = {two}",
        f"UPDATE journal_record SET case_id = {two} WHERE case_id = {third}",
    )

    assert found(store) == found(store, "other") == 0


def test_records_of_one_case_that_changed_places_show(store, tamper):
    store.new("loan", begun())

    tamper(*(f"UPDATE journal_record SET seq = {new} {where(store, old)}" for old, new in ((2, 99), (3, 2), (99, 3))))

    assert found(store) == 2


def test_nothing_is_added_to_a_journal_that_is_not_whole(store, open_as, tamper):
    case = store.new("loan", begun())
    tamper(f"UPDATE journal_record SET recorded_by = 'nobody' {where(store, 4)}")
    before = rows(store)

    with pytest.raises(Damaged):
        open_as("student").open("loan").do(pay(case.row.day))
    assert rows(store) == before


def test_the_database_itself_refuses_to_change_a_journal(store):
    case = store.new("loan", begun()).row.id
    before = rows(store)

    for what in (
        "UPDATE journal_record SET payload = '{}'",
        "UPDATE journal_record SET seq = seq + 100",
        f"UPDATE journal_record SET case_id = {case} WHERE seq = 1",
        "DELETE FROM journal_record",
        "DELETE FROM journal_record WHERE seq = 6",
        "DELETE FROM saved_case",
        "UPDATE saved_case SET id = id + 1",
    ):
        with pytest.raises(Exception, match=r"(?i)append-only|foreign key"), store.database.writing() as connection:
            connection.exec_driver_sql(what)
        assert rows(store) == before, what
