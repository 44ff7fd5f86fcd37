"""``kehoach batch``: the documents of many plans, or of one plan for each row of a table, in a folder."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kehoach.cli.console import speak_utf8
from kehoach.cli.inputs import SPECS, STANDARD_INPUT, bytes_of, name_of, path_of, plan_files
from kehoach.cli.messages import (
    CANNOT_READ,
    CANNOT_WRITE,
    CLEAN,
    ERRORS,
    FAULT,
    FINAL,
    FORCE,
    FORMAT,
    WRITTEN,
    complain,
    complain_of,
    print_json,
    tell,
)
from kehoach.cli.pack_options import add_packs
from kehoach.cli.saving import add_also
from kehoach.diagnostics.bilingual import Bilingual, Verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kehoach.batch.plan_source import BatchOutcome, PlanSource
    from kehoach.batch.summary import BatchSummary
    from kehoach.batch.task import Task
    from kehoach.cli.parser import Commands, Parser
    from kehoach.diagnostics import Finding, Place

_ABOUT = Bilingual(
    "ghi văn bản của nhiều kế hoạch, hoặc của một kế hoạch cho từng hàng của một bảng",
    "write the documents of many plans, or of one plan for each row of a table",
)
_FOLDER = Bilingual("thư mục ghi văn bản vào", "the folder to write the documents into")
_TABLE = Bilingual(
    "bảng .csv hoặc .xlsx: mỗi hàng một văn bản; tiêu đề cột là khóa của kế hoạch (issuer.name, number…)",
    "table (.csv or .xlsx): one document for each row; a header is a key of the plan (issuer.name, number…)",
)
_NAME = Bilingual(
    'tên tệp của mỗi hàng, ghép từ các cột: "{code}-{name}.docx"',
    'the file name for each row, made from columns: "{code}-{name}.docx"',
)
_JOBS = Bilingual("số tiến trình làm cùng lúc (mặc định: 1)", "how many processes work at once (default: 1)")
_DRAFTS = Bilingual("ghi bản dự thảo trình lãnh đạo", "write the drafts for the leaders")

_NAME_OF_NOTHING = Bilingual("--name chỉ dùng với --for-each", "--name is for --for-each only")
_NO_NAME = Bilingual(
    '--for-each cần --name, như --name "{{code}}-{{name}}.docx"',
    '--for-each needs --name, such as --name "{{code}}-{{name}}.docx"',
)
_UNSOUND_NAME = Bilingual(
    "--name phải có đuôi .docx, có ít nhất một cột trong {{ }}, và không có thư mục",
    "--name must end with .docx, have at least one column in {{ }}, and name no folder",
)
_NO_TABLE = Bilingual(
    "bảng ở --for-each phải có đuôi .csv hoặc .xlsx; tệp .xls thì mở bằng Excel, chọn Lưu thành…, kiểu .xlsx",
    "the table of --for-each must end with .csv or .xlsx; open an .xls file in Excel and save it as .xlsx",
)
_SEVERAL = Bilingual("--for-each cần đúng một kế hoạch, không phải {count}", "--for-each takes one plan, not {count}")
_IN_A_FILE = Bilingual(
    "-o là một thư mục; tên không được có đuôi .docx", "-o is a folder; its name must not end with .docx"
)
_FEW_JOBS = Bilingual("cần một số từ 1 trở lên", "a number from 1 up is expected")
_NO_COLUMN = Bilingual(
    "--name dùng cột “{name}”, nhưng bảng không có; các cột có: {known}",
    "--name uses the column “{name}”, which the table does not have; available: {known}",
)
_SAME_NAME = Bilingual(
    "cùng tên văn bản “{name}” với {first}; đổi tên một trong hai kế hoạch",
    "its document “{name}” has the same name as that of {first}; rename one of the two plans",
)
_KEPT = Bilingual(
    "giữ nguyên {path}: đã được sửa bằng Word; thêm --force để ghi đè",
    "kept {path}: it was edited in Word; use --force to overwrite it",
)
_REFUSED = Bilingual("không ghi {path}: {summary}", "not written {path}: {summary}")
_WHY = Bilingual("{why}", "{why}")
_SAID_ABOVE = Bilingual(" (đã nêu ở trên)", " (shown above)")


class _Work(NamedTuple):
    """What to do: the plan of each file, and for rows where each is."""

    sources: Mapping[str, PlanSource]
    status: int = CLEAN
    rows: Mapping[str, Place] | None = None
    of_table: tuple[Finding, ...] = ()


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("batch", _ABOUT, run), commands.lang
    parser.add_argument("specs", nargs="+", metavar="SPEC", help=SPECS.in_(lang))
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help=_FOLDER.in_(lang))
    parser.add_argument("--for-each", metavar="TABLE", type=Path, help=_TABLE.in_(lang))
    parser.add_argument("--name", metavar="PATTERN", help=_NAME.in_(lang))
    parser.add_argument("--jobs", metavar="N", type=_count(parser), default=1, help=_JOBS.in_(lang))
    add_also(parser)
    parser.add_argument("--draft", action="store_true", help=_DRAFTS.in_(lang))
    parser.add_argument("--final", action="store_true", help=FINAL.in_(lang))
    parser.add_argument("--force", action="store_true", help=FORCE.in_(lang))
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help=FORMAT.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write what changed, and print what became of each document; the exit code is 1 if one could not be made."""
    from kehoach.batch.summary import BatchSummary

    _refuse_what_makes_no_sense(arguments)
    specs, status = plan_files(arguments.specs, arguments.lang)
    if arguments.for_each is not None and len(specs) > 1:
        arguments.parser.refuse(_SEVERAL, count=len(specs))
    if not specs or (arguments.for_each is not None and status):
        return status
    work = _of_plans(specs, arguments) if arguments.for_each is None else _of_rows(specs[0], arguments)
    if not work.sources:
        if work.of_table and arguments.format != "text":
            _print_summary(BatchSummary(arguments.output, (), of_table=work.of_table), arguments)
        return max(status, work.status)
    return max(status, work.status, _filled(work, arguments))


def _refuse_what_makes_no_sense(arguments: argparse.Namespace) -> None:
    from kehoach.batch.file_names import NamePattern
    from kehoach.source.table_file import ENDINGS

    refuse = arguments.parser.refuse
    if arguments.output.suffix.lower() == ".docx":
        refuse(_IN_A_FILE)
    if arguments.for_each is None:
        if arguments.name is not None:
            refuse(_NAME_OF_NOTHING)
        return
    if arguments.for_each.suffix.lower() not in ENDINGS:
        refuse(_NO_TABLE)
    if arguments.name is None:
        refuse(_NO_NAME)
    if not NamePattern(arguments.name).is_sound:
        refuse(_UNSOUND_NAME)


# --- what to do ----------------------------------------------------------------------------------------------


def _of_plans(specs: Sequence[str], arguments: argparse.Namespace) -> _Work:
    """A document for each plan, named after its file."""
    from kehoach.batch.file_names import as_one, names_of

    found: dict[str, PlanSource] = {}
    first: dict[str, str] = {}
    status = CLEAN
    for spec, name in zip(specs, names_of([path_of(spec) for spec in specs]), strict=True):
        if (other := first.setdefault(as_one(name), spec)) != spec:
            shown = Verbatim(name)
            status = complain(_SAME_NAME, arguments.lang, name_of(spec), name=shown, first=Verbatim(name_of(other)))
        found[name] = _source(spec)
    return _Work({} if status else found, status)


def _of_rows(spec: str, arguments: argparse.Namespace) -> _Work:
    """A document for each row of the table; none if the table has a mistake."""
    from msgspec.structs import replace

    from kehoach.batch.file_names import NamePattern
    from kehoach.batch.table_rows import headers_of, row_plans
    from kehoach.diagnostics import Findings, has_errors, in_file_order
    from kehoach.errors import MissingPackageError
    from kehoach.files import regular_bytes
    from kehoach.source.table_file import read_table_file

    table_file, pattern, lang, findings = arguments.for_each, NamePattern(arguments.name), arguments.lang, Findings()
    try:
        table = read_table_file(table_file, findings)
        source = _source(spec)
        if source.path is not None:
            regular_bytes(path_of(spec), 0)  # a plan that is missing is reported once, not for each row
    except MissingPackageError as error:
        return _Work({}, complain(error.why, lang, table_file))
    except OSError as error:
        return _Work({}, complain_of(error, CANNOT_READ, lang, error.filename or table_file))
    known = headers_of(table) if table else pattern.headers
    for header in pattern.headers:
        if header not in known:
            shown = Verbatim(", ".join(known) or "-")
            return _Work({}, complain(_NO_COLUMN, lang, table_file, name=Verbatim(header), known=shown))
    rows = row_plans(table, pattern, findings) if table else ()
    found = in_file_order(findings)
    if arguments.format != "json":
        tell(found, lang)
    if has_errors(found) or not rows:
        return _Work({}, ERRORS, of_table=found)
    sources = {row.file_name: replace(source, over=row.over) for row in rows}
    return _Work(sources, CLEAN, {row.file_name: row.place for row in rows}, found)


def _source(spec: str) -> PlanSource:
    """The source of a plan.

    Raises:
        OSError: standard input cannot be read.
    """
    from kehoach.batch.plan_source import PlanSource

    if spec == STANDARD_INPUT:
        return PlanSource(text=bytes_of(spec), name=name_of(spec))
    return PlanSource(path=spec)


def _task(source: PlanSource, arguments: argparse.Namespace) -> Task:
    from kehoach.batch.task import Task

    base = "." if source.path is None else None
    return Task(source, base, tuple(arguments.packs), arguments.final, arguments.draft, arguments.also)


# --- doing it ------------------------------------------------------------------------------------------------


def _filled(work: _Work, arguments: argparse.Namespace) -> int:
    """Fill the folder and print the summary; returns the exit code."""
    from kehoach.batch.folder import TargetFolder
    from kehoach.batch.render_many import AHEAD
    from kehoach.batch.summary import BatchSummary
    from kehoach.batch.workers import worker_processes
    from kehoach.cli.progress import progress
    from kehoach.files import make_folder, remove_empty

    try:
        new = make_folder(arguments.output)
    except OSError as error:
        return complain_of(error, CANNOT_WRITE, arguments.lang, arguments.output)
    folder = TargetFolder(arguments.output, arguments.force)
    tasks = {name: _task(source, arguments) for name, source in work.sources.items()}
    outcomes: list[BatchOutcome] = []
    gone, lines = folder.gone(tasks), _LinePrinter(work, arguments)
    pool = worker_processes(arguments.jobs) if arguments.jobs > 1 else contextlib.nullcontext()
    with (
        pool as executor,
        progress(len(tasks), arguments.lang) as advance,
        contextlib.closing(folder.fill(tasks, executor, max(AHEAD, 2 * arguments.jobs))) as filling,
    ):
        for outcome in filling:
            outcomes.append(outcome)
            lines.print(outcome)
            advance()
    remove_empty(new)
    _print_summary(BatchSummary(arguments.output, tuple(outcomes), gone, work.rows, work.of_table), arguments)
    return max(map(_status_of, outcomes), default=CLEAN)


def _status_of(outcome: BatchOutcome) -> int:
    from kehoach.batch.plan_source import Happened

    if outcome.is_fault:
        return FAULT
    return ERRORS if outcome.happened in (Happened.REFUSED, Happened.FAILED) else CLEAN


class _LinePrinter:
    """Prints what became of each document, if text is requested. A finding that rows share is printed once."""

    def __init__(self, work: _Work, arguments: argparse.Namespace) -> None:
        self.rows = work.rows or {}
        self.folder: Path = arguments.output
        self.lang = arguments.lang
        self.is_text = arguments.format == "text"
        self.told: set[Finding] = set()

    def print(self, outcome: BatchOutcome) -> None:
        """Print the lines of one document."""
        from kehoach.batch.plan_source import Happened
        from kehoach.batch.summary import row_text
        from kehoach.diagnostics import report

        if not self.is_text:
            return
        path = self.folder / outcome.name
        new = [finding for finding in outcome.findings if finding not in self.told]
        self.told.update(new)
        if new and outcome.name in self.rows:
            print(f"{row_text(self.rows[outcome.name])}: {outcome.name}:", file=sys.stderr)
        tell(new, self.lang)
        match outcome.happened:
            case Happened.WRITTEN:
                print(WRITTEN.in_(self.lang).format(path=path))
            case Happened.KEPT:
                print(_KEPT.in_(self.lang).format(path=path))
            case Happened.REFUSED:
                said = report.summary(outcome.findings, self.lang) + ("" if new else _SAID_ABOVE.in_(self.lang))
                print(_REFUSED.in_(self.lang).format(path=path, summary=said))
            case Happened.FAILED if outcome.reason:
                complain(_WHY, self.lang, path, why=outcome.reason)


def _print_summary(summary: BatchSummary, arguments: argparse.Namespace) -> None:
    from kehoach.batch.summary import CSV_HEADER

    if arguments.format == "json":
        print_json(summary.as_data(arguments.lang))
    elif arguments.format == "csv":
        import csv

        speak_utf8(sys.stdout)
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(CSV_HEADER)
        writer.writerows(summary.as_rows(arguments.lang))
    else:
        sys.stdout.write(summary.as_text(arguments.lang))


def _count(parser: Parser) -> Callable[[str], int]:
    def count(text: str) -> int:
        if not text.isdecimal() or int(text) < 1:
            raise argparse.ArgumentTypeError(_FEW_JOBS.in_(parser.lang))
        return int(text)

    return count
