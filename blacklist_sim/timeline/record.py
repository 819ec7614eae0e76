"""A replay as one document with stable keys, of JSON's own types only."""

from typing import Any

from blacklist_sim import __version__
from blacklist_sim.law.book import Book
from blacklist_sim.timeline.answers import Asked
from blacklist_sim.timeline.expect import Check
from blacklist_sim.timeline.plain import plain
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.explain import consultation_data
from blacklist_sim.workflow.state import Finding
from blacklist_sim.workflow.step import Step
from blacklist_sim.workflow.wording import citation


def document(replay: Replay) -> dict[str, Any]:
    """The whole replay: what it rests on, each step with its citations, each expectation, the state at the end."""
    engine = replay.engine
    return {
        "format": 1,
        "program": __version__,
        "law": {
            "book": engine.book.version,
            "digest": engine.book.digest,
            "calendar": dict(engine.calendar.pins),
            **law_data(engine.book),
        },
        "title": replay.story.title._asdict(),
        "mode": replay.state.mode,
        "policy": dict(sorted(replay.state.policy.items())),
        "ok": replay.ok,
        "stopped": step_data(replay, replay.stopped) if replay.stopped else None,
        "steps": [{"event": index, **step_data(replay, step)} for index, step in replay.steps],
        "answers": [asked_data(asked) for asked in replay.asked],
        "expectations": [check_data(check) for check in replay.checks],
        "end": plain(observe.look(engine, replay.state)),
    }


def law_data(book: Book) -> dict[str, Any]:
    """Of which day the law is that was applied throughout; None where each date had its own."""
    return {"as_on": str(book.held_on) if book.held_on is not None else None}


def step_data(replay: Replay, step: Step) -> dict[str, Any]:
    """One step as plain data."""
    engine = replay.engine
    data: dict[str, Any] = plain(
        {
            "date": step.day,
            "kind": step.kind,
            "name": step.name,
            "case": step.case,
            "who": list(step.who),
            "outcome": step.outcome,
            "by": step.act.by if step.act else None,
            "accepted": step.accepted,
            "refused_by": list(step.refused_by),
            "impossible": step.impossible.text(engine.catalogue.tracks)._asdict() if step.impossible else None,
            "moves": [
                {"track": move.track, "key": list(move.key), "from": move.source, "to": move.dest}
                for move in step.moves
            ],
            "duties_opened": [observe.duty_item(duty) for duty in step.opened],
            "duties_done": [observe.duty_item(duty) for duty in step.discharged],
            "duties_moot": [observe.duty_item(duty) for duty in step.mooted],
            "duties_breached": [observe.duty_item(duty) for duty in step.breached],
            "periods_started": [observe.deadline_item(period) for period in step.started],
            "findings": [
                {**observe.finding_item(finding), "citation": cited(replay, finding)} for finding in step.findings
            ],
            "rules": [consultation_data(engine, item, step.day) for item in step.consulted],
            "cited": [
                {"rule": version.rule.id, "citation": citation(engine, version, step.day)._asdict()}
                for version in step.cited
            ],
        }
    )
    return data


def asked_data(asked: Asked) -> dict[str, Any]:
    """A question and its answer as plain data."""
    question = asked.question
    data: dict[str, Any] = plain(
        {
            "event": question.index,
            "date": question.date,
            "kind": question.kind,
            "case": question.case,
            "who": list(asked.who),
            "asks": {**question.asks, **question.payload},
            "answer": asked.answer.data(),
        }
    )
    return data


def check_data(check: Check) -> dict[str, Any]:
    """One expectation as plain data."""
    data: dict[str, Any] = plain(
        {
            "event": check.index,
            "key": check.key,
            "expected": check.expected,
            "found": check.found,
            "agrees": check.agrees,
            "why": check.why._asdict() if check.why.en else None,
        }
    )
    return data


def cited(replay: Replay, finding: Finding) -> dict[str, str] | None:
    """Where the rule of a finding stands, in both languages."""
    return citation(replay.engine, finding.version, finding.day)._asdict() if finding.version else None
