"""What stands otherwise in two cases, or in a case and a replay beside it, as lines and as data."""

from collections.abc import Iterator, Mapping
from typing import Any

from blacklist_sim.pages.case_words import Words
from blacklist_sim.pages.standing import NOTHING, CasePage
from blacklist_sim.store import diff
from blacklist_sim.text import Text
from blacklist_sim.timeline.plain import plain

KINDS = {
    diff.DUTIES: Text("duty", "义务"), diff.DEADLINES: Text("period", "期间"), diff.FINDINGS: Text("finding", "发现"),
}  # fmt: skip


class DifferencePage:
    """What stands otherwise in two replays, one line for each side."""

    def __init__(self, left: CasePage, right: CasePage) -> None:
        self.sides = left, right
        self.found = diff.differences(left.seen, right.seen)

    def lines(self, names: tuple[Text, Text]) -> Iterator[Text]:
        """For each difference what it is about, and how it stands on either side."""
        for difference in self.found:
            yield self._about(difference)
            for page, name, value in zip(self.sides, names, (difference.left, difference.right), strict=True):
                said = _value(page.words, difference, value) if value is not None else NOTHING
                yield Text(f"  {name.en}: {said.en}", f"  {name.zh}：{said.zh}")

    def data(self) -> list[dict[str, Any]]:
        """The differences as plain data."""
        return [
            {
                "what": difference.what,
                "key": plain(difference.key),
                "left": plain(difference.left),
                "right": plain(difference.right),
            }
            for difference in self.found
        ]

    def _about(self, difference: diff.Difference) -> Text:
        words = self.sides[difference.left is None].words
        what, key = difference.what, difference.key
        item = difference.right if difference.left is None else difference.left
        if what == diff.POSITIONS:
            return words.unit(key[0], key[1:])
        if what == diff.PEOPLE:
            return _of_person(words, key)
        if what == diff.OWED:
            return Text(f"owed: {key[0]}", f"所欠：{key[0]}")
        said: Mapping[str, Any] = {diff.DUTIES: words.duty, diff.DEADLINES: words.period, diff.FINDINGS: words.finding}
        named: Text = said[what](item)
        return Text(f"{KINDS[what].en}: {named.en}", f"{KINDS[what].zh}：{named.zh}")


def _of_person(words: Words, key: tuple[Any, ...]) -> Text:
    name = words.person(key[0])
    if key[1] == diff.STAGE:
        where = f" [{key[2]}]" if words.several_cases else ""
        return Text(f"{name}{where}: stage", f"{name}{where}：阶段")
    return Text(name, name)


def _value(words: Words, difference: diff.Difference, value: Any) -> Text:
    what, key = difference.what, difference.key
    if what == diff.POSITIONS:
        return words.state(key[0], value["state"], value["since"])
    if what == diff.PEOPLE:
        return words.stage(value) if key[1] == diff.STAGE else words.flag(key[1], value)
    if what == diff.FINDINGS:
        return Text(str(value["date"]), str(value["date"]))
    if what == diff.OWED:
        return words.owed(value)
    since = value["opened"] if what == diff.DUTIES else value["since"]
    said = words.until(value) if what == diff.DUTIES else words.last(value)
    return Text(f"{said.en}, since {since}", f"{said.zh}，自 {since} 起")
