"""A replay: how it plays, where it stops, what its log says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.report import log_lines
from blacklist_sim.timeline.write import to_yaml
from tui import replay_asked
from tui.how_played import how_played
from tui.panes.cases import MOMENT
from tui.player import Player
from tui.scene import ReplayLog
from tui.screens.ask import Ask
from tui.screens.find import Find
from tui.stops import BREAKPOINT, CHANGE, END, UNMET, Stops
from tui.widgets.log_page import LogPage

from .conftest import story
from .running import run, seen, until
from .test_panes import opened

SAMPLE = "ground-1-paid-in-full"
FIRST = date(2019, 1, 1)


@pytest.fixture
def wrong(store):
    """A case with an expectation that is not met at its twelfth event."""
    events = list(story().events)
    events[11] = events[11]._replace(expect={"consumption": "lifted"})
    return store.new("wrong", replace(story(), events=tuple(events)))


# ── the player ──


def on(*days: int) -> list[date]:
    return [FIRST + timedelta(days=day) for day in days]


def test_the_time_of_a_story_passes_evenly():
    player = Player(3, days=on(0, 0, 4), by_day=True)
    player.play()
    told = [(player.tick(1), player.day) for _ in range(5)]
    assert told == [(2, None), *((2, day) for day in on(1, 2, 3)), (3, None)]
    assert not player.playing


def test_day_by_day_it_stops_at_the_event_and_not_at_the_end_of_its_day():
    player = Player(3, days=on(0, 0, 4), by_day=True, breakpoints={1})
    player.play()
    assert (player.tick(30), player.day, player.playing) == (1, None, False)
    player.play()
    assert player.tick(0) == 2
    player.faster()
    assert (player.tick(1.5), player.day) == (2, on(3)[0])


def test_time_begins_at_the_day_that_is_seen():
    player = Player(2, 1, days=on(0, 5), by_day=True)
    player.play(on(3)[0])
    assert (player.tick(1), player.day) == (1, on(4)[0])
    assert player.tick(1) == 2


def test_a_change_of_pace_begins_at_the_event_reached():
    player = Player(3, 2, days=on(0, 2, 9), speed=64)
    player.play()
    player.pace()
    assert (player.by_day, player.speed) == (True, 1)
    assert [player.tick(1) for _ in range(7)] == [2, 2, 2, 2, 2, 2, 3]


def test_a_loop_day_by_day_begins_again_with_the_first_day():
    player = Player(2, days=on(0, 1), by_day=True, loop=True)
    player.play()
    assert [player.tick(1) for _ in range(6)] == [1, 2, 0, 1, 2, 0]


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=12).map(sorted),
    st.sets(st.integers(1, 12)),
    st.lists(st.floats(0, 5), max_size=30),
    st.booleans(),
)
def test_no_stop_is_passed_over_at_either_pace(days, stops, ticks, by_day):
    player = Player(len(days), days=on(*days), by_day=by_day, speed=4)
    player.play()
    last = 0
    for seconds in ticks:
        index = player.tick(seconds, stops)
        assert last <= index <= len(days)
        assert not [stop for stop in stops if last < stop < index]
        if not player.playing:
            assert index in stops or index == len(days)
            player.play()
            last = player.index
            continue
        last = index


# ── where it stops ──

LOG = ReplayLog((), ((),) * 4, (), (), frozenset({2}), frozenset({3}), {"r": frozenset({1, 4})}, {})


def test_it_always_stops_where_something_is_not_as_expected_and_else_where_asked_to():
    assert Stops(LOG).places() == {3}
    assert Stops(LOG, changes=True, rules={"r", "never.asked"}).places() == {1, 2, 3, 4}
    assert Stops().places() == frozenset()


def test_it_says_why_it_stopped():
    stops = Stops(LOG, changes=True)
    assert [stops.reason(index, {1}) for index in (1, 2, 3, 4)] == [BREAKPOINT, CHANGE, UNMET, END]


def test_one_line_says_how_it_is_played():
    player, stops = Player(9, 3, speed=0.25, loop=True), Stops(LOG, changes=True, rules={"r"})
    said = how_played(player, stops, True, "en")
    assert said == "paused  0.25 events/s  3/9  loop  follow  stops at changes  stops at rules: 1"
    assert how_played(Player(1, by_day=True), Stops(), False, "zh") == "已暂停  1 日/秒  0/1"


# ── its log ──


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", sorted(shipped())[::6])
def test_its_log_is_that_of_the_command_line(session, name, lang):
    for number in range(len(list_of(name))):
        session.open_story(story(name, number), name)
        log = replay_asked.log(session)
        lines = [*log.opening, *(line for chapter in log.chapters for line in chapter), *log.closing]
        assert [text.pick(lang) for text, _ in lines] == list(log_lines(session.film_open.replayed, lang))
        assert len(log.chapters) == session.film_open.frames


def list_of(name):
    from blacklist_sim.timeline.read import read_timelines

    return read_timelines(f"fixture:{name}")


def test_its_log_tells_where_tracks_move_and_rules_are_asked(session, wrong):
    session.open("wrong")
    log = replay_asked.log(session)
    assert log.unmet == {12}
    assert 8 in log.moves and 13 not in log.moves
    act = next(
        place for place, event in enumerate(story().events, start=1) if getattr(event, "name", "") == "delete_listing"
    )
    assert any("deletion" in rule or "delete" in rule for rule, places in log.asked.items() if act in places)
    told = "\n".join(text.en for text, _ in log.chapters[11])
    assert "NOT AS EXPECTED: consumption" in told and "expected:" in told and "why:" in told


# ── on the screen ──


def log_of(program) -> LogPage:
    return program.pane.query_one(LogPage)


async def from_the_beginning(pilot):
    await opened(pilot, "replay")
    await until(pilot, lambda: pilot.app.pane.stops.log is not None)
    await pilot.press("f4")
    await until(pilot, lambda: pilot.app.scene.index == 0)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 24)])
def test_a_mismatch_pauses_it_and_the_log_says_why(app, wrong, size):
    program = app("wrong")

    async def body(pilot):
        await from_the_beginning(pilot)
        program.pane.player.speed = 64
        await pilot.press("space")
        await until(pilot, lambda: program.scene.index == 12 and not program.pane.player.playing)
        await until(pilot, lambda: "not as expected" in seen(program))
        told = log_of(program).as_text()
        assert "NOT AS EXPECTED: consumption" in told and "expected: " in told and "found: " in told
        await until(pilot, lambda: "why:" in seen(program))
        await pilot.press("space")
        await until(pilot, lambda: program.scene.index == program.scene.frames)
        assert log_of(program).as_text().splitlines() == list(log_lines(program.session.film_open.replayed, "en"))

    run(program, body, size)


def test_it_stops_at_changes_and_at_a_rule_that_is_sought(app, wrong):
    program = app("wrong")

    async def body(pilot):
        await from_the_beginning(pilot)
        player, log = program.pane.player, program.pane.stops.log
        player.speed = 64
        await pilot.press("c", "space")
        await until(pilot, lambda: program.scene.index == min(log.moves) and not player.playing)
        await pilot.press("c", "K")
        await until(pilot, lambda: isinstance(program.screen, Find) and program.screen.found)
        rule = next(rule for rule, places in log.asked.items() if min(log.moves) < min(places) < 12)
        program.screen.query_one(Input).value = rule
        await until(pilot, lambda: program.screen.found[0].gives == ("rule", rule))
        await pilot.press("enter")
        await until(pilot, lambda: program.pane.stops.rules == {rule})
        await pilot.press("space")
        await until(pilot, lambda: not player.playing and program.scene.index == min(log.asked[rule]))
        await until(pilot, lambda: "stopped where a rule was asked" in seen(program))

    run(program, body, (120, 40))


def test_it_goes_on_beneath_a_dialog(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await from_the_beginning(pilot)
        program.pane.player.speed = 8
        await pilot.press("space", "f1")
        await until(pilot, lambda: isinstance(program.screen, Find))
        await until(pilot, lambda: program.scene.index > 4)
        assert isinstance(program.screen, Find)

    run(program, body)


def test_the_log_is_kept_where_one_reads_and_follows_again_when_asked_to(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await from_the_beginning(pilot)
        page = log_of(program)
        program.pane.player.step(15)
        await pilot.press("full_stop")
        await until(pilot, lambda: program.scene.index == 16 and page.scroll_offset.y > 0)
        page.focus()
        await pilot.press("home")
        await until(pilot, lambda: page.scroll_offset.y == 0)
        await pilot.press("full_stop")
        await until(pilot, lambda: program.scene.index == 17)
        assert page.scroll_offset.y == 0 and not page.follow
        await pilot.press("f")
        await until(pilot, lambda: page.scroll_offset.y > 0)
        await pilot.press("R")
        await until(pilot, lambda: program.scene.index == 0)
        assert "delete the entry" not in page.as_text()

    run(program, body, (100, 30))


def test_a_frame_asks_for_the_moment_that_it_shows_and_for_nothing_else(app, store, monkeypatch):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await from_the_beginning(pilot)
        asked, do, made = [], program.desk.do, program.pane.stops.log
        monkeypatch.setattr(replay_asked, "log", lambda session: pytest.fail("the log is made anew"))

        async def counted(work, *args, **kwargs):
            asked.append(work)
            return await do(work, *args, **kwargs)

        program.desk.do = counted
        program.pane.player.speed = 64
        await pilot.press("space")
        await until(pilot, lambda: program.scene.index == program.scene.frames)
        assert len(asked) < program.scene.frames / 2
        assert program.pane.stops.log is made

    run(program, body)


def test_it_goes_to_a_date_and_plays_day_by_day(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await from_the_beginning(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "2019-03-16"
        await pilot.press("enter")
        await until(pilot, lambda: program.scene.beyond and str(program.scene.day) == "2019-03-16")
        await pilot.press("d")
        program.pane.player.speed = 32
        await pilot.press("space")
        await until(pilot, lambda: program.scene.index == 13 and program.scene.beyond)
        await pilot.press("space", "f8")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "someday"
        await pilot.press("enter")
        await until(pilot, lambda: "is no day" in seen(program))

    run(program, body)


def test_a_written_story_plays_as_it_was(session):
    session.open_story(read_text(to_yaml([story()]), "out")[0], "out")
    assert replay_asked.log(session).unmet == frozenset()
    assert session.film_open.frames > MOMENT
