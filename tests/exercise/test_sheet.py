"""Sheets on paper: whole, quiet about what lies ahead, and with the key only where it is asked for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from lxml import html
from markdown_it import MarkdownIt

from blacklist_sim.exercise.class_list import Student
from blacklist_sim.exercise.items import NO_LAW
from blacklist_sim.exercise.read import read_exercise, read_text, shipped
from blacklist_sim.exercise.sheet import Sheet
from blacklist_sim.exercise.sheet_html import sheets_html
from blacklist_sim.exercise.sheet_markdown import sheets_markdown
from blacklist_sim.exercise.spaces_markdown import said
from blacklist_sim.exercise.variant import variant
from blacklist_sim.text import Text
from blacklist_sim.workflow.assemble import load_engine

FIRST = "paid-and-still-listed"
WANG = Student("2024001", "王某")
WILD = "<b>x</b> & *y* _z_ [l](http://a) `c` &amp; #h | ~s~ \\"


def drawn(seed=3, text=None):
    exercise = read_exercise(FIRST) if text is None else read_text(text, FIRST, "changed.yaml")
    return variant(load_engine(), exercise, seed)


def page(*sheets, lang="en", key=False):
    return "".join(sheets_html(sheets, lang, key))


def sections(*sheets, lang="en", key=False):
    """The texts of the sections of a page."""
    found = html.document_fromstring(page(*sheets, lang=lang, key=key)).findall(".//section")
    return [" ".join(section.text_content().split()) for section in found]


def lines(*sheets, lang="en", key=False):
    return list(sheets_markdown(sheets, lang, key))


def without_predicting():
    """The exercise with its second task left out: nothing tells of the payment before the third."""
    text = shipped()[FIRST].read_text("utf-8")
    start, end = text.index("  - kind: predict"), text.index("  - kind: compute")
    return text[:start] + text[end:]


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
@pytest.mark.parametrize("name", shipped())
def test_every_exercise_is_printed_with_all_that_it_asks(name, lang):
    one = variant(load_engine(), read_exercise(name), 3)
    parts = sections(Sheet(one), lang=lang)
    written = "\n".join(lines(Sheet(one), lang=lang))
    for item in one.items.values():
        assert (
            f"{item.id}\u2002" in page(Sheet(one), lang=lang).replace("&ensp;", "\u2002")
            and f"**{item.id}**" in written
        )
    assert one.exercise.title.pick("zh" if lang == "zh" else "en") in parts[0]


def test_the_key_stands_on_pages_of_its_own_where_it_is_asked_for():
    [sheet] = sections(Sheet(drawn()))
    again, key = sections(Sheet(drawn()), key=True)
    assert sheet == again and "closed by the order" not in sheet
    assert key.startswith("Key: ") and "closed by the order" in key and "art. 3(1)(9)" in key
    assert "closed by the order" not in "\n".join(lines(Sheet(drawn())))
    assert "closed by the order" in "\n".join(lines(Sheet(drawn()), key=True))


def test_a_sheet_does_not_depend_on_the_key():
    one = drawn()

    def otherwise(item):
        key = date(1999, 1, 1) if item.form.kind == "day" else item.form.options[-1].id
        return replace(item, key=key, why=(), law=NO_LAW)

    tasks = tuple(replace(task, items=tuple(map(otherwise, task.items))) for task in one.tasks)
    other = replace(one, tasks=tasks)
    assert page(Sheet(one), lang="both") == page(Sheet(other), lang="both")
    assert lines(Sheet(one), lang="both") == lines(Sheet(other), lang="both")


def test_what_lies_ahead_begins_a_new_part():
    one = drawn(text=without_predicting())
    paid = f"{one.story.events[10].date}"
    first, second = sections(Sheet(one))
    assert f"11{paid}" not in first and f"11{paid}" in second and "Part 2" in second
    assert "Task 1" in first and "Task 2" in second
    written = lines(Sheet(one))
    [at] = [number for number, line in enumerate(written) if "break-before: page" in line]
    assert f"11. {paid}" not in "\n".join(written[:at]) and f"11. {paid}" in "\n".join(written[at:])


def test_an_event_that_a_task_tells_of_begins_no_new_part():
    assert len(Sheet(drawn()).parts) == 1 and len(Sheet(drawn()).parts[0].blocks) == 2


def test_each_student_has_a_sheet_with_the_name_on_every_page_and_all_keys_come_last():
    two = [Sheet(drawn(seed), student) for seed, student in ((1, WANG), (2, Student("2", "")))]
    found = sections(*two, key=True)
    assert len(found) == 4 and "王某 · 2024001" in found[0] and "王某 · 2024001" in found[2]
    assert [section.startswith("Key") for section in found] == [False, False, True, True]
    styles = page(*two).count('content: "\\')
    assert styles == 0 and "@page s0" in page(*two) and "@page s1" in page(*two)
    assert "王某" in page(*two).split("@page s0")[1].split("</style>")[0]


def test_a_name_cannot_leave_its_place():
    wild = Sheet(drawn(), Student('1"; } body { color: red } </style><script>', "<i>A</i> * _x_"))
    text = page(wild, key=True)
    foot = text.split("@page s0")[1].split("</style>")[0]
    assert "<script" not in text and "<i>A" not in text and foot.count('"') == 2 and foot.count("{") == 2
    assert "&lt;i&gt;A&lt;/i&gt;" in text and "\\<i\\>A" in "\n".join(lines(wild))


def test_nothing_is_fetched_and_nothing_is_run():
    text = page(Sheet(drawn(), WANG), lang="both", key=True)
    for sign in ("<script", "http:", "https:", "src=", "@import", "url(", "<link", "<img"):
        assert sign not in text
    assert "default-src 'none'" in text


def test_points_add_up():
    one = drawn()
    assert Sheet(one).worth == sum(item.worth for item in one.items.values()) == Decimal(36)
    assert "/ 36" in sections(Sheet(one))[0]


@pytest.mark.parametrize("text", [WILD, "1. one", "- two", "+ three", "# four", "> five", "=== six", "12) x", "&copy;"])
def test_a_text_means_nothing_in_markdown(text):
    [paragraph] = [token for token in MarkdownIt("commonmark").parse(said(Text(text, text), "en")) if token.children]
    assert "".join(child.content for child in paragraph.children) == text
    assert all(child.type in ("text", "text_special") for child in paragraph.children)


def test_what_was_explained_just_before_is_not_explained_again():
    [_, key] = sections(Sheet(drawn()), key=True)
    assert "as in 3.count" in key and key.count("working day 1") == 1
