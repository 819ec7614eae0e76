"""How an item of an exercise is answered: by the kind of its form, one dialog or two in turn."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from blacklist_sim.text import Text
from tui.answering_parts import NO_DAY, THERE_IS_NONE, road, spots
from tui.exercise_scene import ItemSeen
from tui.finding import day_meant
from tui.screens.answer import Check, Given, MarkSeveral, PutInOrder, WriteLine, WriteText
from tui.screens.pick import Pick
from tui.words import labelled

if TYPE_CHECKING:
    from tui.app import BlacklistApp

TAKEN_BACK, TAKE_BACK = "", Text("no answer", "不作答")
DAY, NUMBER, DATA = "2019-03-12", "1234.56", "[…]"
ARTICLE = Text(
    "article (such as 10 or 10(1)); empty: the instrument alone", "条号（如 10 或 第十条第一款）；留空则仅答文件"
)
WORDS_OF_NONE = frozenset((NO_DAY, "无", "没有"))


@dataclass(slots=True)
class Asking:
    """Who asks, the exercises at the desk, and drafts of answers that were left, by item."""

    shell: BlacklistApp
    exercises: Any
    drafts: dict[str, Any] = field(default_factory=dict)

    def checking(self, item: ItemSeen) -> Check:
        """What tells whether an answer is one to an item."""

        async def check(value: Any) -> Text | None:
            found: Text | None = await self.shell.desk.do(self.exercises.unfit, item.id, value)
            return found

        return check


How = Callable[[Asking, ItemSeen], Awaitable[Given | None]]


async def answered(asking: Asking, item: ItemSeen) -> Given | None:
    """The answer that a user gives; None where it was left as it was."""
    return await HOW.get(item.kind, _data)(asking, item)


async def _choice(asking: Asking, item: ItemSeen) -> Given | None:
    options = list(item.options)
    if item.given is not None:
        options.append((TAKEN_BACK, TAKE_BACK))
    now = item.given if isinstance(item.given, str) else None
    chosen = await asking.shell.ask(Pick(item.ask, options, asking.shell.lang, now))
    return None if chosen is None else Given(chosen or None)


async def _several(asking: Asking, item: ItemSeen) -> Given | None:
    now = item.given if isinstance(item.given, list) else []
    return await asking.shell.ask(MarkSeveral(item.ask, asking.shell.lang, asking.checking(item), item.options, now))


async def _day(asking: Asking, item: ItemSeen) -> Given | None:
    return await _line(asking, item, day_given, DAY, (NO_DAY, THERE_IS_NONE) if item.or_none else None)


def day_given(text: str) -> str:
    """A day as it is handed in, however it is written."""
    if text.lower() in WORDS_OF_NONE:
        return NO_DAY
    day = day_meant(text)
    return str(day) if day is not None else text


async def _amount(asking: Asking, item: ItemSeen) -> Given | None:
    return await _line(asking, item, str, NUMBER)


async def _data(asking: Asking, item: ItemSeen) -> Given | None:
    """What there is no dialog for: a line of plain data."""
    return await _line(asking, item, data_given, DATA)


def data_given(text: str) -> Any:
    """JSON where it is, else a text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


async def _line(
    asking: Asking, item: ItemSeen, read: Callable[[str], Any], example: str, also: tuple[str, Text] | None = None
) -> Given | None:
    given = item.given
    now = "" if given is None else given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    line = WriteLine(item.ask, asking.shell.lang, asking.checking(item), read, now, example, also)
    return await asking.shell.ask(line)


async def _words(asking: Asking, item: ItemSeen) -> Given | None:
    now = asking.drafts.get(item.id, item.given if isinstance(item.given, str) else "")

    def draft(text: str) -> None:
        asking.drafts[item.id] = text

    found = await asking.shell.ask(WriteText(item.ask, asking.shell.lang, asking.checking(item), now, draft))
    if found is not None:
        asking.drafts.pop(item.id, None)
    return found


async def _order(asking: Asking, item: ItemSeen) -> Given | None:
    now = item.given if isinstance(item.given, list) else []
    return await asking.shell.ask(PutInOrder(item.ask, asking.shell.lang, asking.checking(item), item.options, now))


async def _place(asking: Asking, item: ItemSeen) -> Given | None:
    """An instrument, then an article of it."""
    now: Mapping[str, Any] = item.given if isinstance(item.given, Mapping) else {}
    lang = asking.shell.lang
    chosen = await asking.shell.ask(Pick(item.ask, item.options, lang, now.get("instrument")))
    if chosen is None:
        return None
    ask = labelled(dict(item.options)[chosen], ARTICLE)

    def read(text: str) -> dict[str, str]:
        return {"instrument": chosen, "article": text}

    before = str(now.get("article") or "") if now.get("instrument") == chosen else ""
    found = await asking.shell.ask(WriteLine(ask, lang, asking.checking(item), read, before, "10(1)"))
    return None if found is None else Given(found.value or read(""))


HOW: Mapping[str, How] = {
    "choice": _choice,
    "several": _several,
    "day": _day,
    "amount": _amount,
    "words": _words,
    "order": _order,
    "place": _place,
    "spots": spots,
    "road": road,
}
"""By the kind of the form; any other is answered in a line of plain data."""
