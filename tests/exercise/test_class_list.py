"""Class lists: read as offices and spreadsheet programs write them, refused with every mistake in its line."""

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.class_list import MOST_BYTES, MOST_STUDENTS, Student, read, read_bytes
from blacklist_sim.exercise.seeds import seed_of

PLAIN = "id,name,email\n2024001,张三,a@b.example\n2024002,李四,\n"
STUDENTS = (Student("2024001", "张三"), Student("2024002", "李四"))
REAL = "11010519491231002X"
"""Region, birthday and check character fit: the example that the standard itself gives."""


def problems(data: bytes | str) -> dict[int, str]:
    """The code of what is wrong in each line."""
    with pytest.raises(BadInput) as refused:
        read_bytes(data if isinstance(data, bytes) else data.encode(), "class.csv")
    assert all(problem.en and problem.zh and problem.en != problem.zh for problem in refused.value.problems)
    return {problem.line: problem.code for problem in refused.value.problems}


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("gb18030"),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("id,name,email", "学号,姓名,邮箱").encode("gb18030"),
        PLAIN.replace("id,name,email", '"Student ID", Name ,email').encode(),
        ("sep=;\n" + PLAIN.replace(",", ";")).encode(),
        (PLAIN + "\n,,\n").encode(),
        PLAIN.replace("张三", '"张三"').encode(),
    ],
    ids=[
        "utf-8", "byte order mark", "gb18030", "utf-16", "semicolons", "tabs", "windows", "chinese", "quoted headings",
        "sep=", "empty rows", "quoted cells",
    ],
)  # fmt: skip
def test_a_list_is_read_however_it_was_saved(data):
    assert read_bytes(data, "class.csv").students == STUDENTS


def test_of_a_student_only_id_and_name_are_kept_and_it_is_told_what_was_not_read():
    found = read_bytes(PLAIN.encode(), "class.csv")
    assert found.unread == ("email",) and "example" not in repr(found.students)


def test_a_comma_within_quotation_marks_is_part_of_a_name():
    assert read_bytes(b'id,name\n1,"Doe, Jane"\n', "c").students == (Student("1", "Doe, Jane"),)


def test_a_seed_of_the_list_counts_and_otherwise_it_follows_from_id_and_exercise():
    given, other = read_bytes("学号,种子\n1,17\n2,\n".encode(), "c").students
    assert given.seed_of("any") == 17
    assert other.seed_of("a") == Student("2", "whatever").seed_of("a") == seed_of("2", "a")
    assert other.seed_of("a") != other.seed_of("b") and other.seed_of("a") != Student("3", "").seed_of("a")


def test_hardly_two_students_of_a_class_have_the_same_seed():
    assert len({Student(f"2024{number:04}", "").seed_of("an exercise") for number in range(300)}) >= 298


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", {0: "empty"}),
        ("id,name\n", {1: "no_students"}),
        ("name,email\nA,b\n", {1: "no_id"}),
        ("id,学号\n1,2\n", {1: "column_twice"}),
        ("id,name\n1,A\n\n1,B\n,C\n", {4: "twice", 5: "no_id"}),
        ("id,name\n1,A,B\n", {2: "too_many_cells"}),
        ("id,seed\n1,-3\n2,1.5\n3,1234567890\n4,seven\n5,٣\n", dict.fromkeys(range(2, 7), "seed")),
        ('id,name\n1,"A\n2,B\n', {2: "quote"}),
        ('id,name\n1,"A"B\n', {2: "quote"}),
        (f"id,name\n{'1' * 65},A\n", {2: "long"}),
        (f"id,name\n1,{'A' * 101}\n", {2: "long"}),
        ("id,name\n1,A\u202eB\n", {2: "hidden"}),
        ("id,name\n2.02E+09,A\n", {2: "shortened"}),
        (f"id,name\n1,A\n{REAL},B\n", {3: "real_id"}),
        (f"id,name,id number\n1,A,{REAL}\n", {2: "real_id"}),
    ],
)
def test_each_mistake_is_told_with_its_line(text, wrong):
    assert problems(text) == wrong


def test_an_identity_number_is_not_repeated_in_the_message():
    with pytest.raises(BadInput) as refused:
        read_bytes(f"id\n{REAL}\n".encode(), "c")
    assert REAL not in refused.value.render("both")


def test_an_impossible_identity_number_is_an_id_like_others():
    assert read_bytes(b"id\n990105194912310028\n", "c").students[0].id == "990105194912310028"


def test_a_list_of_two_thousand_is_read_and_a_longer_one_refused():
    rows = [f"{number},S{number}" for number in range(MOST_STUDENTS)]
    assert len(read_bytes("\n".join(["id,name", *rows]).encode(), "c").students) == MOST_STUDENTS
    assert problems("\n".join(["id,name", *rows, "x,y"])) == {MOST_STUDENTS + 2: "too_many"}


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"id\n1\0", "encoding"), (b"id,name\n1,\xff\xfe\xfd\n", "encoding"), (b"x" * (MOST_BYTES + 1), "too_large")],
)
def test_what_is_no_list_is_refused_in_one_sentence(data, code):
    assert problems(data) == {0: code}


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"nowhere\.csv: cannot be read"):
        read(tmp_path / "nowhere.csv")
    (tmp_path / "class.csv").write_text(PLAIN, "utf-8")
    assert read(tmp_path / "class.csv").students == STUDENTS
