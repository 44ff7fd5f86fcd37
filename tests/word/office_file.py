"""An office's own Word file: the common template, changed by hand or by a program other than Word."""

from __future__ import annotations

import io
import shutil
import zipfile
from typing import TYPE_CHECKING

import docx

import kehoach
from kehoach.word.render import render_document
from kehoach.word.template import compile_template
from kehoach.word.trial import FULL
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TEMPLATE = (ROOT / "templates" / "co-so" / "template.docx").read_bytes()
KIND = "{{ doc.kind }}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DOCUMENT_TYPE = "wordprocessingml.document.main+xml"
PLAN = """\
kehoach: 1
pack: mau
year: 2026
issuer: {kind: xã, name: Tân Mẫu}
subject: Thử mẫu của cơ quan
recipients: |
  Như trên
  Lưu: VT
purpose: |
  Đoạn thứ nhất.
  Đoạn thứ hai.
"""


def office_file(*changes: tuple[str, str, str], added: Mapping[str, str | bytes] | None = None) -> bytes:
    """The common template with texts of its parts replaced (part, before, after), and further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            text = source.read(info).decode()
            for part, before, after in changes:
                if part == info.filename:
                    assert before in text, before
                    text = text.replace(before, after, 1)
            target.writestr(info.filename, text)
        for name, data in (added or {}).items():
            target.writestr(name, data)
    return out.getvalue()


def in_text(before: str, after: str) -> tuple[str, str, str]:
    return ("word/document.xml", before, after)


def at_end(xml: str) -> tuple[str, str, str]:
    return in_text("<w:sectPr>", f"{xml}<w:sectPr>")


def related(kind: str, target: str, mode: str = "") -> tuple[str, str, str]:
    relation = f'<Relationship Id="rIdNew" Type="{OFFICE}{kind}" Target="{target}"{mode}/>'
    return ("word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>")


def typed(part: str, kind: str) -> tuple[str, str, str]:
    override = f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
    return ("[Content_Types].xml", "</Types>", f"{override}</Types>")


def made_pack(folder: Path, keys: str = "", *changes: tuple[str, str, str]) -> Path:
    """A folder with a pack “mau”: the common one with further keys, its template changed."""
    shutil.copytree(ROOT / "templates" / "co-so", folder / "mau")
    (folder / "mau" / "template.docx").write_bytes(office_file(*changes))
    pack = folder / "mau" / "pack.yaml"
    pack.write_text(f"{pack.read_text(encoding='utf-8')}\n{keys}\n", encoding="utf-8")
    return folder


def made_from(template: bytes, folder: Path) -> dict[str, str]:
    """The parts of a document made from a template; python-docx opens it too."""
    shutil.copytree(ROOT / "templates" / "co-so", folder / "mau")
    (folder / "mau" / "template.docx").write_bytes(template)
    data = kehoach.render(kehoach.compute(kehoach.loads(PLAN, packs=[folder])))
    docx.Document(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode(errors="replace") for name in package.namelist()}


def codes_of(template: bytes) -> list[str]:
    try:
        compile_template(template)
    except kehoach.PackError as error:
        return [f"{found.code} {found.place.spot.part if found.place.spot else ''}" for found in error.findings]
    return []


def printed_from(template: bytes) -> dict[str, str]:
    """The parts of a document with everything in it, made from a template."""
    with zipfile.ZipFile(io.BytesIO(render_document(FULL, compile_template(template)).data)) as package:
        return {name: package.read(name).decode(errors="replace") for name in package.namelist()}


def findings_of(template: bytes) -> list[kehoach.Finding]:
    """Everything that is said of a template, notes included."""
    try:
        return list(compile_template(template).notes)
    except kehoach.PackError as error:
        return list(error.findings)
