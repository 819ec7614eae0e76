"""Long lines on a terminal: broken to its width, a Chinese character being two columns wide."""

import pytest

from blacklist_sim.pages.wrapping import width, wrapped

SHORT = "  what fits"
ENGLISH = "            duty: report property [judgment debtor], by 2019-01-28 — Property Investigation Provisions"
CHINESE = (
    "  被执行人没有履行生效法律文书所定义务，又有六种情形之一的，法院应当将其列入失信名单。"
    "——《失信名单规定》（法释〔2017〕7号）第一条"
)


def test_chinese_takes_two_columns():
    assert width("法释〔2017〕7号") == 2 * 3 + 2 * 2 + 5


def test_a_line_that_fits_stays_as_it_is():
    assert list(wrapped(SHORT, 80)) == [SHORT]
    assert list(wrapped("", 80)) == [""]


@pytest.mark.parametrize("line", [ENGLISH, CHINESE])
@pytest.mark.parametrize("columns", [30, 40, 60, 80])
def test_no_piece_is_wider_than_the_terminal_and_nothing_is_lost(line: str, columns: int):
    pieces = list(wrapped(line, columns))
    assert max(map(width, pieces)) <= columns
    assert "".join("".join(pieces).split()) == "".join(line.split())


@pytest.mark.parametrize("line", [ENGLISH, CHINESE])
def test_what_follows_hangs_deeper_than_the_beginning(line: str):
    first, *rest = wrapped(line, 60)
    indent = len(first) - len(first.lstrip())
    assert rest
    assert all(len(piece) - len(piece.lstrip()) == indent + 2 for piece in rest)


@pytest.mark.parametrize("columns", range(30, 60))
def test_no_piece_begins_with_a_closing_mark_or_ends_with_an_opening_one(columns: int):
    pieces = list(wrapped(CHINESE, columns))
    assert not any(piece.lstrip()[0] in "，。、）〕》" for piece in pieces)
    assert not any(piece[-1] in "（〔《" for piece in pieces)


@pytest.mark.parametrize("columns", range(20, 60))
def test_the_number_of_an_article_stays_with_its_word(columns: int):
    line = "            § List Provisions (法释〔2017〕7号), art. 10(4), art. 3(1), sentence 2; arts 5-7"
    pieces = list(wrapped(line, columns))
    assert len(pieces) > 1
    assert not any(piece.endswith(("art.", "arts", "sentence")) for piece in pieces)
    assert any("释〔2017〕7号" in piece for piece in pieces)


def test_a_word_wider_than_the_terminal_stays_whole():
    assert list(wrapped("see https://flk.example/a-very-long-address", 20)) == [
        "see",
        "  https://flk.example/a-very-long-address",
    ]
