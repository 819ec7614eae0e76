"""Why an act was refused or allowed, in lines: the tables, and the rules that were asked."""

from collections.abc import Collection, Iterator

from blacklist_sim.exercise.setting import Setting
from blacklist_sim.text import Text
from blacklist_sim.workflow.attempt import Attempt
from blacklist_sim.workflow.explain import Node, explain


def reasons(setting: Setting, tried: Attempt, only: Collection[str] | None = None) -> tuple[Text, ...]:
    """Why an act is impossible, or what the rules of the given ids answered; without ids, all that it fails by."""
    if tried.impossible is not None:
        return (tried.impossible.text(setting.engine.catalogue.tracks),)
    asked = [item for item in tried.consulted if (not item.lawful if only is None else item.rule.id in only)]
    people = setting.story.people
    return tuple(line for item in asked for line in node_lines(explain(setting.engine, item, tried.act.date, people)))


def node_lines(node: Node) -> Iterator[Text]:
    """An explanation, line by line."""
    yield from (Text(en, zh) for en, zh in zip(node.lines("en"), node.lines("zh"), strict=True))
