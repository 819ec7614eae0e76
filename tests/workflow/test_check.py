"""Book, catalogue and bound functions fit together, or the program does not start; what does not fit is all told."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book
from blacklist_sim.text import Text
from blacklist_sim.workflow.bind import Bindings, bindings
from blacklist_sim.workflow.catalogue import ActKind, Catalogue, FactKind, Outcome, RuleUse
from blacklist_sim.workflow.catalogue_load import catalogue
from blacklist_sim.workflow.check import inconsistencies, unestablished

PUBLISH = "publish_listing"
Parts = tuple[Book, Catalogue, Bindings]


shipped = cache(load_book)


def copied() -> Parts:
    bound, own = bindings(), Bindings()
    for name, table in vars(bound).items():
        getattr(own, name).update(table)
    return shipped(), catalogue(), own


def with_act(parts: Parts, **changes: Any) -> Parts:
    book, acts, bound = parts
    changed = replace(acts.acts[PUBLISH], **changes)
    return book, replace(acts, acts={**acts.acts, PUBLISH: changed}), bound


def with_outcome(parts: Parts, **changes: Any) -> Parts:
    kind: ActKind = parts[1].acts[PUBLISH]
    name, outcome = next(iter(kind.outcomes.items()))
    changed: Outcome = replace(outcome, **changes)
    return with_act(parts, outcomes={**kind.outcomes, name: changed})


def with_duty(parts: Parts, **changes: Any) -> Parts:
    book, acts, bound = parts
    duty = replace(book.duties["listing.publish"], **changes)
    return replace(book, duties={**book.duties, "listing.publish": duty}), acts, bound


def unbound(parts: Parts) -> Parts:
    del parts[2].predicates["listing.bar.minor"]
    return parts


def bound_too_much(parts: Parts) -> Parts:
    parts[2].predicates["listing.bar.major"] = lambda view: True
    return parts


def told(parts: Parts) -> list[str]:
    return [text.en for text in inconsistencies(*parts)]


def test_what_is_shipped_fits_together() -> None:
    book, acts, bound = copied()
    assert [*inconsistencies(book, acts, bound), *unestablished(book, acts)] == []


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (unbound, "listing.bar.minor: no predicate is bound to it"),
        (bound_too_much, "listing.bar.major: a predicate is bound that no rule version names"),
        (
            lambda parts: with_act(parts, rules=(RuleUse("listing.bar.miner", {}, False),)),
            "publish_listing: no rule called listing.bar.miner",
        ),
        (
            lambda parts: with_act(parts, rules=(RuleUse("listing.bar.minor", {"colour": ("red",)}, False),)),
            "publish_listing: asks listing.bar.minor when colour, which is no field",
        ),
        (
            lambda parts: with_outcome(parts, starts=("listing.grave",)),
            "publish_listing/{}: no lapse called listing.grave",
        ),
        (
            lambda parts: with_outcome(parts, opens=("listing.pubish",)),
            "publish_listing/{}: no duty called listing.pubish",
        ),
        (
            lambda parts: with_outcome(parts, opens=("listing.publish",)),
            "publish_listing/{}: opens listing.publish, which is a standing duty",
        ),
        (lambda parts: with_outcome(parts, establishes={"tall": True}), "publish_listing/{}: no fact called tall"),
        (lambda parts: with_duty(parts, done_by=()), "listing.publish: nothing does it"),
        (lambda parts: with_duty(parts, done_by=("pubish",)), "listing.publish: is done by pubish, which is no act"),
        (
            lambda parts: with_duty(parts, after=("pubish",)),
            "listing.publish: comes after pubish, which is no act or lapse",
        ),
        (lambda parts: with_duty(parts, known=("tall",)), "listing.publish: waits for tall, which is no fact"),
        (lambda parts: with_duty(parts, knows="rumour"), "listing.publish: no act tells the court of rumour"),
    ],
)
def test_whatever_does_not_fit_is_told(spoil: Callable[[Parts], Parts], message: str) -> None:
    outcome = next(iter(catalogue().acts[PUBLISH].outcomes))
    assert message.format(outcome) in told(spoil(copied()))


def test_two_rows_from_one_state_under_one_trigger_are_told() -> None:
    book, acts, bound = copied()
    kind = acts.acts[PUBLISH]
    name, outcome = next(iter(kind.outcomes.items()))
    twin = replace(outcome, sweeps={"listing": {"decided": "deleted"}})
    doubled = replace(acts, acts={**acts.acts, PUBLISH: replace(kind, outcomes={name: twin})})
    assert f"{PUBLISH}/{name}: has two rows from decided" in told((book, doubled, bound))


def test_a_fact_that_nobody_can_establish_is_told() -> None:
    book, acts, _ = copied()
    lone = FactKind("tall", Text("tall", "高"), "bool", "entry", ())
    spoilt = replace(acts, facts={**acts.facts, "tall": lone})
    assert [text.en for text in unestablished(book, spoilt)] == ["tall: no act can establish this fact"]
