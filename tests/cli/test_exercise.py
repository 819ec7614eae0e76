"""`exercise`: shown, begun, answered, helped, handed in."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from blacklist_sim.exercise.lines import item_lines
from blacklist_sim.exercise.read import read_exercise, shipped
from blacklist_sim.exercise.schema import PUBLISHED, exercise_schema, published
from blacklist_sim.exercise.written import LISTS, answer_written

from ..exercise.classroom import NAME, attempt, drawn, plain, right, written
from .conftest import Tell
from .terminal import loaded


class AsAnEditor(yaml.CSafeLoader):
    """Reads YAML 1.2 as an editor does before it validates: `on` is a word, and days are left as text."""


AsAnEditor.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, forms in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
AsAnEditor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


@pytest.fixture
def begun(database: Path, tell: Tell) -> str:
    """An attempt in the database, of seed 3."""
    assert database
    return tell(f"exercise start {NAME} --seed 3 --json").document["attempt"]


@pytest.fixture
def file(tmp_path: Path, tell: Tell) -> Path:
    """The same in a file."""
    path = tmp_path / "my answers.json"
    assert tell(f"exercise start {NAME} --seed 3 --as 张三 --out", path).status == 0
    return path


def test_every_command_of_the_group_is_listed_and_has_its_help(tell: Tell):
    from blacklist_sim.cli.exercise import ENTRIES

    listed = tell("exercise --help").out
    for name in ENTRIES:
        assert f"  {name} " in listed
        told = tell(f"exercise {name} --help")
        assert told.status == 0
        assert told.out.startswith(f"Usage: blacklist-sim exercise {name}")


def test_help_loads_neither_models_nor_databases():
    for words in (["exercise", "--help"], ["exercise", "grade", "--help"]):
        assert loaded(*words).isdisjoint({"pydantic", "sqlmodel", "sqlalchemy", "textual", "yaml", "transitions"})


def test_showing_an_exercise_opens_no_screens():
    assert loaded("exercise", "show", NAME).isdisjoint({"sqlmodel", "textual", "numpy"})


def test_the_shipped_exercises_are_listed(tell: Tell):
    listed = {one["name"]: one for one in tell("exercise list --json").document["exercises"]}
    assert listed[NAME]["level"] == 1
    assert listed[NAME]["kinds"] == ["gate", "predict", "compute"]
    assert "listing.delete.performed" in listed[NAME]["aims"]
    assert listed[NAME]["title"]["zh"] == "已全部履行，仍在名单上"
    told = tell("exercise list --lang zh")
    assert f"1  {NAME}  (gate, predict, compute)" in told.lines and "已全部履行，仍在名单上" in told.out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_exercise_is_shown_with_what_is_given_and_without_its_key(tell: Tell, lang: str):
    made = drawn(3)
    told = tell(f"exercise show {NAME} --seed 3 --lang {lang}")
    assert told.status == 0
    for task in made.tasks:
        assert task.ask.pick(lang) in told.out
        for item in task.items:
            assert f"[{item.id}] {item.ask.pick(lang)}" in told.out
    assert "李某" in told.out and "张某" in told.out and f"{made.drawn['sum']:,}" in told.out
    assert not any(item.why[0].pick(lang) in told.out for item in made.items.values())
    with_key = tell(f"exercise show {NAME} --seed 3 --key --lang {lang}").out
    for item in made.items.values():
        assert f"= {item.form.said(item.key).pick(lang)}" in with_key
        assert item.law.cited.pick(lang) in with_key


def test_what_comes_after_a_task_is_not_told_before_it(tell: Tell):
    made = drawn(3)
    tasks = tell(f"exercise show {NAME} --seed 3 --json").document["exercise"]["tasks"]
    paid = str(made.drawn["paid"])
    assert not any(paid in event["en"] for event in tasks[0]["events"] + tasks[1]["events"])
    assert [event["en"].split("  ")[0] for event in tasks[2]["events"]] == [paid]
    assert sum(len(task["events"]) for task in tasks) == made.tasks[-1].seen
    assert "key" not in json.dumps(tasks)
    keyed = tell(f"exercise show {NAME} --seed 3 --json --key").document["exercise"]["tasks"]
    assert {item["id"]: item["key"]["answer"] for task in keyed for item in task["items"]} == right(made)


def test_a_seed_gives_other_numbers_and_the_same_law(tell: Tell):
    one, two = (tell(f"exercise show {NAME} --seed {seed}").out for seed in (1, 2))
    assert one != two
    assert re.sub(r"\d", "0", one.replace("seed 1", "")) == re.sub(r"\d", "0", two.replace("seed 2", ""))


def test_an_attempt_in_the_database_from_its_beginning_to_its_result(begun: str, tell: Tell, tmp_path: Path):
    for id_, answer in right(drawn(3)).items():
        told = tell(f"exercise answer {begun} {id_}", answer)
        assert (told.status, told.lines[0]) == (0, f"{id_}: recorded")
    assert told.lines[1] == "everything is answered"
    result = tmp_path / "mine.result.json"
    told = tell(f"exercise submit {begun[:5]} -o", result)
    assert told.status == 0
    assert told.lines[-2:] == ["36 of 36 points (100 %)", f"result written to {result}"]
    assert json.loads(result.read_text("utf-8"))["student"] == "student"
    assert tell(f"exercise answer {begun} 2.2 no").status == 2
    listed = tell("exercise attempts --json").document["attempts"]
    assert [(one["attempt"].startswith(begun), one["answers"], bool(one["submitted"])) for one in listed] == [
        (True, 9, True)
    ]


def test_an_attempt_in_a_file_is_what_is_handed_in(file: Path, tell: Tell):
    assert tell("exercise answer", file, "2.2", "no").status == 0
    assert tell("exercise answer", file, "2.2", "yes").status == 0
    told = tell("exercise submit", file, "--json")
    assert (told.document["earned"], told.document["student"]) == ("4", "张三")
    graded = tell("exercise grade", file, "--json").document
    assert graded["results"][0]["result"] == told.document
    again = tell("exercise submit", file)
    assert again.status == 0 and again.lines[-1] == "4 of 36 points (11 %)"
    assert "handed in already" in tell("exercise answer", file, "2.2", "no").err


def test_what_was_wrong_is_explained_with_what_is_right_and_the_article(begun: str, tell: Tell):
    tell(f"exercise answer {begun} 2.2 no")
    told = tell(f"exercise submit {begun} --lang zh")
    at = next(number for number, line in enumerate(told.lines) if line.startswith("[2.2] 0/4"))
    assert told.lines[at + 1] == "    −4  正确答案：是"
    assert "第十条第一款第（一）项" in "".join(told.lines[at : at + 4])


def test_by_default_the_seed_follows_from_the_name(tell: Tell, tmp_path: Path):
    seeds = {}
    for student in ("张三", "李四", "张三"):
        path = tmp_path / f"{len(seeds)}-{student}.json"
        path.unlink(missing_ok=True)
        tell(f"exercise start {NAME} --as {student} -o", path)
        seeds.setdefault(student, set()).add(json.loads(path.read_text("utf-8"))["seed"])
    assert [len(found) for found in seeds.values()] == [1, 1]
    assert seeds["张三"] != seeds["李四"]


WRONG_ANSWERS = {
    "2.2 maybe": ("2.2: choose one of yes, no", "2.2：请选择其一"),
    "22 yes": ("no item '22'; did you mean 2.2?", "没有小题“22”；是否应为 2.2？"),
    "zzz yes": ("no item 'zzz'; there are 1.1, 1.2", "共有 1.1"),
    "3.last 2019-02-30": ("3.last: a date such as", "形如 2019-03-12 的日期"),
    "3.last tomorrow": ("3.last: a date such as", "形如 2019-03-12 的日期"),
    "2.4.by nothing": ("or none", "或 none"),
    "3.last @/no/such/file": ("/no/such/file", "/no/such/file"),
    "3.last '[1'": ("cut off", "截断"),
    "3.last '{\"a\": 1}'": ("a date such as", "形如"),
}


@pytest.mark.parametrize("words", WRONG_ANSWERS)
def test_what_is_no_answer_is_refused_with_what_is_possible_and_not_recorded(begun: str, tell: Tell, words: str):
    for lang, said in zip(("en", "zh"), WRONG_ANSWERS[words], strict=True):
        told = tell(f"exercise answer {begun} {words} --lang {lang}")
        assert (told.status, told.out) == (2, "")
        assert said in told.err and "Traceback" not in told.err
    assert tell("exercise attempts --json").document["attempts"][0]["answers"] == 0


def test_a_hint_tells_its_price_first_and_is_taken_with_yes(begun: str, tell: Tell):
    told = tell(f"exercise hint {begun} 2.2")
    assert told.lines == [
        "hint 1 (question): it costs 1 of the 4 points of 2.2 in all", "not taken; take it with --yes",
    ]  # fmt: skip
    item = drawn(3).items["2.2"]
    told = tell(f"exercise hint {begun} 2.2 --tier 2 --yes --lang zh")
    assert told.lines[0] == "提示 2（条文）：2.2 共 4 分，取用至此层合计扣 2 分"
    assert told.lines[2] == f"2 条文：{item.law.cited.zh}"
    again = tell(f"exercise hint {begun} 2.2 --tier 1 --json").document
    assert (again["taken"], again["price"], len(again["hints"])) == (True, "1", 1)
    assert tell(f"exercise hint {begun} 2.2 --json").document["tier"] == 3
    assert tell(f"exercise hint {begun} 2.2 --tier 5").status == 2
    tell(f"exercise answer {begun} 2.2 yes")
    assert tell(f"exercise submit {begun} --json").document["earned"] == "2"
    assert tell(f"exercise hint {begun} 1.1 --yes").status == 2


@pytest.mark.parametrize(
    "line",
    [
        "exercise show no-such", "exercise show paid-and-still-listd", "exercise show --seed -1 paid-and-still-listed",
        "exercise start no-such", "exercise answer nowhere.json 1 yes", "exercise answer abcd 1 yes",
        "exercise submit abcd", "exercise hint abcd 1", "exercise grade /no/such/folder", "exercise report /no/such",
        "exercise attempts abcd", "exercise attempts -o x.jsonl", "exercise schema --of x", "exercise check no-such",
        "exercise grade . --given /no/such.csv", "exercise grade . --exercise no-such",
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_bad_input_is_one_message_and_status_2(
    tell: Tell, database: Path, line: str, lang: str, tmp_path: Path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "a.json", plain(drawn()))
    told = tell(f"{line} --lang {lang}" if "schema" not in line else line)
    assert told.status == 2
    assert (told.out if "check" in line else told.err) and "Traceback" not in told.err
    assert not database.exists() or database.stat().st_size > 0


def test_a_file_that_was_changed_is_not_worked_on(file: Path, tell: Tell):
    tell("exercise answer", file, "2.2", "no")
    document = json.loads(file.read_text("utf-8"))
    document["rows"][1]["given"] = "yes"
    file.write_text(json.dumps(document), "utf-8")
    told = tell("exercise answer", file, "2.1", "no")
    assert told.status == 2 and "row 2 was changed" in told.err


def test_a_file_that_is_there_is_not_begun_over(file: Path, tell: Tell):
    before = file.read_bytes()
    assert tell(f"exercise start {NAME} -o", file).status == 2
    assert file.read_bytes() == before


def test_an_exercise_of_ones_own_is_named_by_its_file(tell: Tell, tmp_path: Path):
    own = written(tmp_path, "own.yaml", drawn().exercise.text)
    work = tmp_path / "work.json"
    assert tell("exercise start", own, "--seed", "3", "-o", work).status == 0
    assert "name its file with --exercise" in tell("exercise answer", work, "2.2", "yes").err
    assert tell("exercise answer --exercise", own, work, "2.2", "yes").status == 0
    assert tell(f"exercise answer --exercise {NAME}", work, "2.2", "yes").status == 2
    own.write_text(own.read_text("utf-8").replace("Paid and still listed", "Paid"), "utf-8")
    told = tell("exercise submit --exercise", own, work)
    assert told.status == 0 and "another edition" in told.err
    assert tell("exercise grade", work).status == 1
    assert tell("exercise grade --exercise", own, work).status == 0


def test_attempts_go_out_as_json_lines_and_come_back_elsewhere(begun: str, tell: Tell, tmp_path: Path):
    tell(f"exercise answer {begun} 2.2 yes")
    lines, other = tmp_path / "all.jsonl", tmp_path / "other.db"
    assert tell("exercise attempts --jsonl -o", lines).status == 0
    assert tell("exercise attempts --jsonl").out == lines.read_text("utf-8")
    assert tell("exercise attempts --jsonl -o", lines).status == 2, "it is there already"
    assert tell("exercise collect --db", other, lines).lines == ["1 new, 0 taken further, 0 here already"]
    tell(f"exercise submit {begun}")
    tell("exercise attempts --jsonl --force -o", lines)
    told = tell("exercise collect --json --db", other, lines, written(tmp_path, "bad.json", "{"))
    assert told.status == 2
    assert (told.document["new"], told.document["further"], len(told.document["refused"])) == (0, 1, 1)
    assert "bad.json" in told.err
    ours, theirs = (tell("exercise attempts --json --db", place).document for place in (other, tmp_path / "cases.db"))
    assert [one["attempt"] for one in ours["attempts"]] == [one["attempt"] for one in theirs["attempts"]]
    assert tell("db check --db", other).status == 0
    assert tell("db info --json --db", other).document["database"]["attempts"] == 1


def test_a_changed_attempt_is_not_collected(tell: Tell, tmp_path: Path, database: Path):
    document = attempt(drawn()).plain()
    document["rows"][3]["given"] = "other"
    told = tell("exercise collect", written(tmp_path, "a.json", document))
    assert told.status == 2 and "row 4 does not follow" in told.err
    assert tell("exercise attempts").lines == ["no attempts are kept here"]
    assert database.exists()


def test_attempts_of_nobody_yet(tell: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("BLACKLIST_SIM_DB", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert tell("exercise attempts").lines == ["no attempts are kept here"]
    assert tell("exercise attempts --json").document == {"format": 1, "attempts": []}
    assert not list(tmp_path.rglob("*.db"))


def test_the_published_schema_is_current():
    assert PUBLISHED.read_text("utf-8") == published(), "run: python -m blacklist_sim.exercise.schema"


def test_the_schema_is_one_that_the_shipped_exercises_pass_and_a_misspelt_task_does_not(tell: Tell):
    schema = tell("exercise schema").document
    assert schema == exercise_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    for path in shipped().values():
        document = yaml.load(path.read_text("utf-8"), AsAnEditor)
        assert [error.message for error in checker.iter_errors(document)] == []
        assert not checker.is_valid({**document, "levels": 1})
        assert not checker.is_valid({**document, "tasks": [{**document["tasks"][0], "kind": "guess"}]})
    for form in ("answers", "result"):
        assert tell(f"exercise schema --of {form}").document["title"] == f"blacklist-sim {form}"


def test_what_is_right_can_be_typed_for_every_item_of_every_exercise():
    for path in shipped().values():
        for item in drawn(1, read_exercise(path)).items.values():
            answer = item.form.right(item)
            text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
            assert answer_written(item, text) == answer
            if item.form.kind in LISTS:
                assert answer_written(item, "，".join(answer) or "none") == answer


def test_every_item_of_every_exercise_is_shown_with_how_to_answer_it():
    for path in shipped().values():
        for item in drawn(1, read_exercise(path)).items.values():
            lines = [line for line, _ in item_lines(item)]
            assert all(line.en.strip() and line.zh.strip() for line in lines)
            assert len(lines) > 1, item.id


def test_a_text_can_come_from_a_file(tell: Tell, tmp_path: Path):
    made = drawn(3, read_exercise("a-journey-for-a-good-reason"))
    id_ = next(item.id for item in made.items.values() if item.form.kind == "words")
    work, reasons = tmp_path / "work.json", written(tmp_path, "reasons.txt", "因为……\n第二行\n")
    tell(f"exercise start {made.exercise.name} --seed 3 -o", work)
    assert tell("exercise answer", work, id_, f"@{reasons}").status == 0
    assert json.loads(work.read_text("utf-8"))["rows"][-1]["given"] == "因为……\n第二行"


def test_a_sound_exercise_passes_its_check(tell: Tell):
    told = tell(f"exercise check {NAME} --seeds 5")
    assert (told.status, told.out) == (0, f"{NAME}: nothing wrong in 5 seeds\n")
    document = tell(f"exercise check {NAME} --seeds 2 --json").document
    assert (document["ok"], document["seeds"], document["exercises"][0]["problems"]) == (True, 2, [])


def test_an_exercise_that_does_not_hold_or_does_not_read_is_told_with_its_place(tell: Tell, tmp_path: Path):
    text = drawn().exercise.text
    edge = written(tmp_path, "edge.yaml", text.replace("    on: $paid-3", "    on: 2019-03-14"))
    broken = written(tmp_path, "broken.yaml", text.replace("level: 1", "levl: 1"))
    wrong = written(tmp_path, "wrong.yaml", text.replace("rule: listing.delete.performed}", "rule: no.such.rule}"))
    told = tell("exercise check --seeds 3", wrong)
    assert told.status == 1 and "no.such.rule" in told.out and "wrong.yaml: seed 0" in told.out
    assert "种子 0" in tell("exercise check --seeds 3 --lang zh", wrong).out
    told = tell("exercise check --seeds 3", wrong, broken, edge)
    assert told.status == 2 and "did you mean 'level'?" in told.out


def test_who_was_slower_is_told_and_the_status_is_1(begun: str, tell: Tell, monkeypatch: pytest.MonkeyPatch):
    from blacklist_sim.exercise import attempts

    find, first = attempts.find, []

    def as_it_was(store, name):
        """What both had before them when they began."""
        first.append(find(store, name))
        return first[0]

    monkeypatch.setattr(attempts, "find", as_it_was)
    assert tell(f"exercise answer {begun} 2.2 yes").status == 0
    told = tell(f"exercise answer {begun} 2.2 no --lang zh")
    assert (told.status, told.out) == (1, "")
    assert "在读取后已有新的记录" in told.err
