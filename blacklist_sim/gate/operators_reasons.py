"""What the operators' lists do, in words, with the rule or figure that it rests on."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from blacklist_sim.gate.answer import Reason
from blacklist_sim.gate.operator_listing import OBJECTION, OPERATORS, Listed
from blacklist_sim.gate.restraints import Entry, Order
from blacklist_sim.law.book import Book
from blacklist_sim.law.model import FigureValue, RuleVersion
from blacklist_sim.text import Text


class Finding(NamedTuple):
    """One thing found on the operators' lists: a code of `SAYS`, and the listing or the court's measure it is about."""

    code: str
    listed: Listed | None = None
    cause: Order | Entry | None = None


NAMES = {
    "rail": Text("the railways' list", "铁路部门名单"),
    "air": Text("the airlines' list", "民航部门名单"),
}
CLOSES = {
    "rail": Text("every train and every seat", "所有列车所有席位"),
    "air": Text("every flight", "所有航班"),
}

SAYS: Mapping[str, Text] = {
    "closed_by_misconduct": Text(
        "{name.en}, published on {published}, closes {all.en} from {first}{through.en}; no court's lift opens it",
        "{published} 公布的{name.zh}自 {first} 起限制{all.zh}{through.zh}；法院解除限制不影响该名单",
    ),
    "closed_by_other_fields": Text(
        "{name.en}, published on {published}, closes this among the high classes from {first}{through.en}; no court's "
        "lift opens it",
        "{published} 公布的{name.zh}自 {first} 起限制包括本项在内的高等席别{through.zh}；法院解除限制不影响该名单",
    ),
    "length": Text("it lasts {length.en} from the end of the time for objections", "自公示期满起{length.zh}"),
    "until_paid": Text("it lasts until the fare is paid", "至补缴票款为止"),
    "class_left_open": Text(
        "{name.en} closes the high classes only, not this",
        "{name.zh}仅限制高等席别，本项不在其列",
    ),
    "time_for_objections": Text(
        "{name.en} was published on {published}; objections are open, and it takes effect on {first}",
        "{name.zh}于 {published} 公布，尚在公示期内，自 {first} 起生效",
    ),
    "list_left": Text(
        "the person was on {name.en} through {last} and has gone from it since",
        "本人列于{name.zh}至 {last}，此后已移除",
    ),
    "met_before_effect": Text(
        "the duty behind {name.en} was met before the listing took effect",
        "名单生效前相关义务已履行，{name.zh}未对其生效",
    ),
    "no_list_yet": Text(
        "there was no such list on {published}, the day given for its publication",
        "所称公布之日 {published} 尚无{name.zh}",
    ),
    "other_operator": Text("{name.en} does not reach this kind of travel", "{name.zh}不及于该出行方式"),
    "court_debtor": Text(
        "the policy puts court debtors on the operators' lists too, and the measure of case {case} does so",
        "按所选政策，法院推送人员亦列入运营单位名单，案件 {case} 的措施即属此类",
    ),
    "court_debtor_apart": Text(
        "the person stands on no list of the operators; what a court ordered is no part of them",
        "本人未列入运营单位名单；法院的限制与该名单相互独立",
    ),
    "not_listed": Text("the person stands on no list of the operators", "本人未列入运营单位名单"),
    "no_operator": Text("neither the railways nor the airlines run this", "该行为不属铁路、民航运营"),
    "open_question": Text("what was left open decides whether a list closes it", "未说明的事项决定名单是否限制"),
}  # fmt: skip

RULES = {
    "list_left": OPERATORS + "removal",
    "met_before_effect": OPERATORS + "removal",
    "court_debtor": OPERATORS + "separate",
    "court_debtor_apart": OPERATORS + "separate",
    "not_listed": OPERATORS + "separate",
}
"""The rule behind a finding that is not the rule of the listing's category."""


def reason(book: Book, finding: Finding, day: date, missing: tuple[str, ...]) -> Reason:
    """A finding in words; what it rests on is given as it stands on `day`."""
    found, cause = finding.listed, finding.cause
    words: dict[str, object] = {} if found is None else _words(found)
    if cause is not None:
        words["case"] = cause.case
    says = SAYS[finding.code]
    until = None
    if finding.code.startswith("closed_by"):
        until = found.last if found is not None else None
    unsure = finding.code == "court_debtor" or (found is not None and found.projected)
    return Reason(
        finding.code,
        Text(says.en.format(**words), says.zh.format(**words)),
        _version(book, finding, day),
        cause if isinstance(cause, Order) else None,
        until,
        missing if finding.code == "open_question" else (),
        cause if isinstance(cause, Entry) else found.listing if found is not None else None,
        "unverified" if unsure else None,
    )


def _version(book: Book, finding: Finding, day: date) -> RuleVersion | FigureValue | None:
    if finding.code == "length" and finding.listed is not None:
        return finding.listed.length
    if finding.code == "time_for_objections":
        return book.figures[OBJECTION].on(day)
    rule = RULES.get(finding.code)
    if rule is not None:
        return book.rules[rule].on(day)
    return finding.listed.version(book, day) if finding.listed is not None else None


def _words(found: Listed) -> dict[str, object]:
    operator = found.listing.operator
    nothing = Text("", "")
    return {
        "name": NAMES[operator],
        "all": CLOSES[operator],
        "published": found.listing.published,
        "first": found.first,
        "last": found.last,
        "through": nothing if found.last is None else Text(f" through {found.last}", f"，至 {found.last} 止"),
        "length": nothing if found.length is None else found.length.value.text,
    }
