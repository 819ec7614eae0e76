"""The answer to what went wrong in a story: unlawful acts with rule, remedy and its last day, and missed duties."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from blacklist_sim.exercise.items import NO_DAY, NO_LAW, Day, Item, Law, Mistake, Option, Unfit, joined
from blacklist_sim.text import NO_TEXT, Text

MOST_SPOTS = 60
EVENT, MISSED, RULE, REMEDY, UNTIL = "event", "missed", "rule", "remedy", "until"
FIELDS = (EVENT, MISSED, RULE, REMEDY, UNTIL)


class Spot(NamedTuple):
    """One thing that a student marks: an act by its number from 1, or a duty that was missed."""

    event: int | None
    missed: str | None
    rule: str | None
    remedy: str | None
    until: date | str | None


@dataclass(frozen=True, slots=True)
class Departure:
    """A departure from the law: an act with the rules that it breaks, or a duty with its last day.

    `remedies` is None where no remedy is asked for; any of several is right. `until` is the last day, of the remedy or
    of the duty, or that there is none; None where no last day is asked for. `why` explains it.
    """

    event: int | None
    missed: str | None
    rules: frozenset[str]
    remedies: frozenset[str] | None
    until: date | str | None
    law: Law
    why: tuple[Text, ...]
    named: Text

    @property
    def worth(self) -> int:
        """One point for finding it, one for each other thing asked about it."""
        return 1 + bool(self.rules) + (self.remedies is not None) + (self.until is not None)

    def marked(self, spots: tuple[Spot, ...]) -> Spot | None:
        """The mark that is about it."""
        return next((spot for spot in spots if (spot.event, spot.missed) == (self.event, self.missed)), None)


@dataclass(frozen=True, slots=True)
class Spots:
    """A list of marks, each `{event: 3, rule: ..., remedy: ..., until: ...}` or `{missed: ..., until: ...}`.

    `rules`, `remedies` and `duties` are what may be chosen from; `events` is what the story tells, in its order. Each
    mark on something lawful costs a point.
    """

    events: tuple[Text, ...]
    rules: tuple[Option, ...]
    remedies: tuple[Option, ...]
    duties: tuple[Option, ...]
    kind: str = "spots"

    def read(self, given: Any) -> tuple[Spot, ...]:
        """The marks, at most one for each act and each duty."""
        if not isinstance(given, list | tuple) or len(given) > MOST_SPOTS:
            raise Unfit(Text(f"a list of at most {MOST_SPOTS} marks", f"至多 {MOST_SPOTS} 项标记的列表"))
        found = tuple(self._spot(one) for one in given)
        if len({(spot.event, spot.missed) for spot in found}) != len(found):
            raise Unfit(Text("each act and each duty is marked once", "同一行为或义务只标记一次"))
        return found

    def _spot(self, given: Any) -> Spot:
        if not isinstance(given, Mapping) or any(key not in FIELDS for key in given):
            fields = ", ".join(FIELDS)
            raise Unfit(Text(f"a mark has {fields}", f"标记可含 {fields}"))
        event = given.get(EVENT)
        if (event is None) == (given.get(MISSED) is None):
            raise Unfit(Text("a mark names an event or a missed duty", "标记须写明 event 或 missed"))
        if event is not None and (type(event) is not int or not 0 < event <= len(self.events)):
            raise Unfit(Text(f"events are numbered 1 to {len(self.events)}", f"事件编号为 1 至 {len(self.events)}"))
        until = given.get(UNTIL)
        return Spot(
            event, _one_of(given.get(MISSED), self.duties), _one_of(given.get(RULE), self.rules),
            _one_of(given.get(REMEDY), self.remedies), Day(or_none=True).read(until) if until is not None else None,
        )  # fmt: skip

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """What was not found, what is wrong in what was found, and what was lawful."""
        spots: tuple[Spot, ...] = answer or ()
        for departure in item.key:
            yield from self._missing(departure, departure.marked(spots))
        for spot in spots:
            if not any(departure.marked((spot,)) for departure in item.key):
                yield Mistake(Decimal(1), self._said(spot), LAWFUL, (LAWFUL,), NO_LAW)

    def _missing(self, departure: Departure, spot: Spot | None) -> Iterator[Mistake]:
        law, why = departure.law, departure.why
        if spot is None:
            yield Mistake(Decimal(departure.worth), departure.named, self._right(departure), why, law)
            return
        if departure.rules and spot.rule not in departure.rules:
            yield Mistake(Decimal(1), departure.named, _chosen(self.rules, departure.rules), why, law)
        if departure.remedies is not None and spot.remedy not in departure.remedies:
            yield Mistake(Decimal(1), departure.named, _chosen(self.remedies, departure.remedies), why, law)
        if departure.until is not None and spot.until != departure.until:
            yield Mistake(Decimal(1), departure.named, Day().said(departure.until), why, law)

    def right(self, item: Item) -> list[dict[str, Any]]:
        """Marks that earn everything."""
        return [_plain(departure) for departure in item.key]

    def said(self, value: Any) -> Text:
        """All departures in words."""
        return joined([self._right(departure) for departure in value])

    def _right(self, departure: Departure) -> Text:
        parts = [departure.named]
        if departure.rules:
            parts.append(_chosen(self.rules, departure.rules))
        if departure.remedies is not None:
            parts.append(_chosen(self.remedies, departure.remedies))
        if departure.until is not None:
            last = Day().said(departure.until)
            parts.append(Text(f"last day: {last.en}", f"最后一日：{last.zh}"))
        return Text(" — ".join(part.en for part in parts), "——".join(part.zh for part in parts))

    def _said(self, spot: Spot) -> Text:
        if spot.event is not None:
            told = self.events[spot.event - 1]
            return Text(f"{spot.event}. {told.en}", f"{spot.event}. {told.zh}")
        return next((option.text for option in self.duties if option.id == spot.missed), NO_TEXT)


LAWFUL = Text("nothing in it is against the law", "并无违法之处")


def _one_of(given: Any, options: tuple[Option, ...]) -> str | None:
    ids = [option.id for option in options]
    if given is not None and given not in ids:
        raise Unfit(Text(f"choose one of {', '.join(ids)}", f"请选择其一：{'、'.join(ids)}"))
    return given  # type: ignore[no-any-return]


def _chosen(options: tuple[Option, ...], ids: frozenset[str]) -> Text:
    texts = [option.text for option in options if option.id in ids]
    return Text(" or ".join(text.en for text in texts), "或".join(text.zh for text in texts))


def _plain(departure: Departure) -> dict[str, Any]:
    found: dict[str, Any] = {EVENT: departure.event} if departure.event is not None else {MISSED: departure.missed}
    if departure.rules:
        found[RULE] = min(departure.rules)
    if departure.remedies is not None:
        found[REMEDY] = min(departure.remedies)
    if departure.until is not None:
        found[UNTIL] = NO_DAY if departure.until == NO_DAY else str(departure.until)
    return found
