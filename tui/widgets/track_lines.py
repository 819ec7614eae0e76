"""A track as lines: its states as a chain, or as boxes."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from blacklist_sim.text import Text
from tui import cells
from tui.scene import Box, Track

BEEN, THEN, MORE = " ✓", " > ", "…"
OTHER = "diagram--other"
PLAIN, CHOSEN, BARE = "┌─┐│└┘", "╔═╗║╚╝", "      "
"""Corners and edges of a box, of the one under the cursor, and of one that cannot be reached."""


class Piece(NamedTuple):
    """A text, its look, and which state of the track it belongs to."""

    text: str
    look: str
    box: int | None = None


def present(track: Track) -> int:
    """Which of its states a track is in."""
    return next((at for at, box in enumerate(track.states) if box.standing == "present"), 0)


def chain(track: Track, lang: str, room: int, here: int, chosen: bool) -> list[Piece]:
    """The states on one line, as many as there is room for around one of them; underlined where that is chosen."""
    said = [_in_chain(box, lang) for box in track.states]
    first, last = around([cells.width(text) + len(THEN) for text in said], here, room - 2 * len(MORE) - 2)
    line: list[Piece] = []
    for at in range(first, last + 1):
        line.append(Piece(THEN if at > first else f"{MORE} " if at else "", OTHER))
        look = "diagram--chosen" if chosen and at == here else f"diagram--{track.states[at].standing}"
        line.append(Piece(said[at], look, at))
    if last + 1 < len(said):
        line.append(Piece(f" {MORE}", OTHER))
    return line


def _in_chain(box: Box, lang: str) -> str:
    name = box.name.pick(lang)
    if box.standing == "present":
        return f"[{name} {box.since}]" if box.since else f"[{name}]"
    return {"past": f"{name}{BEEN}", "reachable": f"({name})"}.get(box.standing, name)


def boxes(track: Track, lang: str, room: int, here: int, chosen: bool) -> list[list[Piece]]:
    """The states as boxes, as many as there is room for around one of them; that one is set off where it is chosen.

    In both languages the Chinese name stands above the English one.
    """
    names = [list(_in_box(box, lang)) for box in track.states]
    wide = [max(map(cells.width, name)) + 2 for name in names]
    gap = len(THEN)
    first, last = around([one + 2 + gap for one in wide], here, room - 2 * gap + 1)
    lines: list[list[Piece]] = [[] for _ in range(len(names[0]) + 2)]
    for at in range(first, last + 1):
        box, between = track.states[at], THEN if at > first else f"{MORE}  " if at else ""
        look = f"diagram--{box.standing}"
        edge = "diagram--reachable" if box.standing == "present" else look
        frame = CHOSEN if chosen and at == here else BARE if box.standing == "other" else PLAIN
        blank = " " * cells.width(between)
        lines[0].append(Piece(f"{blank}{frame[0]}{frame[1] * wide[at]}{frame[2]}", edge, at))
        for number, (line, name) in enumerate(zip(lines[1:-1], names[at], strict=True)):
            line += [Piece(blank if number else between, OTHER), Piece(frame[3], edge, at)]
            line += [Piece(f" {cells.fit(name, wide[at] - 1)}", look, at), Piece(frame[3], edge, at)]
        lines[-1].append(Piece(f"{blank}{frame[4]}{frame[1] * wide[at]}{frame[5]}", edge, at))
    if last + 1 < len(names):
        lines[1].append(Piece(f"  {MORE}", OTHER))
    return lines


def _in_box(box: Box, lang: str) -> Iterator[str]:
    name: Text = box.name
    said = [name.zh, name.en] if lang == "both" else [name.pick(lang)]
    for number, text in enumerate(said):
        yield f"{text}{BEEN}" if box.standing == "past" and not number else text


def around(widths: Sequence[int], here: int, room: int) -> tuple[int, int]:
    """From which to which there is room, one of them in any case, and what comes next rather than what was."""
    sums = [0, *accumulate(widths)]
    last = max([at for at in range(here, len(widths)) if sums[at + 1] - sums[here] <= room], default=here)
    first = min([at for at in range(here + 1) if sums[last + 1] - sums[at] <= room], default=here)
    return first, last
