"""The words of the exercises that neither the law nor an exercise has."""

from decimal import Decimal

from blacklist_sim.text import Text
from tui.exercise_scene import Score


def points(number: Decimal) -> str:
    """A number of points without zeros that say nothing."""
    return f"{number.normalize():f}" if number else "0"


def score_text(score: Score) -> Text:
    """Points of points; a percentage only where none of them is still to be given."""
    earned, worth = points(score.earned), points(score.worth)
    if score.hidden:
        hidden = points(score.hidden)
        return Text(f"{earned} of {worth}, {hidden} still to be marked", f"{earned}/{worth} 分，另 {hidden} 分待评")
    part = f"{int(score.earned * 100 / score.worth)} %" if score.worth else "-"
    return Text(f"{earned} of {worth} ({part})", f"{earned}/{worth} 分（{part}）")


def short_score(score: Score) -> str:
    """The same in a column; a question mark stands for points still to be given."""
    return f"{points(score.earned)}/{points(score.worth)}{' ?' if score.hidden else ''}"


def sign(score: Score) -> str:
    """All, nothing, a part of it, or to be marked by an instructor."""
    if score.hidden:
        return "?"
    return "✓" if score.earned == score.worth else "~" if score.earned else "✗"
