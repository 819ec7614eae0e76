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
    Action("replay.loop", Text("loop", "循环"), ("l", "f7"), can=a_case),
    Action("replay.restart", Text("from the beginning", "从头"), ("R", "f4"), can=a_case),
)
