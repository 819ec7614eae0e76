"""Acts drawn at random from the catalogue, typical ones more often than absurd ones."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.law.load import load_book
from blacklist_sim.timeline.scalars import COUNT_MOST
from blacklist_sim.workflow.catalogue import ActKind, Catalogue, Field
from blacklist_sim.workflow.state import State

OFFICES = ("court", "higher_court", "agency")
AMOUNTS = tuple(
    Decimal(text) for text in ("1.00", "9000.00", "50000.00", "100000.00", "120000.00", "1000000.00", "4000000.00")
)
TYPICAL: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "serve_judgment": ({}, {}, {}, {"method": "public_notice"}, {"method": "mail_abroad"}),
    "serve_second_instance": ({"result": "upheld"}, {"result": "upheld"}, {"result": "remanded"}),
    "serve_notice": ({"pay_within_days": 7, "report_property_within_days": 7, "risk_warning": True},),
    "report_property": ({"report": "complete", "covers_past_year": True},),
    "decide_listing": (
        {"grounds": ("able_but_refuses",), "facts": {"able_to_perform": True}},
        {"grounds": ("able_but_refuses",), "grace_months": 2, "facts": {"able_to_perform": True}},
        {"grounds": ("report_broken",), "term_months": 24,
         "facts": {"report_duty_broken": True, "able_to_perform": True}},
        {"grounds": ("obstructs",), "term_months": 36,
         "facts": {"obstructs_enforcement": True, "serious_violence": True, "able_to_perform": True}},
        {"grounds": ("able_but_refuses", "evades"), "term_months": 24,
         "facts": {"able_to_perform": True, "evades_enforcement": True}},
    ),
    "apply_listing": ({"grounds": ("able_but_refuses",)},),
    "order_consumption_restriction": (
        {"ground": "non_performance"}, {"ground": "listing"}, {"ground": "non_performance", "grace_months": 1},
        {"ground": "non_performance", "bind": ("boss", "owner")}, {},
    ),
    "lift_temporarily": (
        {"basis": "urgent_journey", "cause": "own_illness", "days": 20, "facts": {"urgent_cause_shown": True}},
        {"basis": "urgent_journey", "cause": "holiday", "days": 40},
    ),
    "grant_grace": ({"grace_months": 2},),
    "request_border_control": ({"months": 3, "on_list": False},),
    "give_security": ({"enough": True, "months": 12},),
    "defer_enforcement": (
        {"ground": "security", "months": 3, "consent": True}, {"ground": "higher_court", "months": 3},
    ),
    "pay": ({"amount": "in_full"}, {"amount": "in_full", "to": "court"}, {"amount": Decimal("1000.00")}),
    "apply_correction": (
        {"against": "listing", "cause": "should_not_be_listed", "in_writing": True},
        {"against": "consumption", "cause": "wrongly_restricted", "in_writing": True},
    ),
    "grant_correction": ({"orders": "revoke", "facts": {"wrongly_listed": True}},),
    "reject_correction": ({"facts": {"wrongly_listed": False}},),
    "apply_measure_review": ({"against": "exit_ban"},),
    "request_deletion": ({"ground": "creditor_request", "written": True},),
    "delete_listing": ({}, {}, {"ground": "creditor_request"}, {"ground": "performed"}, {"ground": "early"}),
    "extend_term": ({"months": 12, "facts": {"several_acts": True}},),
    "query_assets": ({"found": False, "means": "network", "facts": {"inquiry_exhausted": True}},),
    "end_round": ({"property": "none", "creditor_heard": True, "president_approved": True},),
    "suspend_enforcement": (
        {"ground": "applicant_agrees", "facts": {"creditor_holds_off": True}}, {"ground": "retrial"},
        {"ground": "bankruptcy"}, {"ground": "settlement"},
    ),
    "resume_enforcement": ({"ground": "ground_ended", "facts": {"suspension_ground_ended": True}},),
    "terminate_enforcement": ({"ground": "withdrawn"}, {"ground": "title_set_aside"}),
    "settle": ({"filed": True}, {"filed": False}),
    "perform_settlement": ({"result": "full", "confirmed": True},),
    "fine": (
        {"ground": "able_but_refuses", "amount": Decimal("50000.00"), "facts": {"able_to_perform": True}},
        {"ground": "report_breach", "amount": Decimal("200000.00"), "facts": {"report_duty_broken": True}},
    ),
    "detain": ({"ground": "able_but_refuses", "days": 15, "facts": {"able_to_perform": True}},),
    "object_to_act": ({"against": "act"}, {"against": "termination"}),
    "seize_property": ({"kind": "real_estate", "value": Decimal("100000.00")},),
    "revoke_listing": ({"because": "own_motion", "facts": {"wrongly_listed": True}},),
    "lift_consumption_restriction": (
        {"ground": "performed"}, {"ground": "creditor_consent", "facts": {"creditor_consents_to_lift": True}}, {},
    ),
    "buy": ({"conduct": {"air": {}}}, {"conduct": {"rail": {"train": "D", "seat": "second"}}, "paid_by": "own"}),
    "lift_exit_ban": ({"ground": "performed"}, {"ground": "security", "facts": {"security_enough": True}}),
}  # fmt: skip


CONDUCTS = tuple(
    {kind.id: {field.id: value for field, value in zip(kind.fields, values, strict=True) if value is not None}}
    for kind in load_book().conduct.values()
    for values, _ in {row: (values, row) for values, row in kind.combinations()}.values()
)
"""One conduct for each row of the book's catalogue."""


class Chance:
    """A source of acts for one story."""

    def __init__(self, catalogue: Catalogue, rnd: Random) -> None:
        self.catalogue, self.rnd = catalogue, rnd
        self.names = tuple(catalogue.acts)

    def often(self, share: float) -> bool:
        """True in that share of the draws."""
        return self.rnd.random() < share

    def act(self, state: State, name: str, case: str, plain: bool = False) -> Act:
        """An act of that name on the day reached; a plain one is as its typical form, with nothing strange added."""
        kind = self.catalogue.acts[name]
        typical = dict(self.rnd.choice(TYPICAL.get(name, ({},))) if plain or self.often(0.6) else {})
        facts = {**({} if plain else self._facts(kind)), **typical.pop("facts", {})}
        who = self._who(state, case, plain)
        return Act(
            state.day,
            name,
            by=self._by(state, kind.by[0] if plain else self.rnd.choice(kind.by), case, who),
            who=who,
            to=() if plain or self.often(0.8) else (self._person(state),),
            case=case,
            entry=1 if not plain and self.often(0.05) else None,
            known_on=state.day + timedelta(self.rnd.randint(0, 60)) if not plain and self.often(0.1) else None,
            facts=facts,
            reasons="因故" if plain or self.often(0.7) else None,
            payload={**self._payload(state, kind, plain), **typical},
        )

    def _who(self, state: State, case: str, plain: bool) -> tuple[str, ...]:
        debtors = state.story.cases[case].debtor_ids
        if plain:
            return debtors[:1]
        draw = self.rnd.random()
        if draw < 0.3:
            return ()
        if draw < 0.8:
            return (self.rnd.choice(debtors),)
        if draw < 0.95:
            return (self._person(state),)
        return tuple(self.rnd.sample(sorted(state.story.people), 2))

    def _by(self, state: State, role: str, case: str, who: tuple[str, ...]) -> str:
        if role in OFFICES:
            return role
        if role == "applicant":
            return self.rnd.choice(state.story.cases[case].applicants)
        if role in ("debtor", "bound_person", "listed_person"):
            return who[0] if who and self.often(0.8) else self.rnd.choice(state.story.cases[case].debtor_ids)
        return self._person(state)

    def _person(self, state: State) -> str:
        return self.rnd.choice(sorted(state.story.people))

    def _payload(self, state: State, kind: ActKind, plain: bool) -> dict[str, Any]:
        return {
            field.name: self._value(state, field)
            for field in kind.payload.values()
            if field.required or (not plain and self.often(0.25))
        }

    def _value(self, state: State, field: Field) -> Any:
        kind = self.catalogue.types.get(field.type)
        if kind is not None:
            value = self.rnd.choice(sorted(kind.values))
            return (value,) if kind.many else value
        if field.type == "conduct":
            return self.rnd.choice(CONDUCTS)
        if field.type == "amount":
            return "in_full" if field.in_full and self.often(0.5) else self.rnd.choice(AMOUNTS)
        return {
            "bool": lambda: self.often(0.5),
            "text": lambda: "某事",
            "date": lambda: self._day(state.day),
            "count": lambda: self._count(60),
            "days": lambda: self._count(40),
            "months": lambda: self._count(14),
            "person": lambda: self._person(state),
            "persons": lambda: tuple(self.rnd.sample(sorted(state.story.people), 2)),
        }[field.type]()

    def _count(self, usual: int) -> int:
        """Mostly a usual number, at times the least and the most that a story can tell."""
        return self.rnd.choice((0, COUNT_MOST)) if self.often(0.1) else self.rnd.randint(1, usual)

    def _day(self, near: date) -> date:
        return near + timedelta(self.rnd.choice((-400, -30, -1, 0, 1, 15, 200)))

    def _facts(self, kind: ActKind) -> dict[str, Any]:
        facts = {}
        for name in kind.may_establish:
            if self.often(0.3):
                values = self.catalogue.types.get(self.catalogue.facts[name].type)
                facts[name] = self.rnd.choice(sorted(values.values)) if values else self.often(0.7)
        return facts
