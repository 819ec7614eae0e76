"""What is said of a moment before what was asked about it."""

from blacklist_sim.cli import output
from blacklist_sim.law.book import Book
from blacklist_sim.pages.moment import stopped
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.report import law_lines


def say_law(book: Book, lang: str) -> None:
    """Tells that the law of one day was applied throughout, if it was."""
    for line in law_lines(book):
        output.say(line.pick(lang), "warn")


def say_stopped(replay: Replay, lang: str) -> None:
    """Tells where the script stopped, if an act of it was refused that nobody expected to be."""
    if (line := stopped(replay)) is not None:
        output.say(line.pick(lang), "warn")
