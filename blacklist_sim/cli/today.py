"""The one place that asks what day it is."""

from datetime import date


def today() -> date:
    """Today, by the clock of the machine."""
    return date.today()
