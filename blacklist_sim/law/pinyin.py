"""Pinyin as people type it: without tones, run together, or by initials."""

import re
import unicodedata

SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"[aeiou]+"
    r"(?:ng(?![aeiou])|n(?![aeiou])|r(?![aeiou]))?"
)
"""One syllable; an apostrophe stands wherever a syllable within a word begins with a vowel, so no other can."""

HAN = re.compile(r"[\u3400-\u9fff]")


def plain(text: str) -> str:
    """Small letters without tones or other marks, wide ones made narrow, blanks single."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def syllables(pinyin: str) -> list[str]:
    """The syllables, without their tones."""
    return SYLLABLE.findall(plain(pinyin))


def initials(pinyin: str) -> str:
    """The first letter of each syllable: `sxbzxr` of `shīxìn bèi zhíxíngrén`."""
    return "".join(syllable[0] for syllable in syllables(pinyin))


def spellings(pinyin: str) -> tuple[str, ...]:
    """The ways to type it without tones: by words, run together, and with `v` for `ü`."""
    by_words = plain(pinyin)
    with_v = plain(unicodedata.normalize("NFD", pinyin).replace("u\u0308", "v"))
    return tuple(dict.fromkeys(form for said in (by_words, with_v) for form in (said, squeezed(said))))


def squeezed(text: str) -> str:
    """Without blanks and apostrophes."""
    return text.replace(" ", "").replace("'", "").replace("\u2019", "")


def characters(text: str) -> int:
    """How many Chinese characters there are in a text; each is a syllable."""
    return len(HAN.findall(text))
