"""A story: people, cases, and what happens to them in order of time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from blacklist_sim.case.acts import Event
from blacklist_sim.case.cast import Cast
from blacklist_sim.case.parties import CaseFile, Party
from blacklist_sim.text import Text


@dataclass(frozen=True, slots=True)
class Story:
    """One timeline. `mode` is `strict` or `audit`; `policy` maps switch names to the options chosen.

    `cast` says how those behave whom nobody plays, for whoever takes the story further; what its events did stands in
    them.
    """

    title: Text
    mode: str = "strict"
    policy: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, Party] = field(default_factory=dict)
    cases: Mapping[str, CaseFile] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    version: int = 1
    cast: Cast | None = None
