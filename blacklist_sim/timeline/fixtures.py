"""The timelines shipped with the package, opened by name."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent.parent
FOLDERS = (_HERE / "fixtures" / "timelines", _HERE.parent / "fixtures" / "timelines")
"""Inside an installed package, or beside it in a checkout."""

ENDINGS = (".yaml", ".jsonl")


def shipped() -> dict[str, Path]:
    """Every shipped timeline by name."""
    return {
        file.stem: file
        for folder in reversed(FOLDERS)
        if folder.is_dir()
        for file in sorted(folder.iterdir())
        if file.suffix in ENDINGS
    }
