"""Text typed in fonts from before Unicode, of TCVN3 (.VnTime) and VNI: other letters that look right in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.docx_reading.word_document import Run
from kehoach.patterns import regex

if TYPE_CHECKING:
    from kehoach.docx_reading.word_document import WordDocument, WordParagraph

TCVN3: Final = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
"""The letters of TCVN3 by their signs; capitals with marks are small letters in a font of capitals."""

_MARKS: Final = "øùûõï"
_LATER: Final = {"ă": ("a", "èéúüë"), "â": ("a", "àáåãä"), "ê": ("e", "àáåãä"), "ô": ("o", "àáåãä")}
_ALONE: Final = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}
_PLAIN: Final = {
    "a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹ", "ô": "ờớởỡợ", "ö": "ừứửữự",
}  # fmt: skip
_ROWS: Final = {"ă": "ằắẳẵặ", "â": "ầấẩẫậ", "ê": "ềếểễệ", "ô": "ồốổỗộ"}


def _small_letters() -> dict[str, str]:
    found = {sign: letter for letter, sign in _ALONE.items()}
    found |= {base + mark: letter for base, row in _PLAIN.items() for mark, letter in zip(_MARKS, row, strict=False)}
    for letter, (base, marks) in _LATER.items():
        found[base + ("ê" if letter == "ă" else "â")] = letter
        found |= {base + mark: marked for mark, marked in zip(marks, _ROWS[letter], strict=True)}
    return found


_SMALL: Final = _small_letters()
VNI: Final = _SMALL | {signs.upper(): letter.upper() for signs, letter in _SMALL.items()}
"""The letters of VNI by their letter and mark, or their sign."""
_IN_VNI: Final = regex("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_VNI_MARK: Final = regex("[øùûõïèéúüëàáåãäêâØÙÛÕÏÈÉÚÜËÀÁÅÃÄÊÂ]")


def from_tcvn3(text: str) -> str:
    """A text typed in a font of TCVN3, in Unicode."""
    return "".join(TCVN3.get(letter, letter) for letter in text)


def from_vni(text: str) -> str:
    """A text typed in a font of VNI, in Unicode."""
    return _IN_VNI.sub(lambda found: VNI[found[0]], text)


def in_unicode(document: WordDocument) -> tuple[WordDocument, tuple[WordParagraph, ...]]:
    """The document with its old texts in Unicode, and the paragraphs that were changed, as they are now."""
    known = {id(paragraph): _converted(paragraph) for paragraph in document.paragraphs}
    changed = tuple(known[id(p)] for p in document.paragraphs if known[id(p)] is not p)
    if not changed:
        return document, ()
    tables = tuple(
        replace(
            table,
            cells=tuple(
                replace(cell, paragraphs=tuple(known.get(id(p), p) for p in cell.paragraphs)) for cell in table.cells
            ),
        )
        for table in document.tables
    )
    return replace(document, paragraphs=tuple(known[id(p)] for p in document.paragraphs), tables=tables), changed


def _converted(paragraph: WordParagraph) -> WordParagraph:
    if not any(map(_encoding, paragraph.runs)):
        return paragraph
    texts = [run.text for run in paragraph.runs]
    for at in range(1, len(texts)):  # a mark that begins a run belongs to the letter before it
        while _encoding(paragraph.runs[at]) == "VNI" and texts[at - 1][-1:].isalpha() and _VNI_MARK.match(texts[at]):
            texts[at - 1], texts[at] = texts[at - 1] + texts[at][0], texts[at][1:]
    runs = (_in_unicode(run, text) for run, text in zip(paragraph.runs, texts, strict=True))
    return replace(paragraph, runs=tuple(run for run in runs if run.text))


def _in_unicode(run: Run, text: str) -> Run:
    match _encoding(run):
        case "TCVN3":
            return Run(from_tcvn3(text), run.letters)
        case "TCVN3 capitals":
            return Run(from_tcvn3(text).upper(), run.letters)
        case "VNI":
            return Run(from_vni(text), run.letters)
        case _:
            return Run(text, run.letters)


def _encoding(run: Run) -> str:
    """The encoding that a run's font is made for; empty for Unicode."""
    for font in run.letters.fonts:
        if font and font.startswith(".Vn"):
            return "TCVN3 capitals" if font.endswith("H") else "TCVN3"
        if font and font.upper().startswith("VNI-"):
            return "VNI"
    return ""
