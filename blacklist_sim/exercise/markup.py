"""Texts as HTML of which nothing is taken for a tag: one language, or English with Chinese below it."""

import re
from collections.abc import Iterable
from html import escape

from blacklist_sim.text import NO_TEXT, Text

CODES = {"en": "en", "zh": "zh-CN"}
_not_in_xml = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """A text without the characters that no XML file can hold."""
    return _not_in_xml.sub("", text)


def escaped(text: str) -> str:
    """A text as HTML."""
    return escape(plain(text))


def inline(text: Text, lang: str) -> str:
    """A text within a line, as HTML; both languages beside each other."""
    return escaped(text.pick(lang))


def wordings(text: Text, lang: str) -> list[tuple[str, str]]:
    """The language codes and wordings that are asked for; one where both languages say the same."""
    if lang == "both" and text.en != text.zh:
        return [(CODES["en"], text.en), (CODES["zh"], text.zh)]
    language = "en" if lang == "both" else lang
    return [(CODES[language], text.pick(language))]


def paragraph(text: Text, lang: str, tag: str = "p", name: str = "") -> str:
    """A text as a paragraph, or as two; nothing where there is no text. `name` is its class."""
    if text == NO_TEXT:
        return ""
    of_class = f' class="{name}"' if name else ""
    return "".join(
        f'<{tag}{of_class} lang="{code}">{escaped(said)}</{tag}>' for code, said in wordings(text, lang)
    )  # fmt: skip


def bullets(texts: Iterable[Text], lang: str, tag: str = "ul") -> str:
    """Texts as a list; nothing where there are none."""
    items = "".join(f"<li>{within(text, lang)}</li>" for text in texts if text != NO_TEXT)
    return f"<{tag}>{items}</{tag}>" if items else ""


def within(text: Text, lang: str) -> str:
    """A text within something, the Chinese on a line of its own below the English."""
    return "<br/>".join(f'<span lang="{code}">{escaped(said.strip())}</span>' for code, said in wordings(text, lang))
