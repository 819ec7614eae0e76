"""`exercise report`: what became of a class, and what was missed most."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.door import FAILED, OK
from blacklist_sim.cli.exercise_command import ExerciseCommand
from blacklist_sim.cli.writing import check_svg, write_svg
from blacklist_sim.errors import BadInput, BlacklistSimError
from blacklist_sim.pages.table import aligned
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.errors import InputProblem
    from blacklist_sim.exercise.report import Report, Tally
    from blacklist_sim.exercise.results import ResultForm

BAR = 20
STUDENTS, TASKS, ARTICLES = Text("By student", "按学生"), Text("By task", "按题目"), Text("By article", "按条文")
STUDENT_HEAD = (
    Text("student", "学生"), Text("exercises", "习题数"), Text("earned", "得分"), Text("of", "满分"), Text("", ""),
    Text("waiting", "待评"),
)  # fmt: skip
TASK_HEAD = (
    Text("exercise", "习题"), Text("task", "题"), Text("answers", "应答"), Text("missed", "答错"),
    Text("earned", "得分"), Text("of", "满分"), Text("", ""),
)  # fmt: skip
ARTICLE_HEAD = (
    Text("lost", "失分"), Text("missed", "答错"), Text("students", "学生"), Text("", ""), Text("article", "条文"),
)  # fmt: skip


@click.command(cls=ExerciseCommand)
@click.argument("places", metavar="FOLDER|FILE...", nargs=-1, required=True)
@click.option("--csv", "table", metavar="FILE", help="Write the report as one table of CSV.")
@click.option("--svg", type=click.Path(), metavar="FILE", help="Draw what was missed most, by article.")
@click.option("--force", is_flag=True, help="Replace the CSV if it is there already.")
@options.as_json
@options.lang
def report(
    places: tuple[str, ...], table: str | None, svg: str | None, force: bool, as_json: bool, lang: str
) -> int:  # fmt: skip
    """Report on results, as `exercise grade --out` writes them: by student, by task, and by article.

    The articles that cost most points come first. Of several results of one student in one exercise the one handed in
    last counts. A file that is no result is told, and the status is 1.
    """
    from blacklist_sim.exercise.report import report as reported
    from blacklist_sim.exercise.report import rows
    from blacklist_sim.store.text_file import check_target, write_file

    if svg is not None:
        check_svg(svg)
    if table is not None:
        check_target(Path(table), force)
    results: list[ResultForm] = []
    problems: list[InputProblem] = []
    for one in _results(places):
        if isinstance(one, BadInput):
            problems += one.problems
        else:
            results.append(one)
    if problems and not results:
        raise BadInput(problems)
    if not results:
        raise BlacklistSimError("there are no results in it (NAME.result.json)", "其中没有评分结果（NAME.result.json）")
    found = reported(results)
    if table is not None:
        from blacklist_sim.exercise.csv_text import csv_text

        write_file(Path(table), [csv_text(rows(found))], force)
    if svg is not None:
        from blacklist_sim.exercise.report_svg import svg_text

        write_svg(svg, svg_text(found, lang))
    if as_json:
        output.say_json(_data(found))
    else:
        _say(found, lang)
    for problem in problems:
        click.echo(problem.render(lang), err=True)
    return FAILED if problems else OK


def _results(places: tuple[str, ...]) -> "Iterator[ResultForm | BadInput]":
    from blacklist_sim.exercise.classwork import RESULT_ENDING
    from blacklist_sim.exercise.results import read_result

    for place in map(Path, places):
        for file in sorted(place.rglob(f"*{RESULT_ENDING}")) if place.is_dir() else [place]:
            try:
                yield read_result(file)
            except BadInput as error:
                yield error


def _say(found: "Report", lang: str) -> None:
    from blacklist_sim.exercise.report import number

    rows = [[text.pick(lang) for text in STUDENT_HEAD]]
    for student in found.students:
        whole = found.whole(student)
        waiting = number(whole.waiting) if whole.waiting else ""
        rows.append([student, str(len(found.students[student])), *_points(whole), waiting])
    _table(STUDENTS, rows, (1, 2, 3, 4, 5), lang)
    rows = [[text.pick(lang) for text in TASK_HEAD]]
    for (exercise, task, kind), tally in found.tasks.items():
        rows.append([exercise, f"{task} ({kind})", str(tally.asked), _share(tally), *_points(tally)])
    _table(TASKS, rows, (2, 3, 4, 5, 6), lang)
    rows = [[text.pick(lang) for text in ARTICLE_HEAD]]
    most = max((tally.lost for tally in found.articles.values()), default=0)
    for place, tally in found.articles.items():
        bar = "█" * int(tally.lost * BAR / most) if most else ""
        rows.append([number(tally.lost), _share(tally), str(len(tally.students)), bar, place.pick(lang)])
    _table(ARTICLES, rows, (0, 1, 2), lang)
    output.say_text(f"results: {found.results:,}", f"结果：{found.results:,}", lang)
    if found.doubled:
        output.say_text(
            f"left out, since the same student has handed in a later one: {found.doubled:,}",
            f"因同一学生另有较晚提交而未计入：{found.doubled:,}", lang, "warn",
        )  # fmt: skip


def _table(name: Text, rows: list[list[str]], right: tuple[int, ...], lang: str) -> None:
    output.say(name.pick(lang), "head")
    output.say_all(aligned(rows, right=right))
    output.say("")


def _points(tally: "Tally") -> list[str]:
    from blacklist_sim.exercise.report import number

    return [number(tally.earned), number(tally.worth), tally.share]


def _share(tally: "Tally") -> str:
    return f"{tally.missed}/{tally.asked}"


def _data(found: "Report") -> dict[str, Any]:
    return {
        "format": 1, "results": found.results, "left_out": found.doubled,
        "students": [
            {"student": student, "exercise": exercise, **_tally(tally)}
            for student, exercises in found.students.items()
            for exercise, tally in exercises.items()
        ],
        "tasks": [
            {"exercise": exercise, "task": task, "kind": kind, **_tally(tally)}
            for (exercise, task, kind), tally in found.tasks.items()
        ],
        "articles": [{"article": output.both(place), **_tally(tally)} for place, tally in found.articles.items()],
    }  # fmt: skip


def _tally(tally: "Tally") -> dict[str, Any]:
    return {
        "asked": tally.asked, "missed": tally.missed, "students": len(tally.students), "earned": str(tally.earned),
        "worth": str(tally.worth), "waiting": str(tally.waiting), "lost": str(tally.lost), "hints": str(tally.paid),
    }  # fmt: skip
