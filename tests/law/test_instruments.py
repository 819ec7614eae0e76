"""The instruments of the book stand as the law notes give them."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from blacklist_sim.law.instrument import Instrument

FIRST_DAY = date(2010, 10, 1)
Instruments = Mapping[str, Instrument]


def test_the_texts_of_every_instrument_follow_each_other_without_gap(instruments: Instruments) -> None:
    for instrument in instruments.values():
        for earlier, later in zip(instrument.texts, instrument.texts[1:], strict=False):
            assert earlier.end == later.start, instrument.id


def test_every_instrument_is_named_in_both_languages_and_says_what_was_not_read(instruments: Instruments) -> None:
    for instrument in instruments.values():
        for text in (instrument.name, instrument.short, instrument.not_read):
            assert text.en and text.zh and text.en != text.zh, instrument.id


@pytest.mark.parametrize(
    ("instrument", "before", "day", "text"),
    [
        ("list-provisions", None, date(2013, 10, 1), "2013"),
        ("list-provisions", "2013", date(2017, 5, 1), "2017"),
        ("consumption-provisions", "2010", date(2015, 7, 22), "2015"),
        ("cpl", "2007", date(2013, 1, 1), "2012"),
        ("cpl", "2012", date(2017, 7, 1), "2017"),
        ("cpl", "2017", date(2022, 1, 1), "2021"),
        ("cpl", "2021", date(2024, 1, 1), "2023"),
        ("cpl-interpretation", None, date(2015, 2, 4), "2015"),
        ("cpl-interpretation", "2015", date(2021, 1, 1), "2020"),
        ("cpl-interpretation", "2020", date(2022, 4, 10), "2022"),
        ("delay-interest-interpretation", None, date(2014, 8, 1), "2014"),
        ("round-provisions", None, date(2016, 12, 1), "2016"),
        ("investigation-provisions", None, date(2017, 5, 1), "2017"),
        ("settlement-provisions", None, date(2018, 3, 1), "2018"),
        ("refusal-crime-2024", None, date(2024, 12, 1), "2024"),
        ("good-faith-opinions", None, date(2019, 12, 16), "2019"),
        ("objection-suit-interpretation-2025", None, date(2025, 7, 24), "2025"),
    ],
)
def test_a_text_begins_on_its_day_and_not_the_day_before(
    instruments: Instruments, instrument: str, before: str | None, day: date, text: str
) -> None:
    earlier, now = (instruments[instrument].text_on(when) for when in (day - timedelta(days=1), day))
    assert (earlier and earlier.id) == before
    assert now is not None and now.id == text


def test_the_crime_interpretations_meet_on_2024_12_01(instruments: Instruments) -> None:
    assert instruments["refusal-crime-2015"].text_on(date(2024, 12, 1)) is None
    assert instruments["refusal-crime-2015"].text_on(date(2024, 11, 30)) is not None


def test_2012_and_2017_have_the_same_numbers(instruments: Instruments) -> None:
    for subject, numbers in instruments["cpl"].subjects.items():
        assert numbers.get("2012") == numbers.get("2017"), subject


def test_the_offsets_of_the_concordance_hold(instruments: Instruments) -> None:
    """Numbers move by 3 up to 163 and by 7 from 164 on; from 2021 to 2023 they stay up to 183 and move by 4 after."""
    foreign = {"service_without_domicile", "answer_without_domicile", "appeal_without_domicile", "enforcement_abroad"}
    for subject, numbers in instruments["cpl"].subjects.items():
        if subject in foreign:
            continue
        old, middle, new = (int(numbers[text]) for text in ("2017", "2021", "2023"))
        assert middle - old == (3 if old < 164 else 7), subject
        assert new - middle == (0 if middle <= 183 else 4), subject


def test_the_interpretation_lost_two_articles_in_2022(instruments: Instruments) -> None:
    for subject, numbers in instruments["cpl-interpretation"].subjects.items():
        assert numbers["2015"] == numbers["2020"], subject
        for old, new in zip(numbers["2020"].split("-"), numbers["2022"].split("-"), strict=True):
            assert int(old) - int(new) == (0 if int(old) < 274 else 2), subject


def test_numbers_only_stand_where_the_notes_know_them(instruments: Instruments) -> None:
    cpl = instruments["cpl"].subjects
    known_of_2007 = {subject for subject, numbers in cpl.items() if "2007" in numbers}
    assert known_of_2007 == {"refusing_to_perform", "assisting_bodies", "fine_and_detention_amounts", "exit_and_credit"}
    assert all("2008" not in numbers for numbers in instruments["enforcement-interpretation"].subjects.values())


def test_the_procedure_law_has_a_text_on_every_day_of_the_book(instruments: Instruments) -> None:
    assert instruments["cpl"].text_on(FIRST_DAY) is not None
    assert instruments["cpl"].texts[-1].end is None
