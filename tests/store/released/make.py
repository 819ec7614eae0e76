"""Makes the database that stands for the present version: `python -m tests.store.released.make`, from the repository.

It is made once, when a version is released, and never again: what a released program has written must open for ever.
Beside the SQLite file the same rows are written as JSON Lines, to be loaded into a server. People are invented.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from blacklist_sim import __version__
from blacklist_sim.case import Act
from blacklist_sim.exercise import attempts
from blacklist_sim.exercise.read import read_exercise
from blacklist_sim.store import Store, address, open_store
from blacklist_sim.store.backup import backup
from blacklist_sim.store.transfer import TABLES
from blacklist_sim.timeline.read import read_timelines

HERE = Path(__file__).parent
FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def main() -> None:
    """Writes `VERSION.db` and `VERSION.jsonl`."""
    with TemporaryDirectory() as folder:
        store = open_store(address(f"{folder}/cases.db"), "teacher")
        minutes = count()
        store.now = lambda: FIRST + timedelta(minutes=next(minutes))
        fill(store)
        target = backup(store.database, HERE / f"{__version__}.db", force=True)
        target.chmod(0o644)
        (HERE / f"{__version__}.jsonl").write_text("".join(f"{line}\n" for line in lines(store)), "utf-8")
        store.close()


def fill(store: Store) -> None:
    """A few cases and attempts that together have every kind of record."""
    story = read_timelines("fixture:ground-1-paid-in-full")[0]
    case = store.new("paid", story)
    case.undo(2)
    case.redo()
    case.advance(date(2019, 7, 1))
    store.user = "student"
    case.fork("paid-otherwise", 9).do(
        Act(date(2019, 3, 20), "pay", by="borrower", payload={"amount": Decimal("1000.00")}, note="还了一点")
    )
    case.rename("paid-in-full")
    store.new("begun", replace(story, events=story.events[:6]))
    store.new("无事件", replace(story, events=(), mode="audit"))
    store.new("dollars", read_timelines("fixture:a-debt-in-dollars")[0]).archive()
    away = store.new("back", replace(story, events=story.events[:3]))
    away.archive()
    away.archive(False)
    attempt = attempts.begin(store, read_exercise("paid-and-still-listed"), 7, "张三")
    for row in (("hint", "2.2", 1), ("answer", "2.2", "yes"), ("reveal", "2.2"), ("answer", "3.last", "2019-06-18")):
        attempt = attempts.add(store, attempt, *row)
    attempts.add(store, attempt, "submit")
    attempts.begin(store, read_exercise("paid-and-still-listed"), 8, "student")


def lines(store: Store) -> Iterator[str]:
    """Every row of every table, bytes as hexadecimal digits."""
    with store.database.reading() as connection:
        for table in TABLES:
            for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
                yield json.dumps({"table": table.name, **row}, ensure_ascii=False, default=word)


def word(value: Any) -> str:
    """A day or bytes as text."""
    return value.hex() if isinstance(value, bytes) else str(value)


if __name__ == "__main__":
    main()
