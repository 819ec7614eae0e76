"""The one door for exercises: a file or a shipped name comes out as an exercise, or as a list of what is wrong."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.exercise import drawing_flaws
from blacklist_sim.exercise.draws import draw, filled
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
        with path.open("rb") as opened:
            data = opened.read(yaml_text.MAX_BYTES + 1)
    except OSError as error:
        said = Text(f"cannot be read: {error.strerror}", f"无法读取：{error.strerror}")
        raise BadInput([InputProblem("unreadable", *said, str(path))]) from None
    return read_text(decode(data, str(path), yaml_text.MAX_BYTES), path.stem, str(path), words)


def read_text(text: str, name: str, file: str, words: Vocabulary | None = None) -> Exercise:
    """The exercise written in a YAML text; `file` stands in messages. Raises BadInput."""
    words = words or vocabulary()
    problems = list(real_ids_in(text, file))
    documents = yaml_text.parse(text, file)
    if len(documents) > 1:
        en, zh = f"{len(documents)} documents; one file holds one exercise", "有 {} 个文档；一个文件只含一个习题"
        raise BadInput([InputProblem("no_exercise", en, zh.format(len(documents)), file)])
    if not documents or not isinstance(documents[0], dict):
        raise BadInput([InputProblem("no_exercise", "expected one exercise, a mapping", "应为一个习题（映射）", file)])
    document = documents[0]
    found: list[yaml_text.Places] = []

    def places() -> yaml_text.Places:
        if not found:
            found.append(yaml_text.Places(text))
        return found[0]

    form, flaws = _form(document)
    if form is not None:
        flaws = [*_aims(form, words), *_same_ids(form)]
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
    """The form, with the first values that can be drawn where something is to be drawn.

    Where what is drawn is itself wrong, that is told, and nothing of the places that ask for it.
    """
    drawn = drawing_flaws.sound(document)
    flaws = list(drawing_flaws.flaws(document, drawn))
    whole = not flaws and len(drawn) == len(document.get(drawing_flaws.DRAW) or ())
    first = filled(document, draw(drawn, "", 0)) if whole else document
    try:
        form = ExerciseForm.model_validate(first)
    except ValidationError as error:
        found = [without_tags(flaw) for flaw in from_form(error, (0,), ExerciseForm.model_json_schema)]
        return None, flaws + [flaw for flaw in found if whole or not drawing_flaws.asks([document], flaw.path)]
    return (None, flaws) if flaws else (form, [])


def _same_ids(form: ExerciseForm) -> Iterable[Flaw]:
    seen: set[str] = set()
    for number, task in enumerate(form.tasks):
        if task.id is not None and task.id in seen:
            en, zh = f"another task has the id {task.id}", f"另有任务的 id 为 {task.id}"
            yield Flaw((0, "tasks", number, "id"), "same_id", en, zh)
        seen |= {task.id} if task.id is not None else set()


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
