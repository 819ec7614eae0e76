"""The answer to `case show`: who, where it stands, what is to be done, how it came there, under which law."""

import json
from collections.abc import Iterator
from typing import Any

from blacklist_sim.pages.beside import Beside, stopped
from blacklist_sim.pages.case_law import CaseLaw
from blacklist_sim.pages.cast import CastPage
from blacklist_sim.pages.journal import Journal
from blacklist_sim.pages.line import Line
from blacklist_sim.pages.row import row_data
from blacklist_sim.pages.standing import CasePage
from blacklist_sim.store import OpenCase
from blacklist_sim.store.chain import moment
from blacklist_sim.store.derive import replayed
from blacklist_sim.text import Text
from blacklist_sim.timeline.report import opening_lines


class ShowPage:
    """A case, and what is asked to stand beside it."""

    def __init__(self, case: OpenCase, beside: Beside | None) -> None:
        self.case, self.beside = case, beside
        self.replay = replayed(case.store.law, case.story)
        self.page, self.law, self.cast = CasePage(self.replay), CaseLaw(case), CastPage(case)
        self.journal = Journal(case, self.page.words, self.replay)

    def lines(self) -> Iterator[Line]:
        """The page as lines, each with its tone."""
        title, *rest = opening_lines(self.replay)
        yield Text(f"{self.case.name}  {title.en}", f"{self.case.name}  {title.zh}"), "head"
        yield from ((line, "") for line in rest)
        yield self._records(), ""
        if (stop := stopped(self.replay.engine.catalogue.acts, self.replay.stopped)) is not None:
            yield stop, "warn"
        elif self.case.unread is not None:
            (record, why) = self.case.unread
            yield (
                Text(
                    f"  stops at record {record.seq}, which does not read ({why.en}); what follows does not count",
                    f"  停在第 {record.seq} 条记录：无法读取（{why.zh}），其后的事件不计",
                ),
                "warn",
            )
        yield from self.cast.lines()
        yield from self.page.lines()
        if self.beside is not None:
            yield from self.beside.lines(self.page)
        yield Text("journal", "日志"), "head"
        yield from self.journal.lines()
        yield from self.law.lines()

    def _records(self) -> Text:
        row = self.case.row
        away = Text("; put away", "；已归档") if row.archived else Text("", "")
        count, when = row.last_seq + 1, moment(row.changed_at)
        return Text(
            f"records: {count}, the last by {row.changed_by}, {when}; events that count: {row.acts}{away.en}",
            f"记录：{count} 条，最后一条由 {row.changed_by} 于 {when} 作出；有效事件：{row.acts} 项{away.zh}",
        )

    def _stopped(self) -> dict[str, Any] | None:
        if (stop := self.replay.stopped) is not None:
            return {"date": str(stop.day), "act": stop.name}
        if self.case.unread is None:
            return None
        record = self.case.unread.record
        return {"date": str(record.day), "act": json.loads(record.payload).get("act")}

    def data(self) -> dict[str, Any]:
        """The page as plain data."""
        return {
            "format": 1,
            "case": row_data(self.case.row),
            "policy": dict(sorted(self.replay.state.policy.items())),
            **self.cast.data(),
            "stopped": self._stopped(),
            "stands": self.page.data(),
            "journal": self.journal.data(),
            "law": self.law.data(),
            "beside": self.beside.data(self.page) if self.beside is not None else None,
        }
