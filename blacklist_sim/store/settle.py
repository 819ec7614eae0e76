"""Where cases that come in meet those that are there: new, known, known and further on, or in the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, select

from blacklist_sim.errors import InputProblem
from blacklist_sim.store import records
from blacklist_sim.store.bulk import COLUMNS, Prepared, extend, write
from blacklist_sim.store.chain import Recorded
from blacklist_sim.store.names import free_name
from blacklist_sim.store.prepare import Arrived
from blacklist_sim.store.tables import CASES
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.store.store import Store

MOST_NAMES, MOST_SAID = 20, 200


@dataclass(slots=True)
class Taken:
    """What came of an import.

    `added` counts new cases (`names` has the first of them), `same` those that were here and are no further on,
    `further` those that were taken further. `said` tells of the first that were, or that got another name, and
    `problems` of what was refused.
    """

    added: int = 0
    same: int = 0
    further: int = 0
    names: list[str] = field(default_factory=list)
    said: list[Text] = field(default_factory=list)
    problems: list[InputProblem] = field(default_factory=list)

    def and_also(self, more: "Taken") -> None:
        """Counts in what came of another part."""
        self.added += more.added
        self.same += more.same
        self.names += more.names[: MOST_NAMES - len(self.names)]
        self.further += more.further
        self.said += more.said[: MOST_SAID - len(self.said)]
        self.problems += more.problems


class Settler:
    """Writes what has arrived, in a transaction that is handed to it. `rename` lets a case have another name here."""

    def __init__(self, store: "Store", now: str, rename: bool = False) -> None:
        self.store, self.now, self.rename = store, now, rename

    def settle(self, connection: Connection, arrived: Sequence[Arrived]) -> Taken:
        """Writes all that can be written, and tells what came of it."""
        taken = Taken()
        for group in _apart(arrived):
            known = self._rows(connection, "uid", [case.uid for case in group])
            holders = self._rows(connection, "name", [case.name for case in group])
            fresh: list[Arrived] = []
            crossed: list[Arrived] = []
            for case in group:
                holder = holders.get(case.name)
                free = holder is None or holder.uid == case.uid
                if case.uid in known:
                    self._meet(connection, known[case.uid], case, free, taken)
                else:
                    (fresh if free else crossed).append(case)
            self._add(connection, fresh, taken)
            for case in crossed:
                if self.rename and case.whole:
                    self._add(connection, [self._renamed(connection, case, taken)], taken)
                else:
                    taken.problems.append(_in_the_way(case))
        return taken

    def _add(self, connection: Connection, fresh: Sequence[Arrived], taken: Taken) -> None:
        write(connection, [case.case for case in fresh])
        taken.added += len(fresh)
        taken.names += [case.name for case in fresh[: MOST_NAMES - len(taken.names)]]

    def _rows(self, connection: Connection, column: str, values: Sequence[str]) -> Mapping[str, Row[Any]]:
        """The cases that have one of the values in a column of different values."""
        asked = select(*(CASES.c[name] for name in ("id", "uid", "name"))).where(CASES.c[column].in_(values))
        return {getattr(row, column): row for row in connection.execute(asked)}

    def _meet(self, connection: Connection, row: Row[Any], case: Arrived, free: bool, taken: Taken) -> None:
        """A case that is here already: what its journal has more is added, unless the two have gone different ways."""
        here = self.store.journal(connection, row.id)
        there = [Recorded._make(record) for record in case.case.journal]
        shared = min(len(here), len(there))
        if [record.hash for record in here[:shared]] != [record.hash for record in there[:shared]]:
            taken.problems.append(_parted(case, row.name, here, there))
        elif len(here) >= len(there):
            taken.same += 1
        elif not free:
            taken.problems.append(_in_the_way(case))
        elif extend(connection, row.id, (here[-1].seq, here[-1].hash), case.case):
            more = len(there) - len(here)
            taken.further += 1
            taken.said.append(
                Text(f"{case.name}: taken further by {more} record(s)", f"{case.name}：续入 {more} 条记录")
            )
        else:
            en, zh = f"{row.name} is taken further at this moment; do it again", f"{row.name} 正有新的记录；请再试"
            taken.problems.append(_problem(case, "moved_on", en, zh))

    def _renamed(self, connection: Connection, case: Arrived, taken: Taken) -> Arrived:
        """The case under a name that is free, which its journal then says."""
        name = free_name(connection, case.name)
        last = Recorded._make(case.case.journal[-1])
        added = records.chained(case.uid, last, [records.rename(name)], self.store.user, self.now)[0]
        columns = dict(zip(COLUMNS, case.case.columns, strict=True)) | {
            "name": name, "last_seq": added.seq, "last_hash": added.hash,
            "changed_at": added.recorded_at, "changed_by": added.recorded_by,
        }  # fmt: skip
        taken.said.append(Text(f"{case.name}: called {name} here", f"{case.name}：在此改称 {name}"))
        packed = Prepared(tuple(columns.values()), (*case.case.journal, tuple(added)))
        return case._replace(name=name, case=packed)


def _apart(arrived: Sequence[Arrived]) -> Iterator[list[Arrived]]:
    """The cases in their order, in groups in which no uid and no name stands twice."""
    group: list[Arrived] = []
    seen: set[str] = set()
    for case in arrived:
        if case.uid in seen or case.name in seen:
            yield group
            group, seen = [], set()
        group.append(case)
        seen |= {case.uid, case.name}
    yield group


def _problem(case: Arrived, code: str, en: str, zh: str) -> InputProblem:
    return InputProblem(code, en, zh, case.file, case.line, 1 if case.line else 0)


def _in_the_way(case: Arrived) -> InputProblem:
    en = f"another case is called {case.name} already; rename one of them, or give this one another name with --rename"
    zh = f"已有另一案件名为 {case.name}；请为其中之一改名，或允许本案另取名称（--rename）"
    return _problem(case, "taken", en, zh)


def _parted(case: Arrived, name: str, here: Sequence[Recorded], there: Sequence[Recorded]) -> InputProblem:
    one, other = next((one, other) for one, other in zip(here, there, strict=False) if one.hash != other.hash)
    mine, yours = records.told(one), records.told(other)
    return _problem(
        case,
        "parted",
        f"{name} is here already and has gone another way: here {mine.en}; in this line {yours.en}",
        f"{name} 已在此处且走向不同：此处 {mine.zh}；本行 {yours.zh}",
    )
