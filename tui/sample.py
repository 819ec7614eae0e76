"""The story that somebody who has no case yet begins with."""

SAMPLE, MOMENT = "ground-1-paid-in-full", 14
"""The story that is opened for who has no case yet, and after how many events: paid, and still on the list."""
