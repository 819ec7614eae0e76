"""What stands at the head of a timeline: its people and its cases, as they are written."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from blacklist_sim.case import (
    CaseFile,
    Cast,
    Court,
    Debtor,
    Instalment,
    Officers,
    OrdinaryInterest,
    Party,
    PayDuty,
    TitleDocument,
)
from blacklist_sim.text import Text
from blacklist_sim.timeline.scalars import Amount, Count, Currency, Day, Flag, Id, Ids, Name, Rate, Version, Words


class Form(BaseModel):
    """A mapping of a timeline in which no other key may stand."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class TextForm(Form):
    """A text in both languages."""

    en: Words
    zh: Words


def _in_one_language(value: Any) -> Any:
    return {"en": value, "zh": value} if isinstance(value, str) else value


Said = Annotated[TextForm, BeforeValidator(_in_one_language, json_schema_input_type=Words | TextForm)]
"""A text in both languages, or one that stands for both."""


class OfficersForm(Form):
    """The people through whom an entity acts."""

    legal_representative: Id | None = None
    principal: Id | None = None
    directly_responsible: Ids = ()
    actual_controller: Id | None = None


class PersonForm(Form):
    """A person, an entity, a branch or a state body."""

    kind: Literal["person", "entity", "branch", "state_body"]
    name: Name
    born: Day | None = None
    domicile: Literal["prc", "abroad", "hong_kong", "macao", "taiwan"] = "prc"
    nationality: Name | None = None
    full_time_student: Flag | None = None
    officers: OfficersForm | None = None
    branch_of: Id | None = None
    head: Id | None = None
    spouse_of: Id | None = None
    child_of: Ids = ()
    state_functionary: Flag | None = None
    id_number: Name | None = None
    sex: Literal["male", "female"] | None = None
    registration_code: Name | None = None
    facts: dict[str, Any] = Field(default_factory=dict)

    def build(self, key: str, facts: Mapping[str, Any]) -> Party:
        """The party under its id."""
        written = {name: getattr(self, name) for name in self.model_fields_set}
        if self.officers is not None:
            officers = Officers(**{name: getattr(self.officers, name) for name in OfficersForm.model_fields})
            written["officers"] = officers if officers != Officers() else None
        return Party(key, **(written | {"facts": facts}))


class CourtForm(Form):
    """The enforcing court."""

    name: Name
    case_number: Name | None = None
    region: Name | None = None


class InterestForm(Form):
    """Interest that the title awards, by the year or by the day."""

    rate_per_year: Rate | None = None
    rate_per_day: Rate | None = None
    from_date: Day = Field(alias="from")
    until: Day | None = None
    year_days: Literal["360", "365"] | None = None

    def build(self) -> OrdinaryInterest:
        """The interest."""
        year = int(self.year_days) if self.year_days else None
        return OrdinaryInterest(self.from_date, self.rate_per_year, self.rate_per_day, self.until, year)


class PayForm(Form):
    """Money owed under the title."""

    principal: Amount
    costs: Amount | None = None
    ordinary_interest: InterestForm | None = None
    interest_sum: Amount | None = None
    currency: Currency = "CNY"

    def build(self) -> PayDuty:
        """The duty to pay."""
        interest = self.ordinary_interest
        terms = interest.build() if interest else None
        return PayDuty(self.principal, self.costs, terms, self.currency, self.interest_sum)


class InstalmentForm(Form):
    """A part of the money owed, and its last day."""

    due: Day
    amount: Amount


class TitleDocumentForm(Form):
    """The effective instrument; its time for performance is given in one of three ways, or not at all."""

    kind: Literal[
        "judgment",
        "second_instance_judgment",
        "small_claim",
        "mediation",
        "ruling",
        "payment_order",
        "award",
        "labour_award",
        "notarised_debt",
        "civil_sanction",
        "court_costs",
        "criminal_fine",
        "criminal_restitution",
        "criminal_civil_part",
        "administrative_decision",
        "hk_judgment",
        "macao_judgment",
        "taiwan_judgment",
        "foreign_judgment",
    ]
    made: Day
    duty: Literal["pay", "hand_over", "do", "tolerate", "refrain", "recurring"] = "pay"
    pay: PayForm | None = None
    within_days: Count | None = None
    by: Day | None = None
    instalments: list[InstalmentForm] = Field(default_factory=list)
    campus_loan: Flag | None = None
    number: Name | None = None
    made_by: Name | None = None
    orders: Words | None = None

    def build(self) -> TitleDocument:
        """The title document."""
        return TitleDocument(
            self.kind,
            self.made,
            self.duty,
            self.pay.build() if self.pay else None,
            self.within_days,
            self.by,
            tuple(Instalment(part.due, part.amount) for part in self.instalments),
            self.campus_loan,
            self.number,
            self.made_by,
            self.orders,
        )


class DebtorForm(Form):
    """A debtor in some capacity, and how far the debtor answers."""

    who: Id
    capacity: Literal["debtor", "guarantor", "joint", "added", "heir", "third_party"] = Field("debtor", alias="as")
    liable_up_to: Amount | None = None
    only_out_of_estate: Flag = False


def _alone(value: Any) -> Any:
    return {"who": value} if isinstance(value, str) else value


class CaseForm(Form):
    """One enforcement case."""

    applicant: Ids
    debtors: list[Annotated[DebtorForm, BeforeValidator(_alone, json_schema_input_type=Id | DebtorForm)]] = Field(
        min_length=1
    )
    court: CourtForm
    title_document: TitleDocumentForm
    opened_by: Literal["application", "transfer"] = "application"
    facts: dict[str, Any] = Field(default_factory=dict)

    def build(self, key: str, facts: Mapping[str, Any]) -> CaseFile:
        """The case file under its id."""
        return CaseFile(
            key,
            self.applicant,
            tuple(Debtor(d.who, d.capacity, d.liable_up_to, d.only_out_of_estate) for d in self.debtors),
            Court(self.court.name, self.court.case_number, self.court.region),
            self.title_document.build(),
            self.opened_by,
            facts,
        )


class CastForm(Form):
    """How those behave whom nobody plays: for each role or person id a behaviour."""

    parts: dict[str, Literal["diligent", "careless", "silent"]] = Field(min_length=1)
    seed: Count = 0

    def build(self) -> Cast:
        """The cast."""
        return Cast(dict(self.parts), self.seed)


class TimelineForm(Form):
    """A timeline as a whole; people, cases and events are read one by one, so that all mistakes show at once."""

    timeline: Version
    title: Said
    mode: Literal["strict", "audit"] = "strict"
    policy: dict[str, str] = Field(default_factory=dict)
    cast: CastForm | None = None
    people: dict[str, Any] = Field(default_factory=dict)
    cases: dict[str, Any] = Field(default_factory=dict)
    events: list[Any] = Field(default_factory=list)

    def heading(self) -> tuple[Text, str, dict[str, str]]:
        """Title, mode and policy."""
        return Text(self.title.en, self.title.zh), self.mode, dict(self.policy)
