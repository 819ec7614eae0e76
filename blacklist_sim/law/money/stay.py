"""Which days of a stay for examining the title or for retrial bear no doubled part."""

from collections.abc import Mapping
from datetime import date, timedelta

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.amounts import in_order
from blacklist_sim.law.money.reading import chosen
from blacklist_sim.text import Text

ONE_DAY = timedelta(1)
STAYED = Text("the day on which the stay takes effect", "中止裁定生效日")
RESUMED = Text("the day of resumption", "恢复执行日")


def stay_days(
    book: Book, policy: Mapping[str, str], stayed: date, resumed: date | None
) -> tuple[tuple[date, date], ...]:
    """The stretch, first and last day included, for `reckon`'s `excluded`; none where no day is left out.

    From the day on which the stay takes effect to the day before resumption, or only the full days between, as the
    policy says; None: it has not been resumed. Raises BadDates, BadPolicy.
    """
    if resumed is not None:
        in_order(stayed, resumed, STAYED, RESUMED)
    between_only = chosen(book, policy, "retrial_days_excluded") == "full_days_between"
    first = stayed + ONE_DAY if between_only else stayed
    last = date.max if resumed is None else resumed - ONE_DAY
    return ((first, last),) if first <= last else ()
