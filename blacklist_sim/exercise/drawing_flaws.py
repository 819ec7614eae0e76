"""What is wrong with what an exercise draws, and with where it asks for it."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from blacklist_sim.exercise.draws import DrawForm, named
from blacklist_sim.text import Text
from blacklist_sim.timeline.problems import Flaw, unknown
from blacklist_sim.timeline.scalars import COUNT_MOST
from blacklist_sim.timeline.yaml_text import Path, short

DRAW = "draw"
DRAWN = Text("drawn value", "抽取值")


def sound(document: Mapping[str, Any]) -> dict[str, DrawForm]:
    """What is drawn, as far as it reads, by name."""
    written = document.get(DRAW)
    found: dict[str, DrawForm] = {}
    for name, value in written.items() if isinstance(written, dict) else ():
        try:
            found[name] = DrawForm.model_validate(value)
        except ValidationError:
            continue
    return found


def flaws(document: Mapping[str, Any], forms: Mapping[str, DrawForm]) -> Iterator[Flaw]:
    """Names that nothing is drawn for, sums where there is nothing to add to, and draws that rest on no earlier one."""
    written = document.get(DRAW)
    known = list(written) if isinstance(written, dict) else []
    yield from _asked(document, forms, known)
    yield from _resting(forms, known)


def _asked(document: Mapping[str, Any], forms: Mapping[str, DrawForm], known: list[str]) -> Iterator[Flaw]:
    for path, name, more, key in named(document, (0,)):
        if name not in known:
            yield unknown(path, "not_drawn", DRAWN, name, known, key)
        elif more and name in forms and (forms[name].one_of or forms[name].words):
            en, zh = f"{name} is a word: nothing is added to it", f"{name} 是词语，不能加减"
            yield Flaw(path, "no_sum", en, zh, key=key)
        elif name in forms and (forms[name].day or forms[name].after) and abs(more) > COUNT_MOST:
            en, zh = (
                f"{short(str(more))}: at most {COUNT_MOST} can be added",
                f"{short(str(more))}：至多加减 {COUNT_MOST}",
            )
            yield Flaw(path, "no_sum", en, zh, key=key)


def _resting(forms: Mapping[str, DrawForm], known: list[str]) -> Iterator[Flaw]:
    """What is drawn after another value must be drawn after it, and a word must go with every word it follows."""
    for name, one in forms.items():
        earlier = known[: known.index(name)]
        for key, other in (("after", one.after), ("follows", one.follows)):
            path: Path = (0, DRAW, name, key)
            if other is None:
                continue
            if other not in earlier:
                late, late_zh = (
                    (": it is drawn later; move it up", "：其抽取在后，请前移") if other in known else ("", "")
                )
                flaw = unknown(path, "not_drawn", DRAWN, other, earlier)
                yield flaw if not late else Flaw(path, "not_drawn", f"{other}{late}", f"{other}{late_zh}")
            elif key == "after" and other in forms and not (forms[other].day or forms[other].after):
                yield Flaw(path, "no_day", f"{other} is no day", f"{other} 不是日期")
        if one.words is not None and one.follows is not None and one.follows in forms:
            words = _words(forms[one.follows])
            missing = [word for word in words if word not in one.words]
            path = (0, DRAW, name, "words")
            if not words:
                en, zh = f"{one.follows} is neither a word nor a number", f"{one.follows} 既非词语亦非整数"
                yield Flaw((0, DRAW, name, "follows"), "no_word", en, zh)
            elif missing:
                yield Flaw(path, "no_word", f"no word for {missing[0]}", f"{missing[0]} 没有对应的词")


def _words(form: DrawForm) -> list[str]:
    """The words that can be drawn; a whole number is a word too."""
    if form.count is not None:
        return [str(number) for number in range(form.count[0], form.count[1] + 1)]
    return list(form.one_of or (form.words or {}).values())


def asks(document: Any, path: Path) -> bool:
    """Whether what stands at a path of a document asks for something drawn."""
    for part in path:
        try:
            document = document[part]
        except (KeyError, IndexError, TypeError):
            return False
    return any(True for _ in named(document))
