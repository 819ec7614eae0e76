"""`exercise export`: for Moodle and for paper, one variant for each seed or student."""

import pytest
from lxml import etree

from blacklist_sim.exercise.class_list import Student

FIRST = "paid-and-still-listed"
EXPORT = f"exercise export {FIRST}"
CLASS = "学号,姓名,班级\n2024001,张三,甲\n2024002,李四,乙\n"


@pytest.fixture
def class_list(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text(CLASS, "utf-8")
    return path


def test_moodle_gets_a_question_for_each_item_and_seed(tell):
    done = tell(f"{EXPORT} --to moodle --seeds 1..3 --lang zh")
    assert done.status == 0 and not done.err
    ids = [node.text for node in etree.fromstring(done.out.encode()).iterfind("question/idnumber")][1:]
    assert len(ids) == len(set(ids)) == 27 and {id_.rpartition("/")[2] for id_ in ids} == {"1", "2", "3"}


def test_the_same_is_written_each_time(tell):
    assert tell(f"{EXPORT} --to gift --seed 5").out == tell(f"{EXPORT} --to gift --seed 5").out
    assert tell(f"{EXPORT} --to gift").out == tell(f"{EXPORT} --to gift --seed 1").out
    assert tell(f"{EXPORT} --to gift --seed 5").out != tell(f"{EXPORT} --to gift --seed 6").out


@pytest.mark.parametrize("target", ["moodle", "gift", "markdown", "html"])
def test_a_file_is_written_whole_and_not_over_another(tell, tmp_path, target):
    place = tmp_path / "out"
    done = tell(f"{EXPORT} --to {target} --out {place}")
    assert (done.status, done.out) == (0, f"{place}: 1 variant of {FIRST}\n")
    assert place.read_text("utf-8") == tell(f"{EXPORT} --to {target}").out
    again = tell(f"{EXPORT} --to {target} --out {place} --lang zh")
    assert again.status == 2 and "已存在" in again.err
    assert tell(f"{EXPORT} --to {target} --out {place} --force").status == 0


@pytest.mark.parametrize("target", ["markdown", "html"])
def test_each_student_of_a_class_gets_an_own_sheet_always_the_same(tell, class_list, target):
    done = tell(f"{EXPORT} --to {target} --class {class_list} --key")
    seeds = [Student(id_, "").seed_of(FIRST) for id_ in ("2024001", "2024002")]
    assert done.status == 0 and done.err == "columns that were not read: 班级\n"
    assert done.out == tell(f"{EXPORT} --to {target} --class {class_list} --key").out
    for name, seed in zip(("张三", "李四"), seeds, strict=True):
        assert name in done.out and f"{FIRST} · {seed}" in done.out
    assert "甲" not in done.out


def test_a_sheet_has_its_key_only_if_asked(tell):
    assert "closed by the order" not in tell(f"{EXPORT} --to html").out
    assert tell(f"{EXPORT} --to html").out == tell(f"{EXPORT} --to html --no-key").out
    assert "closed by the order" in tell(f"{EXPORT} --to html --key").out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"{EXPORT} --to paper", "none of: moodle, gift, markdown, html"),
        (EXPORT, "--to"),
        (f"{EXPORT} --to moodle --seeds 5", "FIRST..LAST"),
        (f"{EXPORT} --to moodle --seeds 5..4", "0 seeds"),
        (f"{EXPORT} --to moodle --seeds 1..2001", "2,001 seeds"),
        (f"{EXPORT} --to moodle --seed -1", "no seed"),
        (f"{EXPORT} --to moodle --seed 1.5", "no seed"),
        (f"{EXPORT} --to moodle --seed 1 --seeds 1..2", "one of --seed, --seeds and --class"),
        (f"{EXPORT} --to moodle --class no.csv", "--class goes with --to markdown or html"),
        (f"{EXPORT} --to gift --no-key", "--no-key goes with"),
        (f"{EXPORT} --to html --class no.csv", "no.csv: cannot be read"),
        ("exercise export paid-and-still-liste --to html", "did you mean 'paid-and-still-listed'"),
        (f"{EXPORT} --to html --out /no/where/at.html", "/no/where"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(tell, line, said):
    done = tell(line)
    assert done.status == 2 and said in done.err and not done.out and "Traceback" not in done.err


def test_a_class_list_is_refused_with_every_line(tell, class_list):
    class_list.write_text("id\n1\n1\n\n2,3\n", "utf-8")
    done = tell(f"{EXPORT} --to html --class {class_list} --lang both")
    assert done.status == 2 and ":3:1: 1 stands on line 2 already / 1 已见于第 2 行" in done.err and ":5:1:" in done.err


def test_help_says_what_there_is(tell):
    assert "export" in tell("exercise --help").out and "--class" in tell(f"{EXPORT} --help").out
