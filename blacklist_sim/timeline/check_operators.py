"""Whether it is clear of what kind an entry on an operator's own list is, and since when it stands."""

from collections.abc import Iterator

from blacklist_sim.case import Party
from blacklist_sim.timeline.problems import Flaw
from blacklist_sim.timeline.yaml_text import Path
from blacklist_sim.workflow.restraints import OPERATORS


def operator_flaws(party: Party, path: Path) -> Iterator[Flaw]:
    """An entry on an operator's list counts from its publication, so it is stated with that day."""
    for name in OPERATORS:
        known, day = party.facts.get(f"{name}_list"), f"{name}_list_published"
        if known is not None and party.facts.get(day) is None:
            yield Flaw(
                path, "missing", f"{day} is missing: when was the list published?", f"缺少 {day}：名单何时发布？"
            )
        for late in ("published", "settled"):
            if known is None and f"{name}_list_{late}" in party.facts:
                place = (*path, f"{name}_list_{late}")
                en, zh = f"{name}_list is missing: of which category?", f"缺少 {name}_list：属何类别？"
                yield Flaw(place, "missing", en, zh, key=True)
