"""From one plain document to a story, or to everything that is wrong with it."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from blacklist_sim.case import Act, CaseFile, Event, Party, Question, Story, Wait
from blacklist_sim.case.acts import NOTHING
from blacklist_sim.case.cast import CAST_ROLES
from blacklist_sim.text import Text
from blacklist_sim.timeline.check import References, in_order
from blacklist_sim.timeline.document import CaseForm, PersonForm, TimelineForm
from blacklist_sim.timeline.doers import OFFICES
from blacklist_sim.timeline.events import BESIDE, Place
from blacklist_sim.timeline.problems import MOST_PROBLEMS, Flaw, from_form, unknown, wrong_kind
from blacklist_sim.timeline.scalars import read_date, read_id
from blacklist_sim.timeline.vocabulary import ActForm, Vocabulary
from blacklist_sim.timeline.yaml_text import Path, short

F = TypeVar("F", bound=BaseModel)
QUESTIONS = ("try", "owed")
PART = Text("role or person", "角色或人物")


def compose(document: Any, number: int, words: Vocabulary) -> tuple[Story | None, list[Flaw]]:
    """The story told by document `number` of a file, or None and its flaws; every path begins with that number."""
    return _Composer(number, words).story(document)


class _Composer:
    def __init__(self, number: int, words: Vocabulary) -> None:
        self.number = number
        self.root: Path = (number,)
        self.words = words
        self.flaws: list[Flaw] = []
        self.joined: set[str] = set()
        """People whom some act names as coming into a case."""

    def story(self, document: Any) -> tuple[Story | None, list[Flaw]]:
        head = self._form(TimelineForm, document, self.root)
        raw = document if isinstance(document, dict) else {}
        people = {key: self._person(key, value) for key, value in _pairs(raw, "people")}
        cases = {key: self._case(key, value) for key, value in _pairs(raw, "cases")}
        written = raw.get("events")
        written = written if isinstance(written, list) else []
        read = self._events(written, next(iter(cases)) if len(cases) == 1 else None)
        references = References(self.words, people, cases, self.joined)
        self._check(references, people, cases)
        events, in_a_row, reached, place = [], len(read) == len(written), date.min, (*self.root, "events")
        for index, event in read:
            event, flaws = references.event(event, (*place, index))
            events.append(event)
            self.flaws += flaws
            in_a_row, reached = in_a_row and reached <= event.date, event.date
        if not in_a_row:
            self.flaws += in_order(_days(written), self.number)
        self._policy(_pairs(raw, "policy"))
        self._cast(raw.get("cast"), people)
        if self.flaws or head is None:
            return None, self.flaws
        title = Text(head.title.en, head.title.zh)
        cast = head.cast.build() if head.cast is not None else None
        return Story(title, head.mode, head.policy, people, cases, tuple(events), head.timeline, cast), []  # type: ignore[arg-type]

    def _form(self, form: type[F], value: Any, path: Path) -> F | None:
        try:
            return form.model_validate(value)
        except ValidationError as error:
            self.flaws += from_form(error, path, form.model_json_schema)
            return None

    def _typed(self, place: Place, value: Any, path: Path) -> dict[str, Any] | None:
        try:
            return self.words.forms.validator(place).validate_python(value)  # type: ignore[no-any-return]
        except ValidationError as error:
            also = ("act", *QUESTIONS) if place[0] == "wait" else ()
            self.flaws += from_form(error, path, lambda: self.words.forms.json_schema(place), also)
            return None

    def _person(self, key: str, value: Any) -> Party | None:
        path = (*self.root, "people", key)
        self._id(key, path)
        form = self._form(PersonForm, value, path)
        facts = self._typed(("facts", "person"), form.facts, (*path, "facts")) if form and form.facts else NOTHING
        return form.build(key, facts) if form is not None and facts is not None else None

    def _case(self, key: str, value: Any) -> CaseFile | None:
        path = (*self.root, "cases", key)
        self._id(key, path)
        form = self._form(CaseForm, value, path)
        facts = self._typed(("facts", "case"), form.facts, (*path, "facts")) if form and form.facts else NOTHING
        return form.build(key, facts) if form is not None and facts is not None else None

    def _id(self, key: str, path: Path) -> None:
        try:
            read_id(key)
        except ValueError:
            en, zh = (
                f"{short(key)} is no id: use letters, digits, _ and -",
                f"{short(key)} 不是标识：请用字母、汉字、数字、_ 与 -",
            )
            self.flaws.append(Flaw(path, "id", en, zh, key=True))
        if key in OFFICES:
            self.flaws.append(
                Flaw(
                    path,
                    "reserved",
                    f"{key} is the court's own word; choose another id",
                    f"{key} 为保留词；请另取标识",
                    key=True,
                )
            )

    def _events(self, written: list[Any], only_case: str | None) -> list[tuple[int, Event]]:
        found = []
        for index, raw in enumerate(written):
            event = self._event(raw, index, only_case)
            if event is not None:
                found.append((index, event))
            elif len(self.flaws) > MOST_PROBLEMS:
                break
        return found

    def _event(self, raw: Any, index: int, only_case: str | None) -> Event | None:
        if isinstance(raw, dict) and "act" in raw:
            return self._act(raw, index, only_case)
        path = (*self.root, "events", index)
        if not isinstance(raw, dict):
            self._typed(("wait", ""), raw, path)
            return None
        asked = next((key for key in QUESTIONS if key in raw), None)
        if asked is not None:
            typed = self._typed((asked, ""), raw, path)
            return _question(typed, asked, index) if typed else None
        typed = self._typed(("wait", ""), raw, path)
        return _wait(typed, index) if typed else None

    def _act(self, raw: dict[str, Any], index: int, only_case: str | None) -> Act | None:
        name = raw["act"]
        if not isinstance(name, str) or name not in self.words.catalogue.acts:
            path = (*self.root, "events", index)
            self.flaws.append(self._no_act(name, (*path, "act")))
            self._typed(("wait", ""), {key: raw[key] for key in ("date", "note", "expect") if key in raw}, path)
            return None
        form = self.words.acts[name]
        try:
            act = _act(form.typed(raw), form, index, only_case)
        except ValidationError as error:
            path = (*self.root, "events", index)
            self.flaws += from_form(error, path, lambda: self.words.forms.json_schema(("act", name)))
            return None
        for field in form.people:
            value = act.payload.get(field, ())
            self.joined.update((value,) if isinstance(value, str) else value)
        return act

    def _no_act(self, name: Any, path: Path) -> Flaw:
        if isinstance(name, str):
            return unknown(path, "unknown_act", Text("act", "行为"), name, self.words.catalogue.acts)
        return wrong_kind(path, "act", name)

    def _check(
        self, references: References, people: dict[str, Party | None], cases: dict[str, CaseFile | None]
    ) -> None:
        for key, party in people.items():
            if party is not None:
                self.flaws += references.person(party, (*self.root, "people", key))
        for key, case in cases.items():
            if case is not None:
                self.flaws += references.case(case, (*self.root, "cases", key))

    def _policy(self, policy: list[tuple[str, Any]]) -> None:
        switches = self.words.book.switches
        for key, option in policy:
            path = (*self.root, "policy", key)
            if key not in switches:
                self.flaws.append(
                    unknown(path, "unknown_switch", Text("policy switch", "政策开关"), key, switches, key=True)
                )
            elif isinstance(option, str) and option not in switches[key].options:
                what = Text(f"option of {key}", f"{key} 选项")
                self.flaws.append(unknown(path, "unknown_option", what, option, switches[key].options))

    def _cast(self, cast: Any, people: dict[str, Party | None]) -> None:
        for key, _ in _pairs(cast, "parts") if isinstance(cast, dict) else ():
            if key not in CAST_ROLES and key not in people:
                path = (*self.root, "cast", "parts", key)
                self.flaws.append(unknown(path, "unknown_part", PART, key, (*CAST_ROLES, *people), key=True))


def _act(typed: dict[str, Any], form: ActForm, index: int, only_case: str | None) -> Act:
    if len(typed) == 2:
        return Act(typed["date"], typed["act"], form.office, case=only_case, index=index)
    payload = {key: typed.pop(key) for key in form.payload if key in typed}
    get = typed.get
    return Act(
        typed["date"], typed["act"], get("by", form.office), get("who", ()), get("to", ()), get("case", only_case),
        get("entry"), get("known_on"), get("facts", NOTHING), get("reasons"), get("exception"), get("note"),
        payload, get("expect") or None, index,
    )  # fmt: skip


def _question(typed: dict[str, Any], kind: str, index: int) -> Question:
    get, asks = typed.get, typed[kind] or NOTHING
    payload = {key: typed[key] for key in BESIDE if key in typed}
    return Question(
        typed["date"], kind, asks, get("who", ()), get("case"), get("note"), get("expect") or None, index, payload
    )


def _wait(typed: dict[str, Any], index: int) -> Wait:
    """A wait whose `who` and `case` say of whom its expectations speak."""
    expect = typed.get("expect") or None
    of_whom = {key: value for key, value in (("case", typed.get("case")), ("who", typed.get("who"))) if value}
    if of_whom and expect is not None:
        expect = of_whom | expect
    return Wait(typed["date"], typed.get("note"), expect, index)


def _pairs(raw: dict[str, Any], key: str) -> list[tuple[str, Any]]:
    value = raw.get(key)
    return list(value.items()) if isinstance(value, dict) else []


def _days(written: list[Any]) -> Iterator[tuple[int, date]]:
    for index, event in enumerate(written):
        try:
            yield index, read_date(event["date"])
        except (ValueError, KeyError, TypeError):
            continue
