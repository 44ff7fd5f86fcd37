"""``kehoach compute``: the computed tables, without Word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.cli.console import speak_utf8
from kehoach.cli.inputs import STANDARD_INPUT, outcome_of
from kehoach.cli.messages import (
    CLEAN,
    ERRORS,
    FORMAT,
    IS_THE_PLAN,
    OVERWRITE,
    SPEC_OR_INPUT,
    TROUBLE,
    complain,
    print_json,
    tell,
)
from kehoach.cli.pack_options import add_packs
from kehoach.cli.saving import FORCE_OF_NOTHING, save
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import MissingPackageError

if TYPE_CHECKING:
    import argparse

    from kehoach.cli.parser import Commands
    from kehoach.tables.computed import ComputedPlan

_ABOUT = Bilingual("tính các bảng và in ra màn hình", "compute the tables and print them")
_COMPUTED_TO = Bilingual(
    "ghi ra tệp .xlsx (Excel, có công thức), .csv (mở được ngay bằng Excel tiếng Việt) hoặc .json",
    "write to a file: .xlsx with formulas, .csv for Vietnamese Excel, or .json",
)
_NOT_COMPUTED = Bilingual(
    "tên tệp phải có đuôi .xlsx, .csv hoặc .json, đúng với --format nếu có",
    "the file name must end with .xlsx, .csv or .json, and match --format if given",
)
_ENDINGS: Final = {".xlsx": "xlsx", ".csv": "csv", ".json": "json"}


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("compute", _ABOUT, run), commands.lang
    parser.add_argument("spec", metavar="SPEC", help=SPEC_OR_INPUT.in_(lang))
    parser.add_argument("--format", choices=("text", "json", "csv"), help=FORMAT.in_(lang))
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=_COMPUTED_TO.in_(lang))
    parser.add_argument("--force", action="store_true", help=OVERWRITE.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the tables, or write them to a file in the format of its ending."""
    target: Path | None = arguments.output
    if target is None and arguments.force:
        arguments.parser.refuse(FORCE_OF_NOTHING)
    if target is not None and not _is_file_of(target, arguments.format):
        return complain(_NOT_COMPUTED, arguments.lang, target)
    outcome = outcome_of(arguments.spec, arguments)
    if outcome is None:
        return TROUBLE
    tell(outcome.findings, arguments.lang)
    if outcome.has_errors or outcome.computed is None:
        return ERRORS
    if target is None:
        _print_computed(outcome.computed, arguments.format)
        return CLEAN
    if arguments.spec != STANDARD_INPUT and target.exists() and target.samefile(arguments.spec):
        return complain(IS_THE_PLAN, arguments.lang, target)
    try:
        data = _computed_bytes(outcome.computed, target)
    except MissingPackageError as error:
        return complain(error.why, arguments.lang, target)
    return save({target: data}, arguments.lang, force=arguments.force)


def _is_file_of(target: Path, form: str | None) -> bool:
    """Whether tables can be written to a file with this ending, and it fits the requested format."""
    found = _ENDINGS.get(target.suffix.lower())
    return found is not None and form in (None, found)


def _print_computed(computed: ComputedPlan, form: str | None) -> None:
    from kehoach.view import listing

    if form == "json":
        print_json(listing.as_data(computed))
    elif form == "csv":
        import csv

        speak_utf8(sys.stdout)
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(listing.CSV_HEADER)
        writer.writerows(listing.as_rows(computed))
    else:
        sys.stdout.write(listing.as_text(computed))


def _computed_bytes(computed: ComputedPlan, target: Path) -> bytes:
    """The content of a file of computed tables, in the format of its ending."""
    if target.suffix.lower() == ".xlsx":
        from kehoach.exporting.tables_workbook import to_workbook

        return to_workbook(computed)
    from kehoach.diagnostics import report
    from kehoach.tables import spreadsheet
    from kehoach.view import listing

    if target.suffix.lower() == ".json":
        return report.dumps(listing.as_data(computed), ascii_only=False).encode()
    return spreadsheet.as_excel_csv(listing.as_rows(computed))
