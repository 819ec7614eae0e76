"""Random walks through a case: a lawful road as the backbone, with deviations of every kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from blacklist_sim.case import Act, Story
from blacklist_sim.workflow.attempt import Attempt, attempt
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.state import Period, State
from blacklist_sim.workflow.step import Step

from .cast import CASES, DUTIES, KINDS, story
from .chance import Chance
from .picture import Picture, picture

LAST_DAY = date(2027, 12, 31)
OPENING = (
    ("serve_judgment", 0), ("apply_enforcement", 45), ("accept_enforcement", 5), ("serve_notice", 3),
    ("report_property", 6), ("query_assets", 8),
)  # fmt: skip
CHALLENGES = (
    (("appeal", 4), ("serve_second_instance", 60)),
    (("appeal", 4), ("withdraw_appeal", 2)),
    (("object_payment_order", 5),),
    (("pay", 3),),
    (("serve_judgment", 2), ("pay", 3)),
)
PASSAGES = (
    (("apply_listing", 2), ("decide_listing", 9), ("publish_listing", 0), ("serve_listing_decision", 1),
     ("notify_agencies", 1)),
    (("decide_listing", 1), ("grant_grace", 0), ("publish_listing", 70), ("notify_agencies", 1)),
    (("decide_listing", 1), ("grant_grace", 0), ("serve_listing_decision", 1), ("pay", 20)),
    (("decide_listing", 5), ("publish_listing", 1), ("extend_term", 30), ("correct_listing", 20)),
    (("apply_consumption_restriction", 2), ("order_consumption_restriction", 4), ("serve_consumption_order", 2)),
    (("order_consumption_restriction", 2), ("serve_consumption_order", 2), ("lift_temporarily", 30),
     ("restore_restriction", 10)),
    (("order_exit_ban", 2), ("request_border_control", 1), ("apply_measure_review", 5), ("decide_reconsideration", 9)),
    (("apply_correction", 3), ("reject_correction", 10), ("serve_rejection", 1), ("apply_reconsideration", 6),
     ("decide_reconsideration", 9)),
    (("apply_correction", 3), ("grant_correction", 10), ("revoke_listing", 2)),
    (("object_to_act", 3), ("decide_objection", 9), ("serve_rejection", 1), ("apply_objection_review", 5)),
    (("fine", 4), ("detain", 20), ("refer_crime", 30)),
    (("suspend_enforcement", 10), ("resume_enforcement", 50)),
    (("order_retrial", 10), ("decide_retrial", 100), ("resume_enforcement", 3)),
    (("settle", 10), ("perform_settlement", 40)),
    (("settle", 10), ("break_settlement", 40), ("resume_enforcement", 10)),
    (("decide_listing", 1), ("publish_listing", 1), ("request_deletion", 5), ("delete_listing", 2),
     ("apply_listing", 150), ("apply_listing", 60)),
    (("end_round", 95), ("query_assets", 180), ("query_assets", 180), ("delete_listing", 2), ("resume_round", 30)),
    (("give_security", 5), ("defer_enforcement", 5), ("end_deferral", 40)),
    (("defer_enforcement", 5), ("settle", 3), ("perform_settlement", 9)),
    (("hide_listing", 5), ("show_listing_again", 9), ("find_listing_error", 3), ("revoke_listing", 2)),
    (("tender_instrument", 5), ("instrument_honoured", 30), ("instrument_dishonoured", 3)),
    (("record_death", 5), ("suspend_enforcement", 2), ("substitute_party", 40)),
)  # fmt: skip
CLOSING = (
    (("pay", 5), ("delete_listing", 3), ("lift_consumption_restriction", 2), ("lift_exit_ban", 1),
     ("conclude_enforcement", 4)),
    (("collect_money", 5), ("pay_out", 10), ("delete_listing", 1), ("lift_consumption_restriction", 2)),
    (("withdraw_application", 5), ("terminate_enforcement", 3), ("delete_listing", 2)),
    (("refuse_enforcement", 5), ("delete_listing", 2), ("lift_consumption_restriction", 2)),
    (("delete_listing", 800), ("delete_listing", 400)),
)  # fmt: skip
GAPS = (0, 0, 0, 1, 1, 2, 3, 7, 16, 35, 90, 250, 700)


@dataclass(frozen=True)
class Moment:
    """What one stretch of time, or one act on the day reached, brought.

    `running` are the periods that ran before; `before` is the picture of the state before the act, `tried` the act held
    against tables and rules; both are None for time.
    """

    state: State
    steps: list[Step]
    running: tuple[Period, ...]
    tried: Attempt | None = None
    before: Picture | None = None

    @property
    def step(self) -> Step:
        """The act's own step."""
        return self.steps[-1]


class Walk:
    """One walk; `done` are the acts tried, in order, refused ones among them."""

    def __init__(self, engine: Engine, rnd: Random, mode: str) -> None:
        self.engine, self.rnd = engine, rnd
        self.chance = Chance(engine.catalogue, rnd)
        self.story = a_story(rnd, mode)
        self.cases = tuple(self.story.cases)
        self.first = self.story.events[0].date
        self.state = engine.begin(self.story, self.first)
        self.done: list[Act] = []
        self._roads = {case: self._road() for case in self.cases}

    def _road(self) -> list[tuple[str, int]]:
        road = list(OPENING)
        if self.chance.often(0.15):
            road[1:1] = self.rnd.choice(CHALLENGES)
        for passage in self.rnd.sample(PASSAGES, 3):
            road += passage
        return road + list(self.rnd.choice(CLOSING))

    def run(self, acts: int) -> Iterator[Moment]:
        """Takes up to that many acts, the time between them included."""
        for number in range(acts):
            case = self.rnd.choice(self.cases)
            on_road = number == 0 or (bool(self._roads[case]) and self.chance.often(0.75))
            name, gap = self._roads[case].pop(0) if on_road else ("", self.rnd.choice(GAPS))
            day = self.state.day + timedelta(gap)
            if day > LAST_DAY:
                return
            running = tuple(self.state.periods)
            yield Moment(self.state, self.engine.advance(self.state, day), running)
            act = self.chance.act(self.state, name, case, plain=self.chance.often(0.85)) if on_road else self._any(case)
            self.done.append(act)
            moment = self._do(act)
            if on_road and not moment.step.accepted and self.chance.often(0.7):
                self._roads[case].insert(0, (name, gap + 100))
            yield moment

    def _any(self, case: str) -> Act:
        """Some act, rather one that can be done than one that cannot."""
        for _ in range(self.rnd.randint(1, 5)):
            act = self.chance.act(self.state, self.rnd.choice(self.chance.names), case)
            tried = attempt(self.engine, self.state, act)
            if tried.impossible is None and tried.lawful:
                break
        return act

    def _do(self, act: Act) -> Moment:
        running = tuple(self.state.periods)
        before = picture(self.state)
        tried = self.engine.try_act(self.state, act)
        return Moment(self.state, [self.engine.act(self.state, act)], running, tried, before)


def a_story(rnd: Random, mode: str) -> Story:
    """One or two cases whose titles were made somewhere between the first day of the book and 2023."""
    made = date(rnd.randint(2010, 2022), rnd.randint(10, 12), rnd.randint(1, 28))
    cases = tuple(sorted(rnd.sample(sorted(CASES), rnd.randint(1, 2)))) if rnd.random() < 0.7 else ("loan",)
    kind = "judgment" if rnd.random() < 0.6 else rnd.choice(KINDS)
    return story(made, cases, kind, rnd.choice(DUTIES), mode)
