"""Whether a question about conduct can be answered: the conduct exists, its people too, and what it supposes."""

from collections.abc import Collection, Iterator

from blacklist_sim.case import Question
from blacklist_sim.errors import BadInput
from blacklist_sim.gate.conduct import SHARED
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.law.book import Book
from blacklist_sim.text import Text
from blacklist_sim.timeline.conduct import conduct_flaws, under_id
from blacklist_sim.timeline.problems import Flaw, unknown
from blacklist_sim.timeline.tried_words import SUPPOSED
from blacklist_sim.timeline.which_case import PERSON
from blacklist_sim.timeline.yaml_text import Path

TRY = "try"
ASKED = Text("person asked about", "所问之人")


def tried(
    book: Book, question: Question, people: Collection[str], cases: Collection[str], path: Path
) -> tuple[Question, list[Flaw]]:
    """The question with its conduct called by its id, and what is wrong with it; any other question as it is."""
    if question.kind != TRY:
        return question, []
    flaws = list(conduct_flaws(book, question.asks, (*path, TRY)))
    seller = question.payload.get("seller")
    if seller is not None and seller not in people:
        flaws.append(unknown((*path, "seller"), "unknown_person", PERSON, seller, people))
    flaws += _supposed(book, question, (*path, SUPPOSED))
    flaws += _asked_about(question, cases, path)
    return question._replace(asks=under_id(book, question.asks)), flaws


def _supposed(book: Book, question: Question, path: Path) -> Iterator[Flaw]:
    given = question.payload.get(SUPPOSED)
    if given is None or question.date < book.first_day:
        return
    try:
        Parameters.of(book, question.date, **given)
    except BadInput as refused:
        for problem in refused.problems:
            yield Flaw((*path, *problem.path), problem.code, problem.en, problem.zh, problem.found, problem.expected)


def _asked_about(question: Question, cases: Collection[str], path: Path) -> Iterator[Flaw]:
    """It must be clear who is asked about, and an expectation speaks of one of them."""
    if not question.who and question.case is None and len(cases) != 1:
        en, zh = (
            "say who is asked about (who:): there is not just one case",
            "请指明所问之人（who:）：案件不止一个或没有案件",
        )
        yield Flaw((*path, TRY), "which_person", en, zh, key=True)
    who = (question.expect or {}).get("who")
    if who is not None and question.who and who not in question.who:
        yield unknown((*path, "expect", "who"), "unknown_person", ASKED, who, question.who)


def can_be_missing(book: Book, question: Question) -> tuple[str, ...]:
    """What an answer to the question may find untold: the fields of its conduct, and what is told of every conduct."""
    kinds = [book.conduct[name] for name in under_id(book, question.asks) if name in book.conduct]
    return (*(field.id for kind in kinds for field in kind.fields), *SHARED)
