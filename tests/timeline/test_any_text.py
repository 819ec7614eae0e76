"""Whatever is done to a timeline, the door reads it or says what is wrong; it never breaks down."""

from hypothesis import given, settings
from hypothesis import strategies as st

from blacklist_sim.errors import BadInput
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.read import read_text, read_timelines
from blacklist_sim.timeline.write import to_json_line

NAME = "ground-1-paid-in-full"
YAML = shipped()[NAME].read_text(encoding="utf-8")
LINE = to_json_line(read_timelines(NAME)[0])
WORDS = (
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "-",
    "~",
    '"',
    "'",
    "&a",
    "*a",
    "!!x",
    "?",
    "|",
    "#",
    "[]",
    "{}",
    "---",
    "expect:",
)
VALUES = ("null", "true", "-1", "1e9", "2019-02-30", "in_full", "court")
SIGNS = st.sampled_from([*WORDS, *VALUES, "\n", "  ", "\t", "---\n", "\ud800", "\u202e", "\0"])


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> str:
    """The text with some of it cut out and something else put in."""
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(SIGNS | st.text(max_size=5)) + text[place + draw(st.integers(0, 15)) :]
    return text


def is_read_or_refused(text: str, lines: bool) -> None:
    try:
        assert read_text(text, "spoilt", lines=lines)
    except BadInput as refused:
        assert refused.problems
        assert all(problem.en and problem.zh for problem in refused.problems)


@settings(max_examples=200)
@given(spoilt(YAML))
def test_spoilt_yaml_is_read_or_refused(text: str) -> None:
    is_read_or_refused(text, lines=False)


@settings(max_examples=200)
@given(spoilt(LINE))
def test_spoilt_json_is_read_or_refused(text: str) -> None:
    is_read_or_refused(text, lines=True)


@settings(max_examples=200)
@given(st.text(), st.booleans())
def test_any_text_at_all_is_read_or_refused(text: str, lines: bool) -> None:
    is_read_or_refused(text, lines)
