"""Printing: lines for people, one JSON document for programs."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click

from blacklist_sim.text import Text

COLOURS: Mapping[str, Mapping[str, Any]] = {
    "bad": {"fg": "red", "bold": True},
    "good": {"fg": "green"},
    "head": {"bold": True},
    "warn": {"fg": "yellow"},
    "": {},
}


def say(line: str, tone: str = "") -> None:
    """One line, coloured where the terminal may have colour."""
    click.secho(line, **COLOURS[tone])


def say_text(en: str, zh: str, language: str, tone: str = "") -> None:
    """One line in the language chosen."""
    say(Text(en, zh).pick(language), tone)


def say_all(lines: Iterable[str]) -> None:
    """Many lines."""
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
