"""What an act rests on, as a tree: each rule with its conditions, its facts and since when, and its versions."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.pages.naming import stretch
from blacklist_sim.pages.rule import KINDS, RulePage
from blacklist_sim.pages.why import WhyPage
from blacklist_sim.text import Text
from blacklist_sim.workflow.answers import Consultation, Reading
from blacklist_sim.workflow.explain import Node, cited_node, explain
from blacklist_sim.workflow.wording import named, telling

if TYPE_CHECKING:
    from blacklist_sim.law.model import Rule, RuleVersion
    from blacklist_sim.workflow.engine import Engine
    from blacklist_sim.workflow.state import Position, State

VERSIONS = Text("the rule by date", "该规则的历次文本")
FROM_THE_BEGINNING = Text("known from the beginning of the story", "故事开始时即已知")
TELLS = {True: "✓", False: "✗", None: "?"}


class BasisPage(WhyPage):
    """May an act be done, must it, has it been; with everything that this rests on."""

    def tree(self) -> Node:
        """The page as a tree, in which each fact that would have to be stated is a line of its own."""
        root, people = super().tree(), self.found.attempt.aim.people
        apart(self.engine, root.children, people[0] if len(people) == 1 else None)
        return root

    def rule(self, item: Consultation) -> Node:
        """A rule that was asked: its answer, conditions, facts and versions."""
        return ruled(self.engine, self.state, item, self.found.act.date, self.found.attempt.aim.case)


def ruled(engine: "Engine", state: "State", item: Consultation, day: date, case: str | None) -> Node:
    """One rule's answer as it is explained everywhere, and since when its facts are so."""
    node = explain(engine, item, day, state.story.people)
    for child, reading in zip([one for one in node.children if one.mark == "·"], telling(item.readings), strict=True):
        _dated(engine, state, child, reading, case)
    apart(engine, node.children, item.who)
    if item.version is not None:
        node.children[1:1] = [translation(item.version), Node("", KINDS[item.rule.kind])]
    node.children.append(versions(engine, item.rule, day))
    return node


def apart(engine: "Engine", nodes: Iterable[Node], who: str | None) -> None:
    """Lets each line that says what is missing be about it, by a line of its own for each of several things."""
    for node in nodes:
        if node.about[:1] == ("missing",):
            found = [_missing(engine, name, who) for name in node.about[1:]]
            node.children, node.about = (found, node.about) if len(found) > 1 else ([], found[0].about)


def _missing(engine: "Engine", name: str, who: str | None) -> Node:
    kind = "fact" if name in engine.catalogue.facts else "field"
    return Node("?", named(engine, name), about=(kind, name, who or ""))


def bare(engine: "Engine", version: "RuleVersion", day: date) -> Node:
    """A rule that was not asked but on which something rests: what it says, where, and its versions."""
    node, rule = cited_node(engine, version, day), version.rule
    name = Node("§", rule.name, [Node("", node.text, about=("article", rule.id)), translation(version)])
    name.children += [Node("", KINDS[rule.kind]), versions(engine, rule, day)]
    name.about = ("rule", rule.id)
    return name


def translation(version: "RuleVersion") -> Node:
    """What a rule says, in the other language than the one in which it stands above."""
    return Node("", Text(version.says.zh, version.says.en), about=("translation",))


def versions(engine: "Engine", rule: "Rule", day: date) -> Node:
    """All texts of a rule with their dates; the one in force on the day is ticked."""
    page, here = RulePage(engine, rule), rule.on(day)
    found = []
    for version in rule.dated.versions:
        head, *rest = page.version_lines(version)
        lines = [Node("", Text(line.en.strip(), line.zh.strip())) for line in rest]
        found.append(Node("✓" if version is here else "", head, lines, ("article", rule.id)))
    for gap in rule.gaps:
        when = stretch(gap.start, gap.end)
        said = Text(f"{when.en}: no such rule: {gap.why.en}", f"{when.zh}：无此规则：{gap.why.zh}")
        found.append(Node("", said))
    return Node("§", VERSIONS, found, ("versions", rule.id))


def _dated(engine: "Engine", state: "State", node: Node, reading: Reading, case: str | None) -> None:
    """Signs a reading as so, not so or not known, and adds since when it is so, where that is known."""
    if reading.value is None or isinstance(reading.value, bool):
        node.mark = TELLS[reading.value]
    since = _since(engine, state, reading, case)
    if since is not None:
        node.text = Text(f"{node.text.en}; {since.en}", f"{node.text.zh}；{since.zh}")


def _since(engine: "Engine", state: "State", reading: Reading, case: str | None) -> Text | None:
    if reading.kind == "fact" and reading.value is not None:
        return _known(engine, state, reading, case)
    if reading.kind == "acts" and reading.value:
        done = [act.date for of, acts in state.acts.items() if of == (case, reading.name) for act in acts]
        return Text(f"last on {max(done)}", f"最近一次 {max(done)}") if done else None
    if reading.kind == "state":
        days = [(one.since, one) for one in _standing(state, reading, case) if one.trail]
        if days:
            since, position = max(days, key=lambda pair: pair[0])
            return _on(engine, since, position.trail[-1][1].partition("/")[0])
    return None


def _standing(state: "State", reading: Reading, case: str | None) -> Iterator["Position"]:
    for key, position in state.positions[reading.name].items():
        whom = len(key) < 2 or reading.about is None or reading.about in (key[1], key[-1])
        if position.state == reading.value and key[0] == case and whom:
            yield position


def _known(engine: "Engine", state: "State", reading: Reading, case: str | None) -> Text | None:
    """When and by what a fact was learned; the last of those that say so."""
    kind = engine.catalogue.facts[reading.name].about
    found = [
        fact
        for key, fact in state.facts.items()
        if key[0] == reading.name
        and fact.value == reading.value
        and (kind == "person" or case is None or key[1] == case)
        and (kind == "case" or reading.about is None or reading.about in key[1:])
    ]
    if found:
        fact = max(found, key=lambda fact: fact.day)
        return _on(engine, fact.day, fact.act.name if fact.act is not None else None)
    file = state.story.cases.get(case) if case is not None else None
    party = state.story.people.get(reading.about) if reading.about is not None else None
    told = [*(file.facts if file is not None else ()), *(party.facts if party is not None else ())]
    return FROM_THE_BEGINNING if reading.name in told else None


def _on(engine: "Engine", day: date, by: str | None) -> Text:
    kind = engine.catalogue.acts.get(by or "") or engine.catalogue.lapses.get(by or "")
    name = Text(f" ({kind.name.en})", f"（{kind.name.zh}）") if kind is not None else Text("", "")
    return Text(f"since {day}{name.en}", f"自 {day}{name.zh}")
