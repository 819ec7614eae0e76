"""What the gate's answer, an account and a rule rest on, as trees."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.gate.names import ANSWER_NAMES
from blacklist_sim.gate.sentences import sentence
from blacklist_sim.gate.wording import article, conduct_text, evidence
from blacklist_sim.law.model import Rule, RuleVersion
from blacklist_sim.law.money.buckets import NAMES
from blacklist_sim.pages.basis import bare, versions
from blacklist_sim.pages.rule import EVIDENCE, RulePage
from blacklist_sim.text import Text
from blacklist_sim.timeline.money_page import COSTS_FIRST, INSIDE_THE_TITLE, RULES, lacking, parts, switches
from blacklist_sim.timeline.owed_words import FACTS, lacked
from blacklist_sim.workflow.explain import Node

if TYPE_CHECKING:
    from blacklist_sim.gate.answer import Answer, Reason
    from blacklist_sim.gate.gate import Decision
    from blacklist_sim.law.money.account import Account
    from blacklist_sim.timeline.owed import Owing
    from blacklist_sim.workflow.engine import Engine

SIGNS = {"permitted": "✓", "permitted_under_approval": "✓", "for_the_court": "◇", "unknown": "?", "prohibited": "✗"}
RECEIPTS = Text("how receipts were divided", "收款的分配")
POLICY = Text("open questions, decided by policy", "依政策开关处理的未决问题")


def decision_node(engine: "Engine", decision: "Decision", who: Text) -> Node:
    """The three answers of the gate, each with its reasons, and those with their rules."""
    what: Text = conduct_text(engine.book, decision.conduct)
    root = Node("", Text(f"{decision.day}  {who.en}: {what.en}", f"{decision.day}  {who.zh}：{what.zh}"))
    for part in ANSWER_NAMES:
        answer: Answer = getattr(decision, part)
        reasons = [_reason(engine, answer, reason) for reason in answer.reasons]
        root.children.append(Node(SIGNS[answer.decision], sentence(part, answer), reasons))
    return root


def _reason(engine: "Engine", answer: "Answer", reason: "Reason") -> Node:
    where = article(engine.book, reason, answer.day)
    basis = Text(f" — {where.en}", f"——{where.zh}") if where is not None else Text("", "")
    node = Node("·", Text(f"{reason.says.en}{basis.en}", f"{reason.says.zh}{basis.zh}"))
    level = evidence(reason)
    if level is not None:
        said = EVIDENCE[level]
        mark = "" if level == "confirmed" else "!"
        node.children.append(Node(mark, Text(f"evidence: {said.en}", f"证据等级：{said.zh}")))
    if isinstance(reason.version, RuleVersion):
        node.about = ("rule", reason.version.rule.id)
        node.children.insert(0, bare(engine, reason.version, answer.day))
    return node


def owing_node(engine: "Engine", owing: "Owing", policy: Mapping[str, str], day: date) -> Node:
    """An account: each part with its rule, how receipts were divided, what is lacking, what policy decides."""
    account = owing.account
    root = Node("", Text(f"owed at the end of {day}", f"{day} 日终所欠金额"))
    if account is None:
        root.children.append(Node("", owing.no_money))
    else:
        root.children += _parts(engine, account, day)
        root.children += [Node("?", lacked(name), about=_fact(name)) for name in lacking(account)]
        divided = list(_of_rules(engine, _dividing(account)))
        if divided:
            root.children.append(Node("", RECEIPTS, divided))
        decided = [Node("!", line) for line in switches(owing.book, account, policy)]
        if decided:
            root.children.append(Node("", POLICY, decided))
    if owing.penalty is not None:
        root.children += _of_rules(engine, [(owing.penalty.rule, owing.penalty.day)])
    return root


def _parts(engine: "Engine", account: "Account", day: date) -> Iterator[Node]:
    rules: dict[str, tuple[str, date]] = {NAMES[part].en: (rule, day) for part, rule in RULES.items()}
    rules |= {NAMES[line.what].en: (line.rule, line.last) for line in account.lines}
    for row in parts(engine.book, account):
        place = Text(f" — {row.cited.en}", f"——{row.cited.zh}") if row.cited.en else Text("", "")
        said = Text(f"{row.what.en}: {row.amount.en}{place.en}", f"{row.what.zh}：{row.amount.zh}{place.zh}")
        yield Node("·", said, list(_of_rules(engine, [rules[row.what.en]] if row.what.en in rules else [])))


def _fact(name: str) -> tuple[str, ...]:
    return ("fact", FACTS[name], "") if name in FACTS else ()


def _dividing(account: "Account") -> Iterator[tuple[str, date]]:
    """The rules by which receipts were divided, each once, with the day of its last receipt."""
    found: dict[str, date] = {}
    for one in account.allocations:
        rules = (*(COSTS_FIRST if one.receipt.kind == "collected" else ()), INSIDE_THE_TITLE, one.rule)
        found |= dict.fromkeys(rules, one.receipt.day)
    yield from found.items()


def _of_rules(engine: "Engine", rules: Iterable[tuple[str, date]]) -> Iterator[Node]:
    """The rules that some text has on their day; what no rule says is said by the title."""
    for name, day in rules:
        version = engine.book.rules[name].on(day)
        if version is not None:
            yield bare(engine, version, day)


def rule_node(engine: "Engine", rule: Rule, day: date) -> Node:
    """A rule by itself: what it says on a day, its versions, and what asks it."""
    version = rule.on(day)
    found = bare(engine, version, day) if version is not None else Node("§", rule.name, [versions(engine, rule, day)])
    for asker in RulePage(engine, rule).askers():
        basis = Text(", as its basis", "（作为依据）") if asker.basis else Text("", "")
        said = Text(f"asked of: {asker.name.en}{basis.en}", f"适用于：{asker.name.zh}{basis.zh}")
        found.children.append(Node("", said, about=("act", asker.act)))
    found.about = ("rule", rule.id)
    return found
