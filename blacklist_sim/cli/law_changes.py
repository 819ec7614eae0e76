"""`law coverage` and `law diff`: how far the book goes, and how it changes with time."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.law_lists import value_text
from blacklist_sim.law.book import Book, LedgerLine
from blacklist_sim.law.coverage import STATUSES, Coverage, Exercise, InstrumentCoverage
from blacklist_sim.law.coverage import coverage as cover
from blacklist_sim.law.diff import BEGAN, CHANGED, ENDED, RENUMBERED, Change, differences
from blacklist_sim.law.load import load_book
from blacklist_sim.law.model import Figure, FigureValue, Rule, RuleVersion
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
KINDS = {
    BEGAN: Text("began", "新生效"), ENDED: Text("ended", "已失效"), CHANGED: Text("changed", "已变更"),
    RENUMBERED: Text("renumbered", "条号变更"),
}  # fmt: skip


@click.command("coverage", cls=options.Command)
@options.as_json
@options.lang
def coverage(as_json: bool, lang: str) -> None:
    """Print the ledger (every provision: modelled, partly, left out and why) and what was not read.

    Then, by replaying the shipped timelines: which rules are seen to hold, to fail, or never.
    """
    from blacklist_sim.workflow.assemble import load_engine

    found = cover(load_engine().book, exercise())
    if as_json:
        output.say_json(_data(found))
    else:
        output.say_all(line.pick(lang) for line in _lines(found))


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


def _lines(found: Coverage) -> Iterator[Text]:
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
        "why": line.why and output.both(line.why),
    }


def _data(found: Coverage) -> dict[str, Any]:
    return {
        "format": 1,
        "totals": {status: found.count(status) for status in STATUSES},
        "instruments": [
            {
                "instrument": part.instrument.id, "not_read": output.both(part.instrument.not_read),
                "provisions": [line_data(line) for line in part.lines],
            }
            for part in found.instruments
        ],
        "rules": [{"rule": rule.rule.id, "kind": rule.rule.kind, "tested": rule.tested, "seen": rule.seen,
                   "holds": rule.holds, "fails": rule.fails, "cited": rule.cited} for rule in found.rules],
    }  # fmt: skip


@click.command(cls=options.Command)
@click.argument("earlier", type=options.DAY)
@click.argument("later", type=options.DAY)
@options.as_json
@options.lang
def diff(earlier: date, later: date, as_json: bool, lang: str) -> None:
    """Print the rules and figures that began, ended, changed or were renumbered between two days."""
    book = load_book()
    found = list(differences(book, earlier, later))
    if as_json:
        output.say_json(
            {"format": 1, "from": earlier, "to": later, "changes": [_change_data(book, change) for change in found]}
        )
        return
    for kind, name in KINDS.items():
        chosen = [change for change in found if change.kind == kind]
        if chosen:
            output.say_text(f"{name.en}: {len(chosen)}", f"{name.zh}：{len(chosen)}", lang, "head")
            output.say_all(line.pick(lang) for change in chosen for line in _change_lines(book, change))
    if not found:
        output.say_text("nothing changed", "没有变化", lang)


def _change_lines(book: Book, change: Change) -> Iterator[Text]:
    subject = change.subject
    yield Text(f"  {subject.id}  {subject.name.en}", f"  {subject.id}  {subject.name.zh}")
    for word, item, where in (("-", change.before, change.cited_before), ("+", change.after, change.cited_after)):
        if item is not None and where is not None:
            says = _says(book, change, item)
            yield Text(f"    {word} {says.en} — {where.en}", f"    {word} {says.zh}——{where.zh}")


def _says(book: Book, change: Change, item: RuleVersion | FigureValue) -> Text:
    if isinstance(item, RuleVersion):
        return item.says
    assert isinstance(change.subject, Figure)
    return value_text(book, change.subject, item)


def _change_data(book: Book, change: Change) -> dict[str, Any]:
    def side(item: RuleVersion | FigureValue | None, where: Text | None) -> dict[str, Any] | None:
        if item is None or where is None:
            return None
        return {
            "from": item.start,
            "to": item.end,
            "says": output.both(_says(book, change, item)),
            "citation": output.both(where),
            "evidence": item.evidence,
        }

    what = "figure" if isinstance(change.subject, Figure) else "rule"
    return {
        "change": change.kind, what: change.subject.id, "name": output.both(change.subject.name),
        "before": side(change.before, change.cited_before), "after": side(change.after, change.cited_after),
    }  # fmt: skip
