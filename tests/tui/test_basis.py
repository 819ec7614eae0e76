"""The law one key away: what a thing rests on, its terms, and the gate as the person under the cursor."""

from dataclasses import replace

import pytest
from textual.app import App
from textual.widgets import Input, OptionList

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import LANGUAGES, Text
from blacklist_sim.workflow.explain import Node as Said
from tui import basis_asked, case_asked, law_asked, stating_asked
from tui.actions import AREAS
from tui.cells import width
from tui.panes.cases import MOMENT
from tui.screens.act_form import ActForm
from tui.screens.basis import Basis
from tui.screens.find import Find
from tui.screens.terms import Terms
from tui.svg import grid_of
from tui.trees import About, Node
from tui.widgets.basis_tree import BasisTree
from tui.widgets.page import Page
from tui.widgets.state_diagram import StateDiagram
from tui.widgets.tree_lines import branches, paths
from tui.widgets.virtual_list import VirtualList

from .conftest import story
from .running import run, seen, until

PLACES = {
    "stepper": "2", "timeline": "3", "gate": "4", "replay": "6", "law": "7", "money": "9", "cases": "1",
}  # fmt: skip


def texts(node: Node) -> list[str]:
    return [node.text.en, *(line for child in node.children for line in texts(child))]


def nodes(node: Node) -> list[Node]:
    return [node, *(one for child in node.children for one in nodes(child))]


def found(node: Node, text: str) -> Node:
    return next(one for one in nodes(node) if text in one.text.en)


@pytest.fixture
def paid(session):
    """The sample, where the debtor has paid."""
    session.open_story(story(), "sample")
    session.seek(MOMENT)
    return session


def basis_of(session, kind: str, *names) -> Node:
    return basis_asked.basis(session, About(kind, names))


@pytest.mark.parametrize("name", ["ground-1-paid-in-full", "plain-default"])
def test_the_tree_of_an_act_says_no_less_than_the_page(session, name):
    session.open_story(story(name), name)
    session.seek(6)
    for choice in session.choices():
        tree = texts(basis_of(session, "act", *choice.key))
        for line, _ in case_asked.why(session, choice):
            said = " ".join(line.en.split()).lstrip("✓✗?◇·→! ")
            assert any(one.startswith(said) for one in tree), said


def test_a_condition_tells_since_when_its_fact_is_so(paid):
    tree = basis_of(paid, "act", "delete_listing", "loan", "borrower")
    rule = found(tree, "Performed, or enforced by the court in full")
    assert (tree.sign, rule.sign, rule.folded) == ("✓", "✓", True)
    assert found(rule, "title: performed").text.en.endswith("since 2019-06-03 (pay)")
    assert "第十条" in rule.cited.zh


def test_a_rule_shows_its_texts_by_date_and_ticks_the_one_in_force(paid):
    rule = found(basis_of(paid, "act", "delete_listing", "loan", "borrower"), "Performed, or enforced")
    by_date = found(rule, "the rule by date")
    assert [one.sign for one in by_date.children] == ["", "✓"]
    assert "evidence: confirmed" in texts(by_date.children[1])
    assert rule.opens == ("rule", "listing.delete.performed")


def test_what_stands_against_an_act_is_open_and_what_would_help_leads_on(session):
    session.open_story(story("plain-default"), "li")
    session.seek(6)
    choice = next(one for one in session.choices() if one.act == "refer_crime")
    tree = basis_of(session, "act", *choice.key)
    against = next(one for one in tree.children if one.opens[:1] == ("rule",))
    assert against.sign == "?" and not against.folded
    unknown = next(one for one in nodes(against) if one.opens[:1] == ("fact",))
    assert unknown.opens == ("fact", "able_to_perform", "borrower")


def test_the_acts_that_may_state_a_fact_begin_with_the_one_asked_about(session):
    session.open_story(story("plain-default"), "li")
    session.seek(6)
    choice = next(one for one in session.choices() if one.act == "refer_crime")
    opens = ("fact", "able_to_perform", "borrower")
    acts = stating_asked.stating(session, About("act", choice.key), opens)
    assert acts[0].act == "refer_crime" and {"fine", "detain"} <= {one.act for one in acts}
    assert {one.status for one in acts} <= {"open", "discretion", "depends"}
    assert stating_asked.field_for(session, "refer_crime", opens) == "facts.able_to_perform"


def test_a_state_rests_on_the_acts_that_brought_it_the_last_one_first(paid):
    tree = basis_of(paid, "state", "listing", 0, "published")
    heads = [one.text.en for one in found(tree, "brought here by").children]
    assert [head.partition(": ")[2].partition(" (")[0] for head in heads] == ["publish the entry", "decide to list"]
    assert found(tree, "Published through the database").opens == ("rule", "listing.publish.database")


def test_a_state_that_is_not_reached_tells_which_acts_lead_there_and_whether_they_can_be_done(paid):
    assert found(basis_of(paid, "state", "listing", 0, "deleted"), "delete the entry").sign == "✓"
    against = found(basis_of(paid, "state", "exit_ban", 0, "ordered"), "order an exit ban")
    assert against.sign == "✗" and found(against, "The duty is not performed").sign == "✗"


def test_an_event_rests_on_the_rules_of_its_steps(paid):
    tree = basis_of(paid, "event", MOMENT, False)
    assert "pay" in tree.text.en
    assert found(tree, "Delete when a ground arises").opens == ("rule", "listing.delete.duty")


def test_time_beyond_the_last_event_rests_on_what_it_brought(paid):
    with pytest.raises(BlacklistSimError):
        basis_of(paid, "event", 0, False)
    paid.seek_written("2019-06-07")
    assert "last day passed" in basis_of(paid, "event", MOMENT, True).text.en


def test_a_question_of_a_script_rests_on_its_answer(paid):
    at = next(mark.index for mark in paid.scene().marks if mark.kind == "question")
    assert "art." in " ".join(texts(basis_of(paid, "event", at, False)))


def test_an_answer_of_the_gate_rests_on_its_reasons_with_their_articles(paid):
    tree = basis_of(paid, "gate", "rail", (("train", "G"),), "borrower")
    assert [one.sign for one in tree.children] == ["✗", "✗", "✓"]
    reason = found(tree, "Any seat on a G train")
    assert reason.opens == ("rule", "consumption.item.rail.g") and "art. 3(1)(9)" in reason.text.en


def test_an_account_rests_on_a_rule_for_each_part(session):
    session.open_story(story(), "sample")
    session.seek(MOMENT - 1)
    part = found(basis_of(session, "money"), "principal: ")
    assert found(part, "The debt").opens[0] == "rule" if part.children else part.text.en
    assert any(one.opens[:1] == ("rule",) for one in nodes(part))


def test_a_case_tells_where_it_stands_once_it_is_open(paid):
    assert found(basis_of(paid, "case", "sample"), "entry on the list").text.en.endswith("since 2019-03-12")
    with pytest.raises(BlacklistSimError, match="open this case first"):
        basis_of(paid, "case", "another")


def test_the_law_by_itself_has_its_texts_and_what_asks_it(session):
    rule = basis_of(session, "rule", "listing.delete.performed")
    assert any(line.startswith("asked of: delete the entry") for line in texts(rule))
    term = session.store.law.book.glossary.find("sxbzxr")[0]
    assert any(one.opens[:1] == ("instrument",) for one in nodes(basis_of(session, "term", term.id)))
    assert texts(basis_of(session, "instrument", next(iter(session.store.law.book.instruments))))


def test_the_terms_that_stand_in_a_text_come_first(session):
    here, ordered = law_asked.terms(session, "", "the entry on the list: deletion of it is performance")
    assert {"deletion", "performance"} <= {entry.name.en for entry in ordered[: len(here)]}
    named = session.store.law.book.glossary.named_in("被执行人已履行")
    assert [term.name.zh for term in named][:2] == ["被执行人", "履行"]
    assert not session.store.law.book.glossary.named_in("nothing of that kind")
    _, sought = law_asked.terms(session, "sxbzxr", "")
    assert sought[0].name.zh == "失信被执行人"


LEAF = Node("?", Text("a fact that is long enough to be broken", "一项足够长以至于需要折行的事实"), "warn")
OTHER = Node("", Text("另一种语言", "the other language"), "other")
TREE = Node("✗", Text("root", "根"), "warn", (Node("✓", Text("rule", "规则"), "", (OTHER, LEAF), folded=True), LEAF))


def test_a_folded_line_hides_what_it_rests_on():
    assert [branch.path for branch in branches(TREE, {}, 80, "en")] == [(), (0,), (1,)]
    assert [branch.path for branch in branches(TREE, {(0,): True}, 80, "en")] == [(), (0,), (0, 0), (0, 1), (1,)]
    assert [branch.path for branch in branches(TREE, {(0,): True}, 80, "both")] == [(), (0,), (0, 1), (1,)]
    assert [branch.path for branch in branches(TREE, {(): False}, 80, "en")] == [()]
    assert len(list(paths(TREE))) == 5


def test_lines_that_are_broken_leave_room_for_the_next():
    lines = branches(TREE, {(0,): True}, 24, "en")
    assert [branch.top for branch in lines] == [0, 1, 2, 3, 3 + len(lines[3].texts)]
    assert len(lines[3].texts) > 1


class Alone(App[None]):
    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang

    def compose(self):
        yield BasisTree()

    def on_mount(self) -> None:
        self.query_one(BasisTree).set_tree(TREE, self.lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_of_a_tree_fills_its_width(lang):
    app = Alone(lang)

    async def body(pilot):
        app.query_one(BasisTree).action_all(True)
        for columns in (1, 2, 5, 13, 20, 33, 60, 81):
            await pilot.resize_terminal(columns, 12)
            await pilot.pause()
            assert {width(line) for line in grid_of(app.screen)} == {columns}

    run(app, body, (80, 12))


def test_a_tree_is_moved_in_folded_and_opened_by_keys_and_by_the_mouse():
    app = Alone("en")

    async def body(pilot):
        tree = app.query_one(BasisTree)
        tree.focus()
        await pilot.press("down", "right")
        assert tree.as_text().splitlines()[1].startswith("  - ✓ rule")
        await pilot.press("right")
        assert tree.node == OTHER
        await pilot.press("left", "left")
        assert tree.as_text().splitlines()[1].startswith("  + ✓ rule")
        await pilot.press("end")
        assert tree.node == LEAF
        await pilot.press("home")
        assert tree.node == TREE
        await pilot.click(tree, offset=(10, 1))
        assert tree.node is not None and tree.node.text.en == "rule"
        await pilot.click(tree, offset=(3, 1))
        assert "the other language" not in tree.as_text() and "另一种语言" in tree.as_text()
        await pilot.press("minus")
        assert "另一种语言" not in tree.as_text()
        await pilot.press("plus")
        assert "另一种语言" in tree.as_text()

    run(app, body, (60, 12))


@pytest.fixture
def zhang(store):
    """A saved case that stands where the debtor has paid."""
    return store.new("zhang", replace(story(), events=story().events[:MOMENT]))


@pytest.fixture
def li(store):
    """A saved case in which it is not known whether the debtor could pay."""
    return store.new("li", replace(story("plain-default"), events=story("plain-default").events[:6]))


def at(program, area: str):
    return lambda: program.pane is not None and program.pane.area == area and program.pane.is_mounted


async def opened(pilot, area: str = "stepper") -> None:
    program = pilot.app
    await until(pilot, lambda: program.scene is not None and program.pane is not None)
    await pilot.press(PLACES[area])
    await until(pilot, lambda: at(program, area)() and program.pane.about() is not None)


async def basis_opened(pilot, key: str = "b") -> BasisTree:
    program = pilot.app
    await pilot.press(key)
    await until(pilot, lambda: isinstance(program.screen, Basis) and program.screen.view.node is not None)
    await pilot.pause()
    tree: BasisTree = program.screen.view
    return tree


async def to(pilot, tree: BasisTree, kind: str) -> None:
    """Moves to the first line that opens something of a kind."""
    await pilot.press("plus", "home")
    for _ in range(200):
        if tree.node is not None and tree.node.opens[:1] == (kind,):
            return
        await pilot.press("down")
    raise AssertionError(tree.as_text())


@pytest.mark.parametrize("area", PLACES)
@pytest.mark.usefixtures("zhang")
def test_the_basis_is_one_key_away_in_every_area_and_escape_leads_back_to_the_same_place(app, area):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, area)
        before = program.pane.about()
        tree = await basis_opened(pilot)
        assert tree.root is not None and tree.root.children
        await pilot.press("down", "escape")
        await until(pilot, lambda: not isinstance(program.screen, Basis))
        assert program.pane.about() == before

    run(program, body)


@pytest.mark.usefixtures("zhang")
def test_a_rule_leads_to_its_page_and_back_and_is_copied_with_its_article(app):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        tree = await basis_opened(pilot)
        await pilot.press("end", "f12")
        assert "art. 10(1)(1)" in program.clipboard
        before = tree.kept
        await pilot.press("enter")
        page = program.screen.query_one(Page)
        await until(pilot, lambda: "governed by" in page.as_text())
        await pilot.press("escape")
        await until(pilot, lambda: tree.has_focus)
        assert tree.kept == before

    run(program, body, (120, 40))


@pytest.mark.usefixtures("li")
def test_an_unknown_fact_is_stated_by_an_act_which_is_recorded_and_can_be_undone(app, store):
    program = app("li")

    async def body(pilot):
        await opened(pilot)
        place = next(at for at, key in enumerate(program.pane.choices) if key[0] == "refer_crime")
        program.pane.acts.cursor = place
        await until(pilot, lambda: program.pane.choice.act == "refer_crime")
        tree = await basis_opened(pilot)
        await to(pilot, tree, "fact")
        kept = tree.kept
        for _ in range(2):  # a form that is left leads back to the line from which it came
            await pilot.press("enter")
            acts = program.screen.query_one("#acts", OptionList)
            await until(pilot, lambda acts=acts: acts.has_focus and acts.option_count > 1)
            acts.highlighted = [one.act for one in program.screen._choices].index("refuse_listing")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(program.screen, ActForm))
            await until(pilot, lambda: program.focused is not None and program.focused.id == "f-facts-able_to_perform")
            if _ == 0:
                await pilot.press("escape")
                await until(pilot, lambda: isinstance(program.screen, Basis) and program.screen.view.kept == kept)
        program.focused.value = "true"
        events = program.scene.frames
        await pilot.press("f4")
        await until(pilot, lambda: not isinstance(program.screen, (ActForm, Basis)))
        await until(pilot, lambda: program.scene.frames == events + 1)
        assert store.open("li").story.events[-1].facts["able_to_perform"] is True
        await pilot.press("u")
        await until(pilot, lambda: program.scene.frames == events)

    run(program, body, (120, 40))


@pytest.mark.usefixtures("zhang")
def test_a_state_of_the_diagram_tells_why_it_stands_there_by_enter_and_by_a_click(app):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        diagram = program.pane.query_one(StateDiagram)
        diagram.focus()
        diagram.cursor = next(at for at, track in enumerate(diagram.tracks) if track.id == "listing")
        await pilot.pause()
        tree = await basis_opened(pilot, "enter")
        assert "brought here by" in tree.as_text()
        await pilot.press("escape")
        await until(pilot, lambda: diagram.has_focus)
        await pilot.press("right", "b")
        await until(pilot, lambda: isinstance(program.screen, Basis))
        await until(pilot, lambda: "what leads there from here" in program.screen.view.as_text())
        await to(pilot, program.screen.view, "act")
        await pilot.press("enter")
        await until(pilot, lambda: "may:" in program.screen.view.as_text())
        await pilot.press("escape")
        await until(pilot, lambda: "what leads there" in program.screen.view.as_text())

    run(program, body, (120, 40))


@pytest.mark.usefixtures("zhang")
def test_the_terms_of_the_thing_under_the_cursor_lie_beside_anything(app):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        await basis_opened(pilot)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(program.screen, Terms))
        here = program.screen.query_one(VirtualList)
        await until(pilot, lambda: here.row is not None and here.row.cells[0] == "*")
        await pilot.press(*"xzxf")
        page = program.screen.query_one(Page)
        await until(pilot, lambda: "限制消费" in page.as_text())
        await pilot.press("enter")
        await until(pilot, lambda: page.has_focus and not here.display)
        await pilot.press("escape")
        await until(pilot, lambda: program.screen.query_one(Input).has_focus)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(program.screen, Basis))

    run(program, body, (120, 40))


@pytest.mark.usefixtures("zhang")
def test_terms_and_basis_are_reached_without_a_letter(app):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        for name, screen in (("shell.terms", Terms), ("shell.basis", Basis)):
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(program.screen, Find) and program.screen.found)
            place = [one.gives[1] for one in program.screen.found.values()].index(name)
            await pilot.press(*["down"] * place, "enter")
            await until(pilot, lambda screen=screen: isinstance(program.screen, screen))
            await pilot.press("escape")
            await until(pilot, lambda: len(program.screen_stack) == 1)

    run(program, body)


@pytest.mark.parametrize("area", [area for area in PLACES if area != "gate"])
@pytest.mark.usefixtures("zhang")
def test_the_gate_is_one_key_away_as_the_person_under_the_cursor(app, area):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, area)
        await pilot.press("t")
        await until(pilot, at(program, "gate"))
        await until(pilot, lambda: program.pane.who == "borrower")
        await until(pilot, lambda: program.scene.name == "zhang")

    run(program, body)


def test_where_nothing_rests_on_a_rule_it_is_said(app):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: len(program.screen_stack) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: program.pane is not None and len(program.screen_stack) == 1)
        await pilot.press("b")
        await until(pilot, lambda: "open a case first" in seen(program))
        await pilot.press("5")
        await until(pilot, at(program, "exercise"))
        await pilot.press("t")
        await until(pilot, at(program, "gate"))
        assert program.scene.index == MOMENT

    run(program, body)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.usefixtures("zhang")
def test_lines_of_the_dialogs_fit_at_any_width(app, lang):
    program = app("zhang", lang=lang)

    async def body(pilot):
        await opened(pilot)
        await basis_opened(pilot)
        await pilot.press("plus")
        for screen in (Basis, Terms):
            await until(pilot, lambda screen=screen: isinstance(program.screen, screen))
            for columns in (20, 33, 60, 81, 121):
                await pilot.resize_terminal(columns, 24)
                await pilot.pause()
                assert {width(line) for line in grid_of(program.screen)} == {columns}
            for size in ((1, 1), (5, 40), (80, 24)):
                await pilot.resize_terminal(*size)
            await pilot.press("g")

    run(program, body, (80, 24))


@pytest.mark.usefixtures("zhang")
def test_the_keys_of_a_dialog_can_be_clicked(app):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        tree = await basis_opened(pilot)
        line = program.screen.query_one("KeyLine")
        column = str(line.render_line(1).text).index("all")
        await pilot.click(line, offset=(column, 1))
        await until(pilot, lambda: tree.all_open)
        column = str(line.render_line(1).text).index("esc")
        await pilot.click(line, offset=(column, 1))
        await until(pilot, lambda: len(program.screen_stack) == 1)

    run(program, body)


def test_an_explanation_is_shown_with_its_article_beneath_everything_that_hangs_on_it():
    says = Said("", Text("so it is — art. 1", "如此——第一条"), about=("article", "some.rule"))
    fact = Said("?", Text("a fact: not stated", "事实：未说明"), about=("fact", "paid", "zhang"))
    node = basis_asked.shown(Said("✗", Text("a rule", "规则"), [says, fact], ("rule", "some.rule")))
    assert {child.cited for child in node.children} == {says.text}
    assert node.children[1].opens == ("fact", "paid", "zhang") and not node.folded


def test_every_area_can_be_asked_what_it_is_about():
    assert set(PLACES) <= set(AREAS)
