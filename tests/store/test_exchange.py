"""Cases that leave a database as timelines or whole journals are the same cases where they come in."""

import json
from datetime import date

import pytest

from blacklist_sim.case import Wait
from blacklist_sim.errors import BadInput
from blacklist_sim.store import address, open_store
from blacklist_sim.store.errors import Damaged, NameTaken, NoSuchCase
from blacklist_sim.store.exchange import exported
from blacklist_sim.store.importing import Import
from blacklist_sim.store.names import UnfitName
from blacklist_sim.store.query import Filter
from blacklist_sim.store.survey import examine, walk
from blacklist_sim.timeline.read import read_text
from blacklist_sim.workflow import observe

from .conftest import begun, ground_one, pay, rows, same, shipped
from .lines import file_of, journal, spoilt, take_in

LATER = date(2019, 4, 1)
STUDENT = "student"


@pytest.fixture
def elsewhere(tmp_path, law):
    """Another database, in a file."""
    store = open_store(address(str(tmp_path / "elsewhere.db")), STUDENT, law)
    yield store
    store.close()


@pytest.fixture
def lived(store, open_as):
    """A case to which everything has happened that a journal can hold."""
    case = store.new("lived", begun())
    case.do(pay(LATER))
    case.undo(2)
    case.redo()
    case.undo(1)
    case.archive()
    case.archive(away=False)
    case.rename("lived-on")
    case = open_as(STUDENT).open("lived-on")
    case.advance(LATER)
    return case


def findings(store):
    with store.database.reading() as connection:
        return [found for kept in walk(connection) for found in examine(store.law, kept).findings]


def whole_database(store):
    return "".join(exported(store, None, "journal", put_away=True))


@pytest.mark.parametrize("form", ["yaml", "jsonl"])
@pytest.mark.parametrize("name", ["ground-1-paid-in-full", "two-cases-and-one-payment", "a-debt-in-dollars"])
def test_a_timeline_written_out_reads_as_the_story_and_leads_to_the_same_state(store, elsewhere, tmp_path, form, name):
    case = store.new("case", shipped(name))
    text = "".join(exported(store, ["case"], form))
    path = tmp_path / f"case.{form}"
    path.write_text(text, "utf-8")

    assert read_text(text, "case", lines=form == "jsonl") == [case.story]
    take_in(elsewhere, str(path))
    assert observe.look(store.law, elsewhere.open("case").state) == observe.look(store.law, case.state)


def test_a_timeline_holds_what_still_counts(store, lived):
    (story,) = read_text("".join(exported(store, ["lived-on"], "yaml")), "case")
    assert story.events == lived.story.events
    assert story.events[-1] == Wait(LATER, index=len(story.events) - 1)


def test_several_timelines_are_one_file(store):
    store.new("one", begun())
    store.new("two", ground_one())

    text = "".join(exported(store, ["two", "one"], "yaml"))
    assert not text.startswith("---")
    assert read_text(text, "both") == [ground_one(), begun()]


def test_a_whole_journal_comes_in_as_the_same_case_and_goes_out_as_the_same_line(store, lived, elsewhere, tmp_path):
    line = journal(store, "lived-on")

    taken = take_in(elsewhere, file_of(tmp_path, [line]))

    assert taken.names == ["lived-on"]
    case = elsewhere.open("lived-on")
    assert case.journal == lived.journal
    assert case.row[1:] == lived.row[1:], "all but the id"
    same(case, lived)
    assert journal(elsewhere, "lived-on") == line
    assert findings(elsewhere) == []


def test_the_whole_database_comes_in_again_identical(store, lived, elsewhere, tmp_path):
    case = store.new("second", ground_one())
    case.fork("third", 9).archive()
    text = whole_database(store)
    assert len(text.splitlines()) == 3 and len(list(exported(store, None, "journal"))) == 2

    (tmp_path / "all.jsonl").write_text(text, "utf-8")
    assert take_in(elsewhere, str(tmp_path / "all.jsonl")).added == 3
    assert whole_database(elsewhere) == text
    assert [row.name for row in elsewhere.cases(Filter(archived=True))] == ["third"]


def test_a_journal_that_is_here_already_is_said_to_be_and_changes_nothing(store, lived, tmp_path):
    path, before = file_of(tmp_path, [journal(store, "lived-on")] * 2), rows(store)

    taken = take_in(store, path)
    assert (taken.added, taken.same, taken.said) == (0, 2, [])
    assert rows(store) == before


def test_a_journal_that_is_further_on_takes_the_case_further_and_a_shorter_one_does_not(store, elsewhere, tmp_path):
    case = store.new("loan", begun())
    short = file_of(tmp_path, [journal(store, "loan")], "short.jsonl")
    case.do(pay(LATER))
    case.rename("debt")
    long = file_of(tmp_path, [journal(store, "debt")], "long.jsonl")

    assert take_in(elsewhere, short).added == 1
    taken = take_in(elsewhere, long)
    assert taken.added == 0 and [text.en for text in taken.said] == ["debt: taken further by 2 record(s)"]
    assert journal(elsewhere, "debt") == journal(store, "debt")
    same(elsewhere.open("debt"), case)
    assert take_in(elsewhere, short).same == 1
    assert findings(elsewhere) == []


def test_both_lengths_of_a_journal_in_one_file_are_one_case(store, elsewhere, tmp_path):
    case = store.new("loan", begun())
    short = journal(store, "loan")
    case.do(pay(LATER))

    taken = take_in(elsewhere, file_of(tmp_path, [short, journal(store, "loan"), short]))
    assert (taken.added, len(taken.said), taken.same) == (1, 1, 1)


def test_journals_that_went_different_ways_are_refused_and_the_message_names_where(store, elsewhere, tmp_path):
    store.new("loan", begun())
    take_in(elsewhere, file_of(tmp_path, [journal(store, "loan")]))
    store.open("loan").do(pay(LATER))
    elsewhere.open("loan").advance(LATER)
    before = rows(elsewhere)

    with pytest.raises(BadInput) as refused:
        take_in(elsewhere, file_of(tmp_path, [journal(store, "loan")]))
    (problem,) = refused.value.problems
    assert (problem.line, problem.column, problem.code) == (1, 1, "parted")
    assert "#7 2019-04-01 time passes until this day, by student" in problem.en
    assert "#7 2019-04-01 pay, by teacher" in problem.en
    assert rows(elsewhere) == before


def test_another_case_of_the_name_is_in_the_way_unless_the_one_that_comes_may_be_renamed(store, elsewhere, tmp_path):
    store.new("loan", begun())
    elsewhere.new("loan", ground_one())
    path = file_of(tmp_path, [journal(store, "loan")])

    with pytest.raises(BadInput, match="another case is called loan already"):
        take_in(elsewhere, path)
    taken = take_in(elsewhere, path, rename=True)

    assert taken.names == ["loan-2"]
    case = elsewhere.open("loan-2")
    assert case.story == begun() and case.row.uid == store.open("loan").row.uid
    assert [record.kind for record in case.journal][-1] == "rename" and case.journal[-1].recorded_by == STUDENT
    assert findings(elsewhere) == []
    assert take_in(elsewhere, path, rename=True).same == 1


def test_a_whole_journal_cannot_be_given_a_name_as_it_comes_in(store, elsewhere, tmp_path):
    store.new("loan", begun())
    with pytest.raises(BadInput, match="has its case's own name"):
        take_in(elsewhere, file_of(tmp_path, [journal(store, "loan")]), named="debt")


def test_two_cases_of_one_name_in_a_file_are_told_apart(store, elsewhere, tmp_path):
    store.new("loan", begun())
    one = journal(store, "loan")
    store.open("loan").rename("other")
    store.new("loan", ground_one())
    path = file_of(tmp_path, [one, journal(store, "loan")])

    with pytest.raises(BadInput, match=r":2:1: another case is called loan"):
        take_in(elsewhere, path)
    taken = Import(elsewhere).keep_going([path])
    assert taken.added == 1 and [problem.line for problem in taken.problems] == [2]
    assert take_in(elsewhere, path, rename=True).names == ["loan-2"]


def test_a_name_is_given_only_where_it_is_free_and_fit(store):
    case = store.new("loan", begun())
    store.new("debt", begun())
    before = rows(store)

    with pytest.raises(NameTaken):
        case.rename("debt")
    with pytest.raises(UnfitName):
        case.rename("../debt")
    assert rows(store) == before
    case.rename("claim")
    assert store.open("claim").row.uid == case.row.uid
    with pytest.raises(NoSuchCase):
        store.open("loan")


SPOILT = [
    (("journal",), 2, "expected 1"),
    (("name",), "other", "not the name"),
    (("uid",), "0" * 32, "not whole from record 0"),
    (("uid",), "x", "32 digits"),
    (("records",), [], "list of records"),
    (("more",), 1, "expected the keys"),
    (("records", 3), ..., "not whole from record 3"),
    (("records", 3, "payload", "date"), "2019-01-16", "not whole from record 3"),
    (("records", 3, "payload", "note"), 1.5, "a number in it"),
    (("records", 3, "payload", "note"), "\ud800", "no record"),
    (("records", 3, "hash"), "00" * 32, "not whole from record 3"),
    (("records", 3, "hash"), ..., "a record with the keys"),
    (("records", 3, "recorded_by"), "head", "not whole from record 3"),
    (("records", 3, "recorded_by"), "a\u202eb", "no record"),
    (("records", 3, "recorded_at"), "yesterday", "no record"),
    (("records", 3, "day"), "2019-02-30", "no record"),
    (("records", 3, "seq"), 4, "not whole from record 3"),
    (("records", 3, "kind"), "wait", "not whole from record 3"),
    (("records", 0), ..., "not whole from record 0"),
]


@pytest.mark.parametrize(("path", "value", "said"), SPOILT, ids=lambda part: str(part)[:30])
def test_a_journal_that_was_tampered_with_is_refused(store, elsewhere, tmp_path, path, value, said):
    store.new("loan", begun())
    line = spoilt(journal(store, "loan"), *path, value=value).replace("\ud800", "\\ud800")

    with pytest.raises(BadInput, match=said) as refused:
        take_in(elsewhere, file_of(tmp_path, [line]))
    assert refused.value.problems[0].line == 1 and refused.value.problems[0].column >= 1
    assert elsewhere.cases(Filter()) == []


def forged(store, *said):
    """The line of a journal that ends in records which nobody can have written, in a chain that holds."""
    from blacklist_sim.store import records
    from blacklist_sim.store.journal_line import line_of

    case = store.new("loan", begun())
    added = records.chained(case.row.uid, case.journal[-1], said, "teacher", case.journal[-1].recorded_at)
    return line_of("loan", case.row.uid, [*case.journal, *added])


FORGED = [
    (("undo", None, '{"takes_back":0}'), "takes back no event"),
    (("undo", None, '{"takes_back":7}'), "takes back no event"),
    (("undo", None, '{"takes_back":"3"}'), "takes back no event"),
    (("undo", None, "{}"), "takes back no event"),
    (("rename", None, '{"name":"a b"}'), "not the name|no name for a case"),
    (("open", None, "{}"), "no such kind"),
    (("judge", None, "{}"), "no such kind"),
    (("act", None, '{"act":"pay","date":"2019-04-01"}'), "an event has a day"),
    (("archive", LATER, "{}"), "an event has a day"),
    (("act", LATER, '{"act":"fly","date":"2019-04-01"}'), "no act called"),
    (("act", LATER, '{"date":"2019-04-01"}'), "no act and no question"),
    (("wait", LATER, '{"date":"2019-04-02"}'), "kind and day"),
    (("wait", date(2019, 1, 1), '{"date":"2019-01-01"}'), "2019-01-01"),
]


@pytest.mark.parametrize(("said", "message"), FORGED)
def test_a_journal_that_says_what_none_can_say_is_refused_though_its_chain_holds(
    store, elsewhere, tmp_path, said, message
):
    from blacklist_sim.store.records import Said

    with pytest.raises(BadInput, match=message) as refused:
        take_in(elsewhere, file_of(tmp_path, [forged(store, Said(*said))]))
    assert refused.value.problems[0].line == 1
    assert elsewhere.cases(Filter()) == []


def test_an_event_that_was_taken_back_has_to_read_as_well(store, elsewhere, tmp_path):
    from blacklist_sim.store.records import Said, undo

    line = forged(store, Said("act", LATER, '{"act":"fly","date":"2019-04-01"}'), undo(7))
    with pytest.raises(BadInput, match="no act called 'fly'"):
        take_in(elsewhere, file_of(tmp_path, [line]))


def test_a_case_that_is_not_whole_is_not_written_out(store, tmp_path):
    store.new("loan", begun())
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE saved_case SET last_seq = last_seq + 1")

    with pytest.raises(Damaged, match="the last ones are lost"):
        list(exported(store, None, "journal"))


def test_a_database_is_written_out_one_case_at_a_time(store, monkeypatch):
    for number in range(5):
        store.new(f"case-{number}", begun(2))
    from blacklist_sim.store import exchange

    read = []
    unbroken = exchange.unbroken
    monkeypatch.setattr(exchange, "unbroken", lambda kept: read.append(kept.name) or unbroken(kept))
    lines = exported(store, None, "journal")

    next(lines)
    next(lines)
    assert len(read) == 2
    lines.close()


def test_the_public_entries_have_the_words_of_the_list_and_numbers_are_masked(store):
    store.new("listed", begun(12))
    store.new("removed", ground_one())

    (entry,) = [json.loads(line) for text in exported(store, None, "public") for line in text.splitlines()]
    assert entry["iname"] == "张某" and entry["publishDate"] == "2019年03月12日"
