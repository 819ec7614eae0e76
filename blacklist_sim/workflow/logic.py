"""Three-valued logic for predicates: True, False, and None where a fact is missing."""

Ternary = bool | None


def no(value: Ternary) -> Ternary:
    """The opposite; what is missing stays missing."""
    return None if value is None else not value


def both(*values: Ternary) -> Ternary:
    """True when all are; False as soon as one is; else missing."""
    if any(value is False for value in values):
        return False
    return None if any(value is None for value in values) else True


def either(*values: Ternary) -> Ternary:
    """True as soon as one is; False when all are; else missing."""
    if any(value is True for value in values):
        return True
    return None if any(value is None for value in values) else False
