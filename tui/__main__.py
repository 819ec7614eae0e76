"""`python -m tui`: the options, then the program."""

import gc
import os
import sys

import click

from blacklist_sim.text import LANGUAGES

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

TURN = 0.0005
"""Seconds after which a thread that loads or reckons lets the one in that paints."""

FRAMES = "240"
"""How often in a second Textual may paint; what a key brings waits for the next time if something was just painted."""


@click.command("tui", context_settings=HELP)
@click.argument("opening", metavar="[FILE|CASE]...", nargs=-1)
@click.option(
    "--db", metavar="PATH|URL", envvar="BLACKLIST_SIM_DB",
    help="The database: a file, or postgresql://USER@HOST/NAME (or BLACKLIST_SIM_DB); your own file unless given.",
)  # fmt: skip
@click.option(
    "--as", "user", metavar="USER", envvar="BLACKLIST_SIM_USER",
    help="Who acts, for the journal (or BLACKLIST_SIM_USER); your login name unless given.",
)  # fmt: skip
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language; the one set last unless given.")
@click.option("--read-only", is_flag=True, help="Nothing is stored: cases can be looked at and tried, not taken on.")
@click.option(
    "--visitor", is_flag=True, help="A database for this visit alone, and no files: for a class in a browser."
)
@click.option("--teacher", is_flag=True, help="Exercises show their keys and reasons; not for visitors.")
@click.option("--served", is_flag=True, hidden=True)
def main(
    opening: tuple[str, ...], db: str | None, user: str | None, lang: str | None, read_only: bool, visitor: bool,
    teacher: bool, served: bool,
) -> None:  # fmt: skip
    """Step cases in the terminal: tracks, acts, time, gate, money, replay, law.

    CASE is a saved case, FILE a timeline or the name of a shipped one; of several, one is chosen first.
    """
    if teacher and (visitor or served):
        raise click.UsageError("--teacher shows keys, and is never for visitors")
    if "TEXTUAL_DRIVER" not in os.environ and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.UsageError("this needs a terminal to be typed into; the other commands do without")
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)  # read when Textual is loaded
    from tui.app import BlacklistApp
    from tui.desk import Desk
    from tui.log import begin_log
    from tui.visit import visit

    begin_log()
    sys.setswitchinterval(TURN)
    gc.disable()  # until all is loaded; see `Shell._begin`
    with visit(visitor) as own:
        who, files = "visitor" if visitor else user, not (visitor or served)
        desk = Desk(own or db, who, read_only=read_only, files=files, teacher=teacher)
        app = BlacklistApp(desk, opening, lang)
        app.run()
    if app.return_code:
        raise SystemExit(app.return_code)


if __name__ == "__main__":
    main(prog_name="python -m tui")
