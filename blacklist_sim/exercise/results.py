"""Result files: their form, and the door by which they are read again for a report."""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StrictInt, StrictStr, ValidationError

from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.grade import FORMAT, VERSION
from blacklist_sim.exercise.json_door import problem, problems_of, refused, text_of, value_of
from blacklist_sim.text import Text
from blacklist_sim.timeline.scalars import hidden

MOST_BYTES = 10_000_000
MOST_POINTS = Decimal(10**6)


def _points(written: str) -> str:
    try:
        found = Decimal(written)
    except InvalidOperation:
        raise ValueError("points") from None
    if not found.is_finite() or not 0 <= found <= MOST_POINTS:
        raise ValueError("points")
    return written


def _shows(text: str) -> str:
    if hidden(text) or "\n" in text or "\t" in text:
        raise ValueError("hidden")
    return text


Points = Annotated[StrictStr, Field(max_length=60), AfterValidator(_points)]
Line = Annotated[StrictStr, AfterValidator(_shows)]


class Strict(BaseModel):
    """A part of a result in which no other key may stand."""

    model_config = ConfigDict(extra="forbid")


class Both(Strict):
    """A text in both languages."""

    en: StrictStr
    zh: StrictStr


class MistakeForm(Strict):
    """What was wrong: the points it costs, what would have been right, why, and by which law."""

    points: Points
    what: Both
    right: Both
    rule: Line
    citation: Both
    why: list[Both]


class ItemForm(Strict):
    """What one item earned, and on which law it rests. `hidden` points wait for the instructor."""

    task: Line
    kind: Line
    item: Line
    rule: Line
    citation: Both
    given: JsonValue
    earned: Points
    worth: Points
    price: Points
    hidden: Points
    unfit: Both | None
    mistakes: list[MistakeForm]


class LawForm(Strict):
    """Under which book the keys were computed."""

    book: StrictStr
    digest: StrictStr


class ResultForm(Strict):
    """A result file: points are decimal numbers in text, `submitted` is the moment that the last row bears."""

    format: StrictStr
    version: StrictInt
    exercise: Line
    digest: Line
    seed: StrictInt
    student: Line
    submitted: Line | None
    law: LawForm
    earned: Points
    worth: Points
    hidden: Points
    notes: list[Both]
    items: list[ItemForm]


def read_result(path: Path) -> ResultForm:
    """The result of a file; raises BadInput with everything wrong in it, also where its points do not add up."""
    return checked(value_of(text_of(path, MOST_BYTES), str(path)), str(path))


def checked(document: Any, file: str) -> ResultForm:
    """The same of a document that has been read."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise refused(file, "no_result", f"the format is not {FORMAT!r}: this is no result", "不是评分结果")
    if document.get("version") != VERSION:
        raise refused(
            file, "version", f"the version of the format is not {VERSION}, which this program reads",
            f"格式版本不是本程序读取的 {VERSION}",
        )  # fmt: skip
    try:
        form = ResultForm.model_validate(document)
    except ValidationError as error:
        raise BadInput(problems_of(error, file)) from None
    wrong = [name for name in ("earned", "worth", "hidden") if Decimal(getattr(form, name)) != total(form, name)]
    if wrong:
        said = Text(f"{', '.join(wrong)}: not the sum of its items", f"{'、'.join(wrong)} 与各小题之和不符")
        raise BadInput([problem(file, "sum", said)])
    return form


def total(form: ResultForm, name: str) -> Decimal:
    """The sum of one kind of points over all items."""
    return sum((Decimal(getattr(item, name)) for item in form.items), Decimal(0))


def share(earned: Decimal, worth: Decimal, waiting: Decimal) -> str:
    """What part of the points was earned, in whole per cent; nothing as long as any wait for an instructor.

    It is rounded down, so that only what is full is 100 %.
    """
    if waiting or not worth:
        return ""
    return f"{int(earned * 100 / worth)} %"
