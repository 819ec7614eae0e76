"""Answers as somebody types them: read by the form of their item, or refused with what is expected."""

from pathlib import Path
from typing import Any

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.exercise.items import Item, Unfit
from blacklist_sim.exercise.json_door import text_of, value_of
from blacklist_sim.exercise.variant import Variant
from blacklist_sim.store.names import shown
from blacklist_sim.text import Text
from blacklist_sim.timeline.problems import nearest

LISTS = ("several", "order")
"""Forms whose answers are ids with commas between them."""

COMMAS = str.maketrans("，、", ",,")
NOTHING = ("", "none", "无")
FROM_FILE = "@"


class UnfitAnswer(BlacklistSimError):
    """What is no answer to its item."""

    def __init__(self, item: Item, text: Text) -> None:
        super().__init__(f"{item.id}: {text.en}", f"{item.id}：{text.zh}")


def item_called(variant: Variant, name: str) -> Item:
    """The item of that id; raises BlacklistSimError with the nearest."""
    found = variant.items.get(name)
    if found is not None:
        return found
    close, known = nearest(name, variant.items), ", ".join(variant.items)
    hint = (
        Text(f"did you mean {close}?", f"是否应为 {close}？") if close else Text(f"there are {known}", f"共有 {known}")
    )
    said = shown(name)
    raise BlacklistSimError(f"no item {said!r}; {hint.en}", f"没有小题“{said}”；{hint.zh}")


def answer_written(item: Item, text: str) -> Any:
    """The answer that a text means, in JSON's own types; raises UnfitAnswer, and BadInput for a file named with @.

    Ids stand with commas between them, what is made of parts as JSON; `@FILE` is what stands in a file.
    """
    source = "-"
    if text.startswith(FROM_FILE):
        source = text.removeprefix(FROM_FILE)
        text = text_of(Path(source)).strip()
    given: Any = text
    if text[:1] in ("[", "{") and item.form.kind != "words":
        given = value_of(text, source)
    elif item.form.kind in LISTS:
        given = [] if text.strip().lower() in NOTHING else [part.strip() for part in text.translate(COMMAS).split(",")]
    elif item.form.kind != "words":
        given = text.strip()
    try:
        item.form.read(given)
    except Unfit as unfit:
        raise UnfitAnswer(item, unfit.text) from None
    return given
