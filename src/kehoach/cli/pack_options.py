"""Packs as arguments: the folders in which they are searched, and one by its name."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.cli.messages import complain, tell
from kehoach.diagnostics.bilingual import Bilingual, Verbatim

if TYPE_CHECKING:
    from kehoach.cli.parser import Parser
    from kehoach.diagnostics import Language
    from kehoach.packs import Pack, PackFolders

_FOLDERS: Final = Bilingual(
    "thư mục chứa các bộ mẫu, ghi được nhiều lần (hoặc đặt biến KEHOACH_PACKS)",
    "folder that contains packs; may be repeated (or set KEHOACH_PACKS)",
)
_NONE = Bilingual("không có bộ mẫu “{name}”; các bộ mẫu có: {known}", "there is no pack “{name}”; available: {known}")
_NO_FOLDER = Bilingual("không có thư mục {folder}", "there is no folder {folder}")


def add_packs(parser: Parser) -> None:
    """Add the option for more folders of packs."""

    def folder(text: str) -> str:
        if not Path(text).is_dir():
            raise argparse.ArgumentTypeError(_NO_FOLDER.in_(parser.lang).format(folder=text))
        return text

    parser.add_argument(
        "--packs", metavar="DIR", action="append", default=[], type=folder, help=_FOLDERS.in_(parser.lang)
    )


def named_pack(name: str, beside: Path, given: PackFolders, lang: Language) -> Pack | None:
    """The pack of a name; ``None``, with the reason on standard error, if it cannot be read."""
    from kehoach.diagnostics import Findings, Place, in_file_order
    from kehoach.packs import find_pack, shelves
    from kehoach.source.nodes import one_line

    where = shelves(beside, given)
    if where.find(name) is None:
        complain(_NONE, lang, name=Verbatim(name), known=Verbatim(", ".join(where.names())))
        return None
    findings = Findings()
    pack = find_pack(one_line(name, Place(name, 1, 1)), where, findings)
    if pack is None:
        tell(in_file_order(findings), lang)
    return pack
