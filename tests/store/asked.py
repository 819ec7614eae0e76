"""Command lines put to the program, in a process of their own that may be nobody's: what it said and how it ended."""

import os
import sys
import tempfile
import traceback
from typing import NamedTuple

from blacklist_sim.cli import main

NOBODY = 65534


class Answer(NamedTuple):
    """What was said on both streams, and the exit status."""

    status: int
    out: str
    err: str


def ask(*words: object, nobody: bool = False) -> Answer:
    """Runs a command line, with `nobody` as somebody who has no rights of his own.

    The process is forked, since whoever has no rights may not read the interpreter's own files either; so a command
    that is asked as nobody must have been asked before.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            _live(out.fileno(), err.fileno(), [str(word) for word in words], nobody and os.geteuid() == 0)
        _, ended = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        said = Answer(os.waitstatus_to_exitcode(ended), out.read().decode(), err.read().decode())
    assert "Traceback" not in said.err, said.err
    return said


def refusal(*words: object, nobody: bool = False) -> str:
    """What a command that cannot be done is told, in both languages: one message, no output, status 2."""
    said = ask(*words, "--lang", "both", nobody=nobody)
    assert said.status == 2, said
    assert said.out == ""
    assert " / " in said.err, "in both languages"
    return said.err


def _live(out: int, err: int, words: list[str], nobody: bool) -> None:
    status = 99
    try:
        if nobody:
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        status = main(words)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(status)
