"""Deciding: which of several acts a court may do on a day, by which rule, and where that rule stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from blacklist_sim.case import Act
from blacklist_sim.exercise.answer_forms import Decision, Place, Why
from blacklist_sim.exercise.articles import article_cited
from blacklist_sim.exercise.forms import DecideForm
from blacklist_sim.exercise.items import WORTH, Choice, Item, Law, Option, Words, joined
from blacklist_sim.exercise.kinds.saying import reasons
from blacklist_sim.exercise.setting import Setting, Unsolvable
from blacklist_sim.exercise.task import Task, titled
from blacklist_sim.exercise.telling import act_told
from blacklist_sim.law.model import TESTED_KINDS
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.workflow.answers import DISCRETION, HOLDS, Consultation
from blacklist_sim.workflow.attempt import Attempt

ELEMENTS = ("element", "power")
"""The kinds of rules on which a lawful act rests, rather than by which an unlawful one falls."""

FEWEST, MOST = 3, 5
"""How many rules, and how many instruments, are offered beside the right ones."""


HINTS = {
    "choice": Text(
        "Hold each choice against what the law asks of it: what does each of the others lack?",
        "请逐项对照法律的要求：其余各项分别缺少什么？",
    ),
    "ground": Text(
        "On which of these rules do the right choice and the others part?", "正确选项与其余选项因哪一规则而不同？"
    ),
    "place": Text("Which text was in force on that day, and speaks of this?", "当日有效的何种文件对此作出规定？"),
}
"""What the first tier of hints asks; it may not name the rule, which is itself asked for."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One of the choices, tried in the state before the event."""

    name: str
    act: Act
    attempt: Attempt

    @property
    def open(self) -> bool:
        """Whether the court may do it, where it is a discretion with its reasons."""
        return self.attempt.impossible is None and all(_passes(item) for item in self.attempt.consulted)

    @property
    def discretion(self) -> bool:
        """Whether it is for the court to decide, giving reasons."""
        return any(item.status == DISCRETION for item in self.attempt.consulted)

    def rules(self, passing: bool) -> Iterator[str]:
        """The rules that let it pass, or that do not."""
        yield from (item.rule.id for item in self.attempt.consulted if _passes(item) == passing)


def _passes(item: Consultation) -> bool:
    return item.lawful or item.status == DISCRETION


def task(setting: Setting, form: DecideForm, id_: str) -> Task:
    """The task: what is known before an event, and what a court may decide then."""
    number = setting.place(form.before)
    day = setting.story.events[number].date
    choices = _tried(setting, form, number, day)
    lawful = [choice for choice in choices if choice.open]
    discretion = any(choice.discretion for choice in lawful)
    _solvable(choices, lawful, discretion, form)
    ask = Text(f"It is {day}. How is it to be decided?", f"现为 {day}。应当如何决定？")
    items = list(_items(setting, form, id_, day, choices))
    if form.reasons:
        items.append(_reasons(id_, items[1].law, form))
    instruments = _instruments(setting, items[2])
    own = Text(form.hint.en, form.hint.zh) if form.hint is not None else None
    asked = [own or HINTS.get(item.id.rpartition(".")[2], NO_TEXT) for item in items]
    items = [replace(item, hint=hint, article=instruments) for item, hint in zip(items, asked, strict=True)]
    return Task(id_, form.kind, titled(form.ask, ask), number, tuple(items))


def _tried(setting: Setting, form: DecideForm, number: int, day: date) -> list[Tried]:
    written = [(name, {"date": str(day), **event}) for name, event in form.choices.items()]
    written.sort(key=lambda choice: str(choice[1]["date"]))
    acts = setting.read(number, [event for _, event in written])
    found: dict[str, Tried] = {}
    for (name, _), act in zip(written, acts, strict=True):
        if not isinstance(act, Act):
            raise Unsolvable(f"{name} is no act", f"{name} 不是行为")
        found[name] = Tried(name, act, setting.engine.try_act(setting.on(number, act.date), act))
    return [found[name] for name in setting.shuffled(found, form.before)]


def _solvable(choices: list[Tried], lawful: list[Tried], discretion: bool, form: DecideForm) -> None:
    if discretion and not form.reasons:
        raise Unsolvable("it is a discretion: ask for `reasons`", "属于裁量：须以 `reasons` 询问理由")
    if not lawful or len(lawful) == len(choices) or (len(lawful) > 1 and not discretion):
        names = ", ".join(choice.name for choice in lawful) or "none"
        raise Unsolvable(
            f"exactly one of the choices should be lawful, not {names} of {len(choices)}",
            f"应恰有一项合法，而现为 {names}（共 {len(choices)} 项）",
        )


def _items(setting: Setting, form: DecideForm, id_: str, day: date, choices: list[Tried]) -> Iterator[Item]:
    lawful = [choice for choice in choices if choice.open]
    grounds = _grounds(setting, form, day, choices)
    law = setting.law(grounds[0], day)
    why = tuple(line for choice in lawful for line in reasons(setting, choice.attempt, only=grounds))
    against = tuple(line for choice in choices if not choice.open for line in _why_not(setting, choice, law)[0])
    worth = Decimal(form.worth or WORTH)
    options = tuple(Option(choice.name, act_told(setting, choice.act)) for choice in choices)
    wrong = {choice.name: _why_not(setting, choice, law) for choice in choices if not choice.open}
    ask = Text("the decision", "决定")
    key = frozenset(choice.name for choice in lawful)
    yield Item(f"{id_}.choice", ask, Decision(options, reasons=wrong), _one(key), law, why or against, worth)
    ask = Text("the rule that decides it", "决定此事的规则")
    rules = _offered(setting, form, day, choices, grounds)
    options = tuple(Option(rule, setting.engine.book.rules[rule].name) for rule in rules)
    yield Item(f"{id_}.ground", ask, Choice(options), _one(frozenset(grounds)), law, why or against, worth)
    yield _place(setting, id_, day, rules, grounds, law, worth)


def _one(key: frozenset[str]) -> str | frozenset[str]:
    return next(iter(key)) if len(key) == 1 else key


def _why_not(setting: Setting, choice: Tried, law: Law) -> Why:
    """What is wrong in a choice, and the rule by which it falls; the tables alone name no rule."""
    failing = list(dict.fromkeys(choice.rules(passing=False)))
    found = setting.law_or(failing[0], choice.act.date, law) if failing else law
    return reasons(setting, choice.attempt, only=failing), found


def _grounds(setting: Setting, form: DecideForm, day: date, choices: list[Tried]) -> list[str]:
    """The rules that decide, any of which is right: elements of the lawful choice alone, and what the others fall by.

    Where the exercise names one of them, or a bar that does not stand in the way of the lawful choice, it is that one
    alone.
    """
    others = [choice for choice in choices if not choice.open]
    falls = [rule for choice in others for rule in choice.rules(passing=False)]
    shared = {rule for choice in others for rule in choice.rules(passing=True)}
    rests = [rule for choice in choices if choice.open for rule in _elements(choice) if rule not in shared]
    found = [rule for rule in dict.fromkeys((*rests, *falls)) if setting.engine.book.rules[rule].on(day) is not None]
    if not found:
        found = list(dict.fromkeys(rule for choice in choices if choice.open for rule in _elements(choice)))
    if form.rule is not None:
        kept = {rule for choice in choices if choice.open for rule in choice.rules(passing=True)} - shared
        if form.rule not in found and form.rule not in kept:
            raise Unsolvable(
                f"{form.rule} does not decide; there are: {', '.join(found)}",
                f"{form.rule} 不起决定作用；可用：{'、'.join(found)}",
            )
        found = [form.rule]
    if not found:
        raise Unsolvable("no rule tells the choices apart", "没有规则能区分各选项")
    return found


def _elements(choice: Tried) -> Iterator[str]:
    yield from (
        item.rule.id
        for item in choice.attempt.consulted
        if item.rule.kind in ELEMENTS and item.status in (HOLDS, DISCRETION)
    )


def _offered(
    setting: Setting, form: DecideForm, day: date, choices: list[Tried], grounds: Iterable[str]
) -> list[str]:  # fmt: skip
    """The grounds among other rules of the day: those asked about the choices, then others of their stage."""
    rules, catalogue = setting.engine.book.rules, setting.engine.catalogue
    doubtful = {rule for choice in choices if choice.open for rule in _elements(choice)} - set(grounds)
    doubtful |= {rule for choice in choices if not choice.open for rule in choice.rules(passing=False)}
    asked = [item.rule.id for choice in choices for item in choice.attempt.consulted]
    stages = {choice.attempt.kind.stage for choice in choices}
    beside = [use.rule for kind in catalogue.acts.values() if kind.stage in stages for use in kind.rules]
    found = [
        rule for rule in dict.fromkeys((*asked, *setting.shuffled(dict.fromkeys(beside), "rules")))
        if rule not in doubtful and rules[rule].on(day) is not None and rules[rule].kind in TESTED_KINDS
    ]  # fmt: skip
    found = [rule for rule in found if rule not in grounds]
    named_alike = {rules[rule].name for rule in grounds}
    named = dict[Text, str]()
    for rule in found:
        if rules[rule].name not in named_alike:
            named.setdefault(rules[rule].name, rule)
    found = list(named.values())
    count = max(FEWEST, min(MOST, len([rule for rule in found if rule in asked])))
    return setting.shuffled([*dict.fromkeys(grounds), *found[:count]], "ground")


def _place(
    setting: Setting, id_: str, day: date, rules: Iterable[str], grounds: Iterable[str], law: Law, worth: Decimal
) -> Item:  # fmt: skip
    """Where a ground stands, among the instruments in force that the other rules stand in."""
    book = setting.engine.book
    key = frozenset(
        (cite.instrument, article_cited(cite, book.instruments[cite.instrument], day))
        for rule in grounds
        if (version := book.rules[rule].on(day)) is not None
        for cite in book.bearing(version, day)
    )
    right = {instrument for instrument, _ in key}
    others = [cite.instrument for rule in rules if (version := book.rules[rule].on(day)) for cite in version.cites]
    beside = dict.fromkeys((*others, *setting.shuffled(_much_cited(setting, day), "instruments")))
    offered = {*right, *[name for name in beside if name not in right][:MOST]}
    names = [name for name in book.instruments if name in offered]
    options = tuple(Option(name, book.instruments[name].short) for name in names)
    ask = Text("its place in the law: instrument and article", "条文出处：文件与条号")
    return Item(f"{id_}.place", ask, Place(options), key, law, (law.cited,), worth)


def _instruments(setting: Setting, place: Item) -> Text:
    """The instruments of a place in the law, without the article."""
    book = setting.engine.book
    return joined([book.instruments[name].short for name in sorted({instrument for instrument, _ in place.key})])


def _much_cited(setting: Setting, day: date) -> list[str]:
    """The instruments that have a text in force and in which the most rules stand."""
    book = setting.engine.book
    versions = [version for rule in book.rules.values() if (version := rule.on(day)) is not None]
    count = Counter(cite.instrument for version in versions for cite in version.cites)
    return [name for name, _ in count.most_common() if book.instruments[name].text_on(day) is not None][: 2 * MOST]


def _reasons(id_: str, law: Law, form: DecideForm) -> Item:
    ask = Text("the reasons of the decision", "决定的理由")
    return Item(f"{id_}.reasons", ask, Words(), None, law, (), Decimal(form.worth or WORTH), pending=True)
