"""The language in which cases are sought: `stage:listed owed:>1000 due:2025-04-30 zhang`."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store.query import SORTS, Filter
from blacklist_sim.text import Text
from blacklist_sim.timeline.stages import STAGES

YES, NO = ("yes", "y", "1", "是"), ("no", "n", "0", "否")
FULL_WIDTH = str.maketrans("：＞＝", ":>=")

FLAGS = {
    "debt": "in_debt", "负债": "in_debt", "listed": "listed", "名单": "listed",
    "restricted": "restricted", "限消": "restricted", "exit": "exit_banned", "出境": "exit_banned",
}  # fmt: skip
FIELDS: Mapping[str, str] = {
    "stage": "stage", "阶段": "stage", "mode": "mode", "模式": "mode", "due": "due_by", "至": "due_by",
    "owed": "owed_from", "欠": "owed_from", "by": "changed_by", "由": "changed_by",
    "archived": "archived", "归档": "archived", "sort": "sort", "排序": "sort",
}  # fmt: skip
MODES = {"strict": "strict", "严格": "strict", "audit": "audit", "审计": "audit"}
SORT_WORDS = {name: name for name in SORTS} | {"更新": "changed", "名称": "name", "期限": "deadline", "金额": "owed"}


class UnreadFilter(BlacklistSimError):
    """A part of a filter that does not read."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a filter means: which cases, in which order."""

    wanted: Filter = field(default_factory=Filter)
    sort: str = "changed"


def read(text: str) -> Sought:
    """What a filter means; raises UnreadFilter with the part that does not read and what could stand there."""
    found, words = Sought(), []
    for part in text.translate(FULL_WIDTH).split():
        name, colon, value = part.partition(":")
        if colon and not value and name.lower() in {*FIELDS, *FLAGS}:
            continue  # it is only being written
        if not colon or not value:
            words.append(part)
        elif name.lower() in FLAGS:
            flags = {**found.wanted.flags, FLAGS[name.lower()]: _yes(part, value)}
            found = replace(found, wanted=replace(found.wanted, flags=flags))
        elif name.lower() in FIELDS:
            found = _with(found, FIELDS[name.lower()], part, value)
        else:
            known = in_both(sorted({*FIELDS, *FLAGS}))
            raise UnreadFilter(f"{part}: no such field; there are {known.en}", f"{part}：没有该字段；可用：{known.zh}")
    if words:
        found = replace(found, wanted=replace(found.wanted, text=" ".join(words)))
    return found


def in_both(words: Collection[str]) -> Text:
    """Words that can be written in two languages, each in its own."""
    english, chinese = [word for word in words if word.isascii()], [word for word in words if not word.isascii()]
    return Text(", ".join(english), "、".join(chinese))


def _with(found: Sought, name: str, part: str, value: str) -> Sought:
    read_value = READERS[name](part, value)
    if name == "sort":
        return replace(found, sort=read_value)
    return replace(found, wanted=replace(found.wanted, **{name: read_value}))


def _yes(part: str, value: str) -> bool:
    if value.lower() in YES + NO:
        return value.lower() in YES
    raise UnreadFilter(f"{part}: yes or no", f"{part}：请写 yes 或 no")


def _word(words: Mapping[str, str]) -> Callable[[str, str], str]:
    def read_word(part: str, value: str) -> str:
        if value.lower() in words:
            return words[value.lower()]
        known = in_both(words)
        raise UnreadFilter(f"{part}: one of {known.en}", f"{part}：须为 {known.zh} 之一")

    return read_word


def _day(part: str, value: str) -> date:
    try:
        return date.fromisoformat(value.lstrip("<="))
    except ValueError:
        raise UnreadFilter(f"{part}: a day such as due:2025-04-30", f"{part}：请写日期，如 due:2025-04-30") from None


def _fen(part: str, value: str) -> int:
    try:
        amount = Decimal(re.sub(r"[>=,，]", "", value))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0:
        raise UnreadFilter(f"{part}: an amount such as owed:>100000", f"{part}：请写金额，如 owed:>100000")
    return int(amount * 100)


def _stages() -> dict[str, str]:
    return {stage: stage for stage in STAGES} | {name.zh: stage for stage, name in STAGES.items()}


READERS: Mapping[str, Callable[[str, str], Any]] = {
    "stage": _word(_stages()),
    "mode": _word(MODES),
    "due_by": _day,
    "owed_from": _fen,
    "changed_by": lambda part, value: value,
    "archived": _yes,
    "sort": _word(SORT_WORDS),
}

HELP = Text(
    "words, or stage: listed: restricted: exit: debt: owed:> due: by: mode: archived: sort:",
    "词语，或 阶段: 名单: 限消: 出境: 负债: 欠:> 至: 由: 模式: 归档: 排序:",
)
