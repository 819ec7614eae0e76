"""A state written down in full, so that two can be compared: whatever the engine keeps in it is in the picture.

Only what follows from the rest, and is kept so as not to be looked for again, is not.
"""

from dataclasses import fields
from typing import Any

from blacklist_sim.workflow.state import Duty, Fact, Period, Position, State

Picture = dict[str, Any]


def picture(state: State) -> Picture:
    """Everything in a state, as values that do not change with it; the day reached is one of them."""
    return {field.name: _still(getattr(state, field.name)) for field in fields(State) if field.compare}


def differences(one: Picture, other: Picture) -> dict[str, tuple[Any, Any]]:
    """What differs between two pictures, part by part; empty when they show the same."""
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}


def _still(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _still(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_still(item) for item in value)
    if isinstance(value, set):
        return frozenset(value)
    if isinstance(value, Position):
        return tuple(_still(getattr(value, name)) for name in Position.__slots__ if not name.startswith("_"))
    if isinstance(value, (Duty, Period, Fact)):
        return tuple(_still(getattr(value, field.name)) for field in fields(value))
    return value
