"""The same work on many pieces, in their order: where it is much in several processes, where it is little in this."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context, parent_process, resource_tracker
from threading import Thread
from typing import Generic, TypeVar

P = TypeVar("P")
R = TypeVar("R")

MOST = 4
"""How many workers at most."""

AHEAD = 8
"""How many pieces may wait for each worker, done or not: more would only fill the memory."""

GIVEN = 2
"""How many of them a worker has: the one under way and the next."""


def processors() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def worked(work: Callable[[P], R], pieces: Iterable[P], workers: int) -> Iterator[R]:
    """What `work` makes of each piece, in order. This process lends a hand until the workers have begun.

    Not for longer: whoever reckons here keeps the threads waiting through which the workers get and give.

    With several workers `work` is a function of a module, and its pieces and results can be pickled. Where the machine
    gives no process, or takes one away, this one does what is left.
    """
    workers = min(workers, MOST)
    if workers < 2:
        yield from map(work, pieces)
        return
    left, waiting = iter(pieces), deque[_Piece[P, R]]()
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin)
    begun = False
    try:
        while True:
            waiting.extend(_Piece(piece) for piece in islice(left, AHEAD * workers - len(waiting)))
            if not waiting:
                return
            _hand_out(pool, work, waiting, GIVEN * workers)
            first = waiting[0]
            while not begun and not first.ready() and _lend_a_hand(work, waiting):
                pass
            begun = True
            yield waiting.popleft().result(work)
    finally:
        pool.shutdown(cancel_futures=True)


class _Piece(Generic[P, R]):
    """A piece, and what comes of it once somebody has it.

    None is taken back from a worker: should the workers die, a pool never tells of those behind one taken back.
    """

    def __init__(self, piece: P) -> None:
        self.piece = piece
        self.future: Future[R] | None = None

    def ready(self) -> bool:
        return self.future is not None and self.future.done()

    def do(self, work: Callable[[P], R]) -> None:
        self.future = Future()
        self.future.set_result(work(self.piece))

    def result(self, work: Callable[[P], R]) -> R:
        if self.future is not None:
            with suppress(BrokenProcessPool):
                return self.future.result()
        return work(self.piece)


def _hand_out(pool: ProcessPoolExecutor, work: Callable[[P], R], waiting: Iterable[_Piece[P, R]], most: int) -> None:
    """Gives the workers the first pieces that nobody has, as long as there is a worker and it has not enough."""
    free = most - sum(piece.future is not None and not piece.future.done() for piece in waiting)
    for piece in islice((piece for piece in waiting if piece.future is None), max(free, 0)):
        with suppress(BrokenProcessPool, OSError), _stop_held_back():
            piece.future = pool.submit(work, piece.piece)


@contextmanager
def _stop_held_back() -> Iterator[None]:
    """A worker that begins takes over what is held back, and so hears no stop before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would let the signals through when it is started later
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _lend_a_hand(work: Callable[[P], R], waiting: Iterable[_Piece[P, R]]) -> bool:
    """Does here the first piece that nobody has; False where there is none."""
    for piece in waiting:
        if piece.future is None:
            piece.do(work)
            return True
    return False


def _begin() -> None:
    """A worker leaves a stop from the keyboard to its parent, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
