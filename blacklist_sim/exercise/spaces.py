"""Room to answer on paper: what there is to choose from, and what is written where."""

from collections.abc import Iterator
from typing import Any

from blacklist_sim.exercise.items import Item
from blacklist_sim.text import Text

LINES, ROWS = 8, 8
"""How many lines there are to write a text on, and how many rows in a table."""

INSTRUMENT, ARTICLE = Text("Instrument", "法律文件"), Text("Article", "条款")
RULES, REMEDIES, DUTIES = Text("Rules", "规则"), Text("Remedies", "救济"), Text("Duties", "义务")
MARKS = (
    Text("Event or duty", "事件或义务"), Text("Rule", "规则"), Text("Remedy", "救济"), Text("Last day", "最后一日"),
)  # fmt: skip
ACTS = (Text("Day", "日期"), Text("Act", "行为"), Text("What it says", "内容"))
BY_SIGN = Text(
    "Write the number of the event, or the sign of the duty, and beside it the signs of rule and remedy.",
    "请写明事件编号或义务代号，并在旁填写规则与救济的代号。",
)
NUMBERED = Text("Number the acts from 1 on.", "请自 1 起为各行为编号。")

Offered = tuple[Text, list[tuple[str, str, Text]]]
"""A heading, and what stands below it: the sign by which it is written, its id, its text."""


def offered(item: Item) -> Iterator[Offered]:
    """What marks are made from: rules, remedies and duties, by signs of their own."""
    form: Any = item.form
    for head, letter, options in (
        (RULES, "R", form.rules),
        (REMEDIES, "A", form.remedies),
        (DUTIES, "D", form.duties),
    ):
        if options:
            yield head, [(f"{letter}{number}", *option) for number, option in enumerate(options, start=1)]
