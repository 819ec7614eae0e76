"""`case:NAME` stands for a file in the other commands, and only then a database is looked at."""

from pathlib import Path

import pytest

from .terminal import loaded

AT = "case:zhang --on 2019-06-04"
STORY = "ground-1-paid-in-full"

COMMANDS = {
    "replay": "replay {} --until 2019-06-04",
    "why": "why {} --on 2019-06-04 delete_listing",
    "acts": "acts {} --on 2019-06-04",
    "next": "next {} --on 2019-06-04",
    "owed": "owed {} --on 2019-06-04",
    "gate": "gate {} --who borrower --on 2019-06-04 rail G second",
    "entry": "entry {} --on 2019-06-04",
    "diagram": "diagram listing --timeline {}",
}


@pytest.mark.parametrize("line", COMMANDS.values(), ids=COMMANDS)
def test_a_saved_case_is_taken_as_the_timeline_that_it_is(tell, database: Path, line: str):
    tell(f"case new zhang --from {STORY}")
    kept, told = tell(line.format("case:zhang")), tell(line.format(STORY))
    assert (kept.status, kept.out) == (0, told.out)


@pytest.mark.parametrize("command", ["why", "acts", "next", "owed", "entry"])
def test_the_day_of_a_saved_case_is_the_one_it_has_reached_unless_another_is_named(tell, zhang: str, command: str):
    line = COMMANDS[command].format("case:zhang")
    assert tell(line.replace(" --on 2019-06-04", "")) == tell(line)
    told = tell(f"{command} case:zhan {'delete_listing' if command == 'why' else ''} --lang zh")
    assert (told.status, told.err) == (2, "没有名为“zhan”的案件；是否应为“zhang”？\n")


def test_a_saved_case_is_checked_and_converted(tell, zhang: str):
    assert tell("check case:zhang").lines == ["case:zhang: nothing wrong, timelines: 1"]
    written = tell("convert case:zhang --to yaml")
    assert written.out.startswith("timeline: 1\n")
    assert "2019-06-04" in written.lines[-1]


def test_a_new_case_may_be_opened_from_a_saved_one(tell, zhang: str):
    assert tell("case new --from case:zhang").lines[0].startswith("opened zhang-2: 15 events")


@pytest.mark.parametrize("line", [f"acts {AT}", "replay case:zhang", "check case:zhang", f"owed {AT}"])
def test_a_case_that_is_not_there_is_told_with_the_nearest(tell, zhang: str, line: str):
    told = tell(line.replace("zhang", "zhan"))
    assert (told.status, told.out) == (2, "")
    assert "no case called 'zhan'; did you mean 'zhang'?" in told.err


def test_without_a_database_none_is_made(tell, database: Path):
    told = tell(f"acts {AT}")
    assert told.status == 2
    assert "there is no database" in told.err
    assert not database.exists()


def test_a_file_of_that_name_does_not_hide_the_case(tell, zhang: str, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case:zhang").write_text("no timeline", "utf-8")
    assert tell("check case:zhang").status == 0


def test_only_a_saved_case_loads_the_database(zhang: str):
    assert "sqlalchemy" not in loaded("check", STORY)
    assert "sqlalchemy" in loaded("check", "case:zhang")


@pytest.mark.parametrize("line", [["case", "--help"], ["case", "do", "--help"], ["case", "list", "--help"]])
def test_help_loads_no_database(line: list[str]):
    assert loaded(*line).isdisjoint({"sqlalchemy", "sqlmodel", "alembic"})
