"""Copies of a plan's Word document as a colleague edits them, plainly or with tracked changes."""

from __future__ import annotations

import copy
import functools
import io
from typing import TYPE_CHECKING, Final

import docx as python_docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

import kehoach
from kehoach.word_edits.bring_back import bring_back
from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document as WordFile

    from kehoach.word_edits.word_changes import WordEdits

BY: Final = 'w:id="7" w:author="Nguyễn Văn A" w:date="2026-03-02T08:00:00Z"'
BAC_SON: Final = EXAMPLES / "bac-son-2023" / "plan.yaml"


@functools.cache
def rendered(spec: Path) -> bytes:
    """The document of a plan."""
    return bytes(kehoach.render(kehoach.compute(kehoach.load(spec))))


class Copy:
    """A document that somebody opened; ``tracked``: with tracked changes on."""

    def __init__(self, data: bytes, *, tracked: bool = False) -> None:
        self.file: WordFile = python_docx.Document(io.BytesIO(data))
        self.tracked = tracked

    @property
    def data(self) -> bytes:
        """The document as it is saved."""
        made = io.BytesIO()
        self.file.save(made)
        return made.getvalue()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph with text, those of tables too."""
        for element in self.file.element.body.iter(qn("w:p")):
            paragraph = Paragraph(element, self.file)
            if next(element.iter(qn("w:t")), None) is not None:
                yield paragraph

    def containing(self, text: str) -> Paragraph:
        """The first paragraph that has a text, those added included."""
        found = ((one, "".join(t.text or "" for t in one._p.iter(qn("w:t")))) for one in self.paragraphs())
        return next(one for one, said in found if text in said.replace("\u00a0", " "))

    def retype(self, paragraph: Paragraph, text: str) -> None:
        """Other words in a paragraph, in the formatting of its first ones."""
        runs = list(paragraph._p.iter(qn("w:r")))
        new = copy.deepcopy(runs[0]) if runs else parse_xml(f"<w:r {nsdecls('w')}/>")
        for child in [child for child in new if child.tag != qn("w:rPr")]:
            new.remove(child)
        new.append(parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"/>'))
        new[-1].text = text
        self._take_away(runs)
        paragraph._p.append(self._around("ins", [new]) if self.tracked else new)

    def replace(self, old: str, new: str) -> None:
        """Some words in the first paragraph that has them."""
        paragraph = self.containing(old)
        self.retype(paragraph, paragraph.text.replace("\u00a0", " ").replace(old, new))

    def remove(self, text: str) -> None:
        """The first paragraph that has a text removed."""
        paragraph = self.containing(text)
        if not self.tracked:
            paragraph._p.getparent().remove(paragraph._p)
            return
        self._take_away([element for element in paragraph._p if element.tag == qn("w:r")])
        self._mark(paragraph, "del")

    def add_below(self, text: str, new: str) -> None:
        """A paragraph like the one that has a text, below it."""
        above = self.containing(text)
        element = copy.deepcopy(above._p)
        above._p.addnext(element)
        below = Paragraph(element, self.file)
        tracked, self.tracked = self.tracked, False
        self.retype(below, new)
        self.tracked = tracked
        if tracked:
            runs = [one for one in element if one.tag == qn("w:r")]
            place = element.index(runs[0])
            element.insert(place, self._around("ins", runs))
            self._mark(below, "ins")

    # --- tables

    def add_rows_below(self, name: str, *rows: tuple[str, ...], column: int = 1) -> None:
        """Rows below another one, with these texts."""
        above = self.row(name, column)[0]._p.getparent().getparent()
        tracked, self.tracked = self.tracked, False
        for texts in rows:
            element = copy.deepcopy(above)
            above.addnext(element)
            above = element
            for cell, text in zip(element.findall(qn("w:tc")), texts, strict=True):
                self.retype(Paragraph(cell.find(qn("w:p")), self.file), text)
            if tracked:
                element.insert(0, parse_xml(f"<w:trPr {nsdecls('w')}><w:ins {BY}/></w:trPr>"))
        self.tracked = tracked

    def row(self, name: str, column: int = 1) -> list[Paragraph]:
        """The cells of the first row that has a name in a column, from 0; each its first paragraph."""
        for element in self.file.element.body.iter(qn("w:tr")):
            cells = element.findall(qn("w:tc"))
            texts = ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in cells]
            if column < len(texts) and texts[column] == name:
                return [Paragraph(cell.find(qn("w:p")), self.file) for cell in cells]
        raise AssertionError(f"no row {name}")

    def set_cell(self, row: str, column: int, text: str) -> None:
        """A cell with another text."""
        self.retype(self.row(row)[column], text)

    def remove_row(self, name: str, column: int = 1) -> None:
        """A whole row removed."""
        row = self.row(name, column)[0]._p.getparent().getparent()
        if self.tracked:
            row.insert(0, parse_xml(f"<w:trPr {nsdecls('w')}><w:del {BY}/></w:trPr>"))
        else:
            row.getparent().remove(row)

    # --- marks of tracked changes

    def _take_away(self, runs: list[object]) -> None:
        for run in runs:
            parent = run.getparent()  # type: ignore[attr-defined]
            if not self.tracked:
                parent.remove(run)
                continue
            place = parent.index(run)
            parent.insert(place, self._around("del", [run]))

    @staticmethod
    def _around(name: str, runs: list[object]) -> object:
        holder = parse_xml(f"<w:{name} {nsdecls('w')} {BY}/>")
        for run in runs:
            holder.append(run)
            for text in run.iter(qn("w:t")) if name == "del" else ():  # type: ignore[attr-defined]
                text.tag = qn("w:delText")
        return holder

    @staticmethod
    def _mark(paragraph: Paragraph, name: str) -> None:
        properties = paragraph._p.get_or_add_pPr()
        mark = properties.find(qn("w:rPr"))
        if mark is None:
            mark = parse_xml(f"<w:rPr {nsdecls('w')}/>")
            properties.append(mark)
        mark.insert(0, parse_xml(f"<w:{name} {nsdecls('w')} {BY}/>"))


def opened(spec: Path = BAC_SON, *, tracked: bool = False) -> Copy:
    """A copy of a plan's document."""
    return Copy(rendered(spec), tracked=tracked)


def edits_in(copied: Copy, spec: Path = BAC_SON, *, rejects_tracked: bool = False) -> WordEdits:
    """What differs between a plan and an edited copy of its document."""
    found = bring_back(spec, copied.data, "sua.docx", rejects_tracked=rejects_tracked)
    assert found.value is not None
    return found.value


def new_lines(edits: WordEdits, spec: Path = BAC_SON) -> tuple[list[str], list[str]]:
    """The lines that the plan's file loses and gets, without the spaces around them."""
    before = spec.read_text(encoding="utf-8").splitlines()
    after = before if edits.made is None else edits.made.decode().splitlines()
    return _without(before, after), _without(after, before)


def _without(lines: list[str], others: list[str]) -> list[str]:
    left = list(others)
    found = []
    for line in lines:
        if line in left:
            left.remove(line)
        else:
            found.append(line.strip())
    return found
