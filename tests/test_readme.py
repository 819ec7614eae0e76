"""What the README shows is what the program does."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from blacklist_sim.cli.root import root
from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.replay import replay
from blacklist_sim.workflow.assemble import load_engine

README = Path(__file__).parent.parent / "README.md"
TEXT = README.read_text("utf-8")
EXAMPLES = re.findall(r"```console\n\$ blacklist-sim (.*?)\n(.*?)\n```", TEXT, re.DOTALL)


SAVED = [words for words, _ in EXAMPLES if words.startswith("case ")]


@pytest.mark.parametrize(("words", "shown"), EXAMPLES, ids=[words for words, _ in EXAMPLES])
def test_an_example_prints_what_the_readme_shows(
    words: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLACKLIST_SIM_DB", str(tmp_path / "cases.db"))
    for before in SAVED[: SAVED.index(words)] if words in SAVED else ():
        CliRunner().invoke(root, shlex.split(before))
    told = CliRunner().invoke(root, shlex.split(words))
    assert told.exit_code == 0
    assert told.stdout.rstrip() == shown


def test_the_timeline_of_the_readme_is_read_and_comes_to_what_it_expects() -> None:
    (written,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    (story,) = read_text(written, "README.md")
    assert replay(load_engine(), story).ok


def test_every_place_in_the_map_of_the_house_is_there() -> None:
    places = re.findall(r"^\| `(.*?)` \|", TEXT, re.MULTILINE)
    named = [place for line in places for place in re.split(r"`, `", line)]
    assert len(named) > 5
    for place in named:
        assert (README.parent / place).exists(), place
