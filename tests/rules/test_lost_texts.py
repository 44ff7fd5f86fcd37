"""What a plan types and its Word template does not print is said where it is typed."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import kehoach
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
kehoach: 1
pack: thu
year: 2026
date: 15/01/2026
subject: Thử
issuer: {kind: xã, name: Tân Mẫu}
signer: {authority: TM., post: Chủ tịch, name: Nguyễn Văn A}
%soutline:
  pack: none
  muc: {title: Mục, text: Lời văn.}
"""
BASIS = "basis: |\n  Luật số 1 ngày 02/01/2025\n"


def without_basis(folder: Path) -> None:
    """A pack whose template does not print the basis, and says so."""
    pack = folder / "packs" / "thu"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(
        "pack: co-so\ntitle: Thử\ntemplates: {template.docx: {without: doc.authority; doc.decides; doc.basis}}\n",
        encoding="utf-8",
    )
    with (
        zipfile.ZipFile(ROOT / "templates" / "co-so" / "template.docx") as source,
        zipfile.ZipFile(pack / "template.docx", "w") as made,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                loop = re.compile(r"<w:p>(?:(?!</w:p>).)*in doc.basis .*?endfor.*?</w:p>", re.DOTALL)
                data, count = loop.subn("", data.decode())[0].encode(), len(loop.findall(data.decode()))
                assert count == 1
            made.writestr(name, data)


def found(folder: Path, text: str) -> list[tuple[str, int]]:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    made = kehoach.render(kehoach.compute(kehoach.load(path)))
    return [(finding.code, finding.line) for finding in made.findings if finding.code == "KH569"]


def test_a_text_that_the_template_omits_is_a_warning_where_it_is_typed(tmp_path: Path) -> None:
    without_basis(tmp_path)

    assert found(tmp_path, PLAN % BASIS) == [("KH569", 9)]
    assert found(tmp_path, PLAN % "basis: none\n") == []
