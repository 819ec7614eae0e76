"""`case show`: where a case stands, its journal, its law; another reading stands beside it and changes nothing."""

import re
import sqlite3
from pathlib import Path

import pytest

from blacklist_sim.store import derive

SECTIONS = ["tracks", "people", "open duties", "running periods", "owed at the end of the day"]
STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$")


def test_the_page_tells_who_where_what_is_to_be_done_by_when_and_what_is_owed(tell, zhang: str):
    lines = tell("case show zhang").lines
    assert lines[0] == "zhang  Ground 1, paid in full: off the list within three working days"
    assert lines[1:3] == ["people: 李某 [lender], 张某 [borrower]", "mode: strict (unlawful acts are refused)"]
    assert lines[3].startswith("records: 16, the last by student, ")
    assert lines[4] == "2019-06-04  as it stands"
    places = [lines.index(head) for head in SECTIONS]
    assert places == sorted(places)
    assert "  entry on the list (张某): published since 2019-03-12" in lines
    assert "  张某: not in debt, listed, restricted in consumption, free to leave the country" in lines
    (duty,) = [line for line in lines if "delete the entry, performed" in line]
    assert duty.startswith("  delete the entry, performed (张某) [court], by 2019-06-06 — List Provisions")
    assert "  six months without a close (张某), until 2019-07-15" in lines
    assert "  loan: 0.00 yuan" in lines
    assert "findings: none" in lines


def test_the_page_is_there_in_chinese(tell, zhang: str):
    lines = tell("case show zhang --lang zh").lines
    assert "  失信名单条目（张某）：已公布，自 2019-03-12" in lines
    assert "日志" in lines


def test_the_journal_tells_each_record_who_did_it_in_the_story_and_who_wrote_it_down_when(tell, zhang: str):
    tell("case undo zhang --as 王老师")
    lines = tell("case show zhang --journal").lines
    assert len(lines) == 17
    assert all(STAMP.search(line) for line in lines)
    assert lines[0].startswith("#0 ")
    assert "opened, by version " in lines[0]
    assert lines[7].startswith(
        "#7   2019-03-12  court: decide to list grounds=able_but_refuses facts.able_to_perform=true — student, "
    )
    assert lines[13].startswith("#13  2019-03-20  question: may it be done — ")
    assert lines[15].startswith("#15  2019-06-04  time passes until this day [taken back by #16] — student, ")
    assert re.match(r"#16 +takes back #15 — 王老师, ", lines[16])


def test_an_act_that_the_story_expects_to_be_refused_is_marked_in_the_journal(tell, database: Path):
    tell("case new minor --from minor-never-listed")
    lines = tell("case show minor --journal").lines
    assert [line.startswith(f"#{place}") and "[refused]" in line for place, line in enumerate(lines)][6:] == [
        True, True, False,
    ]  # fmt: skip


def test_with_several_cases_each_thing_names_its_case(tell, database: Path):
    tell("case new two --from two-cases-and-one-payment")
    lines = tell("case show two").lines
    assert any(line.startswith("  title [loan]: ") for line in lines)
    assert any(line.startswith("  supply: ") and line.endswith(" yuan") for line in lines)
    assert any("apply for enforcement [supply]" in line for line in lines)


def keys_in_help(text: str) -> dict[str, list[str]]:
    """What the help says of each part of the document: its keys, in their order."""
    told = text[text.index("format, case,") :]
    parts = re.findall(r"^  (\w+)  +(\S.*(?:\n   .*)*)", told, re.MULTILINE)
    whole = told[: told.index("\n  case ")]
    parts.append(("whole", whole))
    bare = {name: re.sub(r"null, or: |\([^)]*\)", "", keys) for name, keys in parts}
    return {name: re.findall(r"\w+", keys) for name, keys in bare.items()}


def test_the_help_lists_the_keys_of_the_document_as_they_are_printed(tell, zhang: str):
    told = keys_in_help(tell("case show --help").out)
    document = tell("case show zhang --policy term_starts=publication --mode audit --law-of 2016-01-01 --json").document
    printed = {
        "whole": document, "case": document["case"], "stands": document["stands"], "journal": document["journal"][1],
        "law": document["law"], "beside": document["beside"], "differences": document["beside"]["differences"][0],
    }  # fmt: skip
    for name, item in printed.items():
        assert list(item) == told[name], name


def test_another_mode_is_replayed_beside_and_what_is_otherwise_is_told(tell, database: Path):
    tell("case new minor --from minor-never-listed --until 2019-03-12")
    before = database.read_bytes()
    lines = tell("case show minor --mode audit").lines
    place = lines.index("beside the case, replayed under mode audit; nothing of it is recorded")
    assert lines[place + 1 : place + 4] == [
        "  entry on the list (张某)", "    case: none", "    beside: decided, not published since 2019-03-12",
    ]  # fmt: skip
    assert lines[2].startswith("mode: strict")
    assert "    本案：无" in tell("case show minor --mode audit --lang zh").lines
    assert database.read_bytes() == before


def test_a_policy_and_the_law_of_another_date_are_said_with_the_replay_beside(tell, zhang: str):
    lines = tell("case show zhang --policy term_starts=publication --law-of 2016-06-01").lines
    assert (
        "beside the case, replayed under policy term_starts=publication; the law of 2016-06-01 on every date; "
        "nothing of it is recorded"
    ) in lines
    assert "  nothing stands otherwise" in tell("case show zhang --policy term_starts=publication").lines
    assert tell("case show zhang --json").document["beside"] is None
    assert tell("case show zhang --policy term_starts=nought").status == 2


def test_a_reading_under_which_an_act_is_refused_says_where_it_stops(tell, database: Path):
    tell("case new minor --from minor-never-listed")
    lines = tell("case show minor --mode audit").lines
    assert "  stops on 2020-03-13: “decide to list” is refused, what follows does not count" in lines


def test_a_case_without_events_cannot_be_read_otherwise(tell, database: Path):
    tell("case new fresh --from minor-never-listed --empty")
    assert tell("case show fresh").status == 0
    told = tell("case show fresh --mode audit")
    assert (told.status, told.err) == (2, "fresh has no event yet that could be replayed otherwise\n")


def test_the_law_is_the_same_until_the_program_brings_another(
    tell, zhang: str, database: Path, monkeypatch: pytest.MonkeyPatch
):
    assert tell("case show zhang").lines[-1] == "  the same now"
    pins = derive.law_pins
    monkeypatch.setattr("blacklist_sim.pages.case_law.law_key", lambda law: "another")
    monkeypatch.setattr("blacklist_sim.pages.case_law.law_pins", lambda law: pins(law) | {"book": "2030.1"})
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE saved_case SET next_deadline = '2019-06-05', owed = 100")
    lines = tell("case show zhang").lines
    place = next(place for place, line in enumerate(lines) if line.startswith("law: opened under book "))
    assert lines[place + 1].startswith("  now read under book 2030.1 ")
    assert lines[place + 2 :] == ["  changed: next deadline: 2019-06-05 → 2019-06-06", "  changed: owed: 1.00 → 0.00"]
    assert tell("case show zhang --json").document["law"]["same"] is False
