"""Words for what a story states before its first event: kinds of people, of titles, and capacities of debtors."""

from collections.abc import Mapping

from blacklist_sim.text import Text

Names = Mapping[str, Text]

PEOPLE: Names = {
    "person": Text("natural person", "自然人"),
    "entity": Text("organisation", "单位"),
    "branch": Text("branch of an organisation", "分支机构"),
    "state_body": Text("state body", "国家机关"),
}
HOMES: Names = {
    "abroad": Text("living abroad", "住所在国外"),
    "hong_kong": Text("living in Hong Kong", "住所在香港"),
    "macao": Text("living in Macao", "住所在澳门"),
    "taiwan": Text("living in Taiwan", "住所在台湾"),
}
SEXES: Names = {"male": Text("male", "男"), "female": Text("female", "女")}
OFFICES: Names = {
    "legal_representative": Text("legal representative", "法定代表人"),
    "principal": Text("principal person in charge", "主要负责人"),
    "directly_responsible": Text("directly responsible", "直接责任人员"),
    "actual_controller": Text("actual controller", "实际控制人"),
}
TITLES: Names = {
    "judgment": Text("judgment", "判决书"),
    "second_instance_judgment": Text("judgment of second instance", "第二审判决书"),
    "small_claim": Text("judgment in the small claims procedure", "小额诉讼判决书"),
    "mediation": Text("mediation document", "调解书"),
    "ruling": Text("ruling", "裁定书"),
    "payment_order": Text("payment order", "支付令"),
    "award": Text("arbitral award", "仲裁裁决书"),
    "labour_award": Text("labour arbitral award", "劳动争议仲裁裁决书"),
    "notarised_debt": Text("notarised debt document", "公证债权文书"),
    "civil_sanction": Text("civil sanction", "民事制裁决定书"),
    "court_costs": Text("claim for court costs", "诉讼费用"),
    "criminal_fine": Text("criminal fine", "刑事罚金"),
    "criminal_restitution": Text("restitution ordered in a criminal case", "刑事责令退赔"),
    "criminal_civil_part": Text("civil part of a criminal judgment", "刑事附带民事判决书"),
    "administrative_decision": Text("administrative decision", "行政决定"),
    "hk_judgment": Text("Hong Kong judgment", "香港判决"),
    "macao_judgment": Text("Macao judgment", "澳门判决"),
    "taiwan_judgment": Text("Taiwan judgment", "台湾判决"),
    "foreign_judgment": Text("foreign judgment", "外国判决"),
}
DUTIES: Names = {
    "pay": Text("to pay", "给付金钱"),
    "hand_over": Text("to hand something over", "交付财物或者票证"),
    "do": Text("to do something", "完成行为"),
    "tolerate": Text("to tolerate something", "容忍行为"),
    "refrain": Text("to refrain from something", "不作为"),
    "recurring": Text("to pay recurring sums", "定期给付"),
}
CAPACITIES: Names = {
    "debtor": Text("debtor", "被执行人"),
    "guarantor": Text("guarantor", "保证人"),
    "joint": Text("joint debtor", "连带债务人"),
    "added": Text("may be added", "可追加"),
    "heir": Text("heir", "继承人"),
    "third_party": Text("third party", "第三人"),
}
