"""What an order closes under the text of 2010 and under that of 2015: one table, asked of the door and of the table.

Read off the law, not off the program: for each combination the decision on 2015-07-21 and on 2015-07-22 for a natural
person bound by one order who pays with own money, the rule that it is about, and how sure that is.
"""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest

from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.gate import Door
from blacklist_sim.gate.restraints import Approval
from blacklist_sim.gate.table import table
from blacklist_sim.gate.wording import evidence, item

from .door import BOOK, after, ask, door, entry, on, order

OLD, NEW = on("2015-07-21"), on("2015-07-22")
DEBTOR = door(order(made="2012-05-02"))
WORDS = {"-": "permitted", "X": "prohibited", "?": "for_the_court", "u": "unknown"}
SURE = {"u": "unverified", "p": "partly", "n": ""}
EMU_HIGH = "business special premium_first first"
ORDINARY = "Z T K L Y number"
OTHER_POSTS = (
    "assessor company_officer state_enterprise public_institution financial social_organisation civil_service employee"
)

# fields (values by a blank: each of them; `*`: whatever it is) | to 2015-07-21 | from 2015-07-22
# a side: - permitted, X prohibited, ? for the court, u unknown; the rule after `consumption.item.`; then how sure that
# is, where it is not confirmed: p partly, u unverified, n nothing read
CONDUCT = f"""
rail         | G | {EMU_HIGH}                                   | - other                  | X rail.g
rail         | G | second standing                              | - other                  | X rail.g
rail         | D | second standing                              | - rail.soft_sleeper      | - rail.emu_first
rail         | D | {EMU_HIGH}                                   | - other                  | X rail.emu_first
rail         | D | soft_sleeper premium_soft_sleeper            | X rail.soft_sleeper      | X rail.soft_sleeper
rail         | D | emu_sleeper                                  | X rail.soft_sleeper u    | X rail.soft_sleeper u
rail         | D | first_class_berth                            | X rail.soft_sleeper u    | X rail.emu_first u
rail         | D | second_class_berth                           | - rail.soft_sleeper u    | - rail.emu_first u
rail         | C | second standing                              | - rail.soft_sleeper      | - rail.emu_first
rail         | C | {EMU_HIGH}                                   | - other                  | X rail.emu_first
rail         | S | second standing                              | - rail.soft_sleeper u    | - rail.emu_first u
rail         | S | {EMU_HIGH}                                   | - other u                | X rail.emu_first u
rail         | {ORDINARY} | hard_seat hard_sleeper standing     | - rail.soft_sleeper      | - rail.soft_sleeper
rail         | {ORDINARY} | soft_seat                           | - rail.soft_sleeper      | - rail.soft_sleeper
rail         | {ORDINARY} | soft_sleeper premium_soft_sleeper   | X rail.soft_sleeper      | X rail.soft_sleeper
air          | * | * | ordinary | *                             | X air                    | X air
air          | * | * | rescue medical | *                       | - air u                  | - air u
ship         | ship | special first second                      | X ship                   | X ship
ship         | ship | third lower                               | - ship                   | - ship
ship         | ferry | none                                     | - ship                   | - ship
ship         | fast_ferry | first                               | X ship u                 | X ship u
ship         | fast_ferry | ordinary                            | - ship                   | - ship
hotel        | rated | *                                        | X leisure p              | X leisure p
hotel        | unrated | ordinary                               | - leisure                | - leisure
hotel        | unrated | high                                   | ? other                  | ? other
nightclub    |                                                  | X leisure                | X leisure
golf         |                                                  | X leisure                | X leisure
real_estate  | buy buy_off_plan build extend luxury_renovation  | X real_estate            | X real_estate
real_estate  | bid_at_judicial_sale                             | X real_estate u          | X real_estate u
real_estate  | ordinary_repair rent_home inherit                | - real_estate            | - real_estate
office_lease | premium_building hotel flat                      | X office                 | X office
office_lease | ordinary                                         | - office                 | - office
office_lease | borderline                                       | ? office                 | ? office
vehicle      | car | not_needed                                 | X vehicle                | X vehicle
vehicle      | car | needed                                     | - vehicle u              | - vehicle u
vehicle      | truck taxi | needed                              | - vehicle                | - vehicle
travel       | package_tour outbound_tour holiday               | X travel                 | X travel
travel       | family_visit                                     | - travel                 | - travel
school       | private | above_normal | pay                     | X school                 | X school
school       | private | above_normal | attend                  | ? school                 | ? school
school       | private | above_normal | admission               | - school                 | - school
school       | private | normal | *                             | - school                 | - school
school       | public | * | *                                   | - school                 | - school
insurance    | large_cash_value large_wealth_product            | X insurance              | X insurance
insurance    | borderline                                       | ? insurance              | ? insurance
insurance    | ordinary compulsory_motor social                 | - insurance              | - insurance
goods        | needed                                           | - other                  | - other
goods        | not_needed                                       | - other                  | ? other.not_high
goods        | luxury                                           | ? other                  | ? other
everyday     | *                                                | - other                  | - other
education    | *                                                | - school                 | - school
other        |                                                  | ? other                  | ? other
border       | leave enter | road train ship                    | - exit_ban.independent p | - exit_ban.independent p
border       | leave enter | aircraft                           | X air                    | X air
post         | private_fund | * | large                         | u joint.look_up n        | u joint.look_up n
post         | private_fund | * | not_large                     | - joint.look_up          | - joint.look_up
post         | {OTHER_POSTS} | * | *                            | - joint.look_up          | - joint.look_up
account      | *                                                | - seizure.power          | - seizure.power
"""


class Side(NamedTuple):
    """What holds on one day: the decision, the rule it is about, and how sure that is."""

    decision: str
    item: str
    evidence: str


def side(written: str) -> Side:
    sign, name, *rest = written.split()
    outside = name.startswith(("exit_ban.", "joint.", "seizure."))
    return Side(WORDS[sign], name if outside else f"consumption.item.{name}", SURE[rest[0]] if rest else "confirmed")


def spread() -> Iterator[tuple[Conduct, Side, Side]]:
    for line in CONDUCT.strip().splitlines():
        kind, *fields, old, new = (part.strip() for part in line.split("|"))
        told = [part.split() for part in fields if part]
        known = [list(field.values) for field in BOOK.conduct[kind].fields if not field.free]
        choices = [values if wanted == ["*"] else wanted for wanted, values in zip(told, known, strict=True)]
        free = [(None,) for field in BOOK.conduct[kind].fields if field.free]
        for values in product(*choices, *free):
            yield Conduct(kind, values, paid_by="own"), side(old), side(new)


ROWS = tuple(spread())


def found(at: Door, conduct: Conduct, day: date) -> Side:
    law = at.decide(conduct, day).law
    about = item(law)
    return Side(law.decision, about.rule.id if about else "", evidence(law.reasons[0]) or "")


@pytest.mark.parametrize(("day", "place"), [(OLD, 1), (NEW, 2)], ids=str)
def test_the_door_and_the_table_answer_what_the_law_says_on_either_side_of_the_new_text(day: date, place: int) -> None:
    wanted = {(row[0].kind, row[0].values): row[place] for row in ROWS}
    assert len(wanted) == len(ROWS), "a combination stands in the table of this test twice"
    asked = {(row[0].kind, row[0].values): found(DEBTOR, row[0], day) for row in ROWS}
    assert asked == wanted
    cells = table(DEBTOR, day, paid_by="own")
    laid_out = {(cell.kind, cell.values): Side(cell.decision, cell.item or "", cell.evidence or "") for cell in cells}
    assert len(laid_out) == len(cells)
    assert laid_out == wanted


# ── who is bound ─────────────────────────────────────────────────────────────────────────────────────

ENTITY = {"debtor": "works", "entity": True}
OFFICES = ("legal_representative", "principal", "directly_responsible")
G_SECOND, FLIGHT, D_FIRST, GOODS = (
    "rail train=G seat=second", "air cabin=economy", "rail train=D seat=first", "goods grade=not_needed",
)  # fmt: skip
PRIVATE = Approval("private_funds", NEW, None, None)


def officer(capacity: str, **more: object) -> Door:
    return door(order(capacity=capacity, **ENTITY, **more))


# the rule of the notes, who asks, what, whose money pays (None: not told), to 2015-07-21, from 2015-07-22
PEOPLE = [
    ("D1", DEBTOR, G_SECOND, "own", "permitted", "prohibited"),
    ("D2", DEBTOR, D_FIRST, "own", "permitted", "prohibited"),
    ("D3", DEBTOR, FLIGHT, "own", "prohibited", "prohibited"),
    ("D3", DEBTOR, FLIGHT, "somebody_else", "permitted", "prohibited"),
    ("D3", DEBTOR, FLIGHT, "entity", "permitted", "prohibited"),
    ("D3", DEBTOR, FLIGHT, None, "unknown", "prohibited"),
    *(("D4", officer(office), FLIGHT, "entity", "prohibited", "prohibited") for office in OFFICES),
    *(("D4", officer(office), FLIGHT, "own", "permitted", "prohibited") for office in OFFICES),
    *(("D4", officer(office), FLIGHT, "somebody_else", "permitted", "prohibited") for office in OFFICES),
    *(("D4", officer(office), FLIGHT, None, "unknown", "prohibited") for office in OFFICES),
    ("D5", officer("actual_controller"), FLIGHT, "entity", "permitted", "prohibited"),
    ("D5", officer("actual_controller"), FLIGHT, None, "permitted", "prohibited"),
    ("D6", door(entry(), relation="debtor"), FLIGHT, "own", "permitted", "permitted"),
    ("D7", DEBTOR, GOODS, "own", "permitted", "for_the_court"),
    ("R-ENT-1", door(order(entity=True)), "real_estate step=buy", "entity", "prohibited", "prohibited"),
    ("R-ENT-1", door(order(entity=True)), "real_estate step=buy", "own", "prohibited", "prohibited"),
    ("R-ENT-1", door(order(entity=True)), "real_estate step=buy", "somebody_else", "permitted", "prohibited"),
    *(("R-ENT-2", officer(office, approvals=(PRIVATE,)), FLIGHT, "own", "permitted", "permitted_under_approval")
      for office in OFFICES),
    *(("R-ENT-2", officer(office, approvals=(PRIVATE,)), FLIGHT, "entity", "prohibited", "prohibited")
      for office in OFFICES),
    ("R-ENT-2", officer("principal", approvals=(PRIVATE,)), FLIGHT, None, "unknown", "unknown"),
    ("R-ENT-3", officer("legal_representative", left="2014-02-03"), FLIGHT, "entity", "prohibited", "prohibited"),
    ("R-ENT-3", officer("legal_representative", lifted="2014-02-03"), FLIGHT, "entity", "permitted", "permitted"),
    ("R-ENT-3", door(relation="former_officer"), FLIGHT, "entity", "permitted", "permitted"),
    ("R-ENT-3", officer("legal_representative", made="2014-02-03"), FLIGHT, "entity", "prohibited", "prohibited"),
    ("R-ENT-4", door(entry(capacity="principal", debtor="works")), FLIGHT, "entity", "permitted", "permitted"),
    ("R-ENT-4", door(entry(), order(capacity="principal", **ENTITY)), FLIGHT, "entity", "prohibited", "prohibited"),
    ("R-ENT-5", door(relation="guarantor"), FLIGHT, "own", "permitted", "permitted"),
    ("R-ENT-5", door(order(), relation="guarantor"), FLIGHT, "own", "prohibited", "prohibited"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "who", "asked", "payer", "old", "new"), PEOPLE)
def test_who_is_bound_and_by_whose_money_turns_with_the_text(
    rule: str, who: Door, asked: str, payer: str | None, old: str, new: str
) -> None:
    told = {} if payer is None else {"paid_by": payer}
    for day, wanted in ((OLD, old), (NEW, new)):
        decision = ask(who, asked, day, **told)
        assert decision.decision == wanted, (rule, day)
        assert decision.missing == (("paid_by",) if wanted == "unknown" else ())
        (cell,) = [cell for cell in table(who, day, [decision.conduct.kind], payer) if alike(cell.values, decision)]
        assert (cell.decision, cell.until, cell.missing) == (decision.decision, decision.until, decision.missing)


def alike(values: tuple[str | None, ...], decision: object) -> bool:
    """Whether a combination of the table is the one asked about; what was left open is taken as its first value."""
    conduct = decision.conduct
    fields = BOOK.conduct[conduct.kind].fields
    told = zip(fields, conduct.values, strict=True)
    return values == tuple(value or next(iter(field.values)) for field, value in told)


def test_from_the_new_text_on_the_court_must_restrict_a_listed_debtor() -> None:
    must = BOOK.rules["consumption.order.listed"]
    assert must.on(OLD) is None and must.on(NEW) is not None


def test_the_day_after_the_lift_and_the_day_before_service_are_free() -> None:
    who = door(order(made="2016-03-01", served="2016-03-08", lifted="2016-09-01"))
    days = {
        "2016-03-07": "permitted",
        "2016-03-08": "prohibited",
        "2016-08-31": "prohibited",
        "2016-09-01": "permitted",
    }
    assert {day: ask(who, FLIGHT, day).decision for day in days} == days
    assert ask(who, FLIGHT, after("2016-09-01", 400)).decision == "permitted"
