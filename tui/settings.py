"""What a user has set: kept in a small file of the user's own, and never in the way when that file does not read."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from blacklist_sim.text import LANGUAGES


@dataclass(slots=True)
class Settings:
    """Language (`en`, `zh`, `both`), theme, and whether the first look has been had."""

    lang: str = "en"
    theme: str = "textual-dark"
    seen: bool = False


def place() -> Path:
    """The file; BLACKLIST_SIM_SETTINGS names another one."""
    if named := os.environ.get("BLACKLIST_SIM_SETTINGS"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("blacklist-sim", appauthor=False) / "terminal.json"


def load() -> Settings:
    """The settings; what is not there or does not read is as it was at first."""
    found = Settings()
    with suppress(OSError, ValueError):
        kept = json.loads(place().read_text("utf-8"))
        if isinstance(kept, dict):
            for field in fields(Settings):
                value = kept.get(field.name)
                if isinstance(value, type(getattr(found, field.name))):
                    setattr(found, field.name, value)
    if found.lang not in LANGUAGES:
        found.lang = "en"
    return found


def save(settings: Settings) -> None:
    """Keeps the settings, where that can be done."""
    with suppress(OSError):
        path = place()
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
        os.replace(draft, path)
