"""Reads the tables that add to the calendar: the one shipped and the user's own."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.law.calendar import Calendar, Override

ENVIRONMENT_VARIABLE = "BLACKLIST_SIM_CALENDAR"
SHIPPED = Path(__file__).parent / "data" / "calendar_overrides.yaml"
LARGEST_FILE = 1_000_000
DAY_KEYS = ("date", "day", "source")
KINDS = ("rest", "working")


class Table(NamedTuple):
    """Single days, and the years whose notice is complete."""

    days: tuple[Override, ...] = ()
    years: tuple[int, ...] = ()


class _Scalar(NamedTuple):
    value: str
    line: int
    column: int


def load_calendar(
    path: str | Path | None = None,
    environ: Mapping[str, str] = os.environ,
    *,
    make_up_days_work: bool = True,
    swapped_days_rest: bool = True,
) -> Calendar:
    """The calendar with the shipped table and the user's (`path`, else the environment variable); raises BadInput."""
    own = path if path is not None else environ.get(ENVIRONMENT_VARIABLE) or None
    return _calendar(None if own is None else Path(own), make_up_days_work, swapped_days_rest)


@lru_cache(maxsize=8)
def _calendar(own: Path | None, make_up_days_work: bool, swapped_days_rest: bool) -> Calendar:
    shipped = read_table(SHIPPED)
    users = read_table(own) if own is not None else Table()
    return Calendar(
        shipped.days + users.days,
        shipped.years + users.years,
        make_up_days_work=make_up_days_work,
        swapped_days_rest=swapped_days_rest,
    )


def read_table(path: Path) -> Table:
    """One table, checked; raises BadInput with every problem and its line."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput([_problem(path, None, f"is larger than {LARGEST_FILE} bytes", f"超过 {LARGEST_FILE} 字节")])
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput([_problem(path, None, f"cannot be read: {error}", f"无法读取：{error}")]) from error
    return _Reader(path).read(text)


class _Reader:
    """Goes through the events of one file; nothing deeper than a list of plain mappings is entered."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[InputProblem] = []
        self.days: dict[date, Override] = {}
        self.years: list[int] = []

    def read(self, text: str) -> Table:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            self._document(iter(yaml.parse(text, Loader=loader)))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = _Scalar("", mark.line + 1, mark.column + 1) if mark else None
            reason = getattr(error, "problem", None) or str(error)
            self._refuse(place, f"is not YAML: {reason}", f"不是有效的 YAML：{reason}")
        except _Shape as error:
            self._refuse(
                error.place,
                "must have the keys `years` (a list of years) and `days` (a list of {date, day, source})",
                "须含 `years`（年份列表）与 `days`（{date, day, source} 列表）两键",
            )
        if self.problems:
            raise BadInput(self.problems)
        return Table(tuple(self.days.values()), tuple(self.years))

    def _document(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.MappingStartEvent):
                self._sections(events)
            elif isinstance(event, yaml.ScalarEvent) and not event.value:
                continue
            elif isinstance(event, yaml.NodeEvent):
                raise _Shape(event)

    def _sections(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = _scalar(event)
            start = next(events)
            if key.value not in ("years", "days") or not isinstance(start, yaml.SequenceStartEvent):
                raise _Shape(event)
            for item in events:
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                if key.value == "years":
                    self._year(_scalar(item))
                elif isinstance(item, yaml.MappingStartEvent):
                    self._day(item, events)
                else:
                    raise _Shape(item)

    def _year(self, found: _Scalar) -> None:
        if found.value.isascii() and found.value.isdigit() and date.min.year <= int(found.value) <= date.max.year:
            self.years.append(int(found.value))
        else:
            self._refuse(found, f"{found.value!r} is no year", f"“{found.value}”不是年份")

    def _day(self, start: yaml.Event, events: Iterator[yaml.Event]) -> None:
        entry: dict[str, _Scalar] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key, value = _scalar(event), _scalar(next(events))
            if key.value not in DAY_KEYS or key.value in entry:
                self._refuse(
                    key,
                    f"unexpected key {key.value!r}; a day has date, day and source, each once",
                    f"多余的键“{key.value}”；每日仅含 date、day、source 各一",
                )
                continue
            entry[key.value] = value
        missing = [key for key in DAY_KEYS if key not in entry or not entry[key].value.strip()]
        if missing:
            self._refuse(_place(start), f"the day lacks {', '.join(missing)}", f"该日缺少 {'、'.join(missing)}")
            return
        self._keep(entry)

    def _keep(self, entry: Mapping[str, _Scalar]) -> None:
        kind = entry["day"]
        if kind.value not in KINDS:
            self._refuse(kind, f"{kind.value!r} must be rest or working", f"“{kind.value}”须为 rest 或 working")
            return
        written = entry["date"]
        try:
            day = date.fromisoformat(written.value)
        except ValueError:
            found = written.value
            self._refuse(written, f"{found!r} is no date (YYYY-MM-DD)", f"“{found}”不是日期（YYYY-MM-DD）")
            return
        if day in self.days:
            self._refuse(written, f"{day} stands in the table twice", f"{day} 在表中重复")
            return
        self.days[day] = Override(day, kind.value == "rest", entry["source"].value)

    def _refuse(self, place: _Scalar | None, en: str, zh: str) -> None:
        self.problems.append(_problem(self.path, place, en, zh))


class _Shape(Exception):
    """Something stands where the table has no place for it."""

    def __init__(self, event: yaml.Event) -> None:
        super().__init__()
        self.place = _place(event)


def _scalar(event: yaml.Event) -> _Scalar:
    if not isinstance(event, yaml.ScalarEvent):
        raise _Shape(event)
    return _place(event)._replace(value=event.value)


def _place(event: yaml.Event) -> _Scalar:
    mark = event.start_mark
    return _Scalar("", 0, 0) if mark is None else _Scalar("", mark.line + 1, mark.column + 1)


def _problem(path: Path, place: _Scalar | None, en: str, zh: str) -> InputProblem:
    return InputProblem(
        code="calendar_table",
        en=f"calendar table: {en}",
        zh=f"日历调整表：{zh}",
        file=str(path),
        line=place.line if place else 0,
        column=place.column if place else 0,
        found=place.value if place and place.value else None,
    )
