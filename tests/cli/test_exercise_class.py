"""`exercise grade` and `exercise report`: a class on the command line."""

import csv
import json
from pathlib import Path

import pytest

from blacklist_sim.cli import progress
from blacklist_sim.exercise.read import read_exercise

from ..exercise.classroom import NAME, drawn, plain, written
from .conftest import Tell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three submissions, one of them with mistakes."""
    made = drawn()
    written(tmp_path / "in", "zhang.json", plain(made, "张三"))
    written(tmp_path / "in", "b/answers.json", plain(made, "=李四", **{"2_2": "no", "3_count": "2019-01-01"}))
    written(tmp_path / "in", "c/answers.json", plain(drawn(5), "王五", **{"3_count": None}))
    return tmp_path / "in"


def test_a_folder_is_graded_into_a_table_results_and_csv(folder: Path, tell: Tell, tmp_path: Path):
    out, table = tmp_path / "out", tmp_path / "class.csv"
    told = tell("exercise grade", folder, "--out", out, "--csv", table)
    assert (told.status, told.err) == (0, "")
    assert told.lines[0].split() == ["student", "exercise", "seed", "earned", "of", "waiting"]
    assert [line.split() for line in told.lines[1:-1]] == [
        ["=李四", NAME, "3", "28", "36"], ["王五", NAME, "5", "32", "36"], ["张三", NAME, "3", "36", "36"],
    ]  # fmt: skip
    assert told.lines[-1] == "graded: 3"
    assert sorted(path.name for path in out.iterdir()) == [
        "b-answers.result.json", "c-answers.result.json", "zhang.result.json",
    ]  # fmt: skip
    read = list(csv.reader(table.read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in read] == ["student", "'=李四", "王五", "张三"]
    assert [row[3] for row in read[1:]] == ["28", "32", "36"]
    assert json.loads((out / "zhang.result.json").read_text("utf-8"))["earned"] == "36"
    for option, place in (("--out", out), ("--csv", table)):
        assert tell("exercise grade", folder, option, place).status == 2, "it is there already"
        assert tell("exercise grade --force", folder, option, place).status == 0


def test_what_cannot_be_graded_is_told_by_name_and_the_status_is_1(folder: Path, tell: Tell):
    written(folder, "d.json", "{")
    with (folder / "e.json").open("wb") as file:
        file.truncate(50_000_000)
    written(folder, "f.json", {**plain(drawn()), "earned": "36"})
    written(folder, "g.json", {**plain(drawn()), "exercise": "other"})
    for lang in ("en", "zh"):
        told = tell(f"exercise grade --lang {lang}", folder)
        assert told.status == 1
        assert [Path(line.split(".json")[0]).name for line in told.err.splitlines()] == ["d", "e", "f", "g"]
    assert told.lines[-2:] == ["已评分：3", "未能评分：4"]
    document = tell("exercise grade --json", folder).document
    assert (len(document["results"]), document["skipped"]) == (3, 4)
    assert [one["code"] for one in document["problems"]] == ["truncated", "too_large", "claims", "other_exercise"]


def test_an_edited_journal_is_graded_and_noted(folder: Path, tell: Tell):
    document = plain(drawn(), "赵六", **{"2_2": "no"})
    document["rows"] = [{**row, "given": "yes"} if row["item"] == "2.2" else row for row in document["rows"]]
    path = written(folder, "edited.json", document)
    told = tell("exercise grade", path)
    assert told.status == 0
    assert told.lines[1].endswith("row 5 was changed after it was recorded")


def test_a_folder_with_nothing_in_it_is_bad_input(tmp_path: Path, tell: Tell):
    (tmp_path / "empty").mkdir()
    assert tell("exercise grade", tmp_path / "empty").status == 2
    assert tell("exercise report", tmp_path / "empty").status == 2


WITH_REASONS = "a-journey-for-a-good-reason"


def test_points_for_reasons_wait_for_the_instructor_who_gives_them_in_a_csv(tell: Tell, tmp_path: Path):
    made = drawn(3, read_exercise(WITH_REASONS))
    path = written(tmp_path, "zhang.json", plain(made))
    waiting = [item for item in made.items.values() if item.pending]
    assert waiting
    told = tell("exercise grade", path, "--out", tmp_path / "before")
    assert told.lines[1].split()[-1] == str(sum(item.worth for item in waiting))
    reported = tell("exercise report", tmp_path / "before").lines
    assert "%" not in reported[reported.index("By student") + 2]
    rows = "".join(f"张三,{item.id},{item.worth}\n" for item in waiting)
    given = written(tmp_path, "given.csv", f"student,item,points\n{rows}张三,nothing,4\n李四,{waiting[0].id},1\n")
    told = tell("exercise grade", path, "--given", given, "--out", tmp_path / "after")
    assert told.status == 0
    last = len(waiting) + 2
    assert [line.partition("given.csv")[2] for line in told.err.splitlines()] == [
        f":{last}:1: 张三 has no item nothing that waits for points",
        f":{last + 1}:1: 李四 has no item {waiting[0].id} that waits for points",
    ]
    reported = tell("exercise report", tmp_path / "after").lines
    assert "100 %" in reported[reported.index("By student") + 2]


def test_a_long_run_shows_how_far_it_is(folder: Path, tell: Tell, monkeypatch: pytest.MonkeyPatch):
    for name in ("LATE", "OFTEN"):
        monkeypatch.setattr(progress, name, 0)
    import sys

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    told = tell("exercise grade", folder)
    assert [f"graded: {done} / 3" in told.err for done in (1, 2)] == [True, True]
    assert told.err.endswith(progress.CLEAR)


@pytest.fixture
def results(folder: Path, tell: Tell, tmp_path: Path) -> Path:
    """The results of the class."""
    assert tell("exercise grade", folder, "--out", tmp_path / "out").status == 0
    return tmp_path / "out"


def test_a_report_is_by_student_task_and_article_the_most_missed_first(results: Path, tell: Tell):
    told = tell("exercise report", results)
    assert (told.status, told.err) == (0, "")
    heads = [told.lines.index(head) for head in ("By student", "By task", "By article")]
    assert heads == sorted(heads)
    assert "art. 10(1)" in told.lines[heads[2] + 2] and "█" * 20 in told.lines[heads[2] + 2]
    assert [line.split()[0] for line in told.lines[heads[2] + 2 : heads[2] + 4]] == ["8", "4"]
    assert "按条文" in tell("exercise report --lang zh", results).lines
    document = tell("exercise report --json", results).document
    assert [one["lost"] for one in document["articles"]] == ["8", "4", "0", "0", "0"]
    assert [one["student"] for one in document["students"]] == ["=李四", "张三", "王五"]


def test_a_report_is_written_as_csv_and_drawn(results: Path, tell: Tell, tmp_path: Path):
    table, drawing = tmp_path / "report.csv", tmp_path / "report.svg"
    assert tell("exercise report", results, "--csv", table, "--svg", drawing).status == 0
    read = list(csv.reader(table.read_text("utf-8-sig").splitlines()))
    assert {row[0] for row in read[1:]} == {"student", "task", "article"}
    assert "<svg" in drawing.read_text("utf-8")
    assert tell("exercise report", results, "--csv", table).status == 2, "it is there already"
    assert tell("exercise report --force", results, "--csv", table, "--svg", drawing).status == 0
    other = written(tmp_path, "notes.svg", "my notes")
    assert tell("exercise report", results, "--svg", other).status == 2
    assert other.read_text("utf-8") == "my notes"


def test_what_is_no_result_is_told_and_the_rest_reported(results: Path, folder: Path, tell: Tell):
    told = tell("exercise report", results, folder / "zhang.json")
    assert told.status == 1
    assert "zhang.json" in told.err
    assert "results: 3" in told.lines
