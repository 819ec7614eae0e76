"""A real PostgreSQL of the tests' own: its own folder and port, on the loopback only, gone when the tests are."""

import ctypes
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

NEEDED = "BLACKLIST_SIM_NEED_POSTGRESQL"
"""The variable that makes a missing PostgreSQL a failure."""

DEBIAN = "/usr/lib/postgresql"
UNPRIVILEGED = ("postgres", "nobody")
HOST, OWNER = "127.0.0.1", "teacher"
SURROUNDINGS = {"PATH": os.defpath, "LC_ALL": "C"}
SECONDS = 60
SYNCS_AT_ONCE = 14
"""The version from which on a server that was killed is back in no time."""

DIE_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of Linux."""


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`: that of the search path, or the newest that Debian installed."""
    found = [Path(where).resolve().parent for where in [shutil.which("initdb")] if where]
    newest_first = sorted(Path(DEBIAN).glob("*/bin"), key=lambda folder: -float(folder.parent.name))
    return next((f for f in (*found, *newest_first) if (f / "initdb").exists() and (f / "postgres").exists()), None)


@contextmanager
def running() -> Iterator["Server"]:
    """A server that ends with the block; without the programs the test is skipped, or fails where it must be there."""
    folder = programs()
    if folder is None:
        said = f"no PostgreSQL is installed (no initdb on the search path, none in {DEBIAN})"
        if os.environ.get(NEEDED) == "1":
            pytest.fail(f"{said}, and {NEEDED}=1 says that it must be")
        pytest.skip(f"{said}; install it, or be content with SQLite")
    server = Server(folder)
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.remove()


class Server:
    """One server; `start` and `kill` may follow each other, `remove` ends it for good."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="blacklist-sim-postgresql-"))
        self.data, self.log = self.folder / "data", self.folder / "log"
        self.password = secrets.token_hex(8)
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self._identity: dict[str, Any] = {}
        self.version = int(re.search(r"\d+", self._run("postgres", "--version"))[0])
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            user = unprivileged()
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self._identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def make(self) -> None:
        """Makes the data folder; nobody enters without the password, not from this machine either."""
        secret = self.folder / "password"
        secret.touch(mode=0o600)
        secret.write_text(self.password)
        if self._identity:
            shutil.chown(secret, self._identity["user"])
        words = ("-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8", "--no-locale", "--no-sync")
        self._run("initdb", "-D", self.data, "-U", OWNER, *words)

    def start(self) -> None:
        """Starts the server and waits until it answers; it recovers first if it was killed."""
        settings = {
            "listen_addresses": HOST, "port": self.port, "unix_socket_directories": "", "fsync": "on",
            "synchronous_commit": "on", "max_connections": 60, "shared_buffers": "32MB", "log_min_messages": "fatal",
        }  # fmt: skip
        if self.version >= SYNCS_AT_ONCE:
            settings["recovery_init_sync_method"] = "syncfs"
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, *words],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                cwd=self.folder, env=SURROUNDINGS, start_new_session=True, preexec_fn=_die_with_parent,
                **self._identity,
            )  # fmt: skip
        until = time.monotonic() + SECONDS
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL does not start:\n{self.log.read_text('utf-8')[-2000:]}")
            time.sleep(0.02)

    def kill(self) -> None:
        """Ends the server at once, as a failing machine would: nothing is written out, nobody is told."""
        self._end(signal.SIGQUIT)

    def remove(self) -> None:
        """Ends the server and takes its folder away."""
        self._end(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        """The address of one of its databases, as a user writes it."""
        return f"postgresql://{OWNER}:{self.password}@{HOST}:{self.port}/{database}"

    def create(self, database: str) -> None:
        """Makes an empty database."""
        self._tell("postgres", sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(database)))

    def empty(self, database: str) -> None:
        """Takes everything out of a database, whoever is still connected; cheaper than a new one."""
        self._tell(
            database,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
            "DROP SCHEMA public CASCADE",
            "CREATE SCHEMA public",
        )

    def _tell(self, database: str, *statements: str | sql.Composed) -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def _run(self, program: str, *words: object) -> str:
        done = subprocess.run(
            [str(self.programs / program), *map(str, words)],
            cwd=self.folder, env=SURROUNDINGS, capture_output=True, encoding="utf-8",
            timeout=SECONDS, **self._identity,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} fails:\n{done.stdout}\n{done.stderr}")
        return done.stdout


def unprivileged() -> pwd.struct_passwd:
    """Somebody that the server may run as."""
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError(f"PostgreSQL refuses to run as root, and there is neither of {UNPRIVILEGED}")


def free_port() -> int:
    """A port on the loopback that nobody uses just now."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def _die_with_parent() -> None:
    """A test run that is killed must not leave a server behind (where the system can do that)."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(DIE_WITH_PARENT, int(signal.SIGQUIT))
