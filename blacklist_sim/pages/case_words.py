"""What can be seen of a case, in words: each thing that `observe.look` gives, as one line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from blacklist_sim.case import Story
from blacklist_sim.text import Text
from blacklist_sim.timeline.saying import FINDINGS, YES_NO
from blacklist_sim.timeline.stages import STAGES
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.wording import called

YUAN = "CNY"
NOT_KNOWN = Text("not known", "不明")


class Words:
    """Names the things of one story."""

    def __init__(self, engine: Engine, story: Story) -> None:
        self.engine, self.story = engine, story
        self.several_cases = len(story.cases) > 1

    def person(self, who: str) -> str:
        """A person by name."""
        return called(self.story.people, who)

    def of(self, people: Iterable[str | None], case: str | None = None) -> Text:
        """Whom and which case something is about, in brackets, as far as it needs saying."""
        names = [self.person(who) for who in dict.fromkeys(people) if who is not None]
        where = f" [{case}]" if case is not None and self.several_cases else ""
        if not names:
            return Text(where, where)
        return Text(f" ({', '.join(names)}){where}", f"（{'、'.join(names)}）{where}")

    def unit(self, track: str, key: Sequence[Any]) -> Text:
        """What stands on a track: an entry, an order …, with whom it is about and its number if it is not the first."""
        name, who = (
            self.engine.catalogue.tracks[track].name,
            self.of((p for p in key[1:] if isinstance(p, str)), key[0]),
        )
        serial = next((part for part in key[1:] if isinstance(part, int) and part > 1), None)
        number = f" #{serial}" if serial else ""
        return Text(f"{name.en}{number}{who.en}", f"{name.zh}{number}{who.zh}")

    def state(self, track: str, name: str, since: date) -> Text:
        """Where something stands, since when."""
        state = self.engine.catalogue.tracks[track].states[name]
        return Text(f"{state.en} since {since}", f"{state.zh}，自 {since}")

    def flag(self, flag: str, holds: bool) -> Text:
        """One of the four flags, or its contrary."""
        return YES_NO[flag][not holds]

    def stage(self, name: str) -> Text:
        """A stage."""
        return STAGES[name]

    def duty(self, item: Mapping[str, Any]) -> Text:
        """A duty: what, about whom, who owes it."""
        name, who = self.engine.book.duties[item["duty"]].name, self.engine.catalogue.role(item["who"])
        about = self.of((item["about"],), item["case"])
        return Text(f"{name.en}{about.en} [{who.en}]", f"{name.zh}{about.zh}〔{who.zh}〕")

    def until(self, item: Mapping[str, Any]) -> Text:
        """Until when a duty can be done in time."""
        late = Text(", overdue", "，已逾期") if item["status"] == "breached" else Text("", "")
        if item["by"] is None:
            return Text(f"no period fixed{late.en}", f"未定期限{late.zh}")
        guess = Text(" (projected)", "（推算）") if item["projected"] else Text("", "")
        return Text(f"by {item['by']}{guess.en}{late.en}", f"至 {item['by']}{guess.zh}{late.zh}")

    def period(self, item: Mapping[str, Any]) -> Text:
        """A running period: what, about whom."""
        name, about = self.engine.catalogue.lapses[item["what"]].name, self.of((item["about"],), item["case"])
        return Text(f"{name.en}{about.en}", f"{name.zh}{about.zh}")

    def last(self, item: Mapping[str, Any]) -> Text:
        """Until when a period runs."""
        if item["paused"]:
            return Text("paused", "中止")
        guess = Text(" (projected)", "（推算）") if item["projected"] else Text("", "")
        return Text(f"until {item['last']}{guess.en}", f"至 {item['last']}{guess.zh}")

    def finding(self, item: Mapping[str, Any]) -> Text:
        """A finding: which rule, how, about whom."""
        name, kind = self.engine.book.rules[item["rule"]].name, FINDINGS[item["kind"]]
        about = self.of((item["about"],), item["case"])
        return Text(f"{name.en}{about.en}: {kind.en}", f"{name.zh}{about.zh}：{kind.zh}")

    def owed(self, item: Mapping[str, Any]) -> Text:
        """A sum."""
        if item["total"] is None:
            return NOT_KNOWN
        said = f"{item['total']:,.2f}"
        return (
            Text(f"{said} yuan", f"{said} 元")
            if item["currency"] == YUAN
            else Text(*[f"{said} {item['currency']}"] * 2)
        )
