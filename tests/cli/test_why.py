"""`why`: may it be done, must it be done, has it been done, and what is doubtful."""

ASKED = "why ground-1-paid-in-full --on"


def test_after_payment_the_court_may_and_must_delete_by_a_day_and_has_not_yet(tell):
    told = tell(f"{ASKED} 2019-06-04 delete_listing")
    assert told.status == 0
    head, may, must, done = told.lines[:4]
    assert head == "2019-06-04  delete_listing: delete the entry (张某)"
    assert may == "may:   yes"
    assert must.startswith("must:  yes, court, by 2019-06-06: delete the entry, performed — List Provisions")
    assert done == "done:  not yet"


def test_before_the_entry_is_published_deletion_is_impossible_and_the_road_to_it_is_told(tell):
    told = tell(f"{ASKED} 2019-03-05 delete_listing")
    assert told.status == 0
    assert told.lines[1:4] == [
        "may:   no: the procedure has no such step from here",
        "must:  no duty to do it runs",
        "done:  not yet",
    ]
    assert "might make it possible: decide to list, then publish the entry" in told.lines


def test_once_it_is_done_the_day_on_which_it_was_is_told(tell):
    assert "done:  yes, on 2019-06-05" in tell(f"{ASKED} 2019-06-10 delete_listing").lines


def test_an_act_of_the_script_is_explained_as_it_stands_there(tell):
    told = tell(f"{ASKED} 2019-03-12 decide_listing")
    assert "done:  not yet; the script does it on this day" in told.lines
    assert "  · able to perform (张某): yes" in told.lines


def test_a_key_and_a_value_ask_about_another_ground(tell):
    told = tell(f"{ASKED} 2019-06-04 delete_listing ground=no_assets")
    assert told.lines[1] == "may:   no: a rule stands against it"
    assert "✗ Round ended, two empty queries, no lead: fails" in told.lines


def test_a_fact_stated_on_the_command_line_changes_the_answer(tell):
    line = f"{ASKED} 2019-03-05 decide_listing grounds=able_but_refuses"
    able, unable = (tell(f"{line} facts.able_to_perform={word} --json").document for word in ("true", "false"))
    assert able["may"] is True
    assert unable["may"] is False


def test_a_fact_nobody_stated_leaves_the_answer_open_and_is_named(tell):
    told = tell(f"{ASKED} 2019-03-05 decide_listing grounds=able_but_refuses")
    assert told.lines[1] == "may:   it depends on what is not known or not given"
    assert "would have to be stated: able to perform" in told.out


def test_in_audit_mode_a_closed_act_is_said_to_be_done_all_the_same_with_a_finding(tell):
    told = tell(f"{ASKED} 2019-06-04 delete_listing ground=no_assets --mode audit")
    assert "in audit mode it would be done all the same" in told.lines[2]


def test_a_source_that_says_otherwise_is_shown_with_its_place(tell):
    told = tell(f"{ASKED} 2019-03-12 decide_listing")
    (line,) = [line for line in told.lines if "another source says otherwise" in line]
    assert line.endswith("— CPL Interpretation (法释〔2015〕5号), art. 518")


def test_an_unverified_point_is_marked(tell):
    told = tell(f"{ASKED} 2019-03-15 serve_consumption_order")
    assert "  ! evidence: unverified" in told.lines
    assert any(line.startswith("  ! open question decided by policy order_binds_from") for line in told.lines)


def test_a_program_reads_the_doubts_apart(tell):
    document = tell(f"{ASKED} 2019-03-12 decide_listing --json").document
    assert list(document) == [
        "format", "file", "law", "date", "act", "case", "who", "mode", "may", "status", "in_script", "must", "done",
        "impossible", "rules", "plan", "earliest", "doubts",
    ]  # fmt: skip
    doubts = {doubt["rule"]: doubt for doubt in document["doubts"]}
    assert doubts["listing.basis"]["conflicts_with"] == ["listing.basis.interpretation"]
    assert doubts["listing.grace.length"]["switch"] == "good_faith_opinions_start"
    unverified = tell(f"{ASKED} 2019-03-13 order_consumption_restriction --json").document["doubts"]
    assert "unverified" in {doubt["evidence"] for doubt in unverified}


def test_what_may_what_must_and_what_is_done_are_three_answers_of_a_document(tell):
    open_, done = (tell(f"{ASKED} {day} delete_listing --json").document for day in ("2019-06-04", "2019-06-10"))
    assert (open_["may"], [duty["by"] for duty in open_["must"]], open_["done"]) == (True, ["2019-06-06"], [])
    assert (done["may"], done["must"], [act["date"] for act in done["done"]]) == (False, [], ["2019-06-05"])


def test_an_act_that_only_time_makes_possible_names_the_first_day(tell):
    told = tell("why minor-never-listed --on 2019-03-12 decide_listing")
    assert told.lines[1] == "may:   no: a rule stands against it"
    assert "earliest day, if nobody does anything: 2020-03-13" in told.lines


def test_people_are_called_by_their_names_and_roles_in_chinese(tell):
    told = tell(f"{ASKED} 2019-06-04 delete_listing --lang zh")
    assert told.lines[0] == "2019-06-04  delete_listing：删除失信被执行人信息（张某）"
    assert told.lines[2].startswith("必须：是，人民法院，至迟 2019-06-06：")
    assert "borrower" not in told.out
