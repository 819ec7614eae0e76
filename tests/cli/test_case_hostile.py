"""What nobody should write, wherever a user can write something: kept and shown as it is, or refused clearly."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from blacklist_sim.case import Act, Story, Wait
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store import Store, address, open_store
from blacklist_sim.store.errors import StoreError
from blacklist_sim.store.query import Filter
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.scalars import hidden

from ..store import conftest as stores

law, server, postgresql, sqlite = stores.law, stores.server, stores.postgresql, stores.sqlite

STORY = "ground-1-paid-in-full"
PLAIN = {
    "a command of the database": "x'); DROP TABLE saved_case; --",
    "a condition that always holds": "' OR '1'='1",
    "a quote of names": '"; DELETE FROM journal_record; --',
    "a path upwards": "../../etc/passwd",
    "a path from the root": "/etc/passwd",
    "a path of another system": "C:\\Windows\\System32",
    "a format": "%s%n{0}${HOME}",
    "markup": "<script>alert(1)</script>",
    "emoji": "法官👩‍⚖️☀️",
    "Persian with its non-joiner": "می‌خواهم",
    "marks on marks": "Z̸̡̢̛͎͖a̷̢l̵͝",
}
"""Ordinary text, however it looks: kept and shown letter by letter."""

HIDDEN = {
    "the end of a text": "a\0b",
    "a return": "a\rb",
    "a terminal's command": "a\x1b[2Jb",
    "a terminal's command of one character": "a\x9bb",
    "a backspace": "a\bb",
    "text turned round": "a\u202eb",
    "a mark from right to left": "a\u200fb",
    "an Arabic mark": "a\u061cb",
    "an isolate": "a\u2066b",
    "a separator of lines": "a\u2028b",
    "a space of no width": "a\u200bb",
    "half a character": "a\udcffb",
}
"""Characters that do not show, or change what does."""

LINES = {"two lines": "a\nb", "a line end": "abc\n"}
LONG, TOO_LONG = "九" * 100_000, "x" * 10_000_000
NO_NAMES = {
    **PLAIN,
    **HIDDEN,
    **LINES,
    "nothing": "",
    "a space": " ",
    "a long name": LONG,
    "an option": "-x",
    "a digit": "1",
}
NO_USERS = {**HIDDEN, **LINES, "nothing": "", "a space": " ", "a long name": LONG}


SOUGHT = {
    "%": ["s0"], "_": ["s1"], "\\": ["s2"], "公司": ["s0", "s1", "s2", "s3"], "0%": ["s0"], "甲%": [], "%%": [],
    "\\%": [], "É": ["s3"], "cole": ["s3"],
}  # fmt: skip
"""What is sought, and in the names of which cases it stands."""


@pytest.fixture(params=stores.KINDS)
def db(request: pytest.FixtureRequest) -> str:
    """The address of an empty database; the test runs once on each kind."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def store(db: str, law) -> Iterator[Store]:
    store = open_store(address(db), "student", law)
    yield store
    store.close()


@pytest.fixture
def story() -> Story:
    return read_timelines(f"fixture:{STORY}")[0]


def clean(told) -> bool:
    """Whether nothing on the screen is hidden or turned round, and no traceback is there."""
    said = told.out + told.err
    return not hidden(said.replace("\n", "")) and "Traceback" not in said


def refused(told, *words: str) -> bool:
    return told.status == 2 and told.out == "" and clean(told) and all(word in told.err for word in words)


def names(tell, db: str, *more: str) -> list[str]:
    told = tell("case list --json --db", db, *more)
    assert told.status == 0, told.err
    return [case["name"] for case in told.document["cases"]]


def test_no_case_can_be_called_so_nor_found(tell, db: str):
    tell(f"case new zhang --from {STORY} --db", db)
    for what, name in NO_NAMES.items():
        told = tell(f"case new --from {STORY} --db", db, "--", name)
        assert refused(told, "is no name for a case", "begin with a letter"), what
        assert refused(tell("case fork --db", db, "zhang", "--", name), "is no name for a case"), what
        assert refused(tell("case rename --db", db, "zhang", "--", name), "is no name for a case"), what
        for command in ("show", "show --lang zh", "undo"):
            assert refused(tell(f"case {command} --db", db, "--", name)), (what, command)
        assert refused(tell("case diff --db", db, "--", "zhang", name), "no case called"), what
        assert refused(tell("case list --db", db, f"--after={name}"), "no case called"), what
    assert names(tell, db) == ["zhang"]


def test_a_hostile_name_for_a_file_finds_nothing(tell, db: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BLACKLIST_SIM_DB", db)
    tell(f"case new zhang --from {STORY}")
    for what, name in NO_NAMES.items():
        assert refused(tell("check", f"case:{name}"), "no case called"), what


def test_a_user_is_named_in_the_journal_letter_by_letter_or_refused(tell, db: str):
    tell(f"case new zhang --from {STORY} --empty --db", db)
    for what, user in PLAIN.items():
        told = tell("case archive zhang --db", db, "--as", user)
        assert told.status == 0, what
        tell("case archive zhang --back --db", db)
        shown = tell("case show zhang --journal --db", db)
        assert clean(shown), what
        assert shown.lines[-2].partition(" — ")[2].startswith(f"{user}, "), what
        assert names(tell, db, "--by", user) == [], what
    before = len(tell("case show zhang --json --db", db).document["journal"])
    for what, user in NO_USERS.items():
        for lang, words in (("en", "is no name for a user"), ("zh", "不能用作用户名")):
            assert refused(tell(f"case archive zhang --lang {lang} --db", db, "--as", user), words), what
    assert len(tell("case show zhang --json --db", db).document["journal"]) == before


def test_a_note_is_kept_letter_by_letter_or_refused(tell, db: str):
    tell(f"case new zhang --from {STORY} --until 2019-06-04 --db", db)
    for what, note in {**PLAIN, **LINES}.items():
        told = tell("case do zhang pay amount=1 --db", db, f"note={note}")
        assert told.status == 0, (what, told.err)
        journal = tell("case show zhang --json --db", db).document["journal"]
        assert journal[-1]["payload"]["note"] == note, what
    assert clean(tell("case show zhang --journal --db", db))
    for what, note in {**HIDDEN, "nothing": "", "a long note": LONG, "ten megabytes": TOO_LONG}.items():
        told = tell("case do zhang pay amount=1 --db", db, f"note={note}")
        assert refused(told, "pay note"), what
        assert len(told.err) < 1000, what
    assert len(tell("case show zhang --json --db", db).document["journal"]) == 16 + len(PLAIN) + len(LINES)
    assert tell("db check --db", db).status == 0


def test_names_in_a_story_are_kept_and_found_letter_by_letter_or_refused(tell, db: str, tmp_path: Path, story: Story):
    from blacklist_sim.timeline.write import to_json_line

    path, kept = tmp_path / "story.jsonl", 0
    for what, name in {**PLAIN, **HIDDEN, **LINES, "a long name": LONG}.items():
        people = story.people | {"borrower": replace(story.people["borrower"], name=name)}
        path.write_text(to_json_line(replace(story, people=people)), "utf-8", errors="surrogatepass")
        told = tell("case new --json --db", db, "--from", path)
        if what in PLAIN:
            assert told.document["case"]["people"][1] == name, what
            assert told.document["case"]["name"] in names(tell, db, "--text", name), what
            kept += 1
        else:
            assert refused(told), what
    assert len(names(tell, db)) == kept == len(PLAIN)
    assert clean(tell("case list --db", db))


def test_the_signs_of_a_pattern_are_sought_as_they_are(tell, db: str, tmp_path: Path, story: Story):
    from blacklist_sim.timeline.write import to_json_line

    for place, name in enumerate(("100% 公司", "甲_公司", "乙\\公司", "ÉCOLE 公司")):
        people = story.people | {"borrower": replace(story.people["borrower"], name=name)}
        path = tmp_path / f"s{place}.jsonl"
        path.write_text(to_json_line(replace(story, people=people)), "utf-8")
        assert tell("case new --db", db, "--from", path).status == 0
    found = {text: sorted(names(tell, db, "--text", text)) for text in SOUGHT}
    assert found == SOUGHT


@pytest.mark.parametrize("option", ["--text", "--by"])
def test_what_is_sought_finds_nothing_or_is_refused(tell, db: str, option: str):
    tell(f"case new zhang --from {STORY} --db", db)
    for what, text in {**PLAIN, "a long text": LONG}.items():
        assert names(tell, db, option, text) == [], what
    for what, text in {**HIDDEN, "nothing": ""}.items():
        assert refused(tell("case list --db", db, option, text), option), what
    assert names(tell, db) == ["zhang"]


def test_the_store_itself_refuses_what_no_case_and_no_user_can_be_called(store: Store, story: Story, db: str, law):
    case = store.new("zhang", story)
    for what, name in NO_NAMES.items():
        for attempt in (store.new, lambda name, _: case.fork(name), lambda name, _: case.rename(name)):
            with pytest.raises(StoreError, match="is no name for a case"):
                attempt(name, story)
        with pytest.raises(StoreError, match="no case called"):
            store.open(name)
        assert what
    for user in NO_USERS.values():
        with pytest.raises(StoreError, match="is no name for a user"):
            stranger = open_store(address(db), user, law)
            stranger.open("zhang").archive()
    assert [row.name for row in store.cases(Filter())] == ["zhang"]
    assert len(store.open("zhang").journal) == len(case.journal)


def test_the_store_itself_keeps_a_note_letter_by_letter_or_refuses_it(store: Store, story: Story):
    case = store.new("zhang", replace(story, events=story.events[:3]))
    day = story.events[2].date
    for note in {**PLAIN, **LINES}.values():
        case.do(Wait(day, note=note))
        assert store.open("zhang").story.events[-1].note == note
    count = len(case.journal)
    for what, note in {**HIDDEN, "nothing": " ", "ten megabytes": TOO_LONG}.items():
        for event in (Wait(day, note=note), Act(day, "pay", "borrower", case="loan", payload={"amount": 1}, note=note)):
            with pytest.raises(StoreError) as error:
                case.do(event)
            assert len(str(error.value)) < 500, what
        with pytest.raises(BlacklistSimError):
            store.new("other", replace(story, events=(Wait(day, note=note),)))
    assert len(store.open("zhang").journal) == count


def test_a_filter_of_the_store_itself_finds_nothing_or_is_refused(store: Store, story: Story):
    store.new("zhang", story)
    for what, text in {**PLAIN, **HIDDEN, **LINES, "a long text": LONG}.items():
        for wanted in (Filter(text=text), Filter(changed_by=text), Filter(stage=text), Filter(mode=text)):
            try:
                assert store.cases(wanted) == [], what
            except StoreError as error:
                assert what in HIDDEN, (what, error)
    assert len(store.cases(Filter())) == 1
