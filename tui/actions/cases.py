"""The actions of the list of cases."""

from blacklist_sim.text import Text
from tui.actions.action import Action

ACTIONS = (
    Action("cases.open", Text("open", "打开"), ("enter",), Text("open the case", "打开案件"), "case show {case}"),
    Action("cases.filter", Text("search", "查找"), ("slash", "／", "f3"), Text("seek cases", "查找案件"), "case list"),
    Action("cases.sort", Text("order", "排序"), ("s",), Text("the next order", "下一种排序"), "case list --sort ORDER"),
    Action(
        "cases.sample",
        Text("open the sample", "打开示例"),
        ("o",),
        Text("a shipped story at its most telling moment", "随附故事中最能说明问题的一刻"),
        "replay ground-1-paid-in-full",
    ),
    Action(
        "cases.add",
        Text("open a timeline", "打开时间线"),
        ("a", "f4"),
        Text("a file or a shipped one; the first act makes a case of it", "文件或随附时间线；实施第一项行为即成为案件"),
        "case new NAME --from FILE",
        files=True,
    ),
    Action(
        "cases.rename",
        Text("rename", "改名"),
        ("r", "f6"),
        Text("give the case another name", "为案件改名"),
        "case rename {case} NAME",
    ),
    Action(
        "cases.export",
        Text("export", "导出"),
        ("e", "f8"),
        Text("the marked cases, or the one under the cursor, into a file", "将已标记案件或光标处案件写入文件"),
        "case export {case} -o FILE",
        files=True,
    ),
    Action(
        "cases.archive",
        Text("put away", "归档"),
        ("delete",),
        Text(
            "put the marked cases away, or the one under the cursor; or take them out",
            "归档已标记案件或光标处案件，或取回",
        ),
        "case archive {case}",
    ),
    Action(
        "cases.views",
        Text("views", "视图"),
        ("v", "f7"),
        Text("filters with a name: choose, keep and forget them", "已命名的筛选：选用、保存、删除"),
        "case list",
    ),
    Action(
        "cases.mark_all",
        Text("mark all", "全部标记"),
        ("asterisk", "＊"),
        Text("all that the filter finds, or none of them", "标记筛选到的全部案件，或全部取消"),
    ),
    Action(
        "cases.empty",
        Text("begin anew", "从头开始"),
        ("E",),
        Text("people and cases of a timeline without its events", "仅取时间线的人物与案件，不含事件"),
        "case new NAME --from FILE --empty",
        files=True,
    ),
)
