"""Computing: a last day, an amount, or the first day on which an act may be done; with the working where asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from blacklist_sim.case import Act
from blacklist_sim.exercise.forms import AskForm, ComputeForm
from blacklist_sim.exercise.items import WORTH, Amount, Day, Item, Law
from blacklist_sim.exercise.kinds.asked import asked
from blacklist_sim.exercise.kinds.saying import reasons
from blacklist_sim.exercise.setting import Setting, Unsolvable
from blacklist_sim.exercise.task import Task, titled
from blacklist_sim.exercise.telling import act_told
from blacklist_sim.law.length import Length
from blacklist_sim.law.period import deadline
from blacklist_sim.law.period_report import report
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline.owed import owing
from blacklist_sim.workflow.planning import earliest_day

NOTHING_ASKED = (
    "a task that computes needs `figure` with `start`, `what` with `on` or `after`, or `act` with `after`",
    "计算题须有 figure 与 start，或 what 与 on 或 after，或 act 与 after",
)


def task(setting: Setting, form: ComputeForm, id_: str) -> Task:
    """The task of whichever kind is written."""
    if form.figure is not None and form.start is not None:
        number = setting.until(form.start)
        items, made = list(_period(setting, form, id_)), _asked_period(setting, form)
    elif form.what is not None and (form.on is not None or form.after is not None):
        number, items = _of_moment(setting, form, form.what, id_)
        made = NO_TEXT
    elif form.act is not None and form.after is not None:
        number = setting.place(form.after) + 1
        items, made = [_earliest(setting, form, number, id_)], NO_TEXT
    else:
        raise Unsolvable(*NOTHING_ASKED)
    if form.hint is not None:
        items = [replace(item, hint=Text(form.hint.en, form.hint.zh)) for item in items]
    if form.worth is not None:
        items[0] = replace(items[0], worth=Decimal(form.worth))
    return Task(id_, form.kind, titled(form.ask, made), number, tuple(items))


def _asked_period(setting: Setting, form: ComputeForm) -> Text:
    figure = setting.engine.book.figures.get(form.figure or "")
    name = figure.name if figure is not None else NO_TEXT
    return Text(f"The period starts on {form.start}: {name.en}.", f"期间自 {form.start} 起算：{name.zh}。")


def _period(setting: Setting, form: ComputeForm, id_: str) -> Iterator[Item]:
    """The last day of a period of the book that starts on a day, and with the working the day before rolling."""
    book, start = setting.engine.book, form.start
    assert start is not None
    figure = book.figures.get(form.figure or "")
    value = figure.on(start) if figure is not None else None
    if figure is None or value is None or not isinstance(value.value, Length):
        name = form.figure
        raise Unsolvable(f"no period called {name} is in force on {start}", f"{start} 没有名为 {name} 的有效期间")
    calendar = setting.engine.calendar
    end = deadline(start, value.value, book.rolls(figure, setting.story.policy), calendar)
    cited = book.cited(value, start)
    shown = report(end, calendar, basis=cited)
    lines = tuple(
        Text(en, zh) for en, zh in zip(shown.render("en").split("\n"), shown.render("zh").split("\n"), strict=True)
    )
    length = value.value.text
    law = Law(form.rule or figure.id, figure.name, Text(length.en, length.zh), cited)
    if form.working:
        ask = Text("the day on which the count ends, before it moves off a rest day", "顺延之前计算所得的届满日")
        yield Item(f"{id_}.count", ask, Day(), end.nominal, law, lines)
    yield Item(f"{id_}.last", Text("the last day", "最后一日"), Day(), end.last, law, lines)


def _of_moment(setting: Setting, form: ComputeForm, what: AskForm, id_: str) -> tuple[int, list[Item]]:
    number = setting.place(form.after) + 1 if form.after is not None else setting.until(form.on)  # type: ignore[arg-type]
    day = form.on or setting.story.events[number - 1].date
    state = setting.on(number, day)
    items = list(asked(setting, what, state, f"{id_}.result"))
    if form.working:
        items = [*_stretches(setting, what, number, form, id_), *items]
    return number, items


def _stretches(setting: Setting, what: AskForm, number: int, form: ComputeForm, id_: str) -> Iterator[Item]:
    """Of every stretch of interest its days and its amount."""
    day = form.on or setting.story.events[number - 1].date
    owed = owing(setting.engine, setting.on(number, day), what.case or next(iter(setting.story.cases)), what.who)
    lines = [line for line in (owed.account.lines if owed.account is not None else ()) if line.amount]
    for place, line in enumerate(lines, start=1):
        law = setting.law(line.rule, line.last)
        span, name = f"{line.first} – {line.last}", law.name
        working = (Text(*(f"{span}: {line.base:,} × {line.days}",) * 2),)
        days = Text(f"{name.en}: days that count, {span}", f"{name.zh}：计息天数，{span}")
        yield Item(f"{id_}.days{place}", days, Amount(), Decimal(line.days), law, working, Decimal(WORTH) / 2)
        amount = Text(f"{name.en}: amount for {span}", f"{name.zh}：{span} 的金额")
        tolerance = what.tolerance or Decimal("0.00")
        assert line.amount is not None
        yield Item(f"{id_}.amount{place}", amount, Amount(tolerance), line.amount, law, working, Decimal(WORTH) / 2)


def _earliest(setting: Setting, form: ComputeForm, number: int, id_: str) -> Item:
    """The first day on which an act may be done if nobody does anything till then."""
    assert form.act is not None
    state = setting.before(number)
    act = setting.act(number, {"date": str(state.day), **form.act})
    day = earliest_day(setting.engine, state, act)
    if day is None:
        raise Unsolvable(f"{act.name} is never possible of itself", f"{act.name} 不会自行变为可能")
    if form.rule is None:
        raise Unsolvable("the first day of an act needs its rule", "行为的最早日期须写明 rule")
    said = act_told(setting, act)
    ask = Text(f"the first day on which this may be done: {said.en}", f"最早可为此行为的日期：{said.zh}")
    return Item(f"{id_}.first", ask, Day(), day, setting.law(form.rule, day), _too_early(setting, number, act, day))


def _too_early(setting: Setting, number: int, act: Act, day: date) -> tuple[Text, ...]:
    """What stands in the way of an act until the day before it may be done."""
    before = day - timedelta(days=1)
    if before < setting.before(number).day:
        return ()
    tried = setting.engine.try_act(setting.on(number, before), act._replace(date=before))
    return (Text(f"on {before}:", f"{before}："), *reasons(setting, tried._replace(act=act._replace(date=before))))
