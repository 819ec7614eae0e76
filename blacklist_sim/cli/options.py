"""The options and arguments that several commands share, and the command class that turns refusals into messages."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import click

from blacklist_sim.cli.door import BAD_INPUT
from blacklist_sim.cli.lazy import WORDS
from blacklist_sim.cli.today import today
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])
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
    """A day written `2019-03-12`, or the word `today`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails with what was expected."""
        if isinstance(value, date):
            return value
        if value == "today":
            return today()
        if not WRITTEN_DAY.fullmatch(value):
            self.fail(f"{value!r} is no date; write it as 2019-03-12, or today", param, ctx)
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"there is no day {value}", param, ctx)


class Pair(click.ParamType):  # type: ignore[type-arg]
    """`KEY=VALUE`."""

    name = "key=value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Key and value; fails where there is no `=`."""
        if isinstance(value, tuple):
            return value
        key, sign, text = value.partition("=")
        if not sign or not key:
            self.fail(f"{value!r} should read KEY=VALUE", param, ctx)
        return key, text


DAY, PAIR = Day(), Pair()

lang = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", envvar="BLACKLIST_SIM_LANG", show_default=True,
    help="Language of what is printed (or BLACKLIST_SIM_LANG).",
)  # fmt: skip
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document, in both languages.")
mode = click.option(
    "--mode", type=click.Choice(("strict", "audit")),
    help="strict refuses unlawful acts, audit keeps them with findings; the timeline's own unless given.",
)  # fmt: skip
real_ids = click.option(
    "--real-ids", is_flag=True, help="Accept identity numbers that could be a living person's (not advised)."
)
files = click.argument("files", metavar="FILE...", nargs=-1, required=True)


def on(required: bool = False, text: str = "The day asked about; today unless given.") -> Callable[[F], F]:
    """The option `--on DATE`."""
    return click.option("--on", type=DAY, required=required, metavar="DATE", help=text)


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
