"""Other processes that write to a database: forked from this one, so that each is ready at once, and killed at will."""

import gc
import json
import mmap
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from blacklist_sim.store import Store, address, open_store
from blacklist_sim.workflow.engine import Engine

Ack = Callable[[Any], None]
Work = Callable[[Store, Ack], None]


class Hand:
    """A process that does `work` in somebody's name; what it acknowledges comes through a pipe, line by line.

    What it had acknowledged when it was killed is in the pipe still. It must be started while this process has no
    connection to the database open: a connection is no thing to share.
    """

    def __init__(self, database: str, user: str, law: Engine, work: Work) -> None:
        self._writes = mmap.mmap(-1, 1)
        reads, writes = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            gc.freeze()  # what this process left behind is not this one's to close
            os.close(reads)
            self._live(writes, database, user, law, work)
        os.close(writes)
        self._pipe = os.fdopen(reads, encoding="utf-8")
        self.status: int | None = None

    def _live(self, pipe: int, database: str, user: str, law: Engine, work: Work) -> None:
        def ack(said: Any) -> None:
            os.write(pipe, json.dumps(said).encode() + b"\n")

        try:
            store = open_store(address(database), user, law)
            store.database.writing = self._marked(store.database.writing)  # type: ignore[method-assign]
            work(store, ack)
            store.close()
            os._exit(0)
        except BaseException:
            ack({"failed": traceback.format_exc()[-3000:]})
            os._exit(1)

    def _marked(self, writing: Callable[[], Any]) -> Callable[[], Any]:
        """Notes where the process that started this one can see it whether a transaction is under way."""

        @contextmanager
        def marked() -> Iterator[Any]:
            self._writes[0] = 1
            try:
                with writing() as connection:
                    yield connection
            finally:
                self._writes[0] = 0

        return marked

    @property
    def writing(self) -> bool:
        """Whether it is in a transaction that writes, or was when it was killed."""
        return bool(self._writes[0])

    def first(self) -> Any:
        """Its first acknowledgement, waited for."""
        return json.loads(self._pipe.readline())

    def rest(self) -> list[Any]:
        """All further ones until its end, which must be a good one unless it was killed."""
        said = [json.loads(line) for line in self._pipe]
        self._pipe.close()
        if self.status is None:
            self.status = os.waitpid(self.pid, 0)[1]
        failed = [one for one in said if isinstance(one, dict) and "failed" in one]
        assert not failed, failed[0]["failed"]
        return said

    def kill(self) -> None:
        """Ends it in the middle of whatever it does."""
        os.kill(self.pid, signal.SIGKILL)
        self.status = os.waitpid(self.pid, 0)[1]
        assert os.WIFSIGNALED(self.status), "it had come to an end before it was killed"
