"""`python -m bench.terminal [PART]...`: the interface in a pseudo-terminal, beside the plainest programs there."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.cases import Writer
from bench.measure import row
from bench.plain_apps import SHOWN
from bench.pseudo_terminal import DRAG, KEYS, LEFT, PseudoTerminal, mouse
from bench.store import BEGUN, opened
from blacklist_sim.case import Act
from blacklist_sim.store.bulk import write_all
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.write import to_json_line
from blacklist_sim.workflow.assemble import load_engine

SEED = 20_261_130
ROOT = Path(__file__).parent.parent
COLUMNS, LINES = 120, 40
FEW, MANY, EVENTS = 100, 100_000, 1_000
STARTS, PRESSES, PAGES, SWITCHES, STEPS = 7, 150, 40, 30, 60
IDLE, PLAYED = 10.0, 6.0
LOADING, A_CASE, CURSOR = "loading", "case-0", ">"
LOADED = 0.8
"""So many seconds after the first cases are there the law is loaded as well."""

NO_CASE_OPEN = ("> 未打开案件", "no case open / 未打开案件", "> no case open")
"""What the uppermost line says in the languages, in the order in which a key changes them."""

BAR, GRIP = 2, 30
"""On which line of the screen the bar of time is, in the area of the timeline, and where on it a drag begins."""


class Programs:
    """The programs that are measured, with places of their own for what they keep."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {"BLACKLIST_SIM_SETTINGS": str(folder / "settings.json"), "BLACKLIST_SIM_LOG": str(folder / "log")}

    @cached_property
    def few(self) -> Path:
        """A database of few cases."""
        return self._database(FEW)

    @cached_property
    def many(self) -> Path:
        """One of many."""
        return self._database(MANY)

    def _database(self, count: int) -> Path:
        path = self.folder / f"{count}.db"
        store = opened(path)
        write_all(store.database, Writer(load_engine(), SEED).prepared(count))
        store.close()
        return path

    @cached_property
    def story(self) -> Path:
        """A file with a long story."""
        path = self.folder / "long.jsonl"
        path.write_text(long_story() + "\n", "utf-8")
        return path

    def _started(self, *words: str) -> PseudoTerminal:
        return PseudoTerminal([sys.executable, "-m", *words], (COLUMNS, LINES), self.env, ROOT)

    def plain(self, name: str) -> PseudoTerminal:
        """A yardstick."""
        return self._started("bench.plain_apps", name)

    def ours(self, db: Path, *words: str) -> PseudoTerminal:
        """The interface."""
        return self._started("tui", "--db", str(db), "--lang", "en", *words)

    @contextmanager
    def side_by_side(self, db: Path, *words: str, until: str) -> Iterator[tuple[PseudoTerminal, PseudoTerminal]]:
        """The echo and the interface, both at rest."""
        with ExitStack() as stack:
            echo, ours = stack.enter_context(self.plain("echo")), stack.enter_context(self.ours(db, *words))
            echo.until(SHOWN)
            ours.until(until)
            for one in (echo, ours):
                one.settle(0.5)
            yield echo, ours


def long_story() -> str:
    """A story of many days, each with a payment of a cent, as JSON."""
    story = read_timelines("fixture:ground-1-paid-in-full")[0]
    begun = story.events[:BEGUN]
    payments = (
        Act(
            begun[-1].date + timedelta(days=day), "pay", by="borrower", payload={"amount": Decimal("0.01")}, case="loan"
        )
        for day in range(1, EVENTS - BEGUN + 1)
    )
    return to_json_line(replace(story, events=(*begun, *payments)))


def starting(programs: Programs) -> None:
    """From the start of the process to what is seen first, and to the first case; and the memory then."""
    found: dict[str, list[float]] = {}
    for number in range(STARTS + 1):
        with programs.plain("bare") as bare:
            times = {"bare": bare.until(SHOWN), "bare MB": bare.memory()}
        for name, db in (("few", programs.few), ("many", programs.many)):
            with programs.ours(db) as ours:
                times[f"{name} painted"] = ours.until(LOADING)
                times[f"{name} listed"] = ours.until(A_CASE)
                ours.settle(0.3)
                times[f"{name} MB"] = ours.memory()
        for name, seconds in times.items() if number else ():  # the first round fills the caches of the machine
            found.setdefault(name, []).append(seconds)
    of = {name: median(some) for name, some in found.items()}
    print(f"bare: first paint after {of['bare'] * 1e3:.0f} ms, {of['bare MB']:.0f} MB")
    print(row("first paint / bare", of["few painted"] / of["bare"], 1.4))
    print(row(f"cases listed, {FEW} of them / bare", of["few listed"] / of["bare"], 2.8))
    print(row(f"cases listed, {MANY:,} / {FEW}", of["many listed"] / of["few listed"], 1.3))
    print(row(f"memory at {MANY:,} cases / bare", of["many MB"] / of["bare MB"], 2.3))


def alternately(echo: PseudoTerminal, *subjects: Callable[[int], float], times: int) -> tuple[list[float], ...]:
    """Seconds of the echo and of each subject in turn, sorted."""
    found: tuple[list[float], ...] = tuple([] for _ in range(len(subjects) + 1))
    for number in range(times):
        found[0].append(echo.answer("x"))
        for times_of, subject in zip(found[1:], subjects, strict=True):
            times_of.append(subject(number))
    for times_of in found:
        times_of.sort()
    return found


def late(times: Sequence[float]) -> float:
    """The 95th of a hundred."""
    return times[min(round(len(times) * 0.95), len(times) - 1)]


def listing(programs: Programs) -> None:
    """Keys in the list of many cases, and what the program does when nothing is done."""
    with programs.side_by_side(programs.many, until=A_CASE) as (echo, ours):
        plain, moved = alternately(echo, lambda _: ours.answer(KEYS["down"]), times=PRESSES)
        print(f"echo: {median(plain) * 1e3:.1f} ms, {late(plain) * 1e3:.1f} ms at the 95th of 100")
        print(row("cursor key, p50 / echo p50", median(moved) / median(plain), 1.5))
        print(row("cursor key, p95 / echo p50", late(moved) / median(plain), 5))
        plain, paged = alternately(echo, lambda _: ours.answer(KEYS["pagedown"]), times=PAGES)
        print(row("page key, p50 / echo p50", median(paged) / median(plain), 5))
        ours.settle(0.5)
        print(row("idle, % of a core", 100 * ours.busy(IDLE), 0.5))


def stepping(programs: Programs) -> None:
    """Time on and back in a long story, areas in turn, and the replay."""
    with programs.side_by_side(programs.few, str(programs.story), until=f"{EVENTS}") as (echo, ours):
        show(ours, "3", f"0/{EVENTS} events")
        plain, stepped = alternately(echo, lambda _: ours.answer(KEYS["right"]), times=STEPS)
        print(row(f"one step in a story of {EVENTS:,} events, p50 / echo p50", median(stepped) / median(plain), 2.5))
        ours.send(mouse(LEFT, GRIP, BAR))
        ours.settle(0.3)
        plain, dragged = alternately(
            echo, lambda number: ours.answer(mouse(LEFT + DRAG, GRIP + 1 + number, BAR)), times=STEPS
        )
        ours.send(mouse(LEFT, GRIP + STEPS, BAR, released=True))
        ours.settle(0.3)
        print(row("a cell of a drag over it, p50 / echo p50", median(dragged) / median(plain), 5))
        show(ours, "2", "Stepper")
        plain, switched = alternately(echo, lambda number: ours.answer("32"[number % 2]), times=SWITCHES)
        print(row("another area, p50 / echo p50", median(switched) / median(plain), 10))
        show(ours, "3", f"/{EVENTS} events")
        show(ours, KEYS["home"], f"0/{EVENTS} events")
        show(ours, "6", "paused")
        for _ in range(6):
            ours.send(">")
        ours.settle(0.3)
        ours.send(KEYS["space"])
        ours.until("playing")
        print(row("replay at full speed, % of a core", 100 * ours.busy(PLAYED), 6))


def show(program: PseudoTerminal, keys: str, text: str) -> None:
    """Types, and waits for what is to be seen."""
    program.send(keys)
    program.until(text)
    program.settle(0.5)


def while_loading(programs: Programs) -> None:
    """The cursor of the list, from the first cases on, while the law is loaded behind it; before, the language."""
    echoed: list[float] = []
    moved: list[float] = []
    named: list[float] = []
    with programs.plain("echo") as echo:
        echo.until(SHOWN)
        for _ in range(STARTS):
            echoed += [echo.answer("x") for _ in range(3)]
            with programs.ours(programs.few) as ours:
                ours.until(LOADING)
                for said in cycle(NO_CASE_OPEN):
                    named.append(ours.answer("L", lambda lines, said=said: said in lines[0]))  # type: ignore[misc]
                    if any(A_CASE in line for line in ours.lines):
                        break
            with programs.ours(programs.few) as ours:
                end = ours.until(A_CASE) + ours.begun + LOADED
                at = next(y for y, line in enumerate(ours.lines) if line.startswith(CURSOR))
                while perf_counter() < end:
                    at += 1
                    moved.append(ours.answer(KEYS["down"], lambda lines, at=at: lines[at][0] == CURSOR))  # type: ignore[misc]
    moved.sort()
    print(row(f"cursor while the law is loaded ({len(moved)}), p95 / echo p50", late(moved) / median(echoed), 8))
    print(
        f"{'the language before the first cases, p50 / echo p50':<64} {median(named) / median(echoed):8.2f}   no limit"
    )


PARTS = {part.__name__: part for part in (starting, listing, stepping, while_loading)}


def main(names: Sequence[str]) -> None:
    """The parts of that name, or all."""
    with TemporaryDirectory(prefix="bench-terminal-") as folder:
        programs = Programs(Path(folder))
        for name in names or PARTS:
            PARTS[name](programs)


if __name__ == "__main__":
    main(sys.argv[1:])
