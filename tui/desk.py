"""The door to the store: one thread of its own does all that may take a while, one thing after the other."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from datetime import datetime

    from blacklist_sim.store.shelf import Shelf
    from tui.session import Session

P = ParamSpec("P")
R = TypeVar("R")

CACHE = 256
"""KiB of a SQLite file that are kept in the memory: what is counted is read once and in order, and fills any more."""


class Desk:
    """Opens the store when it is first needed, and runs plain functions beside the interface.

    `db` and `user` are those of the command line; `read_only` lets nothing be stored, and without `files` no file of
    the machine is read or written; to a `teacher` exercises show their keys. `now` is the clock by which records are
    dated. Whoever waits for `do` gets what the function gives or raises.
    """

    def __init__(
        self,
        db: str | None = None,
        user: str | None = None,
        *,
        read_only: bool = False,
        files: bool = True,
        teacher: bool = False,
        now: "Callable[[], datetime] | None" = None,
    ) -> None:
        self.db, self.user, self.read_only, self.files, self.now = db, user, read_only, files, now
        self.teacher = teacher
        self._thread = ThreadPoolExecutor(1, "desk")
        self._shelf: Shelf | None = None
        self._session: Session | None = None

    async def do(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a function in the thread of the desk."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: work(*args, **kwargs))

    def later(self, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Has a function run for which nobody waits; what it raises is raised again when it is asked for in earnest."""
        self._thread.submit(work, *args, **kwargs)

    async def shelf(self) -> "Shelf":
        """The database as a list, which is there long before the law is; raises StoreError."""
        return await self.do(self._opened)

    def _opened(self) -> "Shelf":
        if self._shelf is None:
            from blacklist_sim.store.address import address
            from blacklist_sim.store.shelf import Shelf, open_database

            self._shelf = Shelf(open_database(address(self.db), cache=CACHE))
        return self._shelf

    async def session(self) -> "Session":
        """The session, with the store opened; raises StoreError."""
        return await self.do(self._begun)

    def _begun(self) -> "Session":
        if self._session is None:
            from blacklist_sim.store import Store
            from blacklist_sim.store.names import login_name
            from tui.session import Session

            store = Store(self._opened().database, self.user or login_name())
            store.now = self.now or store.now
            self._session = Session(store, self.read_only)
        return self._session

    def close(self) -> None:
        """Lets what is being done be finished, and closes the store."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._shelf is not None:
            self._shelf.close()
