"""The ticket window: what can be asked for, whom for, and what law, seller and operators say of it."""

from collections.abc import Mapping
from datetime import date
from shlex import quote
from typing import TYPE_CHECKING

from blacklist_sim.gate.conduct import SHARED, Conduct, read_conduct
from blacklist_sim.gate.names import DECISION_NAMES
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.gate.table import Cell, cell_text, table
from blacklist_sim.law.book import Book
from blacklist_sim.pages.gate import decision_page
from blacklist_sim.text import Text
from blacklist_sim.workflow.asking import ask_gate, door
from tui.scene import Answered, Field, Kind, Line, Matrix

if TYPE_CHECKING:
    from tui.session import Session

SIGNS = {"permitted": ".", "permitted_under_approval": "a", "for_the_court": "c", "unknown": "?", "prohibited": "#"}
MOST_DAYS = 60
SELLER = Text("seller", "销售方")
TABLE = Text(
    "tell more, or see all of them day by day ({gate.matrix})", "请进一步说明，或逐日查看全部（{gate.matrix}）"
)


def kinds(session: "Session") -> tuple[Kind, ...]:
    """Everything that can be asked for, each with the fields to be told of it, its own and then those of all kinds."""
    people = tuple((who, Text(party.name, party.name)) for who, party in session.film_open.story.people.items())
    shared = tuple(
        Field(name, label if values else SELLER, "one", False, tuple(values.items()) or people)
        for name, (label, values) in SHARED.items()
    )
    return tuple(
        Kind(
            kind.id,
            kind.name,
            (
                *(
                    Field(field.id, field.name, "text" if field.free else "one", False, tuple(field.values.items()))
                    for field in kind.fields
                ),
                *shared,
            ),
        )
        for kind in sorted(session.engine.book.conduct.values(), key=lambda kind: kind.channel is None)
    )


def ask(session: "Session", kind: str, fields: Mapping[str, str], who: str) -> Answered:
    """What law, seller and operators say at the moment seen; raises BadInput."""
    engine, state = session.engine, session.state()
    conduct: Conduct = read_conduct(engine.book, kind, fields)
    decision = ask_gate(engine, state, who, conduct, state.day, Parameters.of(engine.book, state.day))
    name = state.story.people[who].name
    lines: tuple[Line, ...] = tuple(decision_page(engine.book, decision, Text(name, name), TABLE))
    command = f"gate {session.address} --on {state.day} --who {who}"
    if session.law_of is not None:
        command += f" --law-of {session.law_of}"
    command = " ".join((command, kind, *(quote(f"{key}={value}") for key, value in fields.items())))
    stamps = tuple(
        (part, DECISION_NAMES[getattr(decision, part).decision], SIGNS[getattr(decision, part).decision])
        for part in ("law", "seller", "operators")
    )
    return Answered(decision.decision, stamps, lines, command)


def matrix(session: "Session", kind: str, who: str) -> Matrix:
    """Every combination of a kind on every day on which something happened, up to the moment seen.

    A sign a cell: what the law says at the end of that day.
    """
    film, engine = session.film_open, session.engine
    days: dict[date, int] = {}
    for index in range(1, session.index + 1):
        days[film.day(index)] = index
    if session.day not in days:
        days[session.day] = session.index
    shown = sorted(days)[-MOST_DAYS:]
    columns: list[tuple[Cell, ...]] = []
    for day in shown:
        state = film.at(days[day], day)
        columns.append(table(door(engine, state, who, day), day, (kind,)))
    rows = tuple(
        (_called(engine.book, cells[0]), "".join(SIGNS[cell.decision] for cell in cells))
        for cells in zip(*columns, strict=True)
    )
    legend = tuple((SIGNS[word], name) for word, name in DECISION_NAMES.items())
    return Matrix(tuple(shown), rows, legend)


def _called(book: Book, cell: Cell) -> Text:
    return cell_text(book, cell)
