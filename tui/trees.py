"""What is shown of what something rests on, as plain frozen data: trees of lines, and which thing they are about."""

from collections.abc import Hashable
from dataclasses import dataclass

from blacklist_sim.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Node:
    """A line of a tree: its sign, its text and tone, what it rests on, and what it opens: a kind and names.

    `cited` is where it stands in the law, with what the law says there; `folded` hides what it rests on at first. A
    line with the tone `other` says the line above it in the other language.
    """

    sign: str
    text: Text
    tone: str = ""
    children: tuple["Node", ...] = ()
    opens: tuple[str, ...] = ()
    cited: Text = NO_TEXT
    folded: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """The thing under the cursor: what kind of thing, by which names, what it is called, and whom it concerns.

    By kind the names are: `act` act, case, person; `state` track, number of the unit, state; `event` its number,
    whether it is time beyond it; `gate` kind, fields, person; `money` none; `term`, `rule`, `instrument` its id;
    `case` its name.
    """

    kind: str
    names: tuple[Hashable, ...]
    called: Text = NO_TEXT
    who: str | None = None
