"""Entries of the data files, read and built one by one; what is wrong with one does not keep the others from it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

R = TypeVar("R", bound=BaseModel)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Sharing(LOADER):  # type: ignore[misc, valid-type]
    """Makes one object of all texts that are equal."""

    texts: dict[str, str]

    def construct_scalar(self, node: yaml.ScalarNode) -> Any:
        found = super().construct_scalar(node)
        return self.texts.setdefault(found, found)


def read_data(data: bytes, texts: dict[str, str]) -> Any:
    """What a data file holds. Its texts are shared with the files read with the same `texts`: names come in many."""
    loader = _Sharing(data)
    loader.texts = texts
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def build_each(
    entries: Mapping[str, Any], model: type[R], build: Callable[[str, R], Any], problems: list[Text]
) -> dict[str, Any]:
    """What `build` makes of each entry that fits the model; whatever is wrong with the others goes to `problems`."""
    built = {}
    for key, value in entries.items():
        try:
            built[key] = build(key, model.model_validate(value))
        except ValidationError as error:
            for item in error.errors():
                place = ".".join(str(part) for part in item["loc"])
                problems.append(Text(f"{key}: {place}: {item['msg']}", f"{key}：{place}：{item['msg']}"))
        except (ValueError, KeyError, TypeError, BlacklistSimError) as error:
            problems.append(Text(f"{key}: {error}", f"{key}：{error}"))
    return built
