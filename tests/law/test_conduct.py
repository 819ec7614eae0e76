"""The catalogue of conduct is checked as the book is opened: names, combinations, and a reason for every day."""

from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pydantic import ValidationError

from blacklist_sim.errors import LawDataError
from blacklist_sim.law.conduct_check import conduct_problems
from blacklist_sim.law.load import load_book
from blacklist_sim.law.load_conduct import conduct_kind
from blacklist_sim.law.raw_conduct import RawConduct

BOOK = load_book()
NAME = {"en": "words", "zh": "文字"}
COLOURS = {"name": NAME, "values": {"red": {"en": "red", "zh": "红"}, "blue": {"en": "blue", "zh": "蓝"}}}
SIZES = {"name": NAME, "values": {"big": {"en": "big", "zh": "大"}, "small": {"en": "small", "zh": "小"}}}
AIR, G_SEATS, ALWAYS = "consumption.item.air", "consumption.item.rail.g", "consumption.item.other"
OPEN = {"why": NAME, "cites": [ALWAYS]}


def kind(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": NAME, "fields": {"colour": COLOURS, "size": SIZES}, "rows": list(rows), **more}


def complaints(**kinds: dict[str, Any]) -> list[str]:
    made = {key: conduct_kind(key, RawConduct.model_validate(entry)) for key, entry in kinds.items()}
    return [problem.en for problem in conduct_problems(replace(BOOK, conduct=made))]


def test_the_shipped_catalogue_has_nothing_to_complain_of() -> None:
    assert list(conduct_problems(BOOK)) == []
    assert {"rail", "air", "ship", "hotel", "school", "border", "post", "account", "other"} <= BOOK.conduct.keys()


def test_a_sound_kind_passes() -> None:
    assert (
        complaints(paint=kind({"when": {"colour": "red"}, "barred": [AIR]}, {"when": {"colour": "blue"}, **OPEN})) == []
    )


RED, BLUE = {"when": {"colour": "red"}}, {"when": {"colour": "blue"}}
UNSOUND = [
    (kind({"barred": ["no.such"]}), "conduct paint row 1: no rule called no.such"),
    (kind({"judge": "no.such"}), "no rule called no.such"),
    (kind({**OPEN, "cites": ["no.such"]}), "no rule called no.such"),
    (kind({**OPEN, "exit_ban": "no.such"}), "no rule called no.such"),
    (kind({**OPEN, "while_listed": "no.such"}), "no rule called no.such"),
    (kind({**OPEN, "statute": "no.such"}), "no rule called no.such"),
    (kind({**OPEN, "barred": [{"rule": AIR, "switch": {"no_such": "on"}}]}), "no switch called no_such"),
    (
        kind({**OPEN, "barred": [{"rule": AIR, "switch": {"second_class_berth": "perhaps"}}]}),
        "second_class_berth has no option perhaps",
    ),
    (kind({"barred": [AIR]}, channel="road"), "conduct paint: no channel called road"),
    (kind({"barred": [AIR], "sale": "everything"}), "no class of sale called everything"),
    (kind({"barred": [AIR]}, {**BLUE, **OPEN}), "rows 1 and 2 both take the combination (blue, big)"),
    (kind({"barred": [AIR]}, {**BLUE, **OPEN}), "conduct paint row 2: is never reached"),
    (kind({**RED, "barred": [AIR]}), "no row takes colour blue"),
    (kind({"cites": [ALWAYS]}), "row 1: says no reason why it is open on 2010-10-01"),
    (kind({"barred": [{"rule": AIR, "switch": {"second_class_berth": "barred"}}], "cites": [ALWAYS]}), "no reason why"),
    (kind({"why": NAME}), "row 1: cites no rule in force on 2010-10-01"),
    (kind({"barred": [G_SEATS]}), "row 1: cites no rule in force on 2010-10-01"),
    (kind({"why": NAME, "cites": ["joint.opinion"]}), "cites no rule in force on 2010-10-01"),
]


@pytest.mark.parametrize(("entry", "words"), UNSOUND)
def test_an_unsound_kind_is_told_with_its_place(entry: dict[str, Any], words: str) -> None:
    assert any(words in complaint for complaint in complaints(paint=entry))


def test_one_name_cannot_stand_for_two_kinds() -> None:
    found = complaints(paint=kind({"barred": [AIR]}), dye=kind({"barred": [AIR]}, aliases=["paint"]))
    assert "conduct dye: paint also stands for paint" in found


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (kind({"when": {"shade": "red"}, **OPEN}), "row 1: no field called shade"),
        (kind({"when": {"colour": ["red", "green"]}, **OPEN}), "row 1: colour has no value green"),
        (kind(OPEN, fields={"colour": {**COLOURS, "silent": "green"}}), "field colour: green is none of its values"),
        (kind(OPEN, fields={"colour": {**COLOURS, "numbered": "nine"}}), "field colour: nine is none of its values"),
        (kind(OPEN, fields={"colour": {**COLOURS, "free": True}}), "field colour: values, or free, and not both"),
        (kind(OPEN, fields={"colour": {"name": NAME}}), "field colour: values, or free, and not both"),
        (
            kind(
                {"barred": [{"rule": AIR, "switch": {"second_class_berth": "open", "judicial_sale_bidding": "open"}}]}
            ),
            "hangs on more than one switch",
        ),
        (
            kind(OPEN, fields={"colour": {"name": NAME, "values": {"red": NAME, "blue": NAME}}}),
            "words stands for red and for blue",
        ),
    ],
)
def test_a_kind_that_contradicts_itself_cannot_be_read(entry: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        conduct_kind("paint", RawConduct.model_validate(entry))


@pytest.mark.parametrize("entry", [{**kind(OPEN), "colour": "red"}, kind(), kind({**OPEN, "forbidden": True})])
def test_a_key_that_is_not_of_the_form_or_a_kind_without_rows_is_refused(entry: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RawConduct.model_validate(entry)


def copied(data: Path) -> Path:
    with as_file(files("blacklist_sim.law") / "data") as shipped:
        return Path(copytree(shipped, data))


def test_the_digest_of_the_book_covers_every_part_of_it_that_an_answer_can_rest_on(tmp_path: Path) -> None:
    data = copied(tmp_path / "data")
    decide_nothing_of_the_book = {"calendar_overrides.yaml", "glossary.yaml"}
    parts = [file for file in data.glob("*.yaml") if file.name not in decide_nothing_of_the_book]
    parts += [next(folder.glob("*.yaml")) for folder in data.iterdir() if folder.is_dir()]
    for file in parts:
        before = file.read_bytes()
        file.write_bytes(before + b"\n# another word\n")
        assert load_book(data).digest != BOOK.digest, file.name
        file.write_bytes(before)


def test_a_kind_stands_in_one_file_only(tmp_path: Path) -> None:
    data = copied(tmp_path / "data")
    life = data / "conduct" / "life.yaml"
    life.write_text(life.read_text("utf-8") + (data / "conduct" / "leisure.yaml").read_text("utf-8"), "utf-8")
    with pytest.raises(LawDataError, match=r"conduct/life.yaml: golf is entered twice"):
        load_book(data)


def test_every_combination_has_one_row_and_every_row_a_combination() -> None:
    for found in BOOK.conduct.values():
        rows = [row for _, row in found.combinations()]
        assert set(rows) == set(found.rows)
        assert len({values for values, _ in found.combinations()}) == len(rows)


def test_dates_of_conduct_stand_with_the_rules_and_nowhere_in_the_catalogue() -> None:
    texts = [
        text
        for found in BOOK.conduct.values()
        for row in found.rows
        for text in (row.why, row.note)
        if text is not None
    ]
    assert not [text.en for text in texts if "-07-" in text.en or "2015" in text.en]
