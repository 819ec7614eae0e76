"""What a record says in one line, in both languages, whoever wrote it."""

import pytest

from blacklist_sim.store.chain import Recorded
from blacklist_sim.store.records import told

SAID = {
    ("act", '{"act":"delete_listing"}'): ("delete the entry", "删除失信被执行人信息"),
    ("wait", "{}"): ("time passes until this day", "时间推移至该日"),
    ("undo", '{"takes_back":7}'): ("takes back #7", "撤回 #7"),
    ("rename", '{"name":"wang"}'): ("called wang from now on", "改名为 wang"),
    ("archive", "{}"): ("put away", "归档"),
    ("unarchive", "{}"): ("taken out again", "取回"),
    ("act", '{"act":"of_a_later_version"}'): ("of_a_later_version", "of_a_later_version"),
    ("of_a_later_version", "{}"): ("of_a_later_version", "of_a_later_version"),
}


@pytest.mark.parametrize(("kind", "payload"), SAID)
def test_a_record_is_told_in_the_words_of_the_field_and_one_of_a_later_version_as_it_stands(kind: str, payload: str):
    line = told(Recorded(8, kind, None, "student", "2026-01-05T09:00:00.000000Z", payload, b""))
    en, zh = SAID[kind, payload]
    assert line.en == f"#8 — {en}, by student at 2026-01-05 09:00:00 UTC"
    assert line.zh == f"#8 — {zh}，student 于 2026-01-05 09:00:00 UTC 记录"
