"""Plans: a road is played, the others do what they must; held to it are the goal, the law and the number of acts."""

from pathlib import Path

import pytest

from blacklist_sim.exercise.items import mark
from blacklist_sim.exercise.read import read_text
from blacklist_sim.exercise.setting import Unsolvable
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine

TEXT = (Path(__file__).parent / "made" / "plan-off-the-list.yaml").read_text(encoding="utf-8")
PAID = "2019-05-15"
DAY = {"paid": f"paid: {{day: [{PAID}, {PAID}]}}"}


def made(*changes):
    text = TEXT.replace("paid: {day: [2019-05-06, 2019-05-31]}", DAY["paid"])
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return variant(load_engine(), read_text(text, "made", "made.yaml"), 0)


@pytest.fixture(scope="module")
def item():
    return made().items["1.road"]


DELETE = {"date": PAID, "act": "delete_listing", "ground": "performed"}
LIFT = {"date": PAID, "act": "lift_consumption_restriction", "ground": "performed"}


def test_a_road_to_the_goal_earns_everything_and_the_days_are_free_till_the_last(item):
    assert item.form.right(item) == [DELETE, LIFT]
    for road in ([DELETE, LIFT], [LIFT, DELETE], [DELETE, LIFT | {"date": "2019-05-22"}]):
        assert mark(item, road).earned == item.worth == 4


def test_no_answer_and_an_empty_road_earn_nothing(item):
    assert mark(item, None).earned == mark(item, []).earned == 0


def test_a_road_that_misses_the_goal_keeps_only_the_point_for_lawful_acts(item):
    for road in ([DELETE], [LIFT]):
        [mistake] = mark(item, road).mistakes
        assert mistake.points == 3 and mistake.what.en == "not restricted in consumption; not listed"
        assert mistake.why and "delete the entry" in mistake.right.en


def test_a_goal_reached_too_late_is_missed_and_the_late_act_is_named(item):
    marked = mark(item, [DELETE, LIFT | {"date": "2019-05-23"}])
    assert marked.earned == 0 and "too late" in marked.mistakes[0].why[0].en


def test_an_act_that_is_refused_costs_its_point_and_is_named_with_rule_and_article(item):
    list_again = {"date": PAID, "act": "decide_listing", "grounds": ["obstructs"]}
    marked = mark(item, [list_again, DELETE, LIFT])
    refused, many = marked.mistakes
    assert marked.earned == 2 and refused.points == many.points == 1
    assert "decide to list" in refused.why[0].en and any("fails" in line.en for line in refused.why)
    assert refused.law.cited.en.startswith("List Provisions") and "2 acts are enough" in many.what.en


def test_what_is_impossible_and_what_is_not_ones_own_cost_the_same_point(item):
    impossible = {"date": PAID, "act": "publish_listing"}
    foreign = {"date": PAID, "act": "apply_listing", "by": "lender", "grounds": ["obstructs"]}
    for act, said in ((impossible, "needs"), (foreign, "not yours")):
        marked = mark(item, [DELETE, LIFT, act])
        assert marked.earned == 2 and any(said in line.en for line in marked.mistakes[0].why)


def test_a_lawful_act_too_many_costs_a_quarter(item):
    more = {"date": PAID, "act": "conclude_enforcement"}
    [mistake] = mark(item, [DELETE, LIFT, more]).mistakes
    assert mistake.points == 1 and mistake.what.en == "2 acts are enough"


@pytest.mark.parametrize(
    "given",
    ["delete", {"act": "delete_listing"}, [1], [{}], [{"act": "fly"}], [DELETE | {"date": "soon"}], [{"act": "pay"}],
     [DELETE | {"who": "nobody"}], [DELETE] * 31, [{"act": {"act": "x"}}], [DELETE | {"ground": None}],
     [DELETE, DELETE | {"date": "2018-01-01"}], [DELETE | {"date": "2018-01-01"}], [DELETE | {1: 2}],
     [{"act": "delete_listing", "date": PAID, "ground": [[[[[[[[["performed"]]]]]]]]]}], [DELETE | {"note": "\x00"}],
     [{"date": PAID, "act": "grant_correction", "facts": {"wrongly_listed": True}}]],
)  # fmt: skip
def test_what_is_no_road_earns_nothing_and_says_what_is_expected(item, given):
    marked = mark(item, given)
    assert marked.earned == 0 and marked.unfit.en and marked.unfit.zh


def test_others_do_what_they_must_and_the_played_party_nothing_of_itself():
    play = ("    play: court\n", "    play: borrower\n")
    with pytest.raises(Unsolvable, match="without any act"):
        made(
            play,
            ("      - {date: $paid, act: delete_listing, ground: performed}\n", ""),
            ("{date: $paid, act: lift_consumption_restriction, ground: performed}",
             "{date: $paid, act: supplement_report, by: borrower}"),
        )  # fmt: skip


def test_the_goal_is_looked_at_on_its_day_after_what_time_alone_has_brought():
    first = "{date: 2018-11-05, act: serve_judgment}"
    text = TEXT.replace(first, "{mark: begin, date: 2018-11-02, note: it begins}")
    events = text.partition("    - {date: 2019-01-10")[0]
    plan = TEXT.partition("tasks:\n")[2].partition("    road:\n")[0]
    for old, new in (
        ("before: then", "before: begin"),
        ("{listed: false, restricted: false}", "{title: overdue}"),
        ("$paid+7", "2018-12-31"),
    ):
        plan = plan.replace(old, new)
    text = events + "tasks:\n" + plan + f"    road: [{first}]\n"
    item = variant(load_engine(), read_text(text, "made", "made.yaml"), 0).items["1.road"]
    assert mark(item, [{"date": "2018-11-05", "act": "serve_judgment"}]).earned == 4
    assert mark(item, [{"date": "2018-12-20", "act": "serve_judgment"}]).earned == 1  # not overdue by then


def test_a_road_that_does_not_lead_there_is_no_key():
    with pytest.raises(Unsolvable, match="does not lead"):
        made(("      - {date: $paid, act: delete_listing, ground: performed}\n", ""))


def test_of_a_road_with_acts_too_many_the_shorter_part_is_the_key():
    found = made(("    road:\n", "    road:\n      - {date: $paid, act: conclude_enforcement}\n"))
    assert [event["act"] for event in found.items["1.road"].key] == ["delete_listing", "lift_consumption_restriction"]


def test_nothing_that_is_answered_changes_the_case(item):
    first = mark(item, [DELETE, LIFT]).earned
    mark(item, [DELETE])
    assert mark(item, [DELETE, LIFT]).earned == first == 4
