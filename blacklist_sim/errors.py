"""The errors of the house: one small tree, each message in English and Chinese."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from blacklist_sim.text import Text


class BlacklistSimError(Exception):
    """Whatever this package refuses; its message says what was found and what to do."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.text = Text(en, zh)

    def render(self, language: str = "en") -> str:
        """The message in `en`, `zh` or `both`."""
        return self.text.pick(language)


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One thing wrong with an input, and where; lines and columns count from 1, 0 means the whole file."""

    code: str
    en: str
    zh: str
    file: str = ""
    line: int = 0
    column: int = 0
    path: tuple[str | int, ...] = ()
    found: str | None = None
    expected: str | None = None
    nearest: str | None = None

    def render(self, language: str = "en") -> str:
        """`file:line:column: message`, with the nearest valid name where there is one."""
        en, zh = self.en, self.zh
        if self.nearest is not None:
            en, zh = f"{en}; did you mean {self.nearest!r}?", f"{zh}；是否应为“{self.nearest}”？"
        message = Text(en, zh).pick(language)
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{where}: {message}" if where else message


class BadInput(BlacklistSimError):
    """Everything wrong with one input, in one pass; nothing of it has been used."""

    def __init__(self, problems: Iterable[InputProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self._lines("en"), self._lines("zh"))

    def _lines(self, language: str) -> str:
        return "\n".join(problem.render(language) for problem in self.problems)

    def render(self, language: str = "en") -> str:
        """One line for each problem."""
        return self._lines(language)


class LawDataError(BlacklistSimError):
    """The book of law is inconsistent; carries everything wrong with it."""

    def __init__(self, problems: Iterable[Text]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "\n".join(["the book of law is inconsistent:", *(problem.en for problem in self.problems)]),
            "\n".join(["法律数据不一致：", *(problem.zh for problem in self.problems)]),
        )


class OutsideBook(BlacklistSimError):
    """A day before the first one that the book covers."""

    def __init__(self, day: date, first: date) -> None:
        self.day, self.first = day, first
        super().__init__(
            f"{day} is before {first}, the first day that the book of law covers; "
            "the law of earlier days is not guessed, so take that day or a later one",
            f"{day} 早于本书所收法律的起始日 {first}；更早的法律不作推测，请改用该日或其后的日期",
        )
