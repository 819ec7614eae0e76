"""The words of the interface that no part of the law has, in both languages."""

from blacklist_sim.text import Text


def plain(text: str) -> Text:
    """What is the same in both languages."""
    return Text(text, text)


def labelled(label: Text, what: Text) -> Text:
    """What something is, and after a colon what there is to say of it."""
    return Text(f"{label.en}: {what.en}", f"{label.zh}：{what.zh}")


FLAGS = {
    "in_debt": Text("in debt", "负债未履行"),
    "listed": Text("listed", "列入失信名单"),
    "restricted": Text("restricted", "限制消费"),
    "exit_banned": Text("barred from leaving", "限制出境"),
}
"""The four things that are kept apart."""

LETTERS = {
    "in_debt": Text("D", "债"),
    "listed": Text("L", "名"),
    "restricted": Text("R", "限"),
    "exit_banned": Text("X", "边"),
}
"""The same in one letter."""

NONE_OF_THEM = Text("nothing", "无")
"""What somebody is to whom none of the four applies."""

WAIT = {"wait": Text("time passes", "时间推移"), "question": Text("a question", "提问")}

STATUS = {
    "open": Text("can be done", "可以实施"),
    "discretion": Text("can be done with reasons", "说明理由后可以实施"),
    "depends": Text("depends on what is not said", "取决于未说明的事项"),
    "refused": Text("a rule stands against it", "有规则阻止"),
    "impossible": Text("not possible from here", "程序上不可能"),
}
SIGNS = {"open": "✓", "discretion": "✓", "depends": "?", "refused": "✗", "impossible": "✗"}

LONGEST = 500
"""How many characters a line takes that is written in."""

BREATH = 0.03
"""How many seconds nothing is sought while somebody may still be typing."""
