"""Work in several processes: what they make of a stop from the keyboard."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the terminal of another system stops otherwise")
def test_a_stop_from_the_keyboard_is_told_once_also_while_a_worker_begins(tmp_path):
    mark = tmp_path / "begins"
    (tmp_path / "sitecustomize.py").write_text(
        "import pathlib, sys, time\n"
        "if '--multiprocessing-fork' in sys.orig_argv:\n"
        f"    pathlib.Path({str(mark)!r}).touch()\n"
        "    time.sleep(0.5)\n"
    )
    script = (
        "import time\n"
        "from blacklist_sim.store.workers import worked\n"
        "try:\n"
        "    for _ in worked(time.sleep, [0.05] * 10_000, 2): pass\n"
        "except KeyboardInterrupt:\n"
        "    print('stopped')\n"
    )
    started = subprocess.Popen(
        [sys.executable, "-c", script], env=os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 30
    while not mark.exists() and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(started.pid, signal.SIGINT)

    assert started.communicate(timeout=30) == ("stopped\n", "")
