"""What a replay tells: the log of the command line, event by event, and where it can be made to stop."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from blacklist_sim.pages.line import tone
from blacklist_sim.text import Text
from blacklist_sim.timeline.report import closing_lines, lines_by_event, opening_lines
from tui.scene import Line, ReplayLog

if TYPE_CHECKING:
    from tui.session import Session

TONES = {"bad": "warn"}
MET = "as expected"


def log(session: "Session") -> ReplayLog:
    """The open story as `blacklist-sim replay` prints it, in parts; made once for a story, however often it plays."""
    film = session.film_open
    found = film.replayed
    said = {index: list(lines) for index, lines in _in_both(lines_by_event(found, "en"), lines_by_event(found, "zh"))}
    asked: dict[str, set[int]] = {}
    rules: dict[str, Text] = {}
    for index, step in found.steps:
        for item in step.consulted:
            asked.setdefault(item.rule.id, set()).add(index + 1)
            rules[item.rule.id] = item.rule.name
    return ReplayLog(
        tuple(_toned(line) for line in opening_lines(found)),
        tuple(tuple(_toned(line) for line in said.get(index, ())) for index in range(film.frames)),
        tuple(_toned(line) for line in closing_lines(found)) if film.frames else (),
        tuple(event.date for event in film.events),
        frozenset(index + 1 for index, step in found.steps if any(move.source != move.dest for move in step.moves)),
        frozenset(check.index + 1 for check in found.failed),
        {rule: frozenset(places) for rule, places in asked.items()},
        rules,
    )


def _in_both(
    english: Iterable[tuple[int, list[str]]], chinese: Iterable[tuple[int, list[str]]]
) -> Iterator[tuple[int, Iterator[Text]]]:
    for (index, en), (_, zh) in zip(english, chinese, strict=True):
        yield index, (Text(*both) for both in zip(en, zh, strict=True))


def _toned(line: Text) -> Line:
    if not line.en.startswith(" "):
        return line, "head"
    if line.en.lstrip().startswith(MET):
        return line, "good"
    said = tone(line.en)
    return line, TONES.get(said, said)
