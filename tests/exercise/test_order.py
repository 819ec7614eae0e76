"""Orders: what must come before what is found by trying, and each pair that is broken costs its part."""

from itertools import pairwise, permutations
from pathlib import Path

import pytest

from blacklist_sim.exercise.items import mark
from blacklist_sim.exercise.read import read_text
from blacklist_sim.exercise.setting import Unsolvable
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine

TEXT = (Path(__file__).parent / "made" / "order-from-judgment-to-list.yaml").read_text(encoding="utf-8")
ORDER = (
    "      order: {act: order_consumption_restriction, reasons: 必要}\n      serve: {act: serve_consumption_order}\n"
)
LISTING = "      list:" + TEXT.partition("      list:")[2]
RIGHT = ["apply", "accept", "notice", "list", "publish"]


def made(*changes, more=""):
    text = TEXT + more
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return variant(load_engine(), read_text(text, "made", "made.yaml"), 0)


@pytest.fixture(scope="module")
def chain():
    return made().items["1.order"]


@pytest.fixture(scope="module")
def branching():
    """The restriction beside the listing: neither waits for the other."""
    return made(more=ORDER).items["1.order"]


def broken(item, order):
    place = {name: number for number, name in enumerate(order)}
    return sum(place[pair.first] > place[pair.then] for pair in item.key)


def test_each_step_needs_the_one_before(chain):
    assert [(pair.first, pair.then) for pair in chain.key] == list(pairwise(RIGHT))
    assert chain.worth == 4 and chain.form.right(chain) == RIGHT


def test_of_every_order_exactly_the_broken_pairs_are_lost(chain):
    for order in permutations(RIGHT):
        marked = mark(chain, list(order))
        assert marked.earned == 4 - broken(chain, order)
        assert all(mistake.why and mistake.law.rule for mistake in marked.mistakes)


def test_listing_and_restriction_may_come_in_either_sequence(branching):
    pairs = {(pair.first, pair.then) for pair in branching.key}
    assert {("notice", "list"), ("list", "publish"), ("notice", "order"), ("order", "serve")} <= pairs
    assert branching.worth == len(branching.key) >= 5
    for order in (
        ["apply", "accept", "notice", "list", "publish", "order", "serve"],
        ["apply", "accept", "notice", "order", "list", "serve", "publish"],
    ):
        assert mark(branching, order).earned == branching.worth


def test_each_pair_of_neighbours_put_the_wrong_way_round_costs_one_part(branching):
    order = branching.form.right(branching)
    needed = {(pair.first, pair.then) for pair in branching.key}
    for place, pair in enumerate(pairwise(order)):
        turned = [*order[:place], pair[1], pair[0], *order[place + 2 :]]
        lost = branching.worth - mark(branching, turned).earned
        assert lost == (1 if pair in needed else 0)


def test_a_broken_pair_tells_what_the_engine_says_of_the_acts_in_that_order(chain):
    [mistake] = mark(chain, ["apply", "notice", "accept", "list", "publish"]).mistakes
    assert "accept and file the case — before — court: serve the enforcement notice" in mistake.what.en
    assert "needs" in mistake.why[1].en


def test_an_order_that_keeps_every_pair_and_is_refused_all_the_same_loses_a_part():
    """Either of two payments fills the time for which the notice runs, so that neither is needed there."""
    payments = "".join(
        f"      {name}: {{act: pay, by: borrower, amount: {10 * len(name)}}}\n" for name in ("one", "second")
    )
    item = made((LISTING, ORDER + payments), ("apart: 8", "apart: 5")).items["1.order"]
    order = ["apply", "one", "second", "accept", "notice", "order", "serve"]
    assert broken(item, order) == 0
    [mistake] = mark(item, order).mistakes
    assert mistake.points == item.worth / len(item.key) and "make a restriction order" in mistake.what.en
    assert mark(item, ["apply", "one", "accept", "notice", "second", "order", "serve"]).earned == item.worth


@pytest.mark.parametrize(
    "given", ["apply", [], RIGHT[:4], [*RIGHT, "apply"], [*RIGHT[:4], "flee"], [RIGHT], {"a": 1}, 5]
)
def test_what_is_no_order_of_all_acts_earns_nothing_and_says_what_is_expected(chain, given):
    marked = mark(chain, given)
    assert marked.earned == 0 and marked.unfit.en and marked.unfit.zh
    assert mark(chain, None).earned == 0


def test_acts_that_have_no_lawful_order_are_no_task():
    with pytest.raises(Unsolvable, match="no order"):
        made(("    apart: 8\n", "    apart: 1\n"), (LISTING, ORDER))


def test_acts_that_may_come_in_any_order_are_no_task():
    acts = TEXT.partition("      apply:")[2]
    with pytest.raises(Unsolvable, match="every order"):
        made((
            "      apply:" + acts,
            "      one: {act: pay, by: borrower, amount: 100}\n      two: {act: pay, by: borrower, amount: 200}\n",
        ))  # fmt: skip
