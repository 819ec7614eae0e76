"""An answer in lines, in data, as a table, and what changed between two days: in both languages, nothing left out."""

import json
from datetime import timedelta

import pytest

from blacklist_sim.gate import law_reasons
from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.diff import change_lines, changes
from blacklist_sim.gate.restraints import Approval, ExitBan, OperatorListing, Restraints
from blacklist_sim.gate.table import table, table_data, table_lines
from blacklist_sim.gate.wording import answer_lines, conduct_text, decision_data, decision_lines

from .door import BOOK, GATE, ask, door, entry, on, order

FLIGHT = "air cabin=economy"


def test_an_answer_reads_as_decision_then_reasons_each_with_its_article() -> None:
    first, reason, *_ = answer_lines(BOOK, ask(door(order()), "rail train=G seat=second", "2019-03-20").law)
    assert first == ("2019-03-20: prohibited", "2019-03-20：禁止")
    assert reason.en == (
        "  - closed by the order in case loan (made 2012-05-02, served 2012-05-02): Any seat on a G train — "
        "Consumption Provisions (法释〔2015〕17号), art. 3(1)(9)"
    )
    assert reason.zh == (
        "  - 为案件 loan 的限制消费令（2012-05-02 作出，2012-05-02 送达）所限：G字头动车组全部座位——"
        "《限制消费规定》（法释〔2015〕17号）第三条第一款第（九）项"
    )


def test_a_doubtful_application_is_marked_beside_a_sure_article() -> None:
    (_, reason, *_) = answer_lines(BOOK, ask(door(order()), "rail train=D seat=emu_sleeper", "2019-03-20").law)
    assert reason.en.endswith("art. 3(1)(1) [applied here: unverified]")
    assert reason.zh.endswith("第（一）项〔此项适用未核实〕")


def test_an_end_and_a_missing_fact_stand_in_the_first_line() -> None:
    lift = Approval("temporary_lift", on("2020-03-02"), on("2020-03-20"))
    opened = answer_lines(BOOK, ask(door(order(approvals=(lift,))), FLIGHT, "2020-03-10").law)[0]
    assert opened.en == "2020-03-10: permitted under an approval, until 2020-03-20"
    asked = answer_lines(BOOK, ask(door(order()), FLIGHT, "2014-03-10").law)[0]
    assert asked == ("2014-03-10: unknown; not told: paid_by", "2014-03-10：不明；未说明：paid_by")


def test_the_three_answers_stand_under_their_names() -> None:
    lines = decision_lines(BOOK, ask(door(order()), FLIGHT, "2019-03-20"))
    assert lines[0] == ("travel by aircraft (economy class, ordinary travel)", "乘坐飞机（经济舱，一般出行）")
    heads = [line.en for line in lines if not line.en.startswith("  ")][1:]
    assert [head.split(", ")[0] for head in heads] == ["the law", "the seller's system", "the operators' own lists"]
    assert all(line.en and line.zh for line in lines)


def test_what_was_told_of_a_conduct_is_told_back() -> None:
    asked = Conduct("rail", ("G", None), "entity", "passport", "foreign", "club")
    said = conduct_text(BOOK, asked)
    assert said.en.startswith("travel by train (high-speed EMU train, payer: the entity's money, identity paper: ")
    assert "销售方（人员标识）：club" in said.zh
    assert conduct_text(BOOK, Conduct("golf")).en == "spend on a golf course"


EVERYTHING = Restraints(
    "a",
    (order(approvals=(Approval("necessity", on("2016-03-02"), on("2016-03-20")),)), order("shop", lifted="2016-01-04")),
    (entry("other"),),
    (OperatorListing("air", "misconduct", on("2019-02-01")),),
    (ExitBan("loan", on("2016-01-04")),),
)


@pytest.mark.parametrize("asked", [FLIGHT, "border direction=leave by=road", "rail train=D", "golf"])
def test_a_decision_is_plain_json_with_all_three_answers(asked: str) -> None:
    data = json.loads(json.dumps(decision_data(BOOK, ask(GATE.prepare(EVERYTHING), asked, "2019-03-20"))))
    assert data["conduct"]["kind"] == asked.split()[0]
    assert {"law", "seller", "operators", "decision", "day", "says"} <= data.keys()
    assert data["decision"] == data["law"]["decision"]
    for part in ("law", "seller", "operators"):
        assert data[part]["reasons"]
        assert all(reason["says"]["en"] and reason["says"]["zh"] for reason in data[part]["reasons"])


def test_the_data_of_a_prohibition_names_item_article_order_day_and_evidence() -> None:
    law = decision_data(BOOK, ask(door(order()), "rail train=D seat=emu_sleeper", "2019-03-20"))["law"]
    assert law["item"] == "consumption.item.rail.soft_sleeper"
    assert law["article"]["en"] == "Consumption Provisions (法释〔2015〕17号), art. 3(1)(1) [applied here: unverified]"
    assert (law["order"]["case"], law["order"]["served"]) == ("loan", "2012-05-02")
    assert (law["day"], law["evidence"], law["until"]) == ("2019-03-20", "unverified", None)


def test_nothing_is_worded_before_somebody_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("worded too early")

    for name in ("barred", "not_covered", "other_money"):
        monkeypatch.setattr(law_reasons.words, name, refuse)
    decision = ask(door(order()), FLIGHT, "2019-03-20")
    assert decision.law.decision == "prohibited"
    with pytest.raises(AssertionError, match="too early"):
        _ = decision.law.reasons


# ── the table, and what changed ──────────────────────────────────────────────────────────────────────


def test_the_table_holds_every_combination_of_every_kind_once() -> None:
    cells = table(door(order()), on("2019-03-20"))
    assert {(cell.kind, cell.values) for cell in cells} == {
        (kind.id, values) for kind in BOOK.conduct.values() for values, _ in kind.combinations()
    }
    assert [cell.kind for cell in table(door(), on("2019-03-20"), ["golf", "goods"])] == ["golf", *["goods"] * 3]


def test_the_table_is_plain_data_and_reads_in_both_languages() -> None:
    cells = table(door(order()), on("2019-03-20"), ["hotel"])
    assert json.loads(json.dumps(table_data(BOOK, cells)))[0] == {
        "kind": "hotel",
        "fields": {"stars": "rated", "price": "ordinary"},
        "decision": "prohibited",
        "item": "consumption.item.leisure",
        "code": "barred",
        "says": {
            "en": "closed by the order in case loan (made 2012-05-02, served 2012-05-02): "
            "Star-rated hotels, nightclubs, golf",
            "zh": "为案件 loan 的限制消费令（2012-05-02 作出，2012-05-02 送达）所限："
            "星级以上宾馆、酒店、夜总会、高尔夫球场",
        },
        "case": "loan",
        "article": {
            "en": "Consumption Provisions (法释〔2015〕17号), art. 3(1)(2) [applied here: partly confirmed]",
            "zh": "《限制消费规定》（法释〔2015〕17号）第三条第一款第（二）项〔此项适用部分核实〕",
        },
        "evidence": "partly",
        "until": None,
        "missing": [],
    }
    lines = list(table_lines(BOOK, cells))
    assert lines[0] == ("stay or spend in a hotel", "在宾馆、酒店消费")
    assert lines[3].en.startswith("  without a star rating, ordinary price: permitted — ")
    assert lines[3].zh.startswith("  未评星级，一般价格：允许——")


@pytest.mark.parametrize("measure", [order("shop"), entry("shop")], ids=["order", "entry"])
def test_the_table_names_the_case_of_the_measure_that_decides(measure) -> None:
    assert {cell.case for cell in table(door(measure), on("2019-03-20"), ["air"]) if cell.decision == "prohibited"} == {
        "shop"
    }


def test_the_new_text_changes_the_basis_of_all_and_the_decision_of_what_it_adds() -> None:
    who, new = door(order()), on("2015-07-22")
    found = changes(who, new - timedelta(days=1), new, paid_by="own")
    turned = {(change.after.kind, *change.after.values) for change in found if change.of_decision}
    high = ("business", "special", "premium_first", "first")
    assert turned == {
        *(("rail", letter, seat) for letter in "GDCS" for seat in high),
        ("rail", "G", "second"), ("rail", "G", "standing"), ("goods", "not_needed"),
    }  # fmt: skip
    assert {change.before.item for change in found if change.after.kind == "air"} == {"consumption.item.air"}
    lines = [line.en for line in change_lines(BOOK, found)]
    assert any(
        line.startswith("  high-speed EMU train, second class seat: permitted → prohibited — ") for line in lines
    )
    assert any("still prohibited, on another basis" in line for line in lines)


def test_a_lift_opens_and_nothing_else_changes() -> None:
    found = changes(door(order(lifted="2019-03-20")), on("2019-03-19"), on("2019-03-20"), ["air", "rail", "golf"])
    assert {change.after.decision for change in found} == {"permitted"}
    assert {change.before.decision for change in found if change.of_decision} == {"prohibited"}
    assert changes(door(order()), on("2019-03-19"), on("2019-03-20")) == ()
