"""The exercise that is open, and all that is done in it.

Everything here runs at the desk.
"""

import json
from typing import TYPE_CHECKING, Any, cast

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.exercise.attempt import ANSWER, HINT, REVEAL, SUBMIT
from blacklist_sim.exercise.grade import Result, grade
from blacklist_sim.exercise.hints import TIERS
from blacklist_sim.exercise.items import Item, Unfit
from blacklist_sim.exercise.result_sheet import result_csv, result_markdown
from blacklist_sim.exercise.roads import Road
from blacklist_sim.exercise.variant import Variant
from blacklist_sim.store.errors import AttemptMovedOn
from blacklist_sim.text import Text
from tui.exercise_choosing import Choosing
from tui.exercise_past import PastOf
from tui.exercise_plan import Plan
from tui.exercise_scene import Paper
from tui.exercise_shelf import Kept
from tui.exercise_views import EXAM, is_exam, locked, paper

if TYPE_CHECKING:
    from tui.session import Session

NONE_OPEN = BlacklistSimError(
    "no exercise is open: choose one from the list ({exercise.open})", "未打开习题：请从列表选择（{exercise.open}）"
)
LOCKED = BlacklistSimError("this answer is locked: its explanation was shown", "该答案已锁定：其解释已显示")
SUBMITTED = BlacklistSimError(
    "this was submitted and is only looked at; begin it anew from the list ({exercise.filter})",
    "该作答已提交，仅供查看；请从列表重新开始（{exercise.filter}）",
)
UNANSWERED = BlacklistSimError(
    "answer it first ({exercise.open}); hints are had by {exercise.hint}",
    "请先作答（{exercise.open}）；提示：{exercise.hint}",
)
IN_EXAM = BlacklistSimError(
    "this is an exam: nothing is explained before it is submitted ({exercise.submit})",
    "这是考试：提交前不作解释（{exercise.submit}）",
)
NO_MORE = BlacklistSimError("there are no more hints", "没有更多提示")
NO_RESULT = BlacklistSimError(
    "there is a result once it has been submitted ({exercise.submit})", "提交后才有结果（{exercise.submit}）"
)


class Exercising(Choosing):
    """The exercises of a student, of which one is open; in the teacher's view keys are seen."""

    def __init__(self, session: "Session", teacher: bool = False) -> None:
        super().__init__(session, teacher)
        self.kept: Kept | None = None

    def begin(self, name: str, seed: int, exam: bool = False) -> Paper:
        """Begins an exercise; raises BadInput, and Unsolvable where a task of it has no answer."""
        exercise = self._exercise(name)
        self._past(name, seed)
        self.kept = self.shelf.begin(exercise, seed, EXAM if exam else None)
        return self.paper()

    def go_on(self, name: str, submitted: bool = False) -> Paper:
        """Goes on with the last attempt that is open, or looks at the last one that was submitted."""
        self._all = self.shelf.all()
        mine = self._attempts(self._exercise(name))
        self.kept = next(kept for kept in reversed(mine) if (kept.attempt.submitted is not None) is submitted)
        return self.paper()

    @property
    def _open(self) -> Kept:
        if self.kept is None:
            raise NONE_OPEN
        return self.kept

    @property
    def _mine(self) -> PastOf:
        attempt = self._open.attempt
        return self._past(attempt.exercise, attempt.seed)

    @property
    def _variant(self) -> Variant:
        return self._mine.variant

    def paper(self) -> Paper:
        """The attempt that is open, as it may be seen."""
        return paper(self._mine, self._open.key, self._open.attempt, self.teacher)

    def _then(self, what: str, item: str = "", given: Any = None) -> Paper:
        try:
            self.kept = self.shelf.add(self._open, what, item, given)
        except AttemptMovedOn:
            self.kept = next((kept for kept in self.shelf.all() if kept.key == self._open.key), self.kept)
            raise
        return self.paper()

    def _answerable(self, name: str) -> Item:
        """An item that can still be answered; raises what says why not."""
        attempt = self._open.attempt
        if attempt.submitted is not None:
            raise SUBMITTED
        if name in locked(attempt):
            raise LOCKED
        return self._variant.items[name]

    def check(self, name: str) -> None:
        """Raises what says why an item cannot be answered any more."""
        self._answerable(name)

    def unfit(self, name: str, given: Any) -> Text | None:
        """What is expected of an answer that is none; None where it is one."""
        try:
            self._answerable(name).form.read(given)
        except Unfit as refused:
            return refused.text
        return None

    def plan(self, name: str, draft: Any = None) -> Plan:
        """The plan that answers an item, as it was left."""
        road, attempt = self._answerable(name).form, self._open.attempt
        given = draft if draft is not None else attempt.answers.get(name)
        return Plan(cast(Road, road), given, is_exam(attempt))

    def answer(self, name: str, given: Any) -> Paper:
        """Answers an item; None takes the answer back. Raises BlacklistSimError where it is none."""
        item = self._answerable(name)
        if given is not None and (wrong := self.unfit(item.id, given)) is not None:
            raise BlacklistSimError(*wrong)
        if self._open.attempt.answers.get(name) == given:
            return self.paper()
        return self._then(ANSWER, name, given)

    def hint(self, name: str) -> Paper:
        """Takes the next hint of an item, at its price."""
        item, tier = self._answerable(name), self._open.attempt.hints.get(name, 0)
        if tier >= len(TIERS):
            raise NO_MORE
        return self._then(HINT, item.id, tier + 1)

    def lock(self, name: str) -> Paper:
        """Locks the answer to an item, and shows the explanation; with it the other parts of the same question."""
        item, attempt = self._answerable(name), self._open.attempt
        if is_exam(attempt):
            raise IN_EXAM
        if attempt.answers.get(item.id) is None:
            raise UNANSWERED
        parts = self._variant.explained_with(item.id)
        if missing := [part for part in parts if attempt.answers.get(part) is None]:
            en, zh = ", ".join(missing), "、".join(missing)
            raise BlacklistSimError(
                f"the explanation tells more: answer {en} first", f"解释还会涉及其他问题：请先回答 {zh}"
            )
        for part in parts:
            found = self._then(REVEAL, part)
        return found

    def to_submit(self) -> Paper:
        """What would be handed in; raises BlacklistSimError where it has been."""
        if self._open.attempt.submitted is not None:
            raise SUBMITTED
        return self.paper()

    def submit(self) -> Paper:
        """Hands it in: nothing is answered any more."""
        self.to_submit()
        found = self._then(SUBMIT)
        if found.score is not None:
            self._scores[self._open.key] = found.score
        return found

    def result(self) -> Result:
        """What the attempt that is open earned; raises BlacklistSimError where it is not submitted."""
        attempt = self._open.attempt
        if attempt.submitted is None:
            raise NO_RESULT
        return grade(self._variant, attempt)

    def written(self, form: str, lang: str) -> str:
        """The result as `json`, `csv` or `md`."""
        found = self.result()
        if form == "json":
            return json.dumps(found.plain(), ensure_ascii=False, indent=1) + "\n"
        return result_csv(found, lang) if form == "csv" else result_markdown(found, lang)
