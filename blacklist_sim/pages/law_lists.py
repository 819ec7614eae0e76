"""The shelves of the book: figures, switches and facts, and the rules in force on a day; each thing on a line."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.pages.line import Said
from blacklist_sim.pages.naming import NoSuchName, silence, stretch, value_on
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book
    from blacklist_sim.law.model import Figure, FigureValue, Rule, RuleVersion, Switch
    from blacklist_sim.workflow.catalogue import Catalogue, FactKind

UNITS = {"amount": Text(" yuan", "元"), "age": Text(" years of age", "周岁")}


def figures_called(book: "Book", name: str | None, day: date) -> "list[Figure]":
    """The figure of that id, those whose ids begin so, or all of them.

    Raises NoSuchName, OutsideBook, and BlacklistSimError where the one named has no value on that day.
    """
    book.epoch(day)
    if name is not None and name in book.figures:
        found = book.figures[name]
        value_on(found, day)
        return [found]
    several = [figure for key, figure in book.figures.items() if name is None or key.startswith(name)]
    if not several:
        raise NoSuchName(Text("figure", "数值"), name or "", book.figures)
    return several


def figure_line(book: "Book", figure: "Figure", day: date) -> Text:
    """A figure on a day: its value, where it stands and since when, or why it has none."""
    value = figure.on(day)
    if value is None:
        why = silence(figure, day)
        return Text(
            f"{figure.id}  {figure.name.en}: none on {day}: {why.en}",
            f"{figure.id}  {figure.name.zh}：{day} 无：{why.zh}",
        )
    said, where, when = value_text(book, figure, value), book.cited(value, day), stretch(value.start, value.end)
    note = Text("", "") if value.note is None else Text(f" ({value.note.en})", f"（{value.note.zh}）")
    return Text(
        f"{figure.id}  {figure.name.en}: {said.en} — {where.en}, {when.en}{note.en}",
        f"{figure.id}  {figure.name.zh}：{said.zh}——{where.zh}，{when.zh}{note.zh}",
    )


def value_text(book: "Book", figure: "Figure", value: "FigureValue") -> Text:
    """The value with its unit, in words."""
    if figure.type == "period":
        moves = book.rolls(figure, {}) and value.value.unit not in ("working_day", "same_day")
        roll = Text(" (a last day on a rest day rolls on)", "（届满日逢休息日顺延）") if moves else Text("", "")
        return Text(value.value.text.en + roll.en, value.value.text.zh + roll.zh)
    unit = UNITS.get(figure.type, Text("", ""))
    return Text(f"{value.value}{unit.en}", f"{value.value}{unit.zh}")


def figure_data(book: "Book", figure: "Figure", day: date) -> dict[str, Any]:
    """A figure on a day as plain data."""
    value = figure.on(day)
    data: dict[str, Any] = {
        "figure": figure.id,
        "name": figure.name._asdict(),
        "type": figure.type,
        "switch": figure.switch,
    }
    if value is None:
        return data | {"value": None, "why": silence(figure, day)._asdict()}
    note = {} if value.note is None else {"note": value.note._asdict()}
    return data | note | {
        "value": str(value.value), "unit": value.value.unit if figure.type == "period" else None,
        "rolls": book.rolls(figure, {}) if figure.type == "period" else None, "from": value.start, "to": value.end,
        "citation": book.cited(value, day)._asdict(), "evidence": value.evidence,
    }  # fmt: skip


def switch_lines(switch: "Switch", lang: str) -> Iterator[Said]:
    """A question that the texts leave open, and below it the answers on offer; the default has a star."""
    yield f"{switch.id}  {switch.decides.pick(lang)}", "head"
    for option, text in switch.options.items():
        yield f"  {'*' if option == switch.default else ' '} {option}: {text.pick(lang)}", ""


def switch_data(switch: "Switch") -> dict[str, Any]:
    """The same as plain data."""
    choices = {option: text._asdict() for option, text in switch.options.items()}
    return {"switch": switch.id, "decides": switch.decides._asdict(), "options": choices, "default": switch.default}


def fact_lines(catalogue: "Catalogue", fact: "FactKind", lang: str) -> Iterator[Said]:
    """A fact that a case can turn on, and below it its type, whom it is about, who may establish it, by which acts."""
    yield f"{fact.id}  {fact.name.pick(lang)}", "head"
    where = ", ".join(_established_in(catalogue, fact)) or "—"
    said = Text(
        f"    {fact.type}, about: {fact.about}; by: {', '.join(fact.by)}; in: {where}",
        f"    {fact.type}，对象：{fact.about}；认定者：{'、'.join(fact.by)}；行为：{where}",
    )
    yield said.pick(lang), ""


def fact_data(catalogue: "Catalogue", fact: "FactKind") -> dict[str, Any]:
    """The same as plain data."""
    return {"fact": fact.id, "name": fact.name._asdict(), "type": fact.type, "about": fact.about,
            "by": list(fact.by), "established_in": _established_in(catalogue, fact)}  # fmt: skip


def _established_in(catalogue: "Catalogue", fact: "FactKind") -> list[str]:
    return [act.id for act in catalogue.acts.values() if fact.id in act.may_establish]


def rules_in_force(book: "Book", day: date) -> "list[tuple[Rule, RuleVersion]]":
    """The rules with a text on a day, each with that text; raises OutsideBook."""
    book.epoch(day)
    return [(rule, version) for rule in book.rules.values() if (version := rule.on(day)) is not None]


def rule_line(book: "Book", rule: "Rule", version: "RuleVersion", day: date, lang: str) -> str:
    """A rule in force, and where it stands."""
    return f"{rule.id}  {rule.name.pick(lang)} — {book.cited(version, day).pick(lang)}"


def rule_data(book: "Book", rule: "Rule", version: "RuleVersion", day: date) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "rule": rule.id,
        "kind": rule.kind,
        "name": rule.name._asdict(),
        "says": version.says._asdict(),
        "citation": book.cited(version, day)._asdict(),
        "evidence": version.evidence,
    }
