"""The seed of a student: the same name has the same numbers in an exercise, and another name most likely others."""

from hashlib import sha256

SEEDS = 1_000_000
"""How many seeds names lead to."""


def seed_of(student: str, exercise: str) -> int:
    """The seed for a name, unless another one is chosen."""
    return int.from_bytes(sha256(f"{exercise}/{student}".encode()).digest()[:8], "big") % SEEDS
