"""Recording: what is done in a case from a moment on becomes a timeline that expects what came of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blacklist_sim.text import Text
from tui.scene import Told

if TYPE_CHECKING:
    from tui.session import Session

ENDED = Text("the recording has ended; nothing had been done in it", "录制已结束；其间未实施任何行为")


@dataclass(slots=True)
class Recording:
    """Which case is recorded, and how many of its events there were before."""

    name: str
    first: int

    def follow(self, name: str, index: int) -> None:
        """The case goes on under that name, from so many of its events: a branch, or something taken back."""
        self.name, self.first = name, min(self.first, index)


def start(session: "Session") -> Told:
    """From the moment seen on, what is done is recorded; raises NothingOpen."""
    session.film_open  # noqa: B018 (raises where nothing is open)
    session.recording = Recording(session.name, session.index)
    day = session.day
    return Told(
        True,
        Text(
            f"recording what is done from {day} on; the same action ends it",
            f"自 {day} 起录制所为之事；再次执行同一操作即结束",
        ),
    )


def recorded(session: "Session") -> str:
    """The timeline so far, with what came of each event since then expected; empty where nothing has been done."""
    recording = session.recording
    if recording is None:
        return ""
    case = session.case
    if case is None and recording.name == session.name:
        return ""  # the first act makes a case of a story
    story = case.story if case is not None and case.name == recording.name else session.store.open(recording.name).story
    if len(story.events) <= recording.first:
        return ""
    from blacklist_sim.timeline.expecting import expecting
    from blacklist_sim.timeline.write import to_yaml

    return to_yaml([expecting(session.store.law, story, recording.first)])


def stop(session: "Session") -> Told:
    """Ends the recording."""
    session.recording = None
    return Told(True, ENDED)
