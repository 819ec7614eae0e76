"""Tables as CSV that a spreadsheet opens as text: in UTF-8 with its mark, and with no cell taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula."""

MARK = "\ufeff"
"""By which spreadsheets know UTF-8."""


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV."""
    buffer = io.StringIO(newline="")
    buffer.write(MARK)
    csv.writer(buffer).writerows([safe(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def safe(cell: str) -> str:
    """A cell that is read as text: what would begin a formula has an apostrophe before it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
