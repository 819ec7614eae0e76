"""The values next to those that were drawn: one of them moved a step within its range."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from blacklist_sim.exercise.draws import SATURDAY, DrawForm, Value

ONE_DAY = timedelta(days=1)


def neighbours(forms: Mapping[str, DrawForm], drawn: Mapping[str, Value]) -> Iterator[tuple[str, dict[str, Value]]]:
    """All values with one moved, and the name of that one; days that count from a day move along with it."""
    for name, form in forms.items():
        near = _days_after(form, drawn[name], drawn) if form.after is not None else form.near(drawn[name])
        for value in near:
            yield name, _moved(forms, drawn, name, value)


def _days_after(form: DrawForm, value: Value, drawn: Mapping[str, Value]) -> Iterator[date]:
    """The next days on both sides among those that can be drawn after another day."""
    assert form.after is not None and form.days is not None
    start = drawn[form.after]
    assert isinstance(start, date) and isinstance(value, date)
    first, last = (start + by * ONE_DAY for by in form.days)
    for step in (-ONE_DAY, ONE_DAY):
        day = _on_a_weekday(form, value + step, step)
        if first <= day <= last:
            yield day


def _moved(forms: Mapping[str, DrawForm], drawn: Mapping[str, Value], name: str, value: Value) -> dict[str, Value]:
    found = {**drawn, name: value}
    for other, form in forms.items():
        old, new = (drawn[form.after], found[form.after]) if form.after is not None else (value, value)
        if isinstance(old, date) and isinstance(new, date) and new != old:
            found[other] = _along(form, found[other], old, new)
    return found


def _along(form: DrawForm, value: Value, old: date, new: date) -> date:
    """A day that counts from another one, moved as that was, and still among those that can be drawn after it."""
    assert form.days is not None and isinstance(value, date)
    step = ONE_DAY if new > old else -ONE_DAY
    days = [_on_a_weekday(form, value + (new - old), by) for by in (step, -step)]
    first, last = (new + by * ONE_DAY for by in form.days)
    return next((day for day in days if first <= day <= last), days[0])


def _on_a_weekday(form: DrawForm, day: date, step: timedelta) -> date:
    """The day, or the next one in that direction where only weekdays can be drawn."""
    while form.weekdays and day.weekday() >= SATURDAY:
        day += step
    return day
