"""``kehoach next-year``: next year's plan from this year's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli.messages import (
    CANNOT_READ,
    CANNOT_WRITE,
    ERRORS,
    IS_THE_PLAN,
    OVERWRITE,
    SPEC,
    complain,
    complain_of,
    tell,
)
from kehoach.cli.pack_options import add_packs
from kehoach.cli.saving import save
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    import argparse

    from kehoach.cli.parser import Commands

_ABOUT = Bilingual(
    "lập kế hoạch năm sau từ tệp kế hoạch năm nay; chỗ cần quyết định để là CẦN BỔ SUNG",
    "create next year's plan from this year's file; what must be decided is marked CẦN BỔ SUNG",
)
_NEW = Bilingual("tệp kế hoạch năm sau cần ghi", "file to write next year's plan to")
_ACTUALS = Bilingual(
    "tệp YAML có actuals: số thực hiện, dùng thay cho số kế hoạch",
    "YAML file with actuals: actual figures take precedence over planned ones",
)
_AREAS = Bilingual(
    "tệp YAML có made_from: các địa bàn đổi tên, sáp nhập, chia tách",
    "YAML file with made_from: areas that were renamed, merged or split",
)
_EXISTS = Bilingual(
    "tệp đã có; chọn tên khác, hoặc thêm --force để ghi đè",
    "the file already exists; choose another name, or use --force to overwrite it",
)


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("next-year", _ABOUT, run), commands.lang
    parser.add_argument("spec", metavar="SPEC", type=Path, help=SPEC.in_(lang))
    parser.add_argument("-o", "--output", metavar="NEW.yaml", type=Path, required=True, help=_NEW.in_(lang))
    parser.add_argument("--actuals", metavar="FILE.yaml", type=Path, help=_ACTUALS.in_(lang))
    parser.add_argument("--areas", metavar="MAP.yaml", type=Path, help=_AREAS.in_(lang))
    parser.add_argument("--force", action="store_true", help=OVERWRITE.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the new plan; nothing if the old one has an error."""
    from kehoach.editing.next_year import next_year

    lang, spec, target = arguments.lang, arguments.spec, arguments.output
    if target.exists():
        refused = IS_THE_PLAN if spec.exists() and target.samefile(spec) else _EXISTS
        if refused is IS_THE_PLAN or not arguments.force:
            return complain(refused, lang, target)
    try:
        target.parent.stat()  # what the new plan names counts from there
    except OSError as error:
        return complain_of(error, CANNOT_WRITE, lang, target)
    try:
        made = next_year(spec, target, arguments.actuals, arguments.areas, packs=arguments.packs)
    except OSError as error:
        return complain_of(error, CANNOT_READ, lang, error.filename or spec)
    tell(made.findings, lang)
    if made.value is None:
        return ERRORS
    return save({target: made.value}, lang, force=arguments.force)
