"""When an expected value agrees with a found one, and which items of two lists belong together."""

from collections.abc import Mapping, Sequence
from typing import Any

PARTS = ("includes", "excludes")


def agrees(wanted: Any, found: Any) -> bool:
    """Whether what was found is what was wanted: a plain list exactly, `includes` and `excludes` in part."""
    if isinstance(found, list | tuple):
        if not found and not isinstance(wanted, Mapping):
            return not wanted
        absent, surplus = differences(wanted, found)
        return not absent and not surplus
    return bool(wanted == found)


def differences(wanted: Any, found: Sequence[Any]) -> tuple[list[Any], list[int]]:
    """What is wanted and not there, and the places of what is there and not wanted."""
    if isinstance(wanted, Mapping):
        absent = _unmatched(wanted.get("includes", ()), found)[0]
        excluded = wanted.get("excludes", ())
        return absent, [place for place, item in enumerate(found) if any(fits(want, item) for want in excluded)]
    return _unmatched((wanted,) if isinstance(wanted, str) else wanted, found)


def fits(want: Any, item: Any) -> bool:
    """Whether a found item is of the kind that a wanted one describes."""
    if not isinstance(item, Mapping):
        return bool(want == item)
    if isinstance(want, str):
        return want in (item.get("duty"), item.get("rule")) or _in(want, item.get("what"))
    return all(agreeing(key, value, item) for key, value in want.items())


def agreeing(key: str, value: Any, item: Mapping[str, Any]) -> bool:
    """Whether one field of a found item is as wanted; `what` names an act that does the duty, or the duty itself."""
    found = item.get(key)
    if key == "what":
        return _in(value, found) or bool(value == item.get("duty"))
    if isinstance(found, list | tuple):
        return list(value) == list(found)
    return bool(found == value)


def _in(word: Any, found: Any) -> bool:
    return word in found if isinstance(found, list | tuple) else bool(word == found)


def _unmatched(wanted: Sequence[Any], found: Sequence[Any]) -> tuple[list[Any], list[int]]:
    """What is left of both when as many items as possible are paired, each once (augmenting paths)."""
    choices = [[place for place, item in enumerate(found) if fits(want, item)] for want in wanted]
    taken: dict[int, int] = {}

    def place_for(mine: int, tried: set[int]) -> bool:
        for place in choices[mine]:
            if place not in tried:
                tried.add(place)
                if place not in taken or place_for(taken[place], tried):
                    taken[place] = mine
                    return True
        return False

    absent = [want for mine, want in enumerate(wanted) if not place_for(mine, set())]
    return absent, [place for place in range(len(found)) if place not in taken]
