"""Commands that are imported when they are called, so that `--help` loads none of them."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

WORDS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Entry(NamedTuple):
    """Where a command lives (`module:name`) and the one line that lists of commands show.

    A command without a line is not listed: it is another way to one that is.
    """

    home: str
    line: str = ""


class LazyGroup(click.Group):
    """A group whose commands stand in a table and are loaded one at a time.

    `fallback` names the command that takes over when the first word is no command, the word included.
    """

    def __init__(self, *args: Any, entries: Mapping[str, Entry], fallback: str | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", WORDS)
        super().__init__(*args, **kwargs)
        self.entries, self.fallback = entries, fallback

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table."""
        return [name for name, entry in self.entries.items() if entry.line and name != self.fallback]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the command of that name."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        module, _, name = entry.home.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; an unknown one goes to the fallback, or is refused."""
        name = args[0]
        if name in self.entries:
            return name, self.get_command(ctx, name), args[1:]
        if self.fallback is not None and not name.startswith("-"):
            return self.fallback, self.get_command(ctx, self.fallback), args
        from blacklist_sim.cli.usage import NoSuchCommand

        raise NoSuchCommand(name, self.list_commands(ctx), ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands by the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.entries[name].line) for name in self.list_commands(ctx)])
