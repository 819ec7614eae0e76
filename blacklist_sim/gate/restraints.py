"""What binds a person: orders, entries, operators' lists, exit bans, as plain dated data."""

from dataclasses import dataclass
from datetime import date

DEBTOR = "debtor"


@dataclass(frozen=True, slots=True)
class Approval:
    """What the court opened under one order: a `necessity`, `private_funds`, or a `temporary_lift`.

    `until` is the last day on which it opens anything, None where none was set. `items` are ids of the rules of
    restricted conduct (`consumption.item.…`); None opens whatever the order closes.
    """

    kind: str
    granted: date
    until: date | None = None
    items: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One restriction order as it bears on one person.

    `capacity` is `debtor`, or the office through which an entity's order reaches the person: `legal_representative`,
    `principal`, `directly_responsible`, `actual_controller`. `entity` tells whether the debtor is an entity.
    `grace_until` and `lifted` are days; the order is not in force through the first and from the second on.
    `notified` pairs bodies that got a notice to assist with the day. `left` is the day on which the person left office.
    `named` tells whether the order names the person, whom else it reaches through the office alone.
    """

    case: str
    made: date
    served: date | None = None
    lifted: date | None = None
    grace_until: date | None = None
    capacity: str = DEBTOR
    debtor: str | None = None
    entity: bool = False
    items: frozenset[str] | None = None
    approvals: tuple[Approval, ...] = ()
    notified: tuple[tuple[str, date], ...] = ()
    left: date | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A published entry on the list of defaulters; `capacity` as in an order, for the people of a listed entity."""

    case: str
    published: date
    removed: date | None = None
    capacity: str = DEBTOR
    debtor: str | None = None


@dataclass(frozen=True, slots=True)
class OperatorListing:
    """An entry on the list of the railways or the airlines, which is not the court's.

    `category` is `misconduct`, `fare_evasion`, `repeated_fare_evasion` or `other_fields`; `published` is the day of
    publication, before the time for objections; `settled` the day on which an evaded fare was paid or the duty met.
    """

    operator: str
    category: str
    published: date
    settled: date | None = None


@dataclass(frozen=True, slots=True)
class ExitBan:
    """An order not to leave the country."""

    case: str
    ordered: date
    lifted: date | None = None


@dataclass(frozen=True, slots=True)
class Restraints:
    """Everything that binds one person, whether in force now, earlier or later.

    `relation` says what the person is to the case where no order names the person: `spouse`, `minor_child`,
    `guarantor`, `former_officer`, `branch_head`, `namesake`, `stranger` or `debtor`. `foreigner`: holds no mainland
    identity number. `parents` are the restraints of the parents of a minor, whose money pays.
    """

    person: str
    orders: tuple[Order, ...] = ()
    entries: tuple[Entry, ...] = ()
    operators: tuple[OperatorListing, ...] = ()
    bans: tuple[ExitBan, ...] = ()
    relation: str = "stranger"
    foreigner: bool = False
    parents: "tuple[Restraints, ...]" = ()
