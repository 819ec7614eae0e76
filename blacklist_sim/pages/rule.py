"""What there is to say of one rule, as lines for people and as data."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.law.citation import Citation, render
from blacklist_sim.pages.naming import stretch
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.model import Rule, RuleVersion
    from blacklist_sim.workflow.engine import Engine

EVIDENCE = {
    "confirmed": Text("confirmed", "已核实"),
    "partly": Text("partly confirmed", "部分核实"),
    "unverified": Text("unverified", "未核实"),
}
KINDS = {
    "element": Text("a condition: it must be shown, silence leaves it unknown", "要件：须予认定，未说明则为不明"),
    "bar": Text(
        "a bar: the act fails where it is shown, silence lets the act pass", "障碍：一经显示即不得为之，未显示则通过"
    ),
    "usual_bar": Text("as a rule a bar, with room for an exception that is stated", "原则上的障碍，可说明例外"),
    "formality": Text("a formality: presumed observed unless shown otherwise", "形式要求：无相反显示则推定具备"),
    "power": Text(
        "a power (“may”): for somebody to decide, giving reasons", "裁量权（“可以”）：由有权者说明理由后决定"
    ),
    "silent": Text("the texts are silent: for the court to judge, giving reasons", "文本未规定：由法院说明理由后判断"),
    "duty": Text("a duty", "义务"),
    "effect": Text("an effect", "效力"),
    "definition": Text("a definition", "定义"),
    "remedy": Text("a remedy", "救济"),
    "principle": Text("a principle", "原则"),
}
GOVERNED = {
    "act": Text("the law of the day of the act", "适用行为当日的法律"),
    "situation": Text("the law of the day on which the situation arose", "适用情形发生之日的法律"),
    "today": Text("the law of today", "适用当前法律"),
}


class Asker(NamedTuple):
    """An act that asks the rule, and when."""

    act: str
    name: Text
    when: Mapping[str, Any]
    basis: bool

    def data(self) -> dict[str, Any]:
        """The same as plain data."""
        when = {field: list(_listed(wanted)) for field, wanted in self.when.items()}
        return {"act": self.act, "when": when, "basis": self.basis}


class RulePage:
    """One rule among everything that refers to it."""

    def __init__(self, engine: "Engine", rule: "Rule") -> None:
        self.engine, self.book, self.rule = engine, engine.book, rule

    def askers(self) -> list[Asker]:
        """The acts that ask this rule."""
        return [
            Asker(act.id, act.name, use.when, use.basis)
            for act in self.engine.catalogue.acts.values()
            for use in act.rules
            if use.rule == self.rule.id
        ]

    def relied_on_by(self) -> list[tuple[str, Text]]:
        """The duties and periods that rest on this rule."""
        duties = [(duty.id, duty.name) for duty in self.book.duties.values() if duty.rule == self.rule.id]
        lapses = [
            (lapse.id, lapse.name) for lapse in self.engine.catalogue.lapses.values() if self.rule.id in lapse.rules
        ]
        return duties + lapses

    def test_of(self, version: "RuleVersion") -> str | None:
        """The Python function bound to a version, as `module:function`."""
        test = self.engine.bindings.predicates.get(version.predicate) if version.predicate else None
        return f"{test.__module__}:{test.__name__}" if test is not None else None

    def readings(self, version: "RuleVersion", cite: Citation) -> list[tuple[date, Text]]:
        """How a citation reads while the version is in force: each wording with the day from which it reads so."""
        texts = self.book.instruments[cite.instrument].texts
        days = [version.start] + [
            t.start for t in texts if t.start > version.start and (version.end is None or t.start < version.end)
        ]
        read = [(day, render(cite, self.book.instruments, day)) for day in days]
        return read[:1] + [later for earlier, later in pairwise(read) if later[1] != earlier[1]]

    def lines(self) -> Iterator[Text]:
        """The page as lines."""
        rule = self.rule
        yield Text(f"{rule.id} — {rule.name.en}", f"{rule.id}——{rule.name.zh}")
        yield _line("kind", "类型", KINDS[rule.kind])
        yield _line("governed by", "适用", GOVERNED[rule.governed_by])
        for version in rule.dated.versions:
            yield from self.version_lines(version)
        for gap in rule.gaps:
            when = stretch(gap.start, gap.end)
            yield Text(f"{when.en}: no such rule: {gap.why.en}", f"{when.zh}：无此规则：{gap.why.zh}")
        yield from self._around()

    def version_lines(self, version: "RuleVersion") -> Iterator[Text]:
        """From when to when a version is in force, and below it what it says, where it stands and how surely."""
        yield stretch(version.start, version.end)
        yield _line("    says", "    内容", version.says)
        for cite in version.cites:
            for place, (day, text) in enumerate(self.readings(version, cite)):
                since = Text(f" (so numbered from {day})", f"（自 {day} 起的条号）") if place else Text("", "")
                yield Text(f"    cited: {text.en}{since.en}", f"    出处：{text.zh}{since.zh}")
        yield _line("    evidence", "    证据等级", EVIDENCE[version.evidence])
        test = self.test_of(version)
        if test is not None:
            yield Text(f"    tested by: {test}", f"    判断函数：{test}")

    def _around(self) -> Iterator[Text]:
        rule = self.rule
        for asker in self.askers():
            when = "; ".join(f"{field} = {_options(wanted)}" for field, wanted in asker.when.items())
            basis = Text(", as its basis", "（作为依据）") if asker.basis else Text("", "")
            condition = Text(f", when {when}", f"（当 {when}）") if when else Text("", "")
            yield Text(
                f"asked of: {asker.act} ({asker.name.en}){basis.en}{condition.en}",
                f"适用于：{asker.act}（{asker.name.zh}）{basis.zh}{condition.zh}",
            )
        for name, title in self.relied_on_by():
            yield Text(f"relied on by: {name} ({title.en})", f"依据此规则：{name}（{title.zh}）")
        if rule.burden is not None:
            prover = self.engine.catalogue.role(rule.burden)
            yield Text(f"to be proved by: {prover.en}", f"举证责任：{prover.zh}")
        if rule.switch is not None:
            switch = self.book.switches[rule.switch]
            default = switch.options[switch.default]
            yield Text(
                f"open question, policy {switch.id}: {switch.decides.en}; by default {switch.default} ({default.en})",
                f"未决问题，政策开关 {switch.id}：{switch.decides.zh}；默认 {switch.default}（{default.zh}）",
            )
        if rule.remedy is not None:
            yield Text(f"remedy: {rule.remedy}", f"救济：{rule.remedy}")
        for other in rule.conflicts_with:
            yield Text(f"another source says otherwise: {other}", f"另有来源不同：{other}")

    def data(self) -> dict[str, Any]:
        """The page as plain data with stable keys."""
        rule = self.rule
        return {
            "rule": rule.id,
            "name": _both(rule.name),
            "kind": rule.kind,
            "governed_by": rule.governed_by,
            "versions": [self._version_data(version) for version in rule.dated.versions],
            "gaps": [{"from": gap.start, "to": gap.end, "why": _both(gap.why)} for gap in rule.gaps],
            "asked_of": [asker.data() for asker in self.askers()],
            "relied_on_by": [name for name, _ in self.relied_on_by()],
            "remedy": rule.remedy,
            "burden": rule.burden,
            "switch": rule.switch,
            "whose": rule.whose,
            "conflicts_with": list(rule.conflicts_with),
        }

    def _version_data(self, version: "RuleVersion") -> dict[str, Any]:
        return {
            "from": version.start,
            "to": version.end,
            "says": _both(version.says),
            "evidence": version.evidence,
            "citations": [self._cite_data(version, cite) for cite in version.cites],
            "tested_by": self.test_of(version),
        }

    def _cite_data(self, version: "RuleVersion", cite: Citation) -> dict[str, Any]:
        reads = [{"from": day, **_both(text)} for day, text in self.readings(version, cite)]
        return {"instrument": cite.instrument, "reads": reads}


def _line(en: str, zh: str, text: Text) -> Text:
    return Text(f"{en}: {text.en}", f"{zh}：{text.zh}")


def _listed(wanted: Any) -> tuple[Any, ...]:
    return tuple(wanted) if isinstance(wanted, (list, tuple)) else (wanted,)


def _options(wanted: Any) -> str:
    return " | ".join(str(value).lower() if isinstance(value, bool) else str(value) for value in _listed(wanted))


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
