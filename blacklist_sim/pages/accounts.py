"""The accounts that a command shows: those of the cases of a file, or the one of a debt stated without a file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from blacklist_sim.case import Story
from blacklist_sim.errors import BadInput, BlacklistSimError, InputProblem
from blacklist_sim.law.money.working import owed_data
from blacklist_sim.pages.growth import Chart, NothingToDraw, chart
from blacklist_sim.pages.moment import at
from blacklist_sim.pages.naming import NoSuchName
from blacklist_sim.text import Text
from blacklist_sim.timeline.money_page import NO_MONEY
from blacklist_sim.timeline.owed import Owing, owing
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow.money.account import Reckoning, reckoning

CASE, DEBTOR = Text("case", "案件"), Text("debtor", "被执行人")


class Shown(NamedTuple):
    """One account: what is owed, what it was reckoned from, and of which case of which timeline, if of any."""

    owing: Owing
    reckoning: Reckoning | None
    policy: Mapping[str, str]
    replay: Replay | None = None
    file: str | None = None
    number: int | None = None
    who: str | None = None

    @property
    def sound(self) -> bool:
        """Whether the timeline has come to that day as it was meant to."""
        return self.replay is None or self.replay.ok

    @property
    def of_several(self) -> bool:
        """Whether the timeline has other cases too."""
        return self.replay is not None and len(self.replay.story.cases) > 1

    def chart(self, day: date) -> Chart:
        """How the debt grew up to a day; raises NothingToDraw."""
        if self.reckoning is None:
            raise NothingToDraw(*NO_MONEY)
        return chart(self.reckoning, day)

    def growth(self, day: date) -> list[dict[str, Any]]:
        """The points behind that drawing as plain data; none where there is nothing to draw."""
        try:
            points = self.chart(day).points
        except NothingToDraw:
            return []
        return [{"day": point.day, **owed_data(point.owed)} for point in points]

    def data(self) -> dict[str, Any]:
        """The account as plain data."""
        return {
            "file": self.file,
            "number": self.number,
            "title": self.replay.story.title._asdict() if self.replay is not None else None,
            "case": self.owing.case or None,
            "who": self.who,
            "policy": dict(sorted(self.policy.items())),
            **{key: value for key, value in self.owing.data().items() if key != "case"},
        }


class Wanted(NamedTuple):
    """Which accounts are asked for, and how the timelines are replayed."""

    day: date
    case: str | None
    who: str | None
    mode: str | None
    policy: Mapping[str, str]
    law_of: date | None = None


def shown_in(stories: Sequence[Story], wanted: Wanted, file: str, number: int | None = None) -> list[Shown]:
    """The accounts of the timelines of a file, case by case; with `number` those of one timeline.

    A timeline without the case or the debtor asked for, or one that begins later, is left out where the file has
    another one. Raises BadInput, NoSuchName, OutsideBook and what the reckoning raises.
    """
    if number is not None and number > len(stories):
        en, zh = (
            f"timelines in it: {len(stories)}; there is no number {number}",
            f"其中有 {len(stories)} 个时间线，没有第 {number} 个",
        )
        raise BadInput([InputProblem("no_story", en, zh, file)])
    found: list[Shown] = []
    refused: list[BlacklistSimError] = []
    for place, story in enumerate(stories, start=1):
        if number in (None, place):
            try:
                found += _of_story(story, wanted, file, place)
            except BlacklistSimError as error:
                refused.append(error)
    if not found:
        raise refused[0]
    return found


def _of_story(story: Story, wanted: Wanted, file: str, number: int) -> Iterator[Shown]:
    cases = _cases(story, wanted)
    replay = at(story, wanted.day, wanted.mode, wanted.policy, law_of=wanted.law_of).replay
    for case in cases:
        asked = (replay.engine, replay.state, case, wanted.who)
        yield Shown(owing(*asked), reckoning(*asked), replay.state.policy, replay, file, number, wanted.who)


def _cases(story: Story, wanted: Wanted) -> list[str]:
    if wanted.case is not None and wanted.case not in story.cases:
        raise NoSuchName(CASE, wanted.case, story.cases)
    if not story.cases:
        raise BlacklistSimError(
            "there is no case in this timeline, so nothing is owed in it", "该时间线没有案件，无所欠金额可言"
        )
    cases = [wanted.case] if wanted.case is not None else list(story.cases)
    if wanted.who is not None:
        debtors = dict.fromkeys(who for case in cases for who in story.cases[case].debtor_ids)
        if wanted.who not in debtors:
            raise NoSuchName(DEBTOR, wanted.who, debtors)
        cases = [case for case in cases if wanted.who in story.cases[case].debtor_ids]
    return cases
