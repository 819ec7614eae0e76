"""The command `blacklist-sim`: parses, calls, renders; knows no law itself."""

from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and gives its exit status; nothing that goes wrong reaches a user as a traceback."""
    try:
        from blacklist_sim.cli.door import enter

        return enter(arguments)
    except KeyboardInterrupt:
        import sys

        print("stopped / 已中断", file=sys.stderr)
        return INTERRUPTED
