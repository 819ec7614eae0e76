"""What is found at a seller's counter, in words, with the rule or figure that it rests on."""

from datetime import date
from typing import Any

from blacklist_sim.gate.answer import Reason
from blacklist_sim.gate.counter import Counter, Finding
from blacklist_sim.gate.parameters import FIGURES
from blacklist_sim.gate.restraints import Entry, Order
from blacklist_sim.gate.seller_words import WORDINGS, Wording
from blacklist_sim.law.length import DAY, Length
from blacklist_sim.law.model import FigureValue, RuleVersion
from blacklist_sim.text import Text


def reason(counter: Counter, finding: Finding, day: date, missing: tuple[str, ...]) -> Reason:
    """A finding in words; what it rests on is given as it stood on `day`."""
    wording = WORDINGS[finding.code]
    version, given = _source(counter, wording, day)
    words = _words(counter, finding, given)
    says = Text(wording.says.en.format(**words), wording.says.zh.format(**words))
    if given:
        says = Text(f"{says.en} (as the question supposes)", f"{says.zh}（按提问所设参数）")
    cause = finding.cause
    return Reason(
        finding.code,
        says,
        version,
        cause if isinstance(cause, Order) else None,
        finding.until,
        missing if finding.code == "open_question" else (),
        cause if isinstance(cause, Entry) else None,
    )


def _source(counter: Counter, wording: Wording, day: date) -> tuple[RuleVersion | FigureValue | None, bool]:
    """The first of the sources that there is on that day; and whether it is a parameter that the question gave."""
    for name in wording.sources:
        if name in FIGURES:
            figure = counter.parameters.source(counter.book, name, day)
            return figure, figure is None
        rule = counter.book.rules.get(name.format(channel=counter.channel, kind=counter.kind.id))
        version = rule.on(day) if rule is not None else None
        if version is not None:
            return version, False
    return None, False


def _words(counter: Counter, finding: Finding, given: bool) -> dict[str, Any]:
    words: dict[str, Any] = {"day": finding.day, "until": finding.until}
    if finding.cause is not None:
        words["what"] = _what(finding.cause)
    words["through"] = _through(finding.until)
    days = counter.parameters.lag_days if finding.code == "under_way" else counter.parameters.lag_of_lift_days
    lag = Length.given(days, DAY).text
    words["lag"] = Text("", "") if given else Text(f" (a lag of {lag.en} is supposed)", f"（假定滞后{lag.zh}）")
    return words


def _what(cause: Order | Entry) -> Text:
    if isinstance(cause, Order):
        return Text(f"the order of case {cause.case}", f"案件 {cause.case} 的限制消费令")
    return Text(f"the entry of case {cause.case}", f"案件 {cause.case} 的失信信息")


def _through(until: date | None) -> Text:
    return Text("", "") if until is None else Text(f" through {until}", f"，至 {until} 止")
