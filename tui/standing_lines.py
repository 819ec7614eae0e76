"""How a case stands at a moment, in a few lines."""

from collections.abc import Iterable

from blacklist_sim.text import Text
from tui.scene import Line, Person, Scene
from tui.words import FLAGS, NONE_OF_THEM, labelled, plain

STANDS = Text("as it stands", "此时")


def people_lines(people: Iterable[Person], tone: str = "") -> list[Line]:
    """The four things that are kept apart, of everybody."""
    lines: list[Line] = []
    for person in people:
        flags = [FLAGS[flag] for flag, on in person.flags.items() if on] or [NONE_OF_THEM]
        said = Text(", ".join(text.en for text in flags), "、".join(text.zh for text in flags))
        lines.append((labelled(plain(person.name), said), tone))
    return lines


def standing_lines(scene: Scene) -> list[Line]:
    """Where every unit stands that has begun its track, the four flags of everybody, and the next last day."""
    lines: list[Line] = [(Text(f"{scene.day}  {STANDS.en}", f"{scene.day}  {STANDS.zh}"), "head")]
    for track in scene.tracks:
        if track.begun:
            here = next(box for box in track.states if box.standing == "present")
            of = f" {track.unit}" if track.unit else ""
            unit = Text(f"{track.name.en}{of}", f"{track.name.zh}{of}")
            lines.append((labelled(unit, here.name), ""))
    lines += people_lines(scene.people)
    for one in [ahead for ahead in scene.ahead if not ahead.over][:1]:
        lines.append((Text(f"{one.day}  {one.name.en}", f"{one.day}  {one.name.zh}"), "dim"))
    return lines
