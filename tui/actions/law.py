"""The actions of the law browser."""

from blacklist_sim.text import Text
from tui.actions.action import Action

ACTIONS = (
    Action(
        "law.filter",
        Text("search", "查找"),
        ("slash", "／", "f3"),
        Text("seek a term, a rule or an instrument", "查找术语、规则或法律文件"),
        "law RULE",
    ),
)
