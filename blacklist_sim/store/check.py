"""Whether a database is whole: its pages, its shape, every chain, and every column that follows from a journal."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from blacklist_sim.store import attempt_rows, guard
from blacklist_sim.store.derive import law_key
from blacklist_sim.store.names import shown
from blacklist_sim.store.snapshot import faults_of
from blacklist_sim.store.survey import Examined, Finding, examine, plain, walk
from blacklist_sim.store.tables import CASES, FLAGS, NO_DEADLINE, NOT_KNOWN
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.store.store import Store

Counted = Callable[[int, int], None]
OTHER_LAW = "other_law"
"""A case whose columns were derived under another book or calendar; no damage."""

OF_THE_LAW = ("day", "stage", *FLAGS, "next_deadline", "owed", "law")
"""The columns that another book may fill otherwise."""

CHANGES: Mapping[str, Text] = {
    "day": Text("day reached", "已到日期"),
    "stage": Text("stage", "阶段"),
    "in_debt": Text("in debt", "负有债务"),
    "listed": Text("listed", "已纳入名单"),
    "restricted": Text("restricted in consumption", "限制消费"),
    "exit_banned": Text("exit ban", "限制出境"),
    "next_deadline": Text("next deadline", "下一期限"),
    "owed": Text("owed", "欠款"),
}
DERIVED_OTHERWISE = Text(
    "derived under another book or calendar; run `db rebuild`", "按其他版本的法律或日历推导；请运行 db rebuild"
)
NOTHING = Text("none", "无")
UNKNOWN = Text("not known", "不明")


def uncounted(_done: int, _whole: int) -> None:
    """For callers that do not care how far the work is."""


def check(store: "Store", count: Counted = uncounted) -> Iterator[Finding]:
    """Everything that is not as it should be, the database itself, each case, each attempt; nothing is changed.

    `count` hears how many cases are done, of how many.
    """
    with store.database.reading() as connection, lossy(connection):
        faults = list(_of_database(connection))
        yield from faults
        if any(fault.code == "pages" for fault in faults):
            return  # what such a file gives back is not to be relied on
        whole = connection.execute(select(func.count()).select_from(CASES)).scalar_one()
        for done, kept in enumerate(walk(connection), 1):
            yield from of_case(store, examine(store.law, kept))
            count(done, whole)
        yield from attempt_rows.faults(connection)


def of_case(store: "Store", examined: Examined) -> Iterator[Finding]:
    """What is wrong with one case: its journal, and every column that does not follow from it."""
    yield from examined.findings
    row, fresh, name = examined.kept.row, examined.fresh, examined.kept.name
    if row is None or fresh is None:
        return
    other_law = isinstance(row["law"], str) and row["law"] != law_key(store.law)
    if other_law:
        yield Finding(OTHER_LAW, name, None, DERIVED_OTHERWISE)
    for column in differing(row, fresh):
        if not (other_law and column in OF_THE_LAW):
            is_, should = _shortly(row[column]), _shortly(fresh[column])
            en = f"{column} is {is_} in the list, {should} by the journal; run `db rebuild`"
            yield Finding(
                "column", name, None, Text(en, f"{column} 在列表中为 {is_}，依日志应为 {should}；请运行 db rebuild")
            )


def differing(row: Mapping[str, Any], fresh: Mapping[str, Any]) -> list[str]:
    """The columns in which a row, as the driver hands it on, is not as it should be."""
    return [column for column, value in fresh.items() if plain(row[column]) != plain(value)]


def changed_since(row: Any, fresh: Mapping[str, Any]) -> list[Text]:
    """What another book or calendar makes of a case: each change in one line, as in `next deadline: … → …`.

    `row` is the line of the case in the list, `fresh` its columns by the law of today.
    """
    before = row._mapping
    return [
        Text(
            f"{said.en}: {_told(column, before[column]).en} → {_told(column, fresh[column]).en}",
            f"{said.zh}：{_told(column, before[column]).zh} → {_told(column, fresh[column]).zh}",
        )
        for column, said in CHANGES.items()
        if before[column] != fresh[column]
    ]


def _told(column: str, value: Any) -> Text:
    if value == NO_DEADLINE and column == "next_deadline":
        return NOTHING
    if column == "owed":
        return UNKNOWN if value == NOT_KNOWN else Text(*[f"{Decimal(value) / 100:,.2f}"] * 2)
    if isinstance(value, bool):
        return Text("yes", "是") if value else Text("no", "否")
    return Text(str(value), str(value))


def _shortly(value: Any) -> str:
    value = plain(value)
    return value.hex()[:12] if isinstance(value, bytes) else shown(repr(value))


def _of_database(connection: Connection) -> Iterator[Finding]:
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        for fault in faults_of(driver):
            yield Finding("pages", None, None, Text(f"SQLite finds: {fault}", f"SQLite 发现：{fault}"))
    for name in guard.missing(connection):
        text = Text(
            f"nothing keeps its journal from being changed: {name} is missing; run `db rebuild`",
            f"日志未受防改动保护：缺少 {name}；请运行 db rebuild",
        )
        yield Finding("guard", None, None, text)
    for difference in _of_shape(connection):
        text = Text(f"its tables are not as they should be: {difference}", f"数据表与应有的不符：{difference}")
        yield Finding("shape", None, None, text)


def _of_shape(connection: Connection) -> list[str]:
    """How the tables differ from the models, which what changes a database by hand forgets."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from blacklist_sim.store.schema import tables

    found = compare_metadata(MigrationContext.configure(connection), tables())
    return [" ".join(shown(str(part)) for part in difference[:2]) for difference in found]


@contextmanager
def lossy(connection: Connection) -> Iterator[None]:
    """Lets SQLite hand on a text that is none, so that it is found in its record instead of ending the search."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    driver.text_factory = lambda found: found.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = str
