"""Pages as Markdown and as CSV: a case, and every answer of the gate."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from blacklist_sim.gate.names import DECISION_NAMES
from blacklist_sim.gate.table import Cell, cell_text
from blacklist_sim.law.book import Book
from blacklist_sim.pages.standing import CasePage
from blacklist_sim.text import Text
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.report import lines_by_event, opening_lines

HAPPENED = Text("What happened", "经过")
TITLES = (
    Text("person", "人物"),
    Text("kind of conduct", "行为类别"),
    Text("conduct", "行为"),
    Text("decision", "结论"),
    Text("basis", "依据"),
    Text("until", "至"),
    Text("case", "案件"),
)
_special = re.compile(r"([\\`*_\[\]<>|#~])")
_formula = ("=", "+", "-", "@", "\t", "\r")


def escaped(text: str) -> str:
    """A text of which nothing is taken for a sign of Markdown, on one line."""
    return _special.sub(r"\\\1", " ".join(text.split()))


def case_markdown(replay: Replay, lang: str) -> str:
    """A case in one language: who, how it stands, and what happened day by day with its citations."""
    title, *rest = (line.pick(lang) for line in opening_lines(replay))
    lines = [f"# {escaped(title)}", "", *(f"- {escaped(line)}" for line in rest), ""]
    for text, tone in CasePage(replay).lines():
        said = escaped(text.pick(lang))
        lines += ["", f"## {said}", ""] if tone == "head" else [f"- {said}"]
    lines += ["", f"## {HAPPENED.pick(lang)}", ""]
    for _, told in lines_by_event(replay, lang):
        lines += (f"{'  ' if line.startswith(' ') else ''}- {escaped(line)}" for line in told)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def gate_rows(book: Book, name: str, cells: Iterable[Cell], lang: str) -> Iterator[Sequence[str]]:
    """Every answer of the gate to one person, in the columns of `TITLES`."""
    for cell in cells:
        yield (
            name,
            book.conduct[cell.kind].name.pick(lang),
            cell_text(book, cell).pick(lang),
            DECISION_NAMES[cell.decision].pick(lang),
            cell.article.pick(lang) if cell.article is not None else "",
            str(cell.until or ""),
            cell.case or "",
        )


def rows_csv(rows: Iterable[Sequence[str]], lang: str) -> str:
    """Rows under `TITLES` as CSV; what a spreadsheet would take for a formula stands behind an apostrophe."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(title.pick(lang) for title in TITLES)
    for row in rows:
        writer.writerow(f"'{cell}" if cell.startswith(_formula) else cell for cell in row)
    return out.getvalue()


def rows_markdown(rows: Iterable[Sequence[str]], lang: str) -> str:
    """The same as a table of Markdown."""
    lines = [[title.pick(lang) for title in TITLES], ["---"] * len(TITLES)]
    lines += ([escaped(cell) for cell in row] for row in rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
