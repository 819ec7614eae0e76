"""Cases in and out: a look at a file before it is taken in, the taking in, and the writing of a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from blacklist_sim.errors import BadInput
from blacklist_sim.gate.table import table
from blacklist_sim.pages.markdown import case_markdown, gate_rows, rows_csv, rows_markdown
from blacklist_sim.store.exchange import exported
from blacklist_sim.store.importing import Import
from blacklist_sim.store.round_trip import READ_BACK, comes_back
from blacklist_sim.store.text_file import write_file
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline.expecting import expecting
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.write import to_yaml
from blacklist_sim.workflow.asking import door
from blacklist_sim.workflow.observe import look as seen
from tui.openings import NOT_SAVED
from tui.scene import Line, Scene, Told

if TYPE_CHECKING:
    from tui.session import Session

CHECKED = Text("✓ reads back to the same state", "✓ 读回后状态相同")
ENDINGS = {".jsonl": "jsonl", ".json": "jsonl"}
FORMS = {
    "yaml": Text("timeline, YAML", "时间线，YAML"),
    "test": Text("timeline that expects what came of it, YAML", "写明实际结果为预期的时间线，YAML"),
    "jsonl": Text("timeline, JSON Lines", "时间线，JSON Lines"),
    "journal": Text("whole journal", "完整日志"),
    "public": Text("public entries", "公示条目"),
    "case.md": Text("case, Markdown", "案件，Markdown"),
    "gate.csv": Text("gate: every answer on the day seen, CSV", "购票口：所见之日的全部回答，CSV"),
    "gate.md": Text("gate: every answer on the day seen, Markdown", "购票口：所见之日的全部回答，Markdown"),
}
"""What the open case can be written as."""
FORM_ENDINGS = {
    "yaml": ".yaml", "test": "-test.yaml", "jsonl": ".jsonl", "journal": ".jsonl", "public": ".jsonl",
    "case.md": ".md", "gate.csv": "-gate.csv", "gate.md": "-gate.md",
}  # fmt: skip
"""How the name of a file in that form ends."""
SAVED_ONLY = ("journal", "public")
MOST = 200


class Written(NamedTuple):
    """The text of a case in one form; `back` tells whether reading it leads to the same state, where it is read."""

    text: str
    back: bool | None = None


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


def take_in(session: "Session", file: str, keep_going: bool = False, rename: bool = False) -> Told:
    """Takes in what a file holds; raises BadInput, and stores nothing then unless asked to keep going.

    With `rename` a whole journal whose name is taken gets another one.
    """
    work = Import(session.store, rename=rename)
    taken = work.keep_going([file]) if keep_going else work.all_or_nothing([file])
    names = ", ".join(taken.names)
    lines: list[Line] = [(Text(problem.render("en"), problem.render("zh")), "warn") for problem in taken.problems]
    lines += [(text, "") for text in taken.said]
    short = Text(f"{taken.added} new case(s): {names}", f"新案件 {taken.added} 个：{names}")
    return Told(bool(taken.added or taken.same or taken.further), short, ((short, "head"), *lines))


def written(session: "Session", form: str, lang: str = "en") -> Written:
    """The open case in one of `FORMS`; raises NothingOpen."""
    film = session.film_open
    if form == "case.md":
        return Written(case_markdown(film.replayed, lang))
    if form.startswith("gate."):
        rows = list(_gate(session, lang))
        return Written(rows_csv(rows, lang) if form == "gate.csv" else rows_markdown(rows, lang))
    if session.case is None and form in SAVED_ONLY:
        raise NOT_SAVED
    text = to_yaml([expecting(film.engine, film.story)]) if form == "test" else session.text(form)
    back = comes_back(session.store.law, film.story, text, form) if form in READ_BACK else None
    return Written(text, back)


def _gate(session: "Session", lang: str) -> Iterator[Sequence[str]]:
    """What the law says at the moment seen of everything that can be asked, for everybody of the procedure."""
    engine, state = session.engine, session.state()
    for who in seen(engine, state)["people"]:
        cells = table(door(engine, state, who, state.day), state.day)
        yield from gate_rows(engine.book, state.story.people[who].name, cells, lang)


def write(session: "Session", form: str, target: str, lang: str = "en", over: bool = False) -> Told:
    """Writes the open case into a file; raises BlacklistSimError where one is there already that shall stay."""
    found = written(session, form, lang)
    write_text(found.text, target, over)
    sign = Text(f" {CHECKED.en}", f" {CHECKED.zh}") if found.back else NO_TEXT
    return Told(True, Text(f"written: {target}{sign.en}", f"已写出：{target}{sign.zh}"))


def command(scene: Scene, form: str, lang: str) -> str:
    """The command that writes a case in a form, or shows the same where the command line has not that form.

    Empty for what the command line writes of saved cases alone.
    """
    if form.startswith("gate."):
        return f"gate {scene.address} --on {scene.day} --table --lang {lang}"
    if form == "case.md":
        asked = f"case show {quote(scene.name)}" if scene.saved else f"replay {scene.address}"
        return f"{asked} --lang {lang}"
    target = quote(scene.name + FORM_ENDINGS[form])
    if scene.saved:
        asked = "--expect" if form == "test" else f"--format {form}"
        return f"case export {quote(scene.name)} {asked} -o {target}"
    alone = form in ("yaml", "jsonl") and " --story " not in scene.address
    return f"convert {scene.address} --to {form} -o {target}" if alone else ""


def write_text(text: str, target: str, over: bool = False) -> None:
    """Writes a text into a file; raises BlacklistSimError where one is there already that shall stay."""
    write_file(Path(target).expanduser(), [text], over)


def write_marked(session: "Session", names: Sequence[str], target: str) -> Told:
    """The same for several saved cases at once, in the form that the ending of the file names."""
    form = ENDINGS.get(Path(target).suffix, "yaml")
    number = write_file(Path(target).expanduser(), exported(session.store, list(names), form), False)
    return Told(True, Text(f"{number} case(s) written: {target}", f"已写出 {number} 个案件：{target}"))
