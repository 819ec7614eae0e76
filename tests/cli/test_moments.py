"""`acts` and `next`: what can be done now, and what comes if nobody does anything."""

import re


def test_the_open_acts_come_first_each_with_whom_it_is_aimed_at_and_whose_it_is(tell):
    told = tell("acts ground-1-paid-in-full --on 2019-06-04")
    assert told.status == 0
    assert "  lift_consumption_restriction borrower (张某): lift the restriction, by court" in told.lines
    heads = [line.rpartition(" (")[0] for line in told.lines if re.fullmatch(r"\S.* \(\d+\)", line)]
    assert heads[0] == "open"
    assert heads[-1] == "not possible from here"


def test_each_head_counts_what_stands_below_it(tell):
    told = tell("acts ground-1-paid-in-full --on 2019-06-04")
    blocks = re.split(r"^\S.* \((\d+)\)$", told.out, flags=re.MULTILINE)[1:]
    assert len(blocks) >= 2 * 4
    for count, below in zip(blocks[::2], blocks[1::2], strict=True):
        assert int(count) == len(re.findall(r"^  \S", below, flags=re.MULTILINE))


def test_a_closed_act_says_why_and_what_would_make_it_possible(tell):
    told = tell("acts ground-1-paid-in-full --on 2019-03-05")
    start = next(place for place, line in enumerate(told.lines) if line.startswith("  delete_listing borrower"))
    assert told.lines[start].endswith("entry on the list is “not listed”; the act needs “published”")
    assert told.lines[start + 1].strip() == "might make it possible: decide to list, then publish the entry"


def test_a_program_reads_the_state_of_every_act(tell):
    document = tell("acts ground-1-paid-in-full --on 2019-03-05 --json").document
    acts = {entry["act"]: entry for entry in document["acts"]}
    assert set(acts["delete_listing"]) == {"act", "case", "who", "by", "status", "why", "plan", "earliest"}
    assert acts["delete_listing"]["status"] == "impossible"
    assert acts["delete_listing"]["plan"]["acts"] == ["decide_listing", "publish_listing"]
    assert {entry["status"] for entry in document["acts"]} >= {"open", "discretion", "depends", "impossible"}


def test_the_list_can_be_narrowed_to_one_of_several_debtors(tell):
    line = "acts wrong-targets-refused-and-undone --on 2020-03-12 --json"
    everybody, one = (tell(f"{line} {who}").document["acts"] for who in ("", "--who guarantor"))
    assert {entry["who"] for entry in everybody} == {None, "firm", "guarantor"}
    assert [entry for entry in everybody if entry["who"] != "firm"] == one


def test_roles_stand_in_chinese_for_who_reads_chinese(tell):
    told = tell("acts ground-1-paid-in-full --on 2019-06-04 --lang zh")
    assert "  lift_consumption_restriction borrower（张某）：解除限制消费，人民法院" in told.lines


def test_if_nobody_does_anything_the_last_day_passes_and_leaves_a_finding(tell):
    told = tell("next ground-1-paid-in-full --on 2019-06-04 --until 2019-06-30")
    assert told.status == 0
    assert told.lines[0] == "2019-06-06  last day passed: delete the entry, performed (张某)"
    assert told.lines[1].strip().startswith("! finding: Delete when a ground arises: not done in time")


def test_where_nothing_runs_nothing_happens(tell):
    assert tell("next ground-1-paid-in-full --on 2019-06-10").lines == ["nothing happens until 2020-06-09"]


def test_a_program_reads_what_comes_as_steps_like_those_of_a_replay(tell):
    document = tell("next ground-1-paid-in-full --on 2019-06-04 --until 2019-06-30 --json").document
    assert list(document) == ["format", "file", "law", "from", "until", "steps"]
    assert [(step["date"], step["kind"], step["name"]) for step in document["steps"]] == [
        ("2019-06-06", "due", "listing.delete.performed")
    ]


def test_a_script_that_stops_before_the_day_is_said_to_do_so(tell, changed):
    path = changed("act: delete_listing}", "act: delete_listing, ground: no_assets}")
    told = tell("next --on 2019-06-10", path)
    assert told.lines[0] == "note: the script stops on 2019-06-05, where “delete the entry” is refused"
