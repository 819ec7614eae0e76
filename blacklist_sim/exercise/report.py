"""A class's report: by student, by task, and by article of the law, what was missed most first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from blacklist_sim.exercise.results import ItemForm, MistakeForm, ResultForm, share
from blacklist_sim.text import NO_TEXT, Text

NO_ARTICLE = Text("no article", "无条文")


@dataclass(slots=True)
class Tally:
    """Points of one student, one task or one article.

    `earned`, `worth` and `waiting` (for an instructor) are of the items counted; `lost` is what mistakes cost, `paid`
    what hints did. `asked` counts answers that were due, `missed` those with a mistake, `students` who made one.
    """

    earned: Decimal = Decimal(0)
    worth: Decimal = Decimal(0)
    waiting: Decimal = Decimal(0)
    lost: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    asked: int = 0
    missed: int = 0
    students: set[str] = field(default_factory=set)

    def add(self, item: ItemForm) -> None:
        """Counts one item."""
        self.earned += Decimal(item.earned)
        self.worth += Decimal(item.worth)
        self.waiting += Decimal(item.hidden)
        self.asked += 1
        self.missed += bool(item.mistakes)
        self.lost += lost_by(item)
        self.paid += Decimal(item.price)

    @property
    def share(self) -> str:
        """What part of the points was earned; nothing as long as any wait."""
        return share(self.earned, self.worth, self.waiting)

    @property
    def missed_share(self) -> Decimal:
        """What part of the answers had a mistake, from 0 to 1."""
        return Decimal(self.missed) / self.asked if self.asked else Decimal(0)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a class. `doubled` are results left out because the same student has a later one.

    Students by name and exercise, tasks by exercise and task, articles as they are cited, the most missed first.
    """

    students: dict[str, dict[str, Tally]]
    tasks: dict[tuple[str, str, str], Tally]
    articles: dict[Text, Tally]
    doubled: int
    results: int

    def whole(self, student: str) -> Tally:
        """All exercises of a student together."""
        parts = self.students[student].values()
        whole = Tally()
        for part in parts:
            whole.earned, whole.worth = whole.earned + part.earned, whole.worth + part.worth
            whole.waiting += part.waiting
        return whole


def report(results: Iterable[ResultForm]) -> Report:
    """The report on results; of several by one student in one exercise the one submitted last counts."""
    every = list(results)
    kept: dict[tuple[str, str], ResultForm] = {}
    for result in every:
        key = result.student, result.exercise
        if key not in kept or (result.submitted or "") >= (kept[key].submitted or ""):
            kept[key] = result
    students: dict[str, dict[str, Tally]] = {}
    tasks: dict[tuple[str, str, str], Tally] = {}
    articles: dict[Text, Tally] = {}
    for (student, exercise), result in sorted(kept.items()):
        mine = students.setdefault(student, {}).setdefault(exercise, Tally())
        for item in result.items:
            mine.add(item)
            task = tasks.setdefault((exercise, item.task, item.kind), Tally())
            task.add(item)
            if item.mistakes:
                task.students.add(student)
            _by_article(articles, item, student)
    ranked = sorted(articles.items(), key=lambda pair: (-pair[1].lost, -pair[1].missed_share, pair[0]))
    return Report(students, tasks, dict(ranked), len(every) - len(kept), len(every))


def _by_article(articles: dict[Text, Tally], item: ItemForm, student: str) -> None:
    """Counts an item where its law stands, and each mistake where the law stands that it breaks."""
    own = articles.setdefault(cited(item), Tally())
    own.asked += 1
    own.earned += Decimal(item.earned)
    own.worth += Decimal(item.worth)
    own.waiting += Decimal(item.hidden)
    own.paid += Decimal(item.price)
    lost = lost_by(item)
    full = sum((Decimal(mistake.points) for mistake in item.mistakes), Decimal(0))
    for place in dict.fromkeys(cited(mistake) for mistake in item.mistakes):
        tally = articles.setdefault(place, Tally())
        points = sum((Decimal(one.points) for one in item.mistakes if cited(one) == place), Decimal(0))
        tally.lost += points * lost / full if full else Decimal(0)
        tally.missed += 1
        tally.asked += place != cited(item)
        tally.students.add(student)


def lost_by(item: ItemForm) -> Decimal:
    """What the mistakes of an item cost: no more than it is worth."""
    return min(sum((Decimal(mistake.points) for mistake in item.mistakes), Decimal(0)), Decimal(item.worth))


def cited(part: ItemForm | MistakeForm) -> Text:
    """Where the law of an item or a mistake stands."""
    found = Text(part.citation.en, part.citation.zh)
    return found if found != NO_TEXT else NO_ARTICLE


def number(points: Decimal) -> str:
    """Points without idle zeros, to a hundredth at most."""
    rounded = points.quantize(Decimal("0.01")).normalize()
    return f"{rounded:f}"


HEAD = (
    "of", "exercise", "name", "name_zh", "asked", "missed", "students", "earned", "worth", "waiting", "lost", "hints",
)  # fmt: skip


def rows(found: Report) -> Iterator[Sequence[str]]:
    """The report as one table: a row for each student and exercise, for each task, for each article."""
    yield HEAD
    for student, exercises in found.students.items():
        for exercise, tally in exercises.items():
            yield ("student", exercise, student, student, *_cells(tally))
    for (exercise, task, kind), tally in found.tasks.items():
        yield ("task", exercise, f"{task} ({kind})", f"{task} ({kind})", *_cells(tally))
    for place, tally in found.articles.items():
        yield ("article", "", place.en, place.zh, *_cells(tally))


def _cells(tally: Tally) -> tuple[str, ...]:
    counts = tally.asked, tally.missed, len(tally.students)
    points = tally.earned, tally.worth, tally.waiting, tally.lost, tally.paid
    return (*map(str, counts), *map(number, points))
