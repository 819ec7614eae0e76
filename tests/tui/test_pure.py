"""Film, session, player, filters, cells: everything below the screen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blacklist_sim.case import Wait
from blacklist_sim.errors import BadInput, BlacklistSimError
from blacklist_sim.store.query import Filter
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.replay import replay
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.observe import look
from tui import case_asked, cells, gate_asked, law_asked, money_asked
from tui.film import EVERY, Film
from tui.filter_text import UnreadFilter, read
from tui.openings import NothingOpen
from tui.player import Player
from tui.session import Session

from .conftest import story

LAW = load_engine()


def pictured(film: Film, index: int):
    return look(film.engine, film.at(index))


@pytest.mark.parametrize("name", sorted(shipped())[::7])
def test_whichever_way_a_moment_is_come_to_it_is_the_one_that_a_replay_reaches(name):
    for told in read_timelines(f"fixture:{name}"):
        film = Film(LAW, told)
        for index in (0, film.frames // 2, max(film.frames - 1, 0), film.frames, film.frames // 3):
            cut = replay(LAW, replace(told, events=told.events[:index])) if index else None
            if cut is not None:
                assert pictured(film, index) == look(cut.engine, cut.state)


def test_a_long_story_is_sought_from_the_nearest_kept_state():
    told = story()
    last = told.events[-1].date
    waits = [Wait(last + timedelta(days=day)) for day in range(1, 3 * EVERY)]
    film = Film(LAW, replace(told, events=(*told.events, *waits)))
    assert len(film._kept) == -(-film.frames // EVERY)
    assert film.at(EVERY + 3).day == film.day(EVERY + 3)


def test_a_film_ends_at_an_act_that_nobody_expected_to_be_refused():
    told = story("plain-default")
    wrong = told.events[0]._replace(name="delete_listing", payload={}, expect=None)
    film = Film(LAW, replace(told, events=(wrong, *told.events)))
    assert film.frames == 1
    assert film.stopped is not None and film.stopped.name == "delete_listing"


def test_an_act_done_in_a_story_that_is_in_no_database_makes_a_case_of_it(session: Session):
    session.open_story(story(), "sample")
    session.seek(14)
    choice = next(one for one in session.choices() if one.act == "lift_consumption_restriction")
    assert choice.status == "open" and choice.must and choice.due is None
    entry = next(one for one in session.choices() if one.act == "delete_listing")
    assert entry.must and entry.due == date(2019, 6, 6)
    told = session.do(session.act(choice))
    scene = session.scene()
    assert told.done and scene.saved and (scene.name, scene.frames, scene.index) == ("sample", 15, 15)
    assert session.store.open("sample").story.events[-1].name == "lift_consumption_restriction"


def test_an_act_done_before_the_end_of_a_saved_case_begins_a_branch_and_leaves_the_case_as_it_was(session: Session):
    session.store.new("zhang", story())
    before = session.store.open("zhang").journal
    session.open("zhang")
    session.seek(14)
    choice = next(one for one in session.choices() if one.act == "lift_consumption_restriction")
    session.do(session.act(choice))
    scene = session.scene()
    assert (scene.name, scene.parent, scene.frames) == ("zhang-2", "zhang", 15)
    assert session.store.open("zhang").journal == before


def test_an_act_that_is_refused_makes_neither_a_record_nor_a_branch(session: Session):
    session.store.new("zhang", story())
    session.open("zhang")
    session.seek(3)
    choice = next(one for one in session.choices() if one.act == "delete_listing")
    told = session.do(session.act(choice))
    assert not told.done and session.scene().name == "zhang"
    assert [row.name for row in session.store.cases(Filter())] == ["zhang"]


def test_undo_and_redo_lead_back_to_the_same_moment(session: Session):
    session.store.new("zhang", story())
    before = session.open("zhang")
    session.undo()
    assert session.scene().frames == before.frames - 1
    session.redo()
    assert session.scene() == before


def test_what_time_alone_brings_is_seen_and_not_recorded(session: Session):
    session.store.new("zhang", replace(story(), events=story().events[:14]))
    session.open("zhang")
    scene = session.seek_day(date(2019, 8, 1))
    assert scene.beyond and scene.findings > 0
    assert any(
        "overdue" in text.en or "last day passed" in text.en
        for text, _ in case_asked.brought(session, scene.index, True)
    )
    assert len(session.store.open("zhang").journal) == 15


def test_time_is_let_pass_to_the_next_last_day_and_from_it_to_the_day_after(session: Session):
    session.store.new("zhang", replace(story(), events=story().events[:14]))
    session.open("zhang")
    first = session.next_day()
    assert first == date(2019, 6, 6)
    session.advance(first)
    assert session.scene().day == first and session.next_day() > first


def test_who_plays_the_debtor_sees_the_court_do_its_duties_by_itself(session: Session):
    session.open_story(story(), "sample")
    session.seek(14)
    session.with_cast({"court": "diligent"}, 1)
    told = session.advance(date(2019, 6, 10))
    said = "\n".join(text.en for text, _ in told.lines)
    assert "court: delete the entry" in said and "court: lift the restriction" in said
    kept = session.store.open("sample").story
    assert [event.name for event in kept.events[14:-1]] and kept.cast is not None
    assert session.scene().findings == 0


def test_who_begins_to_play_one_party_of_a_saved_case_does_so_in_a_branch_of_it(session: Session):
    session.store.new("zhang", story())
    session.open("zhang")
    session.seek(14)
    scene = session.with_cast({"court": "diligent"}, 1)
    assert (scene.name, scene.parent, scene.frames) == ("zhang-2", "zhang", 14)


def test_a_silent_court_does_nothing_and_is_late(session: Session):
    session.open_story(story(), "sample")
    session.seek(14)
    session.with_cast({"court": "silent"}, 1)
    session.advance(date(2019, 6, 10))
    assert session.scene().findings > 0 and session.scene().frames == 15


def test_nothing_can_be_done_where_nothing_is_open(session: Session):
    for work in (session.scene, session.choices, session.undo, session.next_day):
        with pytest.raises(NothingOpen):
            work()


def test_who_may_only_read_can_try_and_stores_nothing(store):
    session = Session(store, read_only=True)
    session.open_story(story(), "sample")
    session.seek(14)
    choice = next(one for one in session.choices() if one.act == "lift_consumption_restriction")
    assert session.try_act(session.act(choice)).done
    with pytest.raises(BlacklistSimError, match="nothing is stored here"):
        session.do(session.act(choice))
    assert not session.store.any_case()


def test_why_not_names_the_rule_the_article_and_the_earliest_day(session: Session):
    session.open_story(story(), "sample")
    session.seek(6)
    choice = next(one for one in session.choices() if one.act == "publish_listing")
    assert choice.status in ("refused", "impossible")
    said = "\n".join(text.en for text, _ in case_asked.why(session, choice))
    assert "may:   no" in said and "might make it possible: decide to list" in said


def test_a_form_has_what_the_act_needs_first_and_what_is_wrong_is_told(session: Session):
    session.open_story(story(), "sample")
    session.seek(6)
    choice = next(one for one in session.choices() if one.act == "decide_listing")
    form = case_asked.form(session, choice)
    assert form.needed and form.fields[0].required and form.fields[0].name == "grounds"
    assert {field.group for field in form.fields} == {"payload", "facts", "common"}
    with pytest.raises(BadInput) as bad:
        session.act(choice, [("grounds", "nonsense")])
    assert "grounds" in bad.value.problems[0].file


def test_every_act_of_the_catalogue_has_a_form_whose_fields_the_door_knows(session: Session):
    session.open_story(story(), "sample")
    for choice in session.choices():
        for field in case_asked.form(session, choice).fields:
            assert field.label.en and field.label.zh
            if field.kind in ("one", "several", "yes_no", "person", "persons"):
                assert field.values


def test_a_moment_says_where_every_track_has_been(session: Session):
    session.open_story(story(), "sample")
    scene = session.seek(14)
    listing = next(track for track in scene.tracks if track.id == "listing")
    standing = {box.id: box.standing for box in listing.states}
    assert (standing["clear"], standing["decided"], standing["published"]) == ("past", "past", "present")
    assert standing["deleted"] == "reachable" and standing["spared"] == "other"
    assert next(box.since for box in listing.states if box.id == "published") == date(2019, 3, 12)


def test_the_gate_answers_for_the_moment_seen_and_the_matrix_shows_when_a_door_shut(session: Session):
    session.open_story(story(), "sample")
    session.seek(3)
    train = {"train": "G", "seat": "second"}
    assert gate_asked.ask(session, "rail", train, "borrower").decision == "permitted"
    session.seek(13)
    answer = gate_asked.ask(session, "rail", train, "borrower")
    assert answer.decision == "prohibited" and answer.command.startswith("gate sample --on 2019-03-20")
    found = gate_asked.matrix(session, "rail", "borrower")
    row = next(signs for name, signs in found.rows if "second class" in name.en and "high-speed EMU" in name.en)
    assert row.startswith(".") and row.endswith("#") and len(row) == len(found.days)


def test_money_is_that_of_the_moment_seen(session: Session):
    session.open_story(story(), "sample")
    session.seek(13)
    before = "\n".join(text.en for text, _ in money_asked.owed(session, True))
    session.seek(14)
    after = "\n".join(text.en for text, _ in money_asked.owed(session, False))
    assert "working" in before and "receipts" not in before
    assert "2019-06-03" in after and "working" not in after
    drawing, bands = money_asked.growth(session, 60, 10)
    assert len(drawing.splitlines()) == 10 and any("principal" in text.en for text, _ in bands)


@pytest.mark.parametrize("sought", ["defaulter", "失信被执行人", "shīxìn", "shixin", "sxbzxr"])
def test_a_term_is_found_in_three_scripts_and_by_initials(sought):
    found = law_asked.Lookup(LAW.book).find(sought)
    assert "judgment_defaulter" in [entry.id for entry in found if entry.kind == law_asked.TERM]


def test_a_rule_tells_where_it_bit_in_the_open_case(session: Session):
    session.open_story(story(), "sample")
    session.seek(17)
    said = "\n".join(text.en for text, _ in law_asked.about(session, "rule", "listing.delete.ground_named"))
    assert "2019-06-05" in said


def test_expectations_of_a_script_are_told_at_their_event(session: Session):
    session.open_story(story(), "sample")
    assert case_asked.unmet(session) == frozenset()
    met = [index for index in range(1, session.scene().frames + 1) if case_asked.checked(session, index)]
    assert met and all(tone == "good" for index in met for _, tone in case_asked.checked(session, index))


# ── player ──


@settings(max_examples=100)
@given(st.lists(st.floats(0.001, 3), max_size=40), st.sampled_from([0.25, 1.0, 8.0, 64.0]), st.sets(st.integers(1, 30)))
def test_no_event_is_passed_over_that_is_a_breakpoint(ticks, speed, stops):
    player = Player(30, speed=speed, breakpoints=stops)
    player.play()
    last = 0
    for seconds in ticks:
        index = player.tick(seconds)
        assert not any(last < stop < index for stop in stops)
        assert index >= last
        last = index
        if index in stops and not player.playing:
            break
    assert player.index <= 30


def test_a_player_stops_at_the_end_and_begins_again_in_a_loop():
    player = Player(3)
    player.play()
    assert (player.tick(10), player.playing) == (3, False)
    player.loop = True
    player.play()
    assert [player.tick(1) for _ in range(5)] == [1, 2, 3, 0, 1]


# ── filters ──


def test_a_filter_reads_in_both_languages():
    english = read("stage:listed listed:yes exit:no owed:>1,000.50 due:2025-04-30 by:li mode:audit archived:yes zhang")
    chinese = read("阶段：已列入名单 名单：是 出境：否 欠：＞1000.50 至：2025-04-30 由：li 模式：审计 归档：是 zhang")
    assert english == chinese
    assert english.wanted == Filter(
        True, "listed", {"listed": True, "exit_banned": False}, "audit", date(2025, 4, 30), 100_050, "li", "zhang"
    )


def test_a_field_of_which_nothing_is_said_yet_asks_for_nothing():
    assert read("zhang listed: 欠：") == read("zhang")
    assert read("zhang colour:").wanted.text == "zhang colour:"


@pytest.mark.parametrize(
    ("text", "says"),
    [("stage:nowhere", "one of"), ("owed:much", "an amount"), ("due:soon", "a day"), ("colour:red", "no such field"),
     ("listed:perhaps", "yes or no"), ("sort:size", "one of"), ("owed:-1", "an amount")],
)  # fmt: skip
def test_a_part_of_a_filter_that_does_not_read_is_told_with_what_could_stand_there(text, says):
    with pytest.raises(UnreadFilter, match=says):
        read(text)


# ── cells ──

TEXTS = st.text(st.sampled_from("ab 中文字，（）c"), max_size=30)


@given(TEXTS, st.integers(0, 40))
def test_a_text_is_fitted_into_exactly_so_many_cells(text, width):
    for made in (cells.fit, cells.right, cells.centred, cells.clip):
        assert cells.width(made(text, width)) == width


@given(TEXTS, st.integers(2, 40))
def test_a_text_is_wrapped_without_losing_anything(text, width):
    lines = list(cells.wrapped(text, width))
    assert all(cells.width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
