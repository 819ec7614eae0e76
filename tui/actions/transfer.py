"""The actions of import and export."""

from blacklist_sim.text import Text
from tui.actions.action import Action, a_case

ACTIONS = (
    Action(
        "transfer.look",
        Text("look at the file", "检查文件"),
        ("f4",),
        Text("what it holds, or every mistake with its line", "其中的内容，或每处错误及其行号"),
        "check FILE",
        files=True,
    ),
    Action(
        "transfer.take_in",
        Text("take it in", "导入"),
        ("i", "f6"),
        Text("all of it, or nothing if anything is wrong", "全部导入；有错则不导入"),
        "case import FILE",
        files=True,
    ),
    Action(
        "transfer.form",
        Text("form", "格式"),
        ("x", "f7"),
        Text("timeline, test, journal, entries, Markdown, gate as CSV", "时间线、测试、日志、条目、Markdown、CSV"),
        "case export {name} --format FORM",
        a_case,
    ),
    Action(
        "transfer.write",
        Text("write a file", "写出文件"),
        ("e", "f8"),
        Text("the open case in the form that is shown", "以所示格式写出当前案件"),
        "case export {name} -o FILE",
        a_case,
        files=True,
    ),
    Action(
        "transfer.record",
        Text("record", "录制"),
        ("r", "f3"),
        Text(
            "what is done from now on becomes a timeline that is a test; again: end it",
            "此后所为成为可作测试的时间线；再次执行即结束",
        ),
        "case export {name} --expect -o FILE",
        a_case,
    ),
)
