"""The entries of a story as the public sees them, under the keys that readers of the list know."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from blacklist_sim.case import CaseFile, Party
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.public_form import PublicForm
from blacklist_sim.workflow.money.account import reckoning
from blacklist_sim.workflow.money.performance import limit
from blacklist_sim.workflow.money.receipts import attributed
from blacklist_sim.workflow.order_history import shown
from blacklist_sim.workflow.rules.consumption_people import officers
from blacklist_sim.workflow.rules.listing_entry import grounds_of
from blacklist_sim.workflow.state import Position, State
from blacklist_sim.workflow.view import View

if TYPE_CHECKING:
    from blacklist_sim.law.money.receipt import Receipt
    from blacklist_sim.workflow.engine import Engine

PublicEntry = dict[str, Any]

NONE, PART, WHOLE = "none", "part", "whole"
IN_CHARGE = ("legal_representative", "principal")
YUAN = "CNY"
DAY = timedelta(days=1)


def public_entries(
    engine: "Engine",
    state: State,
    case: str | None = None,
    who: str | None = None,
    also_ended: bool = False,
) -> list[PublicEntry]:
    """Each entry that the public can see on the day reached, in the order of the decisions, as plain data.

    `also_ended` adds the entries that could be seen once and no longer can (deleted, revoked, hidden), as they were
    last seen: whoever copied them keeps them. Values come from the story and its acts; what neither holds is None.
    Nothing else of an entry is given: no decision, term, grace, deletion or bar. The words of the values, and how
    surely each was seen, stand in the book (`Book.public_entry`); all but those marked `partly` there are unverified,
    the places that are masked among them. Dates have the one form that was seen, 2018年01月11日. The obligation is free
    text: where the story words none, the money that the title orders, in words of our own.
    """
    return [
        _Entry(engine, state, position, first, last).data()
        for key, position in state.positions["listing"].items()
        if case in (None, key[0]) and who in (None, key[1])
        for first, last in _seen(position, state.day, also_ended)
    ]


def _seen(position: Position, day: date, also_ended: bool) -> Iterator[tuple[date, date]]:
    """The day of publication and the last day on which the entry could be seen, or the day reached."""
    stretches = [(first, end) for first, end in shown(position) if first <= day]
    if stretches:
        end = stretches[-1][1]
        if end is None or also_ended:
            yield stretches[0][0], day if end is None else end - DAY


class _Entry:
    """One entry, published on `published`, as it could be seen on `day`."""

    def __init__(self, engine: "Engine", state: State, position: Position, published: date, day: date) -> None:
        form = engine.book.public_entry
        assert form is not None, "the shipped book has the form of a public entry"
        self.engine, self.state, self.position, self.form = engine, state, position, form
        self.published, self.day = published, day
        self.case: CaseFile = state.story.cases[position.key[0]]
        self.party: Party = state.story.people[position.key[1]]

    def data(self) -> PublicEntry:
        form: PublicForm = self.form
        party, court, title = self.party, self.case.court, self.case.title_document
        human = party.kind == "person"
        number = party.id_number if human else party.registration_code or party.id_number
        performance = self._performance()
        return {
            "iname": party.name,
            "sexy": form.sexes[party.sex].zh if party.sex else None,
            "age": party.age_on(self.published) if human else None,
            "cardNum": form.masked.hide(number) if number else None,
            "businessEntity": None if human else self._in_charge(),
            "partyTypeName": form.party_types["person" if human else "other"].zh,
            "ysfzd": None,
            "courtName": court.name,
            "areaName": court.region,
            "gistId": title.number,
            "gistUnit": title.made_by,
            "regDate": written(self._filed()),
            "caseCode": court.case_number,
            "duty": title.orders or self._ordered(),
            "performance": form.performance[performance].zh,
            "performedPart": self._paid() if performance == PART else None,
            "unperformPart": self._unpaid() if performance == PART else None,
            "disruptTypeName": self._conduct(),
            "publishDate": written(self.published),
            "focusNumber": None,
        }

    def _in_charge(self) -> str | None:
        """Who answered for the entity when the entry was published; for a branch its head."""
        people, party = self.state.story.people, self.party
        view = View(self.engine, self.state, self.published, self.case.id, None, ())
        found = next(iter(officers(view, party.id, self.published, IN_CHARGE)), party.head)
        return people[found].name if found is not None else None

    def _filed(self) -> date | None:
        """The last acceptance against this debtor before the publication."""
        accepted = self.state.acts.get((self.case.id, "accept_enforcement"), ())
        named = (act.date for act in accepted if not act.who or self.party.id in act.who)
        return max((day for day in named if day <= self.published), default=None)

    def _conduct(self) -> str | None:
        """The grounds in the words of the text in force at the publication; None where none was."""
        text = self.engine.book.text_on(self.form.instrument, self.published)
        return self.form.conduct_of(text.id, grounds_of(self.position)) if text is not None else None

    def _ordered(self) -> str | None:
        """The money that the title orders; None where it orders something else."""
        title = self.case.title_document
        if title.duty != "pay" or title.pay is None:
            return None
        pay, parts = title.pay, [f"给付本金{self._money(title.pay.principal)}"]
        if pay.costs:
            parts.append(f"费用{self._money(pay.costs)}")
        if pay.interest_sum:
            parts.append(f"利息{self._money(pay.interest_sum)}")
        return "、".join(parts) + ("及相应利息" if pay.ordinary_interest else "")

    def _performance(self) -> str:
        """How far the debtor was through with the duty on the day on which the entry is seen."""
        title = self.state.positions["title"][self.case.id,]
        most = limit(self.state, self.case.id, self.party.id)
        receipts = self._receipts()
        paid = sum((receipt.amount or Decimal(0) for receipt in receipts), Decimal(0))
        if (title.state == "performed" and title.since <= self.day) or (most is not None and paid >= most):
            return WHOLE
        return PART if receipts else NONE

    def _receipts(self) -> "list[Receipt]":
        """What came in by that day: under the title, or from a debtor who answers up to a sum."""
        limited = limit(self.state, self.case.id, self.party.id) is not None
        return [
            receipt
            for payer, receipt in attributed(self.state, self.case.id)
            if receipt.day <= self.day and receipt.amount != 0 and (not limited or payer == self.party.id)
        ]

    def _paid(self) -> str | None:
        amounts = [receipt.amount for receipt in self._receipts() if receipt.amount is not None]
        return self._money(sum(amounts, Decimal(0))) if len(amounts) == len(self._receipts()) else None

    def _unpaid(self) -> str | None:
        """What is open of what the title itself orders, of the sum up to which this debtor answers at most."""
        try:
            found = reckoning(self.engine, self.state, self.case.id)
            owed = found.on(self.day).owed if found is not None else None
        except BlacklistSimError:
            return None
        if owed is None:
            return None
        open_sum = owed.principal + owed.costs + owed.ordinary_interest
        most = limit(self.state, self.case.id, self.party.id)
        if most is not None:
            paid = sum((receipt.amount or Decimal(0) for receipt in self._receipts()), Decimal(0))
            open_sum = min(open_sum, most - paid)
        return self._money(open_sum)

    def _money(self, amount: Decimal) -> str:
        pay = self.case.title_document.pay
        unit = "元" if pay is None or pay.currency == YUAN else f" {pay.currency}"
        return f"{amount:.2f}{unit}"


def written(day: date | None) -> str | None:
    """A day in the form in which the public view writes it."""
    return None if day is None else f"{day.year}年{day.month:02}月{day.day:02}日"
