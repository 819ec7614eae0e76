"""`exercise attempts` and `exercise collect`: the attempts of a database, and those that come from elsewhere."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.database import database_option, opened
from blacklist_sim.cli.door import BAD_INPUT, OK
from blacklist_sim.cli.exercise_command import ExerciseCommand
from blacklist_sim.cli.user import user_option, writer
from blacklist_sim.errors import BadInput, BlacklistSimError
from blacklist_sim.pages.table import aligned
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.exercise.attempts import Kept

STANDARD_OUTPUT = "-"
HEAD = (
    Text("attempt", "作答"), Text("student", "学生"), Text("exercise", "习题"), Text("seed", "种子"),
    Text("answers", "已答"), Text("begun", "开始"), Text("handed in", "提交"),
)  # fmt: skip


@click.command(cls=ExerciseCommand)
@click.argument("names", metavar="ATTEMPT...", nargs=-1)
@click.option("--exercise", metavar="NAME", help="Those at one exercise.")
@click.option("--student", metavar="NAME", help="Those of one student.")
@click.option("--jsonl", is_flag=True, help="As JSON Lines, each line a submission that `grade` and `collect` read.")
@click.option("-o", "--out", default=STANDARD_OUTPUT, metavar="FILE", help="With --jsonl: where to; - is the output.")
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@database_option
@options.as_json
@options.lang
def attempts(
    names: tuple[str, ...], exercise: str | None, student: str | None, jsonl: bool, out: str, force: bool,
    db: str | None, as_json: bool, lang: str,
) -> None:  # fmt: skip
    """List the attempts kept in the database, or write them out as JSON Lines."""
    from blacklist_sim.exercise.attempts import find, line_of, listed
    from blacklist_sim.store import address
    from blacklist_sim.store.text_file import write_file

    if out != STANDARD_OUTPUT and not jsonl:
        raise BlacklistSimError("-o writes JSON Lines: add --jsonl", "-o 写出 JSON Lines：请加 --jsonl")
    place = address(db)
    missing = place.own and place.path is not None and not place.path.exists() and not names
    with nullcontext() if missing else opened(db, lang=lang) as store:
        found = []
        if store is not None:
            found = [find(store, name) for name in names] if names else listed(store, exercise, student)
    if jsonl:
        texts = (line_of(kept.attempt) for kept in found)
        if out != STANDARD_OUTPUT:
            number = write_file(Path(out), texts, force)
            output.say_text(f"{out}: {number:,} attempt(s)", f"{out}：{number:,} 份作答", lang, "good")
            return
        for text in texts:
            click.echo(text, nl=False)
    elif as_json:
        output.say_json({"format": 1, "attempts": [_data(kept) for kept in found]})
    elif found:
        output.say_all(aligned([[text.pick(lang) for text in HEAD], *map(_row, found)], right=(3, 4), indent=""))
    else:
        output.say_text("no attempts are kept here", "尚无作答", lang)


def _row(kept: "Kept") -> list[str]:
    from blacklist_sim.store.chain import moment

    attempt = kept.attempt
    ended = moment(attempt.submitted) if attempt.submitted else "—"
    return [
        kept.name, attempt.student, attempt.exercise, str(attempt.seed), str(len(attempt.answers)),
        moment(kept.begun_at), ended,
    ]  # fmt: skip


def _data(kept: "Kept") -> dict[str, Any]:
    attempt = kept.attempt
    return {
        "attempt": kept.uid, "student": attempt.student, "exercise": attempt.exercise, "digest": attempt.digest,
        "seed": attempt.seed, "answers": len(attempt.answers), "begun": kept.begun_at, "submitted": attempt.submitted,
    }  # fmt: skip


@click.command(cls=ExerciseCommand)
@options.files
@database_option
@user_option
@options.as_json
@options.lang
@options.real_ids
def collect(
    files: tuple[str, ...], db: str | None, user: str | None, as_json: bool, lang: str, real_ids: bool
) -> int:  # fmt: skip
    """Take attempts into the database: files that are handed in, and JSON Lines with one on each line.

    An attempt is the same wherever it is taken in: one that is here already is taken further by the rows that it has
    more, and refused where the two have gone different ways. What does not read is reported, and the rest is taken in.
    """
    from blacklist_sim.exercise.attempts import FURTHER, NEW, SAME, take_in

    counts = {NEW: 0, FURTHER: 0, SAME: 0}
    refused: list[tuple[str, Text]] = []
    with opened(db, writer(user), create=True, lang=lang) as store:
        for place, attempt in _submissions(files, real_ids):
            try:
                if isinstance(attempt, BadInput):
                    raise attempt
                counts[take_in(store, attempt)] += 1
            except BadInput as error:
                refused += [(place, Text(one.render("en"), one.render("zh"))) for one in error.problems]
            except BlacklistSimError as error:
                refused.append((place, Text(f"{place}: {error.text.en}", f"{place}：{error.text.zh}")))
    if as_json:
        said = [{"place": place, "says": output.both(text)} for place, text in refused]
        output.say_json({"format": 1, **counts, "refused": said})
    else:
        output.say_text(
            f"{counts[NEW]:,} new, {counts[FURTHER]:,} taken further, {counts[SAME]:,} here already",
            f"新增 {counts[NEW]:,} 份，续入 {counts[FURTHER]:,} 份，已有 {counts[SAME]:,} 份", lang,
        )  # fmt: skip
    for _, text in refused:
        click.echo(text.pick(lang), err=True)
    return BAD_INPUT if refused else OK


def _submissions(files: tuple[str, ...], real_ids: bool) -> Iterator[Any]:
    from blacklist_sim.exercise.handed_in import read

    for file in files:
        yield from read(Path(file), real_ids)
