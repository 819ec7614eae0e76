"""A sum that does not suffice, divided among several creditors, or among several debts to one of them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.book import Book
from blacklist_sim.law.money.distribution import Creditor, Share, distribute
from blacklist_sim.law.money.imputation import OneDebt, impute
from blacklist_sim.law.money.working import MISSING
from blacklist_sim.pages.line import Said
from blacklist_sim.pages.table import aligned
from blacklist_sim.text import Text
from blacklist_sim.timeline.money_words import together

ONE_CREDITOR, ENTERPRISE = "one_creditor", "enterprise"
AMONG = {
    "person": Text("the creditors of a natural person", "自然人被执行人的各债权人"),
    "organisation": Text("the creditors of an organisation that is no enterprise", "其他组织被执行人的各债权人"),
    ENTERPRISE: Text("the creditors of an enterprise that is not bankrupt", "未破产企业法人的各债权人"),
    "one_title": Text("the creditors of one title", "同一文书的各债权人"),
    ONE_CREDITOR: Text("debts to one creditor", "对同一债权人的数项债务"),
}
HEAD = Text("", ""), Text("claim", "债权"), Text("gets", "受偿")
COSTS, FEE, PRIORITY = (
    Text("costs of the sale", "变价费用"),
    Text("fee of", "执行申请费："),
    Text("secured", "优先受偿："),
)
SURPLUS, OPEN = Text("surplus", "余款"), Text("not divided", "未分配")


class Division(NamedTuple):
    """How a sum was divided: what was taken first, the shares, what is over or stays undivided, and by which rules."""

    first: tuple[tuple[Text, Decimal | None, Decimal], ...]
    shares: tuple[Share, ...]
    left: tuple[Text, Decimal] | None
    rules: tuple[str, ...]
    missing: tuple[str, ...]


def divided(
    book: Book, money: Decimal, claims: Iterable[tuple[str, Decimal]], day: date, among: str, given: Mapping[str, Any]
) -> Division:
    """What each claim gets, by the law of a day.

    `among` is one of `AMONG`; `given` tells costs, priority, fee and rank of creditors, or due, secured, burden and
    designated of debts to one creditor, each as pairs of name and value. Raises BlacklistSimError.
    """
    if among == ONE_CREDITOR:
        return _on_debts(book, money, claims, day, given)
    return _among_creditors(book, money, claims, day, among, given)


def _among_creditors(
    book: Book, money: Decimal, claims: Iterable[tuple[str, Decimal]], day: date, among: Any, given: Mapping[str, Any]
) -> Division:
    ranks, fees = dict(given["rank"]), dict(given["fee"])
    creditors = [Creditor(name, claim, ranks.get(name, 1), fees.get(name, Decimal(0))) for name, claim in claims]
    found = distribute(book, day, among, money, creditors, given["costs"] or Decimal(0), given["priority"])
    first = [(COSTS, given["costs"], found.costs)] if given["costs"] else []
    first += [(_of(FEE, share.id), share.claim, share.got) for share in found.fees]
    first += [(_of(PRIORITY, share.id), share.claim, share.got) for share in found.priority]
    left = (OPEN, found.open) if found.missing else (SURPLUS, found.surplus) if found.surplus else None
    rules = found.rules if first else found.rules[1:]
    return Division(tuple(first), found.shares, left, rules, found.missing)


def _on_debts(
    book: Book, money: Decimal, claims: Iterable[tuple[str, Decimal]], day: date, given: Mapping[str, Any]
) -> Division:
    due, secured, burden = (dict(given[name]) for name in ("due", "secured", "burden"))
    if without := [name for name, _ in claims if name not in due]:
        raise BlacklistSimError(
            f"when do they fall due? give --due {without[0]}=DATE for: {', '.join(without)}",
            f"请写明到期日：对 {'、'.join(without)} 给出 --due {without[0]}=DATE",
        )
    debts = [OneDebt(n, owed, due[n], secured.get(n, Decimal(0)), burden.get(n, Decimal(0))) for n, owed in claims]
    found = impute(book, money, debts, day, given["designated"])
    left = (OPEN, found.left) if found.missing else (SURPLUS, found.left) if found.left else None
    return Division((), found.shares, left, (found.rule,), found.missing)


def share_lines(book: Book, found: Division, money: Decimal, among: str, day: date, lang: str) -> Iterator[Said]:
    """The division as lines: who gets what, what is over, by which rules, and why something is left undivided."""
    whom = AMONG[among]
    head = Text(f"{money:,.2f} among {whom.en}, by the law of {day}", f"{money:,.2f} 分配于{whom.zh}，依 {day} 的法律")
    yield head.pick(lang), "head"
    rows = [tuple(text.pick(lang) for text in HEAD)]
    rows += [
        (name.pick(lang), f"{claim:,.2f}" if claim is not None else "", f"{got:,.2f}")
        for name, claim, got in found.first
    ]
    rows += [(one.id, f"{one.claim:,.2f}", f"{one.got:,.2f}") for one in found.shares]
    if found.left is not None:
        rows.append((found.left[0].pick(lang), "", f"{found.left[1]:,.2f}"))
    yield from ((line, "") for line in aligned(rows, right=(1, 2)))
    place = together(book, found.rules, day)
    if place.en:
        yield f"  § {place.pick(lang)}", ""
    for said in _missing(book, found, day).values():
        yield Text(f"  ? {said.en}", f"  ？{said.zh}").pick(lang), "warn"


def _missing(book: Book, found: Division, day: date) -> dict[str, Text]:
    """Why nothing was divided, as the book says it."""
    gap = book.rules[found.rules[-1]].gap_on(day)
    why = Text(f": {gap.why.en}", f"：{gap.why.zh}") if gap is not None else Text("", "")
    return {name: Text(f"{MISSING[name].en}{why.en}", f"{MISSING[name].zh}{why.zh}") for name in found.missing}


def share_data(book: Book, found: Division, day: date) -> dict[str, Any]:
    """The same as plain data."""
    place = together(book, found.rules, day)
    return {
        "first": [{"what": name._asdict(), "claim": claim, "got": got} for name, claim, got in found.first],
        "shares": [one._asdict() for one in found.shares],
        "left": None if found.left is None else {"what": found.left[0]._asdict(), "amount": found.left[1]},
        "rules": list(found.rules),
        "source": place._asdict(),
        "missing": {name: said._asdict() for name, said in _missing(book, found, day).items()},
    }


def _of(what: Text, name: str) -> Text:
    return Text(f"{what.en} {name}", f"{what.zh}{name}")
