"""``kehoach new``: a first plan, or a first profile, under a pack."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli.messages import CANNOT_READ, ERRORS, IS_THERE, TROUBLE, complain, complain_of, tell
from kehoach.cli.pack_options import add_packs, named_pack
from kehoach.cli.saving import save
from kehoach.cli.schema import schema_text
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from kehoach.cli.parser import Commands
    from kehoach.diagnostics import Language

_ABOUT = Bilingual(
    "lập tệp kế hoạch đầu tiên theo một bộ mẫu: có giải thích từng khóa, chỗ cần điền là CẦN BỔ SUNG",
    "write a first plan from a pack: every key is explained, CẦN BỔ SUNG marks what to fill in",
)
_PACK = Bilingual("bộ mẫu của kế hoạch (xem “kehoach packs list”)", "the plan's pack (see “kehoach packs list”)")
_PROFILE = Bilingual("tệp thông tin đơn vị (profile) đã có", "existing profile of the unit")
_PROFILE_ONLY = Bilingual("lập tệp thông tin đơn vị (profile), không lập kế hoạch", "write a profile instead of a plan")
_YEAR = Bilingual("năm (2026) hoặc giai đoạn (2026-2030)", "a year (2026) or a period (2026-2030)")
_NO_YEAR = Bilingual("gõ năm như 2026, giai đoạn như 2026-2030", "write a year like 2026, a period like 2026-2030")
_OUT = Bilingual("tệp cần ghi; không ghi đè tệp đã có", "file to write; an existing file is not overwritten")
_BESIDE = Bilingual(
    "ghi thêm BỘ-MẪU.schema.json cùng thư mục, cho trình soạn thảo văn bản", "also write NAME.schema.json next to it"
)
_OF_A_PLAN = Bilingual(
    "{option} không dùng với --profile-only; chỉ kế hoạch mới có", "{option} cannot be used with --profile-only"
)


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("new", _ABOUT, run), commands.lang

    def year(text: str) -> str:
        if not re.fullmatch(r"[12][0-9]{3}(-[12][0-9]{3})?", text, re.ASCII):
            raise argparse.ArgumentTypeError(_NO_YEAR.in_(lang))
        return text

    parser.add_argument("--pack", metavar="NAME", required=True, help=_PACK.in_(lang))
    parser.add_argument("--profile", metavar="FILE", type=Path, help=_PROFILE.in_(lang))
    parser.add_argument("--profile-only", action="store_true", help=_PROFILE_ONLY.in_(lang))
    parser.add_argument("--year", type=year, help=_YEAR.in_(lang))
    parser.add_argument("--schema", action="store_true", help=_BESIDE.in_(lang))
    parser.add_argument("-o", "--output", metavar="PLAN.yaml", type=Path, required=True, help=_OUT.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the requested files, or none."""
    from kehoach.scaffold.first_file import first_plan, first_profile

    for option, value in (("--profile", arguments.profile), ("--year", arguments.year)):
        if arguments.profile_only and value is not None:
            arguments.parser.refuse(_OF_A_PLAN, option=option)
    lang, packs, target = arguments.lang, arguments.packs, arguments.output
    pack = named_pack(arguments.pack, target.parent, packs, lang)
    if pack is None:
        return TROUBLE
    try:
        if arguments.profile_only:
            made = first_profile(target, arguments.pack, packs=packs)
        else:
            made = first_plan(target, arguments.pack, arguments.profile, arguments.year or "", packs=packs)
    except OSError as error:
        return complain_of(error, CANNOT_READ, lang, error.filename or arguments.profile)
    tell(made.findings, lang)
    if made.value is None:
        return ERRORS
    files = {target: made.value}
    if arguments.schema and arguments.profile_only:
        files[target.with_name("profile.schema.json")] = schema_text(None, "profile", ascii_only=False).encode()
    elif arguments.schema:
        files[target.with_name(f"{arguments.pack}.schema.json")] = schema_text(pack, "plan", ascii_only=False).encode()
    return _save_new(files, lang)


def _save_new(files: dict[Path, bytes], lang: Language) -> int:
    """Write new files. One that exists with the same bytes counts as written."""
    for path, data in files.items():
        if path.exists() and not (path.suffix == ".json" and path.is_file() and path.read_bytes() == data):
            return complain(IS_THERE, lang, path)
    return save(files, lang)
