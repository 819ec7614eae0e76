"""Every action of the interface, declared once: keys, footer, palette, help and the printed key map come from here."""

from collections.abc import Iterator, Mapping
from itertools import chain

from tui.actions import cases, exercise, gate, law, money, replay, shell, stepper, timeline, transfer
from tui.actions.action import AREAS, SHELL, Action

ACTIONS: Mapping[str, Action] = {
    action.id: action
    for action in chain.from_iterable(
        area.ACTIONS for area in (shell, cases, stepper, timeline, gate, exercise, replay, law, transfer, money)
    )
}
"""All of them by id."""

__all__ = ["ACTIONS", "AREAS", "SHELL", "Action", "of"]


def of(where: str) -> Iterator[Action]:
    """The actions of an area."""
    return (action for action in ACTIONS.values() if action.where == where)
