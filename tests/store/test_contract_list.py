"""What every store keeps of its list: filters, orders, and pages that lose no case and show none twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from blacklist_sim.store.query import SORTS, Filter, key
from blacklist_sim.store.tables import NO_DEADLINE, NOT_KNOWN
from blacklist_sim.text import Text

from .conftest import TEACHER, begun, ground_one, pay, shipped

STUDENT = "student"
LATER = date(2019, 4, 1)


@pytest.fixture
def shelf(store, open_as):
    """One case for each thing that can be asked of the list."""
    store.new("begun", begun())
    store.new("listed", begun(12))
    store.new("removed", ground_one())
    store.new("audited", replace(begun(8), mode="audit"))
    store.new("dollars", shipped("a-debt-in-dollars"))
    store.new("away", begun()).archive()
    store.new("案件_1", replace(begun(), title=Text("100% of Zhang's debt_", "全部债务")))
    open_as(STUDENT).open("案件_1").do(pay(LATER))
    return store


def names(cases):
    return {case.name for case in cases}


ALL = {"begun", "listed", "removed", "audited", "dollars", "案件_1"}


ASKED = [
    (Filter(), ALL),
    (Filter(archived=True), {"away"}),
    (Filter(stage="listed"), {"listed", "audited"}),
    (Filter(stage="removed"), {"removed"}),
    (Filter(stage="nowhere"), set()),
    (Filter(flags={"listed": True}), {"listed", "audited"}),
    (Filter(flags={"listed": True, "restricted": True}), {"listed"}),
    (Filter(flags={"listed": True, "restricted": False}), {"audited"}),
    (Filter(flags={"in_debt": False}), {"removed"}),
    (Filter(flags={"exit_banned": True}), set()),
    (Filter(mode="audit"), {"audited"}),
    (Filter(owed_from=0), ALL - {"dollars"}),
    (Filter(owed_from=1), ALL - {"dollars", "removed"}),
    (Filter(owed_from=10**9), set()),
    (Filter(changed_by=STUDENT), {"案件_1"}),
    (Filter(changed_by=TEACHER), ALL - {"案件_1"}),
    (Filter(changed_by=TEACHER, stage="listed", mode="strict"), {"listed"}),
    (Filter(due_by=date(2019, 3, 1)), set()),
    (Filter(due_by=date.max), {"begun", "listed", "audited", "dollars", "案件_1"}),
    (Filter(text="案件"), {"案件_1"}),
    (Filter(text="张某"), ALL),
    (Filter(text="nobody"), set()),
    (Filter(text="LISTED"), {"listed"}),
    (Filter(text="zhang's DEBT"), {"案件_1"}),
    (Filter(text="100%"), {"案件_1"}),
    (Filter(text="0%o"), set()),
    (Filter(text="t_"), {"案件_1"}),
    (Filter(text="\\"), set()),
    (Filter(text="'; DROP TABLE saved_case; --"), set()),
    (Filter(text="全部"), ALL - {"dollars"}),
]


def test_a_filter_lists_the_cases_it_asks_for(shelf):
    listed = {str(wanted): names(shelf.cases(wanted)) for wanted, _ in ASKED}

    assert listed == {str(wanted): found for wanted, found in ASKED}


def test_what_a_deadline_filter_lists_has_a_deadline_up_to_that_day(shelf):
    days = sorted({row.next_deadline for row in shelf.cases(Filter()) if row.next_deadline != NO_DEADLINE})
    assert days
    for day in days:
        listed = shelf.cases(Filter(due_by=day), "deadline")
        assert {row.name for row in listed} == {r.name for r in shelf.cases(Filter()) if r.next_deadline <= day}
        assert names(listed) > names(shelf.cases(Filter(due_by=day - timedelta(1))))


def test_what_is_owed_in_another_currency_is_no_sum_in_yuan(shelf):
    rows = shelf.cases(Filter(), "owed")

    assert {row.name: row.owed for row in rows}["dollars"] == NOT_KNOWN and rows[-1].name == "dollars"
    assert {row.name: row.owed for row in rows}["removed"] == 0


@pytest.mark.parametrize("sort", SORTS)
def test_the_list_has_the_order_that_is_asked_for(shelf, sort):
    column, descends = SORTS[sort]
    rows = shelf.cases(Filter(), sort)

    assert len(rows) == len(ALL)
    assert rows == sorted(rows, key=lambda row: (getattr(row, column), row.id), reverse=descends)


@pytest.mark.parametrize("sort", SORTS)
def test_pages_show_each_case_once_though_others_are_added_between_them(store, sort):
    minutes = count()
    store.now = lambda: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=next(minutes) // 3)
    told = [begun(), begun(8), begun(12), ground_one()]
    there = {store.new(f"case-{number}", told[number % len(told)]).name for number in range(23)}

    seen, after = [], None
    while rows := store.cases(Filter(), sort, after, 5):
        assert len(rows) == 5 or len(seen) + len(rows) >= len(there)
        seen += rows
        after = key(rows[-1], sort)
        store.new(f"added-{len(seen)}", told[len(seen) % len(told)])
        store.new(f"z-added-{len(seen)}", told[(len(seen) + 1) % len(told)])
        if len(seen) > 100:
            break

    shown = [row.name for row in seen]
    assert len(shown) == len(set(shown)) and there <= set(shown)


def test_a_page_holds_as_many_as_are_asked_for(shelf):
    assert [len(shelf.cases(Filter(), size=size)) for size in (1, 3, 6, 50)] == [1, 3, 6, 6]
