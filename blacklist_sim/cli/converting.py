"""`convert` and `schema`: timelines in their two forms, and what describes them."""

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.loading import read_all
from blacklist_sim.cli.writing import write_text

FORMS = ("yaml", "jsonl")


@click.command(cls=options.Command)
@options.files
@click.option(
    "--to", "form", type=options.Word(*FORMS), help="The form to write; by default the one that the files are not in."
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, writable=True),
    help="A file to write; its ending may say the form.",
)
@options.lang
@options.real_ids
def convert(files: tuple[str, ...], form: str | None, target: str | None, lang: str, real_ids: bool) -> None:
    """Turn YAML timelines into JSON Lines (a timeline a line), or JSON Lines into YAML.

    Reading the result gives the same timelines.
    """
    from blacklist_sim.timeline.write import to_json_line, to_yaml

    stories = [story for _, found in read_all(files, real_ids) for story in found]
    chosen = form or _form_of(target) or ("yaml" if all(_form_of(file) == "jsonl" for file in files) else "jsonl")
    text = to_yaml(stories) if chosen == "yaml" else "".join(f"{to_json_line(story)}\n" for story in stories)
    if target is None:
        click.echo(text, nl=False)
    else:
        write_text(target, text)


def _form_of(name: str | None) -> str | None:
    ending = (name or "").rpartition(".")[2]
    return {"yml": "yaml"}.get(ending, ending if ending in FORMS else None)


@click.command(cls=options.Command)
def schema() -> None:
    """Print the JSON Schema of a timeline, for editors that complete and check while one writes."""
    from blacklist_sim.timeline.schema import timeline_schema

    output.say_json(timeline_schema())
