"""`exercise start`, `answer` and `submit`: an attempt from its beginning to its result."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.database import database_option, opened
from blacklist_sim.cli.exercise_command import (
    SEED,
    ExerciseCommand,
    attempt_argument,
    drawn,
    exercise_argument,
    from_file,
    variant_of,
    working,
    write_attempt,
)
from blacklist_sim.cli.today import now
from blacklist_sim.cli.user import user_option, writer

if TYPE_CHECKING:
    from blacklist_sim.exercise.variant import Variant


@click.command(cls=ExerciseCommand)
@exercise_argument
@click.option("--seed", type=SEED, help="Which variant; by default one that follows from the student's name.")
@click.option("-o", "--out", metavar="FILE", help="Work in a file, to be handed in, and not in the database.")
@database_option
@user_option
@options.as_json
@options.lang
def start(
    name: str, seed: int | None, out: str | None, db: str | None, user: str | None, as_json: bool, lang: str
) -> None:  # fmt: skip
    """Begin an attempt at an exercise, and show it.

    --as is the student. The attempt is kept in the database, or in FILE, which must not be there yet.
    """
    from blacklist_sim.exercise import attempts
    from blacklist_sim.exercise.lines import document, sheet
    from blacklist_sim.exercise.read import read_exercise
    from blacklist_sim.exercise.seeds import seed_of

    exercise, student = read_exercise(name), writer(user)
    chosen = seed_of(student, exercise.name) if seed is None else seed
    variant = drawn(exercise, chosen)
    if out is not None:
        attempt, called = attempts.begun(exercise, chosen, student, now()), out
        write_attempt(Path(out), attempt, force=False)
    else:
        with opened(db, student, create=True, lang=lang) as store:
            called = attempts.begin(store, exercise, chosen, student).name
    if as_json:
        output.say_json({"format": 1, "attempt": called, "student": student, "exercise": document(variant)})
        return
    output.say_lines((text.pick(lang), tone) for text, tone in sheet(variant))
    output.say("")
    output.say_text(
        f"attempt {called}, of {student}: `exercise answer {called} ITEM VALUE`",
        f"作答 {called}，学生 {student}：exercise answer {called} 小题 答案", lang, "good",
    )  # fmt: skip


@click.command(cls=ExerciseCommand)
@attempt_argument
@click.argument("item")
@click.argument("value")
@from_file
@database_option
@user_option
@options.as_json
@options.lang
def answer(
    name: str, item: str, value: str, source: str | None, db: str | None, user: str | None, as_json: bool, lang: str
) -> None:  # fmt: skip
    """Answer one item; a later answer takes the place of an earlier one until the attempt is handed in.

    VALUE is an option, several with commas between them, a date such as 2019-03-12, an amount, or a text; what is made
    of parts is written as JSON. @FILE takes it from a file. What is no answer to the item is refused and not recorded.
    """
    from blacklist_sim.exercise.attempt import ANSWER
    from blacklist_sim.exercise.attempts import check_open
    from blacklist_sim.exercise.written import answer_written, item_called

    with working(name, db, user, lang) as work:
        check_open(work.attempt)
        variant = variant_of(work.attempt, source, lang)
        asked = item_called(variant, item)
        given = answer_written(asked, value)
        work.add(ANSWER, asked.id, given)
        left = unanswered(variant, work.attempt.answers)
        called = work.name
    if as_json:
        output.say_json({"format": 1, "attempt": called, "item": asked.id, "given": given, "unanswered": left})
        return
    output.say_text(f"{asked.id}: recorded", f"{asked.id}：已记录", lang, "good")
    _say_left(left, lang)


def unanswered(variant: "Variant", answers: dict[str, Any]) -> list[str]:
    """The items without an answer."""
    return [id_ for id_ in variant.items if answers.get(id_) is None]


def _say_left(left: list[str], lang: str) -> None:
    if left:
        output.say_text(f"not answered yet: {', '.join(left)}", f"尚未作答：{'、'.join(left)}", lang)
    else:
        output.say_text("everything is answered", "均已作答", lang)


@click.command(cls=ExerciseCommand)
@attempt_argument
@click.option("-o", "--out", metavar="FILE", help="Write the result to a file (JSON).")
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@from_file
@database_option
@user_option
@options.as_json
@options.lang
def submit(
    name: str, out: str | None, force: bool, source: str | None, db: str | None, user: str | None, as_json: bool,
    lang: str,
) -> None:  # fmt: skip
    """Hand in an attempt: it is graded point by point, and whatever was wrong is explained with its article.

    Nothing can be answered afterwards. An attempt that was handed in before is graded again.
    """
    from blacklist_sim.exercise.attempt import SUBMIT
    from blacklist_sim.exercise.grade import grade
    from blacklist_sim.exercise.lines import result_lines
    from blacklist_sim.store.text_file import check_target, write_file

    if out is not None:
        check_target(Path(out), force)
    with working(name, db, user, lang) as work:
        variant = variant_of(work.attempt, source, lang)
        if work.attempt.submitted is None:
            work.add(SUBMIT)
        result = grade(variant, work.attempt)
    if out is not None:
        write_file(Path(out), [result_text(result.plain())], force)
    if as_json:
        output.say_json(result.plain())
        return
    output.say_lines((text.pick(lang), tone) for text, tone in result_lines(result))
    if out is not None:
        output.say_text(f"result written to {out}", f"结果已写入 {out}", lang, "good")


def result_text(plain: dict[str, Any]) -> str:
    """A result as it stands in a file."""
    import json

    return json.dumps(plain, ensure_ascii=False) + "\n"
