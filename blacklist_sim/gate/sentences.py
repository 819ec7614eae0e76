"""Each of the three answers in one plain sentence, with the decision word by which programs call it."""

from collections.abc import Mapping

from blacklist_sim.gate.answer import FOR_THE_COURT, PERMITTED, PROHIBITED, UNDER_APPROVAL, UNKNOWN, Answer
from blacklist_sim.text import Text

HEADS = {
    "law": Text("law", "法律"),
    "seller": Text("seller", "销售系统"),
    "operators": Text("operators", "运营单位"),
}
SAID: Mapping[str, Mapping[str, Text]] = {
    "law": {
        PERMITTED: Text("the person may do it", "可以为之"),
        UNDER_APPROVAL: Text("the person may do it under an approval of the court", "经法院准许可以为之"),
        FOR_THE_COURT: Text("whether the person may do it is for the court to judge", "可否为之，由法院判断"),
        UNKNOWN: Text("whether the person may do it is not known", "可否为之，尚不明确"),
        PROHIBITED: Text("the person may not do it", "不得为之"),
    },
    "seller": {
        PERMITTED: Text("no sellers' system would refuse it", "售票销售系统不会拦截"),
        UNDER_APPROVAL: Text("sellers would let it through under an approval", "经准许，销售方可以出售"),
        UNKNOWN: Text("whether sellers would refuse it is not known", "销售方是否拒绝，尚不明确"),
        PROHIBITED: Text("sellers would refuse it", "销售方会拒绝"),
    },
    "operators": {
        PERMITTED: Text(
            "no list of the railways' or airlines' own closes it", "铁路、民航自有名单未予限制"
        ),
        UNKNOWN: Text(
            "whether a list of the railways' or airlines' own closes it is not known",
            "铁路、民航自有名单是否限制，尚不明确",
        ),
        PROHIBITED: Text("a list of the railways' or airlines' own closes it", "为铁路或者民航自有名单所限制"),
    },
}  # fmt: skip


def sentence(part: str, answer: Answer) -> Text:
    """The answer of `law`, `seller` or `operators`, with how long it holds, what was not told, and its word."""
    head, said = HEADS[part], SAID[part][answer.decision]
    more, more_zh = "", ""
    if answer.until is not None:
        more, more_zh = f", until {answer.until}", f"，至 {answer.until}"
    if answer.missing:
        more += f"; not told: {', '.join(answer.missing)}"
        more_zh += f"；未说明：{'、'.join(answer.missing)}"
    word = answer.decision
    return Text(f"{head.en}: {said.en}{more} [{word}]", f"{head.zh}：{said.zh}{more_zh} [{word}]")
