"""Planning: bringing a case to a goal by a day, playing one party, in as few acts as possible."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

from blacklist_sim.case import Act, Wait
from blacklist_sim.exercise.forms import PlanForm
from blacklist_sim.exercise.items import WORTH, Item
from blacklist_sim.exercise.kinds.saying import reasons
from blacklist_sim.exercise.played import Game, Played, cast_around
from blacklist_sim.exercise.roads import Road
from blacklist_sim.exercise.setting import Setting, Unsolvable
from blacklist_sim.exercise.task import Task, titled
from blacklist_sim.exercise.telling import told
from blacklist_sim.text import Text
from blacklist_sim.timeline.moment import ABOUT
from blacklist_sim.timeline.saying import say
from blacklist_sim.timeline.write import event_to_plain
from blacklist_sim.workflow.questions import OPEN, open_acts

NAMED = {"duties_open": Text("duties still open", "尚未履行的义务")}
"""What else can be asked of a goal and is no sentence of its own."""

MOST_DROPPED = 64
"""How many ways of leaving acts out of the author's road are tried."""


def task(setting: Setting, form: PlanForm, id_: str) -> Task:
    """The task: the case as it stands before an event, whom to play, and what to reach by when."""
    number = setting.place(form.before)
    game = Game(
        setting, number, form.play, _goal(setting, form, number), form.by, cast_around(form.play, setting.story.cast)
    )
    acts = setting.read(number, form.road)
    best = _best(game, [act for act in acts if isinstance(act, Act)], form.road)
    goal = _said(setting, game.goal)
    facts = frozenset(fact for act in acts if isinstance(act, Act) for fact in act.facts)
    why = tuple(told(setting, act) for act in acts)
    worth = Decimal(form.worth or WORTH)
    item = Item(
        f"{id_}.road",
        Text("your acts", "你方的行为"),
        Road(game, goal, facts),
        best,
        setting.law(form.rule, form.by),
        why,
        worth,
    )
    if form.hint is not None:
        item = replace(item, hint=Text(form.hint.en, form.hint.zh))
    return Task(id_, form.kind, titled(form.ask, _asked(setting, form, goal)), number, (item,))


def _goal(setting: Setting, form: PlanForm, number: int) -> dict[str, Any]:
    [wait] = setting.read(number, [{"date": str(form.by), "expect": form.goal}])
    assert isinstance(wait, Wait)
    return dict(wait.expect or {})


def _asked(setting: Setting, form: PlanForm, goal: Text) -> Text:
    role, person = setting.engine.catalogue.role(form.play), setting.who(form.play)
    you = person if form.play in setting.story.people else Text(f"the {role.en}", role.zh)
    return Text(
        f"You are {you.en}. See to it that by the end of {form.by}: {goal.en}. Use as few acts as you can; "
        "the others do what they must.",
        f"你是{you.zh}。请使案件至迟于 {form.by} 终了时：{goal.zh}。行为越少越好；其他各方履行各自义务。",
    )


def _said(setting: Setting, goal: Mapping[str, Any]) -> Text:
    """What is to be reached, in words."""
    parts = []
    who = goal.get("who")
    for key, value in goal.items():
        if key in ABOUT:
            continue
        said, track = say(setting.engine, setting.story, key, value), setting.engine.catalogue.tracks.get(key)
        named = track.name if track is not None else NAMED.get(key)
        said = track.states.get(str(value), said) if track is not None else said
        parts.append(Text(f"{named.en}: {said.en}", f"{named.zh}：{said.zh}") if named is not None else said)
    text = Text("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))
    name = setting.who(who) if who is not None else None
    return text if name is None else Text(f"{name.en}: {text.en}", f"{name.zh}：{text.zh}")


def _best(game: Game, acts: Sequence[Act], written: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The shortest road known: a single act, a part of the author's road, or that road; Unsolvable where it fails."""
    played = game.play(acts)
    if not played.reached or not played.lawful:
        raise Unsolvable(*_wrong(game, played))
    if game.play(()).reached:
        raise Unsolvable("the goal is reached without any act", "无需任何行为即可达到目标")
    for road in _shorter(game, acts, written):
        return road
    return tuple(written)


def _shorter(
    game: Game, acts: Sequence[Act], written: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], ...]]:  # fmt: skip
    if len(acts) > 1:
        for act in _single(game, acts):
            if (played := game.play([act])).reached and played.lawful:
                yield (_plain(game, act),)
    tried = 0
    for size in range(1, len(acts)):
        for places in combinations(range(len(acts)), size):
            tried += 1
            if tried > MOST_DROPPED:
                return
            played = game.play([acts[place] for place in places])
            if played.reached and played.lawful:
                yield tuple(written[place] for place in places)


def _single(game: Game, acts: Sequence[Act]) -> Iterator[Act]:
    """What is plainly open to the party before the event, on the first day of the road."""
    setting = game.setting
    state = setting.on(game.number, max(acts[0].date, setting.before(game.number).day))
    for option in open_acts(setting.engine, state):
        if option.status == OPEN and game.own(option.attempt.act):
            yield option.attempt.act


def _plain(game: Game, act: Act) -> dict[str, Any]:
    plain: dict[str, Any] = event_to_plain(act, game.setting.story, game.setting.words)
    return plain | {"date": str(act.date)}


def _wrong(game: Game, played: Played) -> Text:
    lines = [
        line for tried in played.refused for line in (told(game.setting, tried.act), *reasons(game.setting, tried))
    ]
    lines += [told(game.setting, act) for act in played.others]
    lines += [check.why for check in played.checks if not check.agrees]
    en, zh = " | ".join(line.en for line in lines), " | ".join(line.zh for line in lines)
    return Text(f"the road does not lead to the goal lawfully: {en}", f"所给行为不能合法达到目标：{zh}")
