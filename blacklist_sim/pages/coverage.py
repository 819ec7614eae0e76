"""How far the book goes: what became of every provision, and which rules are seen at work in the shipped timelines."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from blacklist_sim.law.book import LedgerLine
from blacklist_sim.law.coverage import STATUSES, Coverage, Exercise, InstrumentCoverage
from blacklist_sim.law.model import Rule
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.workflow.step import Step

STATUS = {
    "modelled": Text("modelled", "已建模"),
    "partly": Text("partly", "部分建模"),
    "left_out": Text("left out", "未建模"),
}
SEEN = {
    "both": Text("seen to hold and to fail", "成立与不成立均已出现"),
    "holds": Text("seen to hold only", "仅见成立"),
    "fails": Text("seen to fail only", "仅见不成立"),
    "cited": Text("relied on", "已被引用"),
    "never": Text("never seen", "未出现"),
}


def exercise() -> Exercise:
    """Every answer that a rule gives while the shipped timelines are replayed."""
    from blacklist_sim.timeline.fixtures import shipped
    from blacklist_sim.timeline.read import read_timelines
    from blacklist_sim.timeline.replay import replay
    from blacklist_sim.workflow.assemble import load_engine

    engine, seen = load_engine(), dict[str, Counter[str]]()
    for path in shipped().values():
        for story in read_timelines(path):
            for _, step in replay(engine, story).steps:
                for rule, answer in _answers(step):
                    seen.setdefault(rule, Counter())[answer] += 1
    return seen


def _answers(step: "Step") -> Iterator[tuple[str, str]]:
    for item in step.consulted:
        if not item.presumed:
            yield item.rule.id, item.status
        yield item.rule.id, "cited"
    yield from ((version.rule.id, "cited") for version in step.cited)
    for duty in (*step.opened, *step.discharged, *step.breached):
        yield duty.rule.rule, "cited"


def coverage_lines(found: Coverage) -> Iterator[Text]:
    """The ledger instrument by instrument, then which rules were seen to hold, to fail, or never."""
    for part in found.instruments:
        yield from _instrument(part)
    counts = [(STATUS[status], found.count(status)) for status in STATUSES]
    yield Text(
        "ledger: " + ", ".join(f"{count} {name.en}" for name, count in counts),
        "台账：" + "，".join(f"{name.zh} {count}" for name, count in counts),
    )
    for tested, what in (
        (True, Text("rules that are tested", "可判断的规则")),
        (False, Text("rules that are only cited", "仅供引用的规则")),
    ):
        for seen in ("both", "holds", "fails", "cited", "never"):
            rules = found.seen(seen, tested)
            if rules:
                yield Text(f"{what.en}, {SEEN[seen].en}: {len(rules)}", f"{what.zh}，{SEEN[seen].zh}：{len(rules)}")
                if seen != "both":
                    yield from (_named(rule.rule) for rule in rules)


def _named(rule: Rule) -> Text:
    return Text(f"    {rule.id}  {rule.name.en}", f"    {rule.id}  {rule.name.zh}")


def _instrument(part: InstrumentCoverage) -> Iterator[Text]:
    instrument = part.instrument
    yield Text(f"{instrument.id} — {instrument.name.en}", f"{instrument.id}——{instrument.name.zh}")
    yield from map(provision, part.lines)
    yield Text(f"    not read: {instrument.not_read.en}", f"    未读部分：{instrument.not_read.zh}")


def provision(line: LedgerLine) -> Text:
    """What became of one provision."""
    status, texts = STATUS[line.status], "/".join(line.texts)
    place = f"{line.provision} [{texts}]" if texts else line.provision
    tail, tail_zh = ", ".join(line.rules), "、".join(line.rules)
    if line.why is not None:
        tail, tail_zh = (
            "; ".join(filter(None, (tail, line.why.en))),
            "；".join(filter(None, (tail_zh, line.why.zh))),
        )
    return Text(f"    {place}: {status.en}: {tail}", f"    {place}：{status.zh}：{tail_zh}")


def line_data(line: LedgerLine) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "provision": line.provision,
        "texts": list(line.texts),
        "status": line.status,
        "rules": list(line.rules),
        "why": line.why and line.why._asdict(),
    }


def coverage_data(found: Coverage) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "totals": {status: found.count(status) for status in STATUSES},
        "instruments": [
            {
                "instrument": part.instrument.id, "not_read": part.instrument.not_read._asdict(),
                "provisions": [line_data(line) for line in part.lines],
            }
            for part in found.instruments
        ],
        "rules": [{"rule": rule.rule.id, "kind": rule.rule.kind, "tested": rule.tested, "seen": rule.seen,
                   "holds": rule.holds, "fails": rule.fails, "cited": rule.cited} for rule in found.rules],
    }  # fmt: skip
