"""Questions about what something rests on: an act, a state, an event, an answer of the gate, an account, a rule."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.gate.conduct import read_conduct
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.pages.basis import BasisPage
from blacklist_sim.pages.basis_of_answers import decision_node, owing_node, rule_node
from blacklist_sim.pages.basis_of_moments import SIGNS, standing_node, step_node, ways_node
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline.owed import owing
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow import explain
from blacklist_sim.workflow.asking import ask_gate
from tui import views
from tui.case_asked import explained, steps_beyond
from tui.law_asked import RULE, TERM, about
from tui.stating_asked import NO_LONGER
from tui.trees import About, Node

if TYPE_CHECKING:
    from blacklist_sim.workflow.state import Position
    from tui.session import Session

NOTHING_YET = BlacklistSimError(
    "nothing has come of this, so nothing rests on a rule", "未产生任何结果，无规则依据可言"
)
NOT_OPEN = BlacklistSimError(
    "open this case first (enter): then b tells why it stands so", "请先打开该案（回车），再按 b 查看依据"
)
STANDS = Text("where the case stands, and by what", "案件现状及其由来")
TONES = {"✗": "warn", "?": "warn", "!": "warn", "◇": "warn"}


def basis(session: "Session", thing: About) -> Node:
    """What a thing rests on; raises BlacklistSimError where there is nothing to say."""
    kinds: dict[str, Callable[..., explain.Node]] = {
        "act": _act, "state": _state, "event": _event, "gate": _gate, "money": _money, "case": _case,
    }  # fmt: skip
    if thing.kind in kinds:
        return shown(kinds[thing.kind](session, *thing.names))
    return shown(_law(session, thing.kind, *map(str, thing.names)))


def _act(session: "Session", act: str, case: str, who: str | None) -> explain.Node:
    engine, state = session.engine, session.state()
    try:
        why = explained(engine, state, act, case, who)
    except StopIteration:
        raise NO_LONGER from None
    root = BasisPage(engine, state, why, in_script=False).tree()
    root.mark = SIGNS[why.status]
    return root


def _state(session: "Session", track: str, number: int, name: str) -> explain.Node:
    engine, state = session.engine, session.state()
    kind, units = engine.catalogue.tracks[track], list(state.positions[track].values())
    said = kind.states[name]
    root = explain.Node("", Text(f"{kind.name.en}: {said.en}", f"{kind.name.zh}：{said.zh}"))
    if not units:
        if name != kind.first:
            root.children.append(ways_node(engine, state, track, kind.first, name, None, ()))
        return root
    position = units[number]
    root.mark = "✓" if position.state == name else ""
    if position.state == name or name in _been(session, position):
        root.children.append(standing_node(_replay(session), position, name))
    if position.state != name:
        people = tuple(part for part in position.key if part in state.story.people)
        root.children.append(ways_node(engine, state, track, position.state, name, position.key[0], people))
    return root


def _been(session: "Session", position: "Position") -> set[str]:
    """The states in which a position has been."""
    at = session.engine.catalogue.first[position.track]
    found = {at}
    for _, trigger, _ in position.trail:
        at = session.engine.catalogue.table.get((position.track, at, trigger), at)
        found.add(at)
    return found


def _replay(session: "Session") -> Replay:
    """What has happened up to the moment seen, time beyond the last event included."""
    film, state = session.film_open, session.state()
    steps = [(at, step) for at, found in enumerate(film.steps[: session.index]) for step in found]
    steps += [(session.index, step) for step in steps_beyond(session, session.index)]
    return Replay(film.engine, film.story, state, steps)


def _event(session: "Session", index: int, beyond: bool) -> explain.Node:
    film = session.film_open
    if not index and not beyond:
        raise NOTHING_YET
    steps = steps_beyond(session, index) if beyond else film.steps[index - 1]
    replay = Replay(film.engine, film.story, session.state() if beyond else film.at(index))
    nodes = [step_node(replay, step) for step in steps]
    asked = [] if beyond else [one for one in film.replayed.asked if one.question.index == index - 1]
    nodes += [explain.Node("", line) for one in asked for _, line in one.answer.lines()]
    if not nodes:
        raise NOTHING_YET
    day = session.day if beyond else film.day(index)
    return nodes[0] if len(nodes) == 1 else explain.Node("", Text(str(day), str(day)), nodes)


def _gate(session: "Session", kind: str, fields: tuple[tuple[str, str], ...], who: str) -> explain.Node:
    engine, state = session.engine, session.state()
    conduct = read_conduct(engine.book, kind, dict(fields))
    decision = ask_gate(engine, state, who, conduct, state.day, Parameters.of(engine.book, state.day))
    name = state.story.people[who].name
    return decision_node(engine, decision, Text(name, name))


def _money(session: "Session") -> explain.Node:
    engine, state = session.engine, session.state()
    found = [owing_node(engine, owing(engine, state, case), state.policy, state.day) for case in state.story.cases]
    if not found:
        raise NOTHING_YET
    return found[0] if len(found) == 1 else explain.Node("", Text("money", "金额"), found)


def _law(session: "Session", kind: str, name: str) -> explain.Node:
    engine = session.store.law
    if kind == RULE:
        return rule_node(engine, engine.book.rules[name], session.seen_on)
    (head, _), *lines = about(session, kind, name)
    below = [explain.Node("", line) for line, _ in lines]
    cites = engine.book.glossary[name].cites if kind == TERM else ()
    where = {cite.citation.instrument for cite in cites}
    below += [explain.Node("§", engine.book.instruments[one].name, [], ("instrument", one)) for one in sorted(where)]
    return explain.Node("", head, below)


def _case(session: "Session", name: str) -> explain.Node:
    if session.film is None or session.name != name:
        raise NOT_OPEN
    replay = _replay(session)
    root = explain.Node("", STANDS)
    for track in views.tracks(session.film_open, replay.state):
        if track.begun:
            position = list(replay.state.positions[track.id].values())[track.number]
            state = replay.engine.catalogue.tracks[track.id].states[position.state]
            said = Text(
                f"{f'{track.name.en} {track.unit}'.rstrip()}: {state.en}, since {position.since}",
                f"{f'{track.name.zh} {track.unit}'.rstrip()}：{state.zh}，自 {position.since}",
            )
            why = standing_node(replay, position, position.state)
            root.children.append(explain.Node("✓", said, why.children, ("standing",)))
    if not root.children:
        raise NOTHING_YET
    return root


def shown(node: explain.Node, cited: Text = NO_TEXT) -> Node:
    """A tree of an explanation as it is shown: what is as it should be is folded, what stands against it is open."""
    kind = node.about[0] if node.about else ""
    own = _cited(node, kind)
    cited = own if own.en else cited
    below = tuple(shown(child, cited) for child in node.children)
    tone = "other" if kind == "translation" else "dim" if kind == "versions" else TONES.get(node.mark, "")
    rule = kind in ("rule", "article") and bool(below)
    folded = kind in ("versions", "standing") or (rule and tone != "warn") or (kind == "act" and node.mark == "✓")
    return Node(node.mark, _plain(node.text), tone, below, _opens(node.about), cited, folded and bool(below))


def _plain(text: Text) -> Text:
    return Text(" ".join(text.en.split()), " ".join(text.zh.split()))


def _cited(node: explain.Node, kind: str) -> Text:
    if kind == "article" and node.children:
        lines = [node.text, *(child.text for child in node.children)]
        return Text("; ".join(line.en for line in lines), "；".join(line.zh for line in lines))
    if kind == "article":
        return node.text
    if kind == "rule":
        return next((child.text for child in node.children if child.about[:1] == ("article",)), NO_TEXT)
    return NO_TEXT


def _opens(about: tuple[str, ...]) -> tuple[str, ...]:
    """What a line leads to: the page of a rule, the acts that may state a fact, another act, a legal text."""
    kind = about[0] if about else ""
    if kind in ("rule", "article", "versions"):
        return ("rule", about[1])
    return about if kind in ("fact", "field", "act", "instrument") else ()


def concerned(session: "Session", thing: About | None) -> str | None:
    """The person whom a thing concerns; None where it concerns nobody in particular."""
    if thing is None or session.film is None:
        return None
    if thing.who is not None:
        return thing.who
    people = session.film.story.people
    return next((who for who in _named(session, thing) if who in people), None)


def _named(session: "Session", thing: About) -> Iterator[Any]:
    if thing.kind == "state":
        track, number, _ = thing.names
        units: list[Position] = list(session.state().positions[str(track)].values())
        if units and isinstance(number, int):
            yield from reversed(units[number].key)
    elif thing.kind == "event" and isinstance(thing.names[0], int) and thing.names[0]:
        for step in session.film_open.steps[thing.names[0] - 1]:
            yield from step.who
            yield step.act.by if step.act is not None else None
