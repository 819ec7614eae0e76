"""What the commands on exercises share: how they end, and what they are given."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import click

from blacklist_sim.cli import options
from blacklist_sim.cli.door import FAILED
from blacklist_sim.cli.today import now
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from blacklist_sim.exercise.attempt import Attempt
    from blacklist_sim.exercise.attempts import Kept
    from blacklist_sim.exercise.exercise import Exercise
    from blacklist_sim.exercise.variant import Variant
    from blacklist_sim.store import Store

ENDING = ".json"


class Seed(options.Number):
    """A whole number from 0 on."""

    name = "seed"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails on anything else."""
        return 0 if value in (0, "0") else super().convert(value, param, ctx)


SEED = Seed()
exercise_argument = click.argument("name", metavar="NAME|FILE")
attempt_argument = click.argument("name", metavar="ATTEMPT")
from_file = click.option(
    "--exercise", "source", metavar="FILE", help="The exercise, where it is no shipped one: its file."
)


class ExerciseCommand(options.Command):
    """A command that ends with status 1 where somebody else has taken the attempt further."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs it; that the attempt has moved on is told like a refusal."""
        return options.refusing(ctx, lambda context: _moving_on(context, super(options.Command, self).invoke))


def _moving_on(ctx: click.Context, invoke: Any) -> Any:
    from blacklist_sim.store.errors import AttemptMovedOn

    try:
        return invoke(ctx)
    except AttemptMovedOn as moved:
        click.echo(moved.render(ctx.params.get("lang") or "en"), err=True)
        return FAILED


def drawn(exercise: "Exercise", seed: int) -> "Variant":
    """The variant of a seed; raises BlacklistSimError."""
    from blacklist_sim.exercise.variant import variant
    from blacklist_sim.workflow.assemble import load_engine

    return variant(load_engine(), exercise, seed)


class Work(Protocol):
    """An attempt under way, wherever it is kept."""

    @property
    def name(self) -> str:
        """By what it is called."""
        ...

    @property
    def attempt(self) -> "Attempt":
        """As it stands."""
        ...

    def add(self, what: str, item: str = "", given: Any = None) -> None:
        """Adds a row, and keeps it."""
        ...


@dataclass(slots=True)
class FileWork:
    """An attempt in a file, which is written whole each time."""

    path: "Path"
    attempt: "Attempt"

    @property
    def name(self) -> str:
        """The file."""
        return str(self.path)

    def add(self, what: str, item: str = "", given: Any = None) -> None:
        """Adds a row; raises BlacklistSimError where the attempt has been handed in, or the file cannot be written."""
        from blacklist_sim.exercise.attempts import check_open

        check_open(self.attempt)
        self.attempt = self.attempt.then(what, item, given, now())
        write_attempt(self.path, self.attempt)


@dataclass(slots=True)
class StoreWork:
    """An attempt in the store."""

    store: "Store"
    kept: "Kept"

    @property
    def name(self) -> str:
        """By what it is called."""
        return self.kept.name

    @property
    def attempt(self) -> "Attempt":
        """As it stands."""
        return self.kept.attempt

    def add(self, what: str, item: str = "", given: Any = None) -> None:
        """Adds a row; raises StoreError."""
        from blacklist_sim.exercise import attempts

        self.kept = attempts.add(self.store, self.kept, what, item, given)


def write_attempt(path: "Path", attempt: "Attempt", force: bool = True) -> None:
    """Writes an attempt as it is handed in."""
    import json

    from blacklist_sim.store.text_file import write_file

    write_file(path, [json.dumps(attempt.plain(), ensure_ascii=False, indent=1) + "\n"], force)


@contextmanager
def working(name: str, db: str | None, user: str | None, lang: str) -> Iterator[Work]:
    """The attempt of that name: a file, or one in the store; raises BadInput and StoreError."""
    import os
    from pathlib import Path

    if os.path.lexists(name) or name.endswith(ENDING) or os.sep in name:
        from blacklist_sim.exercise.handed_in import parse
        from blacklist_sim.exercise.json_door import text_of

        path = Path(name)
        attempt = parse(text_of(path), name)
        if (row := attempt.broken) is not None:
            raise BlacklistSimError(
                f"{name}: row {row} was changed after it was recorded; nothing can be added to it",
                f"{name}：第 {row} 行在记录后被改动，不能继续",
            )
        yield FileWork(path, attempt)
        return
    from blacklist_sim.cli.database import opened
    from blacklist_sim.cli.user import writer
    from blacklist_sim.exercise.attempts import find

    with opened(db, writer(user), lang=lang) as store:
        yield StoreWork(store, find(store, name))


def variant_of(attempt: "Attempt", source: str | None, lang: str) -> "Variant":
    """The variant that an attempt is about: of the file given, or of the shipped exercise of that name.

    That it is another edition is told. Raises BlacklistSimError.
    """
    from blacklist_sim.exercise.read import read_exercise, shipped
    from blacklist_sim.store.names import shown

    known = shipped()
    if source is None and attempt.exercise not in known:
        said = shown(attempt.exercise)
        raise BlacklistSimError(
            f"no exercise called {said} is shipped; name its file with --exercise",
            f"没有名为 {said} 的内置习题；请以 --exercise 指明文件",
        )
    exercise = read_exercise(source if source is not None else known[attempt.exercise])
    if exercise.name != attempt.exercise:
        raise BlacklistSimError(
            f"the attempt is about {shown(attempt.exercise)}, not about {exercise.name}",
            f"该作答所答为 {shown(attempt.exercise)}，不是 {exercise.name}",
        )
    if exercise.digest != attempt.digest:
        click.echo(OTHER_EDITION.pick(lang), err=True)
    return drawn(exercise, attempt.seed)


OTHER_EDITION = Text(
    "note: the attempt was begun with another edition of the exercise", "注意：该作答开始时所用的习题版本不同"
)
