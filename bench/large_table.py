"""The large table that is timed: rows of a hamlet's figures in groups, with a total, in a plan that has nothing else.

Twelve columns: name, five typed (two with decimals), a difference, a product, three rates, a weighted mean by rate.
"""

from __future__ import annotations

import random

HEAD = """\
kehoach: 1
pack: giam-ngheo
numbers: vi
year: 2026
subject: Bảng lớn
issuer: {kind: xã, name: A}
opening: none
basis: |
  Luật số 1
signer: {authority: TM., post: Chủ tịch}
recipients: |
  Lưu: VT
areas: none
purpose: none
requirements: none
objectives: {pack: none}
tasks: {pack: none}
assignments: {pack: none}
targets: {pack: none}
outline:
  pack: none
  bang: {title: Bảng, text: $(t)}
tables:
  t:
    total: Tổng cộng
    numbering: I 1
    columns:
      ten: {label: Tên}
      ho: {label: Số hộ, unit: hộ}
      dau: {label: Đầu kỳ, unit: hộ}
      giam: {label: Giảm, unit: hộ}
      dien_tich: {label: Diện tích, unit: ha, decimals: 2}
      nang_suat: {label: Năng suất, unit: tạ/ha, decimals: 1, total: none}
      cuoi: {label: Cuối kỳ, unit: hộ, formula: dau - giam}
      san_luong: {label: Sản lượng, unit: tạ, formula: dien_tich * nang_suat, decimals: 2}
      ty_le_dau: {label: Tỷ lệ đầu kỳ, rate: dau / ho}
      ty_le_cuoi: {label: Tỷ lệ cuối kỳ, rate: cuoi / ho}
      dat: {label: Đạt, rate: giam / dau}
      binh_quan: {label: Bình quân, formula: san_luong / dien_tich, decimals: 1}
    rows: |
"""
GROUP = 50


def grid(rows: int) -> list[str]:
    """The rows as text: a group's title every 50 rows, its rows deeper."""
    pick = random.Random(rows)
    lines = ["      ten | ho | dau | giam | dien_tich | nang_suat"]
    for number in range(rows):
        if number % GROUP == 0:
            lines.append(f"      Thôn {number // GROUP} | | | | |")
        ho, dau = pick.randint(100, 900), pick.randint(5, 90)
        area, yield_ = f"{pick.randint(1, 90)},{pick.randint(10, 99)}", f"{pick.randint(20, 70)},{pick.randint(0, 9)}"
        lines.append(f"        Hộ tổ {number} | {ho} | {dau} | {pick.randint(0, 5)} | {area} | {yield_}")
    return lines


def large_plan(rows: int) -> str:
    """A plan whose one table has that many rows, as YAML."""
    return HEAD + "\n".join(grid(rows)) + "\n"
