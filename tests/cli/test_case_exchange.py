"""`case export`, `case import` and `case rename` as users meet them."""

import json
import os
import subprocess
import sys

import pytest

from .conftest import ROOT, STORY, surroundings

GOOD = "fixtures/timelines/ground-1-paid-in-full.yaml"


@pytest.fixture
def lines(tell, tmp_path):
    """A file of JSON Lines with two timelines in it."""
    path = tmp_path / "class.jsonl"
    text = tell(f"convert {STORY} --to jsonl").out
    path.write_text(text * 2, "utf-8")
    return path


def test_what_is_exported_is_imported_again_under_its_name_elsewhere(tell, zhang, tmp_path):
    whole, other = tmp_path / "zhang.jsonl", tmp_path / "other.db"

    assert tell("case export zhang --format journal -o", whole).lines == [f"{whole}: 1 case(s)"]
    assert tell(f"case import {whole} --db", other).out == "1 new case(s): zhang\n"
    assert tell(f"case import {whole} --db", other).lines == [
        "0 new case(s)",
        "1 case(s) here already, and no less far on",
    ]
    tell("case advance zhang 2019-06-10")
    tell("case export zhang --format journal --force -o", whole)
    further = ["0 new case(s)", "1 case(s) taken further", "  zhang: taken further by 1 record(s)"]
    assert tell(f"case import {whole} --db", other).lines == further
    told = [tell(f"case show zhang --json --db {place}").document for place in (other, os.environ["BLACKLIST_SIM_DB"])]
    assert told[0] == told[1]


@pytest.mark.parametrize(("form", "ending"), [("yaml", "yaml"), ("yaml", "txt"), ("jsonl", "jsonl")])
def test_the_ending_of_the_file_says_how_it_is_written(tell, zhang, tmp_path, form, ending):
    target = tmp_path / f"zhang.{ending}"
    assert tell("case export zhang -o", target).status == 0
    assert target.read_text("utf-8") == tell(f"case export zhang --format {form}").out
    if ending != "txt":
        assert tell(f"replay {target}").status == 0


def test_all_cases_are_those_that_are_not_put_away_unless_asked_for(tell, zhang):
    tell("case fork zhang wang")
    tell("case archive wang")
    assert len(tell("case export --all --format journal").lines) == 1
    assert len(tell("case export --all --archived --format journal").lines) == 2
    assert len(tell("case export wang --format jsonl").lines) == 1


def test_the_public_entry_of_a_listed_debtor_can_be_exported(tell, zhang):
    entry = tell("case export zhang --format public").document
    assert entry["caseCode"] == "（2019）某0101执123号" and entry["publishDate"] == "2019年03月12日"


def test_where_there_is_nothing_to_export_that_is_said_beside_the_output(tell, zhang):
    tell("case do zhang delete_listing --on 2019-06-05")
    told = tell("case export zhang --format public")
    assert told == (0, "", "nothing to write: nobody in these cases is on the list\n")
    tell("case archive zhang")
    assert tell("case export --all --lang zh") == (0, "", "没有可写出的内容：尚无案件，或均已归档（--archived）\n")


def test_a_file_that_is_there_is_left_alone_unless_force_is_given(tell, zhang, tmp_path):
    target = tmp_path / "kept.yaml"
    target.write_text("mine", "utf-8")

    told = tell("case export zhang -o", target)
    assert (told.status, told.out) == (2, "") and "--force" in told.err
    assert target.read_text("utf-8") == "mine"
    assert tell("case export zhang --force -o", target).status == 0
    assert target.read_text("utf-8").startswith("timeline: 1")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".db") == ["kept.yaml"]


def test_force_replaces_an_export_and_never_a_database_or_a_device(tell, zhang, tmp_path):
    pipe, database = tmp_path / "pipe", os.environ["BLACKLIST_SIM_DB"]
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to(database)
    for target in (pipe, database, tmp_path / "link"):
        told = tell("case export zhang --force -o", target)
        assert (told.status, told.out) == (2, "") and "never replaced" in told.err
    assert pipe.is_fifo() and tell("db check").status == 0

    (tmp_path / "kept.yaml").write_text("old", "utf-8")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "kept.yaml")
    assert tell("case export zhang --force -o", tmp_path / "link.yaml").status == 0
    assert (tmp_path / "kept.yaml").read_text("utf-8").startswith("timeline: 1")


def test_a_file_that_cannot_be_finished_is_not_there(tell, zhang, tmp_path):
    target = tmp_path / "out" / "all.jsonl"
    target.parent.mkdir()
    tell("case fork zhang wang")
    import sqlite3

    with sqlite3.connect(os.environ["BLACKLIST_SIM_DB"]) as connection:
        connection.execute("UPDATE saved_case SET last_seq = last_seq + 1 WHERE name = 'wang'")
    connection.close()

    told = tell("case export --all --format journal -o", target)
    assert told.status == 2 and "wang" in told.err
    assert list(target.parent.iterdir()) == []


WRONG = [
    ("case export", "name the cases"),
    ("case export zhang --all", "name the cases"),
    ("case export zhang --archived", "name the cases"),
    ("case export zhagn", "did you mean 'zhang'"),
    ("case export zhang -o /nowhere/at/all.yaml", "/nowhere/at/all.yaml"),
    ("case export zhang -o .", "is a folder"),
    ("case export zhang --format xml", "is none of: yaml, jsonl, journal, public"),
    ("case import nowhere.jsonl", "no such file"),
    ("case import ground-1-paid-in-ful", "did you mean 'ground-1-paid-in-full'"),
    ("case import .", "cannot be read"),
    ("case import ground-1-paid-in-full --name '../x'", "is no name for a case"),
    ("case rename zhang 'a b'", "is no name for a case"),
    ("case rename wang li", "no case called 'wang'"),
]


@pytest.mark.parametrize(("line", "said"), WRONG)
def test_what_cannot_be_done_is_said_in_one_message_in_both_languages(tell, zhang, line, said):
    told = tell(line)
    assert (told.status, told.out) == (2, "") and said in told.err and "Traceback" not in told.err
    chinese = tell(f"{line} --lang zh")
    assert chinese.status == 2 and any("\u4e00" <= char <= "\u9fff" for char in chinese.err)
    assert tell("case list --json").document["cases"][0]["name"] == "zhang"


def test_a_wrong_line_is_reported_in_its_place_and_what_keeps_going_takes_in_the_rest(tell, database, lines):
    good = lines.read_text("utf-8")
    lines.write_text(good + good.splitlines()[0].replace("serve_judgment", "serve_judgement", 1) + "\n", "utf-8")

    told = tell(f"case import {lines}")
    assert told.status == 2 and told.err.startswith(f"{lines}:3:") and "did you mean 'serve_judgment'" in told.err
    assert tell("case list --json").document["cases"] == []
    told = tell(f"case import {lines} --keep-going --json")
    assert told.status == 2 and told.document["added"] == 2 and told.document["names"] == ["class", "class-2"]
    assert [refused["line"] for refused in told.document["refused"]] == [3]


def test_numbers_that_could_be_real_are_refused_unless_insisted_upon(tell, database, lines):
    lines.write_text(lines.read_text("utf-8").replace('"张某"', '"张某", "id_number": "11010519491231002X"'), "utf-8")
    assert "could be a living person's" in tell(f"case import {lines}").err
    assert tell(f"case import {lines} --real-ids").status == 0


def test_a_case_gets_another_name(tell, zhang):
    assert tell("case rename zhang 张案").out == "zhang is now called 张案\n"
    assert tell("case rename 张案 li --lang zh").out == "张案 现改称 li\n"
    assert tell("case rename li li2 --json").document["case"]["name"] == "li2"
    assert "called li2 from now on" in tell("case show li2 --journal").out
    tell(f"case new zhang --from {STORY}")
    told = tell("case rename li2 zhang")
    assert told.status == 2 and "there is a case called 'zhang' already" in told.err


def test_whole_databases_pass_through_a_pipe(shell, zhang, tmp_path):
    here = surroundings()
    written = subprocess.Popen(
        [sys.executable, "-m", "blacklist_sim", "case", "export", "--all", "--format", "journal"],
        cwd=ROOT, env=here, stdout=subprocess.PIPE,
    )  # fmt: skip
    read = subprocess.run(
        [sys.executable, "-m", "blacklist_sim", "case", "import", "-", "--db", str(tmp_path / "other.db")],
        cwd=ROOT, env=here, stdin=written.stdout, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert written.wait(60) == 0
    assert (read.returncode, read.stdout, read.stderr) == (0, "1 new case(s): zhang\n", "")


def test_a_reader_who_leaves_early_ends_the_export_quietly(zhang, tell):
    for number in range(12):
        tell(f"case fork zhang copy-{number}")
    done = subprocess.run(
        f"{sys.executable} -m blacklist_sim case export --all --format journal | head -c 10",
        shell=True, cwd=ROOT, env=surroundings(), capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.stdout == '{"journal"' and done.stderr == ""


def test_many_lines_are_taken_in_by_the_program_itself_in_several_processes(tell, database, tmp_path, lines):
    first = lines.read_text("utf-8").splitlines()[0]
    events = json.loads(first)
    events["events"] = events["events"][:2]
    many = tmp_path / "many.jsonl"
    many.write_text(f"{json.dumps(events)}\n" * 2_050, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "blacklist_sim", "case", "import", str(many)],
        cwd=ROOT, env=surroundings(), capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2,050 new case(s): many, many-2,") and done.stdout.endswith(" …\n")


def test_a_case_is_written_as_a_test_which_holds_and_fails_when_a_value_is_changed(tell, zhang, tmp_path):
    target = tmp_path / "zhang.yaml"
    tell("case do zhang delete_listing --on 2019-06-05")
    assert tell("case export zhang --expect -o", target).status == 0
    assert tell(f"replay {target}").status == 0
    text = target.read_text("utf-8")
    assert "listing: deleted" in text
    target.write_text(text.replace("listed: false, listing: deleted", "listed: true, listing: deleted"), "utf-8")
    told = tell(f"replay {target}")
    assert told.status == 1 and "NOT AS EXPECTED: listed" in told.out


def test_only_a_timeline_can_expect_something(tell, zhang):
    told = tell("case export zhang --expect --format journal")
    assert (told.status, told.out) == (2, "") and "--format yaml or jsonl" in told.err
    assert tell("case export zhang --expect --format jsonl").lines[0].startswith('{"timeline"')
