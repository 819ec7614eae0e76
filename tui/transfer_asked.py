"""Cases in and out: a look at a file before it is taken in, the taking in, and the writing of a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blacklist_sim.errors import BadInput
from blacklist_sim.store.exchange import exported
from blacklist_sim.store.importing import Import
from blacklist_sim.store.text_file import write_file
from blacklist_sim.text import Text
from blacklist_sim.timeline.read import read_timelines
from tui.scene import Line, Told

if TYPE_CHECKING:
    from tui.session import Session

ENDINGS = {".jsonl": "jsonl", ".json": "jsonl"}
FORMS = ("yaml", "jsonl", "journal", "public")
MOST = 200


def look(file: str) -> tuple[Line, ...]:
    """What a file holds, or everything that is wrong with it; nothing is stored."""
    lines: list[Line]
    try:
        stories = read_timelines(file)
    except BadInput as bad:
        lines = [(Text(f"mistakes: {len(bad.problems)}", f"错误：{len(bad.problems)} 处"), "warn")]
        lines += [(Text(problem.render("en"), problem.render("zh")), "") for problem in bad.problems[:MOST]]
        return tuple(lines)
    lines = [(Text(f"{len(stories)} timeline(s) can be taken in", f"可导入 {len(stories)} 个时间线"), "good")]
    for story in stories[:MOST]:
        title, events = story.title, len(story.events)
        lines.append((Text(f"  {title.en}: {events} events", f"  {title.zh}：{events} 项事件"), ""))
    return tuple(lines)


def take_in(session: "Session", file: str, keep_going: bool = False) -> Told:
    """Takes in what a file holds; raises BadInput, and stores nothing then unless asked to keep going."""
    work = Import(session.store)
    taken = work.keep_going([file]) if keep_going else work.all_or_nothing([file])
    names = ", ".join(taken.names)
    lines: list[Line] = [(Text(problem.render("en"), problem.render("zh")), "warn") for problem in taken.problems]
    lines += [(text, "") for text in taken.said]
    short = Text(f"{taken.added} new case(s): {names}", f"新案件 {taken.added} 个：{names}")
    return Told(bool(taken.added or taken.same or taken.further), short, ((short, "head"), *lines))


def write(session: "Session", form: str, target: str, force: bool = False) -> Told:
    """Writes the open case into a file; raises BlacklistSimError where one is there already."""
    write_file(Path(target).expanduser(), [session.text(form)], force)
    return Told(True, Text(f"written: {target}", f"已写出：{target}"))


def write_marked(session: "Session", names: Sequence[str], target: str) -> Told:
    """The same for several saved cases at once, in the form that the ending of the file names."""
    form = ENDINGS.get(Path(target).suffix, FORMS[0])
    number = write_file(Path(target).expanduser(), exported(session.store, list(names), form), False)
    return Told(True, Text(f"{number} case(s) written: {target}", f"已写出 {number} 个案件：{target}"))
