"""The length of a period: a count and a unit, as the law states it."""

import re
from typing import NamedTuple

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

DAY, WORKING_DAY, MONTH, YEAR = "day", "working_day", "month", "year"

UNITS = {
    DAY: (Text("day", "日"), Text("days", "日")),
    WORKING_DAY: (Text("working day", "个工作日"), Text("working days", "个工作日")),
    MONTH: (Text("month", "个月"), Text("months", "个月")),
    YEAR: (Text("year", "年"), Text("years", "年")),
}

_CHINESE_UNITS = {
    **{name: DAY for name in ("日", "天")},
    **{name: WORKING_DAY for name in ("个工作日", "工作日")},
    **{name: MONTH for name in ("个月", "月")},
    "年": YEAR,
}
_WRITTEN = re.compile(r"\s*(?P<sign>-?)(?P<count>[0-9]{1,9})[\s_-]*(?P<unit>[^\W\d][\w\s-]*?)\s*")


class BadPeriod(BlacklistSimError):
    """A period that cannot be: unreadable, of no length, or past the last date there is."""


class Length(NamedTuple):
    """So many days, working days, months or years; `unit` is one of `UNITS`. What is due at once is `SAME_DAY`."""

    count: int  # type: ignore[assignment]
    unit: str

    @classmethod
    def parse(cls, written: str) -> "Length":
        """From "15 days", "3 working_days", "1 month", "15日" or, due at once, "same day"; raises BadPeriod."""
        if _named(written) in ("same_day", "当日"):
            return SAME_DAY
        match = _WRITTEN.fullmatch(written)
        unit = _unit(match["unit"]) if match else None
        if match is None or unit is None:
            raise BadPeriod(
                f"{written!r} is no length of a period; write a count and a unit, as in "
                "'15 days', '3 working_days', '1 month' or '2 years'",
                f"“{written}”不是期间长度；请写数字加单位，如“15日”“3个工作日”“1个月”“2年”",
            )
        return cls(int(match["sign"] + match["count"]), unit).checked()

    @classmethod
    def given(cls, count: int, unit: str) -> "Length":
        """A length that an act or a title gives; nought of any unit is the same day."""
        return cls(count, unit) if count else SAME_DAY

    def checked(self) -> "Length":
        """Itself, if it is at least one of its unit; raises BadPeriod."""
        if self == SAME_DAY:
            return self
        if self.unit not in UNITS:
            known = ", ".join(UNITS)
            raise BadPeriod(
                f"{self.unit!r} is no unit of a period; the units are {known}",
                f"“{self.unit}”不是期间单位；单位为 {known}",
            )
        if self.count < 1:
            raise BadPeriod(
                f"a period of {self.count} {self.unit}s has no last day; count at least 1",
                f"{self.count}{UNITS[self.unit][0].zh}的期间没有届满日；至少为 1",
            )
        return self

    @property
    def text(self) -> Text:
        """The length in words."""
        if self == SAME_DAY:
            return Text("the same day", "当日")
        singular, plural = UNITS[self.unit]
        unit = singular if self.count == 1 else plural
        return Text(f"{self.count} {unit.en}", f"{self.count}{unit.zh}")

    def __str__(self) -> str:
        if self == SAME_DAY:
            return "same day"
        return f"{self.count} {self.unit}" if self.count == 1 else f"{self.count} {self.unit}s"


SAME_DAY = Length(0, "same_day")


def _named(written: str) -> str:
    return re.sub(r"[\s-]+", "_", written.strip().lower())


def _unit(written: str) -> str | None:
    name = _named(written)
    if name in _CHINESE_UNITS:
        return _CHINESE_UNITS[name]
    return next((unit for unit in UNITS if name in (unit, f"{unit}s")), None)
