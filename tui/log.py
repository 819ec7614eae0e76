"""The log: a file of the user's own, since the interface is drawn on everything else."""

import logging
import os
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

MOST_BYTES, KEPT = 500_000, 2


def place() -> Path:
    """The file; BLACKLIST_SIM_LOG names another one."""
    if named := os.environ.get("BLACKLIST_SIM_LOG"):
        return Path(named)
    from platformdirs import user_log_path

    return user_log_path("blacklist-sim", appauthor=False) / "terminal.log"


def begin_log() -> None:
    """Sends what is logged into the file, where it can be written; nowhere else in any case."""
    logger = logging.getLogger("tui")
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.addHandler(logging.NullHandler())
    with suppress(OSError):
        path = place()
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
