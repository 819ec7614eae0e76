"""The one door for exercises: a file or a shipped name comes out as an exercise, or as a list of what is wrong."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.exercise.draws import DrawForm, draw, filled, named
from blacklist_sim.exercise.exercise import Exercise, without_tags
from blacklist_sim.exercise.forms import ExerciseForm
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline import yaml_text
from blacklist_sim.timeline.file_text import decode
from blacklist_sim.timeline.problems import Flaw, from_form, nearest, unknown
from blacklist_sim.timeline.read import find as find_timeline
from blacklist_sim.timeline.read import listed, real_ids_in
from blacklist_sim.timeline.vocabulary import Vocabulary, vocabulary

_HERE = Path(__file__).resolve().parent.parent
FOLDERS = (_HERE / "fixtures" / "exercises", _HERE.parent / "fixtures" / "exercises")
"""Inside an installed package, or beside it in a checkout."""

ENDING = ".yaml"
DRAWS = TypeAdapter(dict[str, DrawForm])


def shipped() -> dict[str, Path]:
    """Every shipped exercise by name."""
    return {
        file.stem: file
        for folder in reversed(FOLDERS)
        if folder.is_dir()
        for file in sorted(folder.iterdir())
        if file.suffix == ENDING
    }


def read_exercise(name: str | os.PathLike[str], words: Vocabulary | None = None) -> Exercise:
    """The exercise of a file, or the shipped one of that name. Raises BadInput with everything wrong in it."""
    path = _find(os.fspath(name))
    try:
        data = path.read_bytes() if path.stat().st_size <= yaml_text.MAX_BYTES else b""
    except OSError as error:
        said = Text(f"cannot be read: {error.strerror}", f"无法读取：{error.strerror}")
        raise BadInput([InputProblem("unreadable", *said, str(path))]) from None
    return read_text(decode(data, str(path), yaml_text.MAX_BYTES), path.stem, str(path), words)


def read_text(text: str, name: str, file: str, words: Vocabulary | None = None) -> Exercise:
    """The exercise written in a YAML text; `file` stands in messages. Raises BadInput."""
    words = words or vocabulary()
    problems = list(real_ids_in(text, file))
    documents = yaml_text.parse(text, file)
    if len(documents) != 1 or not isinstance(documents[0], dict):
        raise BadInput([InputProblem("no_exercise", "expected one exercise, a mapping", "应为一个习题（映射）", file)])
    document = documents[0]
    found: list[yaml_text.Places] = []

    def places() -> yaml_text.Places:
        if not found:
            found.append(yaml_text.Places(text))
        return found[0]

    form, flaws = _form(document)
    if form is not None:
        flaws = [*_undrawn(document), *_draws(form), *_aims(form, words)]
    if flaws or problems or form is None:
        problems += (flaw.placed(file, places()) for flaw in flaws)
        raise BadInput(listed(problems, file))
    timeline = document["timeline"]
    if isinstance(timeline, str):
        timeline = _other(timeline)
    story = Text(form.story.en, form.story.zh) if form.story is not None else NO_TEXT
    title = Text(form.title.en, form.title.zh)
    return Exercise(
        name, file, text, document, timeline, form.draw, title, int(form.level), tuple(form.aims), story, form.boundary,
        places,
    )  # fmt: skip


def _form(document: dict[str, Any]) -> tuple[ExerciseForm | None, list[Flaw]]:
    """The form, with the first values that can be drawn where something is to be drawn."""
    try:
        first = filled(document, draw(DRAWS.validate_python(document.get("draw", {})), "", 0))
    except (ValidationError, KeyError):
        first = document
    try:
        return ExerciseForm.model_validate(first), []
    except ValidationError as error:
        return None, [without_tags(flaw) for flaw in from_form(error, (0,), ExerciseForm.model_json_schema)]


def _undrawn(document: dict[str, Any]) -> Iterable[Flaw]:
    known = list(document.get("draw", {}))
    for key, value in document.items():
        for name in dict.fromkeys(named(value)):
            if name not in known:
                yield unknown((0, key), "not_drawn", Text("drawn value", "抽取值"), name, known, key=True)


def _draws(form: ExerciseForm) -> Iterable[Flaw]:
    """What is drawn after another value must be drawn after it, and a word must go with every word it follows."""
    earlier: dict[str, DrawForm] = {}
    for name, one in form.draw.items():
        for key, other in (("after", one.after), ("follows", one.follows)):
            if other is not None and other not in earlier:
                yield unknown((0, "draw", name, key), "not_drawn", Text("drawn value", "抽取值"), other, list(earlier))
        if one.words is not None and one.follows in earlier:
            missing = [word for word in earlier[one.follows].one_of or () if word not in one.words]
            if missing:
                yield Flaw(
                    (0, "draw", name, "words"), "no_word", f"no word for {missing[0]}", f"{missing[0]} 没有对应的词"
                )
        earlier[name] = one


def _aims(form: ExerciseForm, words: Vocabulary) -> Iterable[Flaw]:
    known = (*words.book.rules, *words.book.duties, *words.book.figures)
    for number, aim in enumerate(form.aims):
        if aim not in known:
            yield unknown((0, "aims", number), "unknown_rule", Text("rule", "规则"), aim, known)


def _other(name: str) -> dict[str, Any]:
    """The plain document of another timeline, by its path or name."""
    path = find_timeline(name)
    text = decode(path.read_bytes(), str(path), yaml_text.MAX_BYTES)
    document: dict[str, Any] = yaml_text.parse(text, str(path))[0]
    return document


def _find(name: str) -> Path:
    if os.path.lexists(name):
        return Path(name)
    known = shipped()
    if name in known:
        return known[name]
    en = f"no such file, and no shipped exercise of that name ({len(known)} are shipped)"
    zh = f"没有该文件，也没有同名的内置习题（内置 {len(known)} 个）"
    raise BadInput([InputProblem("no_file", en, zh, name, nearest=nearest(name, known))])
