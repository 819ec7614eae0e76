"""Which database a command works on, and how it is opened and closed again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from blacklist_sim.store import Store
    from blacklist_sim.text import Text

F = TypeVar("F", bound=Callable[..., Any])
DATABASE_VARIABLE = "BLACKLIST_SIM_DB"

database_option = click.option(
    "--db", metavar="PATH|URL", envvar=DATABASE_VARIABLE,
    help=f"The database: a file, or postgresql://USER@HOST/NAME (or {DATABASE_VARIABLE}); your own file unless given.",
)  # fmt: skip


@contextmanager
def opened(db: str | None, user: str = "", *, create: bool = False, lang: str = "en") -> "Iterator[Store]":
    """The store that `--db` names, closed at the end; raises StoreError.

    `user` is who will be named in the journal. Without `create` a file that does not exist is refused.
    """
    from blacklist_sim.store import address, open_store

    store = open_store(address(db), user, create=create, told=telling(lang))
    try:
        yield store
    finally:
        store.close()


def telling(lang: str) -> "Callable[[Text], None]":
    """Says beside the output of a command what else was done, such as an upgrade."""
    return lambda text: click.echo(text.pick(lang), err=True)
