"""The parts of a debt among which money is divided, and the order in which they are paid unless agreed otherwise."""

from typing import Literal

from blacklist_sim.text import Text

Bucket = Literal["enforcement_costs", "costs", "ordinary_interest", "principal", "old_delay_interest", "doubled"]

TITLE: tuple[Bucket, ...] = ("enforcement_costs", "costs", "ordinary_interest", "principal")
"""The debt of the title, the costs of realising it first."""
DELAY: tuple[Bucket, ...] = ("old_delay_interest", "doubled")
"""What the statute adds for delay, the older part first."""
BUCKETS: tuple[Bucket, ...] = (*TITLE, *DELAY)

NAMES: dict[str, Text] = {
    "enforcement_costs": Text("costs of enforcement", "执行费用"),
    "costs": Text("costs awarded", "判付的费用"),
    "ordinary_interest": Text("ordinary interest", "一般债务利息"),
    "principal": Text("principal", "本金及其他金钱债务"),
    "old_delay_interest": Text("delay interest under the old rule", "旧规则下的迟延利息"),
    "doubled": Text("doubled part of delay interest", "加倍部分债务利息"),
    "enforcement_fee": Text("enforcement fee", "执行申请费"),
    "priority": Text("claims with priority", "优先受偿的债权"),
    "surplus": Text("surplus", "余款"),
    "total": Text("total", "合计"),
}
