"""Taking in files of timelines and of whole journals: all that they hold or nothing, or what can be taken.

Everything is prepared first: read, replayed, hashed; in several processes where there is much. What is ready waits in a
file beside the memory, however much it is. When the last line has proved good, all of it is written in one transaction,
which holds the database for the writing only. So files are in the database or they are not, whatever happens, and
nobody who works there waits while somebody else's are replayed. What is to keep going takes in good lines as they come,
a thousand cases in each transaction.
"""

import gc
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, islice
from tempfile import TemporaryFile, gettempdir
from typing import IO, TYPE_CHECKING, NamedTuple

from sqlalchemy.exc import IntegrityError

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.store.bulk import BATCH
from blacklist_sim.store.errors import Unavailable
from blacklist_sim.store.incoming import Piece, done, pieces
from blacklist_sim.store.names import checked_name, checked_user, free_names, name_after
from blacklist_sim.store.prepare import Arrived, Given
from blacklist_sim.store.settle import Settler, Taken
from blacklist_sim.store.workers import processors, worked
from blacklist_sim.timeline.problems import MOST_PROBLEMS
from blacklist_sim.workflow.assemble import load_engine

if TYPE_CHECKING:
    from blacklist_sim.store.store import Store
    from blacklist_sim.workflow.engine import Engine

MUCH = 40
"""How many pieces make it worth while to start processes, which takes them a second or two."""

ATTEMPTS = 5

Progress = Callable[[int], None]


class Ready(NamedTuple):
    """What came of a piece: the cases that are ready, pickled, their number, and what is wrong with the others."""

    cases: bytes
    number: int
    problems: list[InputProblem]


class Import:
    """One import into a store.

    `named` is the name from which those of new cases are made, instead of that of their file. With `rename` a whole
    journal whose name is taken gets another one. `progress` hears how many cases are ready.
    """

    def __init__(
        self, store: "Store", *, named: str | None = None, rename: bool = False, real_ids: bool = False,
        progress: Progress = lambda count: None, processes: int | None = None,
    ) -> None:  # fmt: skip
        self.store, self.named, self.progress = store, named, progress
        self.given = Given("", checked_user(store.user), store.stamp(), real_ids, named is not None)
        self.settler = Settler(store, self.given.now, rename)
        self.processes = processors() if processes is None else processes
        self._names: dict[str, Iterator[str]] = {}

    def all_or_nothing(self, files: Sequence[str]) -> Taken:
        """Takes in everything that the files hold; raises BadInput with all that is wrong, and stores nothing then."""
        problems: list[InputProblem] = []
        with _beside() as spool:
            for ready in self._ready(files):
                problems += ready.problems
                if not problems:
                    _keep(spool, ready.cases)
                if len(problems) > MOST_PROBLEMS:
                    break
            if problems:
                raise BadInput(in_order(problems))
            return self._in_one_transaction(lambda: _kept(spool))

    def keep_going(self, files: Sequence[str]) -> Taken:
        """Takes in what can be taken; what cannot is among the problems of the result."""
        taken, waiting = Taken(), list[Arrived]()
        for ready in self._ready(files):
            taken.problems += ready.problems
            waiting += pickle.loads(ready.cases)
            if len(waiting) >= BATCH:
                taken.and_also(self._in_one_transaction(partial(iter, [waiting]), strict=False))
                waiting = []
            taken.problems = taken.problems[: MOST_PROBLEMS + 1]
        taken.and_also(self._in_one_transaction(partial(iter, [waiting]), strict=False))
        taken.problems = in_order(taken.problems)
        return taken

    def _in_one_transaction(self, batches: Callable[[], Iterator[list[Arrived]]], strict: bool = True) -> Taken:
        """Writes batches; raises BadInput, and writes none, where `strict` and a case cannot be written.

        On a server somebody may take a name after it was found free; then all is looked at again.
        """
        for _ in range(ATTEMPTS):
            taken = Taken()
            try:
                with self.store.database.writing() as connection:
                    for batch in batches():
                        taken.and_also(self.settler.settle(connection, batch))
                    if strict and taken.problems:
                        raise BadInput(in_order(taken.problems))
                return taken
            except IntegrityError:
                continue
        raise Unavailable(
            "others keep taking the names that are wanted here; nothing of this was stored, do it again",
            "所需名称不断被他人占用；此部分未存储，请再试",
        )

    def _ready(self, files: Sequence[str]) -> Iterator[Ready]:
        """What comes of each piece of the files, in order."""
        law = self.store.law
        found = chain.from_iterable(pieces(file, self.given, self._names_after) for file in files)
        first = list(islice(found, MUCH))
        much = len(first) == MUCH and law is load_engine()
        work = _ready_elsewhere if much else partial(_ready, law)
        count = 0
        for ready in worked(work, chain(first, found), self.processes if much else 1):
            count += ready.number
            self.progress(count)
            yield ready

    def _names_after(self, stem: str) -> Iterator[str]:
        """Free names for the new cases of a file; files of one name share them."""
        wanted = checked_name(self.named) if self.named is not None else name_after(stem)
        if wanted not in self._names:
            with self.store.database.reading() as connection:
                self._names[wanted] = free_names(connection, wanted)
        return self._names[wanted]


def _ready(law: "Engine", piece: Piece) -> Ready:
    with _undisturbed():
        arrived, problems = done(law, piece)
    return Ready(pickle.dumps(arrived, pickle.HIGHEST_PROTOCOL), len(arrived), problems)


def _ready_elsewhere(piece: Piece) -> Ready:
    """The same in another process, which has the shipped law and no other."""
    return _ready(load_engine(), piece)


def in_order(problems: Sequence[InputProblem]) -> list[InputProblem]:
    """Problems file by file and line by line, so many as are shown."""
    files = list(dict.fromkeys(problem.file for problem in problems))
    ordered = sorted(problems, key=lambda problem: (files.index(problem.file), problem.line, problem.column))
    if len(ordered) <= MOST_PROBLEMS:
        return ordered
    en, zh = f"more than {MOST_PROBLEMS} mistakes; the rest is not shown", f"错误超过 {MOST_PROBLEMS} 处，其余不再列出"
    return [*ordered[:MOST_PROBLEMS], InputProblem("more", en, zh)]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Lets what falls away lie till the piece is done: looking for it again and again takes a tenth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def _beside() -> Iterator[IO[bytes]]:
    """A file of our own that is gone when it is closed, so that nobody else writes what is read back from it."""
    with _room():
        spool = TemporaryFile()  # noqa: SIM115 (closed below; what fails in between is none of its faults)
    with spool:
        yield spool


def _keep(spool: IO[bytes], cases: bytes) -> None:
    with _room():
        spool.write(cases)


def _kept(spool: IO[bytes]) -> Iterator[list[Arrived]]:
    """What waits in the file, a thousand cases at a time."""
    spool.seek(0)
    waiting: list[Arrived] = []
    with suppress(EOFError):
        while True:
            waiting += pickle.load(spool)
            if len(waiting) >= BATCH:
                yield waiting
                waiting = []
    yield waiting


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        raise Unavailable(
            f"no room for what waits to be stored ({gettempdir()}: {said}); nothing was stored: "
            "make room there, let TMPDIR name another folder, or take in fewer cases at once",
            f"没有暂存空间（{gettempdir()}：{said}）；未存储任何内容：请腾出空间，以 TMPDIR 另指目录，或分批导入",
        ) from None
