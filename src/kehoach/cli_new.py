"""``kehoach new`` and ``kehoach schema``: a first file under a pack, and what an editor knows of such files."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach import cli_packs
from kehoach.console import CANNOT_READ, CANNOT_WRITE, CLEAN, ERRORS, IS_THERE, TROUBLE, WRITTEN, Words, complain, tell
from kehoach.output import is_utf8, write_all

if TYPE_CHECKING:
    from kehoach.diagnostics import Language
    from kehoach.packs import Pack

NEW: Final = Words(
    "lập tệp kế hoạch đầu tiên theo một bộ mẫu: có giải thích từng khóa, chỗ cần điền là CẦN BỔ SUNG",
    "write a first plan from a pack: every key is explained, CẦN BỔ SUNG marks what to fill in",
)
SCHEMA: Final = Words("in JSON Schema cho trình soạn thảo văn bản", "print the JSON Schema for editors")
_PACK = Words("bộ mẫu của kế hoạch (xem “kehoach packs list”)", "the plan's pack (see “kehoach packs list”)")
_OF_PACK = Words(
    "JSON Schema của riêng bộ mẫu này, có các mã bảng, cột, nhiệm vụ", "JSON Schema of one pack, with its ids"
)
_PROFILE = Words("tệp thông tin đơn vị (profile) đã có", "existing profile of the unit")
_PROFILE_ONLY = Words("lập tệp thông tin đơn vị (profile), không lập kế hoạch", "write a profile instead of a plan")
_YEAR = Words("năm (2026) hoặc giai đoạn (2026-2030)", "a year (2026) or a period (2026-2030)")
_NO_YEAR = Words("gõ năm như 2026, giai đoạn như 2026-2030", "write a year like 2026, a period like 2026-2030")
_OUT = Words("tệp cần ghi; không ghi đè tệp đã có", "file to write; an existing file is not overwritten")
_BESIDE = Words(
    "ghi thêm BỘ-MẪU.schema.json cùng thư mục, cho trình soạn thảo văn bản", "also write NAME.schema.json next to it"
)


def add_options(new: argparse.ArgumentParser, schema: argparse.ArgumentParser, lang: Language) -> None:
    """The options of both commands."""

    def year(text: str) -> str:
        if not re.fullmatch(r"[12][0-9]{3}(-[12][0-9]{3})?", text, re.ASCII):
            raise argparse.ArgumentTypeError(_NO_YEAR.of(lang))
        return text

    new.add_argument("--pack", metavar="NAME", required=True, help=_PACK.of(lang))
    new.add_argument("--profile", metavar="FILE", type=Path, help=_PROFILE.of(lang))
    new.add_argument("--profile-only", action="store_true", help=_PROFILE_ONLY.of(lang))
    new.add_argument("--year", type=year, help=_YEAR.of(lang))
    new.add_argument("--schema", action="store_true", help=_BESIDE.of(lang))
    new.add_argument("-o", "--output", metavar="PLAN.yaml", type=Path, required=True, help=_OUT.of(lang))
    schema.add_argument("--pack", metavar="NAME", help=_OF_PACK.of(lang))


def run_new(options: argparse.Namespace) -> int:
    """Write the files asked for, or none."""
    from kehoach.starting import first_plan, first_profile

    target: Path = options.output
    pack = cli_packs.named_pack(options.pack, target.parent, options.packs, options.lang)
    if pack is None:
        return TROUBLE
    try:
        if options.profile_only:
            made = first_profile(target, options.pack, packs=options.packs)
        else:
            made = first_plan(target, options.pack, options.profile, options.year or "", packs=options.packs)
    except OSError as error:
        complain(options.profile, CANNOT_READ, error, options.lang)
        return TROUBLE
    tell(made.findings, options.lang)
    if made.data is None:
        return ERRORS
    files = {target: made.data}
    if options.schema:
        files[target.with_name(f"{options.pack}.schema.json")] = _dumped(pack, ascii_only=False).encode()
    return _write_new(files, options.lang)


def _write_new(files: dict[Path, bytes], lang: Language) -> int:
    """Write files where there are none; one that is there with the same bytes is as good as written."""
    for path, data in files.items():
        if path.exists() and not (path.suffix == ".json" and path.is_file() and path.read_bytes() == data):
            print(f"kehoach: {path}: {IS_THERE.of(lang)}", file=sys.stderr)
            return TROUBLE
    try:
        write_all(files)
    except OSError as error:
        complain(error.filename or next(iter(files)), CANNOT_WRITE, error, lang)
        return TROUBLE
    for path in files:
        print(WRITTEN.of(lang).format(path=path))
    return CLEAN


def run_schema(options: argparse.Namespace) -> int:
    """Print the schema of all plans, or of those under one pack."""
    pack = None
    if options.pack is not None:
        pack = cli_packs.named_pack(options.pack, Path(), options.packs, options.lang)
        if pack is None:
            return TROUBLE
    sys.stdout.write(_dumped(pack, ascii_only=not is_utf8(sys.stdout)))
    return CLEAN


def _dumped(pack: Pack | None, *, ascii_only: bool) -> str:
    from kehoach.diagnostics import report
    from kehoach.spec.schema import json_schema, pack_schema

    made = json_schema() if pack is None else pack_schema(pack.layers[0].name, pack.title, pack.fragment)
    return report.dumps(made, ascii_only=ascii_only)
