"""The sentences of the law's answer, in both languages; each is one reason."""

from datetime import date

from blacklist_sim.gate.conduct import PAYERS
from blacklist_sim.gate.names import APPROVAL_NAMES, CAPACITY_NAMES, DECISION_NAMES
from blacklist_sim.gate.restraints import DEBTOR, Approval, Entry, Order
from blacklist_sim.text import Text

NO_ORDER = {
    "spouse": Text(
        "no order binds the person: being married to a debtor makes nobody a debtor",
        "无限制消费令约束本人：配偶不因婚姻而成为被执行人",
    ),
    "minor_child": Text(
        "no order binds the child: an order restricts what the debtor does, for children only the dear private school",
        "无限制消费令约束子女：限制针对被执行人本人，涉及子女的仅为就读高收费私立学校",
    ),
    "guarantor": Text(
        "no order binds the person: a guarantor is restricted only once made a party to the enforcement",
        "无限制消费令约束本人：保证人成为被执行人之后才可受限",
    ),
    "former_officer": Text(
        "no order binds the person: whoever held the office before is not reached unless an order names that person",
        "无限制消费令约束本人：原任职人员未被限制消费令列明的不受约束",
    ),
    "branch_head": Text(
        "no order binds the person: the head of a branch is none of the people through whom an entity is bound",
        "无限制消费令约束本人：分支机构负责人不在因单位受限的人员之列",
    ),
    "namesake": Text(
        "no order binds the person: sharing a debtor's name is not being the debtor; the identity number decides",
        "无限制消费令约束本人：同名者并非被执行人，以身份号码为准",
    ),
    "stranger": Text("no order binds the person, who is no party to a case", "无限制消费令约束本人，其并非案件当事人"),
    DEBTOR: Text(
        "no order binds the person: being a debtor restricts nothing until the court makes an order",
        "无限制消费令约束本人：仅为被执行人而法院未作出限制消费令的，不受限制",
    ),
}  # fmt: skip
NO_ORDER_RULES = {
    "guarantor": "consumption.target.own_right",
    "former_officer": "consumption.target.officer",
    "branch_head": "consumption.target.officer",
    DEBTOR: "consumption.order.may",
}
"""The rule each rests on; `consumption.target.debtor` for the others."""


def the_order(order: Order) -> Text:
    """The order with its case, its days and the capacity in which it binds."""
    served = (
        Text(f", served {order.served}", f"，{order.served} 送达") if order.served else Text(", not served", "，未送达")
    )
    capacity = CAPACITY_NAMES[order.capacity]
    whose = Text(f" of {order.debtor}", f"{order.debtor} 的") if order.debtor else Text("", "")
    as_whom = Text("", "")
    if order.capacity != DEBTOR:
        as_whom = Text(f", which binds as {capacity.en}{whose.en}", f"，以{whose.zh}{capacity.zh}身份受限")
    return Text(
        f"the order in case {order.case} (made {order.made}{served.en}{as_whom.en})",
        f"案件 {order.case} 的限制消费令（{order.made} 作出{served.zh}{as_whom.zh}）",
    )


def the_entry(entry: Entry) -> Text:
    """The entry with its case and day of publication."""
    return Text(
        f"the entry on the list in case {entry.case} (published {entry.published})",
        f"案件 {entry.case} 的失信名单信息（{entry.published} 公布）",
    )


def until(day: date | None) -> Text:
    """The last day, or nothing."""
    return Text(f", until {day}", f"，至 {day}") if day is not None else Text("", "")


def barred(order: Order, item: Text) -> Text:
    """The order closes the conduct."""
    what = the_order(order)
    return Text(f"closed by {what.en}: {item.en}", f"为{what.zh}所限：{item.zh}")


def for_the_court(order: Order, item: Text) -> Text:
    """The order may reach the conduct."""
    what = the_order(order)
    return Text(
        f"{what.en} may reach it; whether it does under the item “{item.en}” is for the court to judge",
        f"{what.zh}或可及之；是否属于“{item.zh}”，由法院判断",
    )


def payer_unknown(order: Order, money: frozenset[str]) -> Text:
    """The text of the day asks whose money pays."""
    what, whose = the_order(order), _moneys(money)
    return Text(
        f"{what.en} closes it only if {whose.en} pays for it; whose money pays was not told",
        f"仅以{whose.zh}支付时为{what.zh}所限；未说明以谁的财产支付",
    )


def private_payer_unknown(order: Order) -> Text:
    """The approval of private spending asks whose money pays."""
    what = the_order(order)
    return Text(
        f"{what.en} is opened by its approval of private spending only if own money pays; the payer was not told",
        f"{what.zh}项下准许的私人消费以本人财产支付为限；未说明以谁的财产支付",
    )


def other_money(order: Order, money: frozenset[str], paid_by: str) -> Text:
    """The text of the day does not look at this money."""
    what, whose, paid = the_order(order), _moneys(money), PAYERS[paid_by]
    return Text(
        f"{what.en} reaches only what {whose.en} pays for; this is paid with {paid.en}",
        f"{what.zh}仅及于以{whose.zh}支付的消费；本次以{paid.zh}支付",
    )


def _moneys(money: frozenset[str]) -> Text:
    if money == {"own", "entity"}:
        return PAYERS["entity"]
    return PAYERS[next(iter(money))] if len(money) == 1 else Text("own money", "本人财产")


def not_in_order(order: Order, item: Text) -> Text:
    """The order does not name the item."""
    what = the_order(order)
    return Text(f"{what.en} does not name the item “{item.en}”", f"{what.zh}未列“{item.zh}”一项")


def not_bound(order: Order, why: Text) -> Text:
    """The capacity is not one that the text of the day reaches."""
    what = the_order(order)
    return Text(f"{what.en} does not reach the person: {why.en}", f"{what.zh}不及于本人：{why.zh}")


def not_covered(order: Order | None, why: Text) -> Text:
    """The conduct is none that an order closes."""
    if order is None:
        return why
    what = the_order(order)
    return Text(f"not covered by {what.en}: {why.en}", f"不在{what.zh}范围内：{why.zh}")


def approved(order: Order, approval: Approval, given_under: Order) -> Text:
    """An approval opens the conduct under the order."""
    what, kind, ends = the_order(order), APPROVAL_NAMES[approval.kind], until(approval.until)
    other = given_under is not order
    case = Text(f" in case {given_under.case}", f"（案件 {given_under.case}）") if other else Text("", "")
    return Text(
        f"{what.en} is opened by the {kind.en} of {approval.granted}{case.en}{ends.en}",
        f"{what.zh}因 {approval.granted} 的{kind.zh}{case.zh}而开放{ends.zh}",
    )


def approval_short(approval: Approval, why: str) -> Text:
    """An approval does not open the conduct: `not_yet`, `over`, `other_item`, `other_money`."""
    kind = APPROVAL_NAMES[approval.kind]
    said = {
        "not_yet": Text("was given only afterwards", "系其后作出"),
        "over": Text(f"ended on {approval.until}", f"已于 {approval.until} 届满"),
        "other_item": Text("does not open this item", "不及于本项"),
        "other_money": Text("opens only what own money pays for", "仅及于以本人财产支付的消费"),
    }[why]
    return Text(f"the {kind.en} of {approval.granted} {said.en}", f"{approval.granted} 的{kind.zh}{said.zh}")


def approval_elsewhere(order: Order, given_under: Order) -> Text:
    """An approval in another case leaves the order alone."""
    what = the_order(order)
    return Text(
        f"the approval in case {given_under.case} leaves {what.en} alone",
        f"案件 {given_under.case} 的准许不影响{what.zh}",
    )


def not_in_force(order: Order, why: str) -> Text:
    """The order does not bind that day: `not_made`, `lifted`, `in_grace`, `not_served`."""
    what = the_order(order)
    grace = order.grace_until
    said = {
        "not_made": Text("was not yet made", "尚未作出"),
        "lifted": Text(f"was lifted on {order.lifted}", f"已于 {order.lifted} 解除"),
        "in_grace": Text(f"does not bite while grace runs, until {grace}", f"宽限期至 {grace}，期内不发生效果"),
        "not_served": Text("does not bind before it is served", "送达之前不具约束力"),
    }[why]
    return Text(f"{what.en} {said.en}", f"{what.zh}{said.zh}")


def would_be_barred(item: Text) -> Text:
    """What an order closes, though none closes it here."""
    return Text(f"the item is one that an order closes: {item.en}", f"所涉为限制消费令所限项目：{item.zh}")


def listing_closes(entry: Entry, item: Text) -> Text:
    """A listing closes the conduct by itself."""
    what = the_entry(entry)
    return Text(
        f"{what.en}: no order of that case bites here, yet by policy the listed are barred from it: {item.en}",
        f"{what.zh}：该案并无对此生效的限制消费令，但依政策文件被列入者同样不得为之：{item.zh}",
    )


def listing_for_the_court(entry: Entry, item: Text) -> Text:
    """A listing may reach the conduct by itself."""
    what = the_entry(entry)
    return Text(
        f"{what.en} may reach it by policy; whether it does under “{item.en}” is for the court to judge",
        f"{what.zh}依政策文件或可及之；是否属于“{item.zh}”，由法院判断",
    )


def listing_alone(entry: Entry, why: Text) -> Text:
    """A listing closes nothing by itself."""
    what = the_entry(entry)
    return Text(f"{what.en} closes nothing by itself: {why.en}", f"{what.zh}本身不构成限制：{why.zh}")


def left_office(order: Order) -> Text:
    """The person left the office, and the order stays."""
    return Text(
        f"the person left office on {order.left}; the order stays until the court lifts it",
        f"本人已于 {order.left} 离任；法院解除之前限制继续",
    )


def depends_on(fields: list[Text]) -> Text:
    """What was not told decides."""
    return Text(
        f"it depends on what was not told: {', '.join(field.en for field in fields)}",
        f"取决于未说明的事项：{'、'.join(field.zh for field in fields)}",
    )


def if_so(told: list[tuple[Text, list[Text]]], decision: str) -> Text:
    """The decision for some values of the open fields."""
    en = " and ".join(f"{field.en} is {' or '.join(value.en for value in values)}" for field, values in told)
    zh = "且".join(f"{field.zh}为{'或'.join(value.zh for value in values)}" for field, values in told)
    name = DECISION_NAMES[decision]
    return Text(f"if {en}: {name.en}", f"若{zh}：{name.zh}")


def reading(decides: Text, taken: Text) -> Text:
    """The texts leave a point open, and the policy takes one reading."""
    return Text(f"the texts leave open {decides.en}; taken: {taken.en}", f"文本未明确{decides.zh}；采用：{taken.zh}")
