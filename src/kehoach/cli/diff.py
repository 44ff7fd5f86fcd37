"""``kehoach diff``: what changed between two plans."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import kehoach
from kehoach.cli.inputs import STANDARD_INPUT, outcome_of
from kehoach.cli.messages import CLEAN, ERRORS, FORCE, FORMAT, TROUBLE, print_json, tell
from kehoach.cli.pack_options import add_packs
from kehoach.cli.saving import FORCE_OF_NOTHING, is_word_name, save_documents
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    import argparse

    from kehoach.cli.parser import Commands
    from kehoach.comparison.changes import Changes
    from kehoach.rendered import Document

_ABOUT = Bilingual(
    "so sánh hai bản kế hoạch: số liệu, nhiệm vụ, lời văn",
    "list what changed between two plans: figures, tasks, wording",
)
_BEFORE = Bilingual("bản trước", "the earlier plan")
_AFTER = Bilingual("bản sau", "the later plan")
_SHEET = Bilingual("ghi bảng so sánh ra tệp Word này", "write the comparison as a table to this Word file")
_INPUT_TWICE = Bilingual(
    "đầu vào chuẩn “-” chỉ dùng cho một bản", "standard input “-” can be one of the two plans only"
)


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("diff", _ABOUT, run), commands.lang
    parser.add_argument("before", metavar="BEFORE", help=_BEFORE.in_(lang))
    parser.add_argument("after", metavar="AFTER", help=_AFTER.in_(lang))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT.in_(lang))
    parser.add_argument("-o", "--output", metavar="OUT.docx", type=Path, help=_SHEET.in_(lang))
    parser.add_argument("--force", action="store_true", help=FORCE.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what changed, and write it as a table if a file is named."""
    from kehoach.comparison import comparison_text

    if arguments.before == arguments.after == STANDARD_INPUT:
        arguments.parser.refuse(_INPUT_TWICE)
    if arguments.force and arguments.output is None:
        arguments.parser.refuse(FORCE_OF_NOTHING)
    if arguments.output is not None and not is_word_name(arguments.output, arguments.lang):
        return TROUBLE
    outcomes = [outcome_of(spec, arguments) for spec in (arguments.before, arguments.after)]
    for outcome in outcomes:
        tell(outcome.findings if outcome else (), arguments.lang)
    if None in outcomes:
        return TROUBLE
    computed = [o.computed for o in outcomes if o and o.computed and not o.has_errors]
    if len(computed) < len(outcomes):
        return ERRORS
    changes = kehoach.diff(*computed)
    if arguments.format == "json":
        print_json(comparison_text.as_data(changes))
    else:
        sys.stdout.write(comparison_text.as_text(changes, arguments.lang))
    if arguments.output is None:
        return CLEAN
    sheet = {arguments.output: _sheet_of(changes)}
    return save_documents(sheet, arguments.lang, force=arguments.force, said=sys.stderr)


def _sheet_of(changes: Changes) -> Document:
    from kehoach.comparison.sheet import comparison_document
    from kehoach.pipeline import print_document

    return print_document(comparison_document(changes), changes.after)
