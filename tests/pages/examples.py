"""Every document that the examples make: plans, drafts, reports, and the sets of documents that go with plans."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import kehoach

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES: Final = Path(__file__).resolve().parents[2] / "examples"
WITH_MISTAKES: Final = "bac-son-2023-ban-in"
_IS_SPEC: Final = re.compile(rb"^kehoach: 1\b", re.MULTILINE)
"""A profile is not a spec, and lies beside those that name it."""


LONG_NAMES: Final = """\
kehoach: 1
pack: co-so
year: 2026
number: 7
date:
subject: Sản xuất vụ Đông năm 2026 - 2027 trên địa bàn phường Đông Hòa Hiệp Thượng
issuer: {kind: phường, name: Đông Hòa Hiệp Thượng}
signer: {authority: TUQ., post: Trưởng phòng Văn hóa - Xã hội, name: Nguyễn Văn A}
basis: none
numbering: Phần I 1 1.1 a)
outline:
  pack: none
  ket_qua:
    title: Đánh giá kết quả sản xuất vụ Đông năm 2025 - 2026 và những tồn tại, hạn chế
    parts:
      mot:
        title: Kết quả
        parts:
          hai:
            title: Trồng trọt
            parts: {ba: {title: Cây ngô, parts: {bon: {title: Giống, text: TEXT}}}}
  nhiem_vu: {title: Nhiệm vụ, parts: {nam: {title: Giải pháp, text: TEXT}}}
appendices:
  a: {title: Phân công nhiệm vụ cho các đơn vị của phường Đông Hòa Hiệp Thượng, text: TEXT}
""".replace("TEXT", "Các đơn vị phối hợp kịp thời.")
"""What no example has: a name that hardly fits beside the date, and parts of five levels."""


def write_documents(folder: Path) -> list[Path]:
    """Write them all into a folder, each file named for its example and itself.

    One example has mistakes, because that is what it shows, and so no document.
    """
    written = []
    for spec in sorted(EXAMPLES.glob("*/*.yaml")):
        if _IS_SPEC.search(spec.read_bytes()) and spec.parent.name != WITH_MISTAKES:
            for name, document in _documents(spec):
                written.append(folder / f"{spec.parent.name}+{spec.stem}+{name}")
                written[-1].write_bytes(document)
    written.append(folder / "long-names.docx")
    written[-1].write_bytes(kehoach.render(kehoach.compute(kehoach.loads(LONG_NAMES))))
    return written


def _documents(spec: Path) -> Iterator[tuple[str, bytes]]:
    computed = kehoach.compute(kehoach.load(spec))
    if computed.plan.audience is kehoach.Audience.REPORT:
        yield "report.docx", kehoach.render(computed)
        return
    yield "plan.docx", kehoach.render(computed)
    yield "draft.docx", kehoach.render(computed, audience=kehoach.Audience.DRAFT)
    with contextlib.suppress(kehoach.SpecError):  # examples of tables alone lack those that the pack's documents name
        yield from list(kehoach.render_set(computed).items())[1:]
