"""An answer in lines of text, and in plain data for machines; both languages, every reason with its article."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from blacklist_sim.gate.answer import Answer, Reason
from blacklist_sim.gate.conduct import SHARED, Conduct
from blacklist_sim.gate.gate import Decision
from blacklist_sim.gate.names import ANSWER_NAMES, DECISION_NAMES
from blacklist_sim.gate.restraints import Entry, ExitBan, OperatorListing, Order
from blacklist_sim.law.book import Book
from blacklist_sim.law.model import EVIDENCE, RuleVersion
from blacklist_sim.text import Text

ITEMS = "consumption.item."
APPLIED = {
    "partly": Text(" [applied here: partly confirmed]", "〔此项适用部分核实〕"),
    "unverified": Text(" [applied here: unverified]", "〔此项适用未核实〕"),
}

Data = dict[str, Any]


# ── what an answer rests on ──────────────────────────────────────────────────────────────────────────


def article(book: Book, reason: Reason, day: date) -> Text | None:
    """Where the reason stands, as it reads on that day, marked where it or its application is not confirmed."""
    if reason.version is None:
        return None
    cited, mark = book.cited(reason.version, day), Text("", "")
    if reason.evidence is not None and reason.evidence != reason.version.evidence:
        mark = APPLIED.get(reason.evidence, mark)
    return Text(cited.en + mark.en, cited.zh + mark.zh)


def evidence(reason: Reason) -> str | None:
    """How sure the reason is: the weaker of what it rests on and of its application; None where it rests on nothing."""
    known = [reason.evidence, reason.version.evidence if reason.version is not None else None]
    return max((level for level in known if level is not None), key=EVIDENCE.index, default=None)


def item(answer: Answer) -> RuleVersion | None:
    """The item of restricted conduct that the answer is about; None where what was not told decides which."""
    versions = [reason.version for reason in answer.reasons if not reason.code.startswith("if_")]
    rules = [version for version in versions if isinstance(version, RuleVersion)]
    items = [version for version in rules if version.rule.id.startswith(ITEMS)]
    return next(iter((*items, *rules)), None)


# ── lines of text ────────────────────────────────────────────────────────────────────────────────────


def conduct_text(book: Book, conduct: Conduct) -> Text:
    """The conduct in words, with what was told of it."""
    kind = book.conduct[conduct.kind]
    told = [
        field.values.get(value, Text(value, value))
        for field, value in zip(kind.fields, conduct.values, strict=True)
        if value is not None
    ]
    for name, (field, values) in SHARED.items():
        value = getattr(conduct, name)
        if value is not None:
            said = values.get(value, Text(value, value))
            told.append(Text(f"{field.en}: {said.en}", f"{field.zh}：{said.zh}"))
    if not told:
        return kind.name
    en, zh = ", ".join(text.en for text in told), "，".join(text.zh for text in told)
    return Text(f"{kind.name.en} ({en})", f"{kind.name.zh}（{zh}）")


def answer_lines(book: Book, answer: Answer) -> tuple[Text, ...]:
    """The decision with its day, then a line for each reason with its article."""
    return tuple(_answer_lines(book, answer))


def _answer_lines(book: Book, answer: Answer) -> Iterator[Text]:
    name = DECISION_NAMES[answer.decision]
    until, missing = Text("", ""), Text("", "")
    if answer.until is not None:
        until = Text(f", until {answer.until}", f"，至 {answer.until}")
    if answer.missing:
        missing = Text(f"; not told: {', '.join(answer.missing)}", f"；未说明：{'、'.join(answer.missing)}")
    yield Text(f"{answer.day}: {name.en}{until.en}{missing.en}", f"{answer.day}：{name.zh}{until.zh}{missing.zh}")
    for reason in answer.reasons:
        where = article(book, reason, answer.day)
        basis = Text(f" — {where.en}", f"——{where.zh}") if where is not None else Text("", "")
        yield Text(f"  - {reason.says.en}{basis.en}", f"  - {reason.says.zh}{basis.zh}")


def decision_lines(book: Book, decision: Decision) -> tuple[Text, ...]:
    """The conduct, then the three answers, each under its name."""
    return tuple(_decision_lines(book, decision))


def _decision_lines(book: Book, decision: Decision) -> Iterator[Text]:
    yield conduct_text(book, decision.conduct)
    for part, name in ANSWER_NAMES.items():
        first, *rest = answer_lines(book, getattr(decision, part))
        yield Text(f"{name.en}, {first.en}", f"{name.zh}，{first.zh}")
        yield from rest


# ── plain data ───────────────────────────────────────────────────────────────────────────────────────


def decision_data(book: Book, decision: Decision) -> Data:
    """The question and the three answers as plain JSON data; days as texts, texts by language."""
    conduct = decision.conduct
    kind = book.conduct[conduct.kind]
    fields = {field.id: value for field, value in zip(kind.fields, conduct.values, strict=True) if value is not None}
    shared = {name: getattr(conduct, name) for name in SHARED if getattr(conduct, name) is not None}
    return {
        "conduct": {"kind": conduct.kind, **fields, **shared},
        "says": both(conduct_text(book, conduct)),
        "day": decision.day.isoformat(),
        "decision": decision.decision,
        **{part: answer_data(book, getattr(decision, part)) for part in ANSWER_NAMES},
    }


def answer_data(book: Book, answer: Answer) -> Data:
    """One answer as plain JSON data: the decision with its item, what the first reason rests on, and every reason."""
    about, first = item(answer), answer.reasons[0]
    return {
        "decision": answer.decision,
        "day": answer.day.isoformat(),
        "until": _day(answer.until),
        "missing": list(answer.missing),
        "item": about.rule.id if about is not None else None,
        "article": both(article(book, first, answer.day)),
        "evidence": evidence(first),
        "order": measure_data(first.order),
        "cause": measure_data(first.cause),
        "reasons": [reason_data(book, reason, answer.day) for reason in answer.reasons],
    }


def reason_data(book: Book, reason: Reason, day: date) -> Data:
    """One reason as plain JSON data."""
    rule = reason.version.rule if isinstance(reason.version, RuleVersion) else None
    return {
        "code": reason.code,
        "says": both(reason.says),
        "rule": rule.id if rule is not None else None,
        "name": both(rule.name if rule is not None else None),
        "article": both(article(book, reason, day)),
        "evidence": evidence(reason),
        "order": measure_data(reason.order),
        "cause": measure_data(reason.cause),
        "until": _day(reason.until),
        "missing": list(reason.missing),
    }


def measure_data(measure: Order | Entry | ExitBan | OperatorListing | None) -> Data | None:
    """What identifies a measure: its case or operator, and its days."""
    if measure is None:
        return None
    if isinstance(measure, Order):
        days = {"made": measure.made, "served": measure.served, "lifted": measure.lifted}
        named = {"kind": "order", "case": measure.case, "capacity": measure.capacity, "debtor": measure.debtor}
    elif isinstance(measure, Entry):
        days = {"published": measure.published, "removed": measure.removed}
        named = {"kind": "entry", "case": measure.case, "capacity": measure.capacity, "debtor": measure.debtor}
    elif isinstance(measure, ExitBan):
        days = {"ordered": measure.ordered, "lifted": measure.lifted}
        named = {"kind": "exit_ban", "case": measure.case}
    else:
        days = {"published": measure.published, "settled": measure.settled}
        named = {"kind": "operator_listing", "operator": measure.operator, "category": measure.category}
    return {**named, **{name: _day(day) for name, day in days.items()}}


def both(text: Text | None) -> Data | None:
    """A text by language."""
    return {"en": text.en, "zh": text.zh} if text is not None else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
