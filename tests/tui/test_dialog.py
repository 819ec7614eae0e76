"""Dialogs and those who are faster than they."""

from textual.app import App

from blacklist_sim.text import Text
from tui.screens.pick import Pick

from .running import run, until

ONE = Text("one", "一")


def test_a_dialog_left_before_it_is_there_is_left_once_it_is():
    program = App()
    given = []

    async def body(pilot):
        dialog = Pick(ONE, [("1", ONE)], "en")
        program.push_screen(dialog, given.append)
        dialog.action_leave()
        await until(pilot, lambda: given)
        assert given == [None] and program.screen is not dialog

    run(program, body)
