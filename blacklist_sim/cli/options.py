"""The options and arguments that several commands share, and the command class that turns refusals into messages."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import click

from blacklist_sim.cli.door import BAD_INPUT
from blacklist_sim.cli.lazy import WORDS
from blacklist_sim.cli.today import today
from blacklist_sim.cli.usage import LANGUAGE_VARIABLE, Unfit
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])
A_DAY = "YYYY-MM-DD"
WRITTEN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Command(click.Command):
    """A command that ends with a message and status 2 on whatever the program refuses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", WORDS)
        super().__init__(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs it; a refusal is printed in the language chosen."""
        return refusing(ctx, super().invoke)


def refusing(ctx: click.Context, invoke: Callable[[click.Context], Any]) -> Any:
    """What `invoke` gives, or status 2 after the message of what was refused."""
    try:
        return invoke(ctx)
    except BlacklistSimError as refused:
        click.echo(refused.render(ctx.params.get("lang") or "en"), err=True)
        return BAD_INPUT


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day written YYYY-MM-DD, or the word `today`."""

    name = "date"
    words: tuple[str, ...] = ("today",)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails with what was expected."""
        if isinstance(value, date):
            return value
        if value == "today":
            return today()
        if not WRITTEN_DAY.fullmatch(value):
            raise Unfit(
                f"{value!r} is no date; write it as {A_DAY}, or {' or '.join(self.words)}",
                f"“{value}”不是日期；请写作 {A_DAY}，或写 {' 或 '.join(self.words)}", param, ctx,
            )  # fmt: skip
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Unfit(f"there is no day {value}", f"没有 {value} 这一天", param, ctx) from None


class Pair(click.ParamType):  # type: ignore[type-arg]
    """`KEY=VALUE`."""

    name = "key=value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Key and value; fails where there is no `=`."""
        if isinstance(value, tuple):
            return value
        key, sign, text = value.partition("=")
        if not sign or not key:
            raise Unfit(f"{value!r} should read KEY=VALUE", f"“{value}”应写作 KEY=VALUE", param, ctx)
        return key, text


class Word(click.ParamType):  # type: ignore[type-arg]
    """One of a few words."""

    name = "word"

    def __init__(self, *words: str) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; fails with the words there are."""
        if value in self.words:
            return str(value)
        raise Unfit(
            f"{value!r} is none of: {', '.join(self.words)}",
            f"“{value}”不是下列之一：{'、'.join(self.words)}",
            param,
            ctx,
        )

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The words, for the help."""
        return f"[{'|'.join(self.words)}]"


class Number(click.ParamType):  # type: ignore[type-arg]
    """A whole number from 1 on."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails on anything else."""
        if str(value).isascii() and str(value).isdigit() and len(str(value)) < 10 and int(value) > 0:
            return int(value)
        raise Unfit(f"{value!r} is no number from 1 on", f"“{value}”不是正整数", param, ctx)


class Stretch(click.ParamType):  # type: ignore[type-arg]
    """Two days, FIRST..LAST."""

    name = "date..date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        """First and last day."""
        first, dots, last = value.partition("..")
        if not dots:
            raise Unfit(
                f"{value!r} should read FIRST..LAST, two dates", f"“{value}”应写作 FIRST..LAST（两个日期）", param, ctx
            )
        return DAY.convert(first, param, ctx), DAY.convert(last, param, ctx)


DAY, PAIR, NUMBER = Day(), Pair(), Number()
STRETCH = Stretch()

lang = click.option(
    "--lang", type=Word(*LANGUAGES), default="en", envvar=LANGUAGE_VARIABLE, show_default=True,
    help=f"Language of what is printed (or {LANGUAGE_VARIABLE}).",
)  # fmt: skip
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document, in both languages.")
mode = click.option(
    "--mode", type=Word("strict", "audit"),
    help="strict refuses unlawful acts, audit keeps them with findings; the timeline's own unless given.",
)  # fmt: skip
law_of = click.option(
    "--law-of", type=DAY, metavar="DATE",
    help="Apply the law of that day on every date: a comparison, not what any court did. What was not in force on that "
    "day is in force on none; a policy that moves a commencement moves it first.",
)  # fmt: skip
real_ids = click.option(
    "--real-ids", is_flag=True, help="Accept identity numbers that could be a living person's (not advised)."
)
files = click.argument("files", metavar="FILE...", nargs=-1, required=True)


def on(text: str) -> Callable[[F], F]:
    """The option `--on DATE`."""
    return click.option("--on", type=DAY, metavar="DATE", help=text)


def policy(function: F) -> F:
    """The option `--policy KEY=VALUE`, handed on as a mapping."""
    option = click.option(
        "--policy", type=PAIR, multiple=True, metavar="KEY=VALUE", callback=lambda _ctx, _param, pairs: dict(pairs),
        help="Decide an open question otherwise (see `law switches`); may be repeated.",
    )  # fmt: skip
    return option(function)


def checked_policy(policy: Mapping[str, str]) -> Mapping[str, str]:
    """The policy itself, if every switch and option in it exists; raises BadInput naming the nearest."""
    from blacklist_sim.errors import BadInput, InputProblem
    from blacklist_sim.timeline.problems import nearest
    from blacklist_sim.timeline.vocabulary import vocabulary

    switches, problems = vocabulary().book.switches, []
    for key, option in policy.items():
        place = f"--policy {key}={option}"
        if key not in switches:
            en, zh = (
                f"no policy switch called {key!r} (see `law switches`)",
                f"没有名为“{key}”的政策开关（见 law switches）",
            )
            problems.append(InputProblem("unknown_switch", en, zh, place, nearest=nearest(key, switches)))
        elif option not in switches[key].options:
            known = list(switches[key].options)
            en, zh = f"{key} is one of: {', '.join(known)}", f"{key} 的选项为：{'、'.join(known)}"
            problems.append(InputProblem("unknown_option", en, zh, place, nearest=nearest(option, known)))
    if problems:
        raise BadInput(problems)
    return policy
