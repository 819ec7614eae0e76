"""Whether a debt can be reckoned, and whether it is clear of which case and of whom a question about money speaks."""

from collections.abc import Iterator, Mapping

from blacklist_sim.case import Act, CaseFile, Event, Question, TitleDocument
from blacklist_sim.text import Text
from blacklist_sim.timeline.problems import Flaw, unknown
from blacklist_sim.timeline.which_case import which_case
from blacklist_sim.timeline.yaml_text import Path
from blacklist_sim.workflow.money.receipts import CLOSINGS, PLAIN

OWED = "owed"
MONEY = frozenset((*PLAIN, *CLOSINGS, "tender_instrument"))
"""The acts by which money comes in."""
DEBTOR = Text("debtor of the case", "本案被执行人")


def title_flaws(title: TitleDocument, path: Path) -> Iterator[Flaw]:
    """A flaw where the instalments come to more than the principal of which they are parts."""
    parts = sum(part.amount for part in title.instalments)
    if title.pay is not None and parts > title.pay.principal:
        yield Flaw(
            (*path, "instalments"),
            "instalments",
            f"the instalments add up to {parts}, more than the principal, {title.pay.principal}",
            f"各期款项合计 {parts}，超过本金 {title.pay.principal}",
            key=True,
        )


def early_money(act: Act, case: CaseFile, path: Path) -> Iterator[Flaw]:
    """A flaw where money comes in under a title before the day on which the title was made."""
    made = case.title_document.made
    if act.date < made and act.name in MONEY:
        yield Flaw(
            (*path, "date"),
            "before_title",
            f"{act.name} comes before the title of {case.id}, made on {made}; date it on that day or later",
            f"{act.name} 早于 {case.id} 的执行依据作出之日 {made}；请将日期改为该日或其后",
        )


def owed_flaws(event: Event, cases: Mapping[str, CaseFile | None], path: Path) -> Iterator[Flaw]:
    """A flaw where there are several cases and none is named, or where somebody is asked about who is no debtor."""
    expect = event.expect or {}
    asks = isinstance(event, Question) and event.kind == OWED
    if not asks and OWED not in expect:
        return
    place = (*path, OWED) if asks else (*path, "expect", OWED)
    named = expect.get("case") or (event.case if isinstance(event, Act | Question) else None)
    if named is None and len(cases) != 1:
        if asks or cases:
            yield which_case(cases, place, key=True)
        return
    case = cases.get(named or next(iter(cases)))
    if not asks or case is None:
        return
    who = event.who if isinstance(event, Question) else ()
    if len(who) > 1:
        en, zh = "owed asks about one debtor at a time, or about all of them", "owed 一次只问一名被执行人，或不指明何人"
        yield Flaw((*path, "who"), "which_debtor", en, zh)
    for name in who:
        if name not in case.debtor_ids:
            yield unknown((*path, "who"), "unknown_debtor", DEBTOR, name, case.debtor_ids)
