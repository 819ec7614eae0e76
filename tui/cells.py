"""Widths in terminal cells: a Chinese character takes two, and nothing is cut through the middle of one."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from blacklist_sim.pages.wrapping import wrapped as broken

ELLIPSIS, SHORT = "…", 8


def width(text: str) -> int:
    """How many cells a text takes."""
    return cell_len(text)


def fit(text: str, cells: int) -> str:
    """The text in exactly so many cells: padded on the right, or cut and marked with an ellipsis."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text + " " * (cells - cell_len(text))
    return set_cell_size(set_cell_size(text, cells - 1).rstrip() + ELLIPSIS, cells)


def ended(text: str, cells: int) -> str:
    """The same, but cut in its middle, so that its end is seen as well."""
    if cell_len(text) <= cells or cells < SHORT:
        return fit(text, cells)
    tail = text[len(text) - cells // 3 :]
    while cell_len(tail) > cells // 2:
        tail = tail[1:]
    return fit(fit(text, cells - cell_len(tail)) + tail, cells)


def right(text: str, cells: int) -> str:
    """The same, padded on the left."""
    return " " * (cells - cell_len(text)) + text if cell_len(text) <= cells else fit(text, cells)


def centred(text: str, cells: int) -> str:
    """The same, padded on both sides."""
    left = max(0, (cells - cell_len(text)) // 2)
    return fit(" " * left + text, cells)


def clip(text: str, cells: int) -> str:
    """The text in exactly so many cells, cut without a sign."""
    return set_cell_size(text, cells) if cells > 0 else ""


def wrapped(text: str, cells: int) -> Iterator[str]:
    """The text in lines of at most so many cells; what follows the first is indented, what fits nowhere is cut."""
    if cell_len(text) <= cells:
        yield text.rstrip()
        return
    for line in broken(text, max(cells, 1), "  " if cells > 10 else ""):
        while cells > 1 and cell_len(line) > cells:
            head = set_cell_size(line, cells).rstrip()
            if head:
                yield head
            line = line[len(head) :] if head else line.lstrip()
        yield line
