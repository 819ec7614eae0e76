"""The one place that asks what day and what time it is."""

from datetime import UTC, date, datetime


def today() -> date:
    """Today, by the clock of the machine."""
    return date.today()


def now() -> str:
    """This moment in UTC, as records bear it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
