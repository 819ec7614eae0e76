"""Who of a case is played by nobody, and how they behave."""

from collections.abc import Mapping
from dataclasses import dataclass

DILIGENT, CARELESS, SILENT = "diligent", "careless", "silent"
BEHAVIOURS = (DILIGENT, CARELESS, SILENT)
CAST_ROLES = ("court", "higher_court", "agency", "applicant", "debtor")


@dataclass(frozen=True, slots=True)
class Cast:
    """For a role or a person id the behaviour of whoever has it; `seed` decides what the careless forget.

    The diligent does each duty on the first day on which it can be done, the careless late or never, the silent none.
    """

    parts: Mapping[str, str]
    seed: int = 0

    def behaviour(self, role: str, person: str | None = None) -> str | None:
        """How somebody behaves, the person's own part before that of the role; None for one whom a user plays."""
        own = self.parts.get(person) if person is not None else None
        return own or self.parts.get(role)
