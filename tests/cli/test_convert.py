"""`convert` and `schema`: the two forms of a timeline, and what describes them."""

import json
from pathlib import Path

import jsonschema
import pytest

from blacklist_sim.timeline.read import read_timelines


@pytest.mark.parametrize("name", ["ground-1-paid-in-full", "minor-never-listed", "wrong-targets-refused-and-undone"])
def test_there_and_back_the_stories_are_the_same(tell, tmp_path: Path, name: str):
    lines, back = tmp_path / "story.jsonl", tmp_path / "story.yaml"
    assert tell(f"convert {name} -o", lines).status == 0
    assert tell("convert -o", back, lines).status == 0
    assert list(read_timelines(name)) == list(read_timelines(str(lines))) == list(read_timelines(str(back)))


def test_each_story_fills_one_line(tell):
    told = tell("convert minor-never-listed")
    assert [json.loads(line)["timeline"] for line in told.lines] == [1, 1, 1]


def test_without_a_word_about_the_form_it_is_the_other_one(tell, tmp_path: Path):
    lines = tmp_path / "story.jsonl"
    lines.write_text(tell("convert ground-1-paid-in-full").out, "utf-8")
    assert tell("convert", lines).out.startswith("timeline: 1\n")
    assert tell("convert --to jsonl", lines).out == lines.read_text("utf-8")


def test_several_files_become_one_stream(tell):
    assert len(tell("convert minor-never-listed ground-1-paid-in-full").lines) == 4


def test_what_is_converted_replays_to_the_same_end(tell, tmp_path: Path):
    lines = tmp_path / "story.jsonl"
    tell("convert ground-1-paid-in-full -o", lines)
    ours, theirs = (tell("replay --json", file).document["timelines"][0] for file in ("ground-1-paid-in-full", lines))
    assert (ours["steps"], ours["end"]) == (theirs["steps"], theirs["end"])


def test_a_file_that_cannot_be_written_is_named(tell, tmp_path: Path):
    target = tmp_path / "nowhere" / "story.yaml"
    told = tell("convert ground-1-paid-in-full -o", target)
    assert told.status == 2
    assert str(target) in told.err
    assert "Traceback" not in told.err


def test_the_schema_is_one_that_a_shipped_timeline_passes_and_a_misspelt_act_does_not(tell):
    schema = tell("schema").document
    story = json.loads(tell("convert ground-1-paid-in-full").out)
    checker = jsonschema.validators.validator_for(schema)(schema)
    assert checker.is_valid(story)
    story["events"][0]["act"] = "serve_judgement"
    assert not checker.is_valid(story)


def test_every_shipped_timeline_is_listed_with_its_title(tell):
    told, document = tell("fixtures"), tell("fixtures --json").document
    assert told.status == 0
    assert len(document) > 40
    assert document["ground-1-paid-in-full"][0]["en"].startswith("Ground 1, paid in full")
    named = told.lines.index("ground-1-paid-in-full")
    assert told.lines[named + 1].startswith("    Ground 1, paid in full")
    titles = [line for line in told.lines if line.startswith("    ")]
    assert sum(map(len, document.values())) == len(titles)
