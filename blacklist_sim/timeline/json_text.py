"""One JSON value as plain data, the same shapes as from YAML: numbers stay text, no key stands twice."""

import json
import re
from typing import Any

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.timeline.syntax import told
from blacklist_sim.timeline.yaml_text import MAX_BYTES, MAX_DEPTH, MAX_NODES, TOO_DEEP, Path, short

TOO_LONG = (
    "the line is longer than {most:,} characters or holds more than {values:,} values; one timeline is a line",
    "该行超过 {most:,} 个字符或 {values:,} 个值；每个时间线占一行",
)
WHOLES = (dict, list)
TOKEN = re.compile(r'\s*(?:("(?:[^"\\]|\\.)*")|([\[\]{}:,])|([^\s\[\]{}:,"]+))')


class _Refused(Exception):
    """A text that is JSON to Python but not to this door; `word` is what gives offence."""

    def __init__(self, word: str, en: str, zh: str) -> None:
        super().__init__(en)
        self.word, self.en, self.zh = word, en, zh


def parse_line(line: str, name: str, number: int, most: int = MAX_BYTES, values: int = MAX_NODES) -> Any:
    """The value of one line of JSON Lines, of at most so many characters and values; raises BadInput."""
    if len(line) > most or line.count(",") > values:
        en, zh = (said.format(most=most, values=values) for said in TOO_LONG)
        raise BadInput([InputProblem("too_large", en, zh, name, number, 1)])
    try:
        value = DECODER.decode(line)
        if line.count("[") + line.count("{") > MAX_DEPTH and _deeper_than(MAX_DEPTH, value):
            raise RecursionError
        return value
    except json.JSONDecodeError as error:
        said = told(error.msg)
        en, zh = f"not valid JSON: {said.en}", f"JSON 语法错误：{said.zh}"
        raise BadInput([InputProblem("syntax", en, zh, name, number, error.pos + 1)]) from None
    except RecursionError:
        raise BadInput([InputProblem("too_deep", *TOO_DEEP, name, number, 1)]) from None
    except _Refused as refused:
        column = _column(line, refused.word)
        raise BadInput([InputProblem("duplicate", refused.en, refused.zh, name, number, column)]) from None


def _deeper_than(most: int, value: Any) -> bool:
    level = [value] if value.__class__ in WHOLES else []
    for _ in range(most):
        level = [
            part
            for whole in level
            for part in (whole.values() if whole.__class__ is dict else whole)
            if part.__class__ in WHOLES
        ]
        if not level:
            return False
    return True


def _column(line: str, word: str) -> int:
    """Where a constant stands, or a key for the second time in one object."""
    keys: list[set[str]] = []
    for match in TOKEN.finditer(line):
        text, sign, plain = match.groups()
        if plain == word:
            return match.start(3) + 1
        if sign and sign in "{[":
            keys.append(set())
        elif sign and sign in "]}" and keys:
            keys.pop()
        elif text and keys and line[match.end() :].lstrip().startswith(":") and json.loads(text) == word:
            if word in keys[-1]:
                return match.start(1) + 1
            keys[-1].add(word)
    return 1


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Refused(twice, f"the key {short(twice)} stands here twice", f"键 {short(twice)} 重复")
    return found


def _no_constant(word: str) -> None:
    raise _Refused(word, f"{word} is no JSON number", f"{word} 不是 JSON 数字")


DECODER = json.JSONDecoder(
    object_pairs_hook=_without_duplicates, parse_int=str, parse_float=str, parse_constant=_no_constant
)


class LinePlaces:
    """Where each value and key of one line stands; every path begins with the number of the document."""

    def __init__(self, line: str, number: int, document: int) -> None:
        self.values: dict[Path, int] = {}
        self.keys: dict[Path, int] = {}
        self._number = number
        tokens = (
            (match.group().strip(), match.end() - len(match.group().lstrip()) + 1) for match in TOKEN.finditer(line)
        )
        self._value(next(tokens), tokens, (document,))

    def find(self, path: Path, of_key: bool = False) -> tuple[int, int]:
        """Line and column of a value (or of its key), or of the nearest thing around it that is written."""
        if of_key and path in self.keys:
            return self._number, self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self._number, self.values.get(path, 1)

    def _value(self, token: tuple[str, int], tokens: Any, path: Path) -> None:
        word, self.values[path] = token
        if word == "{":
            while (token := next(tokens))[0] != "}":
                if token[0] == ",":
                    continue
                key = (*path, json.loads(token[0]))
                self.keys[key] = token[1]
                next(tokens)
                self._value(next(tokens), tokens, key)
        elif word == "[":
            index = 0
            while (token := next(tokens))[0] != "]":
                if token[0] != ",":
                    self._value(token, tokens, (*path, index))
                    index += 1
