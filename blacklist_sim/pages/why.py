"""The answer to `why`, as lines for people and as data."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from blacklist_sim.text import Text
from blacklist_sim.timeline.plain import plain
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.answers import Consultation
from blacklist_sim.workflow.explain import Node, consultation_data, explain
from blacklist_sim.workflow.wording import called, citation, listed, named

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine
    from blacklist_sim.workflow.planning import Plan
    from blacklist_sim.workflow.questions import Why
    from blacklist_sim.workflow.state import Duty, State

MAY = {
    "open": Text("yes", "可以"),
    "discretion": Text("yes, at somebody's discretion: reasons must be given", "可以，但属裁量：须说明理由"),
    "depends": Text("it depends on what is not known or not given", "取决于尚不明确或未给出的事项"),
    "refused": Text("no: a rule stands against it", "不可以：有规则阻止"),
    "impossible": Text("no: the procedure has no such step from here", "不可以：程序在此处没有这一步"),
}
AUDIT = Text(
    "in audit mode it would be done all the same and leave findings", "审计模式下该行为仍会发生，并留下违规记录"
)


class WhyPage:
    """May, must, has been done; why; what would make it possible; what is doubtful."""

    def __init__(self, engine: "Engine", state: "State", found: "Why", in_script: bool) -> None:
        self.engine, self.state, self.found, self.in_script = engine, state, found, in_script

    def lines(self) -> Iterator[Text]:
        """The page as lines."""
        tree = self.tree()
        yield tree.text
        for node in tree.children:
            yield from (Text(en, zh) for en, zh in zip(node.lines("en"), node.lines("zh"), strict=True))

    def tree(self) -> Node:
        """The page as a tree: what is asked about, and below it each answer with what it rests on."""
        found, act = self.found, self.found.act
        name = self.engine.catalogue.acts[act.name].name
        who = [called(self.state.story.people, person) for person in found.attempt.aim.people]
        at, at_zh = (f" ({', '.join(who)})", f"（{'、'.join(who)}）") if who else ("", "")
        head = Text(f"{act.date}  {act.name}: {name.en}{at}", f"{act.date}  {act.name}：{name.zh}{at_zh}")
        answers = [self._may(), *self._must(), self._done(), *self._why(), *plan_nodes(self.engine, found.plan)]
        if found.earliest is not None:
            day = Text(
                f"earliest day, if nobody does anything: {found.earliest}", f"无人作为时的最早日期：{found.earliest}"
            )
            answers.append(Node("", day))
        if not found.may and found.attempt.impossible is None:
            answers += self._open_fields()
        return Node("", head, answers)

    def _may(self) -> Node:
        said = MAY[self.found.status]
        node = Node("", Text(f"may:   {said.en}", f"可否：{said.zh}"))
        if self.state.mode == "audit" and self.found.status in ("refused", "depends"):
            node.children.append(Node("", AUDIT))
        return node

    def _open_fields(self) -> Iterator[Node]:
        """The fields left open that have a few values to choose from: the answer may hang on them."""
        types, act = self.engine.catalogue.types, self.found.act
        for field in self.engine.catalogue.acts[act.name].payload.values():
            if field.type in types and field.name not in act.payload:
                name, values = named(self.engine, field.name), " | ".join(types[field.type].values)
                said = Text(
                    f"not given: {name.en} ({field.name}={values})", f"未给出：{name.zh}（{field.name}={values}）"
                )
                yield Node("", said, about=("field", field.name))

    def _must(self) -> Iterator[Node]:
        if not self.found.must:
            yield Node("", Text("must:  no duty to do it runs", "必须：没有进行中的义务"))
        for duty in self.found.must:
            yield Node("", self._duty(duty), about=("article", duty.rule.rule))

    def _duty(self, duty: "Duty") -> Text:
        until = Text(f"by {duty.due}", f"至迟 {duty.due}") if duty.due else Text("no period fixed", "未定期限")
        over = Text(", overdue", "，已逾期") if duty.breached else Text("", "")
        cited = citation(self.engine, duty.version, self.found.act.date) if duty.version else Text("", "")
        who = self.engine.catalogue.role(duty.who)
        return Text(
            f"must:  yes, {who.en}, {until.en}{over.en}: {duty.rule.name.en} — {cited.en}",
            f"必须：是，{who.zh}，{until.zh}{over.zh}：{duty.rule.name.zh}——{cited.zh}",
        )

    def _done(self) -> Node:
        days = ", ".join(str(act.date) for act in self.found.done)
        script = Text("; the script does it on this day", "；脚本于当日实施") if self.in_script else Text("", "")
        if days:
            return Node("", Text(f"done:  yes, on {days}{script.en}", f"已为：是，{days}{script.zh}"))
        return Node("", Text(f"done:  not yet{script.en}", f"已为：尚未{script.zh}"))

    def _why(self) -> Iterator[Node]:
        impossible = self.found.attempt.impossible
        if impossible is not None:
            yield Node("✗", impossible.text(self.engine.catalogue.tracks))
        asked = self.found.attempt.consulted
        against = sum(not item.lawful for item in asked)
        if against:
            said = Text(
                f"rules asked: {len(asked)}; standing against it: {against}, shown first",
                f"已审查规则 {len(asked)} 条；其中不通过 {against} 条，列于最前",
            )
            yield Node("", said)
        for item in sorted(asked, key=lambda item: item.lawful):
            yield self.rule(item)

    def rule(self, item: Consultation) -> Node:
        """A rule that was asked, and its answer."""
        return explain(self.engine, item, self.found.act.date, self.state.story.people)

    def data(self) -> dict[str, Any]:
        """The page as plain data; `doubts` gathers conflicts of sources, unverified points and open questions."""
        found, act = self.found, self.found.act
        rules = [consultation_data(self.engine, item, act.date) for item in found.attempt.consulted]
        impossible = found.attempt.impossible
        page: dict[str, Any] = plain(
            {
                "date": act.date,
                "act": act.name,
                "case": found.attempt.aim.case,
                "who": list(found.attempt.aim.people),
                "mode": self.state.mode,
                "may": found.may,
                "status": found.status,
                "in_script": self.in_script,
                "must": [observe.duty_item(duty) for duty in found.must],
                "done": [{"date": done.date, "by": done.by} for done in found.done],
                "impossible": impossible.text(self.engine.catalogue.tracks)._asdict() if impossible else None,
                "rules": rules,
                "plan": plan_data(found.plan),
                "earliest": found.earliest,
                "doubts": [_doubt(rule) for rule in rules if _doubtful(rule)],
            }
        )
        return page


def _doubtful(rule: Mapping[str, Any]) -> bool:
    return bool(rule["conflicts_with"] or rule["switch"]) or rule["evidence"] not in ("confirmed", None)


def _doubt(rule: Mapping[str, Any]) -> dict[str, Any]:
    return {key: rule[key] for key in ("rule", "evidence", "switch", "conflicts_with")}


def plan_nodes(engine: "Engine", plan: "Plan | None") -> Iterator[Node]:
    """What would make it possible, in words."""
    if plan is None:
        return
    names = [
        engine.catalogue.acts[name].name if name in engine.catalogue.acts else Text(name, name) for name in plan.acts
    ]
    if names:
        sure = (
            Text("would make it possible", "可使其可行")
            if plan.sure
            else Text("might make it possible", "或可使其可行")
        )
        said = Text(
            f"{sure.en}: {', then '.join(name.en for name in names)}",
            f"{sure.zh}：{'，再'.join(name.zh for name in names)}",
        )
        yield Node("", said, about=("act", plan.acts[0]))
    if plan.facts:
        facts = listed(engine, plan.facts)
        said = Text(f"would have to be stated: {facts.en}", f"须说明：{facts.zh}")
        yield Node("", said, about=("missing", *plan.facts))


def plan_data(plan: "Plan | None") -> dict[str, Any] | None:
    """The plan as data."""
    return {"acts": list(plan.acts), "sure": plan.sure, "facts": list(plan.facts)} if plan is not None else None
