"""The one box: what it finds, under which kind, with which command, and where it leads."""

from datetime import date

import pytest

from blacklist_sim.cli.root import root
from tui import articles_asked, finding
from tui.screens.find import Find
from tui.session import Session

from .conftest import story
from .running import run, until


@pytest.mark.parametrize("text", ["2019-06-03", "2019/6/3", "20190603", "2019年6月3日", "2019.06.03"])
def test_a_day_is_read_as_people_write_it(text):
    assert finding.day_meant(text) == date(2019, 6, 3)


@pytest.mark.parametrize("text", ["2019-13-01", "2019-02-30", "yesterday", "", "2019-06", "12019-06-03"])
def test_what_is_no_day_is_none(text):
    assert finding.day_meant(text) is None


@pytest.mark.parametrize(
    ("text", "day", "rule"),
    [
        ("cpl 264", date(2024, 1, 15), "Civil Procedure Law (2023 text), art. 264"),
        ("Civil Procedure 253", date(2018, 1, 15), "art. 253"),
        ("art. 10(1)", date(2019, 6, 3), "List Provisions (法释〔2017〕7号), art. 10(1)"),
        ("若干规定 第十条", date(2019, 6, 3), "art. 10"),
        ("10条", date(2019, 6, 3), "art. 10"), ("第9999条 0条", date(2019, 6, 3), ""),
    ],
)  # fmt: skip
def test_a_rule_is_found_by_its_article_as_it_is_numbered_on_the_day(session: Session, text, day, rule):
    found = list(articles_asked.standing(session.store.law.book, text, day))
    assert not rule or any(rule in one.where.en for one in found)


def test_a_number_is_not_found_within_a_longer_one(session: Session):
    book = session.store.law.book
    found = list(articles_asked.standing(book, "cpl 26", date(2024, 1, 15)))
    assert not [one for one in found if "art. 264" in one.where.en and "art. 26" not in one.where.en.replace("264", "")]
    assert list(articles_asked.standing(book, "judgment", date(2024, 1, 15))) == []


def test_everything_is_found_with_its_kind_and_a_command_that_there_is(session: Session):
    session.store.new("zhang", story())
    session.open("zhang")
    found = [
        one
        for text in ("zhang", "sxbzxr", "listing.delete", "art. 10", "2019-06-03")
        for one in finding.others(session, text, "en")
    ]
    assert {"case", "term", "rule", "article", "day"} <= {one.key for one in found}
    for one in found:
        name, command, *_ = one.more.split()
        assert name == "blacklist-sim" and command in root.entries
    assert "blacklist-sim case show zhang" in [one.more for one in found]


def test_nothing_is_found_by_nothing(session: Session):
    assert finding.others(session, "  ", "en") == [] and finding.others(None, "x", "en") == []


def test_a_day_that_is_typed_is_gone_to_on_the_timeline_and_an_article_in_the_law(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        await pilot.press("ctrl+p", *"2019/3/14")
        await until(pilot, lambda: isinstance(program.screen, Find))
        await until(pilot, lambda: ("day", "2019-03-14") in [one.gives for one in program.screen.found.values()])
        await pilot.press("enter")
        await until(pilot, lambda: program.pane.area == "timeline" and str(program.scene.day) == "2019-03-14")
        await pilot.press("ctrl+p", *"art. 10(1)")
        await until(pilot, lambda: "article" in [one.key for one in program.screen.found.values()])
        chosen = program.screen.found[0].gives[1]
        await pilot.press("enter")
        await until(pilot, lambda: program.pane.area == "law")
        assert program.pane.query_one("#sought").value == chosen

    run(program, body)
