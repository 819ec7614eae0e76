"""The one door for submissions: a file comes out as attempts, or as a list of what is wrong; nothing of it is run.

A submission is what `Attempt.plain` gives, as one JSON document, or several as JSON Lines, one on a line.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StrictInt, StrictStr, ValidationError

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.exercise.attempt import ANSWER, FORMAT, HINT, REVEAL, START, VERSION, Attempt, Row
from blacklist_sim.exercise.grade import FORMAT as RESULT
from blacklist_sim.exercise.hints import TIERS
from blacklist_sim.exercise.json_door import lines_of, problem, problems_of, refused, text_of, value_of
from blacklist_sim.text import Text
from blacklist_sim.timeline.identity import real_numbers
from blacklist_sim.timeline.scalars import NAME_LENGTH, hidden

LINES = ".jsonl"
MOST_ROWS = 5_000
MOST_SEED = 2**53
CLAIMS = frozenset(
    {"earned", "worth", "points", "score", "grade", "mark", "marks", "hidden", "price", "mistakes", "result", "percent"}
)
"""Keys by which a submission claims what only grading finds."""


def _shows(text: str) -> str:
    if hidden(text) or "\n" in text or "\t" in text:
        raise ValueError("hidden")
    return text


Line = Annotated[StrictStr, Field(max_length=NAME_LENGTH), AfterValidator(_shows)]
Called = Annotated[StrictStr, Field(min_length=1, max_length=NAME_LENGTH), AfterValidator(_shows)]


class RowForm(BaseModel):
    """One thing that was done; see `Row`."""

    model_config = ConfigDict(extra="forbid")

    what: Literal["start", "answer", "hint", "reveal", "submit"]
    item: Line = ""
    given: JsonValue = None
    at: Line = ""
    hash: Annotated[StrictStr, Field(pattern="^[0-9a-f]{64}$")]


class AnswersForm(BaseModel):
    """A submission: the format and its version, on which edition of which exercise with which seed, whose, the rows."""

    model_config = ConfigDict(extra="forbid")

    format: StrictStr
    version: StrictInt
    exercise: Called
    digest: Line
    seed: Annotated[StrictInt, Field(ge=0, le=MOST_SEED)]
    student: Called
    rows: Annotated[list[RowForm], Field(max_length=MOST_ROWS)]


def read(path: Path, real_ids: bool = False) -> Iterator[tuple[str, Attempt | BadInput]]:
    """The submissions of a file, each with where it stands: the file, of JSON Lines with the line after a colon.

    A submission that does not read comes out as what is wrong with it, and the next ones are read all the same.
    """
    name = str(path)
    if path.suffix != LINES:
        try:
            yield name, parse(text_of(path), name, real_ids=real_ids)
        except BadInput as error:
            yield name, error
        return
    try:
        for number, text in enumerate(lines_of(path), start=1):
            place = f"{name}:{number}"
            if isinstance(text, BadInput):
                yield place, text
            elif text.strip():
                try:
                    yield place, parse(text, name, number, real_ids)
                except BadInput as error:
                    yield place, error
    except BadInput as error:
        yield name, error


def parse(text: str, file: str, line: int = 0, real_ids: bool = False) -> Attempt:
    """The attempt that a text of JSON holds; raises BadInput with everything wrong in it. `line` is its line."""
    document = value_of(text, file, line)
    if not isinstance(document, dict) or "format" not in document:
        raise refused(
            file, "no_answers", "these are no answers to an exercise: there is no `format`",
            "不是习题作答：没有 format", line,
        )  # fmt: skip
    _check_format(document, file, line)
    problems = list(_claims(document, file, line))
    try:
        form = AnswersForm.model_validate(_without_claims(document))
    except ValidationError as error:
        raise BadInput([*problems, *problems_of(error, file, line)]) from None
    problems += _unfit_rows(form, file, line)
    if not real_ids:
        problems += _real_ids(form, file, line)
    if problems:
        raise BadInput(problems)
    rows = tuple(Row(row.what, row.item, row.given, row.at, row.hash) for row in form.rows)
    return Attempt(form.exercise, form.digest, form.seed, form.student, rows)


def _check_format(document: dict[str, Any], file: str, line: int) -> None:
    found, version = document["format"], document.get("version")
    if found == RESULT:
        raise refused(file, "a_result", "this is a result; hand in the answers", "这是评分结果；请提交作答", line)
    if found != FORMAT:
        raise refused(
            file, "no_answers", f"the format is not {FORMAT!r}: these are no answers to an exercise",
            f"格式不是“{FORMAT}”：不是习题作答", line,
        )  # fmt: skip
    if isinstance(version, int) and version != VERSION:
        raise refused(
            file, "version", f"version {version} of the format is not known here; this program reads {VERSION}",
            f"不支持格式版本 {version}；本程序读取版本 {VERSION}", line,
        )  # fmt: skip


def _claims(document: dict[str, Any], file: str, line: int) -> Iterator[InputProblem]:
    """Claims of points, each by its place."""
    rows = document.get("rows")
    wholes = [("", document)]
    if isinstance(rows, list):
        wholes += [(f"rows[{number}].", row) for number, row in enumerate(rows, start=1) if isinstance(row, dict)]
    for place, whole in wholes:
        for key in whole.keys() & CLAIMS:
            said = Text(
                f"it claims points ({place}{key}); what answers earn is found by grading: leave that out",
                f"自称得分（{place}{key}）；得分由评分得出：请删去",
            )
            yield problem(file, "claims", said, line, 1 if line else 0)


def _without_claims(document: dict[str, Any]) -> dict[str, Any]:
    """The document without what has been told of already."""
    kept = {key: value for key, value in document.items() if key not in CLAIMS}
    if isinstance(kept.get("rows"), list):
        kept["rows"] = [
            {key: value for key, value in row.items() if key not in CLAIMS} if isinstance(row, dict) else row
            for row in kept["rows"]
        ]
    return kept


def _unfit_rows(form: AnswersForm, file: str, line: int) -> Iterator[InputProblem]:
    """Rows that no attempt has: a start that is not the first, a hint of no tier, a thing done to no item."""
    if not form.rows or form.rows[0].what != START:
        said = Text("the first row is not the start: the beginning is missing", "第一行不是开始：开头缺失")
        yield problem(file, "no_start", said, line, 1 if line else 0)
    for number, row in enumerate(form.rows, start=1):
        wrong = None
        if row.what == START and number > 1:
            wrong = Text("starts a second time", "再次开始")
        elif row.what == HINT and (row.given not in TIERS or isinstance(row.given, bool | float)):
            wrong = Text("takes a hint of no tier", "提示层级有误")
        elif row.what in (ANSWER, HINT, REVEAL) and not row.item:
            wrong = Text("names no item", "未指明小题")
        if wrong is not None:
            said = Text(f"rows[{number}] {wrong.en}", f"rows[{number}] {wrong.zh}")
            yield problem(file, "unfit_row", said, line, 1 if line else 0)


def _real_ids(form: AnswersForm, file: str, line: int) -> Iterator[InputProblem]:
    said = [form.student, *(text for row in form.rows for text in _texts(row.given))]
    if any(True for text in said for _ in real_numbers(text)):
        text = Text(
            "it holds an identity number that could be a living person's; leave it out, or insist with --real-ids",
            "其中有可能属于真实个人的身份证号码；请删去，或以 --real-ids 坚持",
        )
        yield problem(file, "real_id", text, line, 1 if line else 0)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
