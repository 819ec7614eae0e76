"""The actions of the money pane."""

from blacklist_sim.text import Text
from tui.actions.action import Action, a_case

ACTIONS = (
    Action(
        "money.working",
        Text("working", "计算过程"),
        ("w", "f6"),
        Text("show or hide the working line by line", "显示或隐藏逐行计算过程"),
        "owed case:{name} --on {day} --show-working",
        a_case,
    ),
    Action(
        "money.plot",
        Text("how it grew", "增长图"),
        ("x", "f8"),
        Text("the debt from its beginning as a drawing", "自始以来的债务图"),
        "owed case:{name} --on {day} --plot",
        a_case,
    ),
)
