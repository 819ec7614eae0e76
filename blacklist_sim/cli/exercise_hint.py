"""`exercise hint`: help in tiers, each with its price, which is told before it is taken."""

import sys

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.database import database_option
from blacklist_sim.cli.exercise_command import ExerciseCommand, attempt_argument, from_file, variant_of, working
from blacklist_sim.cli.user import user_option
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

TAKE = Text("take it?", "是否取用？")


class Tier(options.Number):
    """One of the four tiers."""

    name = "tier"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The tier; fails on anything else."""
        from blacklist_sim.exercise.hints import TIERS

        words = options.Word(*map(str, TIERS))
        return int(words.convert(str(value), param, ctx))


@click.command(cls=ExerciseCommand)
@attempt_argument
@click.argument("item")
@click.option(
    "--tier", type=Tier(), metavar="N", help="1 question, 2 article, 3 rule, 4 answer; the next one by default."
)
@click.option("--yes", is_flag=True, help="Take it at its price without being asked.")
@from_file
@database_option
@user_option
@options.as_json
@options.lang
def hint(
    name: str, item: str, tier: int | None, yes: bool, source: str | None, db: str | None, user: str | None,
    as_json: bool, lang: str,
) -> None:  # fmt: skip
    """Take a hint to an item. A tier brings those before it, and its price is that of all of them together.

    The price is told first; on a terminal it is asked whether to take it, elsewhere it is taken with --yes only. What
    has been taken is shown again for nothing.
    """
    from blacklist_sim.exercise.attempt import HINT
    from blacklist_sim.exercise.attempts import check_open
    from blacklist_sim.exercise.hints import TIER_NAMES, TIERS, hints
    from blacklist_sim.exercise.report import number
    from blacklist_sim.exercise.written import item_called

    with working(name, db, user, lang) as work:
        variant = variant_of(work.attempt, source, lang)
        asked = item_called(variant, item)
        taken = work.attempt.hints.get(asked.id, 0)
        wanted = tier if tier is not None else min(taken + 1, TIERS[-1])
        every = {one.tier: one for one in hints(asked)}
        price, whole = every[wanted].price, number(asked.worth)
        named = TIER_NAMES[wanted]
        told = wanted <= taken
        if not told:
            check_open(work.attempt)
            said = Text(
                f"hint {wanted} ({named.en}): it costs {number(price)} of the {whole} points of {asked.id} in all",
                f"提示 {wanted}（{named.zh}）：{asked.id} 共 {whole} 分，取用至此层合计扣 {number(price)} 分",
            )
            told = _agreed(said, yes, as_json, lang)
            if told:
                work.add(HINT, asked.id, wanted)
        called = work.name
    shown = [one for one in every.values() if told and one.tier <= wanted]
    if as_json:
        output.say_json(
            {
                "format": 1, "attempt": called, "item": asked.id, "tier": wanted, "price": str(price), "taken": told,
                "hints": [{"tier": one.tier, "price": str(one.price), "text": output.both(one.text)} for one in shown],
            }
        )  # fmt: skip
        return
    for one in shown:
        label = TIER_NAMES[one.tier]
        output.say_text(f"{one.tier} {label.en}: {one.text.en}", f"{one.tier} {label.zh}：{one.text.zh}", lang)
    if not shown:
        output.say_text("not taken; take it with --yes", "未取用；加 --yes 取用", lang, "warn")


def _agreed(said: Text, yes: bool, as_json: bool, lang: str) -> bool:
    """Tells the price, and whether it is to be paid."""
    if not as_json:
        output.say(said.pick(lang), "warn")
    if yes or as_json or not sys.stdin.isatty():
        return yes
    try:
        return click.confirm(TAKE.pick(lang))
    except click.Abort:
        raise BlacklistSimError("nothing was taken", "未取用") from None
