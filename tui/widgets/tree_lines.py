"""A tree as lines: what is not folded away, indented and broken to a width."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui import cells
from tui.trees import Node

Path = tuple[int, ...]
FOLDED, OPEN, LEAF = "+", "-", " "
STEP, DEEPEST_SHARE = 2, 3
"""By how much a line is set off from the one that rests on it, and which share of the width that takes at most."""


class Branch(NamedTuple):
    """A line of the tree: where it stands, what is before its text, and in which lines of the screen from which on."""

    path: Path
    node: Node
    head: str
    texts: tuple[str, ...]
    top: int


def is_open(path: Path, node: Node, opened: Mapping[Path, bool]) -> bool:
    """Whether what a line rests on is shown: as it was left, or as it is at first."""
    return bool(node.children) and opened.get(path, not node.folded)


def branches(root: Node, opened: Mapping[Path, bool], width: int, lang: str) -> list[Branch]:
    """The lines that are not folded away; in both languages no line is said twice."""
    found: list[Branch] = []
    top = 0
    for path, node in _shown(root, (), opened, lang):
        fold = (OPEN if is_open(path, node, opened) else FOLDED) if node.children else LEAF
        indent = " " * min(STEP * len(path), width // DEEPEST_SHARE)
        head = f"{indent}{fold} {node.sign} " if node.sign else f"{indent}{fold} "
        texts = tuple(cells.wrapped(node.text.pick(lang), max(width - cells.width(head), 1)))
        found.append(Branch(path, node, head, texts, top))
        top += len(texts)
    return found


def _shown(node: Node, path: Path, opened: Mapping[Path, bool], lang: str) -> Iterator[tuple[Path, Node]]:
    yield path, node
    if is_open(path, node, opened):
        for at, child in enumerate(node.children):
            if not (child.tone == "other" and lang == "both"):
                yield from _shown(child, (*path, at), opened, lang)


def paths(node: Node, path: Path = ()) -> Iterator[Path]:
    """The places of all lines, folded away or not."""
    yield path
    for at, child in enumerate(node.children):
        yield from paths(child, (*path, at))
