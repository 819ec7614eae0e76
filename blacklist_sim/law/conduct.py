"""The catalogue of conduct: what a person may ask to do, by its fields, and which rule bears on each combination."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from blacklist_sim.text import Text

CHANNELS = ("rail", "air")
SALES: Mapping[str, str] = {"air": "air", "rail_high_class": "rail", "rail_all_g": "rail"}
"""The classes of sale that a seller may block, each with its channel."""

Values = tuple[str | None, ...]
"""One value for each field of a kind, in the order of the fields; None where the field is left open."""


@dataclass(frozen=True, slots=True)
class ConductField:
    """One thing to be told of a conduct; `values` by name. A `free` field takes any text and decides nothing.

    `aliases` are other spellings of the values. `numbered` is the value that a bare number stands for, where the values
    are letters that a number may follow (train numbers). `silent` is what leaving the field out means, where the
    exception would have to be shown; else a field left out is open.
    """

    id: str
    name: Text
    values: Mapping[str, Text]
    aliases: Mapping[str, str]
    numbered: str | None = None
    silent: str | None = None
    free: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule that bars the conduct while it is in force and, where `switch` is set, the policy takes that `option`.

    `evidence` is set where applying the rule to this conduct is less sure than the rule itself.
    """

    rule: str
    evidence: str | None = None
    switch: str | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ConductRow:
    """What holds for some combinations of values; `when` gives the values of each field, None for any.

    The first of `barred` that counts on a day bars the conduct; else the rule `judge` leaves it to the court; else it
    is not covered, for the reason `why`, which rests on the first of `cites` in force. What closes it beside any order:
    the rule `exit_ban` under an exit ban, `while_listed` for whoever is on the list, `statute` for everybody.
    `listed`: named by the policy for listed persons without an order. `sale`: which class of the seller's blocking it
    belongs to, see `SALES`.
    """

    kind: str
    number: int
    when: tuple[frozenset[str] | None, ...]
    barred: tuple[Bar, ...]
    judge: str | None
    why: Text | None
    note: Text | None
    cites: tuple[str, ...]
    evidence: str | None
    listed: bool
    sale: str | None
    exit_ban: str | None
    while_listed: str | None
    statute: str | None

    def fits(self, values: Sequence[str | None]) -> bool:
        """Whether the row holds for these values, as far as they are told."""
        return all(
            wanted is None or value is None or value in wanted for wanted, value in zip(self.when, values, strict=True)
        )


@dataclass(frozen=True, slots=True, eq=False)
class ConductKind:
    """One kind of conduct. `channel`: the seller's system that may block it. `for_child`: it is asked for a child, and
    the orders that bind the parents decide."""

    id: str
    name: Text
    aliases: tuple[str, ...]
    channel: str | None
    for_child: bool
    fields: tuple[ConductField, ...]
    rows: tuple[ConductRow, ...]

    def fitting(self, values: Sequence[str | None]) -> tuple[ConductRow, ...]:
        """The rows that hold for these values, as far as they are told; empty where the combination is impossible."""
        return _fitting(self, self.decisive(values))

    def channel_of(self, row: ConductRow) -> str | None:
        """The seller's system that may block the row: that of the kind, else that of the row's class of sale."""
        return self.channel or (None if row.sale is None else SALES[row.sale])

    def decisive(self, values: Sequence[str | None]) -> Values:
        """The values without those of free fields, which decide nothing."""
        return tuple(None if field.free else value for field, value in zip(self.fields, values, strict=True))

    def combinations(self) -> Iterator[tuple[Values, ConductRow]]:
        """Every possible combination of values, in the order of the fields, with its row."""
        for values in self.products():
            for row in self.rows:
                if row.fits(values):
                    yield values, row

    def products(self) -> Iterator[Values]:
        """Every combination of values, possible or not; a free field stays open."""
        return product(*((None,) if field.free else tuple(field.values) for field in self.fields))


@lru_cache(maxsize=4096)
def _fitting(kind: ConductKind, values: Values) -> tuple[ConductRow, ...]:
    return tuple(row for row in kind.rows if row.fits(values))
