"""``kehoach schema``: the JSON Schema of a kind of file, for editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.cli.console import is_utf8
from kehoach.cli.messages import CLEAN, TROUBLE
from kehoach.cli.pack_options import add_packs, named_pack
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    import argparse

    from kehoach.cli.parser import Commands
    from kehoach.packs import Pack

_ABOUT = Bilingual("in JSON Schema cho trình soạn thảo văn bản", "print the JSON Schema for editors")
_OF_PACK = Bilingual(
    "JSON Schema của riêng bộ mẫu này, có các mã bảng, cột, nhiệm vụ", "JSON Schema of one pack, with its ids"
)
_OF = Bilingual(
    "của tệp nào: kế hoạch (plan, mặc định), thông tin đơn vị (profile), báo cáo (report), số thực hiện (actuals), "
    "địa bàn thay đổi (areas)",
    "of which file: a plan (default), a profile, a report, actual figures (actuals) or changed areas",
)
_PACK_OF_PLANS = Bilingual("--pack chỉ dùng với --of plan", "--pack is for --of plan only")
_PLAN: Final = "plan"
_KINDS: Final = (_PLAN, "profile", "report", "actuals", "areas")
"""The names of ``keys.FILES``, which are not worth reading all keys for whenever a command line is parsed."""
_FOLDERS_OF_NOTHING = Bilingual("--packs chỉ dùng với --pack", "--packs is for --pack only")


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser = commands.add("schema", _ABOUT, run)
    parser.add_argument("--of", choices=_KINDS, default=_PLAN, help=_OF.in_(commands.lang))
    parser.add_argument("--pack", metavar="NAME", help=_OF_PACK.in_(commands.lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the schema of one kind of file, or of plans with one pack."""
    if arguments.pack is not None and arguments.of != _PLAN:
        arguments.parser.refuse(_PACK_OF_PLANS)
    if arguments.packs and arguments.pack is None:
        arguments.parser.refuse(_FOLDERS_OF_NOTHING)
    pack = None
    if arguments.pack is not None:
        pack = named_pack(arguments.pack, Path(), arguments.packs, arguments.lang)
        if pack is None:
            return TROUBLE
    sys.stdout.write(schema_text(pack, arguments.of, ascii_only=not is_utf8(sys.stdout)))
    return CLEAN


def schema_text(pack: Pack | None, kind: str, *, ascii_only: bool) -> str:
    """The schema of one of ``keys.FILES`` as JSON; of plans with one pack, if there is one."""
    from kehoach.diagnostics import report
    from kehoach.plan import keys
    from kehoach.reading.schema import file_schema, json_schema, pack_schema

    if pack is not None:
        made = pack_schema(pack.layers[0].name, pack.title, pack.fragment)
    else:
        made = json_schema() if kind == _PLAN else file_schema(keys.FILES[kind])
    return report.dumps(made, ascii_only=ascii_only)
