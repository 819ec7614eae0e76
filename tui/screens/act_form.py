"""The form of an act: what it needs, what it may say, what it may establish; checked by the same door as a script."""

from collections.abc import Iterator
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Collapsible, Input, Label, Static

from blacklist_sim.errors import BadInput, BlacklistSimError
from blacklist_sim.text import Text
from tui.scene import Field, Form
from tui.screens.dialog import CLOSE, Dialog
from tui.widgets.choice import Choice, Several
from tui.words import LONGEST

Pairs = tuple[tuple[str, str], ...]

DO, TRY, CANCEL = Text("do it", "实施"), Text("what would it bring", "会带来什么"), Text("cancel", "取消")
FACTS, MORE = Text("facts it may establish", "可查明的事实"), Text("more", "其他")
NEEDED = Text("needed", "必填")
NOT_SAID = Text("not said", "不填")
CHOICES = ("yes_no", "one", "person", "conduct")
MANY = ("several", "persons")


class ActForm(Dialog[Pairs]):
    """Gives back the texts of the fields that were filled in, or nothing when it was left."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        ("f4", "submit", "do it"),
    ]
    WAYS = (("f4", DO, "submit"), ("esc", CLOSE, "leave"))
    DEFAULT_CSS = """
    ActForm { align: center middle; }
    ActForm > Vertical { width: 90%; max-width: 100; height: 90%; border: round $primary; background: $surface; padding: 0 1; }
    ActForm .title { text-style: bold; }
    ActForm .wrong { color: $text-error; }
    ActForm .label { color: $text-muted; margin-top: 1; }
    ActForm Input, ActForm Choice, ActForm Several { border: none; background: $boost; padding: 0 1; }
    ActForm Horizontal { height: 3; }
    ActForm Collapsible { border: none; padding: 0; }
    """  # noqa: E501 (a line of style)

    def __init__(self, form: Form, lang: str, session: Any, desk: Any) -> None:
        super().__init__()
        self.form, self.lang, self.session, self.desk = form, lang, session, desk

    def compose(self) -> ComposeResult:
        """Fields that are needed first, the rest folded away."""
        choice = self.form.choice
        with Vertical():
            yield Label(f"{choice.name.pick(self.lang)} {choice.whom}", classes="title", markup=False)
            yield Static("", id="wrong", classes="wrong", markup=False)
            with VerticalScroll(can_focus=False):
                yield from self._fields("payload")
                yield from self._fields("common", lambda field: field.name in ("by", "reasons"))
                if any(field.group == "facts" for field in self.form.fields):
                    with Collapsible(title=FACTS.pick(self.lang)):
                        yield from self._fields("facts")
                with Collapsible(title=MORE.pick(self.lang)):
                    yield from self._fields("common", lambda field: field.name not in ("by", "reasons"))
            with Horizontal():
                yield Button(DO.pick(self.lang), id="do", variant="primary")
                yield Button(TRY.pick(self.lang), id="try")
                yield Button(CANCEL.pick(self.lang), id="cancel")

    def _fields(self, group: str, wanted: Any = lambda field: True) -> Iterator[Any]:
        for field in self.form.fields:
            if field.group == group and wanted(field):
                needed = f" ({NEEDED.pick(self.lang)})" if field.required else ""
                yield Label(f"{field.label.pick(self.lang)}{needed}", classes="label", markup=False)
                yield self._widget(field)

    def _widget(self, field: Field) -> Any:
        name = _id(field)
        if field.kind in MANY:
            return Several(field.values, self.lang, id=name)
        if field.kind in CHOICES:
            return Choice(field.label, field.values, NOT_SAID, self.lang, id=name)
        return Input(placeholder=field.example, id=name, max_length=LONGEST, compact=True)

    def on_mount(self) -> None:
        """The first field has the focus."""
        first = self.query("Input, Choice, Several, Button").first()
        first.focus()

    def pairs(self) -> Pairs:
        """The fields that say something, as texts."""
        found = []
        for field in self.form.fields:
            value = self._value(field)
            if value:
                found.append((field.name, value))
        return tuple(found)

    def _value(self, field: Field) -> str:
        widget = self.query_one(f"#{_id(field)}")
        if isinstance(widget, Input):
            return widget.value.strip()
        if isinstance(widget, Several):
            return ",".join(widget.selected)
        assert isinstance(widget, Choice)
        return widget.value

    @on(Button.Pressed, "#cancel")
    def action_leave(self) -> None:
        """Leaves without doing anything."""
        self.answer(None)

    @on(Button.Pressed, "#do")
    async def action_submit(self) -> None:
        """Does it, if it reads; else what does not is said where it stands."""
        if await self._read() is not None:
            self.answer(self.pairs())

    @on(Button.Pressed, "#try")
    async def tried(self) -> None:
        """Says what it would bring."""
        act = await self._read()
        if act is not None:
            told = await self.desk.do(self.session.try_act, act)
            self._say("\n".join(text.pick(self.lang) for text, _ in told.lines[:6]))

    @on(Input.Submitted)
    def submitted(self) -> None:
        """On to the next field."""
        self.focus_next()

    async def _read(self) -> Any:
        try:
            return await self.desk.do(self.session.act, self.form.choice, self.pairs())
        except BadInput as bad:
            self._say("\n".join(problem.render(self.lang) for problem in bad.problems[:4]))
            self._to_field(" ".join(problem.file for problem in bad.problems))
        except BlacklistSimError as error:
            self._say(error.render(self.lang))
        return None

    def _to_field(self, places: str) -> None:
        """The focus goes to the first field that is named."""
        for field in self.form.fields:
            if field.name in places.split():
                self.query_one(f"#{_id(field)}").focus()
                return

    def _say(self, text: str) -> None:
        self.query_one("#wrong", Static).update(text)


def _id(field: Field) -> str:
    return "f-" + field.name.replace(".", "-")
