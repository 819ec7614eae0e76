"""An amount on a day, as a user states one."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class DayAmount(NamedTuple):
    """An amount on a day; None is all that is owed, or all that is left."""

    day: date
    amount: Decimal | None
