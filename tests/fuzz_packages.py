"""Damaged Word files as templates: refused with findings, or fit for every plan, and never a traceback.

    python -m tests.fuzz_packages --runs 20000         # all of it; prints each kind of crash once
    python -m tests.fuzz_packages --only 4711 --show   # one run again; prints the .docx that it read

Run number N is always the same file: it depends on the number and the seed alone.
"""

from __future__ import annotations

import io
import random
import re
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx

import kehoach
from kehoach.diagnostics import catalog, report
from kehoach.linting import lint_text
from tests import fuzz_runs
from tests.damaged_parts import mixed_parts
from tests.damaged_xml import damaged_part
from tests.damaged_zip import damaged_zip

if TYPE_CHECKING:
    from kehoach.tables.computed import ComputedPlan

ROOT: Final = Path(__file__).resolve().parents[1]
ORIGINALS: Final = {path.name: path.read_bytes() for path in sorted((ROOT / "templates" / "co-so").glob("*.docx"))}
KINDS: Final = {"template.docx": "Kế hoạch", "quyet-dinh.docx": "Quyết định", "cong-van.docx": "Công văn"}
PLANS: Final = 20
PARTS: Final = (
    *("word/document.xml",) * 10, "word/styles.xml", "word/styles.xml", "word/header1.xml", "word/settings.xml",
    "word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml", "docProps/app.xml", "docProps/core.xml",
)  # fmt: skip

PACK: Final = """\
title: Kế hoạch thử
templates:
  quyet-dinh.docx: {without: doc.addressee; doc.addressees}
  cong-van.docx: {without: doc.kind; doc.authority; doc.decides; block.article}
outline:
  muc_dich: {title: Mục đích, of: purpose}
  nhiem_vu: {title: Nhiệm vụ, of: tasks}
  kinh_phi: {title: Kinh phí, of: funding}
  phan_cong: {title: Tổ chức thực hiện, of: assignments}
recipients: "Lưu: VT"
variants:
  theo_dieu: {when: {document: Quyết định}, template: quyet-dinh.docx, numbering: Điều}
  cong_van: {when: {document: Công văn}, template: cong-van.docx}
"""
HEAD: Final = """\
kehoach: 1
pack: mau
numbers: vi
year: 2026
document: {document}
subject: Thử mẫu của cơ quan
issuer: {{kind: xã, name: Tân Mẫu}}
"""
PIECES: Final = (
    "basis: |\n  Luật Tổ chức chính quyền địa phương\n  Nghị quyết số 1/NQ-HĐND\n",
    "purpose: |\n  Đoạn thứ nhất có số $(ho.total.so).\n  - Ý thứ hai\n  $(ho)\n  Đoạn cuối.\n",
    "opening: Ủy ban nhân dân ban hành như sau\n",
    "addressees: |\n  Hội đồng nhân dân xã\n  Các thôn\n",
    "recipients: |\n  Như trên\n  Các thôn (t/h)\n  Lưu: VT\n",
    "signer: {authority: KT., post: Phó Chủ tịch, name: Nguyễn Văn A}\n",
    "number: 12\ndate: 09/3/2026\n",
    "funding: |\n  Kinh phí do ngân sách xã bảo đảm.\n  $(rong)\n",
    "tasks:\n  mot: {title: Việc một, lead: Phòng Một}\n  hai: {title: Việc hai, parts: {ba: Việc ba}}\n",
    "assignments:\n  thon: {title: Các thôn, text: Thực hiện kế hoạch này.}\n",
    "appendices:\n  a: {title: Bảng số hộ, text: $(ho_sau)}\n  b: {title: Bảng rộng, text: $(rong_sau)}\n",
)  # fmt: skip
WIDE: Final = range(14)
TABLES: Final = {
    "ho": """\
    title: Số hộ
    numbering: 1 -
    total: Cộng
    source: Các thôn
    columns:
      ten: {label: Thôn, kind: text}
      so: {label: Số hộ, unit: hộ, under: Trong đó}
      nu: {label: Nữ, unit: hộ, under: Trong đó}
    rows: |
      Thôn | so | nu
      Cụm 1 |  |
        Thôn Một | 12 | 3
        Thôn Hai | 7 | -
      Thôn Ba | 1.250 | 4
""",
    "rong": f"""\
    columns:
      ten: {{label: Nội dung, kind: text}}
{"".join(f"      c{n}: {{label: Cột {n}}}{chr(10)}" for n in WIDE)}
    rows: |
      Nội dung | {" | ".join(f"c{n}" for n in WIDE)}
      Việc một | {" | ".join(f"{n + 1}.000" for n in WIDE)}
""",
}


@dataclass(frozen=True, slots=True)
class Bench:
    """A pack in a folder of its own, and its plans by the template that they are printed with."""

    folder: Path
    plans: dict[str, tuple[ComputedPlan, ...]]

    @classmethod
    def in_folder(cls, folder: Path) -> Bench:
        pack = folder / "mau"
        pack.mkdir()
        (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
        for name, data in ORIGINALS.items():
            (pack / name).write_bytes(data)
        plans = {
            name: tuple(
                kehoach.compute(kehoach.loads(plan_text(number, document), packs=[folder])) for number in range(PLANS)
            )
            for name, document in KINDS.items()
        }
        return cls(pack, plans)

    def try_template(self, name: str, data: bytes) -> bool:
        """Check the pack with another template; whether it is sound, and so prints all plans.

        Raises:
            Exception: what was let pass does not print, or whatever else a user would have seen as a traceback.
        """
        file = self.folder / name
        file.write_bytes(data)
        try:
            findings = kehoach.check_pack(self.folder)
            look_at(findings)
            if any(finding.severity is kehoach.Severity.ERROR for finding in findings):
                return False
            for plan in self.plans[name]:
                print_with(plan)
        finally:
            file.write_bytes(ORIGINALS[name])
        return True


def plan_text(number: int, document: str) -> str:
    """A plan: number 0 has only what is required, number 1 everything, any other a mixture."""
    rng = random.Random(f"plan:{number}")
    pieces = [piece for piece in PIECES if number == 1 or (number and rng.random() < 0.5)]
    text = HEAD.format(document=document) + "".join(pieces)
    tables = re.findall(r"\$\((\w+)\)", text)
    return text + ("tables:\n" if tables else "") + "".join(f"  {id}:\n{TABLES[id.split('_')[0]]}" for id in tables)


def print_with(plan: ComputedPlan) -> None:
    """Print a plan and read the document back; a title that a template need not print may be refused."""
    try:
        document = kehoach.render(plan)
    except kehoach.PackError as error:
        if {finding.rule for finding in error.findings} == {catalog.TITLE_NOT_IN_TEMPLATE}:
            return
        raise
    docx.Document(io.BytesIO(document))
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        text = package.read("word/document.xml").decode() if "word/document.xml" in package.namelist() else ""
    assert "{{" not in text, "a tag was printed as it stands"
    assert "{%" not in text, "a tag was printed as it stands"


def look_at(findings: list[kehoach.Finding]) -> None:
    """See that findings can be shown."""
    report.dumps(report.as_json(findings, "en"), ascii_only=False)
    for finding in findings:
        assert finding.message_in("vi").strip()
        assert finding.message_in("en").strip()
        finding.hint_in("vi")
        finding.hint_in("en")


def damaged(number: int, seed: int) -> tuple[str, bytes]:
    """The template of a run: which of the shipped ones it was, and its bytes."""
    rng = random.Random(f"{seed}:{number}")
    name = rng.choice(sorted(ORIGINALS))
    with zipfile.ZipFile(io.BytesIO(ORIGINALS[name])) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    way = rng.random()
    if way < 0.25:
        mixed_parts(parts, rng)
        return name, zipped(parts)
    if way < 0.85:
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            part = rng.choice([part for part in PARTS if part in parts])
            parts[part] = damaged_part(parts[part], rng)
        return name, zipped(parts)
    return name, damaged_zip(parts, rng)


def zipped(parts: dict[str, bytes]) -> bytes:
    """A plain package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def lint(data: bytes) -> None:
    """Check the layout of any file; one that is no document says so."""
    try:
        found = kehoach.lint(data)
    except kehoach.DocumentError as error:
        report.dumps({"reason": error.reason.vi}, ascii_only=False)
        return
    lint_text.as_text(found, "vi", every=True)


def taken(number: int, seed: int, bench: Bench) -> bool:
    """One run; whether its template was let pass, and printed."""
    name, data = damaged(number, seed)
    lint(data)
    return bench.try_template(name, data)


def main() -> int:
    """The long run."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench.in_folder(Path(folder))
        return fuzz_runs.main(
            __doc__, lambda number, seed: taken(number, seed, bench), lambda number, seed: damaged(number, seed)[1]
        )


if __name__ == "__main__":
    sys.exit(main())
