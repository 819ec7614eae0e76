"""`check`: every mistake of a timeline with its place; nothing is replayed."""

from typing import Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.door import BAD_INPUT, OK
from blacklist_sim.errors import BadInput, InputProblem


@click.command(cls=options.Command)
@options.files
@options.as_json
@options.lang
@options.real_ids
def check(files: tuple[str, ...], as_json: bool, lang: str, real_ids: bool) -> int:
    """Check timelines without replaying them.

    Every mistake is printed as file:line:column with what was found and what was expected.
    """
    from blacklist_sim.cli.loading import read_stories

    reports: list[dict[str, Any]] = []
    ok = True
    for file in files:
        count, problems = 0, tuple[InputProblem, ...]()
        try:
            count = len(read_stories(file, real_ids))
        except BadInput as refused:
            problems, ok = refused.problems, False
        if as_json:
            reports.append(
                {"file": file, "ok": not problems, "timelines": count, "problems": list(map(_data, problems))}
            )
        elif problems:
            output.say_all(problem.render(lang) for problem in problems)
        else:
            output.say_text(
                f"{file}: nothing wrong, timelines: {count}", f"{file}：没有错误，时间线 {count} 个", lang, "good"
            )
    if as_json:
        output.say_json({"format": 1, "ok": ok, "files": reports})
    return OK if ok else BAD_INPUT


def _data(problem: InputProblem) -> dict[str, Any]:
    return {
        "code": problem.code, "file": problem.file, "line": problem.line, "column": problem.column,
        "path": list(problem.path), "message": {"en": problem.en, "zh": problem.zh}, "found": problem.found,
        "expected": problem.expected, "nearest": problem.nearest,
    }  # fmt: skip
