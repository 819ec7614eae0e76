"""The answer to a plan: acts as they are written in a timeline, played, and held against the goal and the best road."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.items import NO_LAW, Item, Law, Mistake, Unfit, joined
from blacklist_sim.exercise.kinds.saying import reasons
from blacklist_sim.exercise.played import Game, Played
from blacklist_sim.exercise.telling import told
from blacklist_sim.text import NO_TEXT, Text

MOST_ACTS = 30
DEEPEST = 6
GOAL, LAWFUL, SHORT = Decimal(1) / 2, Decimal(1) / 4, Decimal(1) / 4
"""Parts of the worth: the goal reached by its day, every act lawful and one's own, no more acts than needed."""

AN_ACT = Text(
    "a list of acts as in a timeline, such as {date: 2019-03-12, act: pay, amount: in_full}",
    "与时间线写法相同的行为列表，如 {date: 2019-03-12, act: pay, amount: in_full}",
)


@dataclass(frozen=True, slots=True)
class Road:
    """A list of acts, each a mapping as in a timeline, in order of their days. The key is the shortest known road.

    Half is earned by reaching the goal, a quarter by acts that are all lawful and one's own, a quarter by no more acts
    than are needed; the last only together with the goal.
    """

    game: Game = field(compare=False)
    goal: Text
    facts: frozenset[str]
    kind: str = "road"

    def read(self, given: Any) -> tuple[Act, ...]:
        """The acts, composed as those of the story."""
        if not isinstance(given, list | tuple) or len(given) > MOST_ACTS:
            raise Unfit(Text(f"{AN_ACT.en}, at most {MOST_ACTS}", f"{AN_ACT.zh}，至多 {MOST_ACTS} 项"))
        if not all(isinstance(one, Mapping) and "act" in one for one in given):
            raise Unfit(AN_ACT)
        written = [{str(key): _texts(value) for key, value in one.items()} for one in given]
        try:
            acts = self.game.setting.read(self.game.number, written)
        except BadInput as error:
            raise Unfit(joined([Text(problem.en, problem.zh) for problem in error.problems])) from None
        found = tuple(act for act in acts if isinstance(act, Act))
        invented = sorted({fact for act in found for fact in act.facts} - self.facts)
        if invented:
            names = ", ".join(invented)
            raise Unfit(Text(f"nothing in the case shows {names}", f"案情未显示 {names}"))
        return found

    def mistakes(self, item: Item, answer: Any) -> Iterator[Mistake]:
        """The goal missed, acts refused, acts too many."""
        if not answer:
            yield item.whole()
            return
        played = self.game.play(answer)
        if not played.lawful or not played.done:
            yield from self._refused(item, played)
        if not played.reached:
            why = tuple(line for check in played.checks if not check.agrees for line in _lines(check.why))
            yield Mistake(item.worth * (GOAL + SHORT), self.goal, self.said(item.key), why, item.law)
        elif len(answer) > len(item.key):
            few = Text(f"{len(item.key)} acts are enough", f"{len(item.key)} 项行为即足够")
            yield Mistake(item.worth * SHORT, few, self.said(item.key), item.why, item.law)

    def _refused(self, item: Item, played: Played) -> Iterator[Mistake]:
        setting, why = self.game.setting, list[Text]()
        law: Law = NO_LAW
        for tried in played.refused:
            why += [told(setting, tried.act), *reasons(setting, tried)]
            failing = next((one.rule.id for one in tried.consulted if not one.lawful), None)
            law = setting.law_or(failing, tried.act.date, law) if failing is not None and law == NO_LAW else law
        for act in played.others:
            said = told(setting, act)
            why.append(Text(f"{said.en}: not yours to do, or too late", f"{said.zh}：非你方可为，或已逾期"))
        yield Mistake(item.worth * LAWFUL, REFUSED, self.said(item.key), tuple(why), law if law != NO_LAW else item.law)

    def right(self, item: Item) -> list[dict[str, Any]]:
        """The shortest known road."""
        return [dict(event) for event in item.key]

    def said(self, value: Any) -> Text:
        """The road in words."""
        return joined([told(self.game.setting, act) for act in self.read(value)])


REFUSED = Text("an act that is not possible, not lawful, or not yours", "有行为不可能、不合法或不属于你方")


def _texts(value: Any, deep: int = 0) -> Any:
    """Plain data with every single value as the text that would stand in a file."""
    if deep > DEEPEST:
        raise Unfit(AN_ACT)
    if isinstance(value, Mapping):
        return {str(key): _texts(part, deep + 1) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(part, deep + 1) for part in value]
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _lines(text: Text) -> Iterator[Text]:
    if text != NO_TEXT:
        yield from (Text(en, zh) for en, zh in zip(text.en.split("\n"), text.zh.split("\n"), strict=True))
