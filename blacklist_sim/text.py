"""A text that a user reads, in English and in Chinese."""

from typing import NamedTuple

LANGUAGES = ("en", "zh", "both")


class Text(NamedTuple):
    """One statement in both languages."""

    en: str
    zh: str

    def pick(self, language: str) -> str:
        """The statement in `en`, `zh` or `both`: English first, Chinese after a slash, indent and dash once."""
        if language == "en":
            return self.en
        if language == "zh":
            return self.zh
        return self.en if self.en == self.zh else f"{self.en} / {self.zh.lstrip().removeprefix('- ')}"


NO_TEXT = Text("", "")
