"""The second engine: every position of a story on its chart, moved by what the first engine says happened."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .chart import Chart, known
from .enforcement import Enforcement
from .listing import Listing
from .restrictions import Consumption, ExitBan
from .review import Review
from .title import Title

CHARTS: dict[str, type[Chart]] = {
    "title": Title, "enforcement": Enforcement, "listing": Listing,
    "consumption": Consumption, "review": Review, "exit_ban": ExitBan,
}  # fmt: skip

Key = tuple[object, ...]
Place = tuple[str, Key]
Arrow = tuple[str, str, str, str]


class Meant(NamedTuple):
    """What an act or a lapse is about: the case, the people named, and the positions, those still to be opened too."""

    case: str
    people: tuple[str, ...]
    places: tuple[Place, ...]


class SecondEngine:
    """The charts of one story, by track and key, and the arrows they have taken so far."""

    def __init__(self, debtors: dict[str, tuple[str, ...]]) -> None:
        self.debtors = debtors
        self.charts: dict[Place, Chart] = {}
        self.taken: set[Arrow] = set()
        for case, people in debtors.items():
            self.charts["title", (case,)] = Title()
            for who in people:
                self.charts["enforcement", (case, who)] = Enforcement()

    def states(self) -> dict[Place, str]:
        """Where every position stands."""
        return {place: chart.now for place, chart in self.charts.items()}

    def possible(self, kind: str, outcome: str, meant: Meant) -> bool:
        """Whether every position that the act must move, or needs, lets it happen."""
        for track, chart in CHARTS.items():
            event = known(chart, kind, outcome)
            if event is None or event in chart.swept:
                continue
            places = self._meant(track, meant)
            if not places and event in chart.needed:
                if not any(self.charts[place].allows(event) for place in self._of_case(track, meant.case)):
                    return False
            elif not places or not all(self._at(place).allows(event) for place in places):
                return False
        return True

    def happens(self, kind: str, outcome: str, meant: Meant) -> None:
        """Moves whatever the act or lapse moves; what it cannot move stays."""
        performed = self.charts["title", (meant.case,)].now == "performed"
        for track, chart in CHARTS.items():
            event = known(chart, kind, outcome)
            if event is None:
                continue
            swept = event in chart.swept
            places = list(self._of_case(track, meant.case)) if swept else self._meant(track, meant)
            for place in places:
                self._send(place, event, performed)

    def _send(self, place: Place, event: str, performed: bool) -> None:
        chart = self._at(place)
        if chart.allows(event):
            source = chart.now
            chart.send(event, performed=performed)
            self.charts[place] = chart
            self.taken.add((place[0], source, event, chart.now))

    def _at(self, place: Place) -> Chart:
        return self.charts[place] if place in self.charts else CHARTS[place[0]]()

    def _meant(self, track: str, meant: Meant) -> list[Place]:
        own = [place for place in meant.places if place[0] == track]
        if own:
            return own
        if track == "title":
            return [("title", (meant.case,))]
        if track == "enforcement":
            wanted: Iterable[Place] = ((track, (meant.case, who)) for who in meant.people or self.debtors[meant.case])
            return [place for place in wanted if place in self.charts]
        return []

    def _of_case(self, track: str, case: str) -> Iterator[Place]:
        return (place for place in self.charts if place[0] == track and place[1][0] == case)
