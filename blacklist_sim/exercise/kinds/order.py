"""Putting acts in a lawful order: what must come before what, found by trying all orders on forks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.exercise.answer_forms import Before, Order, Why
from blacklist_sim.exercise.forms import OrderForm
from blacklist_sim.exercise.items import NO_LAW, WORTH, Item, Law, Option
from blacklist_sim.exercise.kinds.saying import reasons
from blacklist_sim.exercise.setting import Setting, Unsolvable
from blacklist_sim.exercise.task import Task, titled
from blacklist_sim.exercise.telling import act_told
from blacklist_sim.text import Text
from blacklist_sim.workflow.attempt import Attempt
from blacklist_sim.workflow.state import State

Done = frozenset[str]
Node = tuple[Done, Any]
"""Which acts are done, and how things then stand."""


def task(setting: Setting, form: OrderForm, id_: str) -> Task:
    """The task: acts in no order, to be done one every so many days from a day on."""
    number = setting.place(form.before) if form.before is not None else 0
    acts = _acts(setting, form, number)
    search = _Search(setting, form, acts, setting.on(number, form.start))
    pairs = search.needed()
    share = max(1, (form.worth or WORTH) // len(pairs))
    law = _law(setting, form, search)
    options = tuple(Option(name, act_told(setting, acts[name])) for name in setting.shuffled(acts, "order"))
    every = "every day" if form.apart == 1 else f"every {form.apart} days"
    ask = Text(
        f"Put these acts in a lawful order. One is done {every}, the first on {form.start}.",
        f"请将下列行为按合法顺序排列：自 {form.start} 起，每 {form.apart} 日为一项。",
    )
    form_ = Order(options, search.refused, search.example)
    hint = Text(form.hint.en, form.hint.zh) if form.hint is not None else None
    item = Item(
        f"{id_}.order", Text("the order", "顺序"), form_, pairs, law, (), Decimal(share * len(pairs)),
    )  # fmt: skip
    return Task(id_, form.kind, titled(form.ask, ask), number, (replace(item, hint=hint) if hint else item,))


def _acts(setting: Setting, form: OrderForm, number: int) -> dict[str, Act]:
    written = [{**event, "date": str(form.start)} for event in form.acts.values()]
    read = setting.read(number, written)
    if not all(isinstance(act, Act) for act in read):
        raise Unsolvable("only acts can be put in order", "只有行为可以排序")
    return dict(zip(form.acts, read, strict=True))  # type: ignore[arg-type]


def _law(setting: Setting, form: OrderForm, search: "_Search") -> Law:
    """The rule that refuses most often where the order is wrong; where only the tables do, one of the acts'."""
    if form.rule is not None:
        return setting.law(form.rule, form.start)
    rules = setting.engine.book.rules
    found = [rule for rule, _ in search.refusals.most_common()]
    found += [use.rule for act in search.acts.values() for use in setting.engine.catalogue.acts[act.name].rules]
    for rule in found:
        if rules[rule].on(form.start) is not None:
            return setting.law(rule, form.start)
    raise Unsolvable("name the `rule` that the order rests on", "请以 `rule` 写明顺序所依据的规则")


@dataclass(slots=True)
class _Search:
    """Every lawful way through the acts, step by step; ways that lead to the same standing are one."""

    setting: Setting
    form: OrderForm
    acts: dict[str, Act]
    start: State
    refusals: Counter[str] = field(default_factory=Counter)
    steps: dict[Node, dict[str, Node]] = field(default_factory=dict)
    leads: dict[Node, bool] = field(default_factory=dict)
    example: tuple[str, ...] = ()

    def needed(self) -> tuple[Before, ...]:
        """The pairs that every lawful order keeps, without those that follow from others; raises Unsolvable."""
        root: Node = (frozenset(), None)
        if not self._walk(root, self.start):
            raise Unsolvable("no order of these acts is lawful", "这些行为没有合法的顺序")
        self.example = tuple(self._way(root))
        free = {
            (before, name)
            for node, on in self.steps.items()
            if self.leads[node]
            for name, next_ in on.items()
            if self.leads[next_]
            for before in node[0]
        }
        kept = {(a, b) for a in self.acts for b in self.acts if a != b and (b, a) not in free}
        pairs = [(a, b) for a, b in kept if not any((a, c) in kept and (c, b) in kept for c in self.acts)]
        if not pairs:
            raise Unsolvable("every order of these acts is lawful", "这些行为以任何顺序均合法")
        place = {name: number for number, name in enumerate(self.example)}
        pairs.sort(key=lambda pair: (place[pair[0]], place[pair[1]]))
        return tuple(Before(a, b) for a, b in pairs)

    def refused(self, names: tuple[str, ...]) -> dict[str, Why]:
        """The acts done in an order, each refused one left out: why it was."""
        state, found = self.start.fork(), {}
        for number, name in enumerate(names):
            tried = self._try(state, name, self._day(number))
            if tried.impossible is None and tried.lawful:
                self.setting.engine.act(state, tried.act)
            else:
                found[name] = self._why(tried)
        return found

    def _why(self, tried: Attempt) -> Why:
        failing = next((item.rule.id for item in tried.consulted if not item.lawful), None)
        law = self.setting.law_or(failing, tried.act.date, NO_LAW) if failing is not None else NO_LAW
        said, lines = act_told(self.setting, tried.act), reasons(self.setting, tried)
        day = tried.act.date
        return (Text(f"{day}  {said.en}", f"{day}  {said.zh}"), *lines), law

    def _walk(self, node: Node, state: State) -> bool:
        """Whether some lawful way leads on from here to all acts done."""
        if node in self.leads:
            return self.leads[node]
        done, on = node[0], self.steps.setdefault(node, {})
        self.leads[node] = len(done) == len(self.acts)
        for name in self.acts:
            if name in done:
                continue
            fork = state.fork()
            tried = self._try(fork, name, self._day(len(done)))
            if tried.impossible is None and tried.lawful:
                self.setting.engine.act(fork, tried.act)
                on[name] = (done | {name}, _standing(fork))
                self.leads[node] |= self._walk(on[name], fork)
            else:
                self.refusals.update({item.rule.id for item in tried.consulted if not item.lawful})
        return self.leads[node]

    def _try(self, state: State, name: str, day: date) -> Attempt:
        self.setting.engine.advance(state, day)
        act = self.acts[name]._replace(date=day)
        return self.setting.engine.try_act(state, act)._replace(act=act)

    def _day(self, number: int) -> date:
        return self.form.start + timedelta(days=number * self.form.apart)

    def _way(self, node: Node) -> Iterator[str]:
        while self.steps.get(node):
            name, node = next((name, next_) for name, next_ in self.steps[node].items() if self.leads[next_])
            yield name


def _standing(state: State) -> Any:
    """How things stand, so far as what comes next can depend on it."""
    return (
        tuple(
            (track, key, position.state)
            for track, units in sorted(state.positions.items())
            for key, position in sorted(units.items(), key=str)
        ),
        frozenset((period.kind.id, period.key, period.deadline.last) for period in state.periods),
        frozenset(state.duties),
        frozenset(state.facts),
    )
