"""The options by which a user says who of a case acts without being played."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import click

from blacklist_sim.case import Cast, Story
from blacklist_sim.case.cast import BEHAVIOURS, CAST_ROLES
from blacklist_sim.cli import options
from blacklist_sim.cli.usage import Unfit
from blacklist_sim.errors import BadInput, BlacklistSimError, InputProblem

F = TypeVar("F", bound=Callable[..., Any])


class Seed(click.ParamType):  # type: ignore[type-arg]
    """A whole number from nought up, as a timeline can hold it."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails on anything else."""
        from blacklist_sim.timeline.scalars import COUNT_MOST

        if str(value).isascii() and str(value).isdigit() and len(str(value)) < 10 and int(value) <= COUNT_MOST:
            return int(value)
        raise Unfit(
            f"{value!r} is no number from 0 to {COUNT_MOST}", f"“{value}”不是 0 至 {COUNT_MOST} 的整数", param, ctx
        )


def cast(function: F) -> F:
    """The options `--cast WHO=HOW`, handed on as a mapping, and `--seed`."""
    who = click.option(
        "--cast", "parts", type=options.PAIR, multiple=True, metavar="WHO=HOW",
        callback=lambda _ctx, _param, pairs: dict(pairs),
        help=f"Who does its duties without being played ({', '.join(CAST_ROLES)}, or a person's id), and how: "
        f"{', '.join(BEHAVIOURS)}; may be repeated.",
    )  # fmt: skip
    seed = click.option("--seed", type=Seed(), metavar="N", help="What the careless forget follows from this number.")
    return who(seed(function))


def with_cast(story: Story, parts: Mapping[str, str], seed: int | None) -> Story:
    """The story with those parts and that seed beside its own; raises BadInput for a part that is none."""
    problems = [problem for key, how in parts.items() for problem in _problems(story, key, how)]
    if problems:
        raise BadInput(problems)
    own = story.cast
    if own is None and not parts:
        if seed is not None:
            raise BlacklistSimError("a seed needs a cast: give --cast WHO=HOW", "种子须与 --cast WHO=HOW 一并给出")
        return story
    together = {**(own.parts if own is not None else {}), **parts}
    return replace(story, cast=Cast(together, seed if seed is not None else own.seed if own is not None else 0))


def _problems(story: Story, key: str, how: str) -> list[InputProblem]:
    from blacklist_sim.timeline.problems import nearest

    place, known = f"--cast {key}={how}", [*CAST_ROLES, *story.people]
    found = []
    if key not in known:
        en, zh = f"no role or person called {key!r}", f"没有名为“{key}”的角色或人物"
        found.append(InputProblem("unknown_part", en, zh, place, nearest=nearest(key, known)))
    if how not in BEHAVIOURS:
        en, zh = f"{key} is one of: {', '.join(BEHAVIOURS)}", f"{key} 的行事方式为：{'、'.join(BEHAVIOURS)}"
        found.append(InputProblem("unknown_behaviour", en, zh, place, nearest=nearest(how, BEHAVIOURS)))
    return found
