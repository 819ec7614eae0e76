"""From a story back to text: YAML for people, a line of JSON for machines; reading it again gives the same story."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from blacklist_sim.case import Act, CaseFile, Cast, Event, Party, Question, Story, TitleDocument
from blacklist_sim.text import Text
from blacklist_sim.timeline.doers import only_doer
from blacklist_sim.timeline.vocabulary import Vocabulary, vocabulary

_plain = re.compile(r"[A-Za-z_\u4e00-\u9fff（〔][A-Za-z0-9_.\u4e00-\u9fff（）〔〕，。、-]*").fullmatch
_unprintable = re.compile("[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOT_PLAIN = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))

Plain = dict[str, Any]


def to_yaml(stories: Iterable[Story], words: Vocabulary | None = None) -> str:
    """The stories as a YAML stream, an event a line."""
    return "---\n".join(_document(to_plain(story, words)) for story in stories)


def to_json_line(story: Story, words: Vocabulary | None = None) -> str:
    """The story as one line of JSON, without the line end; amounts and dates are strings."""
    return json.dumps(to_plain(story, words), ensure_ascii=False, default=_word)


def to_plain(story: Story, words: Vocabulary | None = None) -> Plain:
    """The document that `read_text` reads as this story; what follows by itself is left out."""
    words = words or vocabulary()
    document: Plain = {"timeline": story.version, "title": _title(story.title), "mode": story.mode}
    if story.policy:
        document["policy"] = dict(story.policy)
    if story.cast is not None:
        document["cast"] = _cast(story.cast)
    document["people"] = {key: _party(party) for key, party in story.people.items()}
    document["cases"] = {key: _case(case) for key, case in story.cases.items()}
    document["events"] = [event_to_plain(event, story, words) for event in story.events]
    return document


def _title(title: Text) -> Any:
    return title.en if title.en == title.zh else {"en": title.en, "zh": title.zh}


def _cast(cast: Cast) -> Plain:
    return {"parts": dict(cast.parts)} | ({"seed": cast.seed} if cast.seed else {})


def _given(**values: Any) -> Plain:
    """What is not None, not empty and not False."""
    return {key.rstrip("_"): value for key, value in values.items() if value not in (None, (), {})}


def _one_or_list(values: tuple[str, ...]) -> Any:
    return values[0] if len(values) == 1 else list(values)


def _party(party: Party) -> Plain:
    officers = party.officers
    return _given(
        kind=party.kind,
        name=party.name,
        born=party.born,
        domicile=None if party.domicile == "prc" else party.domicile,
        nationality=party.nationality,
        full_time_student=party.full_time_student,
        officers=officers
        and _given(
            legal_representative=officers.legal_representative,
            principal=officers.principal,
            directly_responsible=list(officers.directly_responsible) or None,
            actual_controller=officers.actual_controller,
        ),
        branch_of=party.branch_of,
        head=party.head,
        spouse_of=party.spouse_of,
        child_of=party.child_of and _one_or_list(party.child_of),
        state_functionary=party.state_functionary,
        id_number=party.id_number,
        sex=party.sex,
        registration_code=party.registration_code,
        facts=_listed(party.facts),
    )


def _case(case: CaseFile) -> Plain:
    debtors = [
        _given(
            who=debtor.who,
            as_=None if debtor.role == "debtor" else debtor.role,
            liable_up_to=debtor.liable_up_to,
            only_out_of_estate=debtor.only_out_of_estate or None,
        )
        for debtor in case.debtors
    ]
    return _given(
        applicant=_one_or_list(case.applicants),
        debtors=[debtor["who"] if len(debtor) == 1 else debtor for debtor in debtors],
        court=_given(name=case.court.name, case_number=case.court.case_number, region=case.court.region),
        title_document=_title_document(case.title_document),
        opened_by=None if case.opened_by == "application" else case.opened_by,
        facts=_listed(case.facts),
    )


def _title_document(title: TitleDocument) -> Plain:
    pay, interest = title.pay, title.pay and title.pay.ordinary_interest
    return _given(
        kind=title.kind,
        made=title.made,
        duty=None if title.duty == "pay" else title.duty,
        pay=pay
        and _given(
            principal=pay.principal,
            costs=pay.costs,
            ordinary_interest=interest
            and _given(
                rate_per_year=interest.rate_per_year,
                rate_per_day=interest.rate_per_day,
                from_=interest.from_date,
                until=interest.until,
                year_days=interest.year_days,
            ),
            interest_sum=pay.interest_sum,
            currency=None if pay.currency == "CNY" else pay.currency,
        ),
        within_days=title.within_days,
        by=title.by,
        instalments=[{"due": part.due, "amount": part.amount} for part in title.instalments] or None,
        campus_loan=title.campus_loan,
        number=title.number,
        made_by=title.made_by,
        orders=title.orders,
    )


def event_to_plain(event: Event, story: Story, words: Vocabulary) -> Plain:
    """One event as it stands in the document of its story."""
    if isinstance(event, Act):
        return _act(event, story, words)
    written: Plain = {"date": event.date}
    if isinstance(event, Question):
        written |= {event.kind: _listed(event.asks), **_listed(event.payload)}
        written |= _given(who=event.who and _one_or_list(event.who), case=event.case)
    return written | _given(note=event.note, expect=_listed(event.expect))


def _act(act: Act, story: Story, words: Vocabulary) -> Plain:
    kind, case = words.catalogue.acts.get(act.name), story.cases.get(act.case or "")
    by = None if kind is not None and case is not None and act.by == only_doer(kind, case, act.who) else act.by
    written = {"date": act.date, "act": act.name}
    written |= _given(
        by=by,
        who=act.who and _one_or_list(act.who),
        to=act.to and _one_or_list(act.to),
        case=None if case is not None and len(story.cases) == 1 else act.case,
        entry=act.entry,
    )
    written |= _listed(act.payload)
    return written | _given(
        facts=_listed(act.facts),
        known_on=act.known_on,
        reasons=act.reasons,
        exception=act.exception,
        note=act.note,
        expect=_listed(act.expect),
    )


def _listed(value: Any) -> Any:
    """Tuples become lists, at any depth."""
    if isinstance(value, Mapping):
        return {key: _listed(part) for key, part in value.items()}
    return [_listed(part) for part in value] if isinstance(value, tuple | list) else value


def _word(value: Any) -> str:
    """A date or a decimal as it is written."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot stand in a timeline")


def _document(document: Plain) -> str:
    lines = []
    for key, value in document.items():
        if key == "events" and value:
            lines += ["events:", *(f"  - {_flow(event)}" for event in value)]
        elif key in ("people", "cases") and value:
            lines.append(f"{key}:")
            for name, entry in value.items():
                if key == "people":
                    lines.append(f"  {_flow(name)}: {_flow(entry)}")
                else:
                    lines += [f"  {_flow(name)}:", *(f"    {part}: {_flow(inside)}" for part, inside in entry.items())]
        else:
            lines.append(f"{key}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if _plain(value) and value.lower() not in NOT_PLAIN else _quoted(value)
    return str(value) if isinstance(value, int) else _word(value)


def _quoted(text: str) -> str:
    return _unprintable.sub(lambda match: f"\\U{ord(match.group()):08x}", json.dumps(text, ensure_ascii=False))
