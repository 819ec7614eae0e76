"""Gate: which of several things somebody may do on a day, by the law and, where asked, at the sellers' counters."""

from collections.abc import Iterator
from decimal import Decimal

from blacklist_sim.exercise.forms import GateForm
from blacklist_sim.exercise.items import WORTH, Choice, Item, Option
from blacklist_sim.exercise.setting import Setting, Unsolvable
from blacklist_sim.exercise.task import Task, titled
from blacklist_sim.gate.names import ANSWER_NAMES, DECISION_NAMES
from blacklist_sim.gate.wording import conduct_text
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline.tried import Tried, answer

OPTIONS = tuple(Option(word, text) for word, text in DECISION_NAMES.items())
LAW, SELLER = "law", "seller"
RULE = "rule"
"""Beside a conduct: the rule on which the point rests, where it is not the item of restricted conduct."""


def task(setting: Setting, form: GateForm, id_: str) -> Task:
    """The task: a person, a day, and what that person wants to do."""
    number = setting.until(form.on)
    who = form.who or next(iter(setting.story.cases.values())).debtor_ids[0]
    name = setting.who(who)
    ask = Text(f"On {form.on}, may {name.en} do this?", f"{form.on}，{name.zh} 可否为以下行为？")
    return Task(id_, form.kind, titled(form.ask, ask), number, tuple(_items(setting, form, number, who, id_)))


def _items(setting: Setting, form: GateForm, number: int, who: str, id_: str) -> Iterator[Item]:
    state = setting.on(number, form.on)
    for place, written in enumerate(form.conducts, start=1):
        conduct = {key: value for key, value in written.items() if key != RULE}
        question = setting.question(number, {"date": str(form.on), "who": who, "try": conduct.get("try", conduct)} | {
            key: value for key, value in conduct.items() if "try" in conduct and key != "try"
        })  # fmt: skip
        found = answer(setting.engine, state, question)
        decision = found.decisions[who]
        what = conduct_text(setting.engine.book, decision.conduct)
        rule = written.get(RULE, found.found("rule"))
        if rule is None:
            raise Unsolvable(f"no rule decides about {what.en} on {form.on}", f"{form.on} 没有规则决定{what.zh}")
        worth = Decimal(form.worth or WORTH)
        hint = NO_TEXT if form.hint is None else Text(form.hint.en, form.hint.zh)
        yield Item(
            f"{id_}.{place}", what, Choice(OPTIONS), found.found("decision"), setting.law(rule, form.on),
            _why(found, LAW), worth, hint,
        )  # fmt: skip
        if form.sellers:
            part = ANSWER_NAMES[SELLER]
            ask = Text(f"{what.en} — {part.en}", f"{what.zh}——{part.zh}")
            yield Item(
                f"{id_}.{place}.seller", ask, Choice(OPTIONS), found.found(SELLER), setting.law(rule, form.on),
                _why(found, SELLER), worth, hint,
            )  # fmt: skip


def _why(found: Tried, part: str) -> tuple[Text, ...]:
    return tuple(Text(text.en.strip(), text.zh.strip()) for text in found.why(part))
