"""Makes the Word file that docs/from-word.md begins with: ``python docs/word_file.py``.

It is Kế hoạch 66/KH-UBND of Bắc Sơn ward with the figures as they were printed in 2023: the plan of
``examples/bac-son-2023``, with the table of ``examples/bac-son-2023-ban-in`` in it, whose wrong figures are accepted. A
test compares the file with what this script makes. The picture ``soat.page-2.png`` is page 2 of the marked copy that
``kehoach audit -o`` makes of it, printed by LibreOffice.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import kehoach

HERE: Final = Path(__file__).resolve().parent
EXAMPLES: Final = HERE.parent / "examples"
WORD_FILE: Final = HERE / "from-word" / "ke-hoach-2023.docx"

_TABLE: Final = re.compile(r"^  giam_ngheo:\n(?:    .*\n)+", re.MULTILINE)
_COMPUTED: Final = "$(cam_ket / giam_ngheo.total.ho | 2%)"
_PRINTED: Final = "0,28"


def printed_plan() -> str:
    """The text of the plan that prints the figures of 2023."""
    issued = EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"
    wrong = [(found.code, str(dict(found.details).get("address", ""))) for found in kehoach.check(issued)]
    accepted = [f"  {code} | {address} | như bản in\n" for code, address in wrong if address.startswith("giam_ngheo")]
    table = _TABLE.findall(issued.read_text(encoding="utf-8"))
    plan = (EXAMPLES / "bac-son-2023" / "plan.yaml").read_text(encoding="utf-8")
    plan = _TABLE.sub(lambda _: "".join(table), plan.replace(_COMPUTED, _PRINTED))
    return f"{plan}accept: |\n  Mã | Chỗ | Lý do\n{''.join(accepted)}"


def word_file() -> bytes:
    """The Word file of that plan."""
    plan = kehoach.loads(printed_plan(), base=EXAMPLES / "bac-son-2023")
    return bytes(kehoach.render(kehoach.compute(plan)))


if __name__ == "__main__":
    WORD_FILE.write_bytes(word_file())
