"""`gate`: may this person do this on this day, by the law, at the seller's counter, by the operators' own lists."""

import json
import re

import pytest

from blacklist_sim.gate.gate import Gate
from blacklist_sim.gate.names import DECISION_NAMES
from blacklist_sim.gate.restraints import Order, Restraints
from blacklist_sim.gate.table import Cell, cell_text, table, table_data
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.load import load_book
from blacklist_sim.pages.gate_table import Notes
from blacklist_sim.pages.wrapping import width
from blacklist_sim.text import Text
from blacklist_sim.timeline.fixtures import shipped

STORY = "ground-1-paid-in-full"
DOCUMENT = [
    "format", "file", "law_of", "who", "as", "policy", "conduct", "says", "day", "decision", "law", "seller",
    "operators",
]  # fmt: skip
ANSWER = ["decision", "day", "until", "missing", "item", "article", "evidence", "order", "cause", "reasons"]
REASON = ["code", "says", "rule", "name", "article", "evidence", "order", "cause", "until", "missing"]


def decisions(told) -> tuple[str, str, str]:
    """The words of law, seller and operators."""
    assert told.status == 0, told.err
    found = [
        re.search(r"\[(\w+)\]$", line) for line in told.lines if line.startswith(("law: ", "seller: ", "operators:"))
    ]
    return tuple(match[1] for match in found if match)  # type: ignore[return-value]


# ── what is printed ──────────────────────────────────────────────────────────────────────────────────


def test_the_laws_decision_stands_first_in_a_sentence_then_order_item_article_and_days(tell):
    told = tell("gate --restricted --since 2018-01-05 --on 2019-01-01 rail G second")
    assert told.lines[:3] == [
        "2019-01-01  debtor: travel by train (high-speed EMU train, second class seat)",
        "law: the person may not do it [prohibited]",
        "  - closed by the order in case A (made 2018-01-05, served 2018-01-05): Any seat on a G train — "
        "Consumption Provisions (法释〔2015〕17号), art. 3(1)(9)",
    ]
    assert [line.partition(":")[0] for line in told.lines if not line.startswith(" ")][1:] == [
        "law", "seller", "operators",
    ]  # fmt: skip


def test_an_answer_is_no_failure_whatever_it_says(tell):
    lines = {
        "permitted": "--restricted rail D second",
        "prohibited": "--restricted air",
        "permitted_under_approval": "--restricted --approved temporary-lift=2019-02-01 air",
        "for_the_court": "--restricted goods luxury",
        "unknown": "--restricted rail",
    }
    for word, line in lines.items():
        told = tell(f"gate --on 2019-01-01 {line}")
        assert (told.status, decisions(told)[0]) == (0, word)


def test_law_seller_and_operators_may_each_say_otherwise(tell):
    assert decisions(tell("gate --restricted --on 2016-06-01 rail G second")) == (
        "prohibited",
        "permitted",
        "permitted",
    )
    lifted = "gate --restricted --since 2023-01-03 --lifted 2024-05-06 --on 2024-05-07 rail G second"
    assert decisions(tell(f"{lifted} --lag-of-lift 3")) == ("permitted", "prohibited", "permitted")
    assert decisions(tell(f"{lifted} --lag-of-lift 0")) == ("permitted", "permitted", "permitted")
    smoker = "gate --rail-list misconduct=2024-03-01 --on 2024-05-07 rail K hard_seat"
    assert decisions(tell(smoker)) == ("permitted", "permitted", "prohibited")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "law: the person may not do it [prohibited]"),
        ("zh", "法律：不得为之 [prohibited]"),
        ("both", "law: the person may not do it [prohibited] / 法律：不得为之 [prohibited]"),
    ],
)
def test_a_reader_chooses_the_language(tell, lang, line):
    assert line in tell(f"gate --restricted air --lang {lang}").lines


def test_in_both_languages_a_reason_is_one_item_of_the_list(tell):
    told = tell("gate --restricted --on 2019-01-01 air --lang both")
    reasons = [line for line in told.lines if line.startswith("  ")]
    assert reasons
    assert all(line.startswith("  - ") and " / - " not in line for line in reasons)


def test_what_was_not_told_is_named_with_the_words_that_tell_it(tell):
    told = tell("gate --restricted hotel stars=unrated")
    assert decisions(told)[0] == "unknown"
    assert told.lines[1].endswith("; not told: price [unknown]")
    assert told.lines[-1] == "to tell: price=ordinary|high"
    payer = tell("gate --restricted --on 2014-06-02 air")
    assert payer.lines[-1] == "to tell: --paid-by own|entity|somebody-else"


def test_a_program_reads_one_document_whose_keys_stay(tell):
    document = tell("gate --restricted --on 2019-01-01 rail G second --json").document
    assert list(document) == DOCUMENT
    assert (document["decision"], document["day"], document["as"]) == ("prohibited", "2019-01-01", "debtor")
    assert document["conduct"] == {"kind": "rail", "train": "G", "seat": "second"}
    for part in ("law", "seller", "operators"):
        assert list(document[part]) == ANSWER
        assert all(list(reason) == REASON for reason in document[part]["reasons"])
    assert document["law"]["item"] == "consumption.item.rail.g"
    assert document["law"]["order"]["made"] == "2018-01-01"


# ── how a conduct is written ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "words",
    [
        "rail G second", "rail G1234 second", "rail second G1", "rail seat=second train=G", "rail seat=second G",
        "train G 二等座", "乘坐列车 高铁 二等座", "rail g 'second class'", "rail train=G17 second",
    ],
)  # fmt: skip
def test_a_seat_on_a_train_may_be_written_in_many_ways(tell, words):
    document = tell(f"gate --restricted --on 2019-01-01 {words} --json").document
    assert document["conduct"] == {"kind": "rail", "train": "G", "seat": "second"}


def test_a_train_with_digits_alone_is_an_ordinary_one(tell):
    assert tell("gate --restricted rail 1461 hard_sleeper --json").document["conduct"]["train"] == "number"


def test_what_no_kind_fits_is_told_in_words(tell):
    document = tell("gate --restricted other a share in a yacht, price=high --json").document
    assert document["conduct"] == {"kind": "other", "what": "a share in a yacht, price=high"}
    assert document["decision"] == "for_the_court"


def test_how_it_is_paid_may_stand_among_the_words_or_as_an_option(tell):
    line = "gate --restricted --on 2014-06-02 air"
    for told in ("paid_by=own", "paid-by=own", "--paid-by own", "paid_by=own --paid-by own"):
        assert decisions(tell(f"{line} {told}"))[0] == "prohibited"
    assert decisions(tell(f"{line} --paid-by somebody-else"))[0] == "permitted"


# ── who is asked about ───────────────────────────────────────────────────────────────────────────────

ANSWERS = {
    "a debtor on the last day of the 2010 text": ("--restricted --on 2015-07-21 rail G second", "permitted"),
    "a debtor on the first day of the 2015 text": ("--restricted --on 2015-07-22 rail G second", "prohibited"),
    "a debtor without an order": ("--as debtor air", "permitted"),
    "nobody in particular": ("air", "permitted"),
    "the spouse of a restricted debtor": ("--restricted --as spouse air", "permitted"),
    "a namesake": ("--restricted --as namesake air", "permitted"),
    "a guarantor who is no party": ("--restricted --as guarantor air", "permitted"),
    "the head of a branch": ("--restricted --as branch-head air", "permitted"),
    "a former legal representative where there is no order": ("--as former-legal-representative air", "permitted"),
    "a legal representative who had left when the order was made": (
        "--restricted --as former-legal-representative --since 2018-05-02 --left 2018-05-02 --on 2019-01-01 air",
        "permitted",
    ),
    "a legal representative who left after the order": (
        "--restricted --as former-legal-representative --since 2018-05-02 --left 2018-05-03 --on 2019-01-01 air",
        "prohibited",
    ),
    "an officer of a listed entity who has left, where there is no order": (
        "--listed --as principal --since 2018-05-02 --left 2018-06-01 --on 2018-06-01 air", "permitted",
    ),
    "the legal representative": ("--restricted --as legal-representative air", "prohibited"),
    "one who has left, while the order stays": (
        "--restricted --as legal-representative --since 2018-05-02 --left 2018-06-01 --on 2019-01-01 air", "prohibited",
    ),
    "the actual controller under the 2010 text": (
        "--restricted --as actual-controller --on 2014-06-02 air --paid-by entity", "permitted",
    ),
    "the actual controller under the 2015 text": (
        "--restricted --as actual-controller --on 2016-06-02 air", "prohibited",
    ),
    "a child's dear school": ("--restricted --as minor-child school private above_normal pay", "prohibited"),
    "a child's flight": ("--restricted --as minor-child air", "permitted"),
    "before service": ("--restricted --since 2019-01-02 --served 2019-01-08 --on 2019-01-07 air", "permitted"),
    "on the day of service": ("--restricted --since 2019-01-02 --served 2019-01-08 --on 2019-01-08 air", "prohibited"),
    "made, not served, where the policy binds from signing": (
        "--restricted --since 2019-01-02 --served 2019-01-08 --on 2019-01-07 air --policy order_binds_from=signing",
        "prohibited",
    ),
    "after the lift": ("--restricted --since 2019-01-02 --lifted 2019-03-01 --on 2019-03-01 air", "permitted"),
    "listed without an order": ("--listed --since 2018-05-02 --on 2019-01-01 air", "prohibited"),
    "listed without an order, where the policy says that only an order binds": (
        "--listed --since 2018-05-02 --on 2019-01-01 air --policy listed_without_order=order_only", "permitted",
    ),
    "a listed person who would be assessor": ("--listed --on 2025-06-03 post assessor take not_large", "prohibited"),
    "who may not leave the country": ("--exit-banned border leave train", "prohibited"),
    "an entity whose money pays": ("--restricted --entity --on 2014-06-02 air --paid-by entity", "prohibited"),
    "under an approval of the necessary": ("--restricted --approved necessity air", "permitted_under_approval"),
    "a temporary lift, for a flight": ("--restricted --on 2024-05-07 --approved temporary-lift=2024-06-03 air",
                                       "permitted_under_approval"),
    "a temporary lift, for golf": ("--restricted --on 2024-05-07 --approved temporary-lift=2024-06-03 golf",
                                   "prohibited"),
    "a temporary lift, for a soft sleeper": (
        "--restricted --on 2024-05-07 --approved temporary-lift=2024-06-03 rail T soft_sleeper", "prohibited",
    ),
    "a temporary lift, on the first day on which it can last so long": (
        "--restricted --on 2024-05-03 --approved temporary-lift=2024-06-03 air", "permitted_under_approval",
    ),
    "a temporary lift, a day before": (
        "--restricted --on 2024-05-02 --approved temporary-lift=2024-06-03 air", "prohibited",
    ),
    "private spending of an officer": (
        "--restricted --as principal --on 2024-05-07 --approved private-funds air --paid-by own",
        "permitted_under_approval",
    ),
    "an approval that has run out": (
        "--restricted --since 2018-05-02 --approved temporary-lift=2018-12-31 --on 2019-01-01 air", "prohibited",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("line", "decision"), ANSWERS.values(), ids=ANSWERS)
def test_the_law_answers_for(tell, line, decision):
    assert decisions(tell(f"gate {line}"))[0] == decision


def test_a_notice_to_assist_closes_the_seller_who_got_it_and_no_other(tell):
    line = "gate --restricted --since 2018-05-02 --on 2019-01-01 --notice hotel=2018-06-01 hotel stars=5"
    assert decisions(tell(f"{line} --seller hotel"))[1] == "prohibited"
    assert decisions(tell(f"{line} --seller other"))[1] == "permitted"


def test_a_passport_went_through_until_it_was_bound_to_the_number(tell):
    line = "gate --restricted --since 2014-01-03 --on 2016-06-01 air --paper passport --passports-from"
    assert decisions(tell(f"{line} 2017-01-01"))[:2] == ("prohibited", "permitted")
    assert decisions(tell(f"{line} 2016-05-31"))[:2] == ("prohibited", "prohibited")


def test_whether_a_foreigner_is_found_is_not_known(tell):
    assert decisions(tell("gate --restricted --foreigner --on 2019-01-01 air"))[1] == "unknown"


# ── a person of a timeline ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day", "decision"),
    [
        ("2019-03-14", "permitted"),
        ("2019-03-15", "prohibited"),
        ("2019-06-04", "prohibited"),
        ("2019-06-05", "permitted"),
    ],
)
def test_somebody_of_a_timeline_is_bound_from_service_until_the_lift(tell, day, decision):
    told = tell(f"gate {STORY} --on {day} rail G second --policy listed_without_order=order_only")
    assert decisions(told)[0] == decision
    assert told.lines[0].startswith(f"{day}  张某: ")


def test_another_person_of_the_timeline_is_asked_about_by_name(tell):
    document = tell(f"gate {STORY} --who lender --on 2019-03-20 air --json").document
    assert (document["file"], document["who"], document["decision"]) == (STORY, "lender", "permitted")


NO_CASE = """timeline: 1
title: {en: nobody owes, zh: 无人负债}
people:
  smoker: {kind: person, name: 赵某, facts: {rail_list: misconduct, rail_list_published: 2019-03-01}}
events:
  - {date: 2019-03-20}
"""


def test_a_timeline_without_a_case_is_asked_about_somebody_by_name(tell, tmp_path):
    path = tmp_path / "nobody.yaml"
    path.write_text(NO_CASE, "utf-8")
    assert decisions(tell(f"gate {path} --on 2019-03-20 --who smoker rail K hard_seat"))[2] == "prohibited"
    told = tell(f"gate {path} --on 2019-03-20 rail K hard_seat")
    assert (told.status, told.err) == (2, "there is no case, so say who is asked about: --who smoker\n")
    told = tell(f"owed {path} --on 2019-03-20")
    assert (told.status, told.err) == (2, "there is no case in this timeline, so nothing is owed in it\n")


def test_no_shipped_timeline_is_called_like_a_conduct():
    names = {name for kind in load_book().conduct.values() for name in (kind.id, *kind.aliases, *kind.name)}
    assert names.isdisjoint(shipped())


# ── the whole table, and what changes ────────────────────────────────────────────────────────────────


def door(since: str, day: str):
    from datetime import date

    made = date.fromisoformat(since)
    gate = Gate(load_book(), {}, load_calendar())
    return gate.prepare(Restraints("person", (Order("A", made, made),), relation="debtor")), date.fromisoformat(day)


def said(cell: Cell) -> Text:
    return cell_text(load_book(), cell)


def test_the_table_has_exactly_the_rows_of_the_gate(tell):
    asked, day = door("2018-05-02", "2019-01-01")
    cells = table(asked, day)
    line = "gate --restricted --since 2018-05-02 --on 2019-01-01 --table"
    assert tell(f"{line} --json").document["table"] == json.loads(json.dumps(table_data(load_book(), cells)))
    for lang in ("en", "zh"):
        told = [row for row in tell(f"{line} --lang {lang}").lines if row.startswith("  ")]
        notes = Notes()
        assert [re.split("  +", row.strip()) for row in told] == [
            [f"{DECISION_NAMES[cell.decision].pick(lang)} {notes.mark(cell.article)}".strip(), said(cell).pick(lang)]
            for cell in cells
        ]


def test_in_both_languages_each_row_stands_in_one_and_then_in_the_other_within_eighty_columns(tell):
    told = tell("gate --restricted --table rail hotel --lang both")
    rows = [line for line in told.lines if line.startswith("  ")]
    assert rows
    assert all(width(row) <= 80 for row in rows)
    english, chinese = rows[::2], rows[1::2]
    assert len(english) == len(chinese)
    assert all(re.search("[\u4e00-\u9fff]", row) is None for row in english)
    assert all(re.search("[\u4e00-\u9fff]", row) for row in chinese)


def test_the_table_ends_with_how_many_of_each_and_where_they_stand(tell):
    told = tell("gate --restricted --since 2018-05-02 --on 2019-01-01 --table golf goods")
    assert told.lines[-3:] == [
        "4 combinations: 1 prohibited, 2 for the court to judge, 1 permitted",
        "[1] Consumption Provisions (法释〔2015〕17号), art. 3(1)(2)",
        "[2] Consumption Provisions (法释〔2015〕17号), art. 3(1)(9)",
    ]
    assert [line.split()[0] for line in told.lines if line.startswith("  ")] == [
        "prohibited", "permitted", "for", "for",
    ]  # fmt: skip


def test_what_a_change_of_law_changed_for_a_person_is_told_old_and_new(tell):
    line = "gate --restricted --since 2014-05-02 --paid-by own --diff 2015-07-21 2015-07-22 rail"
    rows = [row.strip() for row in tell(line).lines if row.startswith("  ")]
    assert "permitted → prohibited [1]  high-speed EMU train, second class seat" in rows
    assert not any("hard seat" in row for row in rows)
    document = tell(f"{line} --json").document
    assert (document["from"], document["to"]) == ("2015-07-21", "2015-07-22")
    changed = [change for change in document["changes"] if change["before"]["decision"] != change["after"]["decision"]]
    assert len(changed) == len(rows)
    assert tell("gate --restricted --since 2014-05-02 --diff 2015-07-20 2015-07-21 rail").lines[-1] == (
        "decisions changed: 0; the same on another basis: 0 (--json lists them)"
    )


# ── help and mistakes ────────────────────────────────────────────────────────────────────────────────


def test_the_help_lists_everything_that_can_be_asked_and_ends_with_examples_that_work(tell):
    help_text = tell("gate --help").out
    words = set(re.split(r"[\s,:|\[\]]+", help_text))
    for kind in load_book().conduct.values():
        assert kind.id in words
        for field in kind.fields:
            assert field.id in words
            assert words >= set(field.values)
    examples = [line.strip() for line in help_text.partition("Examples:")[2].splitlines() if line.strip()]
    assert len(examples) >= 4
    for example in examples:
        assert tell(example.removeprefix("blacklist-sim ")).status == 0


MISTAKES = {
    "nothing asked": ("", ["say what is asked about", "rail TRAIN SEAT", "travel by train", "for example:"]),
    "a timeline and nothing asked": (f"{STORY} --on 2019-03-20", ["say what is asked about", "rail TRAIN SEAT"]),
    "a kind misspelt": ("rial G second", ["called 'rial'; did you mean rail?", "rail TRAIN SEAT"]),
    "a timeline misspelt": (f"{STORY[:-1]} air", [f"did you mean {STORY}?"]),
    "a kind misspelt after a timeline": (f"{STORY} --on 2019-03-20 hotle", ["did you mean hotel?", "hotel STARS"]),
    "a file that is not there": ("nothere.yaml air", ["nothere.yaml: no such file"]),
    "a hard sleeper on a G train": ("rail G hard_sleeper", ["there is no train G, seat hard_sleeper", "seat can be"]),
    "a letter that no train has": ("rail X12 second", ["no train number begins with 'X'", "G, D, C"]),
    "a value misspelt": ("rail G seocnd", ["'seocnd' is no seat", "did you mean 'second'?"]),
    "a value of a later field misspelt": ("air internatoinal", ["no route", "did you mean 'international'?"]),
    "an unknown field": ("hotel star=5", ["hotel has no field 'star'", "did you mean 'stars'?"]),
    "a word too many": ("rail G second third", ["a word for each of train, seat", "'third' is one too many"]),
    "a word after a kind that has none": ("golf G", ["golf takes no word", "'G' is one too many"]),
    "a thing told twice": ("air paid_by=own --paid-by entity", ["paid_by is told twice: own and entity"]),
    "an unknown person": ("--as spuse air", ["'spuse' is none of: debtor", "did you mean spouse?"]),
    "an unknown approval": ("--restricted --approved necesity air", ["did you mean necessity?"]),
    "an unknown category": ("--rail-list smoking=2024-01-02 rail", ["misconduct, fare-evasion"]),
    "a list without a day": ("--rail-list misconduct rail", ["should read CATEGORY=DATE[..SETTLED]"]),
    "a list settled before it was published": (
        "--rail-list fare-evasion=2024-02-01..2024-01-02 rail", ["2024-01-02 is before 2024-02-01"],
    ),
    "a service without an order": ("--served 2020-01-02 air", ["--served goes with --restricted only"]),
    "a removal without an entry": ("--restricted --removed 2020-01-02 air", ["--removed goes with --listed only"]),
    "an office left by who had none": ("--restricted --left 2020-01-02 air", ["--left goes with --as legal-repr"]),
    "an office left, nobody knows when": (
        "--restricted --as former-legal-representative air", ["--left DATE", "stays bound until the court lifts it"],
    ),
    "an office left after the order, nobody knows which": (
        "--restricted --as former-officer --since 2020-01-02 --left 2021-01-02 air",
        ["--left 2021-01-02 goes with --as legal-representative or another office only"],
    ),
    "private spending of a debtor": ("--restricted --approved private-funds air", ["private-funds goes with --as"]),
    "a temporary lift without end": ("--restricted --approved temporary-lift air", ["--approved temporary-lift=DATE"]),
    "a temporary lift of an entity": (
        "--restricted --entity --approved temporary-lift=2030-01-02 air", ["for natural persons"],
    ),
    "an entity that is a spouse": ("--as spouse --entity air", ["--entity goes with --as debtor"]),
    "a lift before the order": (
        "--restricted --since 2020-01-02 --lifted 2019-01-02 air", ["--lifted: 2019-01-02 is before 2020-01-02"],
    ),
    "an approval that ends before it begins": (
        "--restricted --since 2020-01-02 --approved temporary-lift=2019-01-02 air", ["2019-01-02 is before 2020-01-02"],
    ),
    "a person described and named": (f"{STORY} --on 2019-03-20 --restricted air", ["--restricted: the timeline"]),
    "a person named without a timeline": ("--who borrower air", ["--who: only with a timeline"]),
    "a person unknown to the timeline": (
        f"{STORY} --on 2019-03-20 --who borower air", ["no person called 'borower'", "borrower"],
    ),
    "a timeline without a day": (f"{STORY} air", ["--on DATE"]),
    "a day before the book begins": ("--on 2009-06-02 air", ["2009-06-02 is before 2010-10-01"]),
    "an order before the book begins": ("--restricted --since 2009-06-02 air", ["2009-06-02 is before 2010-10-01"]),
    "a day before the story begins": (f"{STORY} --on 2018-01-02 air", ["begins on 2018-11-05"]),
    "a lag below nought": ("--restricted --lag=-1 air", ["'-1' is no number of days"]),
    "suppositions out of order": (
        "--restricted --rail-from 2019-01-01 --rail-all-g-from 2018-01-01 rail G", ["rail_all_g_from: 2018-01-01 is"],
    ),
    "fields in a table": ("--table rail G", ["no kind of conduct called 'G'"]),
    "two questions at once": ("--table --diff 2015-01-01 2016-01-01 rail", ["--table, --diff: two questions"]),
    "a day beside two": ("--on 2015-01-01 --diff 2015-01-01 2016-01-01 rail", ["--on: --diff has its two days"]),
    "a seller in a table": ("--restricted --table --paper passport rail", ["--paper: the table shows the law alone"]),
    "a seller unknown to the timeline": (
        f"{STORY} --on 2019-03-20 --seller hotl hotel", ["no person called 'hotl'"],
    ),
    "one day where two are needed": ("--diff 2015-01-01", ["--diff"]),
}  # fmt: skip


@pytest.mark.parametrize(("line", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_what_would_be_right(tell, line, words):
    told = tell(f"gate {line}")
    assert (told.status, told.out) == (2, "")
    for word in words:
        assert word in told.err
    assert "Traceback" not in told.err
    assert re.search("[\u4e00-\u9fff]", tell(f"gate {line} --lang zh").err)
