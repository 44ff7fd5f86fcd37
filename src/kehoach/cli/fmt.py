"""``kehoach fmt``: the grids of plans in straight columns."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli.inputs import SPECS, STANDARD_INPUT, bytes_of, name_of, plan_files
from kehoach.cli.messages import CANNOT_READ, ERRORS, complain_of, tell
from kehoach.cli.pack_options import add_packs
from kehoach.cli.saving import save
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    import argparse

    from kehoach.cli.parser import Commands
    from kehoach.diagnostics import Result

_ABOUT = Bilingual(
    "dóng thẳng các cột của bảng trong tệp kế hoạch; số gõ kiểu Anh (numbers: en) viết lại kiểu Việt Nam",
    "align the columns of the tables in a plan; figures typed the English way (numbers: en) are rewritten",
)
_CHECK = Bilingual(
    "không ghi gì, chỉ liệt kê tệp chưa dóng thẳng (mã thoát 1)",
    "write nothing, list the files that are not aligned (exit code 1)",
)
_FORCE = Bilingual("ghi cả vào tệp chỉ đọc", "write to read-only files too")
_WOULD_CHANGE = Bilingual("chưa dóng thẳng", "not aligned")


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("fmt", _ABOUT, run), commands.lang
    parser.add_argument("specs", nargs="+", metavar="SPEC", help=SPECS.in_(lang))
    parser.add_argument("--check", action="store_true", help=_CHECK.in_(lang))
    parser.add_argument("--force", action="store_true", help=_FORCE.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Format the plans one after another; one that cannot be read stays as it is."""
    lang = arguments.lang
    specs, status = plan_files(arguments.specs, lang)
    for spec in specs:
        try:
            data = bytes_of(spec)
            made = _formatted(data, spec, arguments)
        except OSError as error:
            status = complain_of(error, CANNOT_READ, lang, name_of(spec))
            continue
        tell(made.findings, lang)
        if made.value is None:
            status = max(status, ERRORS)
        elif arguments.check:
            if made.value != data:
                print(f"{name_of(spec)}: {_WOULD_CHANGE.in_(lang)}")
                status = max(status, ERRORS)
        elif spec == STANDARD_INPUT:
            sys.stdout.write(made.value.decode())
        elif made.value != data:
            status = max(status, save({Path(spec): made.value}, lang, force=arguments.force))
    return status


def _formatted(data: bytes, spec: str, arguments: argparse.Namespace) -> Result[bytes | None]:
    """The plan formatted; one from standard input may name a profile inside the current folder only."""
    from kehoach.editing.grid_layout import formatted

    is_file = spec != STANDARD_INPUT
    return formatted(data, Path(name_of(spec)), base=None if is_file else Path(), packs=arguments.packs)
