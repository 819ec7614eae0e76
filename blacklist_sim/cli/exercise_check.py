"""`exercise check`: whether exercises hold over many seeds."""

from importlib import import_module
from typing import Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.door import BAD_INPUT, FAILED, OK
from blacklist_sim.cli.exercise_command import ExerciseCommand
from blacklist_sim.cli.progress import progress
from blacklist_sim.errors import BadInput
from blacklist_sim.text import Text

CHECKING = "blacklist_sim.exercise.checking"
SEEDS = 100
CHECKED = Text("seeds checked:", "已检查种子：")


@click.command(cls=ExerciseCommand)
@click.argument("files", metavar="NAME|FILE...", nargs=-1, required=True)
@click.option("--seeds", type=options.NUMBER, default=SEEDS, show_default=True, help="How many variants to draw.")
@options.as_json
@options.lang
def check(files: tuple[str, ...], seeds: int, as_json: bool, lang: str) -> int:
    """Check exercises: every mistake of the file with its place, then every variant of the first seeds.

    A variant must have answers, one where one is claimed, none on a boundary unless it is meant to be, and no two tasks
    that contradict each other. Status 2 where a file does not read, 1 where a variant fails.
    """
    from blacklist_sim.exercise.read import read_exercise
    from blacklist_sim.workflow.assemble import load_engine

    reports: list[dict[str, Any]] = []
    status = OK
    for file in files:
        said: list[Text] = []
        try:
            exercise = read_exercise(file)
        except BadInput as refused:
            said = [Text(problem.render("en"), problem.render("zh")) for problem in refused.problems]
            status = BAD_INPUT
        else:
            problems_of = import_module(CHECKING).check
            with progress(CHECKED, lang) as count:
                said += (_line(file, one) for one in problems_of(load_engine(), exercise, _counted(seeds, count)))
            status = status or (FAILED if said else OK)
        reports.append({"file": file, "ok": not said, "problems": [output.both(text) for text in said]})
        if not as_json:
            output.say_all(text.pick(lang) for text in said)
            if not said:
                output.say_text(
                    f"{file}: nothing wrong in {seeds:,} seeds", f"{file}：{seeds:,} 个种子均无问题", lang, "good"
                )
    if as_json:
        output.say_json({"format": 1, "ok": status == OK, "seeds": seeds, "exercises": reports})
    return status


def _line(file: str, one: Any) -> Text:
    """A problem in one line: the file, the first seed that shows it, where in the exercise, what is wrong."""
    where, zh = (f", {one.where}", f"，{one.where}") if one.where else ("", "")
    return Text(f"{file}: seed {one.seed}{where}: {one.text.en}", f"{file}：种子 {one.seed}{zh}：{one.text.zh}")


def _counted(seeds: int, count: Any) -> Any:
    """The seeds one by one, each counted when the next is asked for."""
    for seed in range(seeds):
        yield seed
        count(seed + 1, seeds)
