"""What bears on a conduct beside the orders: entries on the list, statutes, exit bans, and the readings taken."""

from collections.abc import Iterator

from blacklist_sim.gate import law_words as words
from blacklist_sim.gate.answer import FOR_THE_COURT, PROHIBITED, UNKNOWN, Reason
from blacklist_sim.gate.asked import BESIDE, Asked, Weighed, item_name, reading
from blacklist_sim.gate.law_answer import CLOSED, COURT, LEVELS, closes_alone, direct_causes, listed
from blacklist_sim.gate.restraints import Entry, ExitBan
from blacklist_sim.gate.rulings import LISTED, LISTED_SWITCH, Ruling
from blacklist_sim.text import Text


def of_entries(asked: Asked, ruling: Ruling) -> Iterator[Weighed]:
    """The entries on the list, and whether one closes the conduct without an order."""
    if ruling.version is None:
        return
    for entry in asked.bound.entries:
        if not listed(entry, asked.day):
            continue
        if closes_alone(entry, asked.bound, ruling, asked.day):
            for_court = ruling.decision == FOR_THE_COURT
            say = words.listing_for_the_court if for_court else words.listing_closes
            code = "court_judges_listing" if for_court else "barred_by_listing"
            yield (
                COURT if for_court else CLOSED,
                Reason(code, say(entry, item_name(ruling)), ruling.listing, cause=entry),
            )
            yield BESIDE, reading(asked, LISTED_SWITCH)
        elif ruling.listing is None:
            yield from _listing_alone(asked, ruling, entry)


def _listing_alone(asked: Asked, ruling: Ruling, entry: Entry) -> Iterator[Weighed]:
    rulings = asked.rulings
    gap = rulings.book.rules[LISTED].gap_on(asked.day)
    if gap is not None:
        why = gap.why
    elif not ruling.row.listed:
        why = Text("the policy does not name this conduct", "政策文件未列此种行为")
    else:
        chosen = rulings.book.switches[LISTED_SWITCH].options[rulings.chosen(LISTED_SWITCH)]
        why = chosen
        yield BESIDE, reading(asked, LISTED_SWITCH)
    version = asked.version(LISTED, "consumption.order.may")
    yield BESIDE, Reason("listing_alone", words.listing_alone(entry, why), version, cause=entry)


def of_statutes(asked: Asked, ruling: Ruling) -> Iterator[Weighed]:
    """The statutes and exit bans that close the conduct, or may."""
    row, book = ruling.row, asked.rulings.book
    codes = {
        row.exit_ban: "barred_by_exit_ban",
        row.while_listed: "barred_while_listed",
        row.statute: "barred_by_statute",
    }
    for name, decision, measure in direct_causes(book, asked.bound, row, asked.day):
        rule = book.rules[name]
        gap = rule.gap_on(asked.day)
        code = codes[name] if decision == PROHIBITED else "statute_not_read"
        says = _closed_by(rule.name, measure)
        if gap is not None and decision == UNKNOWN:
            says = Text(f"{rule.name.en}: {gap.why.en}", f"{rule.name.zh}：{gap.why.zh}")
        yield LEVELS[decision], Reason(code, says, rule.on(asked.day), cause=measure)


def _closed_by(name: Text, measure: Entry | ExitBan | None) -> Text:
    if isinstance(measure, ExitBan):
        case, day = measure.case, measure.ordered
        return Text(
            f"closed by the exit ban in case {case} (ordered {day}), a measure apart from any order: {name.en}",
            f"为案件 {case} 的限制出境（{day} 决定）所禁，与限制消费令互不相干：{name.zh}",
        )
    if measure is not None:
        entry = words.the_entry(measure)
        return Text(f"closed by {entry.en}: {name.en}", f"因{entry.zh}而受限：{name.zh}")
    return Text(f"closed by statute, order or none: {name.en}", f"依法不得为之，与有无限制消费令无关：{name.zh}")


def beside(asked: Asked, ruling: Ruling) -> Iterator[Weighed]:
    """The note of the row, and the readings taken where the texts leave a point open."""
    row, book, day = ruling.row, asked.rulings.book, asked.day
    if row.note is not None:
        yield BESIDE, Reason("note", row.note, evidence=row.evidence)
    for bar in row.barred:
        if book.rules[bar.rule].on(day) is not None:
            if bar.switch is not None:
                yield BESIDE, reading(asked, bar.switch)
            if bar is ruling.bar:
                break
