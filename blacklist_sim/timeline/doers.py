"""Who does an act: who can hold the role that it asks for, and who is meant where the story does not say."""

from collections.abc import Container, Mapping

from blacklist_sim.case import CaseFile, Party
from blacklist_sim.workflow.catalogue import ActKind

OFFICES = ("court", "higher_court", "agency")
"""Doers that stand in no story's list of people."""

AIMED_AT = ("bound_person", "listed_person")


def only_doer(kind: ActKind, case: CaseFile, who: tuple[str, ...]) -> str | None:
    """The one who does an act unless `by` says otherwise: the only holder of the first role that anybody holds."""
    for role in kind.by:
        if role in OFFICES:
            return role
        if role == "applicant":
            holders = case.applicants
        elif role == "debtor":
            holders = tuple(name for name in who if name in case.debtor_ids) or case.debtor_ids
        elif role in AIMED_AT:
            holders = who or case.debtor_ids
        elif role == "guarantor":
            holders = tuple(debtor.who for debtor in case.debtors if debtor.role == role)
        else:
            continue
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None


def can_hold(role: str, by: str, case: CaseFile, people: Mapping[str, Party | None], joined: Container[str]) -> bool:
    """Whether `by` can act in a role, so far as it shows before anything has happened."""
    if role in OFFICES:
        party = people.get(by)
        return by == role or (role == "agency" and party is not None and party.kind != "person")
    if role == "applicant":
        return by in case.applicants or by in joined
    if by in OFFICES:
        return role == "anyone"
    return role != "debtor" or by in case.debtor_ids or by in joined
