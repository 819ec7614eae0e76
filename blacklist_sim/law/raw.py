"""The shape of the book's data files; a key that is not listed here is an error at load."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from blacklist_sim.law.model import TESTED_KINDS, UNTESTED_KINDS

Evidence = Literal["confirmed", "partly", "unverified"]


class RawForm(BaseModel):
    """What every form shares: no key that it does not list."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, defer_build=True)


class RawText(RawForm):
    """A text in both languages."""

    en: str
    zh: str


class RawGap(RawForm):
    """A declared gap."""

    start: date = Field(alias="from")
    end: date | None = Field(None, alias="to")
    why: RawText


class _RawDated(RawForm):
    start: date = Field(alias="from")
    end: date | None = Field(None, alias="to")
    cite: dict[str, Any] | list[dict[str, Any]]
    evidence: Evidence


class RawRuleVersion(_RawDated):
    """One dated version of a rule."""

    says: RawText
    predicate: str | None = None


class RawRule(RawForm):
    """A rule."""

    name: RawText
    kind: str
    governed_by: Literal["act", "situation", "today"] = "act"
    versions: list[RawRuleVersion]
    gaps: list[RawGap] = []
    remedy: str | None = None
    burden: str | None = None
    switch: str | None = None
    whose: str = "court"
    conflicts_with: list[str] = []

    @field_validator("kind")
    @classmethod
    def _known_kind(cls, kind: str) -> str:
        if kind not in (*TESTED_KINDS, *UNTESTED_KINDS):
            raise ValueError(f"unknown kind {kind!r}")
        return kind


class RawFigureValue(_RawDated):
    """One dated value of a figure."""

    value: Any
    note: RawText | None = None


class RawFigure(RawForm):
    """A figure."""

    name: RawText
    type: Literal["period", "amount", "rate", "count", "age", "date"]
    roll: bool | str = True
    values: list[RawFigureValue]
    gaps: list[RawGap] = []
    switch: str | None = None


class RawDuty(RawForm):
    """A duty."""

    kind: Literal["answer", "standing"]
    name: RawText
    who: str
    about: Literal["case", "debtor", "person", "entry", "order", "remedy", "ban"]
    done_by: list[str]
    rule: str
    within: str | dict[Literal["by"], str] | None = None
    counts_from: Literal["act", "knowledge", "next_day"] = "act"
    states: list[str] = Field([], alias="in")
    condition: str | None = Field(None, alias="while")
    knows: str | None = None
    after: list[str] = []
    known: list[str] = []


class RawCommencement(RawForm):
    """The days an instrument may be taken to begin."""

    instrument: str
    days: dict[str, date]


class RawSwitch(RawForm):
    """A policy switch."""

    decides: RawText
    options: dict[str, RawText]
    default: str
    note_ref: str
    commences: RawCommencement | None = None

    @field_validator("options", mode="before")
    @classmethod
    def _names_are_text(cls, options: Any) -> Any:
        return {str(name): text for name, text in options.items()} if isinstance(options, dict) else options


class RawLedgerLine(RawForm):
    """One line of the ledger."""

    instrument: str
    text: str | list[str] | None = None
    provision: str
    status: Literal["modelled", "partly", "left_out"]
    rules: list[str] = []
    why: RawText | None = None


class RawTerm(RawText):
    """A term of the glossary. Each citation says its own evidence; of a pair often mixed up one says the difference."""

    pinyin: str
    definition: RawText | None = None
    cites: list[dict[str, Any]] = []
    not_to_be_mixed_up_with: dict[str, RawText] = {}


def figure_value(kind: str, value: Any, parse_period: Any) -> Any:
    """The typed value of a figure; raises ValueError when it does not fit its type."""
    if kind == "period":
        return parse_period(str(value))
    if kind in ("amount", "rate"):
        if isinstance(value, float):
            raise ValueError(f"write {value} in quotes: amounts and rates are never floats")
        return Decimal(str(value))
    if kind in ("count", "age"):
        return int(value)
    if not isinstance(value, date):
        raise ValueError(f"{value!r} is not a date")
    return value
