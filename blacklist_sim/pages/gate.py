"""An answer of the gate for people: three answers in a sentence each, their reasons below."""

from collections.abc import Iterator

from blacklist_sim.gate.answer import FOR_THE_COURT, PERMITTED, PROHIBITED, UNDER_APPROVAL, UNKNOWN, Answer
from blacklist_sim.gate.conduct import SHARED
from blacklist_sim.gate.gate import Decision
from blacklist_sim.gate.names import ANSWER_NAMES
from blacklist_sim.gate.sentences import sentence
from blacklist_sim.gate.wording import answer_lines, conduct_text
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import ConductKind
from blacklist_sim.pages.gate_words import shown
from blacklist_sim.pages.line import Line
from blacklist_sim.text import Text

TONES = {PERMITTED: "good", UNDER_APPROVAL: "good", FOR_THE_COURT: "warn", UNKNOWN: "warn", PROHIBITED: "bad"}
FEW = 6
"""How many of the possible answers to an open question are shown."""


TABLE = Text("tell more, or see --table", "请进一步说明，或用 --table 查看")
"""Where the rest of many possible answers is found, on a command line."""


def decision_page(book: Book, decision: Decision, who: Text, table: Text = TABLE) -> Iterator[Line]:
    """The question, then law, seller and operators, each in a sentence with its reasons.

    `table` says where all possible answers to an open question stand. On a command line the page ends with how to tell
    what was not told; elsewhere that is seen beside it.
    """
    what = conduct_text(book, decision.conduct)
    yield Text(f"{decision.day}  {who.en}: {what.en}", f"{decision.day}  {who.zh}：{what.zh}"), "head"
    for part in ANSWER_NAMES:
        answer: Answer = getattr(decision, part)
        yield sentence(part, answer), TONES[answer.decision]
        yield from ((line, "") for line in _reasons(book, answer, table))
    kind = book.conduct[decision.conduct.kind]
    for name in decision.missing if table is TABLE else ():
        yield from ((line, "") for line in _to_tell(kind, name))


def _reasons(book: Book, answer: Answer, table: Text) -> Iterator[Text]:
    """The lines of the reasons; of many possible answers to an open question only the first few."""
    lines = answer_lines(book, answer)[1:]
    yield from lines[:FEW] if answer.missing else lines
    more = len(lines) - FEW
    if answer.missing and more > 0:
        yield Text(f"  … {more} more; {table.en}", f"  ……另有 {more} 种情形；{table.zh}")


def _to_tell(kind: ConductKind, name: str) -> Iterator[Text]:
    """How to tell what was not told."""
    field = next((field for field in kind.fields if field.id == name), None)
    if field is None:
        option = f"--{shown(name)} {'|'.join(map(shown, SHARED[name][1]))}"
        yield Text(f"to tell: {option}", f"可说明：{option}")
        return
    values = "|".join(field.values)
    yield Text(f"to tell: {name}={values}", f"可说明：{name}={values}")
