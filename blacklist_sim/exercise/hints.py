"""Hints in tiers: the question behind an item, the article, what the rule says, the answer; each costs a part of it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from blacklist_sim.exercise.items import Item
from blacklist_sim.text import NO_TEXT, Text

QUESTION, ARTICLE, RULE, ANSWER = 1, 2, 3, 4
TIERS = (QUESTION, ARTICLE, RULE, ANSWER)
TIER_NAMES = {
    QUESTION: Text("question", "提问"),
    ARTICLE: Text("article", "条文"),
    RULE: Text("rule", "规则"),
    ANSWER: Text("answer", "答案"),
}


class Hint(NamedTuple):
    """One tier: what it says, and what it costs of the item together with the tiers before it."""

    tier: int
    text: Text
    price: Decimal


def price(item: Item, tier: int) -> Decimal:
    """What the tiers up to this one cost: a quarter of the item each."""
    return item.worth * tier / len(TIERS)


def hints(item: Item) -> Iterator[Hint]:
    """All tiers of an item."""
    law = item.law
    question = item.hint
    if question == NO_TEXT:
        question = Text(f"What does this rule ask: {law.name.en}?", f"这条规则要求什么：{law.name.zh}？")
    answer = item.form.said(item.key)
    article = law.cited if item.article == NO_TEXT else item.article
    texts = {QUESTION: question, ARTICLE: article, RULE: law.says, ANSWER: answer}
    yield from (Hint(tier, texts[tier], price(item, tier)) for tier in TIERS)
