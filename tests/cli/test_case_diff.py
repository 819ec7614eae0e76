"""`case diff`: where two cases part, how they stand, and what comes of it if nobody does anything."""

from pathlib import Path

import pytest

PAID = "ground-1-paid-in-full"


@pytest.fixture
def forks(tell, zhang: str) -> None:
    tell("case fork zhang idle --at 15")
    tell("case do zhang delete_listing --on 2019-06-05")
    tell("case advance idle 2019-06-05")


def test_two_forks_show_the_first_difference_and_what_each_did_from_there(tell, forks):
    lines = tell("case diff zhang idle").lines
    assert lines[:6] == [
        "idle was forked from zhang, at record 15",
        "the first 15 events are the same, until 2019-06-04",
        "zhang from there",
        "  #16 2019-06-05  court: delete the entry",
        "idle from there",
        "  #16 2019-06-05  time passes until this day",
    ]


def test_what_stands_otherwise_names_the_thing_and_each_side(tell, forks):
    lines = tell("case diff zhang idle").lines
    start = lines.index("what stands otherwise: zhang on 2019-06-05, idle on 2019-06-05")
    assert lines[start + 1 : start + 10] == [
        "  entry on the list (张某)", "    zhang: deleted since 2019-06-05", "    idle: published since 2019-03-12",
        "  张某", "    zhang: not listed", "    idle: listed",
        "  duty: delete the entry, performed (张某) [court]", "    zhang: none",
        "    idle: by 2019-06-06, since 2019-06-03",
    ]  # fmt: skip


def test_the_future_of_each_is_told_where_it_differs(tell, forks):
    lines = tell("case diff zhang idle").lines
    start = lines.index("if nobody does anything until 2020-06-04, in idle only")
    assert lines[start + 1] == "  2019-06-06  last day passed: delete the entry, performed (张某)"
    assert "! finding: Delete when a ground arises: not done in time" in lines[start + 2]
    assert len(lines) == start + 3


def test_the_other_way_round_the_sides_change_places(tell, forks):
    lines = tell("case diff idle zhang").lines
    assert lines[0] == "idle was forked from zhang, at record 15"
    assert lines[2] == "idle from there"


def test_in_chinese_the_same_is_told(tell, forks):
    lines = tell("case diff zhang idle --lang zh").lines
    assert lines[0] == "idle 由 zhang 第 15 条记录处分出"
    assert "若至 2020-06-04 无人作为，仅 idle 中发生" in lines


def test_two_forks_of_one_case_name_the_case_they_share_even_through_another_fork(tell, forks):
    tell("case fork zhang other --at 3")
    tell("case fork idle idler")
    assert tell("case diff other idler").lines[0] == "other and idler were forked from zhang, at records 3 and 15"


def test_cases_without_a_common_origin_are_compared_all_the_same(tell, zhang: str):
    tell("case new minor --from minor-never-listed")
    lines = tell("case diff zhang minor").lines
    assert lines[:3] == [
        "zhang and minor share no origin",
        "they differ before any event, in the people, the enforcement cases",
        "the first 3 events are the same, until 2019-01-15",
    ]


def test_twins_opened_apart_tell_that_everything_is_the_same(tell, zhang: str):
    tell(f"case new twin --from {PAID} --until 2019-06-04")
    assert tell("case diff zhang twin").lines == [
        "zhang and twin share no origin",
        "all their events are the same: 15",
        "they stand alike: zhang on 2019-06-04, twin on 2019-06-04",
        "if nobody does anything, the same happens in both until 2020-06-03",
    ]


def test_a_case_is_the_same_as_itself(tell, zhang: str):
    assert tell("case diff zhang zhang").lines[0] == "zhang and zhang are one case"


def test_what_is_taken_back_is_no_difference(tell, zhang: str):
    tell("case fork zhang idle")
    tell("case do idle delete_listing")
    tell("case undo idle")
    assert tell("case diff zhang idle").lines[1] == "all their events are the same: 15"


def test_another_policy_is_told_before_any_event(tell, database: Path):
    tell(f"case new one --from {PAID} --mode audit")
    tell(f"case new other --from {PAID} --policy term_starts=publication")
    assert tell("case diff one other").lines[1] == "they differ before any event, in the mode, the policy"


def test_a_program_reads_one_document(tell, forks):
    document = tell("case diff zhang idle --json").document
    assert list(document) == [
        "format", "left", "right", "kin", "parting", "differences", "until", "futures",
    ]  # fmt: skip
    assert document["kin"] == {"name": "zhang", "left": None, "right": 15}
    assert document["parting"]["common"] == 15
    assert [event["seq"] for event in document["parting"]["right"]] == [16]
    first = document["differences"][0]
    assert (first["what"], first["key"]) == ("positions", ["listing", "loan", "borrower", 1])
    assert (first["left"]["state"], first["right"]["state"]) == ("deleted", "published")
    assert document["futures"]["left"] == []
    assert [step["name"] for step in document["futures"]["right"]] == ["listing.delete.performed"]
