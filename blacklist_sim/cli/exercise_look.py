"""`exercise list`, `exercise show` and `exercise schema`: which exercises there are, and what they ask."""

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.exercise_command import SEED, ExerciseCommand, drawn, exercise_argument

KEYS = """\b
The document of --json (texts as {en, zh}):
format, exercise
exercise      name, digest, seed, title, level, aims, story, people, cases,
              tasks
tasks         id, kind, ask, events (what happens before it), items
items         id, ask, form, expected, options (or acts, rules, …), worth;
              with --key: key
key           answer, said, rule, citation, why
"""
FORMS = ("exercise", "answers", "result")


@click.command("list", cls=ExerciseCommand)
@options.as_json
@options.lang
def list_(as_json: bool, lang: str) -> None:
    """List the exercises shipped with the program: level, name, kinds of tasks, title, and what is to be learned."""
    from blacklist_sim.exercise.read import read_exercise, shipped

    found = [read_exercise(path) for path in shipped().values()]
    kinds = {
        exercise.name: list(dict.fromkeys(task["kind"] for task in exercise.document["tasks"])) for exercise in found
    }
    if as_json:
        output.say_json(
            {
                "format": 1,
                "exercises": [
                    {"name": one.name, "level": one.level, "kinds": kinds[one.name], "aims": list(one.aims),
                     "title": output.both(one.title)}
                    for one in found
                ],
            }
        )  # fmt: skip
        return
    for one in sorted(found, key=lambda one: (one.level, one.name)):
        output.say(f"{one.level}  {one.name}  ({', '.join(kinds[one.name])})", "head")
        output.say(f"    {one.title.pick(lang)}")
        output.say(f"    {', '.join(one.aims)}")


@click.command(cls=ExerciseCommand, epilog=KEYS)
@exercise_argument
@click.option("--seed", type=SEED, default=0, show_default=True, help="Which variant.")
@click.option("--key", is_flag=True, help="With the answers, their reasons and where they stand in the law.")
@options.as_json
@options.lang
def show(name: str, seed: int, key: bool, as_json: bool, lang: str) -> None:
    """Show an exercise with what one seed has drawn: what is given, and task by task what is asked.

    Before each task stands what has happened by then. The answers are shown with --key only.
    """
    from blacklist_sim.exercise.lines import document, sheet
    from blacklist_sim.exercise.read import read_exercise

    variant = drawn(read_exercise(name), seed)
    if as_json:
        output.say_json({"format": 1, "exercise": document(variant, key)})
        return
    output.say_lines((text.pick(lang), tone) for text, tone in sheet(variant, key))


@click.command(cls=ExerciseCommand)
@click.option(
    "--of", "form", type=options.Word(*FORMS), default=FORMS[0], show_default=True,
    help="Exercises, the answers to one, or results.",
)  # fmt: skip
def schema(form: str) -> None:
    """Print the JSON Schema of exercises, for editors that complete and check while one writes."""
    from blacklist_sim.exercise.schema import SCHEMAS

    output.say_json(SCHEMAS[form]())
