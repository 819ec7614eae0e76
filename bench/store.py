"""`python -m bench.store`: what the store costs beside the bare database, and beside the memory."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import Table

from bench.cases import Writer
from bench.measure import least, medians, row
from blacklist_sim.case import Act
from blacklist_sim.store import Store, address, open_store
from blacklist_sim.store.bulk import BATCH, Prepared, write_all
from blacklist_sim.store.importing import Import
from blacklist_sim.store.query import PAGE, Filter, statement
from blacklist_sim.store.tables import CASES, JOURNAL
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.replay import replay
from blacklist_sim.workflow.assemble import load_engine

SEED = 20_261_130
ROUNDS, WRITINGS, REPEAT = 15, 5, 10
MANY, FEW = 100_000, 100
AT_ONCE = 2_000
LINES = 10_000
ACTS, BEGUN = 60, 13
LISTS = {
    "all cases": (Filter(), "changed"),
    "listed, by deadline": (Filter(flags={"listed": True}), "deadline"),
    "barred from leaving, by sum owed": (Filter(flags={"exit_banned": True}), "owed"),
    "of one stage, by name": (Filter(stage="default"), "name"),
    "one user's": (Filter(changed_by="user7"), "changed"),
}
PRAGMAS = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL")


def storing() -> None:
    """Every ratio of the store."""
    with TemporaryDirectory(prefix="bench-store-") as folder:
        writer = Writer(load_engine(), SEED)
        writing(Path(folder), writer)
        importing(Path(folder), writer)
        listing(Path(folder), writer)
        opening(Path(folder))


def opened(path: Path) -> Store:
    """A database with its tables, and nothing in it."""
    return open_store(address(str(path)), "bench", load_engine())


def bare(path: Path) -> sqlite3.Connection:
    """The same file without anything in between."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def executemany(path: Path, prepared: Sequence[Prepared]) -> None:
    """Writes rows by plain sqlite3, in transactions of as many cases as the store's."""
    connection = bare(path)
    numbered = list(enumerate(prepared, start=1))
    cases = [(number, *case.columns) for number, case in numbered]
    records = [[(number, *record) for record in case.journal] for number, case in numbered]
    connection.execute("BEGIN IMMEDIATE")
    for first in range(0, len(cases), BATCH):
        connection.executemany(_insert(CASES), cases[first : first + BATCH])
        connection.executemany(_insert(JOURNAL), [one for some in records[first : first + BATCH] for one in some])
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    connection.close()


def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"


def writing(folder: Path, writer: Writer) -> None:
    """The bulk writer beside executemany, on the same prepared rows."""
    prepared = list(writer.prepared(AT_ONCE))
    plain, bulk = [], []
    for number in range(WRITINGS):
        stores = [opened(folder / f"{kind}{number}.db") for kind in ("plain", "bulk")]
        plain.append(timed(lambda: executemany(folder / f"plain{number}.db", prepared)))  # noqa: B023
        bulk.append(timed(lambda: write_all(stores[1].database, prepared)))  # noqa: B023
        for store in stores:
            store.close()
    rows = sum(1 + len(case.journal) for case in prepared)
    ratio = median(plain) / median(bulk)
    print(least(f"bulk writer, {rows:,} rows / sqlite3.executemany, in rows a second", ratio, 0.6))


def importing(folder: Path, writer: Writer) -> None:
    """An import of JSON Lines from beginning to end beside executemany, on the rows that it leads to."""
    lines, store, target = folder / "cases.jsonl", opened(folder / "import.db"), opened(folder / "plain.db")
    lines.write_text("".join(f"{line}\n" for line in writer.lines(LINES)), "utf-8")
    whole = timed(lambda: Import(store).all_or_nothing([str(lines)]))
    connection = bare(folder / "import.db")
    columns = connection.execute("SELECT * FROM saved_case ORDER BY id").fetchall()
    journals: dict[int, list[tuple[object, ...]]] = {}
    for number, *record in connection.execute("SELECT * FROM journal_record ORDER BY case_id, seq"):
        journals.setdefault(number, []).append(tuple(record))
    prepared = [Prepared(tuple(case), tuple(journals[number])) for number, *case in columns]
    plain = timed(lambda: executemany(folder / "plain.db", prepared))
    rows = len(prepared) + sum(map(len, journals.values()))
    print(least(f"import of {LINES:,} lines, {rows:,} rows / executemany, in rows a second", plain / whole, 0.1))
    store.close()
    target.close()


def listing(folder: Path, writer: Writer) -> None:
    """The first page of lists, beside the same query in plain sqlite3, and beside the same page of few cases."""
    many, few = opened(folder / "many.db"), opened(folder / "few.db")
    seconds = timed(lambda: write_all(many.database, writer.prepared(MANY)))
    write_all(few.database, writer.prepared(FEW))
    print(f"{MANY:,} cases made and written in {seconds:.0f} s")
    connection = bare(folder / "many.db")
    for name, (wanted, sort) in LISTS.items():
        asked = statement(wanted, sort, None, PAGE).compile(dialect=many.database.engine.dialect)
        query = partial(_fetch, connection, str(asked), [asked.params[name] for name in asked.positiontup or ()])
        size = len(few.cases(wanted, sort))
        found = medians(
            {
                "plain": partial(repeated, query),
                "page": partial(repeated, partial(many.cases, wanted, sort)),
                "many": partial(repeated, partial(many.cases, wanted, sort, size=size)),
                "few": partial(repeated, partial(few.cases, wanted, sort, size=size)),
            },
            ROUNDS,
        )
        print(row(f"first {PAGE} of {MANY:,} cases, {name} / plain sqlite3", found["page"] / found["plain"], 3))
        print(row(f"  … first {size} of them / of {FEW} cases", found["many"] / found["few"], 1.3))
    sought = timed(lambda: many.cases(Filter(text="赵伟芳")))
    nothing = timed(lambda: many.cases(Filter(text="nobody of that name")))
    print(f"text sought among {MANY:,} cases: {sought * 1e3:.0f} ms for a page, {nothing * 1e3:.0f} ms to find none")
    many.close()
    few.close()


def _fetch(connection: sqlite3.Connection, query: str, values: Sequence[object]) -> None:
    connection.execute(query, values).fetchall()


def opening(folder: Path) -> None:
    """Opening a case beside replaying it from memory, and doing one act."""
    store = opened(folder / "opening.db")
    story = read_timelines("fixture:ground-1-paid-in-full")[0]
    story = replace(story, events=story.events[:BEGUN])
    first = story.events[-1].date
    payments = (
        Act(first + timedelta(days=day), "pay", by="borrower", payload={"amount": Decimal("0.01")}, case="loan")
        for day in range(1, ACTS - BEGUN + 1)
    )
    case = store.new("sixty", replace(story, events=(*story.events, *payments)))
    found = medians(
        {"memory": lambda: replay(store.law, case.story), "opened": lambda: store.open("sixty").state}, ROUNDS
    )
    print(row(f"opening a case of {ACTS} acts / replaying it from memory", found["opened"] / found["memory"], 3))
    acts = [Act(case.state.day, "pay", by="borrower", payload={"amount": Decimal("0.01")}) for _ in range(ROUNDS)]
    spent = median(timed(partial(case.do, act)) for act in acts)
    print(f"one act done and stored in that case: {spent * 1e3:.1f} ms, {spent / found['memory']:.1f} replays of it")
    store.close()


def repeated(work: Callable[[], object]) -> None:
    """Does it several times."""
    for _ in range(REPEAT):
        work()


def timed(work: Callable[[], object]) -> float:
    """How many seconds it takes, once."""
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    storing()
