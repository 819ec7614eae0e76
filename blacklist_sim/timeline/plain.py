"""Values as JSON knows them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """JSON's own types only: dates and amounts become text, never floats."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (date, Decimal)):
        return str(value)
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)
