"""Words of the gate's command line: one of a few, whichever way it is hyphened; a name with a day; an approval."""

from collections.abc import Iterable
from typing import Any

import click

from blacklist_sim.cli.options import DAY
from blacklist_sim.cli.usage import Unfit, nearest
from blacklist_sim.pages.described import Since, Until
from blacklist_sim.pages.gate_words import shown

MOST_DAYS = 10_000


class OneOf(click.ParamType):  # type: ignore[type-arg]
    """One of a few names; a hyphen and an underscore are the same."""

    name = "word"

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name; fails with the nearest and all there are."""
        found = str(value).strip().casefold().replace("-", "_")
        if found in self.names:
            return found
        known = [shown(name) for name in self.names]
        close = nearest(shown(found), known)
        hint = (f"; did you mean {close}?", f"；是否应为 {close}？") if close else ("", "")
        raise Unfit(
            f"{value!r} is none of: {', '.join(known)}{hint[0]}", f"“{value}”不是下列之一：{'、'.join(known)}{hint[1]}",
            param, ctx,
        )  # fmt: skip

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The names, for the help."""
        return f"[{'|'.join(map(shown, self.names))}]"


class Dated(click.ParamType):  # type: ignore[type-arg]
    """`NAME=DATE` or, where something can end, `NAME=DATE..DATE`; the names one of a few, or free."""

    name = "name=date"

    def __init__(self, names: Iterable[str] | None = None, ends: bool = False) -> None:
        self.names = None if names is None else OneOf(names)
        self.ends = ends

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Since:
        """Name and days; fails with how they are written."""
        if isinstance(value, Since):
            return value
        name, sign, days = str(value).partition("=")
        if not sign or not name.strip():
            form = param.metavar if param is not None else "NAME=DATE"
            raise Unfit(f"{value!r} should read {form}", f"“{value}”应写作 {form}", param, ctx)
        name = self.names.convert(name, param, ctx) if self.names else name.strip()
        first, dots, last = days.partition("..") if self.ends else (days, "", "")
        since = Since(
            name, DAY.convert(first, param, ctx), DAY.convert(last, param, ctx) if dots else None
        )  # fmt: skip
        if since.ended is not None and since.ended < since.first:
            raise Unfit(f"{last} is before {first}", f"{last} 早于 {first}", param, ctx)
        return since


class Approved(click.ParamType):  # type: ignore[type-arg]
    """`KIND` or `KIND=DATE`, the last day."""

    name = "kind=date"

    def __init__(self, kinds: Iterable[str]) -> None:
        self.kinds = OneOf(kinds)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Until:
        """The kind and its last day; fails with the kinds there are."""
        if isinstance(value, Until):
            return value
        kind, sign, last = str(value).partition("=")
        return Until(self.kinds.convert(kind, param, ctx), DAY.convert(last, param, ctx) if sign else None)


class Days(click.ParamType):  # type: ignore[type-arg]
    """A whole number of days, from nought up to `MOST_DAYS`."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails on anything else."""
        text = str(value)
        if text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= MOST_DAYS:
            return int(text)
        raise Unfit(
            f"{value!r} is no number of days; give one from 0 to {MOST_DAYS}",
            f"“{value}”不是天数；请填 0 至 {MOST_DAYS}", param, ctx,
        )  # fmt: skip


DAYS = Days()
