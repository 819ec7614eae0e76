"""What a student is given before a task: the aims with their citations, the people, the cases, the events so far."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from blacklist_sim.case import CaseFile, Debtor, Party, PayDuty, TitleDocument
from blacklist_sim.case.parties import COURT
from blacklist_sim.exercise.given_words import CAPACITIES, DUTIES, HOMES, OFFICES, PEOPLE, SEXES, TITLES
from blacklist_sim.exercise.setting import Setting
from blacklist_sim.exercise.telling import told
from blacklist_sim.exercise.variant import Variant
from blacklist_sim.law.book import Book
from blacklist_sim.law.model import Figure, Rule
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.workflow.wording import named, value_text

YUAN = "CNY"


def aims(variant: Variant) -> Iterator[Text]:
    """What is to be learned: each rule, duty or period by name, with its article as it stood last in the story."""
    book = variant.setting.engine.book
    days = sorted({event.date for event in variant.story.events}, reverse=True) or [book.state_of_law]
    for aim in variant.exercise.aims:
        name, cited = _aim(book, aim, days)
        yield name if cited == NO_TEXT else Text(f"{name.en} — {cited.en}", f"{name.zh}——{cited.zh}")


def _aim(book: Book, aim: str, days: list[date]) -> tuple[Text, Text]:
    """The name of a rule, a duty or a period, and where it stands on the first of the days that it is in force.

    Where it is in force on none of them, as it last read before.
    """
    duty = book.duties.get(aim)
    ruled = duty.rule if duty is not None else aim
    known: Rule | Figure = book.rules[ruled] if ruled in book.rules else book.figures[aim]
    name = duty.name if duty is not None else known.name
    for day in days:
        if (version := known.on(day)) is not None:
            return name, book.cited(version, day)
    versions = known.dated.versions
    if not versions:
        return name, NO_TEXT
    last = max((one for one in versions if one.start <= days[0]), key=lambda one: one.start, default=versions[0])
    return name, book.cited(last, last.start)


def people(setting: Setting) -> Iterator[Text]:
    """Everybody in the story, one a line: name, id, kind, and what is known of them."""
    for party in setting.story.people.values():
        said = list(_of_party(setting, party))
        en, zh = "; ".join(text.en for text in said), "；".join(text.zh for text in said)
        yield Text(f"{party.name} [{party.id}]: {en}", f"{party.name} [{party.id}]：{zh}")


def _of_party(setting: Setting, party: Party) -> Iterator[Text]:
    yield PEOPLE[party.kind]
    if party.born is not None:
        yield Text(f"born {party.born}", f"{party.born} 出生")
    if party.sex is not None:
        yield SEXES[party.sex]
    if party.nationality is not None:
        yield Text(f"nationality: {party.nationality}", f"国籍：{party.nationality}")
    if party.domicile in HOMES:
        yield HOMES[party.domicile]
    if party.full_time_student:
        yield Text("full-time student", "全日制在校生")
    if party.state_functionary:
        yield Text("state functionary", "国家工作人员")
    for office, label in OFFICES.items() if party.officers is not None else ():
        held = getattr(party.officers, office)
        if held:
            yield _about(setting, label, (held,) if isinstance(held, str) else held)
    for label, who in (
        (Text("branch of", "所属单位"), party.branch_of),
        (Text("head", "负责人"), party.head),
        (Text("spouse of", "配偶"), party.spouse_of),
    ):
        if who is not None:
            yield _about(setting, label, (who,))
    if party.child_of:
        yield _about(setting, Text("child of", "父母"), party.child_of)
    yield from _facts(setting, party)


def _about(setting: Setting, label: Text, who: tuple[str, ...]) -> Text:
    names = setting.names(who)
    return Text(f"{label.en}: {names.en}", f"{label.zh}：{names.zh}")


def _facts(setting: Setting, holder: Party | CaseFile) -> Iterator[Text]:
    for fact, value in holder.facts.items():
        name, said = named(setting.engine, fact), value_text(setting.engine, value)
        yield Text(f"{name.en}: {said.en}", f"{name.zh}：{said.zh}")


def cases(setting: Setting) -> Iterator[Text]:
    """Every case, one a line: its id, the parties, the court, the title and what it orders."""
    for case in setting.story.cases.values():
        said = [_parties(setting, case), _court(case), *_title(case.title_document), *_facts(setting, case)]
        en, zh = "; ".join(text.en for text in said), "；".join(text.zh for text in said)
        yield Text(f"Case {case.id}: {en}", f"案件 {case.id}：{zh}")


def _parties(setting: Setting, case: CaseFile) -> Text:
    if case.applicants == (COURT,):
        by = Text("referred by the court", "法院移送执行")
    else:
        names = setting.names(case.applicants)
        by = Text(names.en, f"{names.zh}申请执行")
    debtors = [_debtor(setting, debtor) for debtor in case.debtors]
    en, zh = ", ".join(text.en for text in debtors), "、".join(text.zh for text in debtors)
    return Text(f"{by.en} against {en}", f"{by.zh}，被执行人 {zh}")


def _debtor(setting: Setting, debtor: Debtor) -> Text:
    name, more = setting.who(debtor.who), []
    if debtor.role != "debtor":
        more.append(CAPACITIES[debtor.role])
    if debtor.liable_up_to is not None:
        more.append(Text(f"liable up to {debtor.liable_up_to:,} yuan", f"责任限额 {debtor.liable_up_to:,} 元"))
    if debtor.only_out_of_estate:
        more.append(Text("only out of the estate", "以遗产为限"))
    if not more:
        return name
    en, zh = ", ".join(text.en for text in more), "，".join(text.zh for text in more)
    return Text(f"{name.en} ({en})", f"{name.zh}（{zh}）")


def _court(case: CaseFile) -> Text:
    court = " ".join(part for part in (case.court.name, case.court.case_number) if part)
    return Text(f"court: {court}", f"执行法院：{court}")


def _title(title: TitleDocument) -> Iterator[Text]:
    kind = TITLES[title.kind]
    number = f" {title.number}" if title.number else ""
    by, zh = (f" by {title.made_by}", f"，{title.made_by}") if title.made_by else ("", "")
    yield Text(f"title: {kind.en}{number} of {title.made}{by}", f"执行依据：{title.made} {kind.zh}{number}{zh}")
    if title.pay is not None:
        yield from _pay(title.pay)
    else:
        yield Text(f"orders {DUTIES[title.duty].en}", f"判令{DUTIES[title.duty].zh}")
    if title.orders:
        yield Text(title.orders, title.orders)
    if title.within_days is not None:
        days = "day" if title.within_days == 1 else "days"
        yield Text(f"within {title.within_days} {days}", f"履行期间 {title.within_days} 日")
    if title.by is not None:
        yield Text(f"by {title.by}", f"至迟 {title.by}")
    for part in title.instalments:
        yield Text(f"{part.amount:,} by {part.due}", f"{part.due} 前 {part.amount:,}")
    if title.campus_loan:
        yield Text("a campus loan", "校园贷款")


def _pay(pay: PayDuty) -> Iterator[Text]:
    unit = Text(" yuan", " 元") if pay.currency == YUAN else Text(f" {pay.currency}", f" {pay.currency}")
    yield Text(f"pay {pay.principal:,}{unit.en}", f"给付 {pay.principal:,}{unit.zh}")
    if pay.costs is not None:
        yield Text(f"costs {pay.costs:,}{unit.en}", f"费用 {pay.costs:,}{unit.zh}")
    if pay.interest_sum is not None:
        yield Text(f"interest of {pay.interest_sum:,}{unit.en}", f"利息 {pay.interest_sum:,}{unit.zh}")
    if (interest := pay.ordinary_interest) is not None:
        yearly = interest.rate_per_year is not None
        rate = interest.rate_per_year if yearly else interest.rate_per_day
        span, zh = ("a year", "年利率") if yearly else ("a day", "日利率")
        shown = "" if rate is None else percent(rate)
        until = _until(interest.until)
        days = Text(f", {interest.year_days} days a year", f"，一年按 {interest.year_days} 日计")
        days = days if interest.year_days is not None else NO_TEXT
        yield Text(
            f"interest at {shown} {span} from {interest.from_date}{until.en}{days.en}",
            f"利息：{zh} {shown}，自 {interest.from_date} 起{until.zh}{days.zh}",
        )


def _until(day: date | None) -> Text:
    return NO_TEXT if day is None else Text(f" until {day}", f"至 {day}")


def percent(rate: Decimal) -> str:
    """A rate as a fraction, in per cent without idle zeros."""
    return f"{(rate * 100).normalize():f}%"


def events(variant: Variant, first: int, until: int) -> list[Text]:
    """The events from number `first` on, up to and without `until`, each in one line with its day."""
    return [told(variant.setting, event) for event in variant.story.events[first:until]]
