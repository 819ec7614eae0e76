"""What is said of each thing found at a seller's counter, in both languages, and what it rests on."""

from collections.abc import Mapping
from typing import NamedTuple

from blacklist_sim.text import Text


class Wording(NamedTuple):
    """The words of a finding, and what they rest on: ids of rules, the first in force counts, or a parameter's name.

    `{channel}` in an id stands for the channel of the conduct, `{kind}` for its kind.
    """

    sources: tuple[str, ...]
    says: Text


CHANNEL = "consumption.channel."
BY_CHANNEL = (CHANNEL + "{channel}", CHANNEL + "data_path")

WORDINGS: Mapping[str, Wording] = {
    "refused": Wording(
        BY_CHANNEL,
        Text(
            "{what.en} has stood with the sellers since {day}: the sale is refused",
            "{what.zh}自 {day} 起已在售票系统中：不予出售",
        ),
    ),
    "still_refused": Wording(
        ("lag_of_lift_days",),
        Text(
            "{what.en} ended on {day}, but the sellers do not know it yet{lag.en}: the sale is still refused through "
            "{until}, although this no longer forbids it",
            "{what.zh}已于 {day} 终止，但售票系统尚未得知{lag.zh}：至 {until} 仍不予出售，尽管其已不再构成限制",
        ),
    ),
    "refused_before_service": Wording(
        BY_CHANNEL,
        Text(
            "{what.en} has stood with the sellers since {day}, before it was served on the person: the sale is refused "
            "although the order does not bind yet",
            "{what.zh}自 {day} 起已在售票系统中，但尚未送达本人：限制尚未生效，系统已不予出售",
        ),
    ),
    "lift_under_way": Wording(
        ("lag_of_lift_days",),
        Text(
            "an approval of {day} opens {what.en} in law, but the sellers do not know it yet{lag.en}",
            "{day} 的准许在法律上已放开{what.zh}，但售票系统尚未得知{lag.zh}",
        ),
    ),
    "approval_not_told": Wording(
        (),
        Text(
            "an approval of {day} opens {what.en} in law, but it changes nothing in the data that the sellers get",
            "{day} 的准许在法律上已放开{what.zh}，但不改变售票系统所得数据",
        ),
    ),
    "since_air_from": Wording(
        ("air_from",),
        Text("air tickets are refused at sale since {day}", "机票自 {day} 起在销售环节拦截"),
    ),
    "since_rail_from": Wording(
        ("rail_from",),
        Text(
            "soft sleepers, first class and above are refused at rail sale since {day}",
            "软卧及一等以上座位自 {day} 起在铁路售票环节拦截",
        ),
    ),
    "since_rail_all_g_from": Wording(
        ("rail_all_g_from",),
        Text(
            "the lower classes of G trains are refused at rail sale since {day}",
            "G字头列车二等座及无座自 {day} 起在铁路售票环节拦截",
        ),
    ),
    "notice_served": Wording(
        ("consumption.notice_to_bodies",),
        Text(
            "a notice to assist under {what.en} binds this seller since {day}: it must refuse",
            "依据{what.zh}的协助执行通知自 {day} 起约束该销售方：应当拒绝",
        ),
    ),
    "opened": Wording(
        ("consumption.temporary_lift", "lag_of_lift_days"),
        Text(
            "an approval opens {what.en} and has been with the sellers since {day}{through.en}: they sell",
            "{what.zh}经准许放开，售票系统自 {day} 起得知{through.zh}：可以出售",
        ),
    ),
    "shown": Wording(
        ("consumption.exemption.decide", "consumption.temporary_lift"),
        Text(
            "an approval of {day} opens {what.en}{through.en}; shown to the seller it lets the sale through",
            "{day} 的准许放开{what.zh}{through.zh}；向销售方出示即可成交",
        ),
    ),
    "foreigner": Wording(
        (CHANNEL + "passports", CHANNEL + "data_path"),
        Text(
            "the sellers match by mainland ID number and the person has none; whether a foreign passport is found is "
            "not known",
            "售票系统按身份证号匹配，而本人没有身份证号；外国护照能否被识别不详",
        ),
    ),
    "open_question": Wording(
        (),
        Text("what was left open decides whether the sale is refused", "未说明的事项决定是否不予出售"),
    ),
    "nothing_known": Wording(
        (CHANNEL + "data_path",),
        Text(
            "no order and no entry against this person goes to the sellers",
            "没有针对本人的限制或者名单信息送至售票系统",
        ),
    ),
    "not_named": Wording(
        BY_CHANNEL,
        Text(
            "sellers refuse only what the rules name, and this is not among it",
            "售票系统仅拦截规则列明的项目，本项不在其列",
        ),
    ),
    "no_gate": Wording(
        (CHANNEL + "{kind}", CHANNEL + "other"),
        Text(
            "no system refuses this on the spot; without a notice to assist served on the seller the sale goes "
            "through, and a breach is found afterwards",
            "该领域未见实时拦截系统；未向销售方送达协助执行通知的，可以成交，违反者事后查处",
        ),
    ),
    "foreign_carrier": Wording(
        (CHANNEL + "foreign_carriers",),
        Text(
            "a carrier outside the domestic system does not see the courts' data, and no notice to assist binds it "
            "here",
            "境外承运人看不到法院数据，且未见约束它的协助执行通知",
        ),
    ),
    "before_air_from": Wording(
        ("air_from",),
        Text(
            "air tickets are refused at sale from {day} on only: it is sold",
            "机票自 {day} 起方在销售环节拦截：可以出售",
        ),
    ),
    "before_rail_from": Wording(
        ("rail_from",),
        Text(
            "soft sleepers, first class and above are refused at rail sale from {day} on only: it is sold",
            "软卧及一等以上座位自 {day} 起方在铁路售票环节拦截：可以出售",
        ),
    ),
    "before_rail_all_g_from": Wording(
        ("rail_all_g_from",),
        Text(
            "the lower classes of G trains are refused at rail sale from {day} on only: it is sold",
            "G字头列车二等座及无座自 {day} 起方在铁路售票环节拦截：可以出售",
        ),
    ),
    "before_passports_from": Wording(
        ("passports_from",),
        Text(
            "papers other than the identity card lead to the ID number from {day} on only: with this one it is sold",
            "身份证以外的证件自 {day} 起方与身份证号绑定：持该证件可以购得",
        ),
    ),
    "card_supposed": Wording(
        ("passports_from",),
        Text(
            "an identity card is supposed; with another paper the sale went through before {day}",
            "按使用身份证回答；在 {day} 之前持其他证件可以购得",
        ),
    ),
    "leaks": Wording(
        (CHANNEL + "leaks",),
        Text("some sales of this sort are reported to have got through", "据报道，此类购买有绕过拦截的情形"),
    ),
    "under_way": Wording(
        ("lag_days",),
        Text(
            "{what.en} reaches the sellers on {day}{lag.en}: they sell until then",
            "{what.zh}于 {day} 到达售票系统{lag.zh}：此前仍可出售",
        ),
    ),
    "sold_again": Wording(
        ("lag_of_lift_days",),
        Text("{what.en} has ended, and the sellers sell again since {day}", "{what.zh}已终止，自 {day} 起恢复出售"),
    ),
    "not_sent_yet": Wording(
        (),
        Text("{what.en} is sent to the sellers on {day} at the earliest", "{what.zh}最早于 {day} 送至售票系统"),
    ),
    "never_sent": Wording(
        (),
        Text("{what.en} never stands with the sellers", "{what.zh}从未进入售票系统"),
    ),
    "entity_people": Wording(
        (CHANNEL + "entity_people",),
        Text(
            "{what.en} is that of an entity and leads to no ID number of its people",
            "{what.zh}属于单位，查不到其人员的身份证号",
        ),
    ),
    "item_not_in_order": Wording(
        ("consumption.order.contents",),
        Text("{what.en} does not name this conduct", "{what.zh}未列明该行为"),
    ),
}  # fmt: skip
