"""Spotting: the departures from the law in a story in which nothing was refused."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from blacklist_sim.case import Act
from blacklist_sim.exercise.forms import SpotForm
from blacklist_sim.exercise.items import Item, Law, Option
from blacklist_sim.exercise.kinds.saying import node_lines
from blacklist_sim.exercise.remedies import last_day
from blacklist_sim.exercise.setting import Setting, Unsolvable
from blacklist_sim.exercise.spots import Departure, Spots
from blacklist_sim.exercise.task import Task, titled
from blacklist_sim.exercise.telling import told
from blacklist_sim.text import Text
from blacklist_sim.workflow.explain import explain
from blacklist_sim.workflow.state import Duty, State
from blacklist_sim.workflow.step import ACT, Step

AUDIT = "audit"
REMEDY = "remedy"
FEWEST = 4
"""How many rules are offered at least beside those that were broken."""


def task(setting: Setting, form: SpotForm, id_: str) -> Task:
    """The task: the whole story, and what in it is against the law."""
    story = setting.story
    if story.mode != AUDIT:
        raise Unsolvable("the timeline needs `mode: audit`", "时间线须为 `mode: audit`")
    number = len(story.events)
    end = setting.before(number)
    steps = [step for place in range(number) for step in setting.steps_of(place)]
    departures = (*_unlawful(setting, form), *_missed(setting, end))
    if not departures:
        raise Unsolvable("nothing in the story is against the law", "案情中并无违法之处")
    form_ = Spots(
        tuple(told(setting, event) for event in story.events), _rules(setting, departures, steps), _remedies(setting),
        tuple(Option(name, _named(setting, duty)) for name, duty in _duties(end).items()),
    )  # fmt: skip
    worth = sum(departure.worth for departure in departures)
    why = tuple(line for departure in departures for line in departure.why)
    ask = Text("what was unlawful, and what was not done in time", "违法行为与逾期未履行的义务")
    item = Item(f"{id_}.spots", ask, form_, departures, departures[0].law, why, Decimal(worth))
    if form.hint is not None:
        item = replace(item, hint=Text(form.hint.en, form.hint.zh))
    return Task(id_, form.kind, titled(form.ask, _asked(form)), number, (item,))


def _asked(form: SpotForm) -> Text:
    more, zh = (
        (", the remedy that is open against it, and its last day", "、可用的救济及其最后一日")
        if form.remedies
        else ("", "")
    )
    return Text(
        f"Mark each unlawful act with the rule it breaks{more}; and each duty that was not done in time, with its last "
        "day. A mark on something lawful costs a point.",
        f"请标出每一违法行为及其违反的规则{zh}，并标出逾期未履行的义务及其最后一日。误标合法之处扣一分。",
    )


def _unlawful(setting: Setting, form: SpotForm) -> Iterator[Departure]:
    for event in setting.story.events:
        if not isinstance(event, Act):
            continue
        step = setting.steps_of(event.index)[-1]
        if not step.accepted:
            said = told(setting, event)
            raise Unsolvable(f"impossible: {said.en}", f"不可能：{said.zh}")
        if not step.findings:
            continue
        rules = dict.fromkeys(finding.rule for finding in step.findings)
        remedies = [setting.engine.book.rules[rule].remedy for rule in rules]
        open_ = dict.fromkeys(name for name in remedies if name is not None)
        until = last_day(setting, step, next(iter(open_))) if form.remedies and open_ else None
        law = _law(setting, step, rules)
        failing = [item for item in step.consulted if item.rule.id in rules]
        people = setting.story.people
        why = tuple(line for item in failing for line in node_lines(explain(setting.engine, item, step.day, people)))
        said = told(setting, event)
        named = Text(f"{event.index + 1}. {said.en}", f"{event.index + 1}. {said.zh}")
        asked = frozenset(open_) if form.remedies and open_ else None
        yield Departure(event.index + 1, None, frozenset(rules), asked, until, law, why, named)


def _law(setting: Setting, step: Step, rules: Iterable[str]) -> Law:
    """The first rule that has a text in force that day; where none has, as it first read."""
    names, known = list(rules), setting.engine.book.rules
    in_force = [rule for rule in names if known[rule].on(step.day) is not None]
    return setting.law(in_force[0], step.day) if in_force else setting.law(names[0], known[names[0]].begins)


def _missed(setting: Setting, end: State) -> Iterator[Departure]:
    for name, duty in _duties(end).items():
        if not duty.breached or duty.due is None:
            continue
        law = setting.law(duty.rule.rule, duty.opened)
        said = _named(setting, duty)
        named = Text(f"not done by {duty.due}: {said.en}", f"至 {duty.due} 未履行：{said.zh}")
        why = Text(
            f"{said.en}: from {duty.opened}, last day {duty.due}", f"{said.zh}：自 {duty.opened}，最后一日 {duty.due}"
        )
        yield Departure(None, name, frozenset(), None, duty.due, law, (why, law.says), named)


def _duties(end: State) -> dict[str, Duty]:
    """Every duty with a last day that ever ran, by a name of its own, those that came first first."""
    found: dict[str, Duty] = {}
    every = [duty for duty in (*end.past_duties, *end.duties.values()) if duty.due is not None]
    for duty in sorted(every, key=lambda duty: (duty.opened, duty.rule.id, str(duty.key))):
        name = duty.rule.id if duty.about is None else f"{duty.rule.id}/{duty.about}"
        count = sum(other.partition("#")[0] == name for other in found)
        found[name if not count else f"{name}#{count + 1}"] = duty
    return found


def _named(setting: Setting, duty: Duty) -> Text:
    """Who had to do what, for whom, and since when."""
    who, name = setting.engine.catalogue.role(duty.who), duty.rule.name
    about = setting.who(duty.about)
    of, of_zh = (f" ({about.en})", f"（{about.zh}）") if about.en else ("", "")
    since = duty.opened
    return Text(f"{who.en}: {name.en}{of}, owed since {since}", f"{who.zh}：{name.zh}{of_zh}，自 {since} 起")


def _rules(setting: Setting, departures: Iterable[Departure], steps: Iterable[Step]) -> tuple[Option, ...]:
    """The rules that were broken, among others that were asked in the story."""
    rules = setting.engine.book.rules
    broken = [rule for departure in departures for rule in sorted(departure.rules)]
    asked = dict.fromkeys(item.rule.id for step in steps if step.kind == ACT for item in step.consulted)
    others = [rule for rule in setting.shuffled(asked, "spot") if rule not in broken]
    chosen = setting.shuffled([*dict.fromkeys(broken), *others[: max(FEWEST, len(broken))]], "rules")
    return tuple(Option(rule, rules[rule].name) for rule in chosen)


def _remedies(setting: Setting) -> tuple[Option, ...]:
    rules = setting.engine.book.rules
    bases = {use.rule for kind in setting.engine.catalogue.acts.values() for use in kind.rules if use.basis}
    return tuple(Option(rule.id, rule.name) for rule in rules.values() if rule.kind == REMEDY and rule.id in bases)
