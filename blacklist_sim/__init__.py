"""Simulates how a person comes onto the Chinese courts' list of judgment defaulters and off it, by the law of the day.

`load_engine()` puts book, calendar, catalogue and machines together; `read_timelines(path)` reads scripted stories;
`replay(engine, story)` takes a story from act to act and gives back its steps and what its expectations found.
"""

from typing import Any

__version__ = "0.2.0"
__all__ = ["__version__", "load_engine", "read_timelines", "replay"]

_HOMES = {
    "load_engine": "blacklist_sim.workflow.assemble",
    "read_timelines": "blacklist_sim.timeline.read",
    "replay": "blacklist_sim.timeline.replay",
}


def __getattr__(name: str) -> Any:
    """Public names are imported when first used, so that a command loads only what it needs."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(name)
