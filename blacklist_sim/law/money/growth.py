"""How a debt grows and shrinks over time, as points for a plot."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.account import Owed
from blacklist_sim.law.money.accrual import DAILY_RATE, OLD_FACTOR
from blacklist_sim.law.money.amounts import in_order
from blacklist_sim.law.money.claim import Claim
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.running import RunningAccount, Terms
from blacklist_sim.text import Text

FIRST = Text("the first day of the plot", "图的首日")
LAST = Text("its last day", "图的末日")
FEWEST = 2


class Point(NamedTuple):
    """What is owed at the end of a day."""

    day: date
    owed: Owed


def growth(
    book: Book,
    policy: Mapping[str, str],
    claim: Claim,
    receipts: Sequence[Receipt],
    first: date,
    last: date,
    most: int = 60,
    excluded: Sequence[tuple[date, date]] = (),
    stop: date | None = None,
    accepted: date | None = None,
) -> tuple[Point, ...]:
    """What is owed from `first` to `last`: on both, on the days at which something changes, and evenly between.

    At most `most` points (no fewer than two); where more days change something, those are thinned out evenly. A
    receipt, and the fee that comes with acceptance, stand with the day before, so that the step shows. Raises what
    `reckon` raises.
    """
    in_order(first, last, FIRST, LAST)
    span = first.toordinal(), last.toordinal()
    turns = _turns(book, claim, receipts, excluded, stop, accepted)
    changes = sorted({*span, *(day for day in turns if span[0] < day < span[1])})
    days = _thinned(changes, most) if len(changes) > most else _filled(changes, most)
    running = RunningAccount(Terms(book, policy, claim, tuple(excluded), stop, accepted))
    return tuple(_points(running, receipts, map(date.fromordinal, days)))


def _points(running: RunningAccount, receipts: Iterable[Receipt], days: Iterable[date]) -> Iterator[Point]:
    """What is owed on each of some days in order."""
    waiting = deque(sorted(receipts, key=lambda receipt: receipt.day))
    if waiting:
        running.check(waiting[0])
    for day in days:
        while waiting and waiting[0].day <= day:
            running.take(waiting.popleft())
        yield Point(day, running.owed(day))


def _turns(
    book: Book,
    claim: Claim,
    receipts: Iterable[Receipt],
    excluded: Iterable[tuple[date, date]],
    stop: date | None,
    accepted: date | None,
) -> set[int]:
    """The days, as numbers, at whose end the debt begins to move another way."""
    interest = claim.interest
    after = [value.start for name in (DAILY_RATE, OLD_FACTOR) for value in book.figures[name].dated.versions]
    after += [first for first, _ in excluded]
    after += [receipt.day for receipt in receipts]
    ends = [stop, accepted]
    if accepted is not None:
        after.append(accepted)
    if interest is not None:
        after.append(interest.from_date)
        ends.append(interest.until)
    on = [due.last_day for due in claim.dues] + [receipt.day for receipt in receipts] + [last for _, last in excluded]
    on += [day for day in ends if day is not None]
    return {day.toordinal() for day in on} | {day.toordinal() - 1 for day in after}


def _thinned(days: Sequence[int], most: int) -> list[int]:
    room = max(FEWEST, most) - 1
    return sorted({days[place * (len(days) - 1) // room] for place in range(room + 1)})


def _filled(days: Sequence[int], most: int) -> list[int]:
    """The days and, as far as there is room, days evenly spread from the first to the last."""
    room, (first, last) = most - len(days), (days[0], days[-1])
    between = {first + (last - first) * step // (room + 1) for step in range(1, room + 1)}
    return sorted({*days, *between})
