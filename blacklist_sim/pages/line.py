"""What a page is made of: lines, each with a tone that tells how it is meant (head, good, warn, bad, or nothing)."""

from typing import NamedTuple

from blacklist_sim.pages.wrapping import HANG
from blacklist_sim.text import Text

Line = tuple[Text, str]
"""A line in both languages, and its tone."""
Said = tuple[str, str]
"""A line in the language chosen, and its tone."""


class Row(NamedTuple):
    """One row of a table with its tone; where it is broken, what follows hangs deeper by `hang` columns."""

    text: str
    tone: str = ""
    hang: int = len(HANG)


def tone(line: str) -> str:
    """In which tone a line of the log is said."""
    stripped = line.strip()
    if stripped.startswith(("NOT AS EXPECTED", "与预期不符", "✗")) or "REFUSED" in line or "IMPOSSIBLE" in line:
        return "bad"
    return "warn" if stripped.startswith("!") else ""
