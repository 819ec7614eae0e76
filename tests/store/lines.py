"""Lines of files as they come into a store, and what comes of them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from blacklist_sim.case import Story
from blacklist_sim.store import Store
from blacklist_sim.store.exchange import exported
from blacklist_sim.store.importing import Import
from blacklist_sim.store.prepare import Arrived, Given, Preparer
from blacklist_sim.store.settle import Taken
from blacklist_sim.timeline.write import to_json_line
from blacklist_sim.workflow.engine import Engine

NOW = "2026-03-01T08:00:00.000000Z"


def lines_of(stories: Sequence[Story]) -> list[str]:
    """The stories as JSON Lines."""
    return [to_json_line(story) for story in stories]


def file_of(folder: Path, lines: Sequence[str], name: str = "class.jsonl") -> str:
    """A file of lines."""
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return str(path)


def changed(line: str, old: str, new: str) -> str:
    """The line with one thing in it written otherwise."""
    assert line.count(old) == 1, f"the change must hit one place, not {line.count(old)}"
    return line.replace(old, new)


def journal(store: Store, name: str) -> str:
    """The line of the whole journal of a case."""
    return next(iter(exported(store, [name], "journal"))).rstrip("\n")


def take_in(store: Store, *files: str, **options: Any) -> Taken:
    """Takes in files, all or nothing."""
    return Import(store, **options).all_or_nothing(files)


def prepared(law: Engine, line: str, name: str, user: str = "teacher") -> Arrived:
    """A line as it stands ready to be written."""
    return Preparer(law, Given("lines", user, NOW)).line(line, 1, 0, name)


def spoilt(line: str, *path: Any, value: Any) -> str:
    """A line of JSON with another value in one place, or without it where the value is `...`."""
    document = json.loads(line)
    inside = document
    for step in path[:-1]:
        inside = inside[step]
    if value is ...:
        del inside[path[-1]]
    else:
        inside[path[-1]] = value
    return json.dumps(document, ensure_ascii=False)
