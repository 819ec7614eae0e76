"""What a case and a user of the database may be called."""

import re
from collections.abc import Iterator
from contextlib import suppress
from getpass import getuser
from itertools import chain, count

from sqlalchemy import Connection, select

from blacklist_sim.store.errors import StoreError
from blacklist_sim.store.tables import CASES
from blacklist_sim.timeline.scalars import hidden, read_id, read_name

LONGEST = 64
STEM = 50
UNFIT = re.compile(r"[^A-Za-z0-9_\u4e00-\u9fff-]+")
UNNAMED, SOMEBODY = "case", "user"
SHOWN = 80


class UnfitName(StoreError):
    """A name that no case or no user can have."""


def names_a_case(name: str) -> bool:
    """Whether a case may be called so."""
    try:
        return bool(read_id(name))
    except ValueError:
        return False


def checked_name(name: str) -> str:
    """The name itself, if a case may be called so; raises UnfitName."""
    if names_a_case(name):
        return name
    said = shown(name)
    raise UnfitName(
        f"{said!r} is no name for a case: begin with a letter and use letters, digits, _ and -, up to {LONGEST}",
        f"“{said}”不能用作案件名称：请以字母或汉字开头，用字母、汉字、数字、_ 与 -，至多 {LONGEST} 个",
    )


def name_after(text: str) -> str:
    """A name for a case, made from that of a file or from any other text."""
    name = UNFIT.sub("-", text).strip("-")
    name = name if name and not name[0].isdigit() else f"{UNNAMED}-{name}".strip("-")
    return name[:LONGEST]


def free_name(connection: Connection, wanted: str) -> str:
    """The name itself, or the first of NAME-2, NAME-3 … that no case has; raises UnfitName."""
    return next(free_names(connection, wanted))


def free_names(connection: Connection, wanted: str) -> Iterator[str]:
    """The name itself and NAME-2, NAME-3 …, those left out that some case has now; raises UnfitName."""
    asked = select(CASES.c.name).where(CASES.c.name.startswith(checked_name(wanted)[:STEM], autoescape=True))
    taken = set(connection.execute(asked).scalars())
    numbered = (f"{wanted[: LONGEST - len(end)]}{end}" for end in (f"-{number}" for number in count(2)))
    return (name for name in chain([wanted], numbered) if name not in taken)


def checked_user(name: str) -> str:
    """The name itself, if a user may be called so in a journal; raises UnfitName."""
    if len(name) <= LONGEST:
        with suppress(ValueError):
            return read_name(name)
    said = shown(name)
    raise UnfitName(
        f"{said!r} is no name for a user: one line of text without control or direction characters, up to {LONGEST}",
        f"“{said}”不能用作用户名：须为一行文字，不含控制字符或方向字符，至多 {LONGEST} 个字",
    )


def login_name() -> str:
    """The name by which the machine knows the user; one word for all where it knows none that fits."""
    try:
        return checked_user(getuser())
    except (OSError, KeyError, ImportError, StoreError):
        return SOMEBODY


def shown(text: str, most: int = SHOWN) -> str:
    """A text as a message can safely show it in one line: hidden characters by their numbers, not too much of it."""
    some = text[:most] + ("…" if len(text) > most else "")
    return "".join(f"<U+{ord(char):04X}>" if hidden(char) or char in "\n\t" else char for char in some)
