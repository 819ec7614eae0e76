"""The stages of a person's road by name, in the order of the road."""

from blacklist_sim.text import Text

STAGES = {
    "judgment": Text("judgment", "判决"),
    "default": Text("default", "逾期未履行"),
    "listed": Text("listed", "已列入名单"),
    "restricted": Text("restricted", "已限制消费"),
    "repaid": Text("repaid", "已清偿"),
    "petitioned": Text("petitioned", "已申请救济"),
    "removed": Text("removed", "已退出"),
}
