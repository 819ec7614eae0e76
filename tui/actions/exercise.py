"""The actions of exercises."""

from blacklist_sim.text import Text
from tui.actions.action import Action

ACTIONS = (
    Action(
        "exercise.open",
        Text("answer", "作答"),
        ("enter",),
        Text("begin an exercise or go on with it; answer what the cursor is on", "开始或继续习题；在习题中作答"),
        "exercise start EXERCISE",
    ),
    Action(
        "exercise.lock",
        Text("lock", "锁定"),
        ("l", "f6"),
        Text("the answer is final, and its explanation is shown with the article", "答案即为最终，并显示解释与条文"),
    ),
    Action(
        "exercise.hint",
        Text("hint", "提示"),
        ("c", "f4"),
        Text(
            "question, article, rule, answer; the price is told first",
            "提问、条文、规则、答案；先告知代价",
        ),
        "exercise hint ATTEMPT ITEM",
    ),
    Action(
        "exercise.submit",
        Text("submit", "提交"),
        ("S", "f8"),
        Text("hand it in, and see the result", "提交并查看结果"),
        "exercise submit ATTEMPT",
    ),
    Action(
        "exercise.filter",
        Text("list", "列表"),
        ("slash", "／", "f3"),
        Text("the list, in which is sought; what is open is kept", "返回列表并查找；进行中的作答予以保留"),
        "exercise list",
    ),
    Action(
        "exercise.export",
        Text("export", "导出"),
        ("e", "f7"),
        Text("as JSON, CSV or a Markdown sheet", "导出为 JSON、CSV 或 Markdown"),
        "exercise submit ATTEMPT -o FILE",
    ),
    Action(
        "exercise.file",
        Text("open a file", "打开文件"),
        ("a", "ctrl+f"),
        Text("an exercise of your own", "自己的习题文件"),
        "exercise start FILE",
        files=True,
    ),
)
