"""A text in both languages of the product."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, NewType, TypeAlias, get_args

Language = Literal["vi", "en"]

Verbatim = NewType("Verbatim", str)
"""A text that is the same in both languages: a name or figure as typed, an id, a key, an address, a formula, a path.

At run time it is the ``str`` itself. To a type checker it is not: a phrase of our own, which needs both languages, does
not pass for one by accident.
"""


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

    def filled(self, **details: Detail) -> Bilingual:
        """This text with its gaps, ``{name}``, filled."""
        vi, en = (
            {name: text.in_(lang) if isinstance(text, Bilingual) else text for name, text in details.items()}
            for lang in get_args(Language)
        )
        return Bilingual(self.vi.format_map(vi), self.en.format_map(en))

    @classmethod
    def joined(cls, separator: str, parts: Iterable[Bilingual | Verbatim]) -> Bilingual:
        """Several texts as one, in each language."""
        pairs = [part if isinstance(part, Bilingual) else (part, part) for part in parts]
        return cls(separator.join(vi for vi, _ in pairs), separator.join(en for _, en in pairs))

    def __str__(self) -> str:
        return self.vi


Detail: TypeAlias = Bilingual | Verbatim | int
"""What fills a gap in a message. A plain ``str`` does not: nobody could say in which language it is."""
Details: TypeAlias = Mapping[str, Detail]
"""What fills the gaps of a message, by their names."""
