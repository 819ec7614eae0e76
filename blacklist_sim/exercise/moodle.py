"""Questions as Moodle XML, the format that a question bank takes in: a category of questions for each exercise.

After the format as Moodle documents it (docs.moodle.org, Moodle XML format) and as its own importer reads it.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from blacklist_sim.exercise.markup import plain
from blacklist_sim.exercise.question import Gap, Question
from blacklist_sim.exercise.question_bank import MOST_ID

BANK = "blacklist-sim"
MOST_NAME, MOST_TAG = 255, 50
FEEDBACK = {
    "correctfeedback": "✓",
    "partiallycorrectfeedback": "✓ / ✗",
    "incorrectfeedback": "✗",
}
BRACES = {ord("{"): "&#123;", ord("}"): "&#125;"}
"""In a text they would begin a gap."""

GAP_SIGNS = '~=#{}\\"'

EXACT = Decimal("0.00001")


def moodle_xml(name: str, about: str, questions: Iterable[Question]) -> Iterator[str]:
    """The lines of a file. `name` is that of the exercise, `about` describes it in HTML."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<quiz>"
    yield '<question type="category">'
    yield f"<category>{_text(category(name))}</category>"
    yield f'<info format="html">{_text(about)}</info>'
    yield f"<idnumber>{_escaped(category(name)[:MOST_ID])}</idnumber>"
    yield "</question>"
    for question in questions:
        yield from _question(question)
    yield "</quiz>"


def category(name: str) -> str:
    """The path of an exercise's category in the question bank; a slash within a name is doubled."""
    return f"{BANK}/{name.replace('/', '//')}"


def _question(question: Question) -> Iterator[str]:
    yield f'<question type="{question.kind}">'
    yield f"<name>{_text(question.name[:MOST_NAME])}</name>"
    yield _html("questiontext", _with_gaps(question) if question.gaps else question.text)
    yield _html("generalfeedback", question.feedback)
    if question.kind != "cloze":
        yield f"<defaultgrade>{number(question.grade)}</defaultgrade>"
    yield f"<penalty>{number(question.penalty)}</penalty>"
    yield "<hidden>0</hidden>"
    yield f"<idnumber>{_escaped(question.idnumber)}</idnumber>"
    yield from WRITTEN[question.kind](question)
    for hint in question.hints:
        yield _html("hint", hint)
    yield "<tags>"
    yield from (f"<tag>{_text(tag[:MOST_TAG])}</tag>" for tag in question.tags)
    yield "</tags>"
    yield "</question>"


def _multichoice(question: Question) -> Iterator[str]:
    yield f"<single>{'true' if question.single else 'false'}</single>"
    yield "<shuffleanswers>false</shuffleanswers>"
    yield "<answernumbering>abc</answernumbering>"
    yield "<showstandardinstruction>0</showstandardinstruction>"
    yield from _marks()
    for answer in question.answers:
        fraction = number(answer.fraction)
        yield f'<answer fraction="{fraction}" format="html">{_text(answer.text)}{_no_feedback()}</answer>'


def _shortanswer(question: Question) -> Iterator[str]:
    yield "<usecase>0</usecase>"
    for answer in question.answers:
        yield (
            f'<answer fraction="{number(answer.fraction)}" format="moodle_auto_format">'
            f"{_text(answer.text)}{_no_feedback()}</answer>"
        )


def _numerical(question: Question) -> Iterator[str]:
    for answer in question.answers:
        yield (
            f'<answer fraction="{number(answer.fraction)}" format="moodle_auto_format">'
            f"{_text(answer.text)}{_no_feedback()}<tolerance>{answer.tolerance:f}</tolerance></answer>"
        )
    yield "<unitgradingtype>0</unitgradingtype>"
    yield "<showunits>3</showunits>"


def _essay(question: Question) -> Iterator[str]:
    yield "<responseformat>editor</responseformat>"
    yield "<responserequired>1</responserequired>"
    yield "<responsefieldlines>15</responsefieldlines>"
    yield "<attachments>0</attachments>"
    yield "<attachmentsrequired>0</attachmentsrequired>"
    yield _html("graderinfo", question.grader)
    yield _html("responsetemplate", "")


def _matching(question: Question) -> Iterator[str]:
    yield "<shuffleanswers>true</shuffleanswers>"
    yield from _marks()
    for pair in question.pairs:
        yield (
            f'<subquestion format="html">{_text(pair.text)}<answer>{_text(pair.match)}</answer></subquestion>'
        )  # fmt: skip


def _ordering(question: Question) -> Iterator[str]:
    """The type `ordering`, a part of Moodle since version 4.4; before that it has to be installed."""
    yield "<layouttype>VERTICAL</layouttype>"
    yield "<selecttype>ALL</selecttype>"
    yield f"<selectcount>{len(question.steps)}</selectcount>"
    yield "<gradingtype>RELATIVE_ALL_PREVIOUS_AND_NEXT</gradingtype>"
    yield "<showgrading>HIDE</showgrading>"
    yield "<numberingstyle>none</numberingstyle>"
    yield from _marks()
    yield "<shownumcorrect>0</shownumcorrect>"
    for number, step in enumerate(question.steps, start=1):
        yield f'<answer fraction="{number}" format="html">{_text(step)}</answer>'


def _cloze(question: Question) -> Iterator[str]:
    """A question with gaps holds them in its text; Moodle adds up their points itself."""
    yield from ()


def _with_gaps(question: Question) -> str:
    return question.text.translate(BRACES) + "".join(map(_gap, question.gaps))


def _gap(gap: Gap) -> str:
    kind = "MULTICHOICE" if gap.chosen else "SHORTANSWER"
    answers = "~".join(("=" if answer.fraction else "") + _in_gap(answer.text) for answer in gap.answers)
    return f"<p>{gap.label}: {{{gap.points}:{kind}:{answers}}}</p>"


def _in_gap(text: str) -> str:
    """A text within a gap; its signs stand there as entities, which Moodle takes for what they mean."""
    return "".join(f"&#{ord(sign)};" if sign in GAP_SIGNS else sign for sign in text)


def _marks() -> Iterator[str]:
    yield from (_html(name, sign) for name, sign in FEEDBACK.items())


def _no_feedback() -> str:
    return '<feedback format="html"><text></text></feedback>'


def _html(name: str, text: str) -> str:
    return f'<{name} format="html">{_text(text)}</{name}>'


def _text(text: str) -> str:
    """A text as it is, in a section of which nothing is read as XML."""
    kept = plain(text).replace("]]>", "]]]]><![CDATA[>")
    return f"<text><![CDATA[{kept}]]></text>" if text else "<text></text>"


def _escaped(text: str) -> str:
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def number(number: Decimal) -> str:
    """A number as Moodle writes it: to five decimals, without idle zeros; thirds as 33.33333."""
    return f"{number.quantize(EXACT).normalize():f}"


WRITTEN = {
    "multichoice": _multichoice,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "essay": _essay,
    "matching": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
}
