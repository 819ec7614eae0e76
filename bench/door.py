"""The gate beside a bare dict: one decision for a prepared person, in look-ups keyed by a five-field tuple."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import islice, product

from bench.measure import medians, row
from blacklist_sim.gate.conduct import PAYERS, Conduct
from blacklist_sim.gate.gate import Door, Gate
from blacklist_sim.gate.restraints import Approval, Entry, Order, Restraints
from blacklist_sim.law.book import Book
from blacklist_sim.law.calendar import Calendar
from blacklist_sim.law.load import load_book

QUESTIONS = 10_000
ROUNDS = 15
FORCED, FORCED_ROUNDS = 500, 5  # the other two answers are for reading, not for batches
LIMIT = 25
LAST_DAY = date(2024, 12, 31)
Question = tuple[Conduct, date]


def questions(book: Book) -> list[Question]:
    """So many different questions, evenly spread over all kinds of conduct, both texts and all payers."""
    combinations = [(kind.id, values) for kind in book.conduct.values() for values, _ in kind.combinations()]
    conducts = [
        Conduct(kind, values, paid_by=payer) for (kind, values), payer in product(combinations, (*PAYERS, None))
    ]
    days = (LAST_DAY - book.first_day).days
    asked = {
        (conducts[number % len(conducts)], book.first_day + timedelta(days=number * 7919 % days))
        for number in range(QUESTIONS * 2)
    }
    return list(islice(sorted(asked, key=repr), 0, QUESTIONS * (len(asked) // QUESTIONS), len(asked) // QUESTIONS))


def people() -> dict[str, Restraints]:
    """Three people: one order; several orders with an approval and an entry; nobody who is bound."""
    first = Order("one", date(2012, 5, 2), date(2012, 5, 4))
    lift = Approval("temporary_lift", date(2020, 3, 2), date(2020, 3, 20), frozenset({"consumption.item.air"}))
    several = (
        Order("one", date(2012, 5, 2), date(2012, 5, 4), date(2014, 8, 1)),
        Order("two", date(2013, 5, 2), date(2013, 5, 4), capacity="actual_controller", debtor="works", entity=True),
        Order("three", date(2020, 1, 6), date(2020, 1, 8), approvals=(lift,)),
    )
    return {
        "one order": Restraints("debtor", (first,)),
        "three orders, a listing": Restraints("busy", several, (Entry("four", date(2014, 2, 3)),)),
        "no order": Restraints("stranger"),
    }


def bare(asked: Sequence[Question]) -> Callable[[], None]:
    """One look-up for each question in a dict that knows all answers; its five fields lie ready, the key is made."""
    fields = [
        (conduct.kind, ",".join(filter(None, conduct.values)), str(conduct.paid_by), str(conduct.carrier), day)
        for conduct, day in asked
    ]
    known = dict.fromkeys(fields, "permitted")

    def look_up() -> None:
        for kind, values, payer, carrier, day in fields:
            known[kind, values, payer, carrier, day]

    return look_up


def deciding(door: Door, asked: Sequence[Question]) -> Callable[[], None]:
    """The law's decision for each question; the other two answers and every reason wait until they are read."""

    def decide() -> None:
        for conduct, day in asked:
            door.decide(conduct, day)

    return decide


def forced(door: Door, asked: Sequence[Question]) -> Callable[[], None]:
    """All three answers for each question, their reasons unread."""

    def decide() -> None:
        for conduct, day in asked:
            decision = door.decide(conduct, day)
            for answer in (decision.law, decision.seller, decision.operators):
                assert answer.decision

    return decide


def at_the_door() -> None:
    """A decision beside a look-up, side by side in one run."""
    book = load_book()
    asked = questions(book)
    gate = Gate(book, {}, Calendar())
    for name, restraints in people().items():
        door = gate.prepare(restraints)
        found = medians({"bare": bare(asked), "decide": deciding(door, asked)}, ROUNDS)
        what = f"gate decision, {name} / bare look-up of a five-field tuple"
        print(row(what, found["decide"] / found["bare"], LIMIT))
        few = asked[:: QUESTIONS // FORCED]
        found = medians({"bare": bare(few), "forced": forced(door, few)}, FORCED_ROUNDS)
        print(
            f"  … with the answers of seller and operators worked out: {found['forced'] / found['bare']:.0f} look-ups"
        )
