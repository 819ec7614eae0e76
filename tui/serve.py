"""`blacklist-sim serve`: the interface in a browser, for a class."""

import shlex
import sys

import click

from blacklist_sim.text import LANGUAGES
from tui.__main__ import HELP

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command("serve", context_settings=HELP)
@click.option("--host", default=LOOPBACK[0], show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="On which port.")
@click.option("--open-to-others", is_flag=True, help="Needed for any address but loopback: others can reach it then.")
@click.option("--db", metavar="PATH|URL", help="One database for all visitors; each has an own one unless given.")
@click.option("--read-only", is_flag=True, help="Visitors look and try, and store nothing.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language at first.")
@click.option("--public-url", metavar="URL", help="How visitors reach it, behind a proxy.")
def main(
    host: str, port: int, open_to_others: bool, db: str | None, read_only: bool, lang: str, public_url: str | None
) -> None:
    """Serve the terminal interface to browsers until it is stopped.

    Every visitor has a program of their own, without access to files of this machine. Nobody is asked who they are:
    open it to others only in a network that you trust.
    """
    if host not in LOOPBACK and not open_to_others:
        raise click.UsageError(f"{host} can be reached by others; add --open-to-others if that is meant")
    try:
        from textual_serve.server import Server
    except ImportError:
        raise click.UsageError("what serves browsers is not installed: pip install 'blacklist-sim[serve]'") from None
    command = [sys.executable, "-m", "tui", "--lang", lang]
    command += ["--db", db, "--served"] if db else ["--visitor"]
    command += ["--read-only"] if read_only else []
    Server(shlex.join(command), host=host, port=port, title="blacklist-sim", public_url=public_url).serve()


if __name__ == "__main__":
    main(prog_name="python -m tui.serve")
