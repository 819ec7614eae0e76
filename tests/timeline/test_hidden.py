"""Characters that are not seen: what turns or breaks a text unseen is refused, what makes an emoji is not."""

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.read import read_text, read_timelines
from blacklist_sim.timeline.write import to_json_line, to_yaml

NAME = "ground-1-paid-in-full"
YAML = shipped()[NAME].read_text(encoding="utf-8")
LINE = to_json_line(read_timelines(NAME)[0])
REFUSED = {
    "left-to-right mark": 0x200E,
    "right-to-left mark": 0x200F,
    "Arabic letter mark": 0x061C,
    "line separator": 0x2028,
    "paragraph separator": 0x2029,
    "left-to-right embedding": 0x202A,
    "right-to-left override": 0x202E,
    "left-to-right isolate": 0x2066,
    "pop directional isolate": 0x2069,
    "delete": 0x7F,
    "next line": 0x85,
    "byte order mark": 0xFEFF,
    "a space of no width": 0x200B,
    "a word joiner of no width": 0x2060,
}


@pytest.mark.parametrize("number", REFUSED.values(), ids=REFUSED)
def test_a_name_that_turns_or_breaks_unseen_is_refused_and_the_character_named(number: int) -> None:
    written = YAML.replace("name: 张某", f'name: "张\\U{number:08x}某"')
    assert written != YAML
    line = LINE.replace('"name": "张某"', f'"name": "张\\u{number:04x}某"')
    assert line != LINE
    for text, lines in ((written, False), (line, True)):
        with pytest.raises(BadInput) as refused:
            read_text(text, "story", lines=lines)
        [problem] = refused.value.problems
        assert problem.code == "hidden"
        assert problem.line
        assert f"U+{number:04X}" in problem.en and f"U+{number:04X}" in problem.zh


@pytest.mark.parametrize("number", REFUSED.values(), ids=REFUSED)
def test_a_note_is_held_to_the_same(number: int) -> None:
    written = YAML.replace("act: accept_enforcement}", f'act: accept_enforcement, note: "a\\U{number:08x}b"}}')
    assert written != YAML
    with pytest.raises(BadInput, match=f"U\\+{number:04X}"):
        read_text(written, "story")


KEPT = {
    "a family, joined": "👨‍👩‍👧‍👦",
    "a heart with its variation": "❤️",
    "a text variation": "☎︎",
    "a flag": "🇨🇳",
    "a skin tone": "👍🏽",
    "a keycap": "1️⃣",
    "an ideographic variation": "葛󠄀",
    "an ideograph beyond the first plane": "𠮷",
    "Arabic": "محمد",
    "Persian with its non-joiner": "می‌خواهم",
    "Hindi with its joiner": "क्‍ष",
    "an ideographic space": "张\u3000某",
    "no-break space": "张\u00a0某",
    "two dots": "A‧B",
}


@pytest.mark.parametrize("name", KEPT.values(), ids=KEPT)
def test_what_belongs_to_a_script_or_an_emoji_is_kept_and_comes_back(name: str) -> None:
    told = read_text(LINE.replace("张某", name), "story", lines=True)
    assert told[0].people["borrower"].name == name
    assert read_text(to_yaml(told), "story") == told
    assert read_text(to_json_line(told[0]), "story", lines=True) == told
