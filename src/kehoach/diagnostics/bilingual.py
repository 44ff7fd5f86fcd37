"""A text in both languages of the product."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Language = Literal["vi", "en"]


def require_language(lang: Language) -> None:
    """Raise unless there are texts in this language.

    Raises:
        ValueError: it is neither "vi" nor "en".
    """
    if lang not in get_args(Language):
        raise ValueError(f'texts are in "vi" or "en", not in {lang!r}')


class Bilingual(NamedTuple):
    """One text in Vietnamese and English."""

    vi: str
    en: str

    def in_(self, lang: Language) -> str:
        """The text in a language."""
        return self.vi if lang == "vi" else self.en

    def after(self, text: str) -> Bilingual:
        """This text, following one that is the same in both languages."""
        return Bilingual(text + self.vi, text + self.en)

    def __str__(self) -> str:
        return self.vi
