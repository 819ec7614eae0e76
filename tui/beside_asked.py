"""Two cases beside each other: with whom the open one can be compared, its branches, and the two columns."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blacklist_sim.pages.case_diff import DiffPage
from blacklist_sim.pages.side_by_side import SideBySide
from blacklist_sim.store.lineage import Fork, forks, kin, origin
from blacklist_sim.store.query import Filter
from blacklist_sim.store.records import counting
from blacklist_sim.text import Text
from tui.abreast import Abreast, Beside, Branch
from tui.openings import NOT_SAVED

if TYPE_CHECKING:
    from blacklist_sim.store import OpenCase
    from tui.session import Session

MOST_OTHERS = 40
PARENT = Text("this case left it", "本案由其分出")
BRANCH = Text("a branch of this case", "本案的分支")
SIBLING = Text("left the same case", "由同一案件分出")


def branches(session: "Session") -> tuple[Branch, ...]:
    """The saved cases that left the open one, in the order in which they did."""
    if session.case is None:
        return ()
    with session.store.database.reading() as connection:
        found = forks(connection, session.case.row.uid)
    return tuple(sorted((_branch(session.case, fork) for fork in found), key=lambda one: (one.index, one.name)))


def _branch(case: "OpenCase", fork: Fork) -> Branch:
    """Where a fork leaves; what was taken back here since counted for it."""
    index = sum(record.seq <= fork.seq for record in counting(case.journal))
    return Branch(fork.name, index, max(fork.events - index, 0))


def others(session: "Session") -> tuple[tuple[str, Text], ...]:
    """The saved cases beside which the open one can be set, the nearest first; raises NothingOpen."""
    if session.case is None:
        raise NOT_SAVED
    uid, name, store = session.case.row.uid, session.case.name, session.store
    with store.database.reading() as connection:
        parent = origin(connection, uid)
        found = [(parent.name, PARENT)] if parent is not None else []
        found += [(fork.name, BRANCH) for fork in forks(connection, uid)]
        found += [(fork.name, SIBLING) for fork in forks(connection, parent.uid)] if parent is not None else []
    rows = store.cases(Filter(), size=MOST_OTHERS)
    found += [(row.name, Text(row.title_en, row.title_zh)) for row in rows]
    named: dict[str, Text] = {}
    for one, said in found:
        if one != name:
            named.setdefault(one, Text(f"{one}  {said.en}", f"{one}  {said.zh}"))
    return tuple(named.items())


def beside(session: "Session", name: str) -> Beside:
    """The open case on the left, another saved one on the right; raises NoSuchCase."""
    if session.case is None:
        raise NOT_SAVED
    case, other = session.case, session.store.open(name)
    with session.store.database.reading() as connection:
        shared = kin(connection, case.row.uid, other.row.uid)
    page = DiffPage(case, other, shared)
    sides = SideBySide(page)
    days = [side.replay.state.day for side in page.sides]
    heading = Text(
        f"how they stand: {case.name} on {days[0]}, {other.name} on {days[1]}",
        f"现状：{case.name} 至 {days[0]}，{other.name} 至 {days[1]}",
    )
    events = tuple(
        Abreast(Text(str(one.day), str(one.day)), one.left, one.right, one.same, one.left_index)
        for one in sides.events()
    )
    stands = (*(Abreast(one.about, one.left, one.right, one.same) for one in sides.standing()), *_ahead(sides))
    return Beside(case.name, other.name, tuple(page.opening()), events, stands, heading)


def _ahead(sides: SideBySide) -> Iterator[Abreast]:
    until, rows = sides.ahead()
    for one in rows:
        about = Text(
            f"{one.about.en}, if nobody does anything until {until}", f"{one.about.zh}（若至 {until} 无人作为）"
        )
        yield Abreast(about, one.left, one.right, False)
