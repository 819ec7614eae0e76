"""What decides, from which day to which, and that every answer says why."""

from datetime import date, timedelta

import pytest

from blacklist_sim.errors import BadInput, OutsideBook
from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.gate import Door
from blacklist_sim.gate.restraints import Approval, Entry, ExitBan, Order, Restraints
from blacklist_sim.gate.table import table
from blacklist_sim.gate.wording import answer_data

from .door import BOOK, GATE, ask, door, entry, on, order, under

ONE_DAY = timedelta(days=1)
FLIGHT, G_SECOND, D_SECOND = "air cabin=economy", "rail train=G seat=second", "rail train=D seat=second"
AIR = frozenset({"consumption.item.air"})
POLICY_BEGINS = "2016-09-25"


def eve(day: str) -> date:
    return on(day) - ONE_DAY


# ── from which day to which ──────────────────────────────────────────────────────────────────────────

LIFTED = Approval("temporary_lift", on("2020-03-02"), on("2020-03-20"), AIR)
NEEDED = Approval("necessity", on("2020-03-02"), on("2020-03-20"))
BANNED = Restraints("somebody", bans=(ExitBan("loan", on("2019-05-06"), on("2019-08-05")),))
LEAVE = "border direction=leave by=road"

# who, what, the first day on which the answer is another, the answer before, the answer from then on
TURNS = [
    (door(order(made="2016-03-01", served="2016-03-08")), FLIGHT, "2016-03-08", "permitted", "prohibited"),
    (door(order(lifted="2016-09-01")), FLIGHT, "2016-09-01", "prohibited", "permitted"),
    (door(order(made="2020-01-06", grace_until="2020-03-06")), FLIGHT, "2020-03-07", "permitted", "prohibited"),
    (door(order(approvals=(LIFTED,))), FLIGHT, "2020-03-02", "prohibited", "permitted_under_approval"),
    (door(order(approvals=(LIFTED,))), FLIGHT, "2020-03-21", "permitted_under_approval", "prohibited"),
    (door(order(approvals=(NEEDED,))), "golf", "2020-03-02", "prohibited", "permitted_under_approval"),
    (door(order(approvals=(NEEDED,))), "goods grade=luxury", "2020-03-21", "permitted_under_approval", "for_the_court"),
    (door(entry()), FLIGHT, POLICY_BEGINS, "permitted", "prohibited"),
    (door(entry(published="2018-02-01")), FLIGHT, "2018-02-01", "permitted", "prohibited"),
    (door(entry(removed="2018-02-01")), FLIGHT, "2018-02-01", "prohibited", "permitted"),
    (GATE.prepare(BANNED), LEAVE, "2019-05-06", "permitted", "prohibited"),
    (GATE.prepare(BANNED), LEAVE, "2019-08-05", "prohibited", "permitted"),
    (door(entry()), "post office=assessor", "2025-04-19", "unknown", "prohibited"),
    (door(entry()), "post office=company_officer overdue_debt=large", "2024-07-01", "permitted", "prohibited"),
]


@pytest.mark.parametrize(("who", "asked", "day", "before", "since"), TURNS)
def test_the_answer_turns_on_its_day_and_not_a_day_sooner(
    who: Door, asked: str, day: str, before: str, since: str
) -> None:
    assert ask(who, asked, eve(day), paid_by="own").decision == before
    assert ask(who, asked, day, paid_by="own").decision == since


def test_the_law_of_conduct_turns_on_its_own_days_and_on_no_other() -> None:
    """Between two turns of the tables nothing changes, and at each turn some rule that conduct rests on does."""
    first = str(BOOK.first_day)
    who = door(order("one", first), entry("two", first))
    turns = GATE.rulings.turns
    for turn, following in zip(turns, (*turns[1:], BOOK.state_of_law), strict=True):
        within = [_basis(who, day) for day in (turn, turn + (following - turn) // 2, following - ONE_DAY)]
        assert within[0] == within[1] == within[2], turn
    days = {version.start for rule in BOOK.under({}).rules.values() for version in rule.dated.versions}
    ends = {version.end for rule in BOOK.under({}).rules.values() for version in rule.dated.versions}
    assert set(turns) <= days | ends | {BOOK.first_day}


def _basis(who: Door, day: date) -> list[tuple[object, ...]]:
    return [(cell.kind, cell.values, cell.decision, cell.item, cell.code) for cell in table(who, day, paid_by="own")]


def test_an_order_binds_from_signing_where_the_policy_says_so() -> None:
    held = order(made="2016-03-01", served="2016-03-08")
    assert ask(door(held), FLIGHT, "2016-03-07").decision == "permitted"
    assert ask(door(held, gate=under(order_binds_from="signing")), FLIGHT, "2016-03-01").decision == "prohibited"
    unserved = order(made="2016-03-01", served=None)
    assert "order_not_served" in codes(door(unserved), FLIGHT, "2026-01-01")


def test_a_day_before_the_book_is_refused() -> None:
    with pytest.raises(OutsideBook):
        ask(door(), FLIGHT, BOOK.first_day - ONE_DAY)


# ── listed without an order ──────────────────────────────────────────────────────────────────────────


def codes(who: Door, asked: str, day: date | str, **more: str) -> list[str]:
    return [reason.code for reason in ask(who, asked, day, **more).law.reasons]


@pytest.mark.parametrize(
    ("option", "asked", "decision"),
    [
        ("policy_prohibits", FLIGHT, "prohibited"),
        ("policy_prohibits", "school school=private fees=above_normal step=pay", "prohibited"),
        ("policy_prohibits", "school school=private fees=above_normal step=attend", "for_the_court"),
        ("policy_prohibits", "travel form=outbound_tour", "prohibited"),
        ("policy_prohibits", "travel form=package_tour", "permitted"),
        ("policy_prohibits", "real_estate step=build", "prohibited"),
        ("policy_prohibits", "real_estate step=buy", "permitted"),
        ("policy_prohibits", "ship vessel=ship class=first", "permitted"),
        ("policy_prohibits", D_SECOND, "permitted"),
        ("order_only", FLIGHT, "permitted"),
        ("order_only", "travel form=outbound_tour", "permitted"),
    ],
)
def test_a_listing_without_an_order_closes_what_the_policy_names(option: str, asked: str, decision: str) -> None:
    who = door(entry(), gate=under(listed_without_order=option))
    assert ask(who, asked, POLICY_BEGINS).decision == decision
    assert ask(who, asked, eve(POLICY_BEGINS)).decision == "permitted"


def test_a_listing_that_closes_alone_names_the_policy_as_its_basis_and_the_entry_as_its_cause() -> None:
    law = ask(door(entry()), FLIGHT, POLICY_BEGINS).law
    first = law.reasons[0]
    assert (first.code, first.cause) == ("barred_by_listing", entry())
    assert first.version.rule.id == "consumption.listed_without_order"
    assert "reading_listed_without_order" in codes(door(entry()), FLIGHT, POLICY_BEGINS)


@pytest.mark.parametrize(
    ("option", "asked", "day", "words"),
    [
        ("policy_prohibits", FLIGHT, "2016-09-24", "only an order binds"),
        ("policy_prohibits", "real_estate step=buy", POLICY_BEGINS, "the policy does not name this conduct"),
        ("order_only", FLIGHT, POLICY_BEGINS, "only an order binds"),
    ],
)
def test_a_listing_that_closes_nothing_says_why(option: str, asked: str, day: str, words: str) -> None:
    reasons = ask(door(entry(), gate=under(listed_without_order=option)), asked, day).law.reasons
    (said,) = [reason for reason in reasons if reason.code == "listing_alone"]
    assert words in said.says.en and said.cause == entry() and said.version is not None


def test_a_listed_company_binds_its_people_by_the_policy_too() -> None:
    assert ask(door(entry(capacity="actual_controller")), FLIGHT, POLICY_BEGINS).decision == "prohibited"


@pytest.mark.parametrize(
    ("held", "decision"),
    [
        ([order("loan", approvals=(LIFTED,))], "permitted_under_approval"),
        ([order("shop", approvals=(LIFTED,))], "prohibited"),
        ([order("loan", items=frozenset({"consumption.item.ship"}))], "prohibited"),
        ([order("loan", lifted="2020-03-01")], "prohibited"),
        ([order("loan", made="2020-03-01", served=None)], "prohibited"),
    ],
    ids=["own order, opened", "order of another case", "order on other items", "order lifted", "order not served"],
)
def test_a_listing_closes_alone_only_while_no_order_of_its_case_bites(held: list[Order], decision: str) -> None:
    assert ask(door(entry("loan"), *held), FLIGHT, "2020-03-10").decision == decision


# ── approvals ────────────────────────────────────────────────────────────────────────────────────────


def test_an_approval_opens_only_the_items_it_names_and_only_its_days() -> None:
    who = door(order(approvals=(LIFTED,)))
    assert ask(who, FLIGHT, "2020-03-10").until == on("2020-03-20")
    assert ask(who, G_SECOND, "2020-03-10").decision == "prohibited"
    assert "approval_other_item" in codes(who, G_SECOND, "2020-03-10")
    assert "approval_over" in codes(who, FLIGHT, "2020-03-21")
    assert "approval_not_yet" in codes(who, FLIGHT, "2020-03-01")


def test_private_spending_is_open_with_own_money_only_and_asks_for_the_payer() -> None:
    private = Approval("private_funds", on("2020-03-02"), None)
    who = door(order(capacity="principal", debtor="works", entity=True, approvals=(private,)))
    answers = {payer: ask(who, FLIGHT, "2020-03-10", paid_by=payer).decision for payer in ("own", "entity")}
    assert answers == {"own": "permitted_under_approval", "entity": "prohibited"}
    assert "approval_other_money" in codes(who, FLIGHT, "2020-03-10", paid_by="entity")
    left_open = ask(who, FLIGHT, "2020-03-10")
    assert (left_open.decision, left_open.missing) == ("unknown", ("paid_by",))


def test_of_two_approvals_under_one_order_the_longer_counts() -> None:
    longer = Approval("necessity", on("2020-03-05"), on("2020-04-30"), AIR)
    assert ask(door(order(approvals=(LIFTED, longer))), FLIGHT, "2020-03-10").until == on("2020-04-30")
    endless = Approval("necessity", on("2020-03-05"), None, AIR)
    assert ask(door(order(approvals=(LIFTED, endless))), FLIGHT, "2020-03-10").until is None


def test_naming_the_open_ended_item_means_all_of_it() -> None:
    open_ended = Approval("necessity", on("2020-03-02"), None, frozenset({"consumption.item.other"}))
    who = door(order(approvals=(open_ended,)))
    assert ask(who, "goods grade=not_needed", "2020-03-10").decision == "permitted_under_approval"
    only = door(order(items=frozenset({"consumption.item.other"})))
    assert ask(only, "goods grade=not_needed", "2020-03-10").decision == "for_the_court"
    assert codes(only, FLIGHT, "2020-03-10")[0] == "item_not_in_order"


# ── why ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "relation",
    ["spouse", "minor_child", "guarantor", "former_officer", "branch_head", "namesake", "stranger", "debtor"],
)
def test_whoever_is_not_bound_is_told_so_in_words_made_for_them(relation: str) -> None:
    first = ask(door(relation=relation), FLIGHT, "2020-03-10").law.reasons[0]
    assert first.code == f"no_order_{relation}"
    assert first.version is not None
    others = {other for other in ("spouse", "stranger") if other != relation}
    assert all(ask(door(relation=other), FLIGHT, "2020-03-10").law.reasons[0].says != first.says for other in others)


@pytest.mark.parametrize(
    ("asked", "day", "words"),
    [
        (D_SECOND, "2020-03-10", "only first class and above is named"),
        (G_SECOND, "2015-07-21", "the 2010 text does not name G trains"),
        ("goods grade=not_needed", "2015-07-21", "reaches high consumption only"),
        ("everyday what=metro", "2020-03-10", "everyday spending is not named"),
        ("education stage=university", "2020-03-10", "the body that admits decides"),
        ("account use=withdraw", "2020-03-10", "a freeze by the court is a separate measure"),
        ("post office=civil_service", "2020-03-10", "that body decides by its own rules"),
        (LEAVE, "2020-03-10", "the order does not close the border"),
    ],
)
def test_what_is_permitted_says_why_it_is_not_covered(asked: str, day: str, words: str) -> None:
    law = ask(door(order()), asked, day, paid_by="own").law
    assert law.decision == "permitted"
    assert (law.reasons[0].code, law.reasons[0].order) == ("not_covered", order())
    assert words in law.reasons[0].says.en


EVERYBODY = {
    "nobody": Restraints("a"),
    "debtor": Restraints("b", (order(),), relation="debtor"),
    "listed": Restraints("c", (), (entry(),)),
    "people of a company": Restraints("d", (order(capacity="actual_controller", debtor="works", entity=True),)),
    "banned": Restraints("e", bans=(ExitBan("loan", on("2012-05-02")),)),
    "approved": Restraints("f", (order(approvals=(Approval("necessity", on("2012-06-01")),)),)),
    "in grace": Restraints("g", (order(made="2014-12-01", grace_until="2026-11-01"),)),
}


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("day", ["2015-07-21", "2015-07-22", "2016-09-25", "2026-11-01"])
def test_every_answer_names_its_item_its_article_its_measure_and_its_day(name: str, day: str) -> None:
    who = GATE.prepare(EVERYBODY[name])
    for cell in table(who, on(day), paid_by="own"):
        data = answer_data(BOOK, who.decide(Conduct(cell.kind, cell.values, paid_by="own"), on(day)).law)
        assert (data["day"], data["decision"]) == (day, cell.decision)
        assert data["item"] in BOOK.rules
        assert data["reasons"]
        first = data["reasons"][0]
        if first["code"] == "statute_not_read":
            continue
        assert data["article"]["en"] and data["article"]["zh"] and data["evidence"]
        if data["decision"] != "permitted" and first["code"] != "barred_by_statute":
            assert data["order"] or data["cause"], cell


def test_a_reading_that_the_policy_takes_is_told_with_the_answer() -> None:
    berth = "rail train=D seat=second_class_berth"
    assert "reading_second_class_berth" in codes(door(order()), berth, "2020-03-10")
    assert ask(door(order()), berth, "2020-03-10").decision == "permitted"
    barred = door(order(), gate=under(second_class_berth="barred"))
    assert ask(barred, berth, "2020-03-10").decision == "prohibited"


@pytest.mark.parametrize(
    ("switch", "asked", "day"),
    [
        ("first_class_berth_2010", "rail train=D seat=first_class_berth", "2015-07-21"),
        ("fast_ferry_first_class", "ship vessel=fast_ferry class=first", "2020-03-10"),
        ("judicial_sale_bidding", "real_estate step=bid_at_judicial_sale", "2020-03-10"),
    ],
)
def test_a_contested_conduct_follows_its_switch_and_says_so(switch: str, asked: str, day: str) -> None:
    answers = {
        option: ask(door(order(), gate=under(**{switch: option})), asked, day, paid_by="own")
        for option in ("barred", "open")
    }
    assert {option: answer.decision for option, answer in answers.items()} == {
        "barred": "prohibited",
        "open": "permitted",
    }
    for answer in answers.values():
        assert f"reading_{switch}" in [reason.code for reason in answer.law.reasons]
    open_again = ask(door(order(), gate=under(first_class_berth_2010="open")), TURNS[0][1], day, paid_by="own")
    assert open_again.decision == "prohibited"


def test_somebody_who_left_office_stays_bound_until_the_court_lifts() -> None:
    who = door(order(capacity="legal_representative", debtor="works", entity=True, left="2020-02-03"))
    assert ask(who, FLIGHT, "2020-03-10").decision == "prohibited"
    assert "left_office" in codes(who, FLIGHT, "2020-03-10")
    assert "left_office" not in codes(who, FLIGHT, "2020-02-02")


# ── what was left open ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "decision", "missing"),
    [
        ("rail train=G", "prohibited", ()),
        ("rail seat=business", "prohibited", ()),
        ("rail train=D", "unknown", ("seat",)),
        ("rail seat=second", "unknown", ("train",)),
        ("rail", "unknown", ("train", "seat")),
        ("air", "prohibited", ()),
        ("hotel price=high", "unknown", ("stars",)),
        ("hotel stars=unrated", "unknown", ("price",)),
        ("vehicle what=truck", "permitted", ()),
        ("school school=public", "permitted", ()),
        ("school school=private step=pay", "unknown", ("fees",)),
        ("everyday", "permitted", ()),
        ("other", "for_the_court", ()),
    ],
)
def test_a_question_that_leaves_a_field_open_is_answered_where_the_field_does_not_matter(
    asked: str, decision: str, missing: tuple[str, ...]
) -> None:
    answer = ask(door(order()), asked, "2020-03-10")
    assert (answer.decision, answer.missing) == (decision, missing)


def test_an_open_question_says_what_would_hold_for_each_thing_it_may_mean() -> None:
    first, *rest = ask(door(order()), "rail train=C", "2020-03-10").law.reasons
    assert (first.code, first.missing) == ("depends_on", ("seat",))
    assert [reason.code for reason in rest] == ["if_permitted", "if_prohibited"]
    assert "second class seat" in rest[0].says.en and "first class seat" in rest[1].says.en


def test_nobody_who_is_free_is_asked_for_what_was_left_open() -> None:
    assert ask(door(), "rail", "2020-03-10").decision == "permitted"


# ── the child, and what is no order's business ───────────────────────────────────────────────────────


def test_the_parents_order_decides_on_the_school_and_on_nothing_else() -> None:
    parent = Restraints("parent", (order(),), (entry(),))
    child = GATE.prepare(Restraints("child", relation="minor_child", parents=(parent,)))
    fees = "school school=private fees=above_normal step=pay"
    assert ask(child, fees, "2020-03-10").decision == "prohibited"
    assert ask(child, FLIGHT, "2020-03-10").decision == "permitted"
    assert ask(door(relation="minor_child"), fees, "2020-03-10").decision == "permitted"


def test_the_entry_of_a_listed_parent_decides_on_the_school_too() -> None:
    listed = Restraints("parent", (), (entry(),))
    child = GATE.prepare(Restraints("child", relation="minor_child", parents=(listed,)))
    law = ask(child, "school school=private fees=above_normal step=pay", "2020-03-10").law
    assert (law.decision, law.reasons[0].cause) == ("prohibited", entry())


def test_an_exit_ban_closes_the_border_and_no_approval_of_consumption_opens_it() -> None:
    ban = ExitBan("loan", on("2019-05-06"))
    needed = Approval("necessity", on("2019-05-07"))
    who = GATE.prepare(Restraints("a", (order(approvals=(needed,)),), bans=(ban,)))
    answer = ask(who, "border direction=leave by=aircraft", "2019-06-01")
    assert (answer.decision, answer.law.reasons[0].code, answer.law.reasons[0].cause) == (
        "prohibited", "barred_by_exit_ban", ban,
    )  # fmt: skip
    assert ask(who, "border direction=enter by=road", "2019-06-01").decision == "permitted"
    assert ask(who, FLIGHT, "2019-06-01").decision == "permitted_under_approval"


def test_a_statute_that_needs_no_order_closes_a_post_to_whoever_owes() -> None:
    debt = "post office=private_fund overdue_debt=large"
    assert ask(door(), debt, "2026-01-05").decision == "prohibited"
    assert ask(door(), "post office=private_fund overdue_debt=not_large", "2026-01-05").decision == "permitted"
    assert ask(door(), "post office=private_fund", "2026-01-05").missing == ("overdue_debt",)


def test_a_statute_whose_first_day_was_not_read_leaves_it_unknown_and_says_so() -> None:
    law = ask(door(), "post office=private_fund overdue_debt=large", "2024-06-28").law
    gap = BOOK.rules["joint.office.fund"].gap_on(on("2024-06-28"))
    assert (law.decision, law.reasons[0].code) == ("unknown", "statute_not_read")
    assert gap is not None and gap.why.en in law.reasons[0].says.en and gap.why.zh in law.reasons[0].says.zh


def test_only_an_entry_of_ones_own_shuts_one_out_of_a_post() -> None:
    assert ask(door(entry(capacity="principal")), "post office=assessor", "2026-01-05").decision == "permitted"
    assert ask(door(entry()), "post office=assessor", "2026-01-05").decision == "prohibited"


# ── what cannot be prepared or asked ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("restraints", "words"),
    [
        (Restraints("a", (Order("loan", on("2012-05-02"), capacity="cousin"),)), "no capacity is called 'cousin'"),
        (Restraints("a", (), (Entry("loan", on("2014-05-02"), capacity="boss"),)), "no capacity is called 'boss'"),
        (Restraints("a", relation="friend"), "no relation is called 'friend'"),
        (
            Restraints("a", (Order("loan", on("2012-05-02"), approvals=(Approval("nod", on("2013-05-02")),)),)),
            "no kind of approval is called 'nod'",
        ),
        (Restraints("a", parents=(Restraints("b", relation="foe"),)), "no relation is called 'foe'"),
    ],
)
def test_restraints_of_no_known_kind_are_refused_with_the_known_ones(restraints: Restraints, words: str) -> None:
    with pytest.raises(BadInput, match=words) as caught:
        GATE.prepare(restraints)
    assert "；可用：" in caught.value.text.zh


@pytest.mark.parametrize(
    ("conduct", "words"),
    [
        (Conduct("rial"), "no kind of conduct is called 'rial'"),
        (Conduct("rail", ("G",)), "1 values given, one expected for each field"),
        (Conduct("rail", ("G", "throne")), "seat: 'throne' is no seat or berth"),
        (Conduct("rail", ("G", "hard_sleeper")), "there is no train G, seat hard_sleeper"),
        (Conduct("other", ("a", "b")), "2 values given"),
    ],
)
def test_a_conduct_put_together_wrongly_by_hand_is_refused_as_if_it_had_been_read(conduct: Conduct, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        door(order()).decide(conduct, on("2020-03-10"))
