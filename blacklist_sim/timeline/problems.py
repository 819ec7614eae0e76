"""From a refusal of a form to a message that says where, what was found, and what was expected."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple, Protocol

from pydantic import ValidationError

from blacklist_sim.errors import InputProblem
from blacklist_sim.text import Text
from blacklist_sim.timeline.yaml_text import Path, short

Schema = Mapping[str, Any]

MOST_PROBLEMS = 200
NO_CONTEXT: Mapping[str, Any] = {}

EXPECTED = {
    "text": Text("a text", "一段文字"),
    "date": Text("a date such as 2019-03-12", "形如 2019-03-12 的日期"),
    "flag": Text("true or false", "true 或 false"),
    "count": Text("a whole number from 0 to {most}", "0 至 {most} 的整数"),
    "amount": Text(
        "an amount in yuan with at most two decimals, such as 200000.00", "最多两位小数的金额（元），如 200000.00"
    ),
    "amount_or_full": Text(
        "an amount in yuan with at most two decimals, or in_full", "最多两位小数的金额（元），或 in_full"
    ),
    "amount_negative": Text("an amount that is not below zero", "不为负数的金额"),
    "amount_decimals": Text("an amount with at most two decimals", "最多两位小数的金额"),
    "amount_most": Text("an amount of at most {most} yuan", "不超过 {most} 元的金额"),
    "currency": Text("the ISO code of a currency, such as CNY or USD", "货币的 ISO 代码，如 CNY、USD"),
    "alone": Text("nothing here (case: and who: stand beside it)", "空（case: 与 who: 与之并列书写）"),
    "rate": Text("a rate as a fraction, such as 0.06", "以小数表示的比率，如 0.06"),
    "id": Text(
        "an id: a letter, then at most 63 letters, digits, _ or -",
        "标识：以字母或汉字开头，其后至多 63 个字母、汉字、数字、_ 或 -",
    ),
    "ids": Text("an id or a list of ids", "一个标识或标识列表"),
    "list": Text("a list", "列表"),
    "mapping": Text("a mapping (key: value)", "映射（键: 值）"),
    "one": Text("one key", "一个键"),
    "some": Text("at least one item", "至少一项"),
    "version": Text(
        "format version {version}, the one that this release reads", "格式版本 {version}（本版本所读取的）"
    ),
    "act": Text("the name of one act", "一个行为的名称"),
    "two": Text("two values, the first and the last", "两个值：首值与末值"),
    "draw_one": Text(
        "exactly one of day, amount, count, one_of, after (with days), follows (with words)",
        "day、amount、count、one_of、after（配 days）、follows（配 words）之一",
    ),
    "draw_ends": Text(
        "a range with its smaller value first, and a step above zero", "小值在前的范围，且步长（step）大于零"
    ),
    "draw_weekdays": Text(
        "day or after beside weekdays, and a range with a weekday in it",
        "weekdays 配 day 或 after，且范围内有周一至周五",
    ),
    "other": Text("another kind of value", "另一种值"),
}
PYDANTIC = {
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "string_type": "text",
    "too_long": "one",
    "too_short": "some",
}
SAID = {
    "empty": Text("is empty", "为空"),
    "long": Text("is longer than {most} characters", "超过 {most} 个字符"),
    "hidden": Text("holds the control character {character}, which is not allowed", "含有不允许的控制字符 {character}"),
}


class Places(Protocol):
    """Where the values and keys of a text stand."""

    def find(self, path: Path, of_key: bool = False) -> tuple[int, int]:
        """Line and column."""
        ...


class Flaw(NamedTuple):
    """One thing wrong at a path of the document; `key` when it is the key there, not its value."""

    path: Path
    code: str
    en: str
    zh: str
    found: str | None = None
    expected: str | None = None
    nearest: str | None = None
    key: bool = False
    other: Path | None = None

    def placed(self, file: str, places: Places) -> InputProblem:
        """The flaw as a problem of a file; `{line}` in its message becomes the line of `other`."""
        line, column = places.find(self.path, self.key)
        en, zh = self.en, self.zh
        if self.other is not None:
            there = str(places.find(self.other)[0])
            en, zh = en.replace("{line}", there), zh.replace("{line}", there)
        return InputProblem(self.code, en, zh, file, line, column, self.path, self.found, self.expected, self.nearest)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The valid name closest to `name`, if one is close."""
    return next(iter(get_close_matches(str(name)[:100], list(names), n=1, cutoff=0.6)), None)


def unknown(path: Path, code: str, what: Text, name: Any, names: Iterable[str], key: bool = False) -> Flaw:
    """The flaw of a name that is not among `names`, which are listed when none is near and they are few."""
    known = list(names)
    close = nearest(str(name), known)
    en, zh = f"no {what.en} called {short(name)}", f"没有名为 {short(name)} 的{what.zh}"
    if close is None and 0 < len(known) <= 12:
        en, zh = f"{en}; there are: {', '.join(known)}", f"{zh}；可用：{'、'.join(known)}"
    return Flaw(path, code, en, zh, str(name)[:100], None, close, key)


def from_form(
    error: ValidationError, path: Path, schema: Callable[[], Schema], also: tuple[str, ...] = ()
) -> Iterator[Flaw]:
    """What a form refused, each at its path; `schema` gives the JSON Schema of the form, to name what is allowed.

    `also` are keys that would have made another form of it, offered beside its own.
    """
    described: Schema | None = None
    for item in error.errors(include_url=False):
        if item["type"] == "too_short" and item["input"]:
            continue
        inside = tuple(part for part in item["loc"] if not (isinstance(part, str) and part.startswith("<")))
        if described is None and item["type"] in ("extra_forbidden", "literal_error", "missing"):
            described = schema()
        yield _flaw(item, path + inside, inside, described or {}, also)


def _flaw(item: Mapping[str, Any], path: Path, inside: Path, described: Schema, also: tuple[str, ...]) -> Flaw:
    kind, found, context = item["type"], item["input"], item.get("ctx") or {}
    label, zh_label = _label(path)
    if kind == "missing":
        return Flaw(path, "missing", f"{label} is missing", f"缺少 {zh_label}", expected=label)
    if kind == "extra_forbidden":
        in_facts = inside[-2:-1] == ("facts",) or path[-2:-1] == ("facts",)
        what = Text("fact that can be stated here", "可在此陈述的事实") if in_facts else Text("key", "键")
        known = [*_keys(described, inside[:-1]), *(also if len(inside) == 1 else ())]
        flaw = unknown(path, "unknown_key", what, inside[-1], known, key=True)
        if found is None:
            en, zh = "a text that holds a comma or a colon needs quotes", "含逗号或冒号的文字须加引号"
            flaw = flaw._replace(en=f"{flaw.en} ({en})", zh=f"{flaw.zh}（{zh}）")
        return flaw
    if kind == "literal_error":
        return _not_among(path, _label(path), found, list(_values(described, inside)))
    if kind == "impossible_date":
        return Flaw(path, kind, f"{label}: there is no day {found}", f"{zh_label}：没有 {found} 这一天", str(found))
    if kind in SAID:
        said = SAID[kind]
        return Flaw(
            path, kind, f"{label} {said.en.format(**context)}", f"{zh_label} {said.zh.format(**context)}", short(found)
        )
    if kind == "union_tag_invalid":
        tags = [tag.strip(" '") for tag in str(context["expected_tags"]).split(",")]
        return _not_among((*path, "kind"), _label((*path, "kind")), context["tag"], tags)
    if kind == "union_tag_not_found":
        return Flaw((*path, "kind"), "missing", "kind is missing", "缺少 kind", expected="kind")
    name = PYDANTIC.get(kind, kind)
    return wrong_kind(path, name if name in EXPECTED else "other", found, context)


def wrong_kind(path: Path, kind: str, found: Any, context: Mapping[str, Any] = NO_CONTEXT) -> Flaw:
    """The flaw of a value that is not of the kind expected, one of `EXPECTED`."""
    label, expected, seen = _label(path), EXPECTED[kind], _seen(found)
    wanted = Text(expected.en.format(**context), expected.zh.format(**context))
    gap = " " if wanted.zh[0].isascii() else ""
    return Flaw(
        path,
        kind,
        f"{label.en}: expected {wanted.en}, found {seen.en}",
        f"{label.zh}：应为{gap}{wanted.zh}，实为{seen.zh}",
        seen.en,
        wanted.en,
    )


def _label(path: Path) -> Text:
    """What stands at a path: a key, the item of a list under a key, or the timeline itself."""
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), None)
    if key is None:
        return Text("the timeline", "时间线")
    if isinstance(path[-1], int):
        return Text(f"item {path[-1] + 1} of {key}", f"{key} 第 {path[-1] + 1} 项")
    return Text(key, key)


def _not_among(path: Path, label: Text, found: Any, values: list[str]) -> Flaw:
    seen = _seen(found)
    close = nearest(found, values) if isinstance(found, str) else None
    listed = values if len(values) <= 25 else [*values[:25], "…"]
    return Flaw(
        path,
        "not_among",
        f"{label.en}: expected one of {', '.join(listed)}; found {seen.en}",
        f"{label.zh}：应为以下之一：{'、'.join(listed)}；实为{seen.zh}",
        seen.en,
        ", ".join(listed),
        close,
    )


def _seen(value: Any) -> Text:
    if value is None:
        return Text("nothing", "空")
    if isinstance(value, dict):
        keys = len(value)
        return Text(f"a mapping of {keys} {'key' if keys == 1 else 'keys'}", f"含 {keys} 个键的映射")
    if isinstance(value, list):
        return Text("a list", "列表") if value else Text("an empty list", "空列表")
    written = short(str(value).lower() if isinstance(value, bool) else value)
    return Text(written, f" {written}")


def _at(schema: Schema, path: Path) -> Iterator[Schema]:
    """The parts of a JSON Schema that describe what stands at a path inside the thing it describes."""
    root, here = schema, [schema]
    for step in path:
        below = []
        for part in _alternatives(root, here):
            if isinstance(step, int):
                below.append(part.get("items", {}))
            else:
                below.append(part.get("properties", {}).get(step) or part.get("additionalProperties") or {})
        here = [part for part in below if isinstance(part, dict)]
    yield from _alternatives(root, here)


def _alternatives(root: Schema, parts: Iterable[Schema]) -> Iterator[Schema]:
    for part in parts:
        if reference := part.get("$ref"):
            yield from _alternatives(root, [root["$defs"][reference.rpartition("/")[2]]])
        elif choices := part.get("anyOf") or part.get("oneOf"):
            yield from _alternatives(root, choices)
        else:
            yield part


def _keys(schema: Schema, path: Path) -> list[str]:
    return sorted({key for part in _at(schema, path) for key in part.get("properties", {})})


def _values(schema: Schema, path: Path) -> Iterator[str]:
    for part in _at(schema, path):
        yield from part.get("enum", [part["const"]] if "const" in part else [])
