"""Predicting: what will have happened after the next event."""

from collections.abc import Iterator

from blacklist_sim.case import Act
from blacklist_sim.exercise.forms import PredictForm
from blacklist_sim.exercise.items import Item
from blacklist_sim.exercise.kinds.asked import asked
from blacklist_sim.exercise.setting import Setting
from blacklist_sim.exercise.task import Task, titled
from blacklist_sim.exercise.telling import told
from blacklist_sim.text import Text


def task(setting: Setting, form: PredictForm, id_: str) -> Task:
    """The task: what is known before an event, and what is asked of the day after it."""
    number = setting.place(form.before)
    event = setting.story.events[number]
    next_ = told(setting, event)
    then = Text(f"Then: {next_.en}.", f"接着：{next_.zh}。")
    if form.by is not None:
        then = Text(
            f"{then.en} After that nobody does anything until {form.by}.",
            f"{then.zh}其后至 {form.by} 无人作为。",
        )
    day = form.by or event.date
    question = Text(f"How do things stand at the end of {day}?", f"{day} 终了时情形如何？")
    assert isinstance(event, Act)
    return Task(id_, form.kind, titled(form.ask, then, question), number, tuple(_items(setting, form, number, id_)))


def _items(setting: Setting, form: PredictForm, number: int, id_: str) -> Iterator[Item]:
    day = form.by or setting.story.events[number].date
    state = setting.on(number + 1, day)
    for place, what in enumerate(form.what, start=1):
        yield from asked(setting, what, state, f"{id_}.{place}")
