"""How the tests of the command line call it."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from kehoach.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
kehoach: 1
pack: giam-ngheo
year: 2026
number: 7
date: 01/02/2026
issuer: {kind: xã, name: Mẫu}
basis: |
  Kế hoạch số 12/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh
areas:
  label: thôn
  rows: |
    Đơn vị | Số hộ
    Thôn 1 | 100
targets:
  cam_ket: {goal: ≥ 1 hộ}
  giam_ngheo:
    rows: |
      Đơn vị | dau | giam
      Thôn 1 | 9 | 1
assignments:
  phan_cong:
    rows: |
      Họ và tên  | Chức vụ   | Phụ trách địa bàn
      Trần Thị B | Công chức | Thôn 1
signer: {authority: TM., post: Chủ tịch, name: Nguyễn Văn A}
"""
"""A plan without errors that names no other file."""


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The last line of a call that has to be a wrong use of the command; nothing was printed but that."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()[-1]


def write(folder: Path, *names: str, text: str = PLAN) -> None:
    """Files of one text, in folders that are made."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def type_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let standard input hold these bytes."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="cp1252"))
