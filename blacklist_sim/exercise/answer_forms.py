"""Further forms of answers: a decision explained option by option, a place in the law, an order of acts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from blacklist_sim.exercise.articles import Article, article_read
from blacklist_sim.exercise.items import Choice, Item, Law, Mistake, Option, Unfit, joined
from blacklist_sim.text import NO_TEXT, Text

MOST_TEXT = 200

Why = tuple[tuple[Text, ...], Law]
"""Reasons, and the law they rest on."""

Tried = Callable[[tuple[str, ...]], Mapping[str, Why]]
"""What came of acts done in an order: for each that was refused, why."""


@dataclass(frozen=True, slots=True)
class Decision(Choice):
    """One of several options, each with the reason why it is right or wrong and the law that says so."""

    reasons: Mapping[str, Why] = field(default_factory=dict)

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """All or nothing; what is wrong in the option chosen comes before what speaks for the right one."""
        for mistake in Choice.mistakes(self, item, answer):
            if answer not in self.reasons:
                yield mistake
                continue
            why, law = self.reasons[answer]
            chosen = next(option.text for option in self.options if option.id == answer)
            yield mistake._replace(what=chosen, why=(*why, *item.why), law=law)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the law: an instrument and the number of an article, as `{instrument: ..., article: "10(1)"}`.

    A text such as `list-provisions 10(1)` is read as well. The key is a set of places, any of which is right. A wrong
    instrument costs everything, a wrong article half of it.
    """

    options: tuple[Option, ...]
    kind: str = "place"

    def read(self, given: Any) -> tuple[str, Article | None]:
        """The id of the instrument and the article; None where no article is given."""
        if isinstance(given, str):
            named, _, rest = given.strip().partition(" ")
            given = {"instrument": named, "article": rest}
        ids = [option.id for option in self.options]
        if not isinstance(given, Mapping) or given.get("instrument") not in ids:
            raise Unfit(Text(f"name one of {', '.join(ids)} and an article", f"请写明 {'、'.join(ids)} 之一及条号"))
        written = given.get("article")
        written = "" if written is None else str(written).strip()
        article = article_read(written) if len(written) <= MOST_TEXT else None
        if written and article is None:
            raise Unfit(Text("an article such as 10, 10(1) or 第十条第一款", "形如 10、10(1) 或第十条第一款的条号"))
        return str(given["instrument"]), article

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """The instrument, then the article in it."""
        places = [place for place in item.key if answer is not None and place[0] == answer[0]]
        if not places:
            yield item.whole()
        elif not any(_stands(article, answer[1]) for _, article in places):
            yield item.whole()._replace(points=item.worth / 2)

    def right(self, item: Item) -> dict[str, str]:
        """One of the places that are right."""
        instrument, article = min(item.key, key=str)
        return {"instrument": instrument, "article": article.written if article is not None else ""}

    def said(self, value: Any) -> Text:
        """The places in words."""
        return joined([self.placed(*place) for place in sorted(value, key=str)])

    def placed(self, instrument: str, article: Article | None) -> Text:
        """One place in words."""
        name = next(option.text for option in self.options if option.id == instrument)
        return Text(f"{name.en} {article.written}", f"{name.zh} {article.written}") if article is not None else name


def _stands(ours: Article | None, given: Article | None) -> bool:
    return ours is None or (given is not None and ours.covers(given))


@dataclass(frozen=True, slots=True)
class Before:
    """That one act has to come before another: what happens where it does not."""

    first: str
    then: str


@dataclass(frozen=True, slots=True)
class Order:
    """Acts in an order, as a list of all their names. The key is the pairs that every lawful order keeps.

    Each pair that is not kept costs an equal part. `tried` does the acts in the order given and tells of each that was
    refused why and by which law; nothing is lost where none was.
    """

    options: tuple[Option, ...]
    tried: Tried = field(compare=False)
    example: tuple[str, ...] = ()
    kind: str = "order"

    def read(self, given: Any) -> tuple[str, ...]:
        """The names, each exactly once."""
        ids = [option.id for option in self.options]
        if not isinstance(given, list | tuple) or sorted(map(str, given)) != sorted(ids):
            raise Unfit(
                Text(f"every act once, in order: {', '.join(ids)}", f"每一行为各一次，依次排列：{'、'.join(ids)}")
            )
        return tuple(str(one) for one in given)

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """One for each pair that is the wrong way round."""
        if answer is None:
            yield item.whole()
            return
        refused = self.tried(answer)
        if not refused:
            return
        place, part = {name: number for number, name in enumerate(answer)}, item.worth / len(item.key)
        broken = [pair for pair in item.key if place[pair.first] > place[pair.then]]
        for pair in broken:
            why, law = refused.get(pair.then) or refused.get(pair.first) or next(iter(refused.values()))
            yield Mistake(part, self._pair(pair), self.said(item.key), why, law if law.rule else item.law)
        if not broken:
            name, (why, law) = next(iter(refused.items()))
            yield Mistake(part, self._name(name), self.said(item.key), why, law if law.rule else item.law)

    def right(self, item: Item) -> list[str]:
        """A lawful order."""
        return list(self.example)

    def said(self, value: Any) -> Text:
        """The pairs in words."""
        return joined([self._pair(pair) for pair in value])

    def _pair(self, pair: Before) -> Text:
        first, then = self._name(pair.first), self._name(pair.then)
        return Text(f"{first.en} — before — {then.en}", f"{first.zh}——先于——{then.zh}")

    def _name(self, name: str) -> Text:
        return next((option.text for option in self.options if option.id == name), NO_TEXT)
