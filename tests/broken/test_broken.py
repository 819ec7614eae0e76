"""Every broken timeline is refused with a message that says what is wrong, where, and what was meant."""

import re
from pathlib import Path

import pytest

from blacklist_sim import cli
from blacklist_sim.errors import BadInput
from blacklist_sim.timeline.read import read_timelines

HERE = Path(__file__).parent
WORDS_OF_LINES = {
    "not-json.jsonl": ("1:29", "not valid JSON"),
    "duplicate-key.jsonl": ("1:17", "the key 'timeline' stands here twice"),
    "not-a-number.jsonl": ("1:14", "NaN is no JSON number"),
    "second-line.jsonl": ("3:", "amount", "found 'true'"),
    "lone-surrogate.jsonl": ("1:", "name holds the control character U+D800"),
}
FILES = sorted(file.name for file in HERE.iterdir() if file.suffix in (".yaml", ".jsonl"))
PLACE = re.compile(r"^.+\.(yaml|jsonl)(:\d+:\d+)?: .")


def words_of(name: str) -> tuple[str, ...]:
    """The words that the error must hold, from the first line of a YAML file (`# error: words | more words`)."""
    if name in WORDS_OF_LINES:
        return WORDS_OF_LINES[name]
    first = (HERE / name).read_text(encoding="utf-8").partition("\n")[0]
    return tuple(part.strip() for part in first.removeprefix("# error:").split("|"))


@pytest.mark.parametrize("name", FILES)
def test_a_broken_timeline_is_refused_with_the_words_that_help(name: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_timelines(HERE / name)
    english, chinese = refused.value.render("en"), refused.value.render("zh")
    for words in words_of(name):
        assert words in english
    assert all(PLACE.match(line) for line in english.splitlines())
    assert all(re.search("[\u4e00-\u9fff]", problem.zh) for problem in refused.value.problems)
    assert len(chinese.splitlines()) == len(english.splitlines())


@pytest.mark.parametrize("name", FILES)
def test_the_command_refuses_it_without_a_traceback(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "replay"):
        assert cli.main([command, str(HERE / name)]) == 2
        said = "".join(capsys.readouterr())
        assert name in said and "Traceback" not in said


def test_one_mistake_is_reported_once_and_alone() -> None:
    several = {"all-at-once.yaml", "unclosed-bracket.yaml"}
    for name in FILES:
        with pytest.raises(BadInput) as refused:
            read_timelines(HERE / name)
        assert len(refused.value.problems) == 1 or name in several, refused.value.render()


def test_there_are_at_least_thirty() -> None:
    assert len(FILES) >= 30
