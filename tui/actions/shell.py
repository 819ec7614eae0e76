"""The actions that can be done everywhere."""

from blacklist_sim.text import Text
from tui.actions.action import AREAS, Action, a_saved_case

ACTIONS = (
    *(
        Action(f"shell.{area.id}", area.name, (area.key,), Text("go to this area", "前往该区域"), goes_to=area.id)
        for area in AREAS.values()
    ),
    Action(
        "shell.back",
        Text("back", "返回"),
        ("escape",),
        Text("one layer back; nothing is lost", "返回上一层；不丢失任何内容"),
    ),
    Action("shell.areas", Text("areas", "区域"), ("0",), Text("a list of all areas", "列出全部区域")),
    Action(
        "shell.menu",
        Text("what can be done here", "此处可做之事"),
        ("ctrl+t",),
        Text("a list, as by the right button of the mouse", "列表，与鼠标右键相同"),
    ),
    Action("shell.help", Text("keys and help", "按键与帮助"), ("question_mark", "？", "f1")),
    Action("shell.palette", Text("find an action", "查找操作"), ("ctrl+p", "colon", "：")),
    Action(
        "shell.basis",
        Text("legal basis", "法律依据"),
        ("b",),
        Text(
            "what the thing under the cursor rests on: rules, facts, since when",
            "光标所在事项的依据：规则、事实及其起始日",
        ),
        "why case:{name} {act} --on {day}",
    ),
    Action(
        "shell.terms",
        Text("terms", "术语"),
        ("g",),
        Text("the glossary, beginning with the terms that stand here", "术语表，此处出现的术语在先"),
        "law glossary",
    ),
    Action(
        "shell.window",
        Text("at the gate", "到购票口"),
        ("t",),
        Text("try to buy a ticket as the person under the cursor", "以光标所在当事人的身份试购车票"),
        "gate case:{name} --on {day} rail G second",
    ),
    Action(
        "shell.language",
        Text("language", "语言"),
        ("L",),
        Text("English, Chinese, or both", "英文、中文或双语"),
        "tui --lang LANG",
    ),
    Action(
        "shell.undo",
        Text("undo", "撤销"),
        ("u",),
        Text("take back the last event", "撤回最后一项事件"),
        "case undo {name}",
        a_saved_case,
    ),
    Action(
        "shell.undo_only",
        Text("undo this event alone", "仅撤销此事件"),
        ("ctrl+u",),
        Text("take back the event seen, and leave what came after it", "撤回所见事件，保留其后事件"),
        "case undo {name} --only N",
        a_saved_case,
    ),
    Action(
        "shell.undo_after",
        Text("undo what came after", "撤销其后事件"),
        ("ctrl+x",),
        Text("take back all that came after the event seen", "撤回所见事件之后的全部事件"),
        "case undo {name} --to N",
        a_saved_case,
    ),
    Action(
        "shell.redo",
        Text("redo", "重做"),
        ("U",),
        Text("bring back what was taken back", "恢复被撤回的事件"),
        "case redo {name}",
        a_saved_case,
    ),
    Action(
        "shell.reread",
        Text("read again", "重新读取"),
        ("ctrl+r",),
        Text("others may have taken the case further", "他人可能已推进该案"),
        "case show {name}",
        a_saved_case,
    ),
    Action("shell.jump", Text("jump", "跳转"), ("ctrl+o",), Text("a letter for every part", "以字母前往各部分")),
    Action("shell.maximise", Text("this part alone", "仅显示此部分"), ("f5",)),
    Action("shell.copy", Text("copy text", "复制文本"), ("y",), Text("what this area says", "复制本区域的文本")),
    Action(
        "shell.command",
        Text("copy as command", "复制为命令"),
        ("Y", "f12"),
        Text("what was done last", "复制最近操作的命令"),
    ),
    Action(
        "shell.screen",
        Text("save the screen", "保存屏幕"),
        ("f9",),
        Text("as SVG, PNG or text", "存为 SVG、PNG 或文本"),
        files=True,
    ),
    Action("shell.settings", Text("settings", "设置"), ("f2",), Text("language and theme", "语言与主题")),
    Action(
        "shell.hints",
        Text("hints", "提示"),
        ("H",),
        Text("what a newcomer could try, one thing at a time; again: the next", "逐项提示可尝试的操作；再按为下一项"),
    ),
    Action("shell.quit", Text("leave", "退出"), ("q",), Text("there is nothing to save", "无需保存")),
)
