"""`entry`: what the public sees of the entries of a timeline."""

import pytest

STORY = "entry ground-1-paid-in-full --on"


def test_an_entry_is_shown_key_by_key_and_what_the_record_lacks_is_named(tell):
    told = tell(f"{STORY} 2019-03-12")
    assert told.status == 0
    assert "publication date: 2019年03月12日" in told.lines
    assert "conduct: 有履行能力而拒不履行生效法律文书确定义务" in told.lines
    assert told.lines[-1].startswith("not in the record: sex, identity number or organisation code,")
    assert "发布时间：2019年03月12日" in tell(f"{STORY} 2019-03-12 --lang zh").lines


@pytest.mark.parametrize(
    ("asked", "entries"),
    [
        ("2019-03-11", 0), ("2019-03-12", 1), ("2019-06-04", 1), ("2019-06-05", 0), ("2019-06-05 --also-ended", 1),
        ("2019-06-04 --who borrower --case loan", 1), ("2019-06-04 --who lender", 0),
    ],
)  # fmt: skip
def test_a_program_reads_the_entries_that_can_be_seen_on_that_day(tell, asked: str, entries: int):
    document = tell(f"{STORY} {asked} --json").document
    assert list(document) == ["format", "file", "law", "on", "entries"]
    assert len(document["entries"]) == entries


def test_the_help_lists_the_keys_as_they_are_printed(tell):
    [entry] = tell(f"{STORY} 2019-03-12 --json").document["entries"]
    told = tell("entry --help").out.partition("entries  ")[2]
    assert [word.strip(",") for word in told.split()] == list(entry)


def test_a_value_whose_form_was_not_seen_is_marked(tell):
    assert "how far it is performed: 全部未履行" in tell(f"{STORY} 2019-06-02").lines
    assert "how far it is performed: 全部已履行 [unverified]" in tell(f"{STORY} 2019-06-03").lines


def test_where_nothing_can_be_seen_it_says_so(tell):
    assert tell(f"{STORY} 2019-03-11").lines == ["2019-03-11: no entry can be seen"]


@pytest.mark.parametrize("asked", ["--who nobody", "--case no"])
def test_a_name_that_leads_nowhere_is_refused(tell, asked: str):
    told = tell(f"{STORY} 2019-03-12 {asked}")
    assert (told.status, told.out) == (2, "")
    assert "called" in told.err
