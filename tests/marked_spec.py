"""Specs with the expected places marked in them, and the one assertion every test of the reading side makes.

``▶`` stands in front of the very character a finding must point at; it is taken out before the spec is read.
"""

from __future__ import annotations

import os
import re
import string
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import findings_in
from tests.own_words import vietnamese_of_our_own

if TYPE_CHECKING:
    from collections.abc import Mapping

    import kehoach

MARK = "▶"
PACK = "giam-ngheo/pack.yaml"
NOT_OF_READING = frozenset({"KH602", "KH606", "KH607", "KH608", "KH610"})
"""The note that counts the pack's paragraphs, no signer yet, no basis yet: they say nothing of how a plan was read."""

GOOD = """\
kehoach: 1
pack: giam-ngheo
year: 2023
number: 66
date: 09/3/2023
issuer:
  kind: phường
  name: Bắc Sơn
leaders: |
  Họ và tên    | Chức vụ  | Thẩm quyền
  Nguyễn Văn A | Chủ tịch | TM.
areas:
  label: khu phố
  rows: |
    Đơn vị    | Số hộ
    Khu phố 1 | 237
    Khu phố 2 | 197
basis: |
  Kế hoạch số 482/KH-UBND ngày 24/02/2023 của UBND thị xã Bỉm Sơn về giảm nghèo bền vững năm 2023
targets:
  cam_ket:
    goal: ≥ 1 hộ
  giam_ngheo:
    rows: |
      Đơn vị    | dau | giam
      Khu phố 1 | 2   | 1
      Khu phố 2 | 1   | 0
assignments:
  phan_cong:
    rows: |
      Họ và tên  | Chức vụ   | Phụ trách địa bàn
      Trần Thị B | Công chức | Khu phố 1; Khu phố 2
recipients: |
  Lưu: VT
signer: Nguyễn Văn A
"""

produced: set[str] = set()
"""Every code that a test in this folder has seen."""


def changed(old: str, new: str, text: str = GOOD) -> str:
    """The good spec with one passage, which stands in it once, exchanged."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def added(lines: str, text: str = GOOD) -> str:
    """The good spec with more lines at its end."""
    return text + lines


def table_rows(rows: str) -> str:
    """The good spec with other rows in the table of targets."""
    return changed(
        "    rows: |\n      Đơn vị    | dau | giam\n      Khu phố 1 | 2   | 1\n      Khu phố 2 | 1   | 0\n", rows
    )


def table_keys(lines: str) -> str:
    """The good spec with more keys in the table of targets."""
    return changed("  giam_ngheo:\n", "  giam_ngheo:\n" + lines)


def unmarked(spec: str) -> tuple[str, list[tuple[int, int]]]:
    """The spec without its marks, and the places they marked."""
    places = []
    for number, line in enumerate(spec.split("\n"), 1):
        pieces = line.split(MARK)
        column = 1
        for piece in pieces[:-1]:
            column += len(piece)
            places.append((number, column))
    return spec.replace(MARK, ""), places


def check(spec: str | Path | Mapping[str, object], base: Path | None = None) -> list[kehoach.Finding]:
    """Check a spec, and see that its findings are fit to be shown, whatever they say."""
    findings = findings_in(spec, base=base)
    for finding in findings:
        assert_wholesome(finding)
    if isinstance(spec, str):
        assert_inside(findings, spec)
        foreign = {f.code: words for f in findings if (words := vietnamese_of_our_own(f, spec))}
        assert foreign == {}, foreign
    assert_in_file_order(findings)
    produced.update(finding.code for finding in findings)
    return findings


def assert_wholesome(finding: kehoach.Finding) -> None:
    """A code, a place, and words in both languages with nothing left unfilled."""
    assert re.fullmatch(r"KH[1-6][0-9]{2}", finding.code)
    assert finding.line >= 1
    assert finding.column >= 1
    assert finding.file
    given = {name for name, _ in finding.details}
    for template in (finding.rule.vi, finding.rule.en, finding.rule.hint_vi, finding.rule.hint_en):
        assert {name for _, name, _, _ in string.Formatter().parse(template) if name} <= given
    assert finding.message_in("vi").strip()
    assert finding.message_in("en").strip()
    assert bool(finding.hint_in("vi")) == bool(finding.hint_in("en"))
    str(finding).encode("utf-8", errors="strict" if str(finding) >= "\ud800" else "surrogatepass")


def assert_inside(findings: list[kehoach.Finding], text: str) -> None:
    """A finding in a text points at a character of it, or just behind the last one of a line."""
    settled = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    lines = settled.split("\n")
    for finding in findings:
        if finding.file == "<text>":
            assert finding.line <= len(lines) + 1
            line = lines[finding.line - 1] if finding.line <= len(lines) else ""
            assert finding.column <= len(line) + 1, f"{finding} in {line!r}"


def assert_in_file_order(findings: list[kehoach.Finding]) -> None:
    """File by file, and in each file from its beginning to its end."""
    files = list(dict.fromkeys(finding.file for finding in findings))
    keys = [(files.index(f.file), f.line, f.column, f.code) for f in findings]
    assert keys == sorted(keys)


def found(spec: str | Path | Mapping[str, object], base: Path | None = None) -> list[str]:
    """All findings of how a spec was read, as ``line:column code``; other files are named."""
    own = (os.fspath(spec), "<text>", "<mapping>") if isinstance(spec, str | Path) else ("<mapping>",)
    return [
        ("" if f.file in own else f"{Path(f.file).as_posix()}:") + f"{f.line}:{f.column} {f.code}"
        for f in check(spec, base)
        if f.code not in NOT_OF_READING
    ]


def assert_found(spec: str, *codes: str, elsewhere: tuple[str, ...] = ()) -> None:
    """The spec has exactly these findings at its marks, in order; a mark with several names them all."""
    text, places = unmarked(spec)
    assert len(places) == len(codes)
    wanted = [
        f"{line}:{column} {code}" for (line, column), names in zip(places, codes, strict=True) for code in names.split()
    ]

    assert found(text) == [*wanted, *elsewhere]


def only(spec: str, code: str) -> kehoach.Finding:
    """The one finding of that code in a spec."""
    (finding,) = [f for f in check(unmarked(spec)[0]) if f.code == code]
    return finding
