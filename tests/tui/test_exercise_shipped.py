"""Every shipped exercise as the area shows it, without a screen: nothing is told too early, and all can be earned."""

import pytest

from blacklist_sim.exercise.read import shipped
from blacklist_sim.exercise.seeds import seed_of
from blacklist_sim.text import LANGUAGES
from tui.answering import HOW
from tui.exercise_rows import head_line, item_lines, paper_rows, past_lines, task_line
from tui.exercising import Exercising


def shown(paper) -> str:
    """All that the area would show of it."""
    lines = [head_line(paper)]
    for task in paper.tasks:
        lines += [task_line(task)[0], *(text for text, _ in past_lines(paper, task.past))]
        lines += [text for item in task.items for text, _ in item_lines(paper, item)]
    cells = [cell for lang in LANGUAGES for row in paper_rows(paper, lang) for cell in row.cells]
    return "\n".join([*cells, *(said for line in lines for said in line)])


@pytest.mark.parametrize("name", shipped())
def test_nothing_is_told_too_early_and_everything_can_be_earned(session, name):
    work = Exercising(session)
    paper = work.begin(name, seed_of("teacher", name))
    for item in paper.items.values():
        assert (item.verdict, item.rule, item.key, item.locked) == (None, None, (), False)
        assert item.kind in HOW, item.kind
    before = shown(paper)
    items = work._variant.items
    for item in items.values():
        for reason in item.why[-1:]:
            assert reason.zh not in before or any(reason.zh in task.ask.zh for task in paper.tasks), reason
    for id_, item in items.items():
        paper = work.answer(id_, item.form.right(item))
        assert paper.items[id_].said.en and paper.items[id_].said.zh
    assert not paper.unanswered
    paper = work.submit()
    assert paper.score.earned + paper.score.hidden == paper.score.worth > 0
    assert all(item.verdict is not None for item in paper.items.values())
    assert ("100 %" in head_line(paper).en) is (not paper.score.hidden)
    shown(paper)


def test_the_tracks_are_shown_once_what_asks_of_them_is_locked(session):
    work = Exercising(session)
    paper = work.begin("paid-and-still-listed", 1)
    for id_, item in work._variant.items.items():
        assert paper.tasks[2].past.hidden and not paper.tasks[2].past.tracks and not paper.tasks[2].past.people
        work.answer(id_, item.form.right(item))
        paper = work.lock(id_)
    assert paper.tasks[2].past.tracks and not paper.tasks[2].past.hidden


def test_every_exercise_is_listed_with_its_aims_and_kinds(session):
    found = Exercising(session).listed()
    assert {one.name for one in found} == set(shipped())
    assert all(one.aims and one.kinds and one.trouble is None and one.level for one in found)
    assert [one.level for one in found] == sorted(one.level for one in found)
