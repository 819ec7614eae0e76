"""What decisions, capacities and approvals are called, in both languages."""

from blacklist_sim.gate.restraints import DEBTOR
from blacklist_sim.text import Text

CAPACITY_NAMES = {
    DEBTOR: Text("debtor", "被执行人"),
    "legal_representative": Text("legal representative", "法定代表人"),
    "principal": Text("principal person in charge", "主要负责人"),
    "directly_responsible": Text("person directly responsible for performance", "影响债务履行的直接责任人员"),
    "actual_controller": Text("actual controller", "实际控制人"),
}

DECISION_NAMES = {
    "permitted": Text("permitted", "允许"),
    "permitted_under_approval": Text("permitted under an approval", "经法院准许而允许"),
    "for_the_court": Text("for the court to judge", "由法院判断"),
    "unknown": Text("unknown", "不明"),
    "prohibited": Text("prohibited", "禁止"),
}

APPROVAL_NAMES = {
    "necessity": Text("approval of what living or business needs", "生活、经营必需消费的批准"),
    "private_funds": Text("approval of private spending out of own money", "以个人财产私人消费的准许"),
    "temporary_lift": Text("temporary lift", "暂时解除"),
}

ANSWER_NAMES = {
    "law": Text("the law", "法律"),
    "seller": Text("the seller's system", "售票销售系统"),
    "operators": Text("the operators' own lists", "运营单位自有名单"),
}
"""The three answers, by the name of the attribute that holds each."""
