"""YAML as plain data: every scalar a text, nothing expanded, everything bounded.

One pass over the events of PyYAML's C parser. Places in the file are looked up by a second pass, only when something
has to be reported.
"""

import warnings
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.timeline.syntax import told

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_NODES = 250_000

TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels", f"嵌套超过 {MAX_DEPTH} 层"
NULLS = frozenset(("", "~", "null"))
QUOTED = "while scanning a quoted scalar"
NO_KEY: Any = object()

Path = tuple[str | int, ...]


class SlowYaml(UserWarning):
    """PyYAML came without its C parser."""


def _parser(text: str) -> Any:
    if yaml.__with_libyaml__:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]

        return CParser(text)
    warnings.warn(
        "PyYAML is installed without its C parser (libyaml), so reading is about ten times slower; "
        "get it with: pip install --force-reinstall --only-binary :all: pyyaml / "
        "所装 PyYAML 不含 C 解析器，读取约慢十倍；请运行：pip install --force-reinstall --only-binary :all: pyyaml",
        SlowYaml,
        stacklevel=3,
    )
    return yaml.SafeLoader(text)


def parse(text: str, name: str) -> list[Any]:
    """The documents of a YAML stream as dicts, lists, texts and None; raises BadInput at the first thing wrong."""
    try:
        return _documents(_parser(text), name)
    except yaml.YAMLError as error:
        raise BadInput([_syntax(error, text, name)]) from None
    except UnicodeEncodeError as error:
        line, column = line_and_column(text, error.start)
        en, zh = "half of a character (a lone surrogate) stands here", "此处有不完整的字符（孤立代理项）"
        raise BadInput([InputProblem("encoding", en, zh, name, line, column)]) from None


def _documents(parser: Any, name: str) -> list[Any]:
    next_event = parser.get_event
    documents: list[Any] = []
    parents: list[Any] = []
    here: Any = documents
    key: Any = NO_KEY
    room = MAX_NODES
    while True:
        event = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            room -= 1
            if room < 0 or event.tag is not None or event.anchor is not None:
                raise _refused(event, name)
            value = event.value
            if here.__class__ is dict:
                if key is NO_KEY:
                    key = value
                    if key in here or (key in NULLS and event.implicit[0]):
                        raise _bad_key(event, key, name)
                    continue
                here[key] = None if value in NULLS and event.implicit[0] else value
                key = NO_KEY
            else:
                here.append(None if value in NULLS and event.implicit[0] else value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            room -= 1
            if room < 0 or event.tag is not None or event.anchor is not None or len(parents) >= MAX_DEPTH:
                raise _refused(event, name, too_deep=len(parents) >= MAX_DEPTH)
            new: Any = {} if kind is MappingStartEvent else []
            if here.__class__ is dict:
                if key is NO_KEY:
                    raise _bad_key(event, None, name)
                here[key] = new
                key = NO_KEY
            else:
                here.append(new)
            parents.append(here)
            here = new
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            here = parents.pop()
        elif kind is AliasEvent:
            raise _refused(event, name)
        elif kind is StreamEndEvent:
            return documents


def _at(event: Any, name: str, code: str, en: str, zh: str) -> BadInput:
    mark = event.start_mark
    return BadInput([InputProblem(code, en, zh, name, mark.line + 1, mark.column + 1)])


def _refused(event: Any, name: str, too_deep: bool = False) -> BadInput:
    if isinstance(event, AliasEvent) or event.anchor is not None:
        sign = "*" if isinstance(event, AliasEvent) else "&"
        return _at(
            event,
            name,
            "anchor",
            f"{sign}{event.anchor}: anchors and aliases are not read; write the value out where it is needed",
            f"{sign}{event.anchor}：不读取锚点与别名；请在需要处写出其值",
        )
    if event.tag is not None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        en, zh = f"the tag {tag} is not read; leave it out", f"不读取标签 {tag}；请删去"
        return _at(event, name, "tag", en, zh)
    if too_deep:
        return _at(event, name, "too_deep", *TOO_DEEP)
    en, zh = f"more than {MAX_NODES:,} values in one file", f"一个文件中的值超过 {MAX_NODES:,} 个"
    return _at(event, name, "too_many", en, zh)


def _bad_key(event: Any, key: str | None, name: str) -> BadInput:
    if key is None:
        return _at(event, name, "key", "a key must be a word, not a list or a mapping", "键须为文字，不得为列表或映射")
    if event.implicit[0] and key in NULLS:
        return _at(event, name, "key", "a key is empty", "键为空")
    return _at(event, name, "duplicate", f"the key {short(key)} stands here twice", f"键 {short(key)} 重复")


def _syntax(error: yaml.YAMLError, text: str, name: str) -> InputProblem:
    mark = getattr(error, "problem_mark", None)
    if getattr(error, "context", None) == QUOTED:
        mark = error.context_mark  # type: ignore[attr-defined]
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).splitlines()[0]
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:
        offset = min(getattr(error, "position", None) or 0, len(text))
        line, column = line_and_column(text, offset)
    if "nesting depth" in said:
        en, zh = TOO_DEEP
        return InputProblem("too_deep", en, zh, name, line, column)
    en, zh = told(said)
    return InputProblem("syntax", f"not valid YAML: {en}", f"YAML 语法错误：{zh}", name, line, column)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where the character at `offset` stands, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def short(value: object, most: int = 60) -> str:
    """A value quoted for a message, cut when it is long."""
    written = repr(value)
    return written if len(written) <= most else written[: most - 1] + "…"


class Places:
    """Where each value and each key of a YAML text stands; a path begins with the number of the document.

    The text is walked through only as far as somebody asks.
    """

    def __init__(self, text: str) -> None:
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self._further = self._walk(_parser(text))

    def find(self, path: Path, of_key: bool = False) -> tuple[int, int]:
        """Line and column of a value (or of its key), or of the nearest thing around it that is written."""
        wanted = self.keys if of_key else self.values
        while path not in wanted and next(self._further, False):
            pass
        if path in wanted:
            return wanted[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def _walk(self, parser: Any) -> Iterator[bool]:
        path: list[Any] = []
        next_step: list[Any] = [0]  # per open collection: the next index or key, NO_KEY while a key is due
        while not isinstance(event := parser.get_event(), StreamEndEvent):
            opens = isinstance(event, MappingStartEvent | SequenceStartEvent)
            if not opens and not isinstance(event, ScalarEvent):
                if isinstance(event, MappingEndEvent | SequenceEndEvent):
                    next_step.pop()
                    path.pop()
                continue
            place = event.start_mark.line + 1, event.start_mark.column + 1
            if next_step[-1] is NO_KEY:
                next_step[-1] = event.value
                self.keys[(*path, event.value)] = place
                yield True
                continue
            self.values[(*path, next_step[-1])] = place
            if opens:
                path.append(next_step[-1])
            next_step[-1] = NO_KEY if isinstance(next_step[-1], str) else next_step[-1] + 1
            if opens:
                next_step.append(NO_KEY if isinstance(event, MappingStartEvent) else 0)
            yield True
