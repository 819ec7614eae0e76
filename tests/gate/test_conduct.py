"""A conduct is read in the words people use; what means nothing is refused with what would have been right."""

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.gate.conduct import read_conduct

from .door import BOOK


@pytest.mark.parametrize(
    ("train", "letter"),
    [
        ("G", "G"),
        ("g", "G"),
        ("G1234", "G"),
        ("d301", "D"),
        ("C 2001", "C"),
        ("1461", "number"),
        ("number", "number"),
        ("Y501", "Y"),
        ("高铁", "G"),
        ("动车组列车", "D"),
        ("high-speed EMU train", "G"),
    ],
)
def test_a_train_goes_by_its_letter_its_number_or_its_name(train: str, letter: str) -> None:
    assert read_conduct(BOOK, "rail", {"train": train}).values == (letter, None)


@pytest.mark.parametrize(
    ("kind", "fields", "values"),
    [
        ("rail", {"seat": "二等座"}, (None, "second")),
        ("乘坐列车", {"train": "K", "seat": "Hard Sleeper"}, ("K", "hard_sleeper")),
        ("plane", {"cabin": "公务舱"}, ("business", None, "ordinary", None)),
        ("Travel By Ship", {"vessel": "ferry"}, ("ferry", None)),
        ("other", {"what": "  keep a racehorse "}, ("keep a racehorse",)),
        ("golf", {}, ()),
    ],
)
def test_kinds_and_values_go_by_any_of_their_names(
    kind: str, fields: dict[str, str], values: tuple[str | None, ...]
) -> None:
    assert read_conduct(BOOK, kind, fields).values == values


def test_payer_paper_carrier_and_seller_may_be_told_of_any_conduct() -> None:
    read = read_conduct(
        BOOK, "golf", {"paid_by": "单位财产", "paper": "passport", "carrier": "foreign", "seller": "club"}
    )
    assert read[2:] == ("entity", "passport", "foreign", "club")


SEATS = "can be business, special, premium_first, first, second, standing"
WRONG = [
    ("rial", {}, "no kind of conduct is called 'rial'", "没有名为“rial”的行为种类", "rail"),
    ("hotl", {}, "what none of them fits is asked as `other`", "以 other 用文字说明", "hotel"),
    ("juggle", {}, "there are ", "可用：", None),
    (
        "rail",
        {"seet": "second"},
        "rail has no field 'seet'; it takes train, seat, and paid_by",
        "没有字段“seet”",
        "seat",
    ),
    ("golf", {"holes": "18"}, "golf has no field 'holes'; it takes no field of its own", "没有字段“holes”", None),
    ("rail", {"seat": "scond"}, "seat: 'scond' is no seat or berth; possible: business, ", "“scond”不是席别", "second"),
    (
        "hotel",
        {"price": "cheep"},
        "price: 'cheep' is no price; possible: ordinary, high",
        "可用：ordinary（一般价格）",
        None,
    ),
    (
        "rail",
        {"train": "X12"},
        "no train number begins with 'X' ('X12'); possible: G, D, C",
        "没有以“X”开头的车次",
        None,
    ),
    ("rail", {"train": "GG7"}, "no train number begins with 'GG'", "没有以“GG”开头的车次", None),
    ("rail", {"train": "G7a"}, "no train number begins with 'G7a'", "没有以“G7a”开头的车次", None),
    (
        "rail",
        {"train": "G", "seat": "hard_sleeper"},
        f"with train G, seat {SEATS}",
        "train G 时，seat 可为 business",
        None,
    ),
    ("rail", {"train": "1461", "seat": "first"}, "with seat first, train can be G, D, C, S", "不存在", None),
    ("ship", {"vessel": "ferry", "class": "first"}, "with vessel ferry, class can be none", "class 可为 none", None),
    ("golf", {"paid_by": "owm"}, "paid_by: 'owm' is no payer; possible: own, entity", "“owm”不是付款来源", "own"),
    ("golf", {"paper": "visa"}, "paper: 'visa' is no identity paper; possible: id_card", "“visa”不是所用证件", None),
    ("golf", {"carrier": "forein"}, "carrier: 'forein' is no kind of carrier", "“forein”不是承运人", "foreign"),
    ("golf", {"seller": " "}, "seller: expected a text, found nothing", "seller：应为一段文字，实为空", None),
    ("other", {"what": ""}, "what: expected a text, found nothing", "what：应为一段文字，实为空", None),
]


@pytest.mark.parametrize(("kind", "fields", "english", "chinese", "nearest"), WRONG)
def test_what_describes_no_conduct_is_refused_with_what_is_possible(
    kind: str, fields: dict[str, str], english: str, chinese: str, nearest: str | None
) -> None:
    with pytest.raises(BadInput) as caught:
        read_conduct(BOOK, kind, fields)
    (problem,) = caught.value.problems
    assert english in problem.en and chinese in problem.zh
    assert problem.nearest == nearest
    assert not fields or problem.path[-1] in fields


def test_everything_wrong_with_a_question_is_told_at_once() -> None:
    with pytest.raises(BadInput) as caught:
        read_conduct(BOOK, "rail", {"train": "X1", "seat": "throne", "colour": "red", "paid_by": "me"})
    assert [problem.path for problem in caught.value.problems] == [("train",), ("seat",), ("colour",), ("paid_by",)]


def test_what_no_kind_fits_is_no_error_but_a_question_for_the_court() -> None:
    assert read_conduct(BOOK, "other", {"what": "send a rocket up"}).kind == "other"
