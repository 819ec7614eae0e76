"""The date vectors of the law note on the road to enforcement, walked through the engine from service on."""

from datetime import date, timedelta

import pytest

from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow import observe

from .road_stories import tell

NEXT = timedelta(days=1)
ROAD = [
    # served, the appeal ends, in effect, performance ends, the two years end
    ("2022-01-16", "2022-02-07", "2022-02-08", "2022-02-18", "2024-02-18"),
    ("2024-01-25", "2024-02-09", "2024-02-10", "2024-02-20", "2026-02-24"),
    ("2024-02-02", "2024-02-18", "2024-02-19", "2024-02-29", "2026-02-28"),
    ("2025-01-13", "2025-02-05", "2025-02-06", "2025-02-17", None),
    ("2025-09-22", "2025-10-09", "2025-10-10", "2025-10-20", None),
    ("2026-02-05", "2026-02-24", "2026-02-25", "2026-03-09", None),
    ("2026-09-18", "2026-10-08", "2026-10-09", "2026-10-19", None),
]


def judgment(served: str, more: str = "within_days: 10") -> dict[str, str]:
    return {"title": f"kind: judgment, made: {served}, pay: {{principal: 200000.00}}, {more}"}


def title_on(day: date, served: str) -> str:
    told = tell(f"date: {served}, act: serve_judgment", f"date: {day}", **judgment(served))
    return observe.track_state(told.engine, told.state, "title", "loan", None)


def ends(told: Replay, period: str) -> list[date]:
    """The last days of the running periods of that name."""
    return [running.deadline.last for running in told.state.periods if running.kind.id == period]


@pytest.mark.parametrize(("served", "appeal", "effective", "performance", "limitation"), ROAD)
def test_a_judgment_served_on_that_day(
    served: str, appeal: str, effective: str, performance: str, limitation: str | None
) -> None:
    last, first, due = (date.fromisoformat(day) for day in (appeal, effective, performance))
    assert [title_on(day, served) for day in (last, first)] == ["served", "effective"]
    assert [title_on(day, served) for day in (due, due + NEXT)] == ["effective", "overdue"]
    told = tell(f"date: {served}, act: serve_judgment", f"date: {due + NEXT}", **judgment(served))
    if limitation is not None:
        assert ends(told, "title.limitation") == [date.fromisoformat(limitation)]
        assert ends(
            tell(f"date: {served}, act: serve_judgment", f"date: {first}", **judgment(served)), "title.performance"
        ) == [due]


@pytest.mark.parametrize(("swapped_days", "effective"), [("yes", date(2022, 2, 8)), ("no", date(2022, 2, 1))])
def test_whether_a_day_off_by_swap_alone_moves_the_end_is_a_policy(swapped_days: str, effective: date) -> None:
    served = "2022-01-16"
    for day, state in ((effective - NEXT, "served"), (effective, "effective")):
        told = tell(
            f"date: {served}, act: serve_judgment",
            f"date: {day}",
            policy=f'{{swapped_days_rest: "{swapped_days}"}}',
            **judgment(served),
        )
        assert observe.track_state(told.engine, told.state, "title", "loan", None) == state


@pytest.mark.parametrize(
    ("posted", "lives", "policy", "last"),
    [
        ("2021-12-31", "prc", "{}", date(2022, 3, 1)),
        ("2022-01-04", "prc", "{}", date(2022, 2, 7)),
        ("2021-12-31", "prc", "{length_after_amendment: end_day}", date(2022, 1, 30)),
        ("2023-12-29", "abroad", "{}", date(2024, 3, 29)),
        ("2024-01-02", "abroad", "{}", date(2024, 3, 4)),
        ("2023-12-29", "abroad", "{length_after_amendment: end_day}", date(2024, 2, 27)),
        ("2024-01-02", "hong_kong", "{}", date(2024, 3, 4)),
        ("2024-01-02", "hong_kong", '{hong_kong_macao_taiwan_as_abroad: "no"}', date(2024, 2, 1)),
    ],
)
def test_a_public_notice_takes_the_length_of_the_day_it_was_posted(
    posted: str, lives: str, policy: str, last: date
) -> None:
    borrower = f"{{kind: person, name: 张某, born: 1985-03-02, domicile: {lives}}}"
    notice = f"date: {posted}, act: serve_judgment, to: [borrower], method: public_notice"
    told = tell(notice, borrower=borrower, policy=policy, **judgment(posted))
    assert ends(told, "title.public_notice") == [last]


def test_a_party_abroad_has_thirty_days_and_the_judgment_waits_for_it() -> None:
    borrower = "{kind: person, name: 张某, born: 1985-03-02, domicile: abroad}"
    told = tell("date: 2024-03-04, act: serve_judgment", borrower=borrower, **judgment("2024-03-01"))
    assert sorted(ends(told, "title.appeal")) == [date(2024, 3, 19), date(2024, 4, 3)]


INSTALMENTS = "instalments: [{due: 2020-06-30, amount: 100000.00}, {due: 2021-06-30, amount: 100000.00}]"


@pytest.mark.parametrize(("applied", "refused"), [("2023-06-30", ()), ("2023-07-01", ("title.limitation.in_time",))])
def test_since_2022_the_two_years_for_all_instalments_run_from_the_last_one(
    applied: str, refused: tuple[str, ...]
) -> None:
    told = tell(
        "date: 2020-03-05, act: serve_judgment",
        f"date: {applied}, act: apply_enforcement, by: lender",
        f"date: {applied}, act: accept_enforcement",
        "date: 2023-07-03, act: object_limitation, by: borrower",
        "date: 2023-07-10, act: reject_limitation_objection",
        **judgment("2020-03-02", INSTALMENTS),
    )
    assert (told.stopped.refused_by if told.stopped else ()) == refused


@pytest.mark.parametrize(
    ("policy", "ended", "last"),
    [
        ("{}", "2022-04-11", date(2022, 10, 11)),
        ("{limitation_after_suspension: remaining}", "2022-04-11", date(2022, 6, 29)),
    ],
)
def test_what_is_left_after_an_obstacle_in_the_last_half_year(policy: str, ended: str, last: date) -> None:
    told = tell(
        "date: 2020-03-05, act: serve_judgment",
        "date: 2022-01-11, act: suspend_limitation, by: lender, cause: force_majeure",
        f"date: {ended}, act: end_limitation_obstacle, by: lender",
        policy=policy,
        **judgment("2020-03-02"),
    )
    assert ends(told, "title.limitation") == [last]


def test_after_a_broken_settlement_the_two_years_run_from_its_last_day() -> None:
    told = tell(
        "date: 2020-03-05, act: serve_judgment",
        "date: 2020-04-13, act: apply_enforcement, by: lender",
        "date: 2020-04-16, act: accept_enforcement",
        "date: 2020-05-06, act: settle, by: lender, perform_by: 2020-07-31, amount: 150000.00",
        "date: 2022-08-01, act: resume_enforcement, ground: settlement_broken, asked_by: lender",
    )
    assert told.stopped is None
