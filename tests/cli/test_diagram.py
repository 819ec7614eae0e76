"""`diagram`: a track as Mermaid reads it."""

import re

import pytest

TRACKS = ("title", "enforcement", "listing", "consumption", "review", "exit_ban")


@pytest.mark.parametrize("track", TRACKS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_track_is_drawn_with_ascii_names_and_quoted_words(tell, track: str, lang: str):
    told = tell(f"diagram {track} --on 2019-03-12 --lang {lang}")
    assert told.status == 0
    dated, named, kind, *drawn = told.lines
    assert dated.startswith("%% ") and "2019-03-12" in dated
    assert named.startswith(f"%% {track}: ")
    assert kind == "flowchart TD"
    states = set()
    for line in drawn:
        node, arrow = re.fullmatch(r'    (\w+)\["[^"]+"\]', line, re.ASCII), re.match(
            r'    (\w+) -\.?->\|"[^"]+"\| (\w+)$', line, re.ASCII
        )  # fmt: skip
        if node:
            states.add(node[1])
        if arrow:
            assert {arrow[1], arrow[2]} <= states
        assert node or arrow or line.strip().startswith(("class", "style", "%%")), line
    assert len(states) >= 3


def test_the_state_that_a_story_has_reached_is_marked_with_the_person(tell):
    def marked(day: str) -> list[str]:
        told = tell(f"diagram listing --timeline ground-1-paid-in-full --on {day}")
        return re.findall(r"(\w+)\[\"[^\"]*● 张某", told.out)

    assert marked("2019-03-20") == ["published"]
    assert marked("2019-06-10") == ["deleted"]


def test_without_a_story_nothing_is_marked(tell):
    assert "●" not in tell("diagram listing --on 2019-03-12").out


def test_an_arrow_cites_the_law_of_the_day(tell):
    before, after = (tell(f"diagram listing --on {day}").out for day in ("2016-03-12", "2019-03-12"))
    assert "delete the entry [List Provisions" in after
    assert before != after


def test_acts_that_leave_the_state_as_it_is_are_drawn_when_asked_for(tell):
    plain, loops = (tell(f"diagram listing --on 2019-03-12 {flag}") for flag in ("", "--loops"))
    assert not re.search(r"^    published -.*\| published$", plain.out, re.MULTILINE)
    assert re.search(r"^    published -.*\| published$", loops.out, re.MULTILINE)
