"""GIFT: read back by the rules of Moodle's own importer, it holds the same questions and the same marks."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from blacklist_sim.exercise.gift import escaped, gift
from blacklist_sim.exercise.items import NO_LAW, Amount, Item, Option, Several, Words
from blacklist_sim.exercise.question import Answer, Question
from blacklist_sim.exercise.question_bank import questions
from blacklist_sim.exercise.question_shapes import shapes
from blacklist_sim.exercise.read import read_exercise, shipped
from blacklist_sim.exercise.variant import variant
from blacklist_sim.text import Text
from blacklist_sim.workflow.assemble import load_engine

FIRST = "paid-and-still-listed"
SIGNS = {"\\:": "\1", "\\#": "\2", "\\=": "\3", "\\{": "\4", "\\}": "\5", "\\~": "\6", "\\n": "\7"}
MEANT = dict(zip("\1\2\3\4\5\6\7", ":#={}~\n", strict=True))
WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d+)?)%")


def meant(text: str) -> str:
    return "".join(MEANT.get(sign, sign) for sign in text).strip()


def weighed(text: str, otherwise: int) -> tuple[Decimal, str]:
    found = WEIGHT.match(text)
    return (Decimal(found[1]), text[found.end() :]) if found else (Decimal(otherwise), text)


def read_back(text: str) -> list[dict[str, Any]]:
    """The questions of a file: blocks between empty lines, escapes taken out before and put in after."""
    found = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("//")]
        body = "\n".join(line for line in lines if not line.startswith("//"))
        if body.startswith("$CATEGORY:"):
            found.append({"type": "category", "name": body[10:].strip()})
            continue
        body = body.replace("\\\\", "\0")
        for escape, sign in SIGNS.items():
            body = body.replace(escape, sign)
        body = body.replace("\0", "\\")
        _, name, rest = body.split("::", 2)
        start, end = rest.index("{"), rest.index("}")
        assert rest.endswith("}") and rest.count("{") == rest.count("}") == 1
        answers, _, feedback = rest[start + 1 : end].strip().rpartition("####")
        one = {"name": meant(name), "text": meant(rest[:start]), "feedback": meant(feedback), "comments": comments}
        found.append(one | answers_read(answers.strip()))
    return found


def answers_read(text: str) -> dict[str, Any]:
    if not text:
        return {"type": "essay"}
    if text[0] == "#":
        numbers = [weighed(part.strip(), 100) for part in text[1:].split("=") if part.strip()]
        return {"type": "numerical", "answers": [(w, *part.partition(":")[::2]) for w, part in numbers]}
    if "~" in text:
        parts = [part.strip() for part in text.replace("=", "~=").split("~") if part.strip()]
        weights = [(Decimal(100), part[1:]) if part[0] == "=" else weighed(part, 0) for part in parts]
        return {"type": "multichoice", "single": "=" in text, "answers": [(w, meant(part)) for w, part in weights]}
    parts = [part.strip() for part in text.split("=") if part.strip()]
    if "->" in text:
        pairs = [part.partition("->")[::2] for part in parts]
        return {"type": "matching", "pairs": [(meant(one), meant(other)) for one, other in pairs]}
    return {"type": "shortanswer", "answers": [(w, meant(part)) for w, part in (weighed(p, 100) for p in parts)]}


def alone(item: Item) -> dict[str, Any]:
    plain = Question("q", "q", "essay", "<p>q</p>", "f", item.worth, Decimal(0), (), ("t",))
    return read_back("\n".join(gift("one", [replace(plain, **shapes(item, "en", True)[0].of)])))[1]


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
@pytest.mark.parametrize("name", shipped())
def test_what_was_written_is_read_back(name, lang):
    asked = list(questions(variant(load_engine(), read_exercise(name), 3), lang))
    category, *found = read_back("\n".join(gift(name, asked)))
    assert category == {"type": "category", "name": f"blacklist-sim/{name}"}
    for question, read in zip(asked, found, strict=True):
        points = f"{question.grade.normalize():f}"
        assert read["text"] == f"[html]{question.text}<p>({points})</p>" and read["name"] == question.name
        assert f"[id:{question.idnumber}]" in read["comments"][0]
        if question.kind in ("multichoice", "shortanswer"):
            assert read["type"] == question.kind and read["feedback"] == question.feedback
            answers = [(answer.fraction, answer.text) for answer in question.answers]
            assert read["answers"] == [(weight.quantize(Decimal("0.00001")), text) for weight, text in answers]
            assert read.get("single", True) == question.single


@pytest.mark.parametrize("text", ["a~b=c#d{e}f:g\\h", "::x::", "\\n is no\nnew line", "50%~%50%", "1\r\n2\r3", "// no"])
def test_a_text_comes_back_whatever_signs_it_holds(text):
    option = Option("o", Text(text, text))
    read = alone(item(Several((option, Option("p", Text("p", "p")))), ("o", "p")))
    assert read["answers"][0] == (Decimal(50), text.replace("\r\n", "\n").replace("\r", "\n"))
    assert "\n" not in escaped(text)


def test_a_name_does_not_end_where_it_holds_colons():
    one = Question("a::b", "i", "shortanswer", "<p>q</p>", "f", Decimal(1), Decimal(0), (), ("t",))
    read = read_back("\n".join(gift("one", [replace(one, answers=(Answer("x", Decimal(100)),))])))[1]
    assert (read["name"], read["text"]) == ("a::b", "[html]<p>q</p><p>(1)</p>")


def item(form, key):
    return Item("1", Text("?", "?"), form, key, NO_LAW)


def test_a_wrong_one_among_several_costs_what_a_right_one_earns():
    options = tuple(Option(name, Text(name, name)) for name in "abcd")
    read = alone(item(Several(options), ("a", "b", "c")))
    assert [weight for weight, _ in read["answers"]] == [*[Decimal("33.33333")] * 3, Decimal("-33.33333")]
    assert read["single"] is False


def test_a_number_has_its_tolerance():
    assert alone(item(Amount(Decimal("0.05")), Decimal("12.50")))["answers"] == [(Decimal(100), "12.50", "0.05")]
    assert alone(item(Amount(), Decimal(7)))["answers"] == [(Decimal(100), "7", "")]


def test_a_free_text_is_an_essay():
    one = variant(load_engine(), read_exercise(FIRST), 3)
    task = one.tasks[0]
    free = replace(one, tasks=(replace(task, items=(replace(task.items[0], form=Words()),)),))
    assert read_back("\n".join(gift("one", questions(free, "en"))))[1]["type"] == "essay"


def test_a_day_is_a_short_answer_in_each_way_of_writing_it():
    read = read_back("\n".join(gift("one", questions(variant(load_engine(), read_exercise(FIRST), 3), "zh"))))
    day = date.fromisoformat(read[-1]["answers"][0][1])
    assert read[-1]["type"] == "shortanswer"
    assert (Decimal(100), f"{day.year}年{day.month}月{day.day}日") in read[-1]["answers"]
