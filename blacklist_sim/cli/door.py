"""What surrounds every command: streams, colour, exit statuses, and errors turned into messages."""

import errno
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any

import click

from blacklist_sim.errors import BlacklistSimError

OK, FAILED, BAD_INPUT = 0, 1, 2
PIPE_CLOSED = 141
"""What a shell sees of a program that ended because nobody read on (128 + SIGPIPE)."""

PROGRAM = "blacklist-sim"
OPENED = "tui"
"""What opens where nothing is asked for, at a terminal."""


def enter(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives 0 when all is well, 1 for a failed expectation or refused act, 2 for bad input."""
    from blacklist_sim.cli.root import root

    _settle_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words and _at_a_terminal():
        words = [OPENED]
    try:
        status = _run(root, words)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        return _leave_closed_pipe()
    except OSError as error:
        if error.errno == errno.EPIPE:
            return _leave_closed_pipe()
        print(f"{PROGRAM}: {error.strerror or error}", file=sys.stderr)
        _drop_stdout()
        return BAD_INPUT


def _run(root: click.Group, words: list[str]) -> int:
    try:
        with root.make_context(PROGRAM, words, color=None if _wants_colour() else False) as context:
            status = root.invoke(context)
        return status if isinstance(status, int) else OK
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return BAD_INPUT
    except (click.ClickException, BlacklistSimError) as error:
        _refuse(error, words)
        return BAD_INPUT


def _refuse(error: click.ClickException | BlacklistSimError, words: Sequence[str]) -> None:
    from blacklist_sim.cli.usage import language_of, lines

    language = language_of(words)
    for line in (error.text,) if isinstance(error, BlacklistSimError) else lines(error):
        click.echo(line.pick(language), err=True)


def _at_a_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _wants_colour() -> bool:
    """Only a terminal gets colour, and none when `NO_COLOR` is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _settle_streams() -> None:
    """Text leaves in UTF-8 under every locale; a terminal of another encoding gets what it can show."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the shell
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 (it stays open until the end)
    warnings.formatwarning = lambda message, *_, **__: f"{PROGRAM}: {message}\n"
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _leave_closed_pipe() -> int:
    _drop_stdout()
    return PIPE_CLOSED


def _drop_stdout() -> None:
    """Lets the interpreter's own last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
