"""The actions of the gate."""

from blacklist_sim.text import Text
from tui.actions.action import Action, a_case

ACTIONS = (
    Action(
        "gate.ask",
        Text("ask", "询问"),
        ("enter", "f6"),
        Text("what law, seller and operators say", "法律、售票系统与运营单位名单各怎么说"),
        "gate case:{name} --on {day} …",
        a_case,
    ),
    Action(
        "gate.who",
        Text("for whom", "为谁"),
        ("p", "f7"),
        Text("the next person of the story", "故事中的下一人"),
        "gate case:{name} --on {day} --who ID …",
        a_case,
    ),
    Action(
        "gate.matrix",
        Text("day by day", "逐日"),
        ("x", "f8"),
        Text("every combination of this kind on every day so far", "该类行为的各种组合在历日的结论"),
        "gate case:{name} --on {day} --table KIND",
        a_case,
    ),
)
