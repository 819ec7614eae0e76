"""`--law-of`: the same questions under the law of another date, and the plain word that it was so."""

import pytest

STORY = "ground-four-paid-in-full-stays-listed"
SAID = "law: that of 2017-04-30, applied on every date; a comparison, not what any court did"
SAID_ZH = "法律：各日期一律适用 2017-04-30 的法律；仅供比较，并非任何法院所为"
QUESTIONS = [
    f"replay {STORY}",
    f"why {STORY} --on 2019-06-10 delete_listing",
    f"acts {STORY} --on 2019-02-10",
    f"next {STORY} --on 2019-02-10",
    f"owed {STORY} --on 2019-02-10",
    "owed --principal 1000 --due 2019-01-01 --on 2019-02-10",
    f"gate {STORY} --on 2019-03-20 rail G second",
    "gate --restricted --on 2019-03-20 rail G second",
    f"entry {STORY} --on 2019-03-20",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_says_plainly_that_the_law_of_that_day_was_applied_throughout(tell, question: str):
    told = tell(f"{question} --law-of 2017-04-30")
    assert told.status in (0, 1), told.err
    assert SAID in told.lines[:8]
    assert SAID_ZH in tell(f"{question} --law-of 2017-04-30 --lang zh").lines[:8]
    assert not any(line.startswith("law: that of") for line in tell(question).lines)


def held(document) -> str | None:
    """The day whose law was applied, as the document tells it."""
    document = document["timelines"][0] if "timelines" in document else document
    return document["law_of"] if "law_of" in document else document["law"]["as_on"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_program_reads_the_day(tell, question: str):
    assert held(tell(f"{question} --json --law-of 2017-04-30").document) == "2017-04-30"
    assert held(tell(f"{question} --json").document) is None


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_day_before_the_book_is_refused_in_one_line(tell, question: str):
    told = tell(f"{question} --law-of 2010-09-30")
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith("2010-09-30 is before 2010-10-01")


@pytest.mark.parametrize("question", QUESTIONS)
def test_of_a_day_to_come_the_answer_says_up_to_when_the_law_is_known(tell, question: str):
    assert not any("as known on" in line for line in tell(f"{question} --law-of 2026-11-23").lines[:8])
    lines = tell(f"{question} --law-of 2026-11-24").lines[:8]
    assert any(line.startswith("law: that of 2026-11-24 (as known on 2026-11-23), applied") for line in lines)


def test_the_answer_is_that_of_the_other_text(tell):
    asked = f"why {STORY} --on 2019-03-12 decide_listing grounds=report_broken --mode audit"
    assert "able to perform" not in tell(asked).out
    assert "List Provisions (法释〔2013〕17号), art. 1(3)" in tell(f"{asked} --law-of 2017-04-30").out
    assert "List Provisions (法释〔2017〕7号), art. 1(4)" in tell(f"{asked} --law-of 2017-05-01").out


@pytest.mark.parametrize(("law_of", "decision"), [("2015-07-21", "permitted"), ("2015-07-22", "prohibited")])
def test_the_train_is_closed_or_open_as_the_text_of_that_day_had_it(tell, law_of: str, decision: str):
    for on in ("2013-03-20", "2019-03-20"):
        asked = f"gate --restricted --since 2012-01-01 --on {on} --paid-by own rail G second --json --law-of {law_of}"
        assert tell(asked).document["law"]["decision"] == decision


def test_the_help_says_what_it_is(tell):
    for command in ("replay", "why", "acts", "next", "owed", "gate", "entry"):
        assert "comparison, not what any court did" in " ".join(tell(f"{command} --help").out.split())
