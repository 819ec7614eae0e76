"""`case export` and `case import`: cases as files, whole or as the timelines that they are."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.case_command import CaseCommand, writing
from blacklist_sim.cli.database import database_option, opened
from blacklist_sim.cli.door import BAD_INPUT, OK
from blacklist_sim.cli.user import writer
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.store.settle import Taken

STANDARD_OUTPUT = "-"
FORMS = ("yaml", "jsonl", "journal", "public")
ENDINGS = {".jsonl": "jsonl"}
READY = Text("cases read and replayed:", "已读取并推演案件：")
NO_CASE = Text(
    "nothing to write: no case is kept here, or all are put away (--archived)",
    "没有可写出的内容：尚无案件，或均已归档（--archived）",
)
UNLISTED = Text("nothing to write: nobody in these cases is on the list", "没有可写出的内容：所选案件中无人在名单上")
WRITTEN = Text("cases written:", "已写出案件：")


@click.command(cls=CaseCommand)
@click.argument("names", metavar="NAME...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every case that is not put away.")
@click.option("--archived", is_flag=True, help="With --all: those put away as well.")
@click.option(
    "--format", "form", type=options.Word(*FORMS),
    help="yaml or jsonl: timelines; journal: whole journals; public: the entries on the list. "
    "After the ending of the file unless given, else yaml.",
)  # fmt: skip
@click.option(
    "--expect", is_flag=True, help="Timelines: with what came of each event expected, so that they are tests."
)
@click.option("-o", "--output", "target", default=STANDARD_OUTPUT, metavar="FILE", help="Where to; - is the output.")
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@database_option
@options.lang
def export(
    names: tuple[str, ...], everything: bool, archived: bool, form: str | None, expect: bool, target: str,
    force: bool, db: str | None, lang: str,
) -> None:  # fmt: skip
    """Write the cases NAME, or all of them.

    A timeline holds what still counts, and replays to the same state; with --expect it says of every event what came
    of it, and `replay` fails where that is otherwise by then. A whole journal holds what was taken back as
    well, and who did what when; taken in elsewhere it is the same case, and goes on. Entries have the field names of
    the list itself, one on a line; in them alone identity numbers are masked. FILE is written whole or not at all.
    """
    from blacklist_sim.cli.progress import progress
    from blacklist_sim.store.exchange import exported
    from blacklist_sim.store.text_file import write_file

    if bool(names) is everything or (archived and not everything):
        raise BlacklistSimError(
            "name the cases to write, or write --all (with --archived: those put away as well)",
            "请指明要写出的案件，或写 --all（加 --archived 则含已归档案件）",
        )
    form = _as_test(form or ENDINGS.get(Path(target).suffix, FORMS[0]), expect)
    with opened(db, lang=lang) as store, progress(WRITTEN, lang) as count:
        texts = exported(store, names or None, form, archived)
        counted = _counted(texts, count, UNLISTED if form == "public" else NO_CASE, lang)
        if target == STANDARD_OUTPUT:
            for text in counted:
                click.echo(text, nl=False)
            return
        number = write_file(Path(target), counted, force)
    output.say_text(f"{target}: {number:,} case(s)", f"{target}：{number:,} 个案件", lang, "good")


def _as_test(form: str, expect: bool) -> str:
    """The form in which cases are written, with what came of them expected if that is asked for."""
    from blacklist_sim.store.exchange import EXPECTING

    if expect and form not in EXPECTING:
        raise BlacklistSimError(
            f"only a timeline can expect something: --expect goes with --format {' or '.join(EXPECTING)}",
            f"只有时间线可以写明预期：--expect 须与 --format {' 或 '.join(EXPECTING)} 同用",
        )
    return EXPECTING[form] if expect else form


def _counted(texts: Iterable[str], count: Any, nothing: Text, lang: str) -> Iterable[str]:
    """The texts, each counted; that there was nothing in them is told beside the output."""
    found = False
    for number, text in enumerate(texts, start=1):
        yield text
        found = found or bool(text)
        count(number, number)
    if not found:
        click.echo(nothing.pick(lang), err=True)


@click.command("import", cls=CaseCommand)
@options.files
@click.option("--name", metavar="NAME", help="What new cases are called (NAME, NAME-2 …), instead of after their file.")
@click.option("--rename", is_flag=True, help="Give a whole journal another name here where another case has its own.")
@click.option("--keep-going", is_flag=True, help="Take in what is good, and report the rest.")
@writing
@options.real_ids
def import_(
    files: tuple[str, ...], name: str | None, rename: bool, keep_going: bool, db: str | None, user: str | None,
    as_json: bool, lang: str, real_ids: bool,
) -> int:  # fmt: skip
    """Take in timelines (YAML, or JSON Lines with one on a line) and whole journals, as `case export` writes them.

    Each timeline becomes a case. A whole journal is the same case as where it comes from: one that is here already is
    taken further by what it has more, and refused if the two have gone different ways. Everything is read and replayed
    first; nothing is stored if anything is wrong, unless --keep-going. FILE may be - for the input.
    """
    from blacklist_sim.cli.progress import progress
    from blacklist_sim.store.importing import Import

    with opened(db, writer(user), create=True, lang=lang) as store, progress(READY, lang) as count:
        work = Import(store, named=name, rename=rename, real_ids=real_ids, progress=lambda done: count(done, done))
        taken = work.keep_going(files) if keep_going else work.all_or_nothing(files)
    if as_json:
        output.say_json(_document(taken))
    else:
        _say(taken, lang)
    for problem in taken.problems:
        click.echo(problem.render(lang), err=True)
    return BAD_INPUT if taken.problems else OK


def _say(taken: "Taken", lang: str) -> None:
    listed = ", ".join(taken.names) + (" …" if taken.added > len(taken.names) else "")
    output.say_text(
        f"{taken.added:,} new case(s){': ' if listed else ''}{listed}",
        f"新案件 {taken.added:,} 个{'：' if listed else ''}{listed}", lang,
    )  # fmt: skip
    if taken.same:
        output.say_text(
            f"{taken.same:,} case(s) here already, and no less far on", f"{taken.same:,} 个案件已在此处且不落后", lang
        )
    if taken.further:
        output.say_text(f"{taken.further:,} case(s) taken further", f"{taken.further:,} 个案件有续入记录", lang)
    for text in taken.said:
        output.say(f"  {text.pick(lang)}")


def _document(taken: "Taken") -> dict[str, Any]:
    return {
        "format": 1,
        "added": taken.added,
        "names": taken.names,
        "same": taken.same,
        "further": taken.further,
        "said": [output.both(text) for text in taken.said],
        "refused": [
            {"file": problem.file, "line": problem.line, "column": problem.column, "code": problem.code,
             "says": {"en": problem.render("en"), "zh": problem.render("zh")}}
            for problem in taken.problems
        ],
    }  # fmt: skip
