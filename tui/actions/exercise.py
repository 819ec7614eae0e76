"""The actions of exercises."""

from tui.actions.action import Action

ACTIONS: tuple[Action, ...] = ()
