"""``kehoach schema``: the JSON Schema of plans, for editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

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
_FOLDERS_OF_NOTHING = Bilingual("--packs chỉ dùng với --pack", "--packs is for --pack only")


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser = commands.add("schema", _ABOUT, run)
    parser.add_argument("--pack", metavar="NAME", help=_OF_PACK.in_(commands.lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the schema of all plans, or of plans with one pack."""
    if arguments.packs and arguments.pack is None:
        arguments.parser.refuse(_FOLDERS_OF_NOTHING)
    pack = None
    if arguments.pack is not None:
        pack = named_pack(arguments.pack, Path(), arguments.packs, arguments.lang)
        if pack is None:
            return TROUBLE
    sys.stdout.write(schema_text(pack, ascii_only=not is_utf8(sys.stdout)))
    return CLEAN


def schema_text(pack: Pack | None, *, ascii_only: bool) -> str:
    """The schema as JSON: of all plans, or of plans with one pack."""
    from kehoach.diagnostics import report
    from kehoach.reading.schema import json_schema, pack_schema

    made = json_schema() if pack is None else pack_schema(pack.layers[0].name, pack.title, pack.fragment)
    return report.dumps(made, ascii_only=ascii_only)
