"""The form of the public view of an entry: its keys, the words of its values, and how numbers are masked."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from pydantic import ConfigDict

from blacklist_sim.law.raw import Evidence, RawForm, RawText


class _Form(RawForm):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PublicKey(RawText):
    """A key of the public view: what it means in both languages, and how surely it was seen."""

    evidence: Evidence


class PublicWord(_Form):
    """A value of the public view as it is written there, and how surely it was seen."""

    zh: str
    evidence: Evidence


class Masking(_Form):
    """Which places of a number of `of` places the public view hides, counted from 1, both included."""

    first: int
    last: int
    of: int
    by: str
    evidence: Evidence

    def hide(self, number: str) -> str:
        """The number with those places hidden; of one too short for them as many in its middle.

        A longer one shows no more at its ends than one of the usual length. Blanks and hyphens stay and do not count.
        Words beside a number stay; a text without any digit is hidden in its middle: nothing given comes out whole.
        """
        text = unicodedata.normalize("NFKC", number).strip()
        hidden, found = _numbers.subn(lambda match: self._hide(match.group()), text)
        return hidden if found else self._hide(text)

    def _hide(self, number: str) -> str:
        places = [place for place, sign in enumerate(number) if sign.isalnum() or sign == self.by]
        start, end = self.first - 1, max(self.last, len(places) - (self.of - self.last))
        if len(places) <= self.last:
            width = self.last - start
            start = max(len(places) - width, 0) // 2
            end = start + width
        digits = {place for place in places if number[place].isdigit()}
        hidden = set(places[start:end])
        if digits and not any(number[place].isdigit() or number[place] == self.by for place in hidden):
            hidden = digits
        return "".join(self.by if place in hidden else sign for place, sign in enumerate(number))


class PublicForm(_Form):
    """The public view of an entry. `conduct` gives the words of the grounds by the text of the `instrument`."""

    instrument: str
    keys: Mapping[str, PublicKey]
    conduct: Mapping[str, Mapping[str, str]]
    performance: Mapping[str, PublicWord]
    party_types: Mapping[str, PublicWord]
    sexes: Mapping[str, PublicWord]
    masked: Masking

    def evidence(self, key: str, value: object) -> str:
        """How surely the form of a value was seen."""
        if key == "cardNum":
            return self.masked.evidence
        words = {"performance": self.performance, "sexy": self.sexes, "partyTypeName": self.party_types}.get(key, {})
        return next((word.evidence for word in words.values() if word.zh == value), self.keys[key].evidence)

    def conduct_of(self, text: str, grounds: Iterable[str]) -> str:
        """The grounds in the words of one text, joined as the public view joins them."""
        return ",".join(self.conduct[text][ground] for ground in grounds)


_numbers = re.compile(r"[A-Za-z]*\d[\dA-Za-z*]*(?:[\s-]+\d[\dXx*]*)*")
"""A number with the letters that belong to it, and whatever digits follow after blanks or hyphens."""
