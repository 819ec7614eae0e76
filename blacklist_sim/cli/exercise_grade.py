"""`exercise grade`: a whole class's submissions."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.door import FAILED, OK
from blacklist_sim.cli.exercise_command import ExerciseCommand
from blacklist_sim.cli.progress import progress
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.pages.table import aligned
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.errors import InputProblem

GRADED = Text("graded:", "已评分：")
HEAD = (
    Text("student", "学生"), Text("exercise", "习题"), Text("seed", "种子"), Text("earned", "得分"),
    Text("of", "满分"), Text("waiting", "待评"), Text("", ""),
)  # fmt: skip
CSV_HEAD = ("student", "exercise", "seed", "earned", "worth", "waiting", "notes", "file")


@click.command(cls=ExerciseCommand)
@click.argument("places", metavar="FOLDER|FILE...", nargs=-1, required=True)
@click.option(
    "--exercise", "sources", multiple=True, metavar="NAME|FILE",
    help="The exercise that was set; answers to another one are not graded. May be repeated.",
)  # fmt: skip
@click.option("-o", "--out", metavar="FOLDER", help="Write each result into a file there (NAME.result.json).")
@click.option("--csv", "table", metavar="FILE", help="Write the table as CSV.")
@click.option("--given", metavar="FILE", help="Points for free texts: a CSV with the columns student, item, points.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@options.as_json
@options.lang
@options.real_ids
def grade(
    places: tuple[str, ...], sources: tuple[str, ...], out: str | None, table: str | None, given: str | None,
    force: bool, as_json: bool, lang: str, real_ids: bool,
) -> int:  # fmt: skip
    """Grade submissions: files, JSON Lines, and all that lies in folders.

    Nothing in them is run. What cannot be graded is told with its file, the rest is graded all the same, and the status
    is 1. An edited journal or another edition of the exercise is graded and noted.
    """
    from blacklist_sim.exercise.classwork import Classwork, Graded, files_in
    from blacklist_sim.exercise.given_points import read_points
    from blacklist_sim.exercise.read import read_exercise
    from blacklist_sim.workflow.assemble import load_engine

    _check_places(places, out, table, force)
    points = read_points(Path(given)) if given is not None else None
    files = files_in(map(Path, places))
    if not files:
        raise BlacklistSimError("there is nothing to grade in it", "其中没有可评分的文件")
    work = Classwork(load_engine(), [read_exercise(one) for one in sources], points, real_ids)
    results: list[tuple[str, dict[str, Any]]] = []
    problems: list[InputProblem] = []
    skipped = 0
    with progress(GRADED, lang) as count:
        for done, one in enumerate(work.grade(files), start=1):
            if isinstance(one, Graded):
                results.append((one.place, one.result.plain()))
            else:
                skipped += 1
                problems += one.problems
            count(done, len(files))
    idle = list(points.idle()) if points is not None else []
    if out is not None:
        _write_results(Path(out), places, results)
    if table is not None:
        _write_table(table, results, force)
    if as_json:
        output.say_json(
            {
                "format": 1, "results": [{"place": place, "result": result} for place, result in results],
                "skipped": skipped, "problems": [_data(one) for one in [*problems, *idle]],
            }
        )  # fmt: skip
    else:
        _say(results, skipped, lang)
    for problem in (*problems, *idle):
        click.echo(problem.render(lang), err=True)
    return FAILED if skipped else OK


def _check_places(places: tuple[str, ...], out: str | None, table: str | None, force: bool) -> None:
    """Refuses, before any work is done, what is not there or would be written over."""
    from blacklist_sim.exercise.classwork import RESULT_ENDING
    from blacklist_sim.store.text_file import check_target

    for place in places:
        if not os.path.lexists(place):
            raise BlacklistSimError(f"{place}: there is no such file or folder", f"{place}：没有该文件或文件夹")
    if table is not None:
        check_target(Path(table), force)
    if out is None:
        return
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise BlacklistSimError(f"{out}: cannot be made: {why}", f"{out}：无法建立：{why}") from None
    if not force and any(folder.glob(f"*{RESULT_ENDING}")):
        raise BlacklistSimError(
            f"{out} holds results already; name another folder, or replace them with --force",
            f"{out} 中已有结果；请另取文件夹，或用 --force 覆盖",
        )


def _write_results(folder: Path, places: tuple[str, ...], results: list[tuple[str, dict[str, Any]]]) -> None:
    """Each result under the name of its submission, with a number where several are called alike."""
    from blacklist_sim.cli.exercise_work import result_text
    from blacklist_sim.cli.writing import write_text
    from blacklist_sim.exercise.classwork import RESULT_ENDING

    taken: set[str] = set()
    for place, result in results:
        stem, number = _stem(place, places), 1
        name = stem
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.lower())
        write_text(str(folder / f"{name}{RESULT_ENDING}"), result_text(result))


def _stem(place: str, places: tuple[str, ...]) -> str:
    """What a result is called: after the path of its submission within the folder named, and the line of it."""
    path = Path(place)
    for folder in map(Path, places):
        if folder.is_dir() and path.is_relative_to(folder):
            path = path.relative_to(folder)
            break
    else:
        path = Path(path.name)
    file, _, line = path.name.partition(":")
    return "-".join([*path.parent.parts, Path(file).stem, *([line] if line else [])])


def _write_table(target: str, results: list[tuple[str, dict[str, Any]]], force: bool) -> None:
    from blacklist_sim.exercise.csv_text import csv_text
    from blacklist_sim.store.text_file import write_file

    rows = [
        (
            result["student"], result["exercise"], str(result["seed"]), result["earned"], result["worth"],
            result["hidden"], "; ".join(note["en"] for note in result["notes"]), place,
        )
        for place, result in results
    ]  # fmt: skip
    write_file(Path(target), [csv_text([CSV_HEAD, *rows])], force)


def _say(results: list[tuple[str, dict[str, Any]]], skipped: int, lang: str) -> None:
    rows = [[text.pick(lang) for text in HEAD]]
    for _, result in results:
        notes = "; ".join(Text(**note).pick(lang) for note in result["notes"])
        rows.append(
            [result["student"], result["exercise"], str(result["seed"]), result["earned"], result["worth"],
             result["hidden"] if result["hidden"] != "0" else "", notes]
        )  # fmt: skip
    if results:
        output.say_all(aligned(rows, right=(2, 3, 4, 5), indent=""))
    output.say_text(f"graded: {len(results):,}", f"已评分：{len(results):,}", lang, "good" if results else "")
    if skipped:
        output.say_text(f"not graded: {skipped:,}", f"未能评分：{skipped:,}", lang, "bad")


def _data(problem: "InputProblem") -> dict[str, Any]:
    return {
        "code": problem.code, "file": problem.file, "line": problem.line,
        "says": {"en": problem.render("en"), "zh": problem.render("zh")},
    }  # fmt: skip
