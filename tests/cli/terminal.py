"""The program in another process: on a real terminal, and with what it has loaded once it is done."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
COMMAND = [sys.executable, "-m", "blacklist_sim"]
LOADED = """
import sys
from blacklist_sim.cli import main
status = main({arguments!r})
print("\\n", status, *sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    """The top packages loaded once a command has run."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(arguments=list(arguments))],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    status, *modules = done.stderr.splitlines()[-1].split()
    assert status == "0"
    return set(modules)


def on_terminal(line: str, columns: int = 80, **environment: str) -> str:
    """What a command writes to a real terminal of that many columns."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    hidden = ("NO_COLOR", "COLUMNS", "LINES", "BLACKLIST_SIM_LANG")
    variables = {key: value for key, value in os.environ.items() if key not in hidden}
    variables |= {"TERM": "xterm", "PYTHONUTF8": "1", **environment}
    running = subprocess.Popen([*COMMAND, *shlex.split(line)], cwd=ROOT, env=variables, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the terminal has been left
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert running.wait(60) == 0
    return said.decode("utf-8")
