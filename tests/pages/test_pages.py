"""The pages as a whole: both interfaces show them, so they belong to neither."""

import subprocess
import sys
from pathlib import Path

import blacklist_sim.pages

IMPORTED = "import sys, {modules}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"


def test_pages_load_nothing_of_a_command_line_or_a_terminal():
    names = [path.stem for path in Path(blacklist_sim.pages.__path__[0]).glob("*.py") if path.stem != "__init__"]
    script = IMPORTED.format(modules=", ".join(f"blacklist_sim.pages.{name}" for name in names))
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "blacklist_sim" in loaded, "what is loaded is seen"
    assert loaded.isdisjoint({"click", "textual", "plotext", "pygal"})
