"""The shape of the files of conduct; a key that is not listed here is an error at load."""

from pydantic import Field

from blacklist_sim.law.raw import Evidence, RawForm, RawText


class RawValue(RawText):
    """One value of a field."""

    aliases: list[str] = Field([])


class RawField(RawForm):
    """One field of a kind of conduct."""

    name: RawText
    values: dict[str, RawValue] = Field({})
    numbered: str | None = None
    silent: str | None = None
    free: bool = False


class RawBar(RawForm):
    """A rule that bars, where only on a condition or less surely than it stands."""

    rule: str
    evidence: Evidence | None = None
    switch: dict[str, str] = Field({})


class RawRow(RawForm):
    """One row of a kind of conduct."""

    when: dict[str, list[str] | str] = Field({})
    barred: list[str | RawBar] = Field([])
    judge: str | None = None
    why: RawText | None = None
    note: RawText | None = None
    cites: list[str] = Field([])
    evidence: Evidence | None = None
    listed: bool = False
    sale: str | None = None
    exit_ban: str | None = None
    while_listed: str | None = None
    statute: str | None = None


class RawConduct(RawForm):
    """One kind of conduct."""

    name: RawText
    aliases: list[str] = Field([])
    channel: str | None = None
    for_child: bool = False
    fields: dict[str, RawField] = Field({})
    rows: list[RawRow] = Field(min_length=1)
