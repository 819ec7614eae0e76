"""Where the law as data meets Python: functions bound by name to rules, acts and periods."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

from blacklist_sim.workflow.logic import Ternary

F = TypeVar("F", bound=Callable[..., Any])


class Bindings:
    """The bound functions: predicates by rule version, lengths by lapse, everything else by act."""

    def __init__(self) -> None:
        self.predicates: dict[str, Callable[[Any], Ternary]] = {}
        self.outcomes: dict[str, Callable[[Any], str]] = {}
        self.apiece: dict[str, Callable[[Any], str]] = {}
        self.completions: dict[str, Callable[[Any], Mapping[str, Any]]] = {}
        self.units: dict[str, Callable[[Any], list[Any]]] = {}
        self.picks: dict[str, Callable[[Any, Any], bool]] = {}
        self.aims: dict[str, Callable[[Any, Any, Any], Any]] = {}
        self.settles: dict[str, Callable[[Any, str], list[Any]]] = {}
        self.lengths: dict[str, Callable[[Any], date | None]] = {}

    def register(self, table: dict[str, Any], names: tuple[str, ...]) -> Callable[[F], F]:
        """A decorator that enters a function under its names; raises ValueError when one is taken."""

        def bind(function: F) -> F:
            for name in names:
                if name in table:
                    raise ValueError(f"{name} is bound twice")
                table[name] = function
            return function

        return bind


BINDINGS = Bindings()


def predicate(*names: str) -> Callable[[F], F]:
    """Binds the test of one or more rule versions: a view in, True, False or None (a fact is missing) out."""
    return BINDINGS.register(BINDINGS.predicates, names)


def outcome(*names: str) -> Callable[[F], F]:
    """Binds the choice between the outcomes of an act or a lapse: a view in, the outcome's name out."""
    return BINDINGS.register(BINDINGS.outcomes, names)


def apiece(*names: str) -> Callable[[F], F]:
    """Binds by which outcome's rows each position moves, where not all need go the same way: position in, name out."""
    return BINDINGS.register(BINDINGS.apiece, names)


def complete(*names: str) -> Callable[[F], F]:
    """Binds what an act means by the fields it leaves out: a view in, payload fields to fill out."""
    return BINDINGS.register(BINDINGS.completions, names)


def units(*names: str) -> Callable[[F], F]:
    """Binds what new positions an act opens: a view in, a list of `NewUnit` out."""
    return BINDINGS.register(BINDINGS.units, names)


def picks(*names: str) -> Callable[[F], F]:
    """Binds which of the positions it could move an act is meant for: position and act in, yes or no out."""
    return BINDINGS.register(BINDINGS.picks, names)


def aims(*names: str) -> Callable[[F], F]:
    """Binds at whom an act is aimed, where it is not those of one case whom it names: engine, state, act in, `Aim` out.

    Only acts about a person have such a function.
    """
    return BINDINGS.register(BINDINGS.aims, names)


def settles(*names: str) -> Callable[[F], F]:
    """Binds what the facts are about that an outcome establishes, where it is not the aim: view and fact in, keys out.

    It is asked before anything is moved.
    """
    return BINDINGS.register(BINDINGS.settles, names)


def length(*names: str) -> Callable[[F], F]:
    """Binds the end of a period whose length stands in the case: a view in, a `Deadline` (or None: no period) out."""
    return BINDINGS.register(BINDINGS.lengths, names)


@cache
def bindings() -> Bindings:
    """All bindings, every module of `workflow.rules` imported."""
    from blacklist_sim.workflow import rules

    for module in pkgutil.iter_modules(rules.__path__):
        importlib.import_module(f"{rules.__name__}.{module.name}")
    return BINDINGS
