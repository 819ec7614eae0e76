"""Reading what the commands are given: files first, all of them, before anything is done with one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.timeline.read import read_timelines

if TYPE_CHECKING:
    from blacklist_sim.case import Story


def read_all(files: Iterable[str], real_ids: bool = False) -> list[tuple[str, list["Story"]]]:
    """The stories of every file; raises BadInput with the mistakes of all of them."""
    found: list[tuple[str, list[Story]]] = []
    problems: list[InputProblem] = []
    for name in files:
        try:
            found.append((name, read_timelines(name, real_ids=real_ids)))
        except BadInput as refused:
            problems += refused.problems
    if problems:
        raise BadInput(problems)
    return found


def read_one(file: str, number: int = 1, real_ids: bool = False) -> "Story":
    """One story: that of the file, or the one of that number where it holds several; raises BadInput."""
    stories = read_timelines(file, real_ids=real_ids)
    if 1 <= number <= len(stories):
        return stories[number - 1]
    en, zh = (
        f"timelines in it: {len(stories)}; there is no number {number}",
        f"其中有 {len(stories)} 个时间线，没有第 {number} 个",
    )
    raise BadInput([InputProblem("no_story", en, zh, file)])
