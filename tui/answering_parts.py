"""Answers that are made of parts: what was spotted in a story, and the acts of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import NO_TEXT, Text
from tui.exercise_scene import ItemSeen, PlanSeen
from tui.finding import day_meant
from tui.screens.answer import Given, WriteLine
from tui.screens.ask import Ask
from tui.screens.pick import Pick
from tui.words import labelled

if TYPE_CHECKING:
    from tui.answering import Asking

DONE, AWAY = "", "away"
NO_DAY, THERE_IS_NONE = "none", Text("there is none", "没有")
EVENT, MISSED, RULE, REMEDY, UNTIL = "event", "missed", "rule", "remedy", "until"
TAKE_AWAY, NOT_SAID = Text("take the mark away", "取消标记"), Text("not said", "不填")
WHICH_RULE = Text("which rule does it break", "违反哪条规则")
WHICH_REMEDY = Text("which remedy is open against it", "可用何种救济")
LAST_DAY = Text("its last day", "最后一日")
A_DAY = Text("a date such as 2019-03-12, or none", "形如 2019-03-12 的日期，或 none")
MINE, SHARE = "*", 6
"""The sign of one's own acts, and the part of the screen that may tell what was done."""

LATE = Text("not done in time", "逾期未履行")
TO_DAY = Text("to which day", "前往何日")
Options = Sequence[tuple[str, Text]]
Marks = dict[str, dict[str, Any]]


async def spots(asking: Asking, item: ItemSeen) -> Given | None:
    """Acts and duties, each of which is marked with a rule, a remedy, a last day; leaving keeps them as a draft."""
    parts: Mapping[str, Options] = item.parts
    marks: Marks = {_key(one): dict(one) for one in asking.drafts.get(item.id) or item.given or ()}
    now = DONE
    while True:
        chosen = await asking.shell.ask(Pick(item.ask, list(_choices(parts, marks)), asking.shell.lang, now))
        if chosen is None:
            asking.drafts[item.id] = list(marks.values())
            return None
        if chosen == DONE:
            asking.drafts.pop(item.id, None)
            return Given(list(marks.values()) or None)
        mark = await _mark(asking, parts, chosen, marks.get(chosen))
        if mark == {}:
            marks.pop(chosen, None)
        elif mark is not None:
            marks[chosen] = mark
        now = chosen


def _key(mark: Mapping[str, Any]) -> str:
    return f"{EVENT} {mark[EVENT]}" if mark.get(EVENT) is not None else f"{MISSED} {mark.get(MISSED)}"


def _choices(parts: Mapping[str, Options], marks: Marks) -> Any:
    many = len(marks)
    yield DONE, Text(f"done: {many} marked", f"完成：已标记 {many} 项")
    for name, text in parts.get("events", ()):
        numbered, key = Text(f"{name}. {text.en}", f"{name}. {text.zh}"), f"{EVENT} {name}"
        yield key, _marked(numbered, key, parts, marks)
    for name, text in parts.get("duties", ()):
        yield f"{MISSED} {name}", _marked(labelled(LATE, text), f"{MISSED} {name}", parts, marks)


def _marked(text: Text, key: str, parts: Mapping[str, Options], marks: Marks) -> Text:
    mark = marks.get(key)
    if mark is None:
        return Text(f"  {text.en}", f"  {text.zh}")
    rule = dict(parts.get("rules", ())).get(mark.get(RULE, ""), NO_TEXT)
    remedy = dict(parts.get("remedies", ())).get(mark.get(REMEDY, ""), NO_TEXT)
    until = str(mark.get(UNTIL, ""))
    said = [[one for one in texts if one] for texts in zip(rule, remedy, (until, until), strict=True)]
    en, zh = "; ".join(said[0]), "；".join(said[1])
    return Text(f"✗ {text.en} [{en}]" if en else f"✗ {text.en}", f"✗ {text.zh}［{zh}］" if zh else f"✗ {text.zh}")


async def _mark(
    asking: Asking, parts: Mapping[str, Options], key: str, before: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    """The mark on an act or a duty; empty where it is taken away, None where it was left as it was."""
    kind, _, name = key.partition(" ")
    was = before or {}
    mark: dict[str, Any] = {EVENT: int(name)} if kind == EVENT else {MISSED: name}
    away: Options = [(AWAY, TAKE_AWAY)] if before is not None else []
    lang = asking.shell.lang
    if kind == EVENT:
        rule = await asking.shell.ask(Pick(WHICH_RULE, [*away, *parts.get("rules", ())], lang, was.get(RULE)))
        if rule is None or rule == AWAY:
            return None if rule is None else {}
        mark[RULE] = rule
        if not parts.get("remedies"):
            return mark
        remedies = [(DONE, NOT_SAID), *parts["remedies"]]
        remedy = await asking.shell.ask(Pick(WHICH_REMEDY, remedies, lang, was.get(REMEDY)))
        if remedy is None:
            return None
        mark |= {REMEDY: remedy} if remedy else {}
    elif away:
        chosen = await asking.shell.ask(Pick(dict(parts["duties"])[name], [(UNTIL, LAST_DAY), *away], lang))
        if chosen is None or chosen == AWAY:
            return None if chosen is None else {}
    line = WriteLine(LAST_DAY, lang, _a_day, _day, str(was.get(UNTIL) or ""), "2019-03-12", (NO_DAY, THERE_IS_NONE))
    until = await asking.shell.ask(line)
    if until is None:
        return None
    return mark | ({UNTIL: until.value} if until.value else {})


def _day(text: str) -> str:
    day = day_meant(text)
    return str(day) if day is not None else text.lower()


async def _a_day(value: Any) -> Text | None:
    return None if value == NO_DAY or day_meant(str(value)) is not None else A_DAY


async def road(asking: Asking, item: ItemSeen) -> Given | None:
    """Acts that are done one after the other, as in the stepper, while the others do what they must."""
    from tui.screens.act_form import ActForm

    shell = asking.shell
    plan = await shell.desk.do(asking.exercises.plan, item.id, asking.drafts.get(item.id))
    while True:
        seen: PlanSeen = await shell.desk.do(plan.seen)
        chosen = await shell.ask(Pick(_stands(seen, max(shell.size.height // SHARE, 1)), list(_next(seen)), shell.lang))
        if chosen is None:
            asking.drafts[item.id] = plan.written
            return None
        if chosen == "done":
            asking.drafts.pop(item.id, None)
            return Given(plan.written or None)
        try:
            if chosen == "back":
                await shell.desk.do(plan.take_back)
            elif chosen == "day":
                day = await shell.ask(Ask(TO_DAY, shell.lang, str(seen.day)))
                if day:
                    await shell.desk.do(plan.to, day)
            else:
                choice = seen.choices[int(chosen)]
                form = await shell.desk.do(plan.form, choice)
                pairs = await shell.ask(ActForm(form, shell.lang, plan, shell.desk))
                if pairs is not None:
                    told = await shell.desk.do(plan.add, choice, pairs)
                    if told is not None:
                        shell.flash(told.short, "warn")
        except BlacklistSimError as error:
            shell.flash(error.text, "warn")


def _stands(seen: PlanSeen, most: int) -> Text:
    """The day, and what was done last since the case was taken over; a star marks one's own acts."""
    lines = [Text(f"{seen.day} (until {seen.by})", f"{seen.day}（至 {seen.by}）")]
    signed = [(MINE if mine else " ", text) for text, mine in seen.events] + [("✗", text) for text in seen.refused]
    lines += [Text("…", "…")] if len(signed) > most else []
    lines += [Text(f"{sign} {text.en}", f"{sign} {text.zh}") for sign, text in signed[-most:]]
    return Text("\n".join(line.en for line in lines), "\n".join(line.zh for line in lines))


def _next(seen: PlanSeen) -> Any:
    yield "done", Text(f"done: {seen.acts} act(s)", f"完成：{seen.acts} 项行为")
    yield "day", Text("let time pass to another day …", "推移至另一日…")
    if seen.acts:
        yield "back", Text("take the last act back", "撤回最后一项行为")
    for number, choice in enumerate(seen.choices):
        yield str(number), Text(f"{choice.name.en} {choice.whom}".rstrip(), f"{choice.name.zh} {choice.whom}".rstrip())
