"""Whether the names in a story lead somewhere, and whether each act can be done by the one who does it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.case import Act, CaseFile, Event, Party, Question
from blacklist_sim.errors import OutsideBook
from blacklist_sim.timeline.check_operators import operator_flaws
from blacklist_sim.timeline.check_owed import MONEY, early_money, owed_flaws, title_flaws
from blacklist_sim.timeline.conduct import conduct_flaws, under_id
from blacklist_sim.timeline.doers import AIMED_AT, OFFICES, can_hold, only_doer
from blacklist_sim.timeline.problems import Flaw, unknown
from blacklist_sim.timeline.vocabulary import Vocabulary
from blacklist_sim.timeline.which_case import CASE, PERSON, which_case
from blacklist_sim.timeline.yaml_text import Path
from blacklist_sim.workflow.catalogue import ActKind

if TYPE_CHECKING:
    from blacklist_sim.timeline.check_expect import Expected


def in_order(days: Iterable[tuple[int, date]], document: int) -> Iterator[Flaw]:
    """A flaw for each event that is dated before an earlier line."""
    latest: tuple[int, date] | None = None
    for index, day in days:
        if latest is not None and day < latest[1]:
            yield Flaw(
                (document, "events", index, "date"),
                "order",
                f"events out of date order: {day} stands after {latest[1]} of line {{line}}; move it up",
                f"事件未按日期排列：{day} 位于第 {{line}} 行的 {latest[1]} 之后；请前移",
                str(day),
                other=(document, "events", latest[0], "date"),
            )
        else:
            latest = index, day


class References:
    """The people and cases of one story; a case is None when it is itself broken."""

    def __init__(
        self,
        words: Vocabulary,
        people: Mapping[str, Party | None],
        cases: Mapping[str, CaseFile | None],
        joined: Collection[str] = (),
    ) -> None:
        self._words, self._people, self._cases = words, people, cases
        self._joined = joined
        self._only_case = next(iter(cases)) if len(cases) == 1 else None
        self._first_day = words.book.first_day
        self._expected: Expected | None = None

    def person(self, party: Party, path: Path) -> Iterator[Flaw]:
        """The people a party names, and what only some kinds of party have."""
        named = {"branch_of": party.branch_of, "head": party.head, "spouse_of": party.spouse_of}
        for key, name in named.items():
            if name is not None:
                yield from self._known((name,), (*path, key))
        if party.officers is not None:
            for key in ("legal_representative", "principal", "directly_responsible", "actual_controller"):
                value = getattr(party.officers, key)
                yield from self._known(
                    value if isinstance(value, tuple) else filter(None, [value]), (*path, "officers", key)
                )
        yield from self._known(party.child_of, (*path, "child_of"))
        if party.id in party.child_of:
            yield Flaw(
                (*path, "child_of"), "both", f"{party.id} cannot be a child of itself", f"{party.id} 不能是自己的子女"
            )
        yield from operator_flaws(party, (*path, "facts"))
        human = party.kind == "person"
        for key in ("born", "sex", "full_time_student", "spouse_of", "child_of", "state_functionary"):
            if not human and getattr(party, key) not in (None, ()):
                yield _misplaced((*path, key), key, party.kind)
        for key in ("officers", "registration_code"):
            if human and getattr(party, key) is not None:
                yield _misplaced((*path, key), key, party.kind)
        if party.kind == "branch" and party.branch_of is None:
            yield Flaw(path, "missing", "branch_of is missing: whose branch is it?", "缺少 branch_of：是谁的分支机构？")

    def case(self, case: CaseFile, path: Path) -> Iterator[Flaw]:
        """The people a case names, and the parts of its title that exclude or need each other."""
        if case.applicants != ("court",):
            yield from self._known(case.applicants, (*path, "applicant"))
        for index, debtor in enumerate(case.debtors):
            place = (*path, "debtors", index)
            yield from self._known((debtor.who,), place)
            if debtor.who in case.debtor_ids[:index]:
                yield Flaw(
                    place,
                    "twice",
                    f"{debtor.who} is a debtor of this case twice",
                    f"{debtor.who} 在本案中重复列为被执行人",
                )
            if debtor.who in case.applicants:
                yield Flaw(
                    place,
                    "both",
                    f"{debtor.who} is applicant and debtor at once",
                    f"{debtor.who} 同为申请执行人与被执行人",
                )
        title, place = case.title_document, (*path, "title_document")
        if title.duty == "pay" and title.pay is None:
            yield Flaw(place, "missing", "pay is missing: how much is owed?", "缺少 pay：应付多少？")
        times = [key for key in ("within_days", "by", "instalments") if getattr(title, key) not in (None, ())]
        for key in times[1:]:
            yield Flaw((*place, key), "both", f"{key} excludes {times[0]}", f"{key} 与 {times[0]} 不得并用", key=True)
        yield from title_flaws(title, place)
        interest = title.pay and title.pay.ordinary_interest
        if interest and (interest.rate_per_year is None) == (interest.rate_per_day is None):
            yield Flaw(
                (*place, "pay", "ordinary_interest"), "both",
                "give one of rate_per_year and rate_per_day", "rate_per_year 与 rate_per_day 须择一给出",
            )  # fmt: skip

    def event(self, event: Event, path: Path) -> tuple[Event, list[Flaw]]:
        """The event with case and doer filled in where only one is possible, and what is wrong with it."""
        flaws: list[Flaw] = []
        if event.date < self._first_day:
            outside, covers = OutsideBook(event.date, self._first_day).text, self._words.book.covers
            flaws.append(
                Flaw(
                    (*path, "date"),
                    "outside_book",
                    f"{outside.en} (the book covers {covers.en})",
                    f"{outside.zh}（收录范围：{covers.zh}）",
                )
            )
        if event.expect:
            flaws += self._expectations().flaws(event, (*path, "expect"))
        if isinstance(event, Act):
            return self._act(event, path, flaws), flaws
        flaws += owed_flaws(event, self._cases, path)
        if isinstance(event, Question):
            from blacklist_sim.timeline.check_tried import tried

            event, found = tried(self._words.book, event, self._people, self._cases, path)
            flaws += found
            flaws += self._known(event.who, (*path, "who"))
            if event.case is not None and event.case not in self._cases:
                flaws.append(unknown((*path, "case"), "unknown_case", CASE, event.case, self._cases))
        return event, flaws

    def _expectations(self) -> "Expected":
        if self._expected is None:
            from blacklist_sim.timeline.check_expect import Expected

            self._expected = Expected(self._words, self._people, self._cases)
        return self._expected

    def _act(self, act: Act, path: Path, flaws: list[Flaw]) -> Act:
        form = self._words.acts[act.name]
        kind = form.kind
        if act.who or act.to or form.people:
            self._named(act, form.people, path, flaws)
        for field in form.conducts:
            flaws += conduct_flaws(self._words.book, act.payload.get(field, {}), (*path, field))
            act = act._replace(payload={**act.payload, field: under_id(self._words.book, act.payload.get(field, {}))})
        if act.known_on is not None and act.known_on < act.date:
            en, zh = "known_on lies before the day of the event itself", "known_on 早于事件当日"
            flaws.append(Flaw((*path, "known_on"), "order", en, zh))
        case_id = act.case or self._only_case
        case = self._cases.get(case_id) if case_id is not None else None
        if case_id is not None:
            if case_id not in self._cases:
                flaws.append(unknown((*path, "case"), "unknown_case", CASE, case_id, self._cases))
        elif kind.about != "person":
            flaws.append(which_case(self._cases, path))
        by, who = act.by, act.who
        if case is not None:
            if act.name in MONEY:
                flaws += early_money(act, case, path)
            if by is None or by != form.office:
                by = self._by(act, kind, case, path, flaws)
            if not who and form.needs_one_debtor and len(case.debtors) > 1:
                who = self._who(by, case, path, flaws)
        elif by is not None:
            if by not in self._people and by not in OFFICES:
                flaws.append(unknown((*path, "by"), "unknown_person", PERSON, by, (*self._people, *OFFICES)))
        elif kind.by[0] in AIMED_AT:
            by = who[0] if len(who) == 1 else None
            flaws += self._unsaid(kind, path) if by is None else ()
        if case_id == act.case and by == act.by and who == act.who:
            return act
        return act.done(by, who, case_id)

    def _named(self, act: Act, fields: Iterable[str], path: Path, flaws: list[Flaw]) -> None:
        for name in (*act.who, *act.to):
            if name not in self._people and name not in OFFICES:
                place = (*path, "who" if name in act.who else "to")
                flaws.append(unknown(place, "unknown_person", PERSON, name, self._people))
        for field in fields:
            value = act.payload.get(field, ())
            flaws += self._known((value,) if isinstance(value, str) else value, (*path, field))

    def _by(self, act: Act, kind: ActKind, case: CaseFile, path: Path, flaws: list[Flaw]) -> str | None:
        if act.by is not None:
            if flaw := self._doer(kind, case, act.by, (*path, "by")):
                flaws.append(flaw)
            return act.by
        by = only_doer(kind, case, act.who)
        flaws += self._unsaid(kind, path) if by is None else ()
        return by

    def _unsaid(self, kind: ActKind, path: Path) -> Iterator[Flaw]:
        doers = self._words.doers(kind)
        yield Flaw(path, "which_doer", f"say who does it (by:): {doers.en}", f"请指明行为人（by:）：{doers.zh}")

    def _who(self, by: str | None, case: CaseFile, path: Path, flaws: list[Flaw]) -> tuple[str, ...]:
        if by is None:
            return ()
        if by in self._people and by not in case.applicants:
            return (by,)
        en, zh = "the case has several debtors: say which one (who:)", "本案有多名被执行人：请指明（who:）"
        flaws.append(Flaw(path, "which_debtor", en, zh))
        return ()

    def _doer(self, kind: ActKind, case: CaseFile, by: str, path: Path) -> Flaw | None:
        if by not in OFFICES and by not in self._people:
            return unknown(path, "unknown_person", PERSON, by, (*self._people, *OFFICES))
        for role in kind.by:
            if can_hold(role, by, case, self._people, self._joined):
                return None
        doers = self._words.doers(kind)
        return Flaw(
            path,
            "cannot_do",
            f"{by} cannot do {kind.id} ({kind.name.en}); it is done by: {doers.en}",
            f"{by} 不能实施 {kind.id}（{kind.name.zh}）；行为人应为：{doers.zh}",
            by,
            doers.en,
        )

    def _known(self, names: Iterable[str], path: Path) -> Iterator[Flaw]:
        for name in names:
            if name not in self._people:
                yield unknown(path, "unknown_person", PERSON, name, self._people)


def _misplaced(path: Path, key: str, kind: str) -> Flaw:
    return Flaw(
        path, "misplaced", f"a party of kind {kind} has no {key}", f"类型为 {kind} 的当事人没有 {key}", key=True
    )
