"""The door for JSON that others hand in: never more than a limit is read, and what does not read says why."""

import json
import math
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.store.names import shown
from blacklist_sim.text import Text
from blacklist_sim.timeline.file_text import decode
from blacklist_sim.timeline.syntax import told

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_PROBLEMS = 20
MOST_PATH = 4096

TYPES = {
    "string_type": Text("a text", "文字"),
    "int_type": Text("a whole number", "整数"),
    "list_type": Text("a list", "列表"),
    "tuple_type": Text("a list", "列表"),
    "dict_type": Text("an object", "对象"),
    "model_type": Text("an object", "对象"),
}
SAID = {
    "too_long": Text("holds too much", "内容过多"),
    "string_too_long": Text("is too long", "过长"),
    "string_pattern_mismatch": Text("is not of its form", "格式不符"),
    "greater_than_equal": Text("is too small", "过小"),
    "less_than_equal": Text("is too large", "过大"),
}
UNFIT = Text("is not of its form", "格式不符")


def path_shown(path: str) -> str:
    """The path of a file as a message can safely show it, all of it."""
    return shown(path, MOST_PATH)


def problem(file: str, code: str, said: Text, line: int = 0, column: int = 0) -> InputProblem:
    """One thing wrong with a file."""
    return InputProblem(code, *said, path_shown(file), line, column)


def refused(file: str, code: str, en: str, zh: str, line: int = 0) -> BadInput:
    """The refusal of a file for one reason."""
    return BadInput([problem(file, code, Text(en, zh), line, 1 if line else 0)])


def text_of(path: Path, most: int = MOST_BYTES) -> str:
    """The text of a plain file that is not larger than the limit; raises BadInput. No more than that is ever read."""
    name = str(path)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise refused(name, "no_file", "this is no plain file", "不是普通文件")
        if about.st_size > most:
            raise too_large(name, most)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise refused(name, "unreadable", f"cannot be read: {error.strerror}", f"无法读取：{error.strerror}") from None
    if len(data) > most:  # it has grown since it was looked at
        raise too_large(name, most)
    return decode(data, path_shown(name), most)


def lines_of(path: Path, most: int = MOST_BYTES) -> Iterator[str | BadInput]:
    """The lines of a file of JSON Lines one by one, empty ones left out; for one over the limit what is wrong with it.

    Raises BadInput where the file cannot be read at all.
    """
    name = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refused(name, "no_file", "this is no plain file", "不是普通文件")
        with path.open("rb") as file:
            while data := file.readline(most + 1):
                if len(data) > most:
                    while not data.endswith(b"\n") and (data := file.readline(most)):
                        pass
                    yield too_large(name, most)
                    continue
                try:
                    yield decode(data, path_shown(name), most)
                except BadInput as error:
                    yield error
    except OSError as error:
        raise refused(name, "unreadable", f"cannot be read: {error.strerror}", f"无法读取：{error.strerror}") from None


def too_large(name: str, most: int) -> BadInput:
    """The refusal of what is over the limit."""
    en, zh = f"larger than {most:,} bytes, more than any answers fill; it is not read", f"超过 {most:,} 字节，不予读取"
    return refused(name, "too_large", en, zh)


class _Refused(Exception):
    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.text = Text(en, zh)


def value_of(text: str, file: str, line: int = 0) -> Any:
    """The value that a text of JSON holds, in JSON's own types; raises BadInput. `line` is its line in the file."""
    if not text.strip():
        raise refused(file, "empty", "the file is empty", "文件为空", line)
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
        if (text.count("[") + text.count("{")) > MOST_DEPTH and _deeper(value, MOST_DEPTH):
            raise RecursionError
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except json.JSONDecodeError as error:
        at, column = (line, error.colno) if line else (error.lineno, error.colno)
        if not text[error.pos :].strip() or error.msg.startswith("Unterminated"):
            said = Text("the file is cut off: it ends before it is complete", "文件被截断：内容不完整")
            raise BadInput([problem(file, "truncated", said, at, column)]) from None
        meaning = told(error.msg)
        said = Text(f"not valid JSON: {meaning.en}", f"不是有效的 JSON：{meaning.zh}")
        raise BadInput([problem(file, "syntax", said, at, column)]) from None
    except RecursionError:
        raise refused(
            file, "too_deep", f"nested more than {MOST_DEPTH} deep", f"嵌套超过 {MOST_DEPTH} 层", line
        ) from None
    except UnicodeEncodeError:
        raise refused(file, "unfit_value", "half a character stands in it", "其中有不完整的字符", line) from None
    except _Refused as error:
        raise refused(file, "unfit_value", *error.text, line) from None
    except ValueError:  # a number of thousands of digits
        raise refused(file, "unfit_value", "a number in it is too long", "其中有过长的数字", line) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = shown(next(key for key in keys if keys.count(key) > 1))
        raise _Refused(f"the key {twice} stands twice in one object", f"同一对象中键 {twice} 重复")
    return found


def _no_constant(word: str) -> None:
    raise _Refused(f"{word} is no number", f"{word} 不是数字")


def _finite(word: str) -> float:
    found = float(word)
    if not math.isfinite(found):
        raise _Refused(f"{word[:20]} is too large a number", f"{word[:20]} 数值过大")
    return found


def _deeper(value: Any, most: int) -> bool:
    level = [value]
    for _ in range(most):
        level = [
            part
            for whole in level
            if isinstance(whole, dict | list)
            for part in (whole.values() if isinstance(whole, dict) else whole)
        ]
        if not level:
            return False
    return any(isinstance(whole, dict | list) for whole in level)


def problems_of(error: ValidationError, file: str, line: int = 0) -> Iterator[InputProblem]:
    """What a form refused, each by the place of the value within the document."""
    for item in error.errors(include_url=False)[:MOST_PROBLEMS]:
        place, kind = placed(item["loc"]), item["type"]
        if kind == "missing":
            said = Text(f"{place} is missing", f"缺少 {place}")
        elif kind == "extra_forbidden":
            said = Text(f"nothing is called {place} here; leave it out", f"此处没有 {place}；请删去")
        elif kind == "literal_error":
            among = item["ctx"]["expected"].replace(" or ", ", ").replace("'", "")
            said = Text(f"{place} is none of: {among}", f"{place} 不是下列之一：{among}")
        elif kind in TYPES:
            expected = TYPES[kind]
            said = Text(f"{place} should be {expected.en}", f"{place} 应为{expected.zh}")
        else:
            how = SAID.get(kind, UNFIT)
            said = Text(f"{place} {how.en}", f"{place} {how.zh}")
        yield problem(file, kind, said, line, 1 if line else 0)


def placed(path: tuple[int | str, ...]) -> str:
    """A place within a document, as in `rows[3].given`; items count from 1."""
    said = ""
    for part in path:
        said += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if said else str(part)
    return shown(said or "the document")
