"""The formatting of all that a document shows: few kinds, and for each the paragraphs that have it.

A rule about letters looks at each kind, not at each run, and then only at the paragraphs of those that are not as they
should be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kehoach.docx_reading.word_document import Letters, WordDocument, WordParagraph


class ShownLetters(Struct, frozen=True):
    """The paragraphs of text, headers and footers, and the indexes of those that show letters of each formatting."""

    paragraphs: Sequence[WordParagraph]
    indexes: Mapping[Letters, Sequence[int]]

    def having(self, is_meant: Callable[[Letters], bool]) -> Iterator[WordParagraph]:
        """The paragraphs that show something in one of the formattings meant, in reading order."""
        found = {at for letters, indexes in self.indexes.items() if is_meant(letters) for at in indexes}
        return (self.paragraphs[at] for at in sorted(found))


def shown_letters(document: WordDocument) -> ShownLetters:
    """Sort the paragraphs of a document by the formatting of their visible characters."""
    paragraphs = document.everything
    indexes: dict[Letters, list[int]] = {}
    for at, paragraph in enumerate(paragraphs):
        for run in paragraph.labelled_runs:
            if run.text.strip():
                indexes.setdefault(run.letters, []).append(at)
    return ShownLetters(paragraphs, indexes)
