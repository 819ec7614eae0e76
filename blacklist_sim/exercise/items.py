"""What can be answered and earned: each item with its form, its key and its reasons, and how an answer is marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, Protocol

from blacklist_sim.text import NO_TEXT, Text

WORTH = 4
"""Points of an item unless an exercise says otherwise: each of the four tiers of hints costs one of them."""

NO_DAY = "none"
"""The answer that there is no last day."""


class Option(NamedTuple):
    """One of the answers to choose from."""

    id: str
    text: Text


class Law(NamedTuple):
    """The rule that a point rests on: its id, its words and where it stands on the day in question."""

    rule: str
    name: Text
    says: Text
    cited: Text


NO_LAW = Law("", NO_TEXT, NO_TEXT, NO_TEXT)


class Mistake(NamedTuple):
    """What was wrong in an answer: the points it costs, what would have been right, why, and by which law."""

    points: Decimal
    what: Text
    right: Text
    why: tuple[Text, ...]
    law: Law


class Unfit(Exception):
    """An answer that is no answer to its item; `text` says what is expected."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Answered(Protocol):
    """How an item is answered: reading what was given, and what it loses."""

    @property
    def kind(self) -> str:
        """The name of the form."""
        ...

    def read(self, given: Any) -> Any:
        """The answer as values; raises Unfit."""
        ...

    def mistakes(self, item: "Item", answer: Any) -> Iterator[Mistake]:
        """What is wrong in an answer that was read; None is no answer at all."""
        ...

    def right(self, item: "Item") -> Any:
        """An answer that earns everything, as plain data."""
        ...

    def said(self, value: Any) -> Text:
        """An answer in words."""
        ...


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked. `key` is what is right, found by the engine; `why` explains it; `worth` is in points.

    `pending` items are marked by an instructor. `hint` and `article` are what the first two tiers of hints say instead
    of naming the rule and its place, where these are themselves asked for.
    """

    id: str
    ask: Text
    form: Answered
    key: Any
    law: Law
    why: tuple[Text, ...] = ()
    worth: Decimal = Decimal(WORTH)
    hint: Text = NO_TEXT
    article: Text = NO_TEXT
    pending: bool = False

    def whole(self, law: Law | None = None, why: tuple[Text, ...] | None = None) -> Mistake:
        """The mistake that costs all of it."""
        return Mistake(self.worth, NO_TEXT, self.form.said(self.key), self.why if why is None else why, law or self.law)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several options; where the key is a set, any of it is right."""

    options: tuple[Option, ...]
    kind: str = "choice"

    def read(self, given: Any) -> str:
        """The id of an option."""
        ids = [option.id for option in self.options]
        if given not in ids:
            raise Unfit(Text(f"choose one of {', '.join(ids)}", f"请选择其一：{'、'.join(ids)}"))
        return str(given)

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """All or nothing."""
        if answer is None or answer not in _among(item.key):
            yield item.whole()

    def right(self, item: Item) -> str:
        """The first that is right."""
        return next(option.id for option in self.options if option.id in _among(item.key))

    def said(self, value: Any) -> Text:
        """The option in words."""
        return joined(option.text for option in self.options if option.id in _among(value))


@dataclass(frozen=True, slots=True)
class Several:
    """Any number of options; each that is missing and each that is wrong costs an equal part."""

    options: tuple[Option, ...]
    kind: str = "several"

    def read(self, given: Any) -> tuple[str, ...]:
        """The ids of options, each once."""
        ids = [option.id for option in self.options]
        if not isinstance(given, list | tuple) or any(one not in ids for one in given):
            raise Unfit(Text(f"a list of any of {', '.join(ids)}", f"由以下各项组成的列表：{'、'.join(ids)}"))
        return tuple(dict.fromkeys(str(one) for one in given))

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """One for each option that is missing or wrong, as long as there is something to lose."""
        part = item.worth / max(len(item.key), 1)
        for option in self.options:
            if (option.id in item.key) != (option.id in (answer or ())):
                yield Mistake(part, option.text, self.said(item.key), item.why, item.law)

    def right(self, item: Item) -> list[str]:
        """All that are right."""
        return [option.id for option in self.options if option.id in item.key]

    def said(self, value: Any) -> Text:
        """The options in words."""
        chosen = joined(option.text for option in self.options if option.id in value)
        return chosen if chosen.en else Text("none", "无")


@dataclass(frozen=True, slots=True)
class Day:
    """A day; where there may be none, `none` can be answered."""

    or_none: bool = False
    kind: str = "day"

    def read(self, given: Any) -> date | str:
        """A date such as 2019-03-12."""
        if self.or_none and given == NO_DAY:
            return NO_DAY
        try:
            return date.fromisoformat(given)
        except (TypeError, ValueError):
            also, zh = (", or none", "，或 none") if self.or_none else ("", "")
            raise Unfit(Text(f"a date such as 2019-03-12{also}", f"形如 2019-03-12 的日期{zh}")) from None

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """All or nothing: a day too early or too late is wrong."""
        if answer != item.key:
            yield item.whole()

    def right(self, item: Item) -> str:
        """The day."""
        return str(item.key)

    def said(self, value: Any) -> Text:
        """The day in words."""
        return Text("there is none", "没有") if value == NO_DAY else Text(str(value), str(value))


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in yuan, or a number; right within the tolerance."""

    tolerance: Decimal = Decimal(0)
    kind: str = "amount"

    def read(self, given: Any) -> Decimal:
        """A number."""
        try:
            found = Decimal(str(given).replace(",", "").replace("，", ""))
            if isinstance(given, bool) or not found.is_finite() or abs(found) > Decimal(10) ** 15:
                raise InvalidOperation
        except InvalidOperation:
            raise Unfit(Text("a number such as 1234.56", "形如 1234.56 的数字")) from None
        return found

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """All or nothing."""
        if answer is None or abs(answer - item.key) > self.tolerance:
            yield item.whole()

    def right(self, item: Item) -> str:
        """The number."""
        return str(item.key)

    def said(self, value: Any) -> Text:
        """The number, with how far one may be from it."""
        near, zh = (f" (± {self.tolerance})", f"（± {self.tolerance}）") if self.tolerance else ("", "")
        said = f"{value:,}"
        return Text(said + near, said + zh)


@dataclass(frozen=True, slots=True)
class Words:
    """A free text, which is no program's to mark; it is worth nothing until somebody has read it."""

    kind: str = "words"

    def read(self, given: Any) -> str:
        """A text of reasonable length."""
        if not isinstance(given, str) or len(given) > 20_000:
            raise Unfit(Text("a text of at most 20,000 characters", "不超过 20,000 字的文字"))
        return given

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """None that a program could find in a text; where there is no text there is nothing to read."""
        if not (answer or "").strip():
            yield item.whole()

    def right(self, item: Item) -> str:
        """Any text."""
        return "…"

    def said(self, value: Any) -> Text:
        """What a reader looks for."""
        return Text("for the instructor to judge", "由教师评定")


@dataclass(slots=True)
class Marked:
    """What an answer earned. `hidden` are points that nobody has given or withheld yet."""

    item: Item
    given: Any
    mistakes: tuple[Mistake, ...]
    price: Decimal = Decimal(0)
    unfit: Text = NO_TEXT
    hidden: Decimal = field(default=Decimal(0))
    withheld: Decimal = field(default=Decimal(0))

    @property
    def earned(self) -> Decimal:
        """Points; what hints cost is taken off what can be earned at most."""
        lost = sum((mistake.points for mistake in self.mistakes), Decimal(0))
        return max(Decimal(0), min(self.item.worth - lost, self.item.worth - self.price) - self.hidden - self.withheld)


def mark(item: Item, given: Any, price: Decimal = Decimal(0)) -> Marked:
    """An answer as it was submitted, marked; None is no answer."""
    unfit, answer = NO_TEXT, None
    if given is not None:
        try:
            answer = item.form.read(given)
        except Unfit as refused:
            unfit = refused.text
    mistakes = tuple(item.form.mistakes(item, answer))
    marked = Marked(item, given, mistakes, min(price, item.worth), unfit)
    if item.pending and not mistakes:
        marked.hidden = item.worth - marked.price
    return marked


def _among(key: Any) -> frozenset[Any]:
    return key if isinstance(key, frozenset) else frozenset((key,))


def joined(texts: "Iterator[Text] | Sequence[Text]") -> Text:
    """Several texts in one line."""
    found = list(texts)
    return Text("; ".join(text.en for text in found), "；".join(text.zh for text in found)) if found else NO_TEXT
