"""What can go wrong with a database, each in one message with a way out."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from blacklist_sim.errors import BlacklistSimError

if TYPE_CHECKING:
    from blacklist_sim.store.chain import Recorded
    from blacklist_sim.text import Text


class StoreError(BlacklistSimError):
    """Whatever a database of cases refuses; nothing of what was asked has been stored."""


class NotADatabase(StoreError):
    """A file or server that holds no database of cases."""


class NewerDatabase(StoreError):
    """A database made by a later version of the program; it is left as it is."""


class Unavailable(StoreError):
    """A database that cannot be reached, read or written just now: locked, full, read-only, away."""


class Damaged(StoreError):
    """A database or a journal in it that is not whole."""


class UnfitEvent(StoreError):
    """An event that a case cannot have: of nobody there, of an act that there is not, of a day gone by."""


class NoSuchCase(StoreError):
    """No case of that name."""


class NameTaken(StoreError):
    """A case of that name exists already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"there is a case called {name!r} already; choose another name",
            f"已有名为“{name}”的案件；请另取名称",
        )


class MovedOn(StoreError):
    """Somebody else has taken the case further since it was read; `since` is what happened."""

    def __init__(self, name: str, since: Iterable["Recorded"], said: Iterable["Text"]) -> None:
        self.name, self.since = name, tuple(since)
        said = list(said)
        en = "".join(f"\n  {line.en}" for line in said)
        zh = "".join(f"\n  {line.zh}" for line in said)
        super().__init__(
            f"this case moved on: since you looked, {name} has been taken further:{en}\n"
            "nothing was stored; look at the case, and do it again if you still want to",
            f"该案件已有进展：{name} 在您查看后又有以下记录：{zh}\n本次未存储任何内容；请查看案件，如仍需要请再做一次",
        )


class NoSuchAttempt(StoreError):
    """No attempt of that name."""


class AttemptMovedOn(StoreError):
    """Somebody else has taken the attempt further since it was read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"attempt {name} has been taken further since it was read; nothing was stored: do it again",
            f"作答 {name} 在读取后已有新的记录；未存储任何内容：请再做一次",
        )
