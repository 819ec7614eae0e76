"""An account that runs on from receipt to receipt reads as one that is reckoned from nothing."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from blacklist_sim.law.load import load_book
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.running import RunningAccount, Terms

from .stories import LAST, Story, days, receipts, stories

MANY = settings(max_examples=60)
ORDERS = ((), ("principal",), ("doubled", "old_delay_interest", "principal"))


@st.composite
def any_receipts(draw: st.DrawFn) -> Receipt:
    """Receipts in figures, of all that is owed, in an agreed order, or after which the creditor asks for no more."""
    found = draw(receipts(most=10**7))
    return replace(
        found,
        amount=draw(st.sampled_from((found.amount,) * 5 + (None,))),
        waives=draw(st.sampled_from((False,) * 5 + (True,))),
        order=draw(st.sampled_from(ORDERS)),
    )


def many() -> st.SearchStrategy[list[Receipt]]:
    return st.lists(any_receipts(), max_size=8).map(lambda some: sorted(some, key=lambda receipt: receipt.day))


def begun(story: Story) -> RunningAccount:
    terms = Terms(load_book(), story.policy, story.claim, story.excluded, story.stop, story.accepted)
    return RunningAccount(terms)


@MANY
@given(stories(), many())
def test_after_each_receipt_it_reads_as_if_reckoned_from_nothing(story: Story, some: list[Receipt]) -> None:
    running = begun(story)
    for place, receipt in enumerate(some):
        running.take(receipt)
        taken = tuple(some[: place + 1])
        for day in (receipt.day, LAST):  # what is read ahead of the next receipt leaves no trace
            assert running.account(day) == story.on(day, receipts=taken)
            assert running.owed(day) == story.on(day, receipts=taken).owed


@MANY
@given(stories(), days())
def test_before_any_receipt_it_reads_as_the_claim_alone(story: Story, day: date) -> None:
    assert begun(story).account(day) == story.on(day, receipts=())


@MANY
@given(stories(), many(), many())
def test_a_copy_and_its_origin_go_their_own_ways(story: Story, first: list[Receipt], second: list[Receipt]) -> None:
    origin = begun(story)
    for receipt in first:
        origin.take(receipt)
    start = first[-1].day if first else date(2011, 1, 1)
    ways = [replace(receipt, day=max(receipt.day, start)) for receipt in second]
    twin, before = origin.copy(), origin.account(LAST)
    for receipt in ways:
        twin.take(receipt)
    assert origin.account(LAST) == before == story.on(LAST, receipts=tuple(first))
    origin.take(Receipt(LAST))
    assert twin.account(LAST) == story.on(LAST, receipts=(*first, *ways))
    assert origin.account(LAST) == story.on(LAST, receipts=(*first, Receipt(LAST)))


@MANY
@given(stories(), many(), st.lists(days(), min_size=2, max_size=5))
def test_it_can_be_read_on_any_later_days_in_any_order(story: Story, some: list[Receipt], asked: list[date]) -> None:
    running = begun(story)
    for receipt in some:
        running.take(receipt)
    first = some[-1].day if some else date(2011, 1, 1)
    for day in (max(day, first) for day in asked):
        assert running.account(day) == story.on(day, receipts=tuple(some))
