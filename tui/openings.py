"""What can be opened: saved cases, and the stories of files and of shipped timelines."""

from collections.abc import Iterable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from blacklist_sim.case import Story
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store.errors import NoSuchCase
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.store import Store


class Opening(NamedTuple):
    """Something that can be opened: a saved case, or a story that is in no database and stands at an address."""

    title: Text
    name: str
    story: Story | None = None
    address: str = ""


class NothingOpen(BlacklistSimError):
    """No case is open."""


NOT_SAVED = NothingOpen(
    "this story is in no database yet: the first act done in it makes a case of it",
    "该故事尚未入库：在其中实施第一项行为时即成为案件",
)


def openings(store: "Store", names: Iterable[str]) -> list[Opening]:
    """The saved cases of these names, and the stories of the files and shipped timelines; raises BadInput."""
    found: list[Opening] = []
    for name in names:
        try:
            row = store.open(name).row
            found.append(Opening(Text(row.title_en, row.title_zh), name))
        except NoSuchCase:
            from blacklist_sim.timeline.read import read_timelines

            stories = read_timelines(name)
            for number, story in enumerate(stories, start=1):
                which = f" --story {number}" if len(stories) > 1 else ""
                found.append(Opening(story.title, Path(name).stem, story, quote(name) + which))
    return found
