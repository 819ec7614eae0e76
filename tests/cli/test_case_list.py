"""`case list`: filters, orders and pages; a table that fits the terminal; nothing is made by looking."""

from pathlib import Path

import pytest

from blacklist_sim.pages.wrapping import width

from .terminal import on_terminal

CASES = {
    "paid": "--from ground-1-paid-in-full --until 2019-06-04",
    "served": "--from ground-1-paid-in-full --until 2018-11-10 --mode audit",
    "banned": "--from listed-restricted-banned-in-debt --until 2019-03-14",
    "dollars": "--from a-debt-in-dollars",
    "甲公司案": "--from company-order-binds-its-people",
}


@pytest.fixture
def several(tell, database: Path) -> None:
    for name, source in CASES.items():
        assert tell(f"case new {name} {source} --as {'王老师' if name == 'served' else 'student'}").status == 0
    tell("case new away --from ground-1-paid-in-full")
    tell("case archive away")


def names(tell, line: str) -> list[str]:
    told = tell(f"case list --json --sort name {line}")
    assert told.status == 0
    return [case["name"] for case in told.document["cases"]]


FILTERS = {
    "": set(CASES),
    "--archived": {"away"},
    "--stage judgment": {"served"},
    "--mode audit": {"served"},
    "--by 王老师": {"served"},
    "--text 甲": {"甲公司案"},
    "--text DOLLARS": {"dollars"},
    "--due-by 2018-11-30": {"served", "甲公司案"},
}


@pytest.mark.parametrize(("line", "found"), FILTERS.items(), ids=FILTERS)
def test_a_filter_lists_the_cases_that_are_so(tell, several, line: str, found: set[str]):
    assert set(names(tell, line)) == found


@pytest.mark.parametrize("flag", ["in-debt", "listed", "restricted", "exit-banned"])
def test_a_flag_and_its_contrary_part_the_cases(tell, several, flag: str):
    yes, no = set(names(tell, f"--{flag}")), set(names(tell, f"--not-{flag}"))
    assert yes
    assert no
    assert yes | no == set(CASES)
    listed = tell(f"case list --json --{flag}").document["cases"]
    assert all(case[flag.replace("-", "_")] for case in listed)


def test_a_sum_owed_is_one_in_yuan_from_that_amount_on(tell, several):
    by_name = {case["name"]: case["owed"] for case in tell("case list --json").document["cases"]}
    assert by_name["dollars"] is None
    assert by_name["paid"] == "0.00"
    amount = by_name["served"]
    assert "served" in names(tell, f"--owed-from {amount}")
    assert "served" not in names(tell, f"--owed-from {amount.replace('.', '')}")
    assert "dollars" not in names(tell, "--owed-from 0")


def test_the_case_that_changed_last_comes_first(tell, several):
    tell("case advance served 2018-11-11")
    assert tell("case list --json").document["cases"][0]["name"] == "served"


@pytest.mark.parametrize("sort", ["changed", "name", "deadline", "owed"])
def test_the_pages_together_are_the_list_in_its_order(tell, several, sort: str):
    whole = [case["name"] for case in tell(f"case list --json --sort {sort}").document["cases"]]
    pages, last = [], ""
    while last is not None:
        document = tell(f"case list --json --sort {sort} --limit 2 {f'--after {last}' if last else ''}").document
        pages += [case["name"] for case in document["cases"]]
        last = document["next"]
    assert pages == whole
    assert set(whole) == set(CASES)


def test_a_reader_is_told_how_the_next_page_is_asked_for(tell, several):
    first = tell("case list --sort name --limit 2")
    assert first.lines[-1] == "2 cases; what follows: --after dollars"
    assert tell("case list --sort name --limit 3 --after dollars").lines[-1] == "3 cases"


def test_every_column_is_there_where_nothing_limits_the_width(tell, several):
    head, *rows = tell("case list --sort name").lines[:-2]
    assert head.split() == ["case", "stage", "flags", "deadline", "owed", "reached", "last", "by", "title"]
    (row,) = [row for row in rows if row.startswith("served")]
    assert row.split()[1:3] == ["judgment", "----"]
    (row,) = [row for row in rows if row.startswith("dollars")]
    assert "  ?  " in row
    assert tell("case list").lines[-2].endswith("; owed ?: not known, or not in yuan")
    assert "?" not in tell("case list --listed").out
    assert tell("case list --sort name --lang zh").lines[0].split()[0] == "案件"


def test_who_changed_a_case_last_is_told_where_several_have(tell, several):
    told = {line.split()[0]: line for line in tell("case list").lines}
    assert "  王老师  " in told["served"] and "  student  " in told["paid"]
    assert "  student  " not in tell("case list --by student").out


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_on_a_terminal_each_case_has_one_line_within_its_edge(database: Path, several, columns: int, lang: str):
    lines = on_terminal(f"case list --lang {lang}", columns, NO_COLOR="1").splitlines()
    rows = [line for line in lines if line.split()[0] in CASES]
    assert len(rows) == len(CASES)
    assert max(map(width, lines)) <= columns
    if (columns, lang) == (120, "en"):
        assert any("…" in line for line in rows)


def test_a_name_that_leaves_no_room_stands_on_a_line_of_its_own(tell, database: Path):
    name = "a-very-long-name-for-a-case-that-somebody-thought-of-one-day"
    tell(f"case new {name} {CASES['paid']}")
    lines = on_terminal("case list", 80, NO_COLOR="1").splitlines()
    place = lines.index(name)
    assert lines[place + 1].split()[0] == "repaid"


def test_where_no_case_is_kept_the_way_to_one_is_told_and_no_database_is_made(tell, monkeypatch, tmp_path: Path):
    monkeypatch.delenv("BLACKLIST_SIM_DB", raising=False)
    for variable in ("XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    for lang, words in (("en", "no case is kept here yet; `case new"), ("zh", "尚无案件；可用 case new")):
        told = tell(f"case list --lang {lang}")
        assert told.status == 0
        assert told.out.startswith(words)
    assert tell("case list --json").document == {"format": 1, "cases": [], "next": None}
    told = tell("case show zhang")
    assert told.status == 2
    assert "there is no database" in told.err
    assert "`case new`" in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_was_named_and_is_not_there_is_a_mistake(tell, database: Path):
    told = tell("case list")
    assert told.status == 2
    assert "there is no database" in told.err
    assert not database.exists()


def test_where_no_case_is_so_the_way_to_all_is_told(tell, several):
    told = tell("case list --stage removed --text nowhere")
    assert (told.status, told.lines) == (
        0, ["no case is so; `case list` shows all that are not put away, `case list --archived` the others"],
    )  # fmt: skip


def test_a_closed_pipe_ends_quietly(several):
    import subprocess

    from .terminal import COMMAND, ROOT

    with subprocess.Popen(
        [*COMMAND, "case", "list", "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141
