"""`db check`: whether a database is whole."""

from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.database import database_option, opened
from blacklist_sim.cli.door import FAILED, OK
from blacklist_sim.cli.progress import progress
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.store.survey import Finding

CHECKED = Text("checked", "已检查")


@click.command(cls=options.Command)
@database_option
@options.as_json
@options.lang
def check(db: str | None, as_json: bool, lang: str) -> int:
    """Check, and change nothing: the file, its tables, every journal, and every line of the list.

    A list that was derived under another book of law is no damage; it is told apart, and `db rebuild` renews it.
    """
    from blacklist_sim.store.check import OTHER_LAW
    from blacklist_sim.store.check import check as findings_of

    wrong: list[Finding] = []
    otherwise: list[str] = []
    cases = 0
    with opened(db, lang=lang) as store, progress(CHECKED, lang) as count:

        def counted(done: int, whole: int) -> None:
            nonlocal cases
            cases = done
            count(done, whole)

        for finding in findings_of(store, counted):
            if finding.code == OTHER_LAW:
                otherwise.append(str(finding.case))
            else:
                wrong.append(finding)
    if as_json:
        output.say_json(
            {"format": 1, "cases": cases, "findings": [data(finding) for finding in wrong], "other_law": otherwise}
        )
    else:
        _say(cases, wrong, len(otherwise), lang)
    return FAILED if wrong else OK


def data(finding: "Finding") -> dict[str, Any]:
    """A finding as data."""
    return {"code": finding.code, "case": finding.case, "record": finding.seq, "text": output.both(finding.text)}


def line(finding: "Finding") -> Text:
    """A finding in one line: the case, from which record on, what is wrong."""
    if finding.case is None:
        return finding.text
    en, zh = (f" from record {finding.seq} on", f"自第 {finding.seq} 条起") if finding.seq is not None else ("", "")
    return Text(f"{finding.case}{en}: {finding.text.en}", f"{finding.case}{zh}：{finding.text.zh}")


def _say(cases: int, wrong: "list[Finding]", otherwise: int, lang: str) -> None:
    for finding in wrong:
        output.say(line(finding).pick(lang), "bad")
    if otherwise:
        output.say_text(
            f"{otherwise:,} case(s) derived under another book or calendar, which is no damage; run `db rebuild`",
            f"有 {otherwise:,} 个案件按其他版本的法律或日历推导（并非损坏）；请运行 db rebuild", lang, "warn",
        )  # fmt: skip
    if wrong:
        output.say_text(f"found wrong: {len(wrong):,}", f"发现问题 {len(wrong):,} 处", lang, "bad")
    else:
        output.say_text(f"{cases:,} case(s), all whole", f"案件 {cases:,} 个，均完好", lang, "good")
