"""Whether the names in an expectation lead somewhere, and whether such a thing can be expected of such an event."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from blacklist_sim.case import Act, Event, Question
from blacklist_sim.text import Text
from blacklist_sim.timeline.check_tried import TRY, can_be_missing
from blacklist_sim.timeline.events import LISTS_EXPECTED
from blacklist_sim.timeline.moment import FLAGS
from blacklist_sim.timeline.owed_words import UNFILLED
from blacklist_sim.timeline.problems import Flaw, unknown
from blacklist_sim.timeline.replay import OF_ACTS
from blacklist_sim.timeline.tried_words import KEYS
from blacklist_sim.timeline.vocabulary import Vocabulary
from blacklist_sim.timeline.which_case import CASE, PERSON
from blacklist_sim.timeline.yaml_text import Path

ABOUT_A_CASE = ("stage", "owed")
NAMES = ("", "what", "duty", "rule")
EXPECTABLE = Text("rule, duty, act or period", "规则、义务、行为或期间")

Known = tuple[Text, Collection[str]]


class Expected:
    """The names that the expectations of one story may use."""

    def __init__(self, words: Vocabulary, people: Collection[str], cases: Collection[str]) -> None:
        rules: Known = Text("rule", "规则"), words.book.rules
        facts: Known = Text("fact", "事实"), words.missing | frozenset(UNFILLED)
        whose: Known = Text("role or person in people", "角色或当事人（people）"), (*words.catalogue.roles, *people)
        person: Known = PERSON, people
        case: Known = CASE, cases
        self._words, self._cases = words, cases
        self._named: Mapping[str, Known] = {
            "refused_by": rules, "rule": rules, "unknown": facts, "who": person, "case": case, "order": case,
        }  # fmt: skip
        self._in_items: Mapping[str, Known] = {
            **dict.fromkeys(NAMES, (EXPECTABLE, words.expectable)),
            "missing": facts, "who": whose, "about": person, "case": case,
        }  # fmt: skip

    def flaws(self, event: Event, path: Path) -> Iterator[Flaw]:
        """What is wrong with the expectations of an event."""
        for key, value in (event.expect or {}).items():
            if key in LISTS_EXPECTED:
                yield from self._items(value, (*path, key))
            elif key in self._named:
                yield from _names(self._known(key, event), value, (*path, key))
            asked = event.kind if isinstance(event, Question) else None
            if not self._cases:
                yield from self._without_case(key, event, (*path, key))
            if key in OF_ACTS and not isinstance(event, Act) and not (key == "unknown" and asked):
                also = (" or a question", "或提问") if key == "unknown" else ("", "")
                en, zh = f"{key} can be expected of an act{also[0]} only", f"只有行为{also[1]}可以预期 {key}"
                yield Flaw((*path, key), "misplaced", en, zh, key=True)
            if key in KEYS and asked != TRY:
                en, zh = f"{key} can be expected of a question (try:) only", f"只有提问（try:）可以预期 {key}"
                yield Flaw((*path, key), "misplaced", en, zh, key=True)

    def _known(self, key: str, event: Event) -> Known:
        """The names that an expectation may use; a question about conduct finds fields of that conduct untold."""
        if key == "unknown" and isinstance(event, Question) and event.kind == TRY:
            return Text("field of this conduct", "该行为的字段"), can_be_missing(self._words.book, event)
        return self._named[key]

    def _without_case(self, key: str, event: Event, path: Path) -> Iterator[Flaw]:
        """In a story without a case nothing can be expected of one, and it has to be said of whom the rest speaks."""
        who = (event.expect or {}).get("who") or (isinstance(event, Question) and len(event.who) == 1)
        if key in ABOUT_A_CASE or key in self._words.catalogue.tracks:
            en, zh = f"there is no case of which {key} could be expected", f"没有案件，无从预期 {key}"
            yield Flaw(path, "no_case", en, zh, key=True)
        elif key in FLAGS and not who:
            en, zh = (
                f"there is no case: say of whom {key} is expected (who:)",
                f"没有案件：请指明 {key} 所指何人（who:）",
            )
            yield Flaw(path, "which_person", en, zh, key=True)

    def _items(self, value: Any, path: Path) -> Iterator[Flaw]:
        if isinstance(value, Mapping):
            if not value:
                en, zh = "say what it includes or excludes, or give a list", "请写明 includes 或 excludes，或给出列表"
                yield Flaw(path, "some", f"{path[-1]}: {en}", f"{path[-1]}：{zh}")
            for part, items in value.items():
                yield from self._items(items, (*path, part))
            return
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield from _names(self._in_items[""], item, (*path, index))
                continue
            for key in filter(self._in_items.get, item):
                yield from _names(self._in_items[key], item[key], (*path, index, key))


def _names(known: Known, value: Any, path: Path) -> Iterator[Flaw]:
    what, names = known
    for name in (value,) if isinstance(value, str) else value:
        if name not in names:
            yield unknown(path, "unknown_name", what, name, names)
