"""The actions of the timeline."""

from blacklist_sim.text import Text
from tui.actions.action import Action, a_case, a_saved_case

ACTIONS = (
    Action("timeline.back", Text("event before", "上一事件"), ("left",), can=a_case),
    Action("timeline.on", Text("next event", "下一事件"), ("right",), can=a_case),
    Action(
        "timeline.change_back",
        Text("change before", "上一变化"),
        ("left_square_bracket", "【"),
        Text("the event before that moved something on a track", "上一项使状态变化的事件"),
        can=a_case,
    ),
    Action(
        "timeline.change_on",
        Text("next change", "下一变化"),
        ("right_square_bracket", "】"),
        Text("the next event that moved something on a track", "下一项使状态变化的事件"),
        can=a_case,
    ),
    Action("timeline.month_on", Text("a month on", "后一月"), ("m",), can=a_case),
    Action("timeline.month_back", Text("a month back", "前一月"), ("M",), can=a_case),
    Action(
        "timeline.date",
        Text("to a date", "前往日期"),
        ("apostrophe", "＇", "f7"),
        Text("the end of a day, recorded or not", "某日日终，不论是否有记录"),
        "acts case:{name} --on DATE",
        a_case,
    ),
    Action(
        "timeline.branch",
        Text("branch here", "在此分支"),
        ("B", "f6"),
        Text("a new case that goes its own way from here", "从此刻起另立一案"),
        "case fork {name} NEW",
        a_case,
    ),
    Action(
        "timeline.compare",
        Text("compare", "比较"),
        ("equals_sign", "＝", "f8"),
        Text("this case beside another: where they part, and how they stand", "与另一案件比较：何处分开、现状如何"),
        "case diff {name} OTHER",
        a_saved_case,
    ),
    Action(
        "timeline.law",
        Text("law of another day", "另一日的法律"),
        ("l", "f4"),
        Text("the same case under the law of one day throughout, for comparison", "自始至终适用某一日的法律，以供比较"),
        "replay case:{name} --law-of DATE",
        a_case,
    ),
    Action(
        "timeline.journal",
        Text("journal", "日志"),
        ("J", "f3"),
        Text("every record, with who made it and when", "每条记录及其记录者与时间"),
        "case show {name} --journal",
        a_saved_case,
    ),
    Action(
        "timeline.otherwise",
        Text("otherwise", "另行重演"),
        ("o",),
        Text(
            "what would stand otherwise under another mode, or with an open question decided otherwise",
            "在另一模式下，或对未决问题另作选择时，有何不同",
        ),
        "case show {name} --policy SWITCH=OPTION",
        a_saved_case,
    ),
    Action("timeline.day_on", Text("a day on", "后一日"), ("shift+right",), can=a_case),
    Action("timeline.day_back", Text("a day back", "前一日"), ("shift+left",), can=a_case),
)
