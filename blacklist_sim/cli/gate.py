"""`gate`: may this person do this on this day?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from blacklist_sim.cli import gate_options, gate_person, options, output
from blacklist_sim.cli.gate_help import GateCommand
from blacklist_sim.cli.gate_options import BESIDE, OF_A_FILE, SELLERS
from blacklist_sim.cli.loading import read_one
from blacklist_sim.cli.moment import say_law, say_stopped
from blacklist_sim.cli.today import today
from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.gate.diff import changes
from blacklist_sim.gate.gate import Door, Gate
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.gate.table import table, table_data
from blacklist_sim.gate.wording import decision_data
from blacklist_sim.pages import described
from blacklist_sim.pages.gate import decision_page
from blacklist_sim.pages.gate_table import diff_page, table_page
from blacklist_sim.pages.gate_words import conduct_told, kinds_told, split
from blacklist_sim.pages.moment import Moment, at, person_called
from blacklist_sim.text import Text
from blacklist_sim.workflow.asking import door
from blacklist_sim.workflow.assemble import load_engine

if TYPE_CHECKING:
    from blacklist_sim.case import Story
    from blacklist_sim.gate.conduct import Conduct
    from blacklist_sim.law.book import Book


class Asked(NamedTuple):
    """Whom the question is about, made ready to be asked, and the policy that decides open points."""

    door: Door
    name: Text
    policy: Mapping[str, str]
    as_whom: str | None = None
    file: str | None = None
    who: str | None = None
    moment: Moment | None = None

    @property
    def book(self) -> "Book":
        """The book that answers."""
        return self.door.gate.book

    def data(self) -> dict[str, Any]:
        """Who is asked about, for a program."""
        head = {"format": 1, "file": self.file, "law_of": self.book.held_on, "who": self.who, "as": self.as_whom}
        return {**head, "policy": dict(self.policy)}


@click.command(cls=GateCommand)
@click.argument("words", metavar="[FILE] CONDUCT...", nargs=-1)
@options.on(text="The day asked about; today unless given. With FILE the end of that day, and required.")
@gate_person.person
@gate_options.sale
@click.option("--table", "whole", is_flag=True, help="The whole table of that day, or of the kinds named.")
@click.option(
    "--diff",
    type=(options.DAY, options.DAY),
    metavar="DATE DATE",
    help="What changes between two days for that person.",
)
@gate_options.of_a_file
@options.policy
@options.law_of
@options.as_json
@options.lang
@click.pass_context
def gate(
    ctx: click.Context, /, words: tuple[str, ...], on: date | None, whole: bool, diff: tuple[date, date] | None,
    policy: dict[str, str], law_of: date | None, as_json: bool, lang: str, **given: Any,
) -> None:  # fmt: skip
    """Ask whether a person may do something on a day, and why.

    \b
    gate [OPTIONS] CONDUCT...        about a person whom the options describe
    gate FILE --on DATE CONDUCT...   about a person of a timeline on that day

    A first word that is a kind of conduct begins the CONDUCT; any other is a FILE (write ./rail for a file of that
    name). After the kind a word is field=value, or a value alone: it goes to the first field left that knows it.

    Three answers are kept apart: what the law says, whether a seller's system would refuse, and what the railways' and
    airlines' own lists close. Status 0 whatever they are, 2 for bad input.
    """
    options.checked_policy(policy)
    engine = load_engine().under(policy)
    file, told = split(engine.book, words)
    story = None if file is None else read_one(file, given["number"], given["real_ids"])
    _check(ctx, file)
    days = sorted(diff or (on or today(),))
    kinds = kinds_told(engine.book, told) if whole or diff else None
    conduct = None if whole or diff else conduct_told(engine.book, told, {k: given[k] for k in BESIDE if given[k]})
    told_by = (policy, law_of, given)
    asked = _described(days, *told_by) if story is None else _of(story, file, days[-1], *told_by)
    if not as_json:
        say_law(asked.book, lang)
        if asked.moment is not None:
            say_stopped(asked.moment.replay, lang)
    if conduct is not None:
        suppose = {name: given[name] for name in SELLERS if given[name] is not None}
        _print_decision(asked, conduct, days[0], suppose, as_json, lang)
    elif whole:
        _print_table(asked, days[0], kinds, given["paid_by"], as_json, lang)
    else:
        _print_diff(asked, (days[0], days[-1]), kinds, given["paid_by"], as_json, lang)


def _check(ctx: click.Context, file: str | None) -> None:
    """Raises BadInput for options that do not go with the question asked."""
    typed = {
        param.name: param.opts[0]
        for param in ctx.command.params
        if param.name and ctx.get_parameter_source(param.name) is click.core.ParameterSource.COMMANDLINE
    }
    problems = []

    def only(names: Iterable[str], en: str, zh: str) -> None:
        listed = ", ".join(typed[name] for name in names if name in typed)
        if listed:
            problems.append(InputProblem("misplaced", f"{listed}: {en}", f"{listed}：{zh}"))

    if file is None:
        only(OF_A_FILE, "only with a timeline (FILE) before the conduct", "仅在行为之前写明时间线（FILE）时可用")
    else:
        only(
            described.GIVEN,
            f"the timeline {file} says who is bound; leave it out",
            f"时间线 {file} 已载明约束；请勿再写",
        )
    if "whole" in typed and "diff" in typed:
        only(("whole", "diff"), "two questions; ask one", "不可并用")
    elif "whole" in typed or "diff" in typed:
        only((*BESIDE[1:], *SELLERS), "the table shows the law alone; leave it out", "表格仅列法律的回答；请勿再写")
    if "diff" in typed:
        only(("on",), "--diff has its two days; leave it out", "--diff 已有两个日期；请勿再写")
    elif file is not None and "on" not in typed:
        problems.append(
            InputProblem("missing", "say the day of the timeline: --on DATE", "请写明时间线中的日期：--on DATE")
        )
    if problems:
        raise BadInput(problems)


def _described(days: Sequence[date], policy: Mapping[str, str], law_of: date | None, given: Mapping[str, Any]) -> Asked:
    """A person whom options describe."""
    engine = load_engine().under(policy)
    if law_of is not None:
        engine = engine.as_on(law_of)
    engine.book.epoch(days[0])
    as_whom = described.who(given)
    ready = Gate(engine.book, policy, engine.calendar).prepare(described.restraints(engine, given, days[0]))
    return Asked(ready, described.NAMES[as_whom], policy, as_whom=as_whom)


def _of(
    story: "Story",
    file: str | None,
    day: date,
    policy: Mapping[str, str],
    law_of: date | None,
    given: Mapping[str, Any],
) -> Asked:
    """A person of a timeline, as everything stands at the end of a day."""
    moment = at(story, day, given["mode"], policy, law_of=law_of)
    state = moment.replay.state
    who = person_called(state, given["who"])
    if given["seller"] is not None:
        person_called(state, given["seller"])
    name = story.people[who].name
    ready = door(moment.replay.engine, state, who, day)
    return Asked(ready, Text(name, name), state.policy, file=file, who=who, moment=moment)


def _print_decision(
    asked: Asked, conduct: "Conduct", day: date, suppose: Mapping[str, Any], as_json: bool, lang: str
) -> None:
    decision = asked.door.decide(conduct, day, Parameters.of(asked.book, day, **suppose))
    if as_json:
        output.say_json({**asked.data(), **decision_data(asked.book, decision)})
        return
    for line, tone in decision_page(asked.book, decision, asked.name):
        output.say(line.pick(lang), tone)


def _print_table(
    asked: Asked, day: date, kinds: tuple[str, ...] | None, paid_by: str | None, as_json: bool, lang: str
) -> None:
    cells = table(asked.door, day, kinds, paid_by)
    if as_json:
        output.say_json({**asked.data(), "day": day, "table": table_data(asked.book, cells)})
        return
    output.say_text(
        f"{day}  {asked.name.en}: what the law says of each conduct",
        f"{day}  {asked.name.zh}：法律对各项行为的回答", lang, "head",
    )  # fmt: skip
    output.say_rows(table_page(asked.book, cells, lang))


def _print_diff(
    asked: Asked, days: tuple[date, date], kinds: tuple[str, ...] | None, paid_by: str | None, as_json: bool, lang: str
) -> None:
    earlier, later = days
    found = changes(asked.door, earlier, later, kinds, paid_by)
    if as_json:
        rows = [
            {"before": before, "after": after}
            for before, after in zip(
                table_data(asked.book, (change.before for change in found)),
                table_data(asked.book, (change.after for change in found)),
                strict=True,
            )
        ]
        output.say_json({**asked.data(), "from": earlier, "to": later, "changes": rows})
        return
    output.say_text(
        f"{earlier} → {later}  {asked.name.en}: what changes",
        f"{earlier} → {later}  {asked.name.zh}：有何变化", lang, "head",
    )  # fmt: skip
    output.say_rows(diff_page(asked.book, found, lang))
