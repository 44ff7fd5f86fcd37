"""argv → call → report → exit code: 0 without errors, 1 with errors in a spec, 2 for usage or I/O, 3 for a fault."""

from __future__ import annotations

import argparse
import itertools
import os
import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import kehoach
from kehoach import cli_new, cli_packs
from kehoach.console import (
    CLEAN,
    ERRORS,
    FORMAT,
    INTERRUPTED,
    TROUBLE,
    WRITTEN,
    Words,
    complain,
    ended_by_signals,
    open_streams,
    report_failure,
    report_fault,
    tell,
)
from kehoach.output import is_utf8, make_folder, remove_empty, speak_utf8, write_all, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from _typeshed import SupportsWrite

    from kehoach.companions import Wanted
    from kehoach.comparison.changes import Changes
    from kehoach.diagnostics import Finding, Language
    from kehoach.pipeline import Outcome
    from kehoach.rendered import Document
    from kehoach.spec.model import Audience
    from kehoach.tables.computed import ComputedPlan

_ABOUT = Words(
    "Lập kế hoạch của xã, phường: từ một tệp YAML ra văn bản Word đúng thể thức Nghị định 30/2020/NĐ-CP.",
    "Plans of Vietnamese communes and wards: from one YAML file to a Word document laid out by Decree 30/2020/NĐ-CP.",
)
_CHECK = Words(
    "kiểm tra kế hoạch và liệt kê mọi lỗi, không ghi tệp nào", "check a plan and list every finding; writes no file"
)
_RENDER = Words("kiểm tra, tính và ghi văn bản Word", "check, compute and write the Word document")
_COMPUTE = Words("tính các bảng và in ra màn hình", "compute the tables and print them")
_EXPLAIN = Words(
    "giải thích một số liệu: công thức, các số đầu vào, cách làm tròn", "explain one figure: formula, inputs, rounding"
)
_LINT = Words(
    "kiểm tra thể thức của tệp Word bất kỳ theo Nghị định 30/2020/NĐ-CP",
    "check the layout of any Word document against Decree 30/2020/NĐ-CP",
)
_DOCUMENT = Words("tệp Word (.docx)", "Word document (.docx)")
_ALL = Words("liệt kê cả quy tắc đạt và quy tắc không rõ", "also list rules that pass or cannot be checked")
_DIFF = Words(
    "so sánh hai bản kế hoạch: số liệu, nhiệm vụ, lời văn",
    "list what changed between two plans: figures, tasks, wording",
)
_NEXT_YEAR = Words(
    "lập kế hoạch năm sau từ tệp kế hoạch năm nay; chỗ cần quyết định để là CẦN BỔ SUNG",
    "create next year's plan from this year's file; what must be decided is marked CẦN BỔ SUNG",
)
_NEW = Words("tệp kế hoạch năm sau cần ghi", "file to write next year's plan to")
_ACTUALS = Words(
    "tệp YAML có actuals: số thực hiện, dùng thay cho số kế hoạch",
    "YAML file with actuals: actual figures take precedence over planned ones",
)
_AREAS = Words(
    "tệp YAML có made_from: các địa bàn đổi tên, sáp nhập, chia tách",
    "YAML file with made_from: areas that were renamed, merged or split",
)
_OVERWRITE = Words("ghi đè nếu tệp đã có", "overwrite an existing file")
_IS_THERE = Words(
    "tệp đã có; chọn tên khác, hoặc thêm --force để ghi đè",
    "the file already exists; choose another name, or use --force to overwrite it",
)
_IS_THE_PLAN = Words("đây là chính tệp kế hoạch; chọn tên khác", "this is the plan's own file; choose another name")
_SET = Words(
    "ghi cả bộ vào thư mục ở -o: kế hoạch và mọi văn bản đi kèm (documents)",
    "write the plan and all its accompanying documents into the folder given with -o",
)
_ONE_DOCUMENT = Words("chỉ ghi văn bản đi kèm có mã này", "write only the accompanying document with this id")
_NO_DOCUMENT = Words(
    "không có văn bản “{name}”; các văn bản có: {known}", "there is no document “{name}”; available: {known}"
)
_SPEC = Words("tệp kế hoạch (YAML)", "the plan (YAML file)")
_BEFORE = Words("bản trước", "the earlier plan")
_AFTER = Words("bản sau", "the later plan")
_SHEET = Words("ghi bảng so sánh ra tệp Word này", "write the comparison as a table to this Word file")
_ADDRESS = Words("địa chỉ của số liệu, như 'bảng[hàng].cột'", "address of the figure, like 'table[row].column'")
_OUT = Words(
    "tệp Word cần ghi (mặc định: số-ký hiệu.docx, cùng thư mục với kế hoạch)",
    "file to write (default: number-symbol.docx next to the plan)",
)
_LANG = Words("ngôn ngữ của thông báo (hoặc đặt biến KEHOACH_LANG)", "language of messages (or set KEHOACH_LANG)")
_EXITS = Words(
    "Mã thoát: 0 không có lỗi; 1 kế hoạch có lỗi hoặc văn bản sai thể thức; 2 sai lệnh, không đọc hoặc ghi được tệp;"
    " 3 lỗi của chính kehoach.",
    "Exit status: 0 no errors; 1 errors in a plan or in a layout; 2 usage or I/O; 3 a bug in kehoach.",
)
_CANNOT_READ = Words("không đọc được tệp: {why}", "cannot be read: {why}")
_CANNOT_WRITE = Words("không ghi được tệp: {why}", "cannot be written: {why}")
_NO_FIGURE = Words("không có số liệu ở địa chỉ “{address}”", "there is no figure at “{address}”")
_MEANT = Words("; ý bạn là “{nearest}”?", "; did you mean “{nearest}”?")
_NOT_DOCX = Words("tên tệp phải có đuôi .docx", "the file name must end with .docx")
_EDITED = Words(
    "tệp đã có và đã được sửa sau khi ghi; chọn tên khác, hoặc thêm --force để ghi đè",
    "the file was edited after it was written; choose another name, or use --force to overwrite it",
)
_COMPUTED_TO = Words(
    "ghi ra tệp .csv (mở được ngay bằng Excel tiếng Việt) hoặc .json",
    "write to a file: .csv for Vietnamese Excel, or .json",
)
_NOT_COMPUTED = Words(
    "tên tệp phải có đuôi .csv hoặc .json, đúng với --format nếu có",
    "the file name must end with .csv or .json, and match --format if given",
)
_DRAFT = Words(
    "ghi bản dự thảo trình lãnh đạo: có chữ DỰ THẢO và các phần ghi “in: draft”",
    "write the draft for the leaders: marked DỰ THẢO, with the parts that have “in: draft”",
)
_ORIGIN = Words(
    "in thêm: mỗi đoạn của văn bản lấy từ tệp nào, dòng nào",
    "also list which file and line each text of the document comes from",
)
_ORIGIN_FORMAT = Words("dạng in ra của --show-origin", "output format of --show-origin")
_BROKEN_PACK = Words(
    "bộ mẫu chưa dùng được; xem các lỗi ở trên", "the template pack cannot be used; see the errors above"
)
_FORCE = Words("ghi đè cả khi tệp đã được sửa bằng Word", "overwrite a file even if it was edited in Word")
_FINAL = Words(
    "bản phát hành: báo lỗi nếu còn CẦN BỔ SUNG, chưa có số hoặc ngày",
    "final version: a remaining CẦN BỔ SUNG, a missing number or date is an error",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = _language(arguments)
    open_streams()
    with ended_by_signals():
        try:
            return _ran(arguments, lang)
        except KeyboardInterrupt:
            return INTERRUPTED
        except OSError as error:
            return report_failure(error, lang)
        except kehoach.PackError as error:
            tell(error.findings, lang)
            print(f"kehoach: {_BROKEN_PACK.of(lang) if error.findings else error}", file=sys.stderr)
            return TROUBLE
        except Exception as error:  # what nobody foresaw is told from what is wrong with a plan
            return report_fault(error, arguments, lang)


def _ran(arguments: Sequence[str], lang: Language) -> int:
    """Run a command to the end of what it prints.

    Raises:
        OSError: what it prints cannot be written, among others.
    """
    try:
        options = _parser(lang).parse_args(arguments)
        return int(options.command(options))
    finally:
        sys.stdout.flush()


def _language(arguments: Sequence[str]) -> Language:
    """The language asked for, looked up before the parser so that help speaks it too."""
    wanted = os.environ.get("KEHOACH_LANG", "vi")
    for here, after in itertools.pairwise([*arguments, ""]):
        if here == "--lang":
            wanted = after
        elif here.startswith("--lang="):
            wanted = here.partition("=")[2]
    return "en" if wanted.lower().startswith("en") else "vi"


class _Parser(argparse.ArgumentParser):
    """One that fails where it cannot print its help, as any other output does."""

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        (file or sys.stderr).write(message)


def _parser(lang: Language) -> argparse.ArgumentParser:
    parser = _Parser(prog="kehoach", description=_ABOUT.of(lang), epilog=_EXITS.of(lang))
    parser.add_argument("--lang", choices=("vi", "en"), default=lang, help=_LANG.of(lang))
    parser.add_argument("--version", action="version", version=f"kehoach {kehoach.__version__}")
    commands = parser.add_subparsers(
        required=True, metavar="new | check | render | compute | explain | next-year | diff | lint | packs | schema"
    )

    def command(name: str, about: Words, run: object) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about.of(lang), description=about.of(lang), epilog=_EXITS.of(lang))
        made.add_argument("--lang", choices=("vi", "en"), default=lang, help=_LANG.of(lang))
        made.set_defaults(command=run)
        return made

    check = command("check", _CHECK, _check)
    check.add_argument("specs", nargs="+", metavar="SPEC", help=_SPEC.of(lang))
    check.add_argument("--format", choices=("text", "json", "sarif"), default="text", help=FORMAT.of(lang))
    check.add_argument("--final", action="store_true", help=_FINAL.of(lang))
    render = command("render", _RENDER, _render)
    render.add_argument("spec", metavar="SPEC", help=_SPEC.of(lang))
    render.add_argument("-o", "--output", metavar="OUT.docx", type=Path, help=_OUT.of(lang))
    which = render.add_mutually_exclusive_group()
    which.add_argument("--draft", action="store_true", help=_DRAFT.of(lang))
    which.add_argument("--set", action="store_true", help=_SET.of(lang))
    which.add_argument("--document", metavar="ID", help=_ONE_DOCUMENT.of(lang))
    render.add_argument("--show-origin", action="store_true", help=_ORIGIN.of(lang))
    render.add_argument("--format", choices=("text", "json"), default="text", help=_ORIGIN_FORMAT.of(lang))
    render.add_argument("--force", action="store_true", help=_FORCE.of(lang))
    render.add_argument("--final", action="store_true", help=_FINAL.of(lang))
    compute = command("compute", _COMPUTE, _compute)
    compute.add_argument("spec", metavar="SPEC", help=_SPEC.of(lang))
    compute.add_argument("--format", choices=("text", "json", "csv"), help=FORMAT.of(lang))
    compute.add_argument("-o", "--output", metavar="FILE", type=Path, help=_COMPUTED_TO.of(lang))
    compute.add_argument("--force", action="store_true", help=_OVERWRITE.of(lang))
    explain = command("explain", _EXPLAIN, _explain)
    explain.add_argument("spec", metavar="SPEC", help=_SPEC.of(lang))
    explain.add_argument("address", metavar="ADDRESS", help=_ADDRESS.of(lang))
    explain.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT.of(lang))
    following = command("next-year", _NEXT_YEAR, _next_year)
    following.add_argument("spec", metavar="SPEC", type=Path, help=_SPEC.of(lang))
    following.add_argument("-o", "--output", metavar="NEW.yaml", type=Path, required=True, help=_NEW.of(lang))
    following.add_argument("--actuals", metavar="FILE", type=Path, help=_ACTUALS.of(lang))
    following.add_argument("--areas", metavar="MAP.yaml", type=Path, help=_AREAS.of(lang))
    following.add_argument("--force", action="store_true", help=_OVERWRITE.of(lang))
    lint = command("lint", _LINT, _lint)
    lint.add_argument("documents", nargs="+", metavar="FILE.docx", help=_DOCUMENT.of(lang))
    lint.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT.of(lang))
    lint.add_argument("-v", "--all", action="store_true", help=_ALL.of(lang))
    diff = command("diff", _DIFF, _diff)
    diff.add_argument("before", metavar="BEFORE", help=_BEFORE.of(lang))
    diff.add_argument("after", metavar="AFTER", help=_AFTER.of(lang))
    diff.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT.of(lang))
    diff.add_argument("-o", "--output", metavar="OUT.docx", type=Path, help=_SHEET.of(lang))
    diff.add_argument("--force", action="store_true", help=_FORCE.of(lang))
    new = command("new", cli_new.NEW, cli_new.run_new)
    schema = command("schema", cli_new.SCHEMA, cli_new.run_schema)
    cli_new.add_options(new, schema, lang)
    for reading in (check, render, compute, explain, diff, following, new, schema):
        cli_packs.add_folders(reading, lang)
    cli_packs.add_commands(command("packs", cli_packs.ABOUT, None), lang)
    return parser


# --- commands ------------------------------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> int:
    from kehoach.diagnostics import report

    findings: list[Finding] = []
    status = CLEAN
    for spec in options.specs:
        outcome = _run(spec, options, final=options.final)
        if outcome is None:
            status = TROUBLE
            continue
        findings += outcome.findings
        if options.format == "text":
            tell(outcome.findings, options.lang)
            print(f"{spec}: {report.summary(outcome.findings, options.lang)}")
        if outcome.has_errors:
            status = max(status, ERRORS)
    if options.format != "text":
        is_json = options.format == "json"
        made = report.as_json(findings, options.lang)
        whole = made if is_json else report.as_sarif(findings, options.lang, kehoach.__version__)
        sys.stdout.write(report.dumps(whole, ascii_only=not is_utf8(sys.stdout)))
    return status


def _render(options: argparse.Namespace) -> int:
    from kehoach.pipeline import render

    if options.set or options.document:
        return _render_set(options)
    if options.output is not None and not _is_word_name(options.output, options):
        return TROUBLE
    outcome = _run(options.spec, options, final=options.final)
    if outcome is None:
        return TROUBLE
    tell(outcome.findings, options.lang)
    if outcome.has_errors or outcome.computed is None:
        return ERRORS
    computed = outcome.computed
    is_draft = options.draft and computed.plan.audience is kehoach.Audience.PLAN
    target = options.output or _default_output(Path(options.spec), outcome, is_draft=is_draft)
    audience = kehoach.Audience.DRAFT if is_draft else computed.plan.audience
    if options.show_origin:
        _show_origin(computed, audience, options)
    said = sys.stderr if options.show_origin else sys.stdout
    return _write_word({target: render(computed, audience)}, options, said)


def _render_set(options: argparse.Namespace) -> int:
    """Write the plan and what goes with it, or one of these alone; nothing where there is an error in any of them."""
    from kehoach.pipeline import make_set

    wanted = "all" if options.set else (options.document,)
    outcome = _run(options.spec, options, final=options.final, documents=wanted)
    if outcome is None:
        return TROUBLE
    tell(outcome.findings, options.lang)
    if outcome.has_errors or outcome.plan is None:
        return ERRORS
    if options.document and options.document not in outcome.plan.documents:
        known = ", ".join(outcome.plan.documents) or "-"
        print(f"kehoach: {_NO_DOCUMENT.of(options.lang).format(name=options.document, known=known)}", file=sys.stderr)
        return TROUBLE
    made = make_set(outcome, Path(options.spec).stem)
    names = list(made) if options.set else list(made)[1:]
    folder: Path = options.output or Path(options.spec).parent
    if options.document and len(names) == 1 and folder.suffix.lower() == ".docx":
        return _write_word({folder: made[names[0]]}, options, sys.stdout)
    try:
        new = make_folder(folder)
    except OSError as error:
        complain(folder, _CANNOT_WRITE, error, options.lang)
        return TROUBLE
    status = _write_word({folder / name: made[name] for name in names}, options, sys.stdout)
    if status is not CLEAN:
        remove_empty(new)
    return status


def _show_origin(computed: ComputedPlan, audience: Audience, options: argparse.Namespace) -> None:
    from kehoach.diagnostics import report
    from kehoach.view import origin

    found = origin.origins(computed, audience)
    if options.format == "json":
        sys.stdout.write(report.dumps(origin.origin_data(found), ascii_only=not is_utf8(sys.stdout)))
    else:
        sys.stdout.write(origin.origin_text(found, options.lang))


def _write_word(documents: Mapping[Path, Document], options: argparse.Namespace, said: TextIO) -> int:
    """Write documents, all or none, where none stands that a person has edited, and say so."""
    if not all(_is_word_name(target, options) for target in documents):
        return TROUBLE
    try:
        edited = [] if options.force else [target for target in documents if _was_changed(target)]
        for target in edited:
            print(f"kehoach: {target}: {_EDITED.of(options.lang)}", file=sys.stderr)
        if edited:
            return TROUBLE
        for made in documents.values():
            tell(made.findings, options.lang)
        write_all(documents, force=options.force)
    except OSError as error:
        complain(error.filename or next(iter(documents)), _CANNOT_WRITE, error, options.lang)
        return TROUBLE
    for target in documents:
        print(WRITTEN.of(options.lang).format(path=target), file=said)
    return CLEAN


def _is_word_name(target: Path, options: argparse.Namespace) -> bool:
    """Whether a name is that of a Word document; says so on standard error where it is not."""
    if target.suffix.lower() == ".docx":
        return True
    print(f"kehoach: {target}: {_NOT_DOCX.of(options.lang)}", file=sys.stderr)
    return False


def _was_changed(target: Path) -> bool:
    from kehoach.word.package import is_untouched

    return target.is_file() and not is_untouched(target.read_bytes())


def _compute(options: argparse.Namespace) -> int:
    target: Path | None = options.output
    if target is not None and _computed_format(target, options) is None:
        print(f"kehoach: {target}: {_NOT_COMPUTED.of(options.lang)}", file=sys.stderr)
        return TROUBLE
    outcome = _run(options.spec, options)
    if outcome is None:
        return TROUBLE
    tell(outcome.findings, options.lang)
    if outcome.has_errors or outcome.computed is None:
        return ERRORS
    if target is None:
        _print_computed(outcome.computed, options.format)
        return CLEAN
    try:
        if target.exists() and target.samefile(options.spec):
            print(f"kehoach: {target}: {_IS_THE_PLAN.of(options.lang)}", file=sys.stderr)
            return TROUBLE
        write_whole(target, _computed_bytes(outcome.computed, target), force=options.force)
    except OSError as error:
        complain(target, _CANNOT_WRITE, error, options.lang)
        return TROUBLE
    print(WRITTEN.of(options.lang).format(path=target))
    return CLEAN


def _computed_format(target: Path, options: argparse.Namespace) -> str | None:
    """The form that a file's ending asks for; ``None`` where there is none, or another was asked for, too."""
    found = {".csv": "csv", ".json": "json"}.get(target.suffix.lower())
    return found if options.format in (None, found) else None


def _print_computed(computed: ComputedPlan, form: str | None) -> None:
    from kehoach.diagnostics import report
    from kehoach.view import listing

    if form == "json":
        sys.stdout.write(report.dumps(listing.as_data(computed), ascii_only=not is_utf8(sys.stdout)))
    elif form == "csv":
        import csv

        speak_utf8(sys.stdout)
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(listing.CSV_HEADER)
        writer.writerows(listing.as_rows(computed))
    else:
        sys.stdout.write(listing.as_text(computed))


def _computed_bytes(computed: ComputedPlan, target: Path) -> bytes:
    """The computed tables as a file holds them, in the form of its ending."""
    from kehoach.diagnostics import report
    from kehoach.tables import spreadsheet
    from kehoach.view import listing

    if target.suffix.lower() == ".json":
        return report.dumps(listing.as_data(computed), ascii_only=False).encode()
    return spreadsheet.as_excel_csv(listing.as_rows(computed))


def _explain(options: argparse.Namespace) -> int:
    from kehoach.diagnostics import report
    from kehoach.errors import AddressError
    from kehoach.tables import explanation

    outcome = _run(options.spec, options)
    if outcome is None:
        return TROUBLE
    tell(outcome.findings, options.lang)
    if outcome.has_errors or outcome.computed is None:
        return ERRORS
    address = unicodedata.normalize("NFC", options.address)
    try:
        found = outcome.computed.explain(address)
    except AddressError as error:
        meant = _MEANT.of(options.lang).format(nearest=error.nearest) if error.nearest else ""
        print(f"kehoach: {_NO_FIGURE.of(options.lang).format(address=address)}{meant}", file=sys.stderr)
        return TROUBLE
    if options.format == "json":
        data = explanation.explain_data(found, options.lang)
        sys.stdout.write(report.dumps(data, ascii_only=not is_utf8(sys.stdout)))
    else:
        sys.stdout.write(explanation.explain_text(found, options.lang))
    return CLEAN


def _lint(options: argparse.Namespace) -> int:
    from kehoach.diagnostics import report
    from kehoach.errors import DocumentError
    from kehoach.linting import telling

    status = CLEAN
    verdicts: list[dict[str, object]] = []
    for document in options.documents:
        try:
            found = kehoach.lint(document)
        except OSError as error:
            complain(document, _CANNOT_READ, error, options.lang)
            status = TROUBLE
            continue
        except DocumentError as error:
            print(f"kehoach: {document}: {getattr(error.reason, options.lang)}", file=sys.stderr)
            status = TROUBLE
            continue
        verdicts += telling.as_json(found, options.lang)
        if options.format == "text":
            sys.stderr.write(telling.as_text(found, options.lang, every=options.all))
            print(f"{document}: {telling.summary(found, options.lang)}")
        if found.broken:
            status = max(status, ERRORS)
    if options.format == "json":
        sys.stdout.write(report.dumps(verdicts, ascii_only=not is_utf8(sys.stdout)))
    return status


def _diff(options: argparse.Namespace) -> int:
    from kehoach.comparison import telling
    from kehoach.diagnostics import report

    outcomes = [_run(spec, options) for spec in (options.before, options.after)]
    for outcome in outcomes:
        tell(outcome.findings if outcome else (), options.lang)
    if None in outcomes:
        return TROUBLE
    computed = [o.computed for o in outcomes if o and o.computed and not o.has_errors]
    if len(computed) < len(outcomes):
        return ERRORS
    changes = kehoach.diff(*computed)
    if options.format == "json":
        sys.stdout.write(report.dumps(telling.as_data(changes), ascii_only=not is_utf8(sys.stdout)))
    else:
        sys.stdout.write(telling.as_text(changes, options.lang))
    if options.output is None:
        return CLEAN
    return _write_word({options.output: _sheet_of(changes)}, options, sys.stderr)


def _sheet_of(changes: Changes) -> Document:
    from kehoach.comparison.sheet import comparison_document
    from kehoach.pipeline import print_document

    return print_document(comparison_document(changes), changes.after)


def _next_year(options: argparse.Namespace) -> int:
    from kehoach.editing.next_year import next_year

    target: Path = options.output
    if target.exists():
        refused = _IS_THE_PLAN if options.spec.exists() and target.samefile(options.spec) else _IS_THERE
        if refused is _IS_THE_PLAN or not options.force:
            print(f"kehoach: {target}: {refused.of(options.lang)}", file=sys.stderr)
            return TROUBLE
    try:
        target.parent.stat()  # what the new plan names counts from there
    except OSError as error:
        complain(target, _CANNOT_WRITE, error, options.lang)
        return TROUBLE
    try:
        made = next_year(options.spec, target, options.actuals, options.areas, packs=options.packs)
    except OSError as error:
        complain(error.filename or options.spec, _CANNOT_READ, error, options.lang)
        return TROUBLE
    tell(made.findings, options.lang)
    if made.data is None:
        return ERRORS
    try:
        write_whole(target, made.data, force=options.force)
    except OSError as error:
        complain(target, _CANNOT_WRITE, error, options.lang)
        return TROUBLE
    print(WRITTEN.of(options.lang).format(path=target))
    return CLEAN


# --- common --------------------------------------------------------------------------------------------------


def _run(spec: str, options: argparse.Namespace, *, final: bool = False, documents: Wanted = "own") -> Outcome | None:
    """Take a spec down the road; ``None``, with a line on standard error, where its file cannot be read."""
    from kehoach.pipeline import run

    try:
        return run(Path(spec), packs=options.packs, final=final, documents=documents)
    except OSError as error:
        complain(spec, _CANNOT_READ, error, options.lang)
        return None


def _default_output(spec: Path, outcome: Outcome, *, is_draft: bool) -> Path:
    """``66-KH-UBND.docx`` beside the spec; the spec's own name where the plan has no number yet; a draft's says so."""
    plan = outcome.plan
    name = f"{plan.number}-{plan.symbol}" if plan and plan.number else spec.stem
    return spec.with_name(re.sub(r'[\\/:*?"<>|]+', "-", name) + ("-du-thao.docx" if is_draft else ".docx"))
