"""What holds of every reckoning, whatever the claim, the receipts and the policy."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from blacklist_sim.law.load import load_book
from blacklist_sim.law.money.account import Account, Allocation, Owed
from blacklist_sim.law.money.claim import Due
from blacklist_sim.law.money.receipt import Receipt

from .stories import FEN, LAST, Story, amounts, days, receipts, stories

MANY = settings(max_examples=40)
HALF_A_FEN = Fraction(1, 200)


def taken(allocation: Allocation) -> Decimal:
    """All that one receipt was divided into."""
    return sum(
        (
            allocation.sale_costs,
            allocation.enforcement_fee,
            allocation.priority,
            allocation.costs,
            allocation.ordinary_interest,
            allocation.principal,
            allocation.old_delay_interest,
            allocation.doubled,
            allocation.surplus,
        ),
        Decimal(0),
    )


def total(owed: Owed) -> Decimal:
    assert owed.total is not None
    return owed.total


def accrued(account: Account, what: str) -> Decimal:
    return sum((line.amount or Decimal(0) for line in account.lines if line.what == what), Decimal(0))


@MANY
@given(stories(), days())
def test_nothing_owed_and_no_share_of_a_receipt_is_less_than_nought(story: Story, day: date) -> None:
    account = story.on(day)
    assert min(amount for amount in account.owed if amount is not None) >= 0
    assert all(line.amount is not None and line.amount >= 0 for line in account.lines)
    for allocation in account.allocations:
        assert min(part for part in allocation if isinstance(part, Decimal)) >= 0


@MANY
@given(stories(), days(), st.integers(1, 400))
def test_without_a_receipt_in_between_nothing_owed_ever_shrinks(story: Story, day: date, later: int) -> None:
    then = day + timedelta(later)
    assume(not any(day < receipt.day <= then for receipt in story.receipts))
    before, after = story.on(day).owed, story.on(then).owed
    assert before.ordinary_interest <= after.ordinary_interest
    assert (before.old_delay_interest or 0) <= (after.old_delay_interest or 0)
    assert before.doubled <= after.doubled
    if story.accepted is None or not day < story.accepted <= then:
        assert total(before) <= total(after)


@MANY
@given(stories(), days(), st.lists(days(), max_size=3))
def test_receipts_of_nothing_and_asking_in_between_change_nothing_at_all(
    story: Story, day: date, asked: list[date]
) -> None:
    whole = story.on(day)
    split = story.on(day, receipts=(*story.receipts, *(Receipt(other, Decimal(0)) for other in asked)))
    assert (split.owed, split.lines, split.surplus) == (whole.owed, whole.lines, whole.surplus)


@MANY
@given(stories(), days(), st.data())
def test_cutting_an_instalment_in_two_of_the_same_day_changes_each_line_by_half_a_fen_at_most(
    story: Story, day: date, data: st.DataObject
) -> None:
    first, *others = story.claim.dues
    assert first.amount is not None
    part = data.draw(st.integers(0, int(first.amount / FEN))) * FEN
    dues = (first._replace(amount=part), Due(first.last_day, first.amount - part), *others)
    claim = story.claim
    claim = type(claim)(**{name: getattr(claim, name) for name in type(claim).__dataclass_fields__} | {"dues": dues})
    plain = {**story.policy, "ordinary_interest_beside_old": "runs"}
    whole = story.on(day, receipts=(), policy=plain)
    cut = story.on(day, receipts=(), policy=plain, claim=claim)
    bound = HALF_A_FEN * (len(whole.lines) + len(cut.lines))
    for what in ("old_delay_interest", "doubled"):
        assert abs(accrued(whole, what) - accrued(cut, what)) <= bound


@MANY
@given(stories())
def test_every_fen_of_every_receipt_goes_somewhere(story: Story) -> None:
    account = story.on(LAST)
    assert len(account.allocations) == len(story.receipts)
    for allocation in account.allocations:
        assert taken(allocation) == allocation.amount == allocation.receipt.amount


@MANY
@given(stories())
def test_what_accrued_is_what_was_paid_and_what_is_owed(story: Story) -> None:
    account = story.on(LAST)
    for what in ("old_delay_interest", "doubled", "ordinary_interest"):
        paid = sum((getattr(allocation, what) for allocation in account.allocations), Decimal(0))
        fixed = story.claim.interest_sum if what == "ordinary_interest" else 0
        assert accrued(account, what) + fixed == paid + getattr(account.owed, what)


@MANY
@given(stories(date(2020, 1, 1)), days(date(2014, 1, 1)), st.sampled_from(["paid", "collected"]), st.integers(0, 900))
def test_paying_the_total_that_is_printed_leaves_nothing_that_day_or_ever(
    story: Story, day: date, kind: str, later: int
) -> None:
    earlier = tuple(receipt for receipt in story.receipts if receipt.day <= day)
    printed = total(story.on(day, receipts=earlier).owed)
    payment = Receipt(day, printed, kind)  # type: ignore[arg-type]
    accepted = None if story.accepted is not None and story.accepted > day else story.accepted
    for when in (day, min(LAST, day + timedelta(later))):
        account = story.on(when, receipts=(*earlier, payment), accepted=accepted)
        assert total(account.owed) == 0
        assert account.allocations[-1].surplus == 0


@MANY
@given(stories(), days())
def test_a_receipt_in_full_is_a_receipt_of_the_total(story: Story, day: date) -> None:
    earlier = tuple(receipt for receipt in story.receipts if receipt.day <= day)
    printed = total(story.on(day, receipts=earlier).owed)
    account = story.on(day, receipts=(*earlier, Receipt(day)))
    assert account.allocations[-1].amount == printed
    assert total(account.owed) == 0


@MANY
@given(stories(), days(), amounts(10**6))
def test_what_exceeds_the_total_is_surplus_to_the_fen(story: Story, day: date, more: Decimal) -> None:
    earlier = tuple(receipt for receipt in story.receipts if receipt.day <= day)
    printed = total(story.on(day, receipts=earlier).owed)
    account = story.on(day, receipts=(*earlier, Receipt(day, printed + more)))
    assert account.allocations[-1].surplus == more


@MANY
@given(stories(), days(), days(), st.integers(0, 400))
def test_more_days_left_out_never_raise_what_is_owed(story: Story, day: date, out: date, length: int) -> None:
    more = (*story.excluded, (out, out + timedelta(length)))
    without_fee = {"accepted": None}
    fewer, greater = story.on(day, **without_fee), story.on(day, excluded=more, **without_fee)
    # where the old part loses days too, a receipt it shares in leaves another base, and lines round anew
    room = Fraction(0)
    if story.policy["old_delay_days_left_out"] == "left_out":
        room = HALF_A_FEN * (len(fewer.lines) + len(greater.lines) + 2 * len(story.receipts))
    assert Fraction(total(greater.owed) - total(fewer.owed)) <= room


@MANY
@given(stories(), days(), st.lists(receipts(most=10**7), min_size=2, max_size=3), st.data())
def test_the_order_of_the_receipts_of_one_day_keeps_the_sum(
    story: Story, day: date, others: list[Receipt], data: st.DataObject
) -> None:
    same = [Receipt(day, other.amount, other.kind, costs=other.costs) for other in others]
    turn = data.draw(st.sampled_from(list(permutations(same))))
    one, two = (story.on(day, receipts=(*story.receipts, *order)) for order in (tuple(same), turn))
    assert total(one.owed) - one.surplus == total(two.owed) - two.surplus


@MANY
@given(stories(), days())
def test_the_readings_of_the_days_of_delay_stand_in_order(story: Story, day: date) -> None:
    beside = {**story.policy, "ordinary_interest_beside_old": "runs"}
    found = [
        story.on(day, receipts=(), policy={**beside, "delay_interest_days": option}).owed
        for option in ("excl_both", "next_day_incl_payday", "incl_both")
    ]
    assert total(found[0]) <= total(found[1]) <= total(found[2])


@settings(max_examples=15)
@given(stories(), days())
def test_a_count_day_by_day_in_exact_fractions_agrees_to_half_a_fen_a_line(story: Story, day: date) -> None:
    account = story.on(day)
    naive = by_the_day(story, account, day)
    for what, exact in naive.items():
        lines = sum(1 for line in account.lines if line.what == what)
        assert abs(Fraction(accrued(account, what)) - exact) <= HALF_A_FEN * lines


def by_the_day(story: Story, account: Account, day: date) -> dict[str, Fraction]:
    """Delay interest counted one day at a time, with the bases that the account's own allocations leave."""
    book, counting = load_book(), story.policy["delay_interest_days"]
    change = book.figures["money.doubled_part.daily_rate"].dated.versions[0].start
    rate = book.figures["money.doubled_part.daily_rate"].on(change)
    assert rate is not None
    found = {"old_delay_interest": Fraction(0), "doubled": Fraction(0)}
    year, left_out = int(story.policy["old_interest_day_basis"]), story.excluded
    for place, due in enumerate(story.claim.dues):
        current = due.last_day if counting == "incl_both" else due.last_day + timedelta(1)
        end = day - timedelta(1) if counting == "excl_both" else day
        if story.stop is not None:
            stop = (
                story.stop
                if story.policy["bankruptcy_acceptance_day"] == "bears_interest"
                else story.stop - timedelta(1)
            )
            end = min(end, stop)
        if day <= due.last_day:
            continue
        while current <= end:
            base = open_on(story, account, place, current, due.last_day)
            out = any(first <= current <= last for first, last in left_out)
            if current >= change and not out:
                found["doubled"] += base * Fraction(rate.value)
            elif current < change and not (out and story.policy["old_delay_days_left_out"] == "left_out"):
                found["old_delay_interest"] += base * Fraction("0.06") * 2 / year
            current += timedelta(1)
    return found


def open_on(story: Story, account: Account, place: int, day: date, last_day: date) -> Fraction:
    """What of one part bears interest on a day: the first parts are paid first, costs with the first part."""
    own_day = story.policy["delay_interest_days"] == "excl_both"
    counts = [
        allocation
        for allocation in account.allocations
        if allocation.receipt.day < day or (allocation.receipt.day == day and (own_day or day <= last_day))
    ]
    paid = sum((allocation.principal for allocation in counts), Decimal(0))
    for due in story.claim.dues[:place]:
        paid -= min(paid, due.amount or Decimal(0))
    own = story.claim.dues[place].amount or Decimal(0)
    base = own - min(paid, own)
    if place == 0 and story.policy["awarded_costs_in_base"] == "in":
        base += story.claim.costs - sum((allocation.costs for allocation in counts), Decimal(0))
    return Fraction(base)
