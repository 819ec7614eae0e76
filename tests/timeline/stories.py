"""Stories out of thin air: any people, cases and events that the door lets through, in any order."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from blacklist_sim.case import (
    Act,
    CaseFile,
    Cast,
    Court,
    Debtor,
    Event,
    Instalment,
    Officers,
    OrdinaryInterest,
    Party,
    PayDuty,
    Question,
    Story,
    TitleDocument,
    Wait,
)
from blacklist_sim.case.cast import BEHAVIOURS, CAST_ROLES
from blacklist_sim.gate.conduct import SHARED
from blacklist_sim.text import Text
from blacklist_sim.timeline.events import FACTS_STATED_IN
from blacklist_sim.timeline.owed_words import KEYS
from blacklist_sim.timeline.saying import STAGES
from blacklist_sim.timeline.scalars import COUNT_MOST, hidden
from blacklist_sim.timeline.tried_words import SUPPOSED
from blacklist_sim.timeline.vocabulary import Vocabulary

PEOPLE = ("lender", "borrower", "company", "张某", "null", "on", "y-1")
CASES = ("loan", "no")
HIDDEN = "".join(filter(hidden, map(chr, range(0x10000))))
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=HIDDEN)
LINE = st.text(CHARACTERS, min_size=1, max_size=30).filter(lambda text: not text.isspace())
NOTES = st.builds("\n".join, st.lists(LINE, min_size=1, max_size=2))
ANY_DAYS = st.dates()
BEFORE = st.dates(max_value=date(2010, 10, 1))
DAYS = st.dates(date(2010, 10, 1), date(9999, 12, 28))
AMOUNTS = st.decimals(0, 10**12, places=2) | st.integers(0, 10**12).map(Decimal)
RATES = st.decimals(0, Decimal("999.999999999999"), places=12)
COUNTS = st.integers(0, COUNT_MOST)
IDS = st.sampled_from(PEOPLE)
SOME_OTHER = {
    key: st.lists(st.sampled_from([other for other in PEOPLE if other != key]), min_size=1, max_size=2).map(tuple)
    for key in PEOPLE
}
PARTS = st.dictionaries(st.sampled_from((*CAST_ROLES, *PEOPLE)), st.sampled_from(BEHAVIOURS), min_size=1)
SOME_IDS = st.lists(IDS, min_size=1, max_size=3).map(tuple)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def values(words: Vocabulary, type_: str, in_full: bool = False) -> st.SearchStrategy[Any]:
    """The values of a payload field or fact of a type."""
    plain: dict[str, st.SearchStrategy[Any]] = {
        "text": NOTES, "bool": st.booleans(), "date": DAYS, "days": COUNTS, "months": COUNTS, "count": COUNTS,
        "amount": AMOUNTS, "rate": RATES, "person": IDS, "persons": SOME_IDS,
    }  # fmt: skip
    if type_ == "amount" and in_full:
        return st.just("in_full") | AMOUNTS
    if type_ in plain:
        return plain[type_]
    if type_ == "conduct":
        return st.sampled_from(conducts(words))
    choice = words.catalogue.types[type_]
    word = st.sampled_from(list(choice.values))
    return st.lists(word, min_size=1, max_size=3).map(tuple) if choice.many else word


def conducts(words: Vocabulary) -> list[dict[str, dict[str, str]]]:
    """One conduct for each row of the book's catalogue, under the id of its kind."""
    found = []
    for kind in words.book.conduct.values():
        for values, _ in {row: (values, row) for values, row in kind.combinations()}.values():
            told = {field.id: value for field, value in zip(kind.fields, values, strict=True) if value is not None}
            found.append({kind.id: told})
    return found


def facts(words: Vocabulary, names: Any) -> st.SearchStrategy[dict[str, Any]]:
    strategies = {name: values(words, words.catalogue.facts[name].type) for name in names}
    return st.fixed_dictionaries({}, optional=dict(list(strategies.items())[:6]))


def stated(words: Vocabulary, place: str) -> st.SearchStrategy[dict[str, Any]]:
    return facts(words, [fact.id for fact in words.catalogue.facts.values() if fact.about in FACTS_STATED_IN[place]])


@st.composite
def parties(draw: st.DrawFn, words: Vocabulary) -> dict[str, Party]:
    people = {}
    for key in PEOPLE:
        human = key != "company"
        officers = draw(maybe(st.builds(Officers, IDS, maybe(IDS), st.just(()) | SOME_IDS, maybe(IDS))))
        people[key] = Party(
            key,
            "person" if human else "entity",
            draw(LINE),
            born=draw(maybe(ANY_DAYS)) if human else None,
            domicile=draw(st.sampled_from(["prc", "abroad", "taiwan"])),
            nationality=draw(maybe(LINE)),
            full_time_student=draw(maybe(st.booleans())) if human else None,
            officers=None if human else officers,
            spouse_of=draw(maybe(IDS)) if human else None,
            child_of=draw(st.just(()) | SOME_OTHER[key]) if human else (),
            head=draw(maybe(IDS)),
            sex=draw(maybe(st.sampled_from(["male", "female"]))) if human else None,
            registration_code=None if human else draw(maybe(LINE)),
            facts=draw(stated(words, "person")),
        )
    return people


@st.composite
def titles(draw: st.DrawFn) -> TitleDocument:
    interest = st.builds(OrdinaryInterest, ANY_DAYS, RATES, st.none(), maybe(ANY_DAYS))
    part = st.builds(Instalment, DAYS, st.decimals(0, 10**11, places=2))
    when: dict[str, Any] = draw(
        st.just({})
        | st.fixed_dictionaries({"within_days": COUNTS})
        | st.fixed_dictionaries({"by": ANY_DAYS})
        | st.fixed_dictionaries({"instalments": st.lists(part, min_size=1, max_size=5).map(tuple)})
    )
    pay = draw(st.builds(PayDuty, AMOUNTS, maybe(AMOUNTS), maybe(interest), interest_sum=maybe(AMOUNTS)))
    parts = sum(part.amount for part in when.get("instalments", ()))
    pay = replace(pay, principal=max(pay.principal, parts))
    duty = draw(st.sampled_from(["pay", "do", "hand_over"]))
    told = {"number": draw(maybe(LINE)), "made_by": draw(maybe(LINE)), "orders": draw(maybe(NOTES))}
    return TitleDocument("judgment", draw(BEFORE), duty, pay, campus_loan=draw(maybe(st.booleans())), **told, **when)


@st.composite
def cases(draw: st.DrawFn, words: Vocabulary) -> dict[str, CaseFile]:
    found = {}
    for key in draw(st.sampled_from([CASES, CASES[:1]])):
        debtors = draw(st.lists(st.sampled_from(PEOPLE[1:]), unique=True, min_size=1))
        found[key] = CaseFile(
            key,
            draw(st.sampled_from([("lender",), ("court",)])),
            tuple(
                Debtor(who, draw(st.sampled_from(["debtor", "guarantor"])), draw(maybe(AMOUNTS)), draw(st.booleans()))
                for who in debtors
            ),
            draw(st.builds(Court, LINE, maybe(LINE), maybe(LINE))),
            draw(titles()),
            draw(st.sampled_from(["application", "transfer"])),
            draw(stated(words, "case")),
        )
    return found


def expectations(case: str) -> st.SearchStrategy[dict[str, Any] | None]:
    item = st.fixed_dictionaries({}, optional={"who": IDS, "by": DAYS, "projected": st.booleans()})
    items = st.lists(item, max_size=2).map(tuple)
    return maybe(
        st.fixed_dictionaries(
            {"listed": st.booleans(), "case": st.just(case)},
            optional={
                "listing": st.just("published"),
                "duties_open": items | st.fixed_dictionaries({"includes": items}),
                "stage": st.sampled_from(list(STAGES)),
                "owed": st.dictionaries(st.sampled_from(KEYS), AMOUNTS, max_size=2),
            },
        )
    )


def beside() -> st.SearchStrategy[dict[str, Any]]:
    """What may stand beside a question about conduct."""
    supposed = st.fixed_dictionaries({}, optional={"lag_days": COUNTS, "air_from": st.just(date(2014, 7, 1))})
    told = {name: st.sampled_from(list(values)) if values else IDS for name, (_, values) in SHARED.items()}
    return st.fixed_dictionaries({}, optional={**told, SUPPOSED: supposed})


@st.composite
def events(draw: st.DrawFn, words: Vocabulary, case: str, day: date, index: int) -> Event:
    kind = draw(st.sampled_from(["act", "act", "act", "wait", "try", "owed"]))
    note, expect = draw(maybe(NOTES)), draw(expectations(case))
    if kind == "wait":
        return Wait(day, note, expect, index)
    if kind != "act":
        if kind == "owed":
            return Question(day, kind, {}, (), case, note, expect, index)
        who, asked = draw(st.sampled_from([((), case), (("borrower",), None), (("张某", "y-1"), case)]))
        expect = draw(maybe(st.just({"decision": "unknown", "order": (case,), "until": day, "unknown": ("paid_by",)})))
        asks = draw(st.sampled_from(conducts(words)))
        return Question(day, kind, asks, who, asked, note, expect, index, draw(beside()))
    act = words.catalogue.acts[draw(st.sampled_from(sorted(words.catalogue.acts)))]
    fields = {name: values(words, field.type, field.in_full) for name, field in act.payload.items()}
    payload = st.fixed_dictionaries(
        {name: fields[name] for name, field in act.payload.items() if field.required},
        optional={name: fields[name] for name, field in act.payload.items() if not field.required},
    )
    by = draw(st.sampled_from([role for role in act.by if role in ("court", "higher_court", "agency")] or ["lender"]))
    return Act(
        day, act.id, by, draw(SOME_IDS), () if "to" in fields else draw(st.just(()) | SOME_IDS), case,
        draw(maybe(COUNTS)), draw(maybe(st.just(day + timedelta(days=3)))), draw(facts(words, act.may_establish)),
        draw(maybe(NOTES)), draw(maybe(NOTES)), note, draw(payload), expect, index,
    )  # fmt: skip


@st.composite
def stories(draw: st.DrawFn, words: Vocabulary) -> Story:
    """Any story. Doers are not checked here: the caller reads with a catalogue in which anyone may act."""
    found = draw(cases(words))
    days = sorted(draw(st.lists(DAYS, max_size=6)))
    happenings = tuple(
        draw(events(words, draw(st.sampled_from(sorted(found))), day, index)) for index, day in enumerate(days)
    )
    policy = {name: draw(st.sampled_from(sorted(s.options))) for name, s in list(words.book.switches.items())[:2]}
    title = Text(draw(NOTES), draw(NOTES))
    mode, cast = draw(st.sampled_from(["strict", "audit"])), draw(maybe(st.builds(Cast, PARTS, COUNTS)))
    return Story(title, mode, policy, draw(parties(words)), found, happenings, cast=cast)
