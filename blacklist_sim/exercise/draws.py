"""What differs from student to student: values drawn by a seed, and put where an exercise names them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from blacklist_sim.timeline.document import Form
from blacklist_sim.timeline.scalars import Amount, Count, Day, Flag, Id, Words
from blacklist_sim.timeline.yaml_text import Path

Value = date | Decimal | int | str
ALONE = re.compile(r"\$(?P<name>\w+)(?P<more>[+-]\d+)?")
WITHIN = re.compile(r"\$\{(?P<name>\w+)(?P<more>[+-]\d+)?\}")
PAIR = 2


def _two(ends: list[Any]) -> list[Any]:
    if len(ends) != PAIR:
        raise PydanticCustomError("two", "two")
    return ends


TWO, ENDS = AfterValidator(_two), Field(json_schema_extra={"minItems": PAIR, "maxItems": PAIR})
Ends = Annotated[list[Count], TWO, ENDS]
SATURDAY = 5


class DrawForm(Form):
    """One thing that is drawn: a day, an amount of money, a whole number or a word.

    The first and the last value of a range can both be drawn. `after` with `days` is so many days after another day;
    `follows` with `words` is the word that goes with another word drawn before. With `weekdays` no day is a Saturday
    or a Sunday, as where a court acts.
    """

    day: Annotated[list[Day], TWO, ENDS] | None = None
    amount: Annotated[list[Amount], TWO, ENDS] | None = None
    step: Amount = Decimal(1)
    count: Ends | None = None
    one_of: Annotated[list[Words], Field(min_length=1)] | None = None
    after: Id | None = None
    days: Ends | None = None
    weekdays: Flag = False
    follows: Id | None = None
    words: Annotated[dict[Words, Words], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "DrawForm":
        kinds = [self.day, self.amount, self.count, self.one_of, self.after, self.follows]
        pairs = ((self.after, self.days), (self.follows, self.words))
        if sum(kind is not None for kind in kinds) != 1 or any((a is None) != (b is None) for a, b in pairs):
            raise PydanticCustomError("draw_one", "one")
        ends = self.day or self.amount or self.count or self.days
        if (ends is not None and ends[0] > ends[1]) or self.step <= 0:  # type: ignore[operator]
            raise PydanticCustomError("draw_ends", "ends")
        if self.weekdays and (self.day is None or not self._between(*self.day)) and self.after is None:
            raise PydanticCustomError("draw_weekdays", "weekdays")
        return self

    def drawn(self, random: Random, before: Mapping[str, Value]) -> Value:
        """A value, with those drawn before it."""
        if self.day is not None:
            return random.choice(self._between(*self.day))
        if self.amount is not None:
            low, high = self.amount
            return low + self.step * random.randrange(int((high - low) / self.step) + 1)
        if self.count is not None:
            return random.randrange(self.count[0], self.count[1] + 1)
        if self.one_of is not None:
            return random.choice(self.one_of)
        if self.follows is not None and self.words is not None:
            return self.words[str(before[self.follows])]
        assert self.after is not None and self.days is not None
        day = before[self.after]
        assert isinstance(day, date)
        first, last = (_moved(day, by) for by in self.days)
        return random.choice(self._between(first, last) or (last,))

    def _between(self, first: date, last: date) -> list[date]:
        days = [first + timedelta(days=by) for by in range((last - first).days + 1)]
        return [day for day in days if not self.weekdays or day.weekday() < SATURDAY]

    def near(self, value: Value) -> Iterator[Value]:
        """The values of the range on both sides of one that was drawn; of words none is near another."""
        if isinstance(value, date) and self.day is not None:
            days = self._between(*self.day)
            place = days.index(value)
            yield from (days[at] for at in (place - 1, place + 1) if 0 <= at < len(days))
        elif isinstance(value, Decimal) and self.amount is not None:
            near = (value - self.step, value + self.step)
            yield from (amount for amount in near if self.amount[0] <= amount <= self.amount[1])
        elif isinstance(value, int) and self.count is not None:
            yield from (count for count in (value - 1, value + 1) if self.count[0] <= count <= self.count[1])


def draw(forms: Mapping[str, DrawForm], name: str, seed: int, again: int = 0) -> dict[str, Value]:
    """The values of a seed; the same exercise, seed and `again` always give the same ones."""
    drawn: dict[str, Value] = {}
    for key, form in forms.items():
        drawn[key] = form.drawn(Random(f"{name}/{seed}/{again}/{key}"), drawn)
    return drawn


def filled(document: Any, drawn: Mapping[str, Value]) -> Any:
    """Plain data with what was drawn in it: `$name`, `$name+3` (days or units on), and `${name}` within a text.

    A key can be a drawn word, as in `facts: {$fact: true}`. Raises KeyError with the name that is not drawn.
    """
    if isinstance(document, dict):
        return {filled(key, drawn): filled(value, drawn) for key, value in document.items()}
    if isinstance(document, list):
        return [filled(value, drawn) for value in document]
    if not isinstance(document, str) or "$" not in document:
        return document
    whole = ALONE.fullmatch(document)
    if whole is not None:
        return _written(whole, drawn)
    return WITHIN.sub(lambda match: _written(match, drawn), document)


def _written(match: re.Match[str], drawn: Mapping[str, Value]) -> str:
    value, more = drawn[match["name"]], int(match["more"] or 0)
    if isinstance(value, date):
        return str(_moved(value, more))
    return str(value + more) if isinstance(value, int | Decimal) else value


def _moved(day: date, by: int) -> date:
    """So many days on; no day is before the first or after the last that a calendar has."""
    number = day.toordinal() + by
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))


class Named(NamedTuple):
    """Where plain data ask for what is drawn: the path, the name, what is added to it; `key` where it is the key."""

    path: Path
    name: str
    more: int
    key: bool = False


def named(document: Any, path: Path = ()) -> Iterator[Named]:
    """All that plain data ask to be drawn."""
    if isinstance(document, dict):
        for key, value in document.items():
            yield from (one._replace(key=True) for one in named(key, (*path, key)))
            yield from named(value, (*path, key))
    elif isinstance(document, list):
        for number, value in enumerate(document):
            yield from named(value, (*path, number))
    elif isinstance(document, str) and "$" in document:
        whole = ALONE.fullmatch(document)
        for match in [whole] if whole else WITHIN.finditer(document):
            yield Named(path, match["name"], int(match["more"] or 0))
