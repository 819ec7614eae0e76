"""What is supposed of the sellers' systems: from when they refuse, and how long the court's data are under way."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.law.book import Book
from blacklist_sim.law.model import FigureValue
from blacklist_sim.text import Text

FIGURES = {
    "air_from": "consumption.channel.air.start",
    "rail_from": "consumption.channel.rail.start",
    "rail_all_g_from": "consumption.channel.rail.all_g.start",
    "passports_from": "consumption.channel.passports.start",
    "lag_days": "consumption.channel.lag",
    "lag_of_lift_days": "consumption.channel.lag_of_lift",
}
"""The figure of the book that each parameter is taken from where the question gives none."""

LAGS = ("lag_days", "lag_of_lift_days")
STARTS = {"air": "air_from", "rail_high_class": "rail_from", "rail_all_g": "rail_all_g_from"}
"""The parameter that opens each class of sale of the catalogue of conduct."""

Given = date | int | str


@dataclass(frozen=True, slots=True)
class Parameters:
    """When sellers began to refuse, by class of sale, and how many days the data take; raises `BadInput`.

    `rail_from` is the first day for soft sleepers, first class and above, `rail_all_g_from` for every seat of G trains,
    `passports_from` for papers other than the identity card. `lag_days` pass between an entry or order and the refusal,
    `lag_of_lift_days` between a deletion or lift and the next sale; with 0 the sellers know on the same day.
    """

    air_from: date
    rail_from: date
    rail_all_g_from: date
    passports_from: date
    lag_days: int
    lag_of_lift_days: int

    def __post_init__(self) -> None:
        problems = [*_negative(asdict(self)), *_out_of_order(self)]
        if problems:
            raise BadInput(problems)

    @classmethod
    def of(cls, book: Book, day: date, **given: Given) -> "Parameters":
        """The parameters as the book has them on `day`, but for those given; a text is read as a date or a number.

        Where the book has none that day, the first one counts: before it nothing is refused, so it bears on nothing.

        Raises `BadInput` with everything wrong in what is given.
        """
        values = {name: book.value(figure, day).value for name, figure in FIGURES.items()}
        problems: list[InputProblem] = []
        for name, said in given.items():
            if name not in FIGURES:
                problems.append(_no_parameter(name))
                continue
            read = _number(said) if name in LAGS else _date(said)
            if read is None:
                problems.append(_unreadable(name, said))
            elif isinstance(read, date) and read < book.first_day:
                problems.append(_too_early(name, read, book.first_day))
            else:
                values[name] = read
        problems.extend(_negative(values))
        if problems:
            raise BadInput(problems)
        return cls(**values)

    def start_of(self, sale: str) -> date:
        """The first day on which sales of that class (see `law.conduct.SALES`) are refused."""
        start: date = getattr(self, STARTS[sale])
        return start

    def source(self, book: Book, name: str, day: date) -> FigureValue | None:
        """The figure of the book that a parameter rests on, None where the question gave another value."""
        held = book.value(FIGURES[name], day)
        return held if held.value == getattr(self, name) else None


def _date(given: Given) -> date | None:
    if isinstance(given, str):
        try:
            return date.fromisoformat(given.strip())
        except ValueError:
            return None
    return given if isinstance(given, date) and not isinstance(given, datetime) else None


def _number(given: Given) -> int | None:
    if isinstance(given, str):
        try:
            return int(given)
        except ValueError:
            return None
    return given if isinstance(given, int) and not isinstance(given, bool) else None


def _negative(values: Mapping[str, Any]) -> Iterator[InputProblem]:
    for name in LAGS:
        days = values[name]
        if days < 0:
            yield _problem(
                "negative_lag",
                name,
                f"{name}: {days} days; the data cannot arrive before they are sent, so give 0 or more",
                f"{name}：{days} 日；数据不可能先于发送到达，请填 0 或以上",
                str(days),
            )


def _out_of_order(made: Parameters) -> Iterator[InputProblem]:
    if made.rail_all_g_from < made.rail_from:
        yield _problem(
            "dates_out_of_order",
            "rail_all_g_from",
            f"rail_all_g_from: {made.rail_all_g_from} is before rail_from, {made.rail_from}; every seat of G trains is "
            "refused together with the high classes or later, so move one of the two",
            f"rail_all_g_from：{made.rail_all_g_from} 早于 rail_from（{made.rail_from}）；"
            "G字头全部座位与高等席别同时或者其后被拦截，请调整其一",
            str(made.rail_all_g_from),
        )
    first = min(made.air_from, made.rail_from)
    if made.passports_from < first:
        yield _problem(
            "dates_out_of_order",
            "passports_from",
            f"passports_from: {made.passports_from} is before {first}, the first day on which anything is refused; "
            "give that day or a later one (that day means that no other paper ever got round the refusal)",
            f"passports_from：{made.passports_from} 早于开始拦截的首日 {first}；"
            "请填该日或其后（填该日即其他证件从未能绕过拦截）",
            str(made.passports_from),
        )


def _no_parameter(name: str) -> InputProblem:
    names = ", ".join(FIGURES)
    close = get_close_matches(name, FIGURES, 1)
    return InputProblem(
        "unknown_parameter",
        f"no parameter of the sellers is called {name!r}; there are {names}",
        f"售票系统没有名为“{name}”的参数；可用：{names}",
        path=(name,),
        found=name,
        expected=names,
        nearest=close[0] if close else None,
    )


def _unreadable(name: str, given: object) -> InputProblem:
    wanted = Text("a date, written YYYY-MM-DD", "日期，写作 YYYY-MM-DD")
    if name in LAGS:
        wanted = Text("a whole number of days", "整数天数")
    return _problem(
        "unreadable",
        name,
        f"{name}: expected {wanted.en}, found {given!r}",
        f"{name}：应为{wanted.zh}，实为“{given}”",
        str(given),
    )


def _too_early(name: str, day: date, first: date) -> InputProblem:
    return _problem(
        "before_the_book",
        name,
        f"{name}: {day} is before {first}, the first day that the book of law covers; give that day or a later one",
        f"{name}：{day} 早于本书所收法律的起始日 {first}；请填该日或其后",
        str(day),
    )


def _problem(code: str, name: str, en: str, zh: str, found: str) -> InputProblem:
    return InputProblem(code, en, zh, path=(name,), found=found)
