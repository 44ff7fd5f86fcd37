"""``kehoach diff``: what changed between two plans, or in an edited copy of a plan's Word file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import kehoach
from kehoach.cli.inputs import STANDARD_INPUT, outcome_of
from kehoach.cli.messages import (
    CANNOT_READ,
    CLEAN,
    ERRORS,
    FORCE,
    FORMAT,
    IS_THERE,
    TROUBLE,
    complain,
    complain_of,
    print_json,
    tell,
)
from kehoach.cli.pack_options import add_packs
from kehoach.cli.saving import FORCE_OF_NOTHING, is_word_name, kept_beside, save, save_documents
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    import argparse

    from kehoach.cli.parser import Commands
    from kehoach.comparison.changes import Changes
    from kehoach.rendered import Document
    from kehoach.word_edits.word_changes import WordEdits

_ABOUT = Bilingual(
    "so sánh hai bản kế hoạch, hoặc kế hoạch với tệp Word đã được sửa; đưa chỗ sửa về kế hoạch",
    "list what changed between two plans, or in a Word file that was edited, and bring its edits into the plan",
)
_BEFORE = Bilingual("bản trước", "the earlier plan")
_AFTER = Bilingual(
    "bản sau, hoặc tệp Word (.docx) đã được sửa", "the later plan, or the Word file (.docx) that was edited"
)
_SHEET = Bilingual(
    "ghi bảng so sánh ra tệp Word này; với --apply: ghi kế hoạch mới ra tệp YAML này",
    "write the comparison as a table to this Word file; with --apply: write the new plan to this YAML file",
)
_APPLY = Bilingual(
    "ghi chỗ sửa trong tệp Word vào kế hoạch; bản cũ được giữ bên cạnh, đuôi .bak",
    "bring the edits of the Word file into the plan; the plan before is kept beside it, as .bak",
)
_REJECT = Bilingual(
    "đọc tệp Word như khi từ chối mọi thay đổi theo dõi", "read the Word file as if all tracked changes were rejected"
)
_DRAFT = Bilingual("tệp Word là bản dự thảo (render --draft)", "the Word file is the draft (render --draft)")
_WORD_ONLY = Bilingual(
    "--apply, --reject-tracked và --draft chỉ dùng khi so với tệp Word (.docx)",
    "--apply, --reject-tracked and --draft are for a comparison with a Word file (.docx)",
)
_OUTPUT_OF_APPLY = Bilingual(
    "so với tệp Word thì -o chỉ dùng cùng --apply, để ghi kế hoạch mới",
    "with a Word file, -o is for --apply only, to write the new plan",
)
_PLAN_FIRST = Bilingual("nêu tệp kế hoạch trước, tệp Word sau", "name the plan first, then the Word file")
_NO_INPUT = Bilingual("so với tệp Word thì kế hoạch phải là một tệp", "with a Word file, the plan has to be a file")
_INPUT_TWICE = Bilingual(
    "“-” (lấy từ lệnh đứng trước) chỉ dùng cho một bản", "standard input “-” can be one of the two plans only"
)


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("diff", _ABOUT, run), commands.lang
    parser.add_argument("before", metavar="BEFORE", help=_BEFORE.in_(lang))
    parser.add_argument("after", metavar="AFTER", help=_AFTER.in_(lang))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT.in_(lang))
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help=_SHEET.in_(lang))
    parser.add_argument("--apply", action="store_true", help=_APPLY.in_(lang))
    parser.add_argument("--reject-tracked", action="store_true", help=_REJECT.in_(lang))
    parser.add_argument("--draft", action="store_true", help=_DRAFT.in_(lang))
    parser.add_argument("--force", action="store_true", help=FORCE.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what changed, and write it as a table if a file is named; with a Word file, bring its edits back."""
    if _is_word(arguments.before):
        arguments.parser.refuse(_PLAN_FIRST)
    if _is_word(arguments.after):
        return _run_with_word(arguments)
    if arguments.apply or arguments.reject_tracked or arguments.draft:
        arguments.parser.refuse(_WORD_ONLY)
    return _run_with_plan(arguments)


def _is_word(name: str) -> bool:
    return Path(name).suffix.lower() == ".docx"


def _run_with_plan(arguments: argparse.Namespace) -> int:
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


# --- a Word file


def _run_with_word(arguments: argparse.Namespace) -> int:
    """Compare the plan with its edited document, and with ``--apply`` write the plan with the edits."""
    from kehoach.editing.relocation import relocated
    from kehoach.word_edits import word_edits_text

    spec, target, lang = Path(arguments.before), arguments.output, arguments.lang
    if arguments.before == STANDARD_INPUT:
        arguments.parser.refuse(_NO_INPUT)
    if target is not None and not arguments.apply:
        arguments.parser.refuse(_OUTPUT_OF_APPLY)
    if arguments.force and target is None:
        arguments.parser.refuse(FORCE_OF_NOTHING)
    if target is not None and target.exists() and not arguments.force:
        return complain(IS_THERE, lang, target)
    made = _brought_back(spec, arguments)
    if isinstance(made, int):
        return made
    written = None
    if arguments.apply and (made.made is not None or target is not None):
        data = spec.read_bytes()
        new = made.made or data
        files = {target: relocated(new, spec, target)} if target else {kept_beside(spec, data): data, spec: new}
        if status := save(files, lang, force=arguments.force, said=sys.stderr):
            return status
        written = str(target or spec)
    if arguments.format == "json":
        print_json(word_edits_text.as_data(made, written))
    else:
        sys.stdout.write(word_edits_text.as_text(made, lang, is_applied=written is not None))
    return CLEAN


def _brought_back(spec: Path, arguments: argparse.Namespace) -> WordEdits | int:
    """The edits of the Word file, or the exit code if they cannot be found."""
    from kehoach.docx_reading.untrusted_package import document_bytes
    from kehoach.errors import DocumentError
    from kehoach.plan.audience import Audience
    from kehoach.word_edits.bring_back import bring_back

    lang = arguments.lang
    try:
        document = document_bytes(arguments.after)
        found = bring_back(
            spec,
            document,
            arguments.after,
            packs=arguments.packs,
            rejects_tracked=arguments.reject_tracked,
            audience=Audience.DRAFT if arguments.draft else None,
        )
    except OSError as error:
        return complain_of(error, CANNOT_READ, lang, error.filename or arguments.after)
    except DocumentError as error:
        print(f"kehoach: {arguments.after}: {error.reason.in_(lang)}", file=sys.stderr)
        return TROUBLE
    tell(found.findings, lang)
    return ERRORS if found.value is None else found.value
