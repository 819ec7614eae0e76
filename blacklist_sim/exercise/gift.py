"""Questions as GIFT, the plain text format that Moodle and others take in, as far as it goes.

GIFT knows no points, hints or penalties, and nothing for the instructor beside a free text: the points stand in the
question, the rest is left out. After Moodle's documentation of the format and its own importer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from blacklist_sim.exercise.markup import plain
from blacklist_sim.exercise.moodle import category, number
from blacklist_sim.exercise.question import WHOLE, Answer, Question

SIGNS = "\\~=#{}:"
ARROW = "->"


def gift(name: str, questions: Iterable[Question]) -> Iterator[str]:
    """The lines of a file; an empty line ends each question. `name` is that of the exercise."""
    yield f"$CATEGORY: {category(name)}"
    yield ""
    for question in questions:
        tags = "".join(f" [tag:{_in_brackets(tag)}]" for tag in question.tags)
        yield f"// [id:{_in_brackets(question.idnumber)}]{tags}"
        yield f"::{escaped(question.name)}::[html]{escaped(_with_points(question))}{{"
        yield from ANSWERS[question.kind](question)
        if question.kind != "ordering":
            yield f"####{escaped(question.feedback)}"
        yield "}"
        yield ""


def escaped(text: str) -> str:
    """A text of which nothing is taken for a sign of GIFT, on one line."""
    kept = plain(text).replace("\r\n", "\n").replace("\r", "\n")
    signs = "".join(f"\\{sign}" if sign in SIGNS else sign for sign in kept)
    return signs.replace("\n", "\\n")


def _with_points(question: Question) -> str:
    return f"{question.text}<p>({number(question.grade)})</p>"


def _in_brackets(text: str) -> str:
    return plain(text).replace("\n", " ").replace("]", "\\]")


def _multichoice(question: Question) -> Iterator[str]:
    for answer in question.answers:
        if question.single and answer.fraction == WHOLE:
            yield f"={escaped(answer.text)}"
        else:
            yield f"~%{number(answer.fraction)}%{escaped(answer.text)}"


def _shortanswer(question: Question) -> Iterator[str]:
    yield from (f"=%{number(answer.fraction)}%{escaped(answer.text)}" for answer in question.answers)


def _numerical(question: Question) -> Iterator[str]:
    yield "#"
    yield from (f"=%{number(answer.fraction)}%{_within(answer)}" for answer in question.answers)


def _within(answer: Answer) -> str:
    return f"{answer.text}:{answer.tolerance:f}" if answer.tolerance != Decimal(0) else answer.text


def _essay(question: Question) -> Iterator[str]:
    yield from ()


def _matching(question: Question) -> Iterator[str]:
    for pair in question.pairs:
        text, match = (escaped(part.replace(ARROW, "→")) for part in pair)
        yield f"={text} {ARROW} {match}"


def _ordering(question: Question) -> Iterator[str]:
    """The lines that the type `ordering` reads by itself; it knows no escapes."""
    yield f">{len(question.steps)} ALL VERTICAL RELATIVE_ALL_PREVIOUS_AND_NEXT HIDE none"
    for step in question.steps:
        yield " ".join(plain(step).split()).replace("{", "（").replace("}", "）").replace("\\", "/")


ANSWERS: Mapping[str, Callable[[Question], Iterator[str]]] = {
    "multichoice": _multichoice,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "essay": _essay,
    "matching": _matching,
    "ordering": _ordering,
    "cloze": _essay,
}
"""A question with gaps is none that GIFT knows: it comes to the instructor as a free text."""
