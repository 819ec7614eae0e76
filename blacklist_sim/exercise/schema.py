"""The JSON Schemas of exercises, answers and results, from the forms that read them.

`python -m blacklist_sim.exercise.schema` writes that of exercises, which editors use.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from blacklist_sim.exercise.forms import ExerciseForm
from blacklist_sim.exercise.handed_in import AnswersForm
from blacklist_sim.exercise.results import ResultForm
from blacklist_sim.timeline.schema import DIALECT, bare

PUBLISHED = Path(__file__).with_name("exercise.schema.json")
DRAWN = {"type": "string", "pattern": r"^\$\w+([+-]\d+)?$"}
"""What stands in the place of a value that is drawn."""

Schema = dict[str, Any]


def exercise_schema() -> Schema:
    """The schema of an exercise (draft 2020-12). Where a day, a number or a word can stand, a drawn value can."""
    schema: Schema = bare(ExerciseForm.model_json_schema())
    drawable = {name: _drawable(part) for name, part in schema.pop("$defs").items() if name != "DrawForm"}
    drawable["DrawForm"] = bare(ExerciseForm.model_json_schema())["$defs"]["DrawForm"]
    schema["properties"]["level"] = {"enum": [1, 2, 3, "1", "2", "3"]}  # as editors read it, and as this program does
    heading = {"$schema": DIALECT, "title": "blacklist-sim exercise", "description": "A law-school exercise / 法学习题"}
    return heading | schema | {"$defs": dict(sorted(drawable.items()))}


def answers_schema() -> Schema:
    """The schema of what a student hands in."""
    return _plain(AnswersForm, "blacklist-sim answers", "Answers to an exercise / 习题作答")


def result_schema() -> Schema:
    """The schema of a result."""
    return _plain(ResultForm, "blacklist-sim result", "The result of an attempt / 评分结果")


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "exercise": exercise_schema,
    "answers": answers_schema,
    "result": result_schema,
}


def _plain(form: Any, title: str, said: str) -> Schema:
    described: Schema = bare(form.model_json_schema())
    return {"$schema": DIALECT, "title": title, "description": said} | described


def _drawable(node: Any) -> Any:
    """The same, with a drawn value allowed where a day or a number can stand."""
    if isinstance(node, list):
        return [_drawable(part) for part in node]
    if not isinstance(node, dict):
        return node
    kind = node.get("type")
    if "pattern" in node and (kind == "string" or isinstance(kind, list)) and "properties" not in node:
        return {"anyOf": [node, DRAWN]}
    return {key: _drawable(part) for key, part in node.items()}


def published() -> str:
    """The schema of exercises as it stands in the package."""
    return json.dumps(exercise_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(published(), encoding="utf-8")
    print(PUBLISHED)
