"""A class graded: what is wrong with one submission is told by name, and the others are graded."""

import json
import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.attempt import ANSWER, START, SUBMIT, Attempt, answered
from blacklist_sim.exercise.classwork import Classwork, Graded, Skipped, files_in
from blacklist_sim.exercise.given_points import read_points
from blacklist_sim.exercise.grade import grade
from blacklist_sim.exercise.items import NO_LAW, Item, Words
from blacklist_sim.exercise.lines import result_lines, scored
from blacklist_sim.exercise.results import checked, share
from blacklist_sim.text import Text
from blacklist_sim.workflow.assemble import load_engine

from .classroom import NAME, attempt, drawn, plain, renamed, right, written


@pytest.fixture
def work() -> Classwork:
    return Classwork(load_engine())


def folder_of(tmp_path: Path) -> Path:
    """Submissions as a teacher gets them: two good ones, and every kind of bad one."""
    good, other = plain(drawn()), drawn(0, renamed("another"))
    written(tmp_path, "a-good.json", good)
    written(tmp_path, "b-truncated.json", json.dumps(good)[:-200])
    written(tmp_path, "c-other-exercise.json", plain(other))
    edited = plain(drawn(), "李四", **{"2_2": "no"})
    edited["rows"] = [{**row, "given": "yes"} if row["item"] == "2.2" else row for row in edited["rows"]]
    written(tmp_path, "d-edited.json", edited)
    with (tmp_path / "e-large.json").open("wb") as file:
        file.truncate(50_000_000)
    written(tmp_path, "f-no-json.docx", "PK not json")
    written(tmp_path, "g-claims.json", {**good, "earned": "36"})
    written(tmp_path, "h-other-edition.json", {**good, "student": "王五", "digest": "0" * 16})
    written(tmp_path, "i-path.json", {**good, "exercise": "../../../etc/passwd"})
    written(tmp_path, "sub/j-good.json", plain(drawn(4), "赵六"))
    return tmp_path


def test_bad_submissions_are_told_by_name_and_do_not_stop_the_class(tmp_path: Path, work: Classwork):
    found = list(work.grade(files_in([folder_of(tmp_path)])))
    bad = [one for one in found if isinstance(one, Skipped)]
    skipped = {Path(one.place).name: [problem.code for problem in one.problems] for one in bad}
    assert skipped == {
        "b-truncated.json": ["truncated"], "c-other-exercise.json": ["other_exercise"], "e-large.json": ["too_large"],
        "f-no-json.docx": ["syntax"], "g-claims.json": ["claims"], "i-path.json": ["other_exercise"],
    }  # fmt: skip
    for one in found:
        for problem in one.problems if isinstance(one, Skipped) else ():
            assert Path(one.place).name in problem.render("en") and Path(one.place).name in problem.render("zh")
    graded = {Path(one.place).name: one.result for one in found if isinstance(one, Graded)}
    assert set(graded) == {"a-good.json", "d-edited.json", "h-other-edition.json", "j-good.json"}
    notes = {name: [note.en for note in result.notes] for name, result in graded.items()}
    assert notes["a-good.json"] == notes["j-good.json"] == []
    assert [note.split(" was changed")[0] for note in notes["d-edited.json"]] == ["row 5"]
    assert "made with another edition of the exercise" in notes["h-other-edition.json"]
    assert graded["a-good.json"].earned == graded["a-good.json"].worth
    assert graded["j-good.json"].variant.seed == 4


def test_where_an_exercise_was_set_answers_to_another_are_not_graded():
    made = renamed("another")
    work = Classwork(load_engine(), [made])
    assert isinstance(work.graded("x", attempt(drawn(1, made))), Graded)
    other = work.graded("x", attempt(drawn()))
    assert isinstance(other, Skipped) and "expected another" in other.problems[0].render("en")


def test_an_attempt_that_was_never_submitted_is_graded_and_noted(work: Classwork):
    made = attempt(drawn())
    found = work.graded("x", replace(made, rows=made.rows[:-1]))
    assert isinstance(found, Graded)
    assert [note.en for note in found.result.notes] == ["begun and never submitted"]


def test_hidden_files_and_results_in_a_folder_are_no_submissions(tmp_path: Path):
    for name in ("a.json", ".b.json", "c.result.json", "__MACOSX/d.json", "e/f.json"):
        written(tmp_path, name, "{}")
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    assert [path.name for path in files_in([tmp_path])] == ["a.json", "f.json", "gone.json"]
    assert files_in([tmp_path / "c.result.json"]) == [tmp_path / "c.result.json"], "what is named is meant"


ODD = [
    None,
    True,
    0,
    -1,
    1.5,
    10**40,
    "",
    "x" * 10_000,
    "2019-02-30",
    "NaN",
    "1e-999999",
    [],
    [[]],
    [None],
    {},
    {"a": {}},
]


def test_answers_made_of_anything_are_marked_and_end_nothing(work: Classwork):
    made, random = drawn(), Random(11)
    for _ in range(60):
        answers = {id_: random.choice(ODD) for id_ in [*made.items, "nothing asked"]}
        found = work.graded("x", answered(NAME, made.exercise.digest, made.seed, "s", answers))
        assert isinstance(found, Graded)
        assert found.result.earned == 0
        assert checked(found.result.plain(), "x").earned == "0"
        assert list(result_lines(found.result))


def test_what_goes_wrong_in_marking_is_told_and_the_next_is_graded(work: Classwork, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("not thought of")

    with monkeypatch.context() as patched:
        patched.setattr("blacklist_sim.exercise.classwork.grade", broken)
        found = work.graded("x.json", attempt(drawn()))
    assert isinstance(found, Skipped)
    assert found.problems[0].render("en") == "x.json: it could not be graded (ZeroDivisionError: not thought of)"
    assert isinstance(work.graded("x.json", attempt(drawn())), Graded)


def begun(seed: int, student: str = "s") -> Attempt:
    return Attempt(NAME, "", seed, student).then(START).then(SUBMIT)


def test_students_with_the_same_variant_share_it(work: Classwork):
    first, second = (work.result(attempt(drawn(), student)) for student in ("a", "b"))
    assert first.variant is second.variant


def test_a_variant_that_comes_again_and_again_is_kept_and_one_that_does_not_is_not(work: Classwork):
    made = [work.result(begun(seed)).variant for seed in (1, 2, 1, 2, 1, 2, 1)]
    assert made[0] is not made[2]
    assert made[2] is made[4] is made[6] and made[3] is made[5]
    assert [work.result(begun(seed)).variant.seed for seed in range(3, 9)] == list(range(3, 9))
    assert len(work._variants) == 2


def test_no_more_variants_are_kept_than_there_is_room_for(work: Classwork, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("blacklist_sim.exercise.classwork.MOST_VARIANTS", 3)
    for _ in range(2):
        for seed in range(5):
            work.result(begun(seed))
    assert len(work._variants) == 3


def with_reasons(student: str = "张三", text: str = "because", hints: int = 0):
    """A variant that asks for reasons beside, and an attempt at it that is right in all else."""
    made = drawn()
    reasons = Item("9", Text("why?", "为何？"), Words(), "", NO_LAW, worth=Decimal(8), pending=True)
    made = replace(made, tasks=(*made.tasks, replace(made.tasks[-1], id="9", kind="decide", items=(reasons,))))
    given = Attempt(NAME, made.exercise.digest, 3, student).then(START)
    for id_, answer in (right(made) | {"9": text}).items():
        given = given.then(ANSWER, id_, answer)
    return made, given.then(SUBMIT)


def test_nothing_is_shown_as_all_while_points_wait_for_the_instructor():
    result = grade(*with_reasons())
    assert (result.hidden, result.worth - result.earned) == (8, 8)
    shown = " ".join(line.pick("both") for line, _ in result_lines(result))
    assert "100" not in shown and "%" not in shown and "wait for the instructor" in shown
    assert share(result.earned, result.worth, result.hidden) == ""
    made, given = with_reasons()
    assert "(100 %)" in scored(*_points(grade(made, given, {"9": Decimal(8)}))).en
    assert "(93 %)" in scored(*_points(grade(made, given, {"9": Decimal(5)}))).en


def _points(result):
    return result.earned, result.worth, result.hidden


def test_what_is_not_all_is_never_rounded_up_to_it():
    assert share(Decimal("999.9"), Decimal(1000), Decimal(0)) == "99 %"
    assert share(Decimal(1000), Decimal(1000), Decimal(0)) == "100 %"
    assert share(Decimal(0), Decimal(0), Decimal(0)) == ""


def test_the_points_an_instructor_gives_are_read_by_student_exercise_and_item(tmp_path: Path):
    path = written(tmp_path, "given.csv", "\ufeffStudent,item,points,exercise\n张三,9,5,\n张三,9,6,two\n李四,9,7,\n")
    points = read_points(path)
    assert points.of("张三", "one") == {"9": 5}
    assert points.of("张三", "two") == {"9": 6}
    points.used("张三", "two", ["9"])
    assert [problem.render("en") for problem in points.idle()] == [
        f"{path}:4:1: 李四 has no item 9 that waits for points"
    ]


WRONG_POINTS = {
    "": "missing: student, item, points",
    "a,b\n": "missing: student, item, points",
    "student,item,points\n张三,9,x\n": ":2:1: 'x' are no points",
    "student,item,points\n张三,9,-1\n": ":2:1: '-1' are no points",
    "student,item,points\n张三,9,NaN\n": ":2:1: 'NaN' are no points",
    "student,item,points\n张三,9,1e9\n": ":2:1: '1e9' are no points",
    "student,item,points\n,9,1\n": ":2:1: student or item is missing",
    "student,item,points\n张三,9\n": ":2:1: '' are no points",
    "student,item,points\n张三,9,1\n张三,9,1\n": ":3:1: given twice, first on line 2",
}


@pytest.mark.parametrize("text", WRONG_POINTS)
def test_points_that_do_not_read_are_refused_with_their_line(tmp_path: Path, text: str):
    with pytest.raises(BadInput) as refused:
        read_points(written(tmp_path, "given.csv", text))
    assert WRONG_POINTS[text] in refused.value.render("en")


def test_points_for_reasons_are_taken_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made, given = with_reasons()
    points = read_points(written(tmp_path, "given.csv", "student,item,points\n张三,9,8\n张三,1.1,8\n"))
    work = Classwork(load_engine(), points=points)
    monkeypatch.setattr(work, "_variant", lambda *_: made)
    result = work.result(given)
    assert (result.earned, result.hidden) == (result.worth, 0)
    assert ["1.1" in problem.render("en") for problem in points.idle()] == [True]


def test_what_a_link_leads_to_is_not_shown(tmp_path: Path, work: Classwork):
    secret = written(tmp_path, "secret/notes.txt", "the teacher's own notes")
    folder = tmp_path / "in"
    folder.mkdir()
    os.symlink(secret, folder / "zhang.json")
    [found] = work.grade(files_in([folder]))
    assert isinstance(found, Skipped)
    assert "notes" not in found.problems[0].render("both")
