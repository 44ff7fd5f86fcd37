"""``kehoach import``: the plan of a Word document that somebody wrote."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli.messages import CANNOT_READ, IS_THERE, OVERWRITE, TROUBLE, complain, complain_of, tell
from kehoach.cli.pack_options import add_packs, named_pack
from kehoach.cli.saving import save
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from kehoach.cli.parser import Commands
    from kehoach.diagnostics import Language
    from kehoach.importing.import_document import Imported

_ABOUT = Bilingual(
    "lập tệp kế hoạch (YAML) từ một văn bản Word đã có; liệt kê những gì chưa hiểu hoặc in khác",
    "make the plan (YAML file) of an existing Word document; lists what was not understood or prints otherwise",
)
_DOCUMENT = Bilingual(
    "văn bản Word (.docx; .doc nếu máy có LibreOffice)", "the document (.docx, or .doc with LibreOffice)"
)
_PACK = Bilingual("bộ mẫu của kế hoạch, mặc định co-so", "the plan's pack, by default co-so")
_YEAR = Bilingual(
    "năm (2026) hoặc giai đoạn (2026-2030); mặc định theo văn bản",
    "a year (2026) or a period (2026-2030); by default as in the document",
)
_NO_YEAR = Bilingual("gõ năm như 2026, giai đoạn như 2026-2030", "write a year like 2026, a period like 2026-2030")
_PROFILE = Bilingual(
    "ghi các khóa của đơn vị vào tệp thông tin đơn vị (profile) này", "write the keys of the unit into this profile"
)
_CLAIMS = Bilingual(
    "giữ số đã in ở ô được tính để “kehoach check” so: mọi số (all), hay chỉ số khác số tính (differing, mặc định)",
    "keep printed figures of computed cells for “kehoach check”: all, or those that differ (differing, the default)",
)
_OUT = Bilingual("tệp kế hoạch cần ghi", "file to write the plan to")


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("import", _ABOUT, run), commands.lang

    def year(text: str) -> str:
        if not re.fullmatch(r"[12][0-9]{3}(-[12][0-9]{3})?", text, re.ASCII):
            raise argparse.ArgumentTypeError(_NO_YEAR.in_(lang))
        return text

    parser.add_argument("document", metavar="OLD.docx", type=Path, help=_DOCUMENT.in_(lang))
    parser.add_argument("-o", "--output", metavar="PLAN.yaml", type=Path, required=True, help=_OUT.in_(lang))
    parser.add_argument("--pack", metavar="NAME", default="co-so", help=_PACK.in_(lang))
    parser.add_argument("--year", type=year, help=_YEAR.in_(lang))
    parser.add_argument("--profile-out", metavar="FILE.yaml", type=Path, help=_PROFILE.in_(lang))
    parser.add_argument("--claims", choices=("differing", "all"), default="differing", help=_CLAIMS.in_(lang))
    parser.add_argument("--force", action="store_true", help=OVERWRITE.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the plan, and the profile if one is asked for; an existing file is not overwritten."""
    lang, target, profile = arguments.lang, arguments.output, arguments.profile_out
    for path in filter(None, (target, profile)):
        if path.exists() and not arguments.force:
            return complain(IS_THERE, lang, path)
    if named_pack(arguments.pack, target.parent, arguments.packs, lang) is None:
        return TROUBLE
    made = _imported(arguments, lang)
    if made is None:
        return TROUBLE
    tell(made.findings, lang)
    files = {target: made.text.encode()}
    if profile:
        files[profile] = made.profile.encode()
    return save(files, lang, force=arguments.force)


def _imported(arguments: argparse.Namespace, lang: Language) -> Imported | None:
    """The plan of the document; ``None``, with a line on standard error, if it cannot be read."""
    from kehoach.errors import DocumentError
    from kehoach.files import relative_name
    from kehoach.importing.import_document import import_document

    document, profile = arguments.document, arguments.profile_out
    try:
        return import_document(
            document,
            pack=arguments.pack,
            year=arguments.year or "",
            profile=relative_name(profile, arguments.output.parent) if profile else "",
            every_claim=arguments.claims == "all",
            packs=arguments.packs,
        )
    except OSError as error:
        complain_of(error, CANNOT_READ, lang, document)
    except DocumentError as error:
        print(f"kehoach: {document}: {error.reason.in_(lang)}", file=sys.stderr)
    return None
