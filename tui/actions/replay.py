"""The actions of the replay."""

from blacklist_sim.text import Text
from tui.actions.action import Action, a_case

ACTIONS = (
    Action(
        "replay.play",
        Text("play, pause", "播放或暂停"),
        ("space",),
        Text("event after event by itself", "自动逐项播放"),
        "replay case:{name}",
        a_case,
    ),
    Action("replay.on", Text("one on", "下一步"), ("full_stop", "。", "right"), can=a_case),
    Action("replay.back", Text("one back", "上一步"), ("comma", "，", "left"), can=a_case),
    Action("replay.slower", Text("slower", "减速"), ("less_than_sign", "《"), can=a_case),
    Action("replay.faster", Text("faster", "加速"), ("greater_than_sign", "》"), can=a_case),
    Action(
        "replay.breakpoint",
        Text("breakpoint", "断点"),
        ("k", "f6"),
        Text("stop at the event under the cursor", "在光标处的事件停下"),
        can=a_case,
    ),
    Action(
        "replay.pace",
        Text("day by day", "逐日播放"),
        ("d", "f3"),
        Text("the time of the story passes evenly, or event after event again", "故事时间匀速推移，或恢复逐项播放"),
        can=a_case,
    ),
    Action(
        "replay.date",
        Text("to a date", "前往日期"),
        ("apostrophe", "＇", "f8"),
        Text("the end of a day", "某日日终"),
        can=a_case,
    ),
    Action(
        "replay.follow",
        Text("follow", "跟随"),
        ("f",),
        Text("go with what is played, or stay where one reads", "随播放移动，或停在所读之处"),
        can=a_case,
    ),
    Action(
        "replay.changes",
        Text("stop at changes", "遇变化停下"),
        ("c",),
        Text("at every event that moves a track", "在每一项使状态变化的事件停下"),
        can=a_case,
    ),
    Action(
        "replay.rule",
        Text("stop at a rule", "遇规则停下"),
        ("K",),
        Text("wherever that rule was asked", "在询问该规则之处停下"),
        can=a_case,
    ),
    Action("replay.loop", Text("loop", "循环"), ("l", "f7"), can=a_case),
    Action("replay.restart", Text("from the beginning", "从头"), ("R", "f4"), can=a_case),
)
