"""Printing: lines for people, one JSON document for programs."""

import json
import sys
from collections.abc import Iterable, Mapping
from shutil import get_terminal_size
from typing import Any

import click

from blacklist_sim.pages.line import Row, Said
from blacklist_sim.pages.wrapping import HANG, wrapped
from blacklist_sim.text import Text

COLOURS: Mapping[str, Mapping[str, Any]] = {
    "bad": {"fg": "red", "bold": True},
    "good": {"fg": "green"},
    "head": {"bold": True},
    "warn": {"fg": "yellow"},
    "": {},
}


def say(text: str, tone: str = "", hang: int = len(HANG)) -> None:
    """One line or several, coloured where the terminal may have colour, broken to its width if there is one."""
    for line in text.splitlines() or [""]:
        for piece in _fitted(line, hang):
            click.echo(click.style(piece, **COLOURS[tone]) if tone else piece)


def say_lines(lines: Iterable[Said]) -> None:
    """The lines of a page, each in its tone."""
    for line, tone in lines:
        say(line, tone)


def say_rows(rows: Iterable[Row]) -> None:
    """The rows of a table."""
    for row in rows:
        say(*row)


def _fitted(line: str, hang: int) -> Iterable[str]:
    """Only a terminal has a width; in a file or a pipe an item stays on its line."""
    if not sys.stdout.isatty():
        return (line,)
    return wrapped(line, get_terminal_size().columns, " " * hang)


def say_text(en: str, zh: str, language: str, tone: str = "") -> None:
    """One line in the language chosen."""
    say(Text(en, zh).pick(language), tone)


def say_all(lines: Iterable[str]) -> None:
    """Many lines."""
    for line in lines:
        say(line)


def say_source(lines: Iterable[str]) -> None:
    """Lines of something written for another program, never broken."""
    for line in lines:
        click.echo(line)


def say_json(document: Any) -> None:
    """One document; keys keep their order, dates and amounts are text."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=_word))


def _word(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


def both(text: Text) -> dict[str, str]:
    """A text as data."""
    return {"en": text.en, "zh": text.zh}
