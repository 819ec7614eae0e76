"""The people of a story and the cases they meet in, as plain immutable data."""

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date
from decimal import Decimal
from functools import cached_property
from typing import Any

Facts = Mapping[str, Any]
LEAP_DAY = (2, 29)
COURT = "court"
LATER_ROLES = ("heir", "added", "third_party")


@dataclass(frozen=True, slots=True)
class Officers:
    """The people through whom an entity acts; each a person id."""

    legal_representative: str | None = None
    principal: str | None = None
    directly_responsible: tuple[str, ...] = ()
    actual_controller: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A person, an entity, a branch of one, or a state body.

    `branch_of`, `head` and `spouse_of` are person ids, `child_of` those of the parents. `id_number` is a person's,
    `registration_code` that of an entity, a branch or a state body.
    """

    id: str
    kind: str
    name: str
    born: date | None = None
    domicile: str = "prc"
    nationality: str | None = None
    full_time_student: bool | None = None
    officers: Officers | None = None
    branch_of: str | None = None
    head: str | None = None
    spouse_of: str | None = None
    child_of: tuple[str, ...] = ()
    state_functionary: bool | None = None
    id_number: str | None = None
    sex: str | None = None
    registration_code: str | None = None
    facts: Facts = field(default_factory=dict)

    def age_on(self, day: date) -> int | None:
        """Completed years on a day; None where the birth date is not known."""
        if self.born is None:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def turns(self, years: int) -> date | None:
        """The day on which so many years are completed; who was born on a leap day waits for 1 March."""
        if self.born is None or self.born.year + years > MAXYEAR:
            return None
        year, month, day = self.born.year + years, self.born.month, self.born.day
        return date(year, month, day) if (month, day) != LEAP_DAY or isleap(year) else date(year, month + 1, 1)


@dataclass(frozen=True, slots=True)
class Court:
    """The enforcing court; `region` is its province, by name."""

    name: str
    case_number: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class OrdinaryInterest:
    """Interest that the title itself awards; one of the two rates, as a fraction (0.06 is six per cent).

    `year_days` is how many days a year has in it, where the title says so.
    """

    from_date: date
    rate_per_year: Decimal | None = None
    rate_per_day: Decimal | None = None
    until: date | None = None
    year_days: int | None = None


@dataclass(frozen=True, slots=True)
class PayDuty:
    """Money owed under the title, all of it in one currency, named by its ISO code.

    `interest_sum` is ordinary interest that the title states as a sum, beside or in place of a rate.
    """

    principal: Decimal
    costs: Decimal | None = None
    ordinary_interest: OrdinaryInterest | None = None
    currency: str = "CNY"
    interest_sum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of the money owed, and its last day."""

    due: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class TitleDocument:
    """The effective instrument (执行依据): when it was made, what it orders and until when.

    `number` is its document number, `made_by` the body that made it, `orders` what it orders in its own words.
    """

    kind: str
    made: date
    duty: str = "pay"
    pay: PayDuty | None = None
    within_days: int | None = None
    by: date | None = None
    instalments: tuple[Instalment, ...] = ()
    campus_loan: bool | None = None
    number: str | None = None
    made_by: str | None = None
    orders: str | None = None


@dataclass(frozen=True, slots=True)
class Debtor:
    """A judgment debtor of one case, in the capacity `role`, and how far that person answers."""

    who: str
    role: str = "debtor"
    liable_up_to: Decimal | None = None
    only_out_of_estate: bool = False


@dataclass(frozen=True)
class CaseFile:
    """One enforcement case before its first act; `applicants` are person ids, or the one word `court`."""

    id: str
    applicants: tuple[str, ...]
    debtors: tuple[Debtor, ...]
    court: Court
    title_document: TitleDocument
    opened_by: str = "application"
    facts: Facts = field(default_factory=dict)

    @cached_property
    def joining(self) -> frozenset[str]:
        """The debtors whom enforcement reaches only when an act names them: heirs, added and third parties."""
        return frozenset(debtor.who for debtor in self.debtors if debtor.role in LATER_ROLES)

    @cached_property
    def title_parties(self) -> tuple[str, ...]:
        """The people between whom the title was made, applicants first; the court as applicant is none of them."""
        applicants = (who for who in self.applicants if who != COURT)
        return tuple(dict.fromkeys((*applicants, *(who for who in self.debtor_ids if who not in self.joining))))

    @cached_property
    def limits(self) -> Mapping[str, Decimal]:
        """The sum up to which a debtor answers, for those who answer up to a sum only."""
        return {debtor.who: debtor.liable_up_to for debtor in self.debtors if debtor.liable_up_to is not None}

    @cached_property
    def debtor_ids(self) -> tuple[str, ...]:
        """The debtors' person ids, in the order of the file."""
        return tuple(debtor.who for debtor in self.debtors)
