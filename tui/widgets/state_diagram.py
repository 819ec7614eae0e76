"""Where a case stands: every track as a chain of states, the one under the cursor drawn as boxes."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui import cells
from tui.scene import Box, Track
from tui.widgets.lined import Lined
from tui.widgets.strips import strip
from tui.widgets.track_lines import Piece, boxes, chain, present

BOXED = 60
"""Below this width nothing is drawn as boxes."""

NAME_SHARE, LEAST_NAME = 4, 10


class StateDiagram(Lined, can_focus=True):
    """The tracks one below the other. Up and down choose a track, left and right a state, enter or a click tells.

    A track is drawn as boxes when the cursor is on it and it has begun.
    """

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("left", "along(-1)", show=False),
        Binding("right", "along(1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES = {  # noqa: RUF012
        "diagram--name", "diagram--present", "diagram--past", "diagram--reachable", "diagram--other",
        "diagram--chosen",
    }  # fmt: skip
    DEFAULT_CSS = """
    StateDiagram > .diagram--name { color: $primary; text-style: bold; }
    StateDiagram > .diagram--present { text-style: bold reverse; }
    StateDiagram > .diagram--past { color: $success; }
    StateDiagram > .diagram--reachable { color: $text; }
    StateDiagram > .diagram--other { color: $text-disabled; text-style: dim; }
    StateDiagram > .diagram--chosen { color: $accent; text-style: bold underline; }
    """

    lang: reactive[str] = reactive("en")
    cursor: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A state of a track was chosen."""

        track: Track
        box: Box

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tracks: tuple[Track, ...] = ()
        self._along: int | None = None
        self._lines: list[tuple[int, list[Piece]]] = []

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """Shows other tracks, or where they stand now; the cursor goes where something has moved."""
        before = {(track.id, track.unit): track for track in self.tracks}
        moved = [at for at, track in enumerate(tracks) if before.get((track.id, track.unit)) != track]
        self.tracks = tuple(tracks)
        if moved:
            self._along = None
        if moved and len(moved) < len(tracks):
            self.set_reactive(StateDiagram.cursor, moved[0])
        self.set_reactive(StateDiagram.cursor, self.validate_cursor(self.cursor))
        self._drawn()

    @property
    def along(self) -> int:
        """Which state of the track the cursor is on; as long as it is not moved, the present one."""
        return present(self.tracks[self.cursor]) if self._along is None else self._along

    def watch_lang(self) -> None:
        """Names the states in the other language."""
        self._drawn()

    def watch_cursor(self) -> None:
        """Draws the track under the cursor as boxes."""
        self._along = None
        self._drawn()

    def on_resize(self) -> None:
        """Draws anew."""
        self._drawn()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the cursor, or hides it."""
        super().watch_has_focus(has_focus)
        self._drawn()

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on a track."""
        return min(max(cursor, 0), max(len(self.tracks) - 1, 0))

    def action_move(self, by: int) -> None:
        """To another track."""
        self.cursor += by

    def action_along(self, by: int) -> None:
        """To another state of the track."""
        if self.tracks:
            self._along = min(max(self.along + by, 0), len(self.tracks[self.cursor].states) - 1)
            self._drawn()

    def action_choose(self) -> None:
        """Chooses the state under the cursor."""
        if self.tracks:
            track = self.tracks[self.cursor]
            self.post_message(self.Chosen(track, track.states[self.along]))

    def on_click(self, event: events.Click) -> None:
        """Chooses the state under the mouse, or goes to the track."""
        at = event.get_content_offset(self)
        if at is None or self.scroll_offset.y + at.y >= len(self._lines):
            return
        self.cursor, pieces = self._lines[self.scroll_offset.y + at.y]
        left = 0
        for piece in pieces:
            left += cells.width(piece.text)
            if at.x < left:
                if piece.box is not None:
                    self._along = piece.box
                    self._drawn()
                    self.action_choose()
                return

    def looks(self) -> Sequence[object]:
        """The lines in view."""
        top, height = self.scroll_offset.y, self.size.height
        seen: list[object] = [pieces for _, pieces in self._lines[top : top + height]]
        return seen + [None] * (height - len(seen))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return len(self._lines)

    def _drawn(self) -> None:
        width, many = self.room.width, len(self._lines)
        with self.changing():
            self._lines = [(at, line) for at, track in enumerate(self.tracks) for line in self._of(at, track, width)]
            self.reach(len(self._lines))
            self._into_view()
        if len(self._lines) != many:
            self.refresh(layout=True)

    def _into_view(self) -> None:
        mine = [y for y, (at, _) in enumerate(self._lines) if at == self.cursor]
        if mine and self.room.height:
            top = self.scroll_offset.y
            seen = max(min(top, mine[0]), min(mine[0], mine[-1] - self.room.height + 1))
            self.scroll_to(0, seen, animate=False, force=True)

    def _of(self, at: int, track: Track, width: int) -> list[list[Piece]]:
        here, focused = at == self.cursor, at == self.cursor and self.has_focus
        stands = self.along if here else present(track)
        sign = ">" if focused else " "
        name = f"{sign}{track.name.pick(self.lang)} {track.unit}".rstrip()
        if here and width >= BOXED and track.begun:
            box = track.states[present(track)]
            since = f"  <- {box.name.pick(self.lang)} {box.since or ''}"
            head = [Piece(name, "diagram--name"), Piece(since, "diagram--reachable")]
            return [head, *boxes(track, self.lang, width, stands, focused)]
        label = max(width // NAME_SHARE, min(LEAST_NAME, width))
        line = chain(track, self.lang, width - label, stands, focused)
        return [[Piece(cells.fit(name, label - 1) + " ", "diagram--name"), *line]]

    def render_line(self, y: int) -> Strip:
        """A line of the widget."""
        width, at = self.room.width, self.scroll_offset.y + y
        if at >= len(self._lines):
            return Strip.blank(max(width, 0), self.plain)
        pieces = [(piece.text, self.look(piece.look)) for piece in self._lines[at][1]]
        return strip(pieces, width, self.plain)


if __name__ == "__main__":
    from datetime import date

    from textual.app import App, ComposeResult

    from blacklist_sim.text import Text

    NAMES = (Text("filed", "已申请"), Text("noticed", "已通知"), Text("listed", "已发布"), Text("deleted", "已删除"))
    STANDINGS = ("past", "past", "present", "reachable")
    STATES = tuple(
        Box(name.en, name, standing, date(2024, 1, at + 1))
        for at, (name, standing) in enumerate(zip(NAMES, STANDINGS, strict=True))
    )
    TRACKS = [Track(str(at), Text("entry", "纳入"), f"#{at}", STATES, True) for at in range(1, 6)]

    class Demo(App[None]):
        """Five tracks."""

        def compose(self) -> ComposeResult:
            """The diagram."""
            yield StateDiagram()

        def on_mount(self) -> None:
            """Gives it its tracks."""
            self.query_one(StateDiagram).lang = "both"
            self.query_one(StateDiagram).set_tracks(TRACKS)

    Demo().run()
