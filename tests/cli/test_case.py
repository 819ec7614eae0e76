"""Saved cases from the command line: opened, taken on, taken back, forked, put away; a refusal leaves them alone."""

from pathlib import Path

import pytest

STORY = "ground-1-paid-in-full"


def records(tell, name: str) -> list[dict]:
    return tell(f"case show {name} --json").document["journal"]


def test_a_case_opened_without_a_name_is_called_like_its_timeline_and_numbered_when_that_is_taken(tell, database: Path):
    names = [tell(f"case new --from {STORY} --json").document["case"]["name"] for _ in range(3)]
    assert names == [STORY, f"{STORY}-2", f"{STORY}-3"]


def test_a_name_that_cannot_be_made_of_a_file_is_made_fit(tell, database: Path, story: str, tmp_path: Path):
    path = tmp_path / "2019 年 (张某)!.yaml"
    path.write_text(story, "utf-8")
    assert tell("case new --json --from", path).document["case"]["name"] == "case-2019-年-张某"


def test_a_case_taken_through_a_day_has_reached_that_day(tell, zhang: str):
    (case,) = tell("case list --json").document["cases"]
    assert (case["date"], case["events"], case["records"]) == ("2019-06-04", 15, 16)
    assert records(tell, zhang)[-1]["kind"] == "wait"


def test_an_empty_case_has_people_and_no_event(tell, database: Path):
    told = tell(f"case new fresh --from {STORY} --empty")
    assert told.lines == ["opened fresh, without events"]
    shown = tell("case show fresh --json").document
    assert (len(shown["journal"]), shown["case"]["people"]) == (1, ["李某", "张某"])
    assert tell("case do fresh serve_judgment --on 2018-11-05").status == 0
    assert tell("case show fresh --json").document["case"]["date"] == "2018-11-05"


def test_mode_and_policy_given_at_the_opening_stay_with_the_case(tell, database: Path):
    tell(f"case new other --from {STORY} --mode audit --policy term_starts=publication")
    assert tell("case show other").lines[2] == (
        "mode: audit (unlawful acts are kept, with findings); policy: term_starts=publication"
    )


def test_a_story_that_stops_at_a_refused_act_is_not_opened_and_nothing_is_kept(tell, database: Path, changed):
    told = tell("case new wrong --from", changed("act: delete_listing}", "act: delete_listing, ground: no_assets}"))
    assert told.status == 2
    assert "the story stops on 2019-06-05, where delete_listing is refused; nothing was stored" in told.err
    assert tell("case list --json").document["cases"] == []


def test_an_act_is_told_as_replay_tells_it_and_recorded_in_the_users_name(tell, zhang: str):
    told = tell("case do zhang delete_listing --on 2019-06-05 --as 王老师")
    assert told.status == 0
    replayed = tell(f"replay {STORY}").lines
    start = replayed.index("2019-06-05  court: delete the entry (张某)")
    assert told.lines[:4] == replayed[start : start + 4]
    assert told.lines[4].startswith("recorded as #16; zhang has reached 2019-06-05")
    last = records(tell, zhang)[-1]
    assert (last["recorded_by"], last["payload"]) == ("王老师", {"act": "delete_listing", "date": "2019-06-05"})


def test_without_a_day_an_act_is_done_on_the_day_reached(tell, zhang: str):
    told = tell("case do zhang delete_listing --json")
    assert (told.document["accepted"], told.document["record"], told.document["case"]["date"]) == (
        True,
        16,
        "2019-06-04",
    )


def test_fields_facts_a_doer_and_a_note_are_recorded_as_they_were_written(tell, zhang: str):
    told = tell("case do zhang pay amount=1.50 --by borrower 'note=one\nand a half'")
    assert told.status == 0
    assert records(tell, zhang)[-1]["payload"] == {
        "act": "pay", "amount": "1.50", "date": "2019-06-04", "note": "one\nand a half",
    }  # fmt: skip
    shown = tell("case show zhang --journal").lines
    assert shown[16].startswith("#16  2019-06-04  张某: pay amount=1.50 — student, ")
    assert [line.strip() for line in shown[17:]] == ["one", "and a half"]


@pytest.mark.parametrize("line", ["delete_listing ground=no_assets", "publish_listing"])
def test_a_refused_act_is_told_with_its_reasons_and_not_recorded(tell, zhang: str, line: str):
    before = records(tell, zhang)
    told = tell(f"case do zhang {line}")
    assert told.status == 1
    assert "✗" in told.out
    assert told.lines[-1] == "refused; nothing was recorded"
    assert records(tell, zhang) == before
    assert tell(f"case do zhang {line} --lang zh").lines[-1] == "被拒绝；未作任何记录"


def test_advance_tells_what_time_brings(tell, zhang: str):
    told = tell("case advance zhang 2019-06-10")
    assert told.lines[0] == "2019-06-06  last day passed: delete the entry, performed (张某)"
    assert told.lines[-1].startswith("recorded as #16; zhang has reached 2019-06-10")


def test_next_goes_to_the_last_day_of_a_duty_and_then_past_it(tell, zhang: str):
    days = [tell("case advance zhang next --json").document for _ in range(2)]
    assert [day["case"]["date"] for day in days] == ["2019-06-06", "2019-06-07"]
    assert [[step["name"] for step in day["steps"]] for day in days] == [[], ["listing.delete.performed"]]


def test_one_act_in_the_middle_is_taken_back_alone_and_comes_back_to_its_place(tell, zhang: str):
    whole = tell("replay case:zhang").lines
    told = tell("case undo zhang --only 6 --as li")
    assert (told.status, told.lines[0].partition(",")[0]) == (0, "taken back: #6 2019-03-01 apply for listing")
    assert told.lines[-1] == "zhang stands on 2019-06-04"
    less = tell("replay case:zhang").lines
    assert next(line for line in whole if line not in less).startswith("2019-03-01  李某: apply for listing")
    assert tell("case undo zhang --only 6").status == 2
    assert tell("case redo zhang").status == 0
    assert tell("replay case:zhang").lines == whole


def test_next_where_no_deadline_runs_asks_for_a_day(tell, zhang: str):
    tell("case advance zhang 2020-01-01")
    told = tell("case advance zhang next")
    assert (told.status, told.out) == (2, "")
    assert "no deadline runs in zhang; say until which day" in told.err


def test_what_is_taken_back_stays_in_the_journal_and_counts_again_after_redo(tell, zhang: str):
    tell("case do zhang delete_listing --on 2019-06-05")
    stood = tell("case show zhang --json").document["stands"]
    told = tell("case undo zhang 2")
    assert [line.partition(",")[0] for line in told.lines] == [
        "taken back: #16 2019-06-05 delete the entry", "taken back: #15 2019-06-04 time passes until this day",
        "zhang stands on 2019-06-03",
    ]  # fmt: skip
    journal = records(tell, zhang)
    assert [record["taken_back_by"] for record in journal[14:]] == [None, 18, 17, None, None]
    assert tell("case redo zhang").lines[0].startswith("done again: #15")
    assert tell("case redo zhang").lines[0].startswith("done again: #16")
    assert tell("case show zhang --json").document["stands"] == stood
    told = tell("case redo zhang")
    assert (told.status, told.err) == (2, "zhang: nothing was taken back last\n")


def test_undo_to_a_record_takes_back_everything_after_it(tell, zhang: str):
    assert len(tell("case undo zhang --to 12").lines) == 4
    assert tell("case show zhang --json").document["case"]["date"] == "2019-03-15"
    assert "no event of zhang counts after record 12" in tell("case undo zhang --to 12").err
    assert tell("case undo zhang --to 0").status == 0
    assert tell("case show zhang --json").document["case"]["events"] == 0


def test_a_fork_goes_its_own_way_and_names_where_it_came_from(tell, zhang: str):
    assert tell("case fork zhang twin --at 8").status == 0
    assert tell("case do twin pay amount=in_full").status == 0
    assert tell("case show zhang --json").document["case"]["events"] == 15
    assert "opened from record 8 of zhang" in tell("case show twin --journal").lines[0]


def test_a_case_put_away_is_listed_only_when_asked_for_and_can_be_taken_out_again(tell, zhang: str):
    tell("case archive zhang")
    assert tell("case list --json").document["cases"] == []
    assert [case["name"] for case in tell("case list --archived --json").document["cases"]] == ["zhang"]
    assert tell("case archive zhang").err == "zhang is put away already\n"
    assert tell("case archive zhang --back").status == 0
    assert [case["name"] for case in tell("case list --json").document["cases"]] == ["zhang"]


def test_the_open_acts_of_a_case_are_those_of_its_story_on_the_day_reached(tell, zhang: str):
    kept, told = tell("case acts zhang"), tell(f"acts {STORY} --on 2019-06-04")
    assert kept.status == 0
    assert kept.lines == told.lines
    assert any(line.strip().startswith("delete_listing") for line in kept.lines)
    document = tell("case acts zhang --who borrower --json").document
    assert {act["who"] for act in document["acts"]} == {None, "borrower"}


def test_who_has_not_seen_the_last_records_is_told_what_happened_and_may_do_it_again(tell, zhang: str):
    seen = tell("case show zhang --json").document["case"]["records"]
    tell("case do zhang pay amount=1 --as colleague")
    told = tell(f"case do zhang delete_listing --seen {seen}")
    assert (told.status, told.out) == (1, "")
    assert "this case moved on" in told.err
    assert "#16 2019-06-04 pay, by colleague" in told.err
    assert told.err.splitlines()[-1] == "with --again it is done on the case as it now stands"
    assert len(records(tell, zhang)) == 17
    again = tell(f"case do zhang delete_listing --seen {seen} --again")
    assert again.status == 0
    assert "#16 2019-06-04 pay, by colleague" in again.err
    assert again.lines[-1].startswith("recorded as #17")
    undone = tell(f"case undo zhang --seen {seen} --lang zh").err
    assert undone.startswith("该案件已有进展")
    assert "--again" not in undone


def test_who_is_overtaken_while_acting_is_told_too(tell, zhang: str, database: Path, monkeypatch):
    from blacklist_sim.store import OpenCase, address, open_store

    take_further, overtaken = OpenCase.do, []

    def do(case, event):
        if not overtaken:
            overtaken.append(event)
            other = open_store(address(str(database)), "colleague")
            take_further(other.open("zhang"), event)
            other.close()
        return take_further(case, event)

    monkeypatch.setattr(OpenCase, "do", do)
    told = tell("case do zhang pay amount=1")
    assert told.status == 1
    assert "by colleague" in told.err
    overtaken.clear()
    told = tell("case do zhang pay amount=1 --again")
    assert (told.status, told.lines[-1].partition(";")[0]) == (0, "recorded as #18")


def test_the_login_name_stands_in_the_journal_where_no_name_is_given(tell, database: Path, monkeypatch):
    monkeypatch.delenv("BLACKLIST_SIM_USER")
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, "li")
    tell(f"case new zhang --from {STORY} --empty")
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, "x\u202e" * 50)
    tell("case do zhang serve_judgment --on 2018-11-05")
    assert [record["recorded_by"] for record in records(tell, "zhang")] == ["li", "user"]


MISTAKES = {
    "a case that is not there": ("case show zhan", ["no case called 'zhan'", "did you mean 'zhang'?"]),
    "a case like none there is": ("case show qqqq", ["no case called 'qqqq'; `case list` shows those there are"]),
    "the name that it has": ("case rename zhang zhang", ["zhang is called so already"]),
    "a case that is not there, in Chinese": ("case show zhan --lang zh", ["没有名为“zhan”的案件", "是否应为“zhang”"]),
    "a name that is taken": (f"case new zhang --from {STORY}", ["zhang", "already"]),
    "a name that is taken, for a fork": ("case fork zhang zhang", ["zhang", "already"]),
    "no timeline": ("case new lin", ["--from"]),
    "a timeline misspelt": ("case new lin --from ground-1-paid-in-ful", [f"did you mean '{STORY}'?"]),
    "a timeline of a number that is not there": (f"case new lin --from {STORY} --story 4", ["no number 4"]),
    "a day before the story": (f"case new lin --from {STORY} --until 2018-01-01", ["begins on 2018-11-05"]),
    "an unknown switch": (f"case new lin --from {STORY} --policy term_start=service", ["'term_starts'?"]),
    "an act misspelt": ("case do zhang delete_listin", ["did you mean 'delete_listing'?"]),
    "a field misspelt": ("case do zhang delete_listing grund=performed", ["grund", "ground"]),
    "an act before the day reached": (
        "case do zhang delete_listing --on 2019-06-03", ["zhang has reached 2019-06-04", "2019-06-03"],
    ),
    "a day that has passed": ("case advance zhang 2019-01-01", ["zhang has reached 2019-06-04"]),
    "no day at all": ("case advance zhang soon", ["'soon' is no date", "YYYY-MM-DD, or today or next"]),
    "more than there is to take back": ("case undo zhang 40", ["15 event(s)", "40"]),
    "both a count and a record": ("case undo zhang 2 --to 3", ["give one of"]),
    "both a record and what follows it": ("case undo zhang --only 3 --to 3", ["give one of"]),
    "a record that is no event": ("case undo zhang --only 0", ["record 0 of zhang is no event that counts"]),
    "an act that others rest on": (
        "case undo zhang --only 3",
        ["without record 3, serve_notice of 2019-01-20 is refused", "nothing was taken back"],
    ),
    "a record that is not there": ("case fork zhang lin --at 99", ["records 0 to 15", "99"]),
    "no number": ("case do zhang delete_listing --seen none", ["--seen", "'none'"]),
    "an unknown stage": ("case list --stage listd", ["'listd' is none of", "listed"]),
    "an unknown order": ("case list --sort size", ["changed, name, deadline, owed"]),
    "a page after a case that is not there": ("case list --after zhan", ["did you mean 'zhang'?"]),
    "another case that is not there": ("case diff zhang lin", ["no case called 'lin'"]),
    "a command misspelt": ("case lst", ["no command called 'lst'", "did you mean list?"]),
    "an enforcement case that is not there": ("case acts zhang --case lon", ["no case called 'lon'", "loan"]),
    "a real identity number": ("case do zhang pay amount=1 note=11010519491231002X", ["identity number", "fictional"]),
    "a database that is not there": ("case show zhang --db /nowhere/cases.db", ["/nowhere"]),
}  # fmt: skip


@pytest.mark.parametrize(("line", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_what_would_be_right_and_records_nothing(tell, zhang: str, line: str, words: list[str]):
    told = tell(line)
    assert (told.status, told.out) == (2, "")
    for word in words:
        assert word in told.err
    assert "Traceback" not in told.err
    listed = tell("case list --json").document["cases"]
    assert [(case["name"], case["records"]) for case in listed] == [("zhang", 16)]


def test_every_command_of_the_group_is_listed_and_has_its_help(tell):
    from blacklist_sim.cli.case import ENTRIES

    listed = tell("case --help").out
    for name in ENTRIES:
        assert f"  {name} " in listed
        told = tell(f"case {name} --help")
        assert told.status == 0
        assert told.out.startswith(f"Usage: blacklist-sim case {name}")
