"""What is written is read back as the same story."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blacklist_sim.case import Act, Story
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.read import read_text, read_timelines
from blacklist_sim.timeline.vocabulary import Vocabulary, vocabulary
from blacklist_sim.timeline.write import to_json_line, to_yaml

from .stories import stories

SHIPPED = sorted(shipped())


def anyone_may_act() -> Vocabulary:
    """The package's own words, with every act open to anyone and aimed at a case, so that any story is a good one."""
    own = vocabulary()
    acts = {
        name: dataclasses.replace(kind, by=(*kind.by, "anyone", "guarantor"), about="case")
        for name, kind in own.catalogue.acts.items()
    }
    return Vocabulary(dataclasses.replace(own.catalogue, acts=acts), own.book)


WORDS = anyone_may_act()
slow = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@slow
@given(stories(WORDS))
def test_any_story_comes_back_from_yaml(story: Story) -> None:
    assert read_text(to_yaml([story], WORDS), "out", words=WORDS, real_ids=True) == [story]


@slow
@given(stories(WORDS))
def test_any_story_comes_back_from_a_line_of_json(story: Story) -> None:
    line = to_json_line(story, WORDS)
    assert "\n" not in line
    assert read_text(line, "out", lines=True, words=WORDS, real_ids=True) == [story]


@slow
@given(st.lists(stories(WORDS), min_size=2, max_size=3))
def test_several_stories_stand_in_one_stream(several: list[Story]) -> None:
    assert read_text(to_yaml(several, WORDS), "out", words=WORDS, real_ids=True) == several
    lines = "\n".join(to_json_line(story, WORDS) for story in several)
    assert read_text(lines, "out", lines=True, words=WORDS, real_ids=True) == several


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_timeline_comes_back_from_both_forms(name: str) -> None:
    told = read_timelines(name)
    assert read_text(to_yaml(told), name) == told
    assert read_text("\n".join(map(to_json_line, told)), name, lines=True) == told


def test_what_follows_by_itself_is_not_written() -> None:
    [story] = read_timelines("ground-1-paid-in-full")
    first = story.events[0]
    assert isinstance(first, Act) and (first.by, first.case) == ("court", "loan")
    assert "{date: 2018-11-05, act: serve_judgment}" in to_yaml([story])


def test_a_written_file_opens_like_any_other(tmp_path: Path) -> None:
    told = read_timelines("ground-1-paid-in-full")
    as_yaml, as_lines = tmp_path / "story.yaml", tmp_path / "story.jsonl"
    as_yaml.write_text(to_yaml(told), encoding="utf-8")
    as_lines.write_text(to_json_line(told[0]) + "\n", encoding="utf-8")
    assert read_timelines(as_yaml) == read_timelines(as_lines) == told
