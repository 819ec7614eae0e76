"""Which pages of a long list are fetched, and which are kept."""

from tui.widgets.row_pages import AHEAD, KEPT, PAGE, Pages, Row


def page(number: int, size: int = PAGE):
    return [Row(at, (str(at),)) for at in range(number * PAGE, number * PAGE + size)]


def filled(pages: Pages, first: int, last: int, onward: bool = True, size: int = 10**9, also=()) -> list[int]:
    """Fetches until nothing is missing around some places; which pages that took, in their order."""
    asked = []
    while (number := pages.missing(first, last, onward, also)) is not None:
        asked.append(number)
        assert len(asked) < 200
        pages.put(number, page(number, min(max(size - number * PAGE, 0), PAGE)))
    return asked


def test_what_is_seen_is_asked_for_first_and_then_what_comes_after():
    assert filled(Pages(100_000), 45, 80) == [0, 1, *range(2, 2 + AHEAD)]


def test_going_back_what_lies_further_up_is_asked_for():
    assert filled(Pages(100_000), 500, 530, onward=False) == [10, *range(9, 9 - AHEAD, -1)]


def test_never_more_than_three_pages_are_fetched_before_they_are_seen():
    assert AHEAD <= 3


def test_nothing_before_the_first_row_or_after_the_last_is_asked_for():
    assert filled(Pages(120), 0, 30, onward=False) == [0]
    assert filled(Pages(120), 100, 119, size=120) == [2]
    assert filled(Pages(0), 0, 0) == []


def test_pages_seen_longest_ago_are_let_go_and_what_is_seen_never():
    pages = Pages(100_000)
    filled(pages, 0, 9, size=100_000)
    filled(pages, 60_000, 60_009, size=100_000)
    for number in range(100, 100 + KEPT):
        pages.missing(0, 9, True)
        pages.put(number, page(number))
    assert pages.row(0) is not None and pages.row(60_000) is None
    assert filled(pages, 0, 9) == [1, 2]


def test_a_screen_taller_than_all_that_is_kept_comes_to_rest():
    pages = Pages(100_000)
    filled(pages, 0, (KEPT + 5) * PAGE)
    assert pages.row(0) is not None and pages.row((KEPT + 5) * PAGE) is not None


def test_where_the_end_is_not_known_the_list_grows_until_a_page_is_not_full():
    pages = Pages(None)
    assert filled(pages, 0, 0, size=130) == [0, 1, 2]
    assert (pages.total, pages.known) == (130, 130)


def test_where_the_end_is_the_end_of_a_page_an_empty_one_tells_so():
    pages = Pages(None)
    filled(pages, 0, 0, size=100)
    assert (pages.total, pages.known) == (100, 100)


def test_a_list_that_is_shorter_than_was_said_ends_where_it_ends():
    pages = Pages(1_000)
    filled(pages, 0, 0, size=70)
    assert (pages.total, pages.known) == (70, 70)


def test_where_much_less_is_there_than_was_said_the_end_is_sought_from_what_is_there():
    pages = Pages(100_000)
    assert len(filled(pages, 99_950, 99_990, size=120)) == 1 and pages.total is None
    filled(pages, 0, 0, size=120)
    assert pages.total == 120


def test_a_row_is_found_by_its_key_among_those_that_are_there():
    pages = Pages.all_of(page(0) + page(1, 7))
    assert pages.place_of(53) == 53 and pages.place_of(57) is None
    assert pages.total == 57 and pages.row(57) is None
