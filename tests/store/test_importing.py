"""Timelines that come in from files become cases, all of a file or nothing, or what is good of it."""

import json
import os
import time
from dataclasses import replace
from datetime import date
from multiprocessing import parent_process
from pathlib import Path

import pytest

from blacklist_sim.case import Act
from blacklist_sim.errors import BadInput
from blacklist_sim.store import importing
from blacklist_sim.store.derive import replayed
from blacklist_sim.store.errors import Unavailable
from blacklist_sim.store.importing import Import
from blacklist_sim.store.query import Filter
from blacklist_sim.store.workers import AHEAD, worked
from blacklist_sim.timeline.fixtures import shipped as shipped_names
from blacklist_sim.timeline.problems import MOST_PROBLEMS
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.replay import replay
from blacklist_sim.timeline.write import to_yaml
from blacklist_sim.workflow import observe

from ..invariants.picture import differences, picture
from .conftest import begun, ground_one, pay, shipped
from .lines import changed, file_of, lines_of, take_in

ROOT = Path(__file__).parent.parent.parent
STORIES = [ground_one(), begun(), shipped("two-cases-and-one-payment"), shipped("a-debt-in-dollars")]
GOOD = lines_of([begun()])[0]
NAMED = ["class", "class-2", "class-3", "class-4"]


def names(store):
    return sorted(row.name for row in store.cases(Filter(), "name", size=1_000))


@pytest.mark.parametrize("form", ["jsonl", "yaml"])
def test_each_timeline_of_a_file_becomes_a_case_that_stands_where_its_story_leads(store, tmp_path, form):
    path = file_of(tmp_path, lines_of(STORIES))
    if form == "yaml":
        path = str(tmp_path / "class.yaml")
        (tmp_path / "class.yaml").write_text(to_yaml(STORIES), "utf-8")

    taken = take_in(store, path)

    assert (taken.added, taken.names, taken.same, taken.problems) == (4, NAMED, 0, [])
    for name, story in zip(NAMED, STORIES, strict=True):
        case = store.open(name)
        assert case.story == story
        assert observe.look(store.law, case.state) == observe.look(store.law, replay(store.law, story).state)
        assert {record.recorded_by for record in case.journal} == {"teacher"}


def test_a_case_that_came_in_goes_on_like_any_other(store, tmp_path):
    take_in(store, file_of(tmp_path, [GOOD]))

    case = store.open("class")
    assert case.do(pay(date(2019, 4, 1)))[-1].accepted
    assert store.open("class").row.acts == len(begun().events) + 1


def test_cases_are_named_after_their_file_or_as_asked_and_no_name_twice(store, tmp_path):
    one = file_of(tmp_path, [GOOD, GOOD])
    (tmp_path / "other").mkdir()
    other = file_of(tmp_path / "other", [GOOD])

    assert take_in(store, one, other).names == ["class", "class-2", "class-3"]
    assert take_in(store, one).names == ["class-4", "class-5"]
    assert take_in(store, one, named="homework").names == ["homework", "homework-2"]
    assert take_in(store, file_of(tmp_path, [GOOD], "1 作业 (final).jsonl")).names == ["case-1-作业-final"]
    assert take_in(store, "fixture:plain-default").names[0] == "plain-default"


MISTAKES = [
    (changed(GOOD, '"act": "serve_judgment"', '"act": "serve_judgement"'), "serve_judgment"),
    (changed(GOOD, '"made": "2018-11-01"', '"made": "2018-02-30"'), "2018-02-30"),
    (GOOD[:-1], "not valid JSON"),
    ("[]", "expected a mapping"),
    ('"timeline"', "expected a mapping"),
    (changed(GOOD, '"timeline": 1', '"timeline": 2'), "format version"),
    (changed(GOOD, '"people": {', '"people": [], "events": {'), "stands here twice"),
    (changed(GOOD, '"name": "张某"', '"name": "张某", "id_number": "11010519491231002X"'), "living person"),
    (changed(GOOD, "2019-01-10", "1899-01-10"), "1899-01-10"),
    (changed(GOOD, '"act": "report_property"', '"act": "delete_listing"'), "report"),
]


@pytest.mark.parametrize(("line", "said"), MISTAKES)
def test_a_mistake_in_a_line_is_reported_in_its_place_and_nothing_is_stored(store, tmp_path, line, said):
    path = file_of(tmp_path, [GOOD, "", line, GOOD])

    with pytest.raises(BadInput) as refused:
        take_in(store, path)

    assert said in refused.value.render("en")
    assert {(problem.file, problem.line) for problem in refused.value.problems} == {(path, 3)}
    assert all(problem.column >= 1 and problem.zh for problem in refused.value.problems)
    assert names(store) == []


def test_a_story_that_stops_at_an_act_refused_is_not_taken_in(store, tmp_path):
    early = replace(begun(), events=(*begun().events, Act(date(2019, 4, 1), "delete_listing")))
    path = file_of(tmp_path, [GOOD, *lines_of([early])])

    with pytest.raises(BadInput, match=r"class\.jsonl:2:\d+: the story stops on 2019-04-01, where delete_listing"):
        take_in(store, path)
    assert names(store) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"\xff\xfe", "not UTF-8"), (b'{"a": "\0"}', "NUL byte"), (b"", "no timeline"), (b"\n\n", "no timeline")],
)
def test_bytes_that_are_no_text_are_refused_with_their_line(store, tmp_path, data, said):
    path = tmp_path / "class.jsonl"
    path.write_bytes(f"{GOOD}\n".encode() + data if data.strip() else data)

    with pytest.raises(BadInput, match=said) as refused:
        take_in(store, str(path))
    assert refused.value.problems[0].line == (2 if data.strip() else 0)
    assert names(store) == []


def test_a_file_that_is_not_there_is_refused_beside_the_mistakes_of_the_others(store, tmp_path):
    path = file_of(tmp_path, [MISTAKES[0][0]])

    with pytest.raises(BadInput) as refused:
        take_in(store, path, str(tmp_path / "nowhere.jsonl"), str(tmp_path))
    assert [problem.code for problem in refused.value.problems] == ["unknown_act", "no_file", "unreadable"]


def test_mistakes_of_all_lines_are_told_at_once_up_to_the_usual_number(store, tmp_path):
    wrong = [line for line, _ in MISTAKES] * (MOST_PROBLEMS // len(MISTAKES) + 2)

    with pytest.raises(BadInput) as refused:
        take_in(store, file_of(tmp_path, wrong))
    assert len(refused.value.problems) == MOST_PROBLEMS + 1
    assert refused.value.problems[-1].code == "more"
    lines = [problem.line for problem in refused.value.problems[:-1]]
    assert lines == sorted(lines)


def test_what_keeps_going_takes_in_the_good_lines_and_reports_the_others(store, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    wrong = [line for line, _ in MISTAKES]
    path = file_of(tmp_path, [GOOD, *wrong[:3], GOOD, GOOD, *wrong[3:], GOOD])

    taken = Import(store).keep_going([path])

    assert taken.added == 4 and len(names(store)) == 4
    assert {problem.line for problem in taken.problems} == {2, 3, 4, *range(7, 14)}


def test_a_name_taken_meanwhile_is_seen_before_anything_is_written(store, open_as, tmp_path):
    work = Import(store)
    ready = work._ready([file_of(tmp_path, [GOOD, GOOD])])
    first = next(ready)
    open_as("student").new("class-2", begun())

    work._ready = lambda files: iter([first])
    with pytest.raises(BadInput, match="another case is called class-2"):
        work.all_or_nothing([])
    assert names(store) == ["class-2"]


def test_no_room_beside_the_memory_is_told_and_nothing_is_stored(store, tmp_path, monkeypatch):
    def full():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(importing, "TemporaryFile", full)
    with pytest.raises(Unavailable, match="TMPDIR"):
        take_in(store, file_of(tmp_path, [GOOD]))
    assert names(store) == []


def test_two_processes_take_in_what_one_does(open_as, tmp_path, monkeypatch):
    store = open_as("teacher")
    path = file_of(tmp_path, lines_of(STORIES) * 3)
    monkeypatch.setattr(importing, "MUCH", 1)
    monkeypatch.setattr("blacklist_sim.store.incoming.LINES", 2)
    taken = take_in(store, path, named="two", processes=2)
    alone = take_in(store, path, named="one", processes=1)

    assert taken.added == alone.added == 12
    for here, there in zip(taken.names, alone.names, strict=True):
        one, other = store.open(here), store.open(there)
        assert one.story == other.story
        assert one.row.law == other.row.law and one.row.owed == other.row.owed and one.row.day == other.row.day


def test_a_worker_that_is_lost_leaves_its_work_to_this_process(tmp_path):
    mark = tmp_path / "died"
    pieces = [(str(mark), number) for number in range(20)]

    assert list(worked(dying, pieces, 2)) == [number * 2 for number in range(20)]
    assert mark.exists()


def dying(piece):
    """Doubles a number; a worker dies of its first one, and this process waits for that."""
    place, number = piece
    if parent_process() is not None:
        Path(place).touch()
        os._exit(1)
    for _ in range(600):
        if Path(place).exists():
            break
        time.sleep(0.05)
    return number * 2


def test_no_more_is_read_than_the_workers_are_ahead():
    read = []
    results = worked(abs, (read.append(number) or number for number in range(100)), 2)

    next(results)
    assert len(read) <= 2 * AHEAD
    next(results)
    assert len(read) <= 2 * AHEAD + 1
    results.close()


def test_a_line_goes_into_the_journal_as_it_is_written(store, tmp_path):
    take_in(store, file_of(tmp_path, [GOOD]))

    written = [json.loads(record.payload) for record in store.open("class").journal]
    told = json.loads(GOOD, parse_int=str)
    assert written[1:] == told["events"]
    assert written[0]["story"]["people"] == told["people"]


def test_what_is_asked_and_expected_on_the_way_changes_no_state(law):
    for name in shipped_names():
        for story in read_timelines(f"fixture:{name}"):
            heeded, passed_over = replayed(law, story), replayed(law, story, asking=False)
            assert differences(picture(heeded.state), picture(passed_over.state)) == {}, name
            assert [step.name for _, step in heeded.steps] == [step.name for _, step in passed_over.steps], name
            assert (heeded.stopped is None) == (passed_over.stopped is None), name
