"""What can be done with the cases of the list: the marked ones, or the one under the cursor."""

from textual.widgets import Input

from blacklist_sim.text import Text
from tui import saved_views
from tui.panes.pane import Pane
from tui.sample import SAMPLE
from tui.screens.ask import Ask
from tui.screens.pick import Pick
from tui.widgets.virtual_list import VirtualList

WHICH_TIMELINE = Text("a timeline: its path, or the name of a shipped one", "时间线：路径，或随附时间线的名称")
NEW_NAME = Text("the new name of the case", "案件的新名称")
WHERE = Text("write to which file (.yaml, .jsonl)", "写至何文件（.yaml、.jsonl）")
VIEWS = Text("views: filters with a name", "视图：已命名的筛选")
VIEW_NAME = Text("a name for the filter and order that are seen now", "为当前筛选与排序命名")
FORGET = Text("forget which view", "删除哪个视图")


class CaseActions(Pane):
    """The actions of the list of cases that ask something or change something."""

    @property
    def rows(self) -> VirtualList:
        """The list."""
        return self.query_one(VirtualList)

    @property
    def sought(self) -> str:
        """What is sought."""
        return self.query_one(Input).value

    def seek(self, wait: float = 0) -> None:
        """Reads the list again, after so many seconds."""

    async def do_sample(self) -> None:
        """Opens the sample where it tells most."""
        await self.shell.see(self.shell.session.open_sample)
        await self.shell.go("stepper")
        self.shell.first_hints()

    async def do_add(self) -> None:
        """Opens a timeline, at its beginning."""
        shell = self.shell
        name = await shell.ask(Ask(WHICH_TIMELINE, shell.lang, "", SAMPLE))
        if name and await shell.open_any([name]):
            await shell.go("stepper")

    async def do_empty(self) -> None:
        """Opens the people and cases of a timeline, in which nothing has happened yet."""
        shell = self.shell
        name = await shell.ask(Ask(WHICH_TIMELINE, shell.lang, "", SAMPLE))
        if name:
            await shell.see(shell.session.open_empty, name)
            await shell.go("stepper")

    async def do_views(self) -> None:
        """Chooses a filter that has a name, keeps the present one under a name, or forgets one."""
        shell, views = self.shell, self.shell.settings.views
        choices = saved_views.choices(views, self.sought)
        chosen = await shell.ask(Pick(VIEWS, choices, shell.lang, saved_views.now(views, self.sought)))
        if chosen == saved_views.KEEP:
            name = await shell.ask(Ask(VIEW_NAME, shell.lang))
            if name:
                shell.keep(views=saved_views.kept(views, name, self.sought))
                shell.flash(Text(f"kept as {name}", f"已保存为 {name}"))
        elif chosen == saved_views.FORGET:
            name = await shell.ask(Pick(FORGET, saved_views.to_forget(views), shell.lang))
            if name is not None:
                shell.keep(views=saved_views.without(views, name))
                shell.flash(Text(f"forgotten: {name}", f"已删除：{name}"))
        elif chosen is not None:
            self.query_one(Input).value = views[chosen.removeprefix(saved_views.VIEW)]
            self.entered()

    async def do_mark_all(self) -> None:
        """Marks all that the filter finds; where all of them are marked, takes those marks away."""
        found = set(await self.shell.desk.do(self.shell.session.listing(self.sought).names))
        marks = self.rows.marks
        if found <= marks:
            marks -= found
        else:
            marks |= found
        self.rows.refresh()
        self.shell.flash(Text(f"{len(marks):,} marked", f"已标记 {len(marks):,} 件"))

    def _chosen(self) -> list[str]:
        """The marked cases, or else the one under the cursor."""
        row = self.rows.row
        return sorted(map(str, self.rows.marks)) or ([str(row.key)] if row is not None else [])

    async def do_rename(self) -> None:
        """Gives the case under the cursor another name."""
        row, shell = self.rows.row, self.shell
        if row is not None:
            name = await shell.ask(Ask(NEW_NAME, shell.lang, str(row.key)))
            if name:
                await shell.see(shell.session.rename, str(row.key), name)
                if row.key in self.rows.marks:
                    self.rows.marks ^= {row.key, name}

    async def do_export(self) -> None:
        """Writes the marked cases, or the one under the cursor, into a file."""
        from tui.transfer_asked import write_marked

        marked = self._chosen()
        if marked:
            name = f"{marked[0]}.yaml" if len(marked) == 1 else "cases.jsonl"
            target = await self.shell.ask(Ask(WHERE, self.shell.lang, name))
            if target:
                told = await self.shell.desk.do(write_marked, self.shell.session, marked, target)
                self.shell.flash(told.short)

    async def do_archive(self) -> None:
        """Puts the marked cases away, or the one under the cursor, or takes them out again."""
        names = self._chosen()
        if names:
            away = await self.shell.desk.do(self.shell.session.archive, names)
            self.rows.marks.clear()
            self.seek()
            many = len(names)
            put = Text(f"{many:,} put away; archived:yes lists them", f"已归档 {many:,} 件；归档:是 可列出")
            self.shell.flash(put if away else Text(f"{many:,} taken out again", f"已取回 {many:,} 件"))
