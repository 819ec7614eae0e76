"""What is written out is the same case when it is read again, and a change in it is seen."""

import pytest

from blacklist_sim.store import Store
from blacklist_sim.store.exchange import exported
from blacklist_sim.store.round_trip import READ_BACK, comes_back


@pytest.fixture
def case(store: Store, story):
    return store.new("zhang", story)


def written(store: Store, form: str) -> str:
    return "".join(exported(store, ["zhang"], form))


@pytest.mark.parametrize("form", READ_BACK)
def test_a_case_comes_back_from_every_form_that_is_read(store: Store, case, form: str) -> None:
    assert comes_back(store.law, case.story, written(store, form), form)


@pytest.mark.parametrize("form", READ_BACK)
@pytest.mark.parametrize(("old", "new"), [("2019-03-12", "2019-03-11"), ("borrower", "[")])
def test_a_text_that_was_changed_is_not_the_same_case(store: Store, case, form: str, old: str, new: str) -> None:
    assert not comes_back(store.law, case.story, written(store, form).replace(old, new), form)


def test_a_test_whose_expectation_was_changed_does_not_come_back(store: Store, case) -> None:
    text = written(store, "test").replace("stage: listed", "stage: repaid")
    assert not comes_back(store.law, case.story, text, "test")
