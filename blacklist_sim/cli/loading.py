"""Reading what the commands are given: files first, all of them, before anything is done with one."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from blacklist_sim.cli import options
from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.timeline.read import read_timelines

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from blacklist_sim.case import Story
    from blacklist_sim.store import Store

F = TypeVar("F", bound=Callable[..., Any])
SAVED = "case:"
"""Begins the name of a case in the database where a file could stand."""


def read_stories(name: str, real_ids: bool = False) -> list["Story"]:
    """The stories of a file or a shipped timeline, or the story of a saved case; raises BadInput or StoreError."""
    if not name.startswith(SAVED):
        return read_timelines(name, real_ids=real_ids)
    with _store() as store:
        case = store.open(name.removeprefix(SAVED))
        case.check_read()
        return [case.story]


def _store() -> "AbstractContextManager[Store]":
    import os

    from blacklist_sim.cli.database import DATABASE_VARIABLE, opened

    return opened(os.environ.get(DATABASE_VARIABLE))


def on(text: str) -> Callable[[F], F]:
    """The option `--on DATE` of a command on a FILE; of a saved case it may be left out."""
    return click.option(
        "--on", type=options.DAY, metavar="DATE", callback=_day_asked,
        help=f"{text} Of case:NAME the day reached unless given.",
    )  # fmt: skip


def _day_asked(ctx: click.Context, param: click.Parameter, day: date | None) -> date:
    file = ctx.params.get("file") or ""
    if day is not None:
        return day
    if not file.startswith(SAVED):
        raise click.MissingParameter(ctx=ctx, param=param)
    with _store() as store, store.database.reading() as connection:
        return store.row(connection, file.removeprefix(SAVED)).day  # type: ignore[no-any-return]


def read_all(files: Iterable[str], real_ids: bool = False) -> list[tuple[str, list["Story"]]]:
    """The stories of every file; raises BadInput with the mistakes of all of them, StoreError for a saved case."""
    found: list[tuple[str, list[Story]]] = []
    problems: list[InputProblem] = []
    for name in files:
        try:
            found.append((name, read_stories(name, real_ids)))
        except BadInput as refused:
            problems += refused.problems
    if problems:
        raise BadInput(problems)
    return found


def read_one(file: str, number: int = 1, real_ids: bool = False) -> "Story":
    """One story: that of the file, or the one of that number where it holds several; raises BadInput."""
    stories = read_stories(file, real_ids)
    if 1 <= number <= len(stories):
        return stories[number - 1]
    en, zh = (
        f"timelines in it: {len(stories)}; there is no number {number}",
        f"其中有 {len(stories)} 个时间线，没有第 {number} 个",
    )
    raise BadInput([InputProblem("no_story", en, zh, file)])
