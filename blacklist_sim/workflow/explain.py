"""Explanations: why an act was possible and lawful or not, as a tree that screen, log and exercise render alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.law.model import RuleVersion
from blacklist_sim.text import Text
from blacklist_sim.workflow.answers import Consultation, Reading
from blacklist_sim.workflow.step import Step
from blacklist_sim.workflow.wording import NOBODY, People, citation, listed, plain, reading_text, telling

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

MARKS = {"holds": "✓", "fails": "✗", "unknown": "?", "discretion": "◇"}
STATUS = {
    "holds": Text("holds", "成立"),
    "fails": Text("fails", "不成立"),
    "unknown": Text("unknown", "不明"),
    "discretion": Text("discretion", "裁量"),
}
PRESUMED = {
    "bar": Text("nothing shows the bar", "未显示有此障碍"),
    "usual_bar": Text("nothing shows the bar", "未显示有此障碍"),
    "formality": Text("presumed observed", "推定已具备"),
}


@dataclass(slots=True)
class Node:
    """One line of an explanation and what it rests on.

    `about` names what the line is about: (`rule`, its id), (`article`, the id of the rule cited), (`act`, its id),
    (`switch`, its id), (`missing`, the names of the facts), or the kind, name and person of what was read.
    """

    mark: str
    text: Text
    children: list["Node"] = field(default_factory=list)
    about: tuple[str, ...] = ()

    def lines(self, language: str, depth: int = 0) -> Iterator[str]:
        """The tree as indented lines."""
        yield f"{'  ' * depth}{self.mark + ' ' if self.mark else ''}{self.text.pick(language)}"
        for child in self.children:
            yield from child.lines(language, depth + 1)


def explain_step(engine: "Engine", step: Step, people: People = NOBODY) -> Node:
    """Everything that bore on one step: the tables, then every rule asked; `people` appear by name."""
    kind = engine.catalogue.acts.get(step.name) or engine.catalogue.lapses.get(step.name)
    name = kind.name if kind is not None else Text(step.name, step.name)
    root = Node("✓" if step.accepted else "✗", name)
    if step.impossible is not None:
        root.children.append(Node("✗", step.impossible.text(engine.catalogue.tracks)))
    root.children.extend(explain(engine, item, step.day, people) for item in step.consulted)
    root.children.extend(cited_node(engine, version, step.day) for version in step.cited)
    return root


def explain(engine: "Engine", item: Consultation, day: date, people: People = NOBODY) -> Node:
    """One rule's answer: what it says, where it stands, on which facts it was decided, and what would change it."""
    rule, version = item.rule, item.version
    status = STATUS[item.status]
    said = Text(f"{rule.name.en}: {status.en}", f"{rule.name.zh}：{status.zh}")
    node = Node(MARKS[item.status], said, about=("rule", rule.id))
    if version is None:
        node.children.append(_no_basis(item, day))
        return node
    cited = citation(engine, version, day)
    says = Text(f"{version.says.en} — {cited.en}", f"{version.says.zh}——{cited.zh}")
    node.children.append(Node("", says, about=("article", rule.id)))
    if item.presumed:
        node.children.append(Node("", PRESUMED[rule.kind]))
    node.children.extend(_reading(engine, reading, people) for reading in telling(item.readings))
    if item.missing and item.status in ("unknown", "fails"):
        node.children.append(_missing(engine, item.missing))
    if item.status == "discretion":
        node.children.append(Node("", _whose(engine, rule.whose, rule.kind)))
    if item.earliest is not None:
        node.children.append(Node("→", Text(f"not before {item.earliest}", f"不早于 {item.earliest}")))
    node.children.extend(_cure(engine, name) for name, _ in item.cures)
    if rule.burden is not None and not item.lawful:
        prover = engine.catalogue.role(rule.burden)
        node.children.append(Node("", Text(f"to be proved by: {prover.en}", f"举证责任：{prover.zh}")))
    node.children.extend(_doubts(engine, item, day))
    return node


def consultation_data(engine: "Engine", item: Consultation, day: date) -> dict[str, Any]:
    """The same as plain values with stable keys."""
    version = item.version
    cited = citation(engine, version, day) if version else None
    return {
        "rule": item.rule.id,
        "kind": item.rule.kind,
        "status": item.status,
        "lawful": item.lawful,
        "presumed": item.presumed,
        "about": item.who,
        "citation": cited._asdict() if cited else None,
        "evidence": version.evidence if version else None,
        "says": version.says._asdict() if version else None,
        "readings": [
            {"kind": kind, "name": name, "about": about, "value": plain(value)}
            for kind, name, about, value in item.readings
        ],
        "missing": list(item.missing),
        "earliest": item.earliest,
        "cures": [name for name, _ in item.cures],
        "switch": item.rule.switch,
        "conflicts_with": list(item.rule.conflicts_with),
        "whose": item.rule.whose if item.status == "discretion" else None,
    }


def _reading(engine: "Engine", reading: Reading, people: People) -> Node:
    return Node("·", reading_text(engine, reading, people), about=(reading.kind, reading.name, reading.about or ""))


def _missing(engine: "Engine", names: Iterable[str]) -> Node:
    what = listed(engine, names)
    return Node("?", Text(f"missing: {what.en}", f"缺少：{what.zh}"), about=("missing", *dict.fromkeys(names)))


def _whose(engine: "Engine", whose: str, kind: str) -> Text:
    who = engine.catalogue.role(whose)
    if kind == "silent":
        return Text(f"for the {who.en} to judge: the text is silent", f"文本未作规定，由{who.zh}判断")
    return Text(f"for the {who.en} to decide, giving reasons", f"由{who.zh}裁量并说明理由")


def _cure(engine: "Engine", name: str) -> Node:
    act = engine.catalogue.acts[name].name if name in engine.catalogue.acts else Text(name, name)
    return Node("→", Text(f"would be cured by: {act.en}", f"补救行为：{act.zh}"), about=("act", name))


def _no_basis(item: Consultation, day: date) -> Node:
    gap = item.rule.gap_on(day)
    why = f": {gap.why.en}" if gap else ""
    why_zh = f"：{gap.why.zh}" if gap else ""
    later = f" (from {item.earliest})" if item.earliest else ""
    later_zh = f"（自 {item.earliest} 起有）" if item.earliest else ""
    return Node(
        "✗", Text(f"no text in force on {day} knows this{why}{later}", f"{day} 有效的文本没有此规定{why_zh}{later_zh}")
    )


def _doubts(engine: "Engine", item: Consultation, day: date) -> Iterator[Node]:
    version = item.version
    if version is not None and version.evidence != "confirmed":
        yield Node(
            "!",
            Text(
                f"evidence: {version.evidence}",
                f"证据等级：{ {'partly': '部分核实', 'unverified': '未核实'}[version.evidence] }",
            ),
        )
    if item.rule.switch is not None:
        switch = engine.book.switches[item.rule.switch]
        yield Node(
            "!",
            Text(
                f"open question decided by policy {switch.id}: {switch.decides.en}",
                f"由政策开关 {switch.id} 决定：{switch.decides.zh}",
            ),
            about=("switch", switch.id),
        )
    for other in item.rule.conflicts_with:
        against = engine.book.rules[other].on(day)
        if against is not None:
            cited = citation(engine, against, day)
            yield Node(
                "!",
                Text(
                    f"another source says otherwise: {against.says.en} — {cited.en}",
                    f"另有来源不同：{against.says.zh}——{cited.zh}",
                ),
                about=("article", other),
            )


def cited_node(engine: "Engine", version: RuleVersion, day: date) -> Node:
    """What a rule that was not asked says, and where."""
    cited = citation(engine, version, day)
    says = Text(f"{version.says.en} — {cited.en}", f"{version.says.zh}——{cited.zh}")
    return Node("§", says, about=("article", version.rule.id))
