"""A track as a picture: states, the acts and lapses between them with their citations, and where a case stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.law.citation import Citation
from blacklist_sim.text import Text
from blacklist_sim.workflow.catalogue import ActKind, LapseKind, Outcome, Track

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book
    from blacklist_sim.workflow.engine import Engine


@dataclass(frozen=True, slots=True)
class Arrow:
    """One act or lapse that leads from a state to another; `places` says by instrument where its rules stand."""

    source: str
    dest: str
    name: Text
    lapse: bool
    places: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """A track on a day of law; `present` gives for a state the names of those who are in it."""

    track: Track
    arrows: tuple[Arrow, ...]
    present: Mapping[str, tuple[str, ...]]


def diagram(
    engine: "Engine", track: str, day: date, present: Mapping[str, tuple[str, ...]] | None = None, loops: bool = False
) -> Diagram:
    """The picture of a track with the citations of `day`; `loops` keeps acts that leave the state as it is."""
    arrows = [
        Arrow(source, dest, _name(kind, outcome), isinstance(kind, LapseKind), _places(engine.book, kind, outcome, day))
        for kind in engine.catalogue.kinds
        for outcome in kind.outcomes.values()
        for source, dest in {**outcome.sweeps.get(track, {}), **outcome.moves.get(track, {})}.items()
        if loops or source != dest
    ]
    return Diagram(engine.catalogue.tracks[track], tuple(arrows), present or {})


def _name(kind: ActKind | LapseKind, outcome: Outcome) -> Text:
    if len(kind.outcomes) == 1:
        return kind.name
    said = outcome.name.replace("_", " ")
    return Text(f"{kind.name.en} ({said})", f"{kind.name.zh}（{said}）")


def _places(book: "Book", kind: ActKind | LapseKind, outcome: Outcome, day: date) -> tuple[Text, ...]:
    """For each instrument its short name and the articles in which the rules of an act stand."""
    by_instrument: dict[str, dict[Text, None]] = {}
    for rule in _rules(kind, outcome):
        version = book.rules[rule].on(day)
        for cite in version.cites if version is not None else ():
            by_instrument.setdefault(cite.instrument, {})[_article(book, cite, day)] = None
    return tuple(_joined(book.instruments[name].short, found) for name, found in by_instrument.items())


def _rules(kind: ActKind | LapseKind, outcome: Outcome) -> Iterator[str]:
    if isinstance(kind, LapseKind):
        yield from kind.rules
        return
    for use in kind.rules:
        wanted = use.when.get(kind.chosen_by) if kind.chosen_by else None
        if wanted is None or outcome.name in map(str, wanted):
            yield use.rule


def _article(book: "Book", cite: Citation, day: date) -> Text:
    if cite.article is None and cite.subject is None:
        return cite.where(book.instruments[cite.instrument], day)
    number = cite.article_on(book.instruments[cite.instrument], day)
    return Text(f"art. {number}", f"第{number}条") if number else Text("article unknown", "条号不明")


def _joined(name: Text, places: Iterable[Text]) -> Text:
    said = sorted((place for place in places if place.en), key=_in_order)
    if not said:
        return name
    return Text(
        f"{name.en} {', '.join(place.en for place in said)}", f"《{name.zh}》{'、'.join(place.zh for place in said)}"
    )


def _in_order(place: Text) -> tuple[int, str]:
    number = re.search(r"\d+", place.en)
    return (int(number.group()) if number else 0, place.en)


def mermaid(drawn: Diagram, language: str) -> Iterator[str]:
    """The picture as a Mermaid flowchart: ASCII ids, quoted labels, the states of the case marked."""
    yield f"%% {drawn.track.id}: {drawn.track.name.pick(language)}"
    yield "flowchart TD"
    for state, name in drawn.track.states.items():
        who = drawn.present.get(state, ())
        label = name.pick(language) + "".join(f"<br/>● {person}" for person in who)
        yield f'    {state}["{_quoted(label)}"]'
    for (source, dest), arrows in _grouped(drawn.arrows).items():
        label = "<br/>".join(_label(arrow, language) for arrow in arrows)
        line = "-.->" if all(arrow.lapse for arrow in arrows) else "-->"
        yield f'    {source} {line}|"{_quoted(label)}"| {dest}'
    if drawn.present:
        yield "    classDef present stroke-width:4px,font-weight:bold"
        yield f"    class {','.join(state for state in drawn.track.states if state in drawn.present)} present"


def _grouped(arrows: Iterable[Arrow]) -> dict[tuple[str, str], list[Arrow]]:
    grouped: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in arrows:
        same = grouped.setdefault((arrow.source, arrow.dest), [])
        if arrow not in same:
            same.append(arrow)
    return grouped


def _label(arrow: Arrow, language: str) -> str:
    places = "; ".join(place.pick(language) for place in arrow.places)
    return f"{arrow.name.pick(language)} [{places}]" if places else arrow.name.pick(language)


def _quoted(label: str) -> str:
    return label.replace("#", "#35;").replace('"', "#quot;")
