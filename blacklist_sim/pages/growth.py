"""How a debt grew, as bands that lie one upon the other; the terminal and the SVG file each draw them in their way."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.money.account import Owed
from blacklist_sim.law.money.buckets import NAMES
from blacklist_sim.law.money.growth import Point
from blacklist_sim.text import Text
from blacklist_sim.workflow.money.account import Reckoning

POINTS = 60
TICKS = 6
NICE = (1, 2, 5, 10)
BANDS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (NAMES["principal"], ("principal",)),
    (Text("costs and fee", "费用"), ("costs", "enforcement_costs", "enforcement_fee")),
    (NAMES["ordinary_interest"], ("ordinary_interest",)),
    (Text("interest for delay", "迟延履行期间的利息"), ("old_delay_interest", "doubled")),
)
"""The bands from the ground up: their names, and the parts of `Owed` that each of them gathers."""


class NothingToDraw(BlacklistSimError):
    """A debt that has not begun to move, or never was."""


class Band(NamedTuple):
    """One band: its name, its place among `BANDS`, and how high its upper edge lies on each day."""

    name: Text
    place: int
    edge: tuple[Decimal, ...]


class Chart(NamedTuple):
    """The bands of a debt from the ground up over its days, between `floor` and `top`; `step` parts the marks."""

    title: Text
    points: tuple[Point, ...]
    bands: tuple[Band, ...]
    floor: Decimal
    top: Decimal
    step: Decimal
    notes: tuple[Text, ...]

    def dates(self, count: int) -> tuple[date, ...]:
        """So many days, evenly spread from the first to the last, to be marked at the foot."""
        first, last = self.days[0].toordinal(), self.days[-1].toordinal()
        places = (first + (last - first) * place // (count - 1) for place in range(count))
        return tuple(map(date.fromordinal, dict.fromkeys(places)))

    @property
    def days(self) -> tuple[date, ...]:
        """The days of its points."""
        return tuple(point.day for point in self.points)

    @property
    def marks(self) -> tuple[Decimal, ...]:
        """The amounts marked at the side."""
        count = int((self.top - self.floor) / self.step)
        return tuple(self.floor + self.step * place for place in range(count + 1))


def chart(reckoning: Reckoning, last: date) -> Chart:
    """The growth of a debt up to a day; raises NothingToDraw."""
    first = min(_beginnings(reckoning), default=last)
    if first >= last:
        raise NothingToDraw(
            f"there is nothing to draw by {last}: the debt begins to move on {first} at the earliest",
            f"至 {last} 尚无可绘：债务最早自 {first} 起变动",
        )
    points = reckoning.growth(first, last, POINTS)
    bands = tuple(_bands([point.owed for point in points]))
    if not bands:
        raise NothingToDraw(f"nothing is owed up to {last}: nothing to draw", f"至 {last} 无欠款：无可绘")
    currency = reckoning.on(last).currency
    title = Text(f"the debt from {first} to {last}, {currency}", f"{first} 至 {last} 的债务（{currency}）")
    low, top = min(bands[0].edge), max(bands[-1].edge)
    cut = low * 2 > top
    step = nice((top - low if cut else top) / TICKS)
    floor = max(Decimal(0), (low / step).to_integral_value(ROUND_FLOOR) - 1) * step if cut else Decimal(0)
    return Chart(title, points, bands, floor, top, step, tuple(_notes(floor, [point.owed for point in points])))


def nice(about: Decimal) -> Decimal:
    """A round number (1, 2 or 5 and noughts) that is not less than the one given."""
    size = Decimal(1).scaleb(about.adjusted()) if about > 0 else Decimal(1)
    return next(size * number for number in NICE if size * number >= about)


def _beginnings(reckoning: Reckoning) -> Iterator[date]:
    claim = reckoning.claim
    yield from (due.last_day for due in claim.dues)
    yield from (receipt.day for receipt in reckoning.receipts)
    if claim.interest is not None:
        yield claim.interest.from_date


def _bands(owed: list[Owed]) -> Iterator[Band]:
    ground = [Decimal(0)] * len(owed)
    for place, (name, parts) in enumerate(BANDS):
        heights = [sum((getattr(one, part) or Decimal(0) for part in parts), Decimal(0)) for one in owed]
        if any(heights):
            ground = [low + height for low, height in zip(ground, heights, strict=True)]
            yield Band(name, place, tuple(ground))


def _notes(floor: Decimal, owed: list[Owed]) -> Iterator[Text]:
    if floor:
        yield Text(f"the drawing begins at {floor:,f}, not at 0", f"图自 {floor:,f} 起，而非自 0 起")
    if any(one.total is None for one in owed):
        yield Text("what is not known is not drawn", "不明的部分未绘出")
