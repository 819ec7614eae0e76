"""What every store keeps of sums that no court has ever seen: it lists them, or says that it does not know them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from blacklist_sim.case import OrdinaryInterest
from blacklist_sim.store.derive import account
from blacklist_sim.store.query import Filter
from blacklist_sim.store.tables import MOST_OWED, NOT_KNOWN

from .conftest import agrees, begun


def usurious(rate):
    """A loan whose interest by the day is out of all measure."""
    story = begun()
    case = story.cases["loan"]
    interest = OrdinaryInterest(date(2011, 1, 1), rate_per_day=rate)
    pay = replace(case.title_document.pay, principal=Decimal(10**12), ordinary_interest=interest)
    case = replace(case, title_document=replace(case.title_document, pay=pay))
    return replace(story, cases={"loan": case})


def test_a_sum_that_has_no_room_in_the_list_is_not_known_and_the_case_is_kept_all_the_same(store):
    small, large = store.new("large", usurious(Decimal(20))), store.new("too-large", usurious(Decimal(999)))
    assert 10**17 < small.row.owed <= MOST_OWED
    assert int(account(store.law, large.state, "loan").owed.total * 100) > MOST_OWED
    assert large.row.owed == NOT_KNOWN
    for name in ("large", "too-large"):
        agrees(store.open(name))


@pytest.mark.parametrize("sort", ["owed", "name"])
def test_who_asks_for_more_than_the_list_has_room_for_finds_nothing(store, sort):
    store.new("loan", begun())
    assert store.cases(Filter(owed_from=MOST_OWED + 1), sort) == []
