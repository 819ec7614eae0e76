"""What is said of people and cases that are named, and where a case is meant and not named."""

from collections.abc import Sized

from blacklist_sim.text import Text
from blacklist_sim.timeline.problems import Flaw
from blacklist_sim.timeline.yaml_text import Path

PERSON = Text("person in people", "当事人（people）")
CASE = Text("case in cases", "案件（cases）")


def which_case(cases: Sized, path: Path, key: bool = False) -> Flaw:
    """The flaw: `which_case` where there are several, `no_case` where there is none."""
    if len(cases):
        en, zh = "there are several cases: say which one (case:)", "有多个案件：请指明（case:）"
        return Flaw(path, "which_case", en, zh, key=key)
    en, zh = "there is no case that this could be about (cases:)", "没有可以涉及的案件（cases:）"
    return Flaw(path, "no_case", en, zh, key=key)
