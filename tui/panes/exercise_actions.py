"""What can be done with exercises: choosing, beginning, answering, hints, locking, submitting, export."""

from typing import TYPE_CHECKING, Any

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text
from tui.casts import seed_read
from tui.exercise_scene import Beginning, ItemSeen, Paper
from tui.exercise_words import points
from tui.may_write import may_write
from tui.panes.pane import Pane
from tui.screens.ask import Ask
from tui.screens.pick import Pick

if TYPE_CHECKING:
    from tui.answering import Asking

WHICH_SEED = Text("which seed: a whole number, from which the values follow", "种子：一个整数，各值由其得出")
WHERE = Text("write to which file", "写至何文件")
HINT_COSTS, SUBMIT = Text("take the hint", "取得提示"), Text("submit", "提交")
NO_HINT, NOT_YET = Text("no", "否"), Text("not yet", "暂不")
NOT_LOCKED = Text("the cursor is on no item", "光标不在小题上")
NO_MORE = Text("there are no more hints for this", "没有更多提示")
FORMS = {
    "json": Text("JSON, the versioned result file", "JSON，带版本的结果文件"),
    "csv": Text("CSV, a row for each item", "CSV，每小题一行"),
    "md": Text("Markdown, a sheet with the explanations", "Markdown，附解释"),
}
FORM = Text("the result as what", "以何种格式导出结果")


class ExerciseActions(Pane):
    """The actions of the area; `exercises` are those of the user, at the desk."""

    exercises: Any = None  # Exercising, made at the desk
    paper: Paper | None = None

    def asking(self, paper: Paper) -> "Asking":
        """By what answers are asked for; it keeps the drafts of an attempt."""
        from tui.answering import Asking

        return self._askings.setdefault(paper.attempt, Asking(self.shell, self.exercises))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._askings: dict[str, Asking] = {}

    @property
    def chosen(self) -> str | None:
        """The exercise under the cursor of the list."""
        raise NotImplementedError

    def choose(self) -> str | None:
        """The exercise under the cursor, if it is what is sought."""
        raise NotImplementedError

    @property
    def item(self) -> ItemSeen | None:
        """The item under the cursor."""
        raise NotImplementedError

    def lay(self, paper: Paper) -> None:
        """Shows the paper as it is now."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Shows a text in the place of the item."""
        raise NotImplementedError

    async def do_the(self, work: Any, *args: Any) -> None:
        """Does something with the attempt at the desk, and shows what has come of it."""
        try:
            self.lay(await self.shell.desk.do(work, *args))
        except BlacklistSimError:
            if self.paper is not None:  # somebody else may have been faster: as it is by now
                self.lay(await self.shell.desk.do(self.exercises.paper))
            raise

    def do_filter(self) -> None:
        """To the list."""
        raise NotImplementedError

    async def do_open(self) -> None:
        """Begins the exercise under the cursor, or answers the item under it."""
        if self.paper is not None:
            await self._answer()
        elif (name := self.choose()) is not None:
            await self._begin(name)

    async def _begin(self, name: str) -> None:
        shell, work = self.shell, self.exercises
        found: Beginning = await shell.desk.do(work.beginning, name)
        seed, own = found.seed, True
        while True:
            chosen = await shell.ask(Pick(found.title, list(_ways(found, seed, own, work.teacher)), shell.lang))
            if chosen != "seed":
                break
            written = await shell.ask(Ask(WHICH_SEED, shell.lang, str(seed)))
            if written:
                seed, own = seed_read(written), False
        if chosen in ("on", "review"):
            await self.do_the(work.go_on, name, chosen == "review")
        elif chosen is not None:
            await self.do_the(work.begin, name, seed, chosen == "exam")

    async def _answer(self) -> None:
        from tui.answering import answered

        item = self._item()
        if item is None or self.paper is None:
            return
        await self.shell.desk.do(self.exercises.check, item.id)
        given = await answered(self.asking(self.paper), item)
        if given is not None:
            await self.do_the(self.exercises.answer, item.id, given.value)

    async def do_lock(self) -> None:
        """Locks the answer under the cursor."""
        item = self._item()
        if item is not None:
            await self.do_the(self.exercises.lock, item.id)

    async def do_hint(self) -> None:
        """Takes the next hint, once its price was told."""
        item = self._item()
        if item is None:
            return
        await self.shell.desk.do(self.exercises.check, item.id)
        if item.next_hint is None:
            self.shell.flash(NO_MORE, "warn")
            return
        tier, left = item.next_hint, points(item.worth - item.next_hint.price)
        costs = Text(
            f"{HINT_COSTS.en}: {tier.name.en}; at most {left} of {points(item.worth)} points are left then",
            f"{HINT_COSTS.zh}：{tier.name.zh}；此后至多可得 {left}/{points(item.worth)} 分",
        )
        ways = [("yes", HINT_COSTS), ("no", NO_HINT)]
        if await self.shell.ask(Pick(costs, ways, self.shell.lang)) == "yes":
            await self.do_the(self.exercises.hint, item.id)

    def _item(self) -> ItemSeen | None:
        if self.item is None:
            self.shell.flash(NOT_LOCKED, "warn")
        return self.item

    async def do_submit(self) -> None:
        """Hands it in, once it was told what is unanswered."""
        paper = await self.shell.desk.do(self.exercises.to_submit)
        left = paper.unanswered
        head = Text(
            f"{len(left)} unanswered: {', '.join(left)}" if left else "everything is answered",
            f"{len(left)} 项未作答：{'、'.join(left)}" if left else "已全部作答",
        )
        ways = [("no", NOT_YET), ("yes", SUBMIT)]
        if await self.shell.ask(Pick(head, ways, self.shell.lang, "no" if left else "yes")) == "yes":
            await self.do_the(self.exercises.submit)

    async def do_export(self) -> None:
        """Writes the result into a file, or shows it where no files are written."""
        shell = self.shell
        await shell.desk.do(self.exercises.result)
        form = await shell.ask(Pick(FORM, list(FORMS.items()), shell.lang))
        if form is None:
            return
        text = await shell.desk.do(self.exercises.written, form, shell.lang)
        self.show_text(text)
        if not shell.desk.files:
            return
        name = self.paper.name if self.paper is not None else "exercise"
        target = await shell.ask(Ask(WHERE, shell.lang, f"{name}-result.{form}"))
        if target and (over := await may_write(shell, target)) is not None:
            from tui.transfer_asked import write_text

            await shell.desk.do(write_text, text, target, over)
            shell.flash(Text(f"written: {target}", f"已写出：{target}"))


def _ways(found: Beginning, seed: int, own: bool, teacher: bool) -> Any:
    """How the exercise can be begun or gone on with."""
    if found.open is not None:
        yield "on", Text(f"go on (seed {found.open})", f"继续（种子 {found.open}）")
    whose = Text(f" (from the name {found.student})", f"（由用户名 {found.student} 得出）") if own else Text("", "")
    if teacher:
        yield "begin", Text(f"see the keys for seed {seed}{whose.en}", f"查看种子 {seed}{whose.zh} 的答案")
    else:
        yield "begin", Text(f"begin with seed {seed}{whose.en}", f"以种子 {seed}{whose.zh} 开始")
        yield (
            "exam",
            Text(
                f"as an exam with seed {seed}: nothing is explained before it is submitted",
                f"以种子 {seed} 作为考试：提交前不作解释",
            ),
        )
    yield "seed", Text("another seed …", "另一种子…")
    if found.submitted:
        yield "review", Text("look at the last one submitted", "查看最近一次提交")
