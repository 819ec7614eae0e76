"""The acts that could be tried: each as a row of the stepper, in a few lines, and as a command."""

from collections.abc import Iterable
from shlex import quote

from blacklist_sim.text import NO_TEXT, Text
from tui.scene import Choice, Line, Scene
from tui.widgets.columns import Column
from tui.widgets.virtual_list import Row
from tui.words import SIGNS, STATUS, labelled

COLUMNS = (
    Column("sign", Text("", ""), 1),
    Column("name", Text("next acts", "下一步"), 18, 6),
    Column("whom", Text("about", "对象"), 8, 1, hidden_below=44),
    Column("why", Text("until, or why not", "期限或原因"), 12, 3, hidden_below=34),
)
MUST = Text("has to be done", "须实施")


def act_row(choice: Choice, lang: str) -> Row:
    """The sign of how it stands, its name, whom it is about, and until when, or why not."""
    until = MUST if choice.must else NO_TEXT
    until = Text(f"by {choice.due}", f"至 {choice.due}") if choice.due is not None else until
    why = choice.reason if choice.reason.en else until
    return Row(
        choice.key,
        (SIGNS[choice.status], choice.name.pick(lang), choice.whom, why.pick(lang)),
        choice.status in ("refused", "impossible"),
    )


def about_act(choice: Choice) -> list[Line]:
    """What it is, whether it can be done, on which articles, and by whom."""
    status = STATUS[choice.status]
    standing = labelled(status, choice.reason) if choice.reason.en else status
    lines: list[Line] = [(choice.name, "head"), (standing, "good" if choice.status == "open" else "")]
    if choice.cited.en:
        lines.append((Text(f"§ {choice.cited.en}", f"§ {choice.cited.zh}"), ""))
    return [*lines, (Text(f"by {choice.by.en}", f"实施者：{choice.by.zh}"), "dim")]


def act_command(scene: Scene, choice: Choice, beside: Iterable[Choice]) -> str:
    """The command that does it; for a story in no database, where it would have no case, the one that explains it.

    The enforcement case is named if the choices `beside` it are of several.
    """
    who = f" --who {choice.who}" if choice.who is not None else ""
    case = f" --case {choice.case}" if len({one.case for one in beside}) > 1 else ""
    does = f"case do {quote(scene.name)}" if scene.saved else f"why {scene.address}"
    return f"blacklist-sim {does} {choice.act} --on {scene.day}{who}{case}"
