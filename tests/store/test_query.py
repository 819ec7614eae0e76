"""A page of the list is one statement that walks an index, however many cases there are."""

import random
from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy import insert, text

from blacklist_sim.store.query import SORTS, Filter, key, statement
from blacklist_sim.store.tables import CASES, FLAGS, NO_DEADLINE

MANY = 20_000
SIZE = 50
STAGES = ("listed", "default", "judgment", "removed", "repaid")
DAY = date(2020, 1, 1)

PROMISED = [
    Filter(),
    Filter(archived=True),
    *(Filter(stage=stage) for stage in STAGES[:2]),
    *(Filter(flags={flag: True}) for flag in FLAGS),
    Filter(changed_by="user3"),
    Filter(archived=True, changed_by="user3"),
]
"""What costs the same among any number of cases, in every order."""

IN_ONE_ORDER = [
    (Filter(due_by=DAY + timedelta(days=3)), "deadline"),
    (Filter(owed_from=9_900_000), "owed"),
    (Filter(stage="listed", due_by=DAY + timedelta(days=300)), "deadline"),
]

ON_THE_WAY = [
    Filter(flags={"listed": False}),
    Filter(flags={"listed": True, "exit_banned": True}),
    Filter(stage="listed", flags={"restricted": True}, mode="strict"),
    Filter(due_by=DAY),
    Filter(owed_from=9_900_000),
    Filter(mode="audit"),
    Filter(text="case-00"),
    Filter(stage="default", due_by=DAY, owed_from=1, flags={"listed": True}, changed_by="user4", mode="strict"),
]
"""What is looked at row by row, in the order of an index all the same."""


def many(count):
    """Rows of a list, as different as those of a large database."""
    draw = random.Random(20)
    for number in range(count):
        yield {
            "uid": f"{number:032x}", "name": f"case-{number:05}", "title_en": "t", "title_zh": "题", "people": "李某",
            "mode": draw.choice(["strict", "strict", "audit"]), "day": DAY, "stage": draw.choice(STAGES),
            "in_debt": draw.random() < 0.6, "listed": draw.random() < 0.3, "restricted": draw.random() < 0.3,
            "exit_banned": draw.random() < 0.05, "owed": draw.randrange(10**7), "acts": 1, "last_seq": 1,
            "next_deadline": draw.choice([NO_DEADLINE, DAY + timedelta(days=draw.randrange(900))]),
            "last_hash": b"", "archived": draw.random() < 0.1, "created_at": "2026", "created_by": "user1",
            "changed_at": f"2026-{draw.randrange(10**6):06}", "changed_by": f"user{draw.randrange(30)}", "law": "law",
        }  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory, request, law):
    """Databases of many cases, one of each kind, made when they are asked for."""
    made = {}

    def of(kind, place):
        from blacklist_sim.store import address, open_store

        if kind not in made:
            store = open_store(address(place()), "teacher", law)
            with store.database.writing() as connection:
                connection.execute(insert(CASES), list(many(MANY)))
            if kind == "postgresql":
                with store.database.writing() as connection:
                    connection.execute(text("ANALYZE saved_case"))
            made[kind] = store
        return made[kind]

    yield of
    for store in made.values():
        store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def large(request, shelf, tmp_path_factory):
    if request.param == "sqlite":
        return shelf("sqlite", lambda: str(tmp_path_factory.mktemp("many") / "cases.db"))
    server = request.getfixturevalue("server")

    def place():
        server.create("many_cases")
        return server.url("many_cases")

    return shelf("postgresql", place)


def plan(store, asked):
    """What the database says it will do, line by line."""
    explain = "EXPLAIN QUERY PLAN" if store.database.sqlite else "EXPLAIN"
    with store.database.reading() as connection:
        compiled = asked.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
        return [str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {str(compiled).replace('%', '%%')}")]


def pages(store, wanted, sort):
    """The statements of a first page and of one that follows."""
    first = store.cases(wanted, sort, size=2)
    yield statement(wanted, sort, None, SIZE)
    if first:
        yield statement(wanted, sort, key(first[-1], sort), SIZE)


def walks_one_index(store, asked):
    lines = plan(store, asked)
    if store.database.sqlite:
        return len(lines) == 1 and lines[0].startswith("SEARCH saved_case USING INDEX ix_saved_case_")
    lines = [line.strip() for line in lines]
    if any(line.startswith("->  Incremental Sort") for line in lines):  # names differ: each is a group of its own
        lines = [line for line in lines if "Sort" not in line] if "Presorted Key: name" in lines else lines
    return not any(word in line for line in lines for word in ("Seq Scan", "Sort", "Bitmap"))


CASES_ASKED = [*product(PROMISED, SORTS), *IN_ONE_ORDER]


@pytest.mark.parametrize(("wanted", "sort"), CASES_ASKED, ids=lambda part: str(part)[:80])
def test_a_promised_page_walks_one_index(large, wanted, sort):
    for asked in pages(large, wanted, sort):
        assert walks_one_index(large, asked), plan(large, asked)


@pytest.mark.parametrize(("wanted", "sort"), [*product(ON_THE_WAY, SORTS)], ids=lambda part: str(part)[:80])
def test_whatever_else_is_asked_is_looked_at_on_the_way_and_never_sorted(shelf, tmp_path_factory, wanted, sort):
    store = shelf("sqlite", lambda: str(tmp_path_factory.mktemp("many") / "cases.db"))
    for asked in pages(store, wanted, sort):
        assert walks_one_index(store, asked), plan(store, asked)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("wanted", [*PROMISED, *ON_THE_WAY], ids=lambda part: str(part)[:80])
def test_pages_one_after_another_are_the_whole_list_in_order(shelf, tmp_path_factory, wanted, sort):
    store = shelf("sqlite", lambda: str(tmp_path_factory.mktemp("many") / "cases.db"))
    whole = store.cases(wanted, sort, size=MANY)
    first = store.cases(wanted, sort, size=SIZE)
    second = store.cases(wanted, sort, key(first[-1], sort), SIZE) if first else []

    assert [*first, *second] == whole[: 2 * SIZE]
    column, descends = SORTS[sort]
    values = [getattr(row, column) for row in whole]
    assert values == sorted(values, reverse=descends)


def test_a_page_is_one_statement(large):
    from sqlalchemy import event

    seen = []
    event.listen(large.database.engine, "before_cursor_execute", lambda *said: seen.append(said[2]))
    large.cases(Filter(stage="listed"), "deadline")

    assert len([asked for asked in seen if asked.startswith("SELECT")]) == 1
