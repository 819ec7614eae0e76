"""A database that lasts as long as a visit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def visit(own: bool) -> Iterator[str | None]:
    """The path of a database that is gone afterwards, if one is wanted."""
    if not own:
        yield None
        return
    with TemporaryDirectory(prefix="blacklist-sim-visit-", ignore_cleanup_errors=True) as folder:
        yield str(Path(folder) / "cases.db")
