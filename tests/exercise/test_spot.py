"""Departures from the law in an audited story: found, with rule, remedy and its last day, point by point."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from blacklist_sim.exercise.items import mark
from blacklist_sim.exercise.read import read_text
from blacklist_sim.exercise.setting import Unsolvable
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine

TEXT = (Path(__file__).parent / "made" / "spot-a-spouse.yaml").read_text(encoding="utf-8")
EVENTS = TEXT.partition("    - {date: 2019-03-12")[0]


def made(*changes, text=TEXT):
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return variant(load_engine(), read_text(text, "made", "made.yaml"), 0)


def with_events(*lines, text=EVENTS):
    return made(text=text + "".join(f"    - {line}\n" for line in lines) + "tasks:\n  - kind: spot\n")


@pytest.fixture(scope="module")
def item():
    return made().items["1.spots"]


@pytest.fixture(scope="module")
def right(item):
    return item.form.right(item)


def test_the_spouses_listing_and_exit_ban_and_the_missed_revocation_are_found(right):
    assert [(spot.get("event"), spot.get("missed")) for spot in right] == [
        (6, None), (9, None), (None, "listing.revoke/wife")
    ]  # fmt: skip
    assert [spot.get("remedy") for spot in right] == ["review.correction", "review.exit_ban", None]


def test_a_petition_has_no_last_day_and_the_review_of_a_ban_has_that_of_the_book(right):
    listed, banned, revoked = right
    assert listed["until"] == "none" and revoked["until"] == "2019-03-15"
    engine = load_engine()
    days = engine.book.figures["review.exit_ban.apply"].on(date(2019, 3, 18)).value.count
    assert (date.fromisoformat(banned["until"]) - date(2019, 3, 18)).days == days


def test_each_thing_asked_is_worth_a_point(item, right):
    assert item.worth == 4 + 4 + 2
    assert mark(item, right).earned == 10 and mark(item, None).earned == mark(item, []).earned == 0


def test_any_rule_that_the_act_breaks_is_right(item, right):
    for rule in ("listing.target.obligor", "listing.target.spouse"):
        assert mark(item, [right[0] | {"rule": rule}, *right[1:]]).earned == 10


def test_each_field_that_is_wrong_or_left_out_costs_its_point_and_is_explained(item, right):
    broken = {rule for departure in item.key for rule in departure.rules}
    rule = next(option.id for option in item.form.rules if option.id not in broken)
    for place, spot in enumerate(right):
        for field in ("rule", "remedy", "until"):
            if field not in spot:
                continue
            other = {"rule": rule, "remedy": "review.sanction", "until": "2021-01-01"}[field]
            for wrong in (spot | {field: other}, {key: value for key, value in spot.items() if key != field}):
                marked = mark(item, [*right[:place], wrong, *right[place + 1 :]])
                [mistake] = marked.mistakes
                assert marked.earned == 9 and mistake.why and mistake.law.cited.en and mistake.right.en


def test_what_is_not_found_costs_all_of_it_and_a_mark_on_something_lawful_one_point(item, right):
    assert mark(item, right[1:]).earned == 6 and mark(item, right[:2]).earned == 8
    for lawful in ({"event": 1}, {"event": 7, "rule": "listing.target.spouse"}, {"missed": "title.report/borrower"}):
        [mistake] = mark(item, [*right, lawful]).mistakes
        assert mistake.points == Decimal(1) and "against the law" in mistake.right.en
    assert mark(item, [{"event": number} for number in range(1, 11)]).earned == 0


@pytest.mark.parametrize(
    "given",
    ["6", {"event": 6}, [6], [{"event": "6"}], [{"event": 0}], [{"event": 11}], [{"event": True}], [{}], [None],
     [{"event": 6, "missed": "listing.revoke/wife"}], [{"missed": "nothing"}], [{"event": 6, "rule": "nothing"}],
     [{"event": 6, "remedy": ["review.correction"]}], [{"event": 6, "until": "soon"}], [{"event": 6, "why": "so"}],
     [{"event": 6}, {"event": 6}], [{"event": 1}] * 500],
)  # fmt: skip
def test_what_is_no_list_of_marks_earns_nothing_and_says_what_is_expected(item, given):
    marked = mark(item, given)
    assert marked.earned == 0 and marked.unfit.en and marked.unfit.zh


def test_without_remedies_two_points_are_asked_of_an_act():
    item = made(("  - kind: spot", "  - kind: spot\n    remedies: false")).items["1.spots"]
    assert item.worth == 2 + 2 + 2 and all("remedy" not in spot for spot in item.form.right(item))


LISTED = [
    "{date: 2019-03-12, act: decide_listing, grounds: [able_but_refuses], facts: {able_to_perform: true}}",
    "{date: 2019-03-12, act: publish_listing}",
    "{date: 2019-03-13, act: serve_listing_decision}",
    "{date: 2019-03-13, act: order_consumption_restriction}",
    "{date: 2019-03-15, act: serve_consumption_order}",
]


def test_a_deletion_that_comes_late_is_missed_and_one_in_time_is_not():
    paid, look = "{date: 2019-05-06, act: pay, amount: in_full}", "{date: 2019-06-28, note: a look}"
    lift = "{date: 2019-05-07, act: lift_consumption_restriction, ground: performed}"
    late = "{date: 2019-05-16, act: delete_listing, ground: performed}"
    item = with_events(*LISTED, paid, lift, late, look).items["1.spots"]
    assert [departure.missed for departure in item.key] == ["listing.delete.performed/borrower"]
    assert item.form.right(item)[0]["until"] == "2019-05-09"
    with pytest.raises(Unsolvable, match="nothing in the story"):
        with_events(*LISTED, paid, lift, late.replace("05-16", "05-09"), look)


def test_a_story_that_refuses_what_is_unlawful_has_nothing_to_spot():
    with pytest.raises(Unsolvable, match="audit"):
        made(("  mode: audit\n", ""))


def test_an_act_that_is_impossible_even_in_life_is_no_departure():
    with pytest.raises(Unsolvable, match="impossible"):
        with_events("{date: 2019-03-12, act: publish_listing}")
