"""Whether book, catalogue and Python fit together: everything that does not, in one pass."""

from collections.abc import Iterator

from blacklist_sim.law.book import Book
from blacklist_sim.text import Text
from blacklist_sim.workflow.bind import Bindings
from blacklist_sim.workflow.catalogue import UNIT_TRACKS, ActKind, Catalogue, LapseKind, Outcome


def inconsistencies(book: Book, catalogue: Catalogue, bindings: Bindings) -> Iterator[Text]:
    """Every name that leads nowhere between the law as data, the catalogue of acts and the bound functions."""
    yield from _bindings(book, catalogue, bindings)
    yield from _lengths(book, catalogue, bindings)
    for act in catalogue.acts.values():
        yield from _rules(book, act)
        yield from _outcomes(book, catalogue, act)
        if len(act.outcomes) > 1 and act.chosen_by is None and act.id not in bindings.outcomes:
            yield _wrong(act.id, "has several outcomes and nothing chooses between them", "有数个结果而无从选择")
        for duty in act.answers:
            if duty not in book.duties:
                yield _wrong(act.id, f"answers {duty}, which is no duty", f"所履行的 {duty} 不是义务")
            elif act.id not in book.duties[duty].done_by:
                yield _wrong(act.id, f"answers {duty}, which is not done by it", f"{duty} 并非由该行为履行")
    for lapse in catalogue.lapses.values():
        yield from _lapse(book, catalogue, bindings, lapse)
    yield from _duties(book, catalogue)
    for trigger, source in _doubled(catalogue):
        yield _wrong(trigger, f"has two rows from {source}", f"自 {source} 有两行")


def _wrong(place: str, en: str, zh: str) -> Text:
    return Text(f"{place}: {en}", f"{place}：{zh}")


def _bindings(book: Book, catalogue: Catalogue, bindings: Bindings) -> Iterator[Text]:
    wanted = {version.predicate for rule in book.rules.values() for version in rule.dated.versions if version.predicate}
    wanted |= {duty.condition for duty in book.duties.values() if duty.condition}
    for name in sorted(wanted - set(bindings.predicates)):
        yield _wrong(name, "no predicate is bound to it", "没有绑定判断函数")
    for name in sorted(set(bindings.predicates) - wanted):
        yield _wrong(name, "a predicate is bound that no rule version names", "绑定的判断函数没有规则使用")
    kinds = {**catalogue.acts, **catalogue.lapses}
    for what, table in (
        ("outcome", bindings.outcomes),
        ("apiece", bindings.apiece),
        ("completion", bindings.completions),
        ("units", bindings.units),
        ("picks", bindings.picks),
        ("aims", bindings.aims),
        ("settles", bindings.settles),
    ):
        for name in sorted(set(table) - set(kinds)):
            yield _wrong(name, f"{what} bound to no act or lapse", "绑定的对象不存在")


def _lengths(book: Book, catalogue: Catalogue, bindings: Bindings) -> Iterator[Text]:
    wanted = {lapse.id for lapse in catalogue.lapses.values() if lapse.bound}
    wanted |= {duty.within_bound for duty in book.duties.values() if duty.within_bound}
    for name in sorted(wanted ^ set(bindings.lengths)):
        yield _wrong(name, "a computed length is bound nowhere, or bound without need", "期间长度未绑定或多余绑定")


def _rules(book: Book, act: ActKind) -> Iterator[Text]:
    for use in act.rules:
        if use.rule not in book.rules:
            yield _wrong(act.id, f"no rule called {use.rule}", f"没有名为 {use.rule} 的规则")
        for field in use.when:
            if field not in act.payload:
                yield _wrong(act.id, f"asks {use.rule} when {field}, which is no field", f"没有字段 {field}")


def _outcomes(book: Book, catalogue: Catalogue, kind: ActKind | LapseKind) -> Iterator[Text]:
    for outcome in kind.outcomes.values():
        yield from _outcome(book, catalogue, f"{kind.id}/{outcome.name}", outcome)


def _outcome(book: Book, catalogue: Catalogue, place: str, outcome: Outcome) -> Iterator[Text]:
    for name in (*outcome.starts, *outcome.ends, *outcome.pauses, *outcome.resumes):
        if name not in catalogue.lapses:
            yield _wrong(place, f"no lapse called {name}", f"没有名为 {name} 的期间")
    for name in (*outcome.opens, *outcome.closes):
        if name not in book.duties:
            yield _wrong(place, f"no duty called {name}", f"没有名为 {name} 的义务")
        elif name in outcome.opens and book.duties[name].kind != "answer":
            yield _wrong(place, f"opens {name}, which is a standing duty", f"{name} 是常设义务，不由行为开启")
    for name in outcome.establishes:
        if name not in catalogue.facts:
            yield _wrong(place, f"no fact called {name}", f"没有名为 {name} 的事实")


def _lapse(book: Book, catalogue: Catalogue, bindings: Bindings, lapse: LapseKind) -> Iterator[Text]:
    if lapse.about not in UNIT_TRACKS:
        yield _wrong(lapse.id, f"unknown unit {lapse.about}", f"未知的单位 {lapse.about}")
    if lapse.figure is not None and lapse.figure not in book.figures:
        yield _wrong(lapse.id, f"no figure called {lapse.figure}", f"没有名为 {lapse.figure} 的数值")
    for name in lapse.rules:
        if name not in book.rules:
            yield _wrong(lapse.id, f"no rule called {name}", f"没有名为 {name} 的规则")
    if len(lapse.outcomes) > 1 and lapse.id not in bindings.outcomes:
        yield _wrong(lapse.id, "has several outcomes and nothing chooses between them", "有数个结果而无从选择")
    yield from _outcomes(book, catalogue, lapse)


def _duties(book: Book, catalogue: Catalogue) -> Iterator[Text]:
    slots = {act.tells for act in catalogue.acts.values() if act.tells}
    opened = {name for kind in catalogue.kinds for outcome in kind.outcomes.values() for name in outcome.opens}
    for duty in book.duties.values():
        if not duty.done_by:
            yield _wrong(duty.id, "nothing does it", "没有行为可以履行")
        for name in duty.after:
            if name not in catalogue.acts and name not in catalogue.lapses:
                yield _wrong(duty.id, f"comes after {name}, which is no act or lapse", f"所后的 {name} 不是行为或期间")
        for name in duty.known:
            if name not in catalogue.facts:
                yield _wrong(duty.id, f"waits for {name}, which is no fact", f"所待的事实 {name} 不存在")
        for name in duty.done_by:
            if name not in catalogue.acts:
                yield _wrong(duty.id, f"is done by {name}, which is no act", f"履行行为 {name} 不存在")
        if duty.kind == "answer" and duty.id not in opened:
            yield _wrong(duty.id, "no act or lapse opens it", "没有行为或期间开启该义务")
        if duty.knows is not None and duty.knows not in slots:
            yield _wrong(duty.id, f"no act tells the court of {duty.knows}", f"没有行为使法院知悉 {duty.knows}")


def _doubled(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    seen: dict[tuple[str, str, str], str] = {}
    for track, source, trigger, dest in catalogue.rows():
        if seen.setdefault((track, source, trigger), dest) != dest:
            yield trigger, source


def unestablished(book: Book, catalogue: Catalogue) -> Iterator[Text]:
    """Every fact that nobody may establish."""
    stated = {name for act in catalogue.acts.values() for name in act.may_establish}
    settled = {name for kind in catalogue.kinds for outcome in kind.outcomes.values() for name in outcome.establishes}
    for name in sorted(set(catalogue.facts) - stated - settled):
        if catalogue.facts[name].about not in ("person", "case", "debtor"):
            yield _wrong(name, "no act can establish this fact", "没有行为可以认定该事实")
