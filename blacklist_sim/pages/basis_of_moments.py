"""What has happened and what stands, as trees: the rules of a step, the steps behind a state, the ways to a state."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from blacklist_sim.pages.basis import apart, bare, ruled
from blacklist_sim.pages.why import MAY, plan_nodes
from blacklist_sim.text import Text
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.report import day_lines
from blacklist_sim.workflow.explain import Node
from blacklist_sim.workflow.planning import plan, road
from blacklist_sim.workflow.questions import Option, open_acts
from blacklist_sim.workflow.wording import called

if TYPE_CHECKING:
    from blacklist_sim.law.model import RuleVersion
    from blacklist_sim.workflow.engine import Engine
    from blacklist_sim.workflow.state import Position, State
    from blacklist_sim.workflow.step import Step

SIGNS = {"open": "✓", "discretion": "◇", "depends": "?", "refused": "✗", "impossible": "✗"}
UNMOVED = Text("nothing has moved it yet: this is where it begins", "尚未变动：此为起点")
NO_WAY = Text("no act and no lapse of time leads there from here", "自此没有行为或期间届满可以到达")
BROUGHT = Text("brought here by", "促成因素")
WAYS = Text("what leads there from here", "自此可到达的途径")
IF_OVER = Text("when this period is over", "该期间届满时")
NOT_RUNNING = Text("this period does not run", "该期间未在进行")


def step_node(replay: Replay, step: "Step") -> Node:
    """One thing that happened: the rules it rested on, and what it brought."""
    own = Replay(replay.engine, replay.story, replay.state, [(0, step)])
    both = zip(day_lines(own, "en"), day_lines(own, "zh"), strict=True)
    head, *rest = [Text(en, zh) for en, zh in both]
    node = Node("✓" if step.accepted else "✗", head)
    if step.impossible is not None:
        node.children.append(Node("✗", step.impossible.text(replay.engine.catalogue.tracks)))
    asked = sorted(step.consulted, key=lambda item: item.lawful)
    node.children += [ruled(replay.engine, replay.state, item, step.day, step.case) for item in asked]
    node.children += [bare(replay.engine, version, step.day) for version in _besides(step)]
    if step.accepted:
        lines = (Text(line.en.strip(), line.zh.strip()) for line in rest)
        node.children += [Node("", line) for line in lines if not line.en.startswith("§")]
    return node


def _besides(step: "Step") -> Iterable["RuleVersion"]:
    """The rules on which a step rests besides those that it asked."""
    duties = (*step.opened, *step.discharged, *step.breached)
    found = [*step.cited, *(duty.version for duty in duties), *(finding.version for finding in step.findings)]
    asked = {item.version for item in step.consulted}
    return [version for version in dict.fromkeys(found) if version is not None and version not in asked]


def standing_node(replay: Replay, position: "Position", state: str) -> Node:
    """Why a position is in a state, or was: the acts and lapses that brought it there, the last one first."""
    at, moved, until = replay.engine.catalogue.first[position.track], [], 0
    for day, trigger, _ in position.trail:
        dest = replay.engine.catalogue.table.get((position.track, at, trigger), at)
        if dest != at:
            moved.append((day, trigger.partition("/")[0]))
            until = len(moved) if dest == state else until
        at = dest
    brought = [
        step_node(replay, step)
        for place in moved[:until]
        for _, step in replay.steps
        if (step.day, step.name) == place
        and any((move.track, move.key) == (position.track, position.key) for move in step.moves)
    ]
    if not brought:
        return Node("·", UNMOVED)
    return Node("", BROUGHT, brought[::-1])


def ways_node(
    engine: "Engine", state: "State", track: str, source: str, goal: str, case: str | None, people: tuple[str, ...]
) -> Node:
    """How a state would be reached from another: acts that lead there, whether they can be done, and periods."""
    triggers = [
        trigger
        for (on, start, trigger), dest in engine.catalogue.table.items()
        if (on, start, dest) == (track, source, goal)
    ]
    names = list(dict.fromkeys(trigger.partition("/")[0] for trigger in triggers))
    node = Node("", WAYS)
    if not names:
        names = list(road(engine, track, source, (goal,)))
        if not names:
            return Node("✗", NO_WAY)
        kinds = [engine.catalogue.acts.get(name) or engine.catalogue.lapses[name] for name in names]
        en, zh = ", then ".join(kind.name.en for kind in kinds), "，再".join(kind.name.zh for kind in kinds)
        node.text = Text(f"{WAYS.en}: {en}", f"{WAYS.zh}：{zh}")
        names = names[:1]
    options = [one for one in open_acts(engine, state, case) if one.kind.id in names]
    ours = [one for one in options if one.who is None or not people or one.who in people]
    node.children += [option_node(engine, state, one) for one in ours]
    node.children += _lapses(engine, state, names, case)
    return node


def option_node(engine: "Engine", state: "State", option: Option) -> Node:
    """An act that could be tried: whether it can be done, and every rule asked."""
    who = called(state.story.people, option.who) if option.who else ""
    en, zh = (f" ({who})", f"（{who}）") if who else ("", "")
    may, day = MAY[option.status], option.attempt.act.date
    said = Text(f"{option.kind.name.en}{en}: {may.en}", f"{option.kind.name.zh}{zh}：{may.zh}")
    node = Node(SIGNS[option.status], said, about=("act", option.kind.id, option.case, option.who or ""))
    if option.attempt.impossible is not None:
        node.children.append(Node("✗", option.attempt.impossible.text(engine.catalogue.tracks)))
    asked = sorted(option.attempt.consulted, key=lambda item: item.lawful)
    node.children += [ruled(engine, state, item, day, option.case) for item in asked]
    if option.status not in ("open", "discretion"):
        helps = list(plan_nodes(engine, plan(engine, state, option.attempt.act)))
        apart(engine, helps, option.who)
        node.children += helps
    return node


def _lapses(engine: "Engine", state: "State", names: Iterable[str], case: str | None) -> Iterator[Node]:
    for name in names:
        lapse = engine.catalogue.lapses.get(name)
        if lapse is not None:
            ends = [
                period.deadline.last
                for period in state.periods
                if period.kind is lapse and case in (None, period.case) and period.paused_on is None
            ]
            when = Text(*2 * (", ".join(map(str, ends)),)) if ends else NOT_RUNNING
            said = Text(f"{IF_OVER.en}: {lapse.name.en} ({when.en})", f"{IF_OVER.zh}：{lapse.name.zh}（{when.zh}）")
            rules = [engine.book.rules[rule].on(state.day) for rule in lapse.rules]
            below = [bare(engine, version, state.day) for version in rules if version is not None]
            yield Node("→" if ends else "·", said, below)
