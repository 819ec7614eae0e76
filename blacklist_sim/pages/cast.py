"""Who of a saved case is played by nobody, how they behave, and what they leave to the user."""

from collections.abc import Iterator, Sequence
from typing import Any

from blacklist_sim.case.cast import CARELESS, CAST_ROLES, DILIGENT, SILENT
from blacklist_sim.pages.line import Line
from blacklist_sim.store import OpenCase
from blacklist_sim.text import Text
from blacklist_sim.timeline.plain import plain
from blacklist_sim.workflow.cast import Left
from blacklist_sim.workflow.wording import called

BEHAVIOURS = {
    DILIGENT: Text("diligent", "勤勉"),
    CARELESS: Text("careless", "疏忽"),
    SILENT: Text("silent", "不作为"),
}


class CastPage:
    """The cast of a case on the day that it has reached; empty where a user plays everybody."""

    def __init__(self, case: OpenCase) -> None:
        self.case, self.cast = case, case.story.cast
        self.left: Sequence[Left] = case.left()

    def lines(self) -> Iterator[Line]:
        """Who behaves how, then what is left to the user."""
        if self.cast is not None:
            yield self._who(), ""
        yield from self.left_lines()

    def left_lines(self) -> Iterator[Line]:
        """What is left to the user, each duty with the reason."""
        for left in self.left:
            yield left.text(self.case.state), "warn"

    def _who(self) -> Text:
        assert self.cast is not None
        parts = [(self._named(key), BEHAVIOURS[how]) for key, how in self.cast.parts.items()]
        said = ", ".join(f"{who.en} {how.en}" for who, how in parts)
        said_zh = "、".join(f"{who.zh}{how.zh}" for who, how in parts)
        return Text(f"act by themselves: {said}; seed {self.cast.seed}", f"自行行事：{said_zh}；种子 {self.cast.seed}")

    def _named(self, key: str) -> Text:
        if key in CAST_ROLES and key not in self.case.story.people:
            return self.case.store.law.catalogue.role(key)
        name = called(self.case.story.people, key)
        return Text(name, name)

    def data(self) -> dict[str, Any]:
        """The cast as plain data: no key where there is none."""
        if self.cast is None:
            return {}
        return {"cast": {"parts": dict(self.cast.parts), "seed": self.cast.seed}, "left_to_user": self.left_data()}

    def left_data(self) -> list[dict[str, Any]]:
        """What is left to the user, as plain data."""
        return [
            {
                "duty": left.duty.rule.id,
                "case": left.duty.case,
                "about": left.duty.about,
                "by": plain(left.duty.due),
                "why": left.why._asdict(),
            }
            for left in self.left
        ]
