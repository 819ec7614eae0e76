"""`exercise export`: an exercise as questions for Moodle or as sheets to print, a variant for each seed or student."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.usage import Unfit
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.exercise.class_list import Student
    from blacklist_sim.exercise.exercise import Exercise
    from blacklist_sim.exercise.variant import Variant

STANDARD_OUTPUT = "-"
MOODLE, GIFT, MARKDOWN, HTML = "moodle", "gift", "markdown", "html"
TARGETS = (MOODLE, GIFT, MARKDOWN, HTML)
FOR_PLATFORMS = (MOODLE, GIFT)
MOST_SEEDS, HIGHEST = 2_000, 999_999_999
DONE = Text("variants written:", "已写出变式：")

Wanted = tuple[int, "Student | None"]
"""A seed, and whose it is."""
Counted = Callable[[Iterable[Wanted]], Iterator[tuple["Variant", "Student | None"]]]


class Seed(click.ParamType):  # type: ignore[type-arg]
    """A seed: a whole number."""

    name = "seed"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails on anything else."""
        text = str(value)
        if text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST)):
            return int(text)
        raise Unfit(
            f"{text!r} is no seed; write a whole number from 0 to {HIGHEST}",
            f"“{text}”不是种子；请写 0 至 {HIGHEST} 的整数", param, ctx,
        )  # fmt: skip


class Seeds(click.ParamType):  # type: ignore[type-arg]
    """Several seeds, FIRST..LAST."""

    name = "first..last"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> range:
        """The seeds; fails where they are none, or too many."""
        if isinstance(value, range):
            return value
        first, dots, last = str(value).partition("..")
        if not dots:
            raise Unfit(
                f"{value!r} should read FIRST..LAST, such as 1..30",
                f"“{value}”应写作 FIRST..LAST，如 1..30",
                param,
                ctx,
            )
        found = range(SEED.convert(first, param, ctx), SEED.convert(last, param, ctx) + 1)
        if not 0 < len(found) <= MOST_SEEDS:
            raise Unfit(
                f"{value!r} are {len(found):,} seeds; give from 1 to {MOST_SEEDS:,}, the lower number first",
                f"“{value}”为 {len(found):,} 个种子；请给出 1 至 {MOST_SEEDS:,} 个，小数在前", param, ctx,
            )  # fmt: skip
        return found


SEED, SEEDS = Seed(), Seeds()


@click.command(cls=options.Command)
@click.argument("name", metavar="EXERCISE")
@click.option(
    "--to", "target", type=options.Word(*TARGETS), required=True,
    help="moodle: Moodle XML; gift: GIFT text; markdown and html: sheets to print.",
)  # fmt: skip
@click.option("--seed", type=SEED, metavar="N", help="The variant of that seed; 1 unless given.")
@click.option("--seeds", type=SEEDS, metavar="FIRST..LAST", help="A variant for each of several seeds.")
@click.option(
    "--class", "class_list", metavar="FILE",
    help="Sheets: one for each student of a class list (CSV with the columns id, name and, if wished, seed).",
)  # fmt: skip
@click.option("--key/--no-key", default=None, help="Sheets: with the key on pages of its own, or without (as usual).")
@click.option(
    "--order-as", type=options.Word("ordering", "matching"), default="ordering", show_default=True,
    help="Moodle: tasks that ask for an order as the type ordering (there since 4.4), or as matching for older ones.",
)  # fmt: skip
@click.option(
    "-o", "--out", "--output", "place", default=STANDARD_OUTPUT, metavar="FILE", help="Where to; - is the output."
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@options.lang
def export(
    name: str, target: str, seed: int | None, seeds: range | None, class_list: str | None, key: bool | None,
    order_as: str, place: str, force: bool, lang: str,
) -> None:  # fmt: skip
    """Write EXERCISE, a shipped name or a file, for another program or for paper.

    Questions for Moodle hold their key, and hints at the price they have here. Each variant has other values and the
    same law; a student of a class list gets the same variant every time, by the id and the exercise alone.
    """
    from blacklist_sim.cli.progress import progress
    from blacklist_sim.exercise.read import read_exercise
    from blacklist_sim.exercise.variant import variant
    from blacklist_sim.store.text_file import write_file
    from blacklist_sim.workflow.assemble import load_engine

    _fitting(target, key, class_list, seed is not None, seeds is not None)
    exercise = read_exercise(name)
    wanted = _wanted(exercise, seed, seeds, class_list, lang)
    engine = load_engine()
    with progress(DONE, lang) as count:

        def variants(asked: Iterable[Wanted]) -> "Iterator[tuple[Variant, Student | None]]":
            for number, (one, student) in enumerate(asked, start=1):
                yield variant(engine, exercise, one), student
                count(number, len(wanted))

        pieces = _pieces(target, exercise, wanted, variants, lang, bool(key), order_as)
        if place == STANDARD_OUTPUT:
            for piece in pieces:
                click.echo(piece, nl=False)
            return
        write_file(Path(place), pieces, force)
    many = len(wanted)
    output.say_text(
        f"{place}: {many:,} variant{'s' if many != 1 else ''} of {exercise.name}",
        f"{place}：{exercise.name} 的 {many:,} 个变式", lang, "good",
    )  # fmt: skip


def _fitting(target: str, key: bool | None, class_list: str | None, seed: bool, seeds: bool) -> None:
    """Refuses what does not go together, with what does."""
    if (class_list is not None) + seed + seeds > 1:
        raise BlacklistSimError(
            "give one of --seed, --seeds and --class", "请只给出 --seed、--seeds 与 --class 之一"
        )  # fmt: skip
    if target not in FOR_PLATFORMS:
        return
    if class_list is not None:
        raise BlacklistSimError(
            f"--class goes with --to {MARKDOWN} or {HTML}: Moodle knows its students itself; use --seeds, and a quiz "
            "that takes questions at random by the tag of their item",
            f"--class 须与 --to {MARKDOWN} 或 {HTML} 同用：Moodle 自有学生名单；请用 --seeds，测验中按标签随机抽题",
        )
    if key is False:
        raise BlacklistSimError(
            f"--no-key goes with --to {MARKDOWN} or {HTML}: Moodle marks by the key, and shows it to no student",
            f"--no-key 须与 --to {MARKDOWN} 或 {HTML} 同用：Moodle 依答案评分，并不向学生显示",
        )


def _wanted(
    exercise: "Exercise", seed: int | None, seeds: range | None, class_list: str | None, lang: str
) -> list[Wanted]:  # fmt: skip
    if class_list is None:
        return [(one, None) for one in seeds or (1 if seed is None else seed,)]
    from blacklist_sim.exercise.class_list import read

    found = read(class_list)
    if found.unread:
        en, zh = ", ".join(found.unread), "、".join(found.unread)
        click.echo(Text(f"columns that were not read: {en}", f"未读取的列：{zh}").pick(lang), err=True)
    return [(student.seed_of(exercise.name), student) for student in found.students]


def _pieces(
    target: str, exercise: "Exercise", wanted: list[Wanted], variants: Counted, lang: str, key: bool, order_as: str
) -> Iterator[str]:  # fmt: skip
    if target in FOR_PLATFORMS:
        return _lines(_for_platform(target, exercise, wanted, variants, lang, order_as))
    from blacklist_sim.exercise.sheet import Sheet
    from blacklist_sim.exercise.sheet_html import sheets_html
    from blacklist_sim.exercise.sheet_markdown import sheets_markdown

    sheets = (Sheet(one, student) for one, student in variants(wanted))
    return sheets_html(sheets, lang, key) if target == HTML else _lines(sheets_markdown(sheets, lang, key))


def _for_platform(
    target: str, exercise: "Exercise", wanted: list[Wanted], variants: Counted, lang: str, order_as: str
) -> Iterator[str]:  # fmt: skip
    from blacklist_sim.exercise.gift import gift
    from blacklist_sim.exercise.moodle import moodle_xml
    from blacklist_sim.exercise.question_bank import described, questions

    found = (question for one, _ in variants(wanted) for question in questions(one, lang, order_as == "ordering"))
    if target == GIFT:
        yield from gift(exercise.name, found)
        return
    [(first, _)] = variants(wanted[:1])
    yield from moodle_xml(exercise.name, described(first, lang), found)


def _lines(lines: Iterable[str]) -> Iterator[str]:
    yield from (f"{line}\n" for line in lines)
