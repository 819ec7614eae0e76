"""Timing side by side: every subject once a round, round after round, medians at the end."""

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Work = Callable[[], object]


def medians(subjects: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """The median seconds of each subject over interleaved rounds, the first round thrown away."""
    times: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(rounds + 1):
        for name, work in subjects.items():
            gc.collect()
            start = perf_counter()
            work()
            times[name].append(perf_counter() - start)
    return {name: median(found[1:]) for name, found in times.items()}


def row(what: str, ratio: float, limit: float) -> str:
    """One line of the report: the ratio, its limit, and whether it keeps to it."""
    return f"{what:<64} {ratio:8.2f}   limit {limit:6.1f}   {'ok' if ratio <= limit else 'OVER'}"


def least(what: str, ratio: float, limit: float) -> str:
    """The same for a ratio that should be high."""
    return f"{what:<64} {ratio:8.2f}   least {limit:6.1f}   {'ok' if ratio >= limit else 'UNDER'}"
