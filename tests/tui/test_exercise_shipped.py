"""Every shipped exercise as the area shows it, without a screen: nothing is told too early, and all can be earned."""

import pytest

from blacklist_sim.errors import BlacklistSimError
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
        if id_ == work._variant.explained_with(id_)[-1]:
            paper = work.lock(id_)
    assert paper.tasks[2].past.tracks and not paper.tasks[2].past.hidden


def test_every_exercise_is_listed_with_its_aims_and_kinds(session):
    found = Exercising(session).listed()
    assert {one.name for one in found} == set(shipped())
    assert all(one.aims and one.kinds and one.trouble is None and one.level for one in found)
    assert [one.level for one in found] == sorted(one.level for one in found)


def test_the_explanation_of_one_part_of_a_question_is_shown_only_when_all_parts_are_answered(session):
    work = Exercising(session)
    work.begin("two-kinds-of-entry", 1)
    items = work._variant.items
    parts = ("3.choice", "3.ground", "3.place", "3.reasons")
    assert work._variant.explained_with("3.ground") == parts and work._variant.explained_with("2.1") == ("2.1",)
    for part in parts[:-1]:
        work.answer(part, items[part].form.right(items[part]))
        with pytest.raises(BlacklistSimError, match=r"3\.reasons"):
            work.lock(part)
    assert not any(item.locked for item in work.paper().items.values())
    work.answer("3.reasons", "because")
    paper = work.lock("3.choice")
    assert [id_ for id_, item in paper.items.items() if item.locked] == list(parts)
    with pytest.raises(BlacklistSimError, match="locked"):
        work.answer("3.place", "list-provisions 2(2)")
