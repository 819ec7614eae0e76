"""`db`: what is told of a database, what is found in it, and how it is put away and back."""

import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from blacklist_sim import __version__
from blacklist_sim.cli import progress
from blacklist_sim.store import schema
from blacklist_sim.store.guard import SQLITE
from blacklist_sim.text import Text

from .conftest import STORY, Tell
from .terminal import loaded, on_terminal

COMMANDS = ("info", "check", "rebuild", "backup", "restore", "upgrade")


@pytest.fixture
def cases(zhang: str, database: Path, tell: Tell) -> Path:
    """A database with two cases, one of them put away."""
    assert zhang
    assert tell(f"case new li --from {STORY}").status == 0
    assert tell("case archive li").status == 0
    return database


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"DROP TRIGGER IF EXISTS journal_record_no_UPDATE; {statement}")


@pytest.fixture
def spoilt(cases: Path) -> Path:
    """The same, the first case with a wrong column, the other one with a changed record."""
    change(cases, "UPDATE saved_case SET acts = 99 WHERE name = 'zhang'")
    change(cases, "UPDATE journal_record SET payload = '{}' WHERE case_id = 2 AND seq = 5")
    return cases


def test_info_tells_where_it_is_and_what_is_in_it(cases: Path, tell: Tell):
    told = dict(line.split(maxsplit=1) for line in tell("db info").lines if not line.startswith("opened"))
    assert told["database"] == str(cases)
    assert told["kind"] == "SQLite (wal)"
    assert told["cases"] == "2, 1 of them put away"
    assert told["revision"] == schema.REVISION
    found = tell("db info --json").document["database"]
    assert (found["cases"], found["archived"], found["programs"]) == (2, 1, {__version__: 2})
    assert found["records"] > 20
    assert found["size"] == cases.stat().st_size
    assert found["laws"]


def test_info_in_chinese(cases: Path, tell: Tell):
    told = tell("db info --lang zh").out
    assert str(cases) in told
    assert "2 个，其中已归档 1 个" in told


def test_check_of_a_whole_database_is_status_0(cases: Path, tell: Tell):
    assert cases
    told = tell("db check")
    assert (told.status, told.out, told.err) == (0, "2 case(s), all whole\n", "")
    assert tell("db check --lang zh").out == "案件 2 个，均完好\n"
    assert tell("db check --json").document == {"format": 1, "cases": 2, "findings": [], "other_law": []}


def test_check_names_every_case_and_record_with_something_wrong_and_ends_with_status_1(spoilt: Path, tell: Tell):
    assert spoilt
    told = tell("db check")
    assert told.status == 1
    assert "nothing keeps its journal from being changed" in told.lines[0]
    assert told.lines[1].startswith("zhang: acts is 99 in the list, ")
    assert told.lines[2].startswith("li from record 5 on: its journal is not whole")
    assert told.lines[3] == "found wrong: 3"
    chinese = tell("db check --lang zh").lines
    assert chinese[2].startswith("li自第 5 条起：日志自此不完整")
    found = tell("db check --json").document["findings"]
    assert [(finding["code"], finding["case"], finding["record"]) for finding in found] == [
        ("guard", None, None), ("column", "zhang", None), ("broken", "li", 5),
    ]  # fmt: skip


def test_a_list_derived_under_another_book_is_no_damage(cases: Path, tell: Tell):
    change(cases, "UPDATE saved_case SET law = 'another', stage = 'judgment'")
    with closing(sqlite3.connect(cases)) as connection:
        connection.execute(SQLITE["journal_record_no_UPDATE"])
    told = tell("db check")
    assert told.status == 0
    assert told.lines[0].startswith("2 case(s) derived under another book or calendar")
    assert tell("db check --json").document["other_law"] == ["zhang", "li"]
    assert tell("db rebuild").out == "2 case(s) looked at, 2 made anew\n"
    assert tell("db check").lines == ["2 case(s), all whole"]


def test_rebuild_makes_good_what_it_can_and_tells_the_rest(spoilt: Path, tell: Tell):
    assert spoilt
    told = tell("db rebuild")
    assert told.status == 1
    assert "li from record 5 on: its journal is not whole" in told.out
    assert "2 case(s) looked at, 1 made anew" in told.out
    assert "left as they are: 1; restore them from a backup" in told.out
    again = tell("db rebuild --json")
    assert (again.status, again.document["changed"], len(again.document["left"])) == (1, 0, 1)
    assert [line for line in tell("db check").lines if "zhang" in line or "guard" in line] == []


def test_an_end_that_is_lost_can_be_accepted(cases: Path, tell: Tell):
    change(cases, "DROP TRIGGER journal_record_no_DELETE; DELETE FROM journal_record WHERE case_id = 2 AND seq > 3")
    told = tell("db rebuild")
    assert told.status == 1
    assert "li from record 4 on: its journal ends here" in told.out
    assert tell("case show li").status == 2
    assert tell("db rebuild --accept-lost").status == 0
    assert tell("case show li").status == 0
    assert tell("db check").status == 0


def test_a_backup_goes_away_and_comes_back(cases: Path, tmp_path: Path, tell: Tell):
    target = tmp_path / "away" / "backup 备份.db"
    target.parent.mkdir()
    told = tell("db backup", target)
    assert (told.status, told.err) == (0, "")
    assert told.out == f"{target}: {target.stat().st_size:,} bytes, checked\n"
    assert tell("db backup", target).status == 2
    assert tell("db backup --force --json", target).document["backup"] == str(target)
    listed = tell("case list --json").document
    assert tell("case undo zhang").status == 0
    told = tell("db restore", target)
    assert told.lines == [
        f"{cases}: 2 case(s) restored from {target}",
        f"what was there is kept in {cases}.before-restore.bak",
    ]
    assert tell("case list --json").document == listed
    again = tell("db restore --json", target).document
    assert again == {
        "format": 1, "database": str(cases), "cases": 2, "kept": f"{cases}.before-restore.2.bak",
    }  # fmt: skip
    assert tell("db restore --lang zh", target).lines[0] == f"{cases}：已从 {target} 恢复 2 个案件"


def test_a_backup_restores_a_database_that_does_not_open_any_more(cases: Path, tmp_path: Path, tell: Tell):
    assert tell("db backup", tmp_path / "kept.bak").status == 0
    with cases.open("r+b") as file:
        file.truncate(5000)
    assert "db restore" in tell("case list").err
    assert tell("db restore", tmp_path / "kept.bak").status == 0
    assert tell("db check").lines == ["2 case(s), all whole"]


@pytest.fixture
def older(cases: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The same, and the program a step ahead."""
    folder = tmp_path / "steps"
    shutil.copytree(schema.MIGRATIONS, folder)
    step = "from alembic import op\nrevision, down_revision = '0003', '0002'\n"
    step += "def upgrade(): op.execute('CREATE TABLE mark (id INTEGER)')\n"
    (folder / "versions" / "v0003.py").write_text(step)
    monkeypatch.setattr(schema, "MIGRATIONS", folder)
    monkeypatch.setattr(schema, "REVISION", "0003")
    yield cases


def test_upgrade_tells_what_it_does_and_where_the_old_one_is_kept(older: Path, tell: Tell):
    told = tell("db upgrade")
    assert (told.status, told.err) == (0, "")
    assert told.out == (
        f"{older} was brought up to date, from 0002 to 0003; as it was, it is kept in {older}.before-0003.bak\n"
    )
    assert tell("db upgrade").out == f"{older} is up to date, at 0003\n"
    assert tell("db upgrade --json").document["upgraded"] is False


def test_any_command_upgrades_and_says_so_once_beside_its_output(older: Path, tell: Tell):
    told = tell("case list --json")
    assert told.document["cases"]
    assert told.err.startswith(f"{older} was brought up to date")
    assert tell("case list --json").err == ""


def test_the_database_is_named_by_the_option_before_the_variable(cases: Path, tmp_path: Path, tell: Tell):
    assert cases
    other = tmp_path / "other.db"
    assert tell(f"case new wang --from {STORY} --db", other).status == 0
    assert tell("db check --db", other).lines == ["1 case(s), all whole"]
    assert tell("db check").lines == ["2 case(s), all whole"]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_loads_no_database(command: str):
    for words in (["db", "--help"], ["db", command, "--help"]):
        assert loaded(*words).isdisjoint({"sqlmodel", "sqlalchemy", "alembic", "pydantic"})


def test_on_a_terminal_progress_leaves_no_trace(cases: Path):
    drawn = on_terminal("db check", BLACKLIST_SIM_DB=str(cases), NO_COLOR="1")
    assert "2 case(s), all whole" in drawn


def test_progress_is_one_line_that_goes_away(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    for name in ("LATE", "OFTEN"):
        monkeypatch.setattr(progress, name, 0)
    for looked_at, expected in ((True, ["", "已检查 100 / 240", "已检查 240", ""]), (False, [""])):
        monkeypatch.setattr(sys.stderr, "isatty", lambda looked_at=looked_at: looked_at)
        with progress.progress(Text("checked", "已检查"), "zh") as count:
            for done in (100, 240):
                count(done, 240)
        assert capsys.readouterr().err.split(progress.CLEAR) == expected


def test_json_is_one_document_whatever_is_found(spoilt: Path, tell: Tell):
    assert spoilt
    for command in ("info", "check", "rebuild", "upgrade"):
        assert json.loads(tell(f"db {command} --json").out)["format"] == 1
