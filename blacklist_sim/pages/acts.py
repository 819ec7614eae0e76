"""The answer to `acts`: what is open, what is not and why, as lines and as data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from blacklist_sim.pages.line import Line
from blacklist_sim.pages.naming import NoSuchName
from blacklist_sim.pages.why import plan_data, plan_nodes
from blacklist_sim.text import Text
from blacklist_sim.timeline.plain import plain
from blacklist_sim.workflow.planning import earliest_day, plan
from blacklist_sim.workflow.questions import Option, open_acts
from blacklist_sim.workflow.wording import called

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine
    from blacklist_sim.workflow.state import State

HEADS = {
    "open": Text("open", "可以实施"),
    "discretion": Text("open with reasons (discretion)", "说明理由后可以实施（裁量）"),
    "depends": Text("depends on facts or fields not given", "取决于未给出的事实或字段"),
    "refused": Text("closed by a rule", "被规则阻止"),
    "impossible": Text("not possible from here", "程序上不可能"),
}


class ActsPage:
    """Every act for everybody it could be aimed at, at one moment."""

    def __init__(self, engine: "Engine", state: "State", case: str | None, who: tuple[str, ...]) -> None:
        if case is not None and case not in state.story.cases:
            raise NoSuchName(Text("case", "案件"), case, state.story.cases)
        for person in who:
            if person not in state.story.people:
                raise NoSuchName(Text("person", "当事人"), person, state.story.people)
        self.engine, self.state = engine, state
        self.options = [option for option in open_acts(engine, state, case) if not who or option.who in (None, *who)]

    def lines(self) -> Iterator[Line]:
        """The page as lines, each with its tone."""
        yield Text(f"{self.state.day}, at the end of the day", f"{self.state.day} 日终"), ""
        for status, head in HEADS.items():
            found = [option for option in self.options if option.status == status]
            if found:
                yield Text(f"{head.en} ({len(found)})", f"{head.zh}（{len(found)}）"), "head"
            for option in found:
                yield self._line(option), ""
                for line in self._way(option):
                    yield Text(f"      {line.en}", f"      {line.zh}"), ""

    def _line(self, option: Option) -> Text:
        catalogue, people = self.engine.catalogue, self.state.story.people
        by = [catalogue.role(role) for role in option.kind.by]
        by_en, by_zh = " / ".join(role.en for role in by), "／".join(role.zh for role in by)
        who = f" {option.who}" if option.who else ""
        name_en, name_zh = (
            (f" ({called(people, option.who)})", f"（{called(people, option.who)}）") if option.who else ("", "")
        )
        case = f" [{option.case}]" if len(self.state.story.cases) > 1 else ""
        why, name = option.reason(self.engine), option.kind.name
        because, because_zh = (f" — {why.en}", f"——{why.zh}") if why.en else ("", "")
        return Text(
            f"  {option.kind.id}{who}{name_en}{case}: {name.en}, by {by_en}{because}",
            f"  {option.kind.id}{who}{name_zh}{case}：{name.zh}，{by_zh}{because_zh}",
        )

    def _way(self, option: Option) -> Iterator[Text]:
        against = [item.version for item in option.attempt.consulted if item.version and not item.lawful]
        if against:
            where = self.engine.book.cited_together(against, self.state.day)
            yield Text(f"§ {where.en}", f"§ {where.zh}")
        if option.status in ("open", "discretion"):
            return
        yield from (node.text for node in plan_nodes(self.engine, plan(self.engine, self.state, option.attempt.act)))
        if option.status != "depends" and (day := earliest_day(self.engine, self.state, option.attempt.act)):
            yield Text(f"earliest day, if nobody does anything: {day}", f"无人作为时的最早日期：{day}")

    def data(self) -> dict[str, Any]:
        """The page as plain data."""
        found = {
            "date": self.state.day,
            "mode": self.state.mode,
            "acts": [self._data(option) for option in self.options],
        }
        return plain(found)  # type: ignore[no-any-return]

    def _data(self, option: Option) -> dict[str, Any]:
        closed, act = option.status not in ("open", "discretion"), option.attempt.act
        why, never_yet = option.reason(self.engine), option.status in ("refused", "impossible")
        return {
            "act": option.kind.id,
            "case": option.case,
            "who": option.who,
            "by": list(option.kind.by),
            "status": option.status,
            "why": why._asdict() if why.en else None,
            "plan": plan_data(plan(self.engine, self.state, act)) if closed else None,
            "earliest": earliest_day(self.engine, self.state, act) if never_yet else None,
        }
