"""What can be asked of a moment: where a track stands, a flag, a stage, a duty, a deadline, what is owed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from blacklist_sim.exercise.forms import AskForm
from blacklist_sim.exercise.items import NO_DAY, NO_LAW, WORTH, Amount, Choice, Day, Item, Law, Option
from blacklist_sim.exercise.setting import Setting, Unsolvable
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline.moment import FLAGS, Moment
from blacklist_sim.timeline.owed import owing
from blacklist_sim.timeline.owed_words import LABELS
from blacklist_sim.timeline.reasons import why
from blacklist_sim.timeline.saying import YES_NO
from blacklist_sim.timeline.stages import STAGES
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.state import Duty, State

ROLES = ("court", "higher_court", "agency", "applicant", "debtor")
NOBODY = "nobody"
ANSWERS = {"yes": Text("yes", "是"), "no": Text("no", "否")}


def asked(setting: Setting, form: AskForm, state: State, id_: str) -> Iterator[Item]:
    """The items of one thing asked of a state; raises Unsolvable where the engine does not know the answer."""
    case = form.case or next(iter(setting.story.cases))
    moment = Moment(setting.engine, state, case, form.who, form.entry, None)
    for item in _items(setting, form, moment, id_):
        more: dict[str, Any] = {} if form.worth is None else {"worth": Decimal(form.worth)}
        if form.hint is not None:
            more["hint"] = Text(form.hint.en, form.hint.zh)
        if form.ask is not None and item.id == id_:
            more["ask"] = Text(form.ask.en, form.ask.zh)
        yield replace(item, **more)


def _items(setting: Setting, form: AskForm, moment: Moment, id_: str) -> Iterator[Item]:
    tracks = setting.engine.catalogue.tracks
    if form.of == "duty":
        yield from _duty(setting, form, moment.state, id_)
    elif form.of == "deadline":
        yield _deadline(setting, form, moment.state, id_)
    elif form.of == "owed":
        yield _owed(setting, form, moment, id_)
    elif form.of in FLAGS:
        held = FLAGS[form.of](moment.state, moment.person)
        options = tuple(Option(word, text) for word, text in ANSWERS.items())
        question, zh = YES_NO[form.of][0]
        ask = _of(setting, form, moment, Text(f"{question}?", f"是否{zh}？"))
        yield _item(setting, form, moment, id_, ask, Choice(options), "yes" if held else "no")
    elif form.of == "stage":
        found = observe.stage(moment.state, moment.case, moment.person)
        options = tuple(Option(name, text) for name, text in STAGES.items())
        ask = _of(setting, form, moment, Text("the stage reached", "所处阶段"))
        yield _item(setting, form, moment, id_, ask, Choice(options), found)
    elif form.of in tracks:
        found = observe.track_state(setting.engine, moment.state, form.of, moment.case, form.who, form.entry)
        options = tuple(Option(name, text) for name, text in tracks[form.of].states.items())
        ask = _of(setting, form, moment, tracks[form.of].name)
        yield _item(setting, form, moment, id_, ask, Choice(options), found)
    else:
        known = ", ".join((*tracks, *FLAGS, "stage", "duty", "deadline", "owed"))
        raise Unsolvable(f"{form.of} cannot be asked; there are: {known}", f"不能询问 {form.of}；可用：{known}")


def _item(
    setting: Setting, form: AskForm, moment: Moment, id_: str, ask: Text, how: Choice, key: str
) -> Item:  # fmt: skip
    reasons = _lines(why(moment, form.of, key))
    return Item(id_, ask, how, key, _law(setting, form, moment.state.day), reasons)


def _of(setting: Setting, form: AskForm, moment: Moment, what: Text) -> Text:
    if setting.several_debtors() or moment.who is not None:
        who = setting.who(moment.person)
        what = Text(f"{who.en}: {what.en}", f"{who.zh}：{what.zh}")
    if form.case is not None and len(setting.story.cases) > 1:
        number = setting.case_called(form.case)
        what = Text(f"{what.en} [{number}]", f"{what.zh}［{number}］")
    return what


def _law(setting: Setting, form: AskForm, day: date) -> Law:
    if form.rule is None:
        raise Unsolvable(f"what is asked of {form.of} needs its rule", f"询问 {form.of} 须写明 rule")
    return setting.law(form.rule, day)


def _lines(text: Text) -> tuple[Text, ...]:
    return tuple(Text(en, zh) for en, zh in zip(text.en.split("\n"), text.zh.split("\n"), strict=True))


def _duty(setting: Setting, form: AskForm, state: State, id_: str) -> Iterator[Item]:
    """Who must do a thing, and until when; nobody where no such duty runs."""
    name = form.duty or ""
    book, catalogue = setting.engine.book, setting.engine.catalogue
    known = [rule for rule in book.duties.values() if name == rule.id or name in rule.done_by]
    if not known:
        raise Unsolvable(f"no duty is called {name} or done by it", f"没有名为 {name} 或由其履行的义务")
    running = [
        duty for duty in state.duties.values()
        if duty.rule in known and form.who in (None, duty.about) and form.case in (None, duty.case)
    ]  # fmt: skip
    if len(running) > 1:
        raise Unsolvable(f"several duties {name} run on {state.day}", f"{state.day} 有多项 {name} 义务")
    duty = running[0] if running else None
    rule = duty.rule.rule if duty is not None else form.rule or known[0].rule
    law = setting.law(rule, state.day) if duty is not None or form.rule else NO_LAW
    what = catalogue.acts[name].name if name in catalogue.acts else known[0].name
    if form.who is not None:
        about = setting.who(form.who)
        what = Text(f"{what.en} ({about.en})", f"{what.zh}（{about.zh}）")
    options = (*(Option(role, catalogue.role(role)) for role in ROLES), Option(NOBODY, Text("nobody", "无人")))
    why_ = (_running(setting, duty) if duty is not None else _no_duty(state),)
    ask = Text(f"who now has to do this: {what.en}?", f"现在谁负有此项义务：{what.zh}？")
    yield Item(f"{id_}.who", ask, Choice(options), duty.who if duty is not None else NOBODY, law, why_)
    ask = Text(f"its last day: {what.en}", f"该义务的最后一日：{what.zh}")
    due = duty.due if duty is not None and duty.due is not None else NO_DAY
    yield Item(f"{id_}.by", ask, Day(or_none=True), due, law, why_)


def _running(setting: Setting, duty: Duty) -> Text:
    who = setting.engine.catalogue.role(duty.who)
    by, zh = (f", by {duty.due}", f"，至迟 {duty.due}") if duty.due else ("", "")
    opened = duty.opened
    return Text(f"{duty.rule.name.en}: {who.en}, since {opened}{by}", f"{duty.rule.name.zh}：{who.zh}，自 {opened}{zh}")


def _no_duty(state: State) -> Text:
    return Text(f"no such duty runs on {state.day}", f"{state.day} 没有此项义务")


def _deadline(setting: Setting, form: AskForm, state: State, id_: str) -> Item:
    """The last day of a period that runs."""
    running = [one for one in state.periods if one.kind.id == form.period and form.who in (None, one.who)]
    if len(running) != 1:
        many = len(running)
        raise Unsolvable(
            f"{many} periods {form.period} run on {state.day}", f"{state.day} 有 {many} 个 {form.period} 期间"
        )
    [period] = running
    name, end = period.kind.name, period.deadline
    ask = Text(f"the last day: {name.en}", f"最后一日：{name.zh}")
    told = Text(f"{name.en}: from {end.start} to {end.last}", f"{name.zh}：自 {end.start} 至 {end.last}")
    return Item(id_, ask, Day(), end.last, _law(setting, form, state.day), (told,))


def _owed(setting: Setting, form: AskForm, moment: Moment, id_: str) -> Item:
    """A sum of what is owed, to the fen unless a tolerance is given."""
    part, day = form.part or "total", moment.state.day
    if part not in LABELS:
        raise Unsolvable(f"no part of a debt is called {part}", f"债务没有名为 {part} 的部分")
    owed = owing(setting.engine, moment.state, moment.case, form.who)
    found = owed.sums({part: None})[part]
    if found is None:
        raise Unsolvable(f"what is owed ({part}) is not known on {day}", f"{day} 所欠（{part}）不明")
    label = LABELS[part]
    ask = Text(f"owed at the end of {day}: {label.en} (yuan)", f"{day} 终了时所欠：{label.zh}（元）")
    reasons = tuple(owed.why({part: found}))
    tolerance = form.tolerance or Decimal("0.00")
    return Item(id_, ask, Amount(tolerance), found, _law(setting, form, day), reasons, Decimal(WORTH), NO_TEXT)
