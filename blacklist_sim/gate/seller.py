"""Would the sale be refused that day? What sellers' systems know, which is not what the law says.

What the question leaves out is taken as the ordinary case: an identity card, a carrier in the domestic system.
"""

from collections.abc import Mapping
from datetime import date

from blacklist_sim.gate.answer import UNKNOWN, Answer
from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.counter import Counter
from blacklist_sim.gate.lasting import last_day
from blacklist_sim.gate.law_answer import open_fields
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.gate.reach import Record, entry_record, order_record
from blacklist_sim.gate.restraints import Restraints
from blacklist_sim.gate.seller_reasons import reason
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import ConductKind


def seller_answer(
    book: Book,
    policy: Mapping[str, str],
    restraints: Restraints,
    conduct: Conduct,
    day: date,
    parameters: Parameters | None = None,
) -> Answer:
    """Whether a seller would refuse that day: `prohibited` is refused, `permitted` sold, in whatever the law says.

    `permitted_under_approval`: sold because an approval has reached the sellers. `until` is the last day on which this
    stays so. The reasons tell what is refused although the law no longer forbids it, and what is sold although it does.
    Raises `OutsideBook` for a day before the book begins.
    """
    book.epoch(day)
    known = parameters or Parameters.of(book, day)
    kind = book.conduct[conduct.kind]
    counter = Counter(
        book, policy, known, kind, conduct, restraints.foreigner, _records(book, policy, restraints, kind, known)
    )
    verdict = counter.on(day)
    missing: tuple[str, ...] = ()
    if verdict.decision == UNKNOWN and verdict.findings[0].code == "open_question":
        missing = open_fields(kind, counter.rows, conduct.values)
    return Answer(
        verdict.decision,
        day,
        lambda: tuple(reason(counter, finding, day, missing) for finding in verdict.findings),
        missing,
        last_day(lambda on: counter.on(on).decision, counter.turns, day),
    )


def _records(
    book: Book, policy: Mapping[str, str], restraints: Restraints, kind: ConductKind, known: Parameters
) -> tuple[Record, ...]:
    """What the courts send about the person, and about the parents where a child's school is paid."""
    people = (restraints, *restraints.parents) if kind.for_child else (restraints,)
    orders = [order_record(book, policy, order, known) for person in people for order in person.orders]
    entries = [entry_record(entry, known) for person in people for entry in person.entries]
    return (*orders, *entries)
