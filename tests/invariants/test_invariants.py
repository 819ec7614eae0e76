"""Random acts through a case: nothing breaks, nothing illegal passes, and the sentences of the law hold throughout."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from blacklist_sim.workflow import observe, questions
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.journal import Undo, fold
from blacklist_sim.workflow.step import ACT

from .of_the_rest import INVARIANTS
from .picture import differences, picture
from .walk import Moment, Walk

USUAL, DEEP = 400, 2500
"""How many walks are taken; each follows from its number alone, so that every run takes the same ones."""

SEEDS = range(900)
ACTS = 60


@cache
def engine() -> Engine:
    return load_engine().under({})


def nothing_illegal(moment: Moment) -> None:
    """Every position is in a state of its track, and every step moved along a row of the table."""
    catalogue = engine().catalogue
    for track, units in moment.state.positions.items():
        assert {position.state for position in units.values()} <= set(catalogue.tracks[track].states)
    for step in moment.steps:
        for move in step.moves:
            kind = catalogue.acts.get(step.name) or catalogue.lapses[step.name]
            ways = kind.outcomes if step.name in engine().bindings.apiece else (step.outcome,)
            rows = [catalogue.table.get((move.track, move.source, f"{step.name}/{way}")) for way in ways]
            assert move.dest in rows, "where debtors stand in different places, each goes on by a row of its own"


def findings_fit_the_mode(moment: Moment, mode: str) -> None:
    """Acts of strict mode have no findings; a duty not done in time is found in both."""
    for step in moment.steps:
        kinds = {finding.kind for finding in step.findings}
        assert kinds <= ({"fails", "unknown", "no_reasons"} if step.kind == ACT and mode == "audit" else {"overdue"})
        assert step.kind != ACT or mode == "audit" or not kinds


def refusals_change_nothing(moment: Moment) -> None:
    """An act that is refused leaves the state as it was on the day reached."""
    if moment.before is not None and not moment.step.accepted:
        assert differences(moment.before, picture(moment.state)) == {}


def sentences_hold(moment: Moment, mode: str) -> None:
    for one in INVARIANTS:
        if moment.state.day >= one.since and (mode == "strict" or not one.strict):
            assert all(one.holds(moment)), (one.sentence, one.rule, moment.state.day, moment.tried and moment.tried.act)


def walked(rnd: Random, mode: str, acts: int) -> Walk:
    """A walk on which all that must hold at every moment was seen to hold."""
    walk = Walk(engine(), rnd, mode)
    for moment in walk.run(acts):
        nothing_illegal(moment)
        findings_fit_the_mode(moment, mode)
        refusals_change_nothing(moment)
        sentences_hold(moment, mode)
    return walk


def looking_changes_nothing(walk: Walk) -> None:
    before = picture(walk.state)
    observe.look(engine(), walk.state)
    questions.open_acts(engine(), walk.state)
    questions.whats_next(engine(), walk.state, walk.state.day + timedelta(400))
    assert differences(before, picture(walk.state)) == {}


def the_journal_tells_it_all(walk: Walk) -> None:
    """Folding the acts gives the state that stepping gave; an undo takes its act out, a redo puts it back."""
    told, _ = fold(engine(), walk.story, walk.done)
    assert differences(picture(told), picture(walk.state)) == {}

    place = walk.rnd.randrange(1, len(walk.done))
    undone, _ = fold(engine(), walk.story, [*walk.done, Undo(place)])
    without, _ = fold(engine(), walk.story, [*walk.done[:place], *walk.done[place + 1 :]])
    assert differences(picture(undone), picture(without)) == {}

    redone, _ = fold(engine(), walk.story, [*walk.done, Undo(place), Undo(len(walk.done))])
    assert differences(picture(redone), picture(walk.state)) == {}


def walks(many: int) -> Iterator[Walk]:
    """So many walks on which all that must hold was seen to hold; a failure tells the number of its walk."""
    for seed in range(many):
        rnd = Random(seed)
        mode, acts = rnd.choice(("strict", "audit")), rnd.randint(10, 80)
        try:
            yield walked(rnd, mode, acts)
        except AssertionError as error:
            raise AssertionError(f"walk {seed}, {mode}, {acts} acts: {error}") from error


def test_random_acts_break_nothing_and_every_sentence_holds():
    for _ in walks(USUAL):
        pass


def test_the_journal_tells_it_all_and_a_redo_takes_back_the_undo():
    for walk in walks(120):
        the_journal_tells_it_all(walk)


def test_asking_questions_changes_nothing():
    for walk in walks(60):
        looking_changes_nothing(walk)


@pytest.mark.slow
def test_thousands_of_walks_break_nothing():
    for walk in walks(DEEP):
        the_journal_tells_it_all(walk)
        looking_changes_nothing(walk)


@cache
def seen() -> tuple[Counter, Counter, Counter]:
    """Over many walks: how often each sentence was put to the test, how often it failed, and what else was seen."""
    occasions, failures, sights = Counter(), Counter(), Counter()
    for seed in SEEDS:
        mode = "audit" if seed % 3 == 0 else "strict"
        for moment in Walk(engine(), Random(seed), mode).run(ACTS):
            for one in INVARIANTS:
                if moment.state.day >= one.since and (mode == "strict" or not one.strict):
                    answers = list(one.holds(moment))
                    occasions[one.name] += len(answers)
                    failures[one.name] += answers.count(False)
            sights.update(_sights(moment, mode))
    return occasions, failures, sights


def _sights(moment: Moment, mode: str):
    """What was seen in a moment, in a word each, with the mode."""
    for step in moment.steps:
        yield from ((finding.kind, mode) for finding in step.findings)
        if step.name == "listing.term":
            yield "term over before there are terms" if step.day < date(2017, 4, 30) else "term over", mode
        for move in step.moves:
            if move.track == "listing" and move.source != move.dest:
                yield "on the list" if step.day >= date(2013, 10, 1) else "on the list before it began", mode
            if move.track == "listing" and move.dest == "in_grace":
                yield "grace" if step.day >= date(2020, 1, 2) else "grace before the opinions", mode
    if moment.tried is not None:
        yield ("impossible" if moment.tried.impossible else "accepted" if moment.step.accepted else "refused"), mode


@pytest.mark.parametrize("one", INVARIANTS, ids=lambda one: one.name)
def test_the_sentence_holds_and_is_put_to_the_test(one):
    occasions, failures, _ = seen()

    assert failures[one.name] == 0
    assert occasions[one.name] > 0, "no walk came to where the sentence matters"


@pytest.mark.parametrize("one", INVARIANTS, ids=lambda one: one.name)
def test_the_sentence_cites_a_rule_in_force_from_its_day(one):
    rule = engine().book.rules[one.rule]

    assert rule.on(one.since) is not None
    assert one.since in [version.start for version in rule.dated.versions]


def test_there_are_sentences_enough_and_none_twice():
    assert len({one.name for one in INVARIANTS}) == len(INVARIANTS) >= 15


def test_random_acts_are_of_every_kind():
    *_, sights = seen()

    assert min(sights[kind, "strict"] for kind in ("accepted", "refused", "impossible")) > 1000
    assert min(sights[kind, "audit"] for kind in ("accepted", "impossible")) > 1000
    assert not sights["refused", "audit"], "audit mode keeps what is unlawful, with its findings"


def test_strict_mode_finds_late_duties_alone_and_audit_mode_unlawful_acts_too():
    *_, sights = seen()
    kinds = ("overdue", "fails", "unknown", "no_reasons")

    assert [kind for kind in kinds if sights[kind, "strict"]] == ["overdue"]
    assert [kind for kind in kinds if sights[kind, "audit"]] == list(kinds)


@pytest.mark.parametrize(
    ("later", "sooner"), [("on the list", "on the list before it began"), ("grace", "grace before the opinions")]
)
def test_strict_rules_give_nothing_before_its_text_is_in_force(later, sooner):
    *_, sights = seen()

    assert sights[later, "strict"] and not sights[sooner, "strict"]
    assert sights[sooner, "audit"], "which is no matter of what can happen"


def test_no_term_is_over_before_the_text_that_knows_terms():
    *_, sights = seen()

    assert sights["term over", "strict"] and sights["term over", "audit"]
    assert not [mode for what, mode in sights if what == "term over before there are terms"]


def test_a_sentence_that_is_not_so_is_caught():
    wrong = replace(INVARIANTS[0], holds=lambda moment: iter([moment.step.kind != ACT] if moment.steps else []))
    INVARIANTS.append(wrong)
    try:
        with pytest.raises(AssertionError):
            walked(Random(0), "strict", ACTS)
    finally:
        INVARIANTS.remove(wrong)
