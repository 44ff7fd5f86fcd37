"""``kehoach render``: the Word document of a plan, its draft, or the set of documents that go with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import kehoach
from kehoach.cli.inputs import outcome_of, path_of
from kehoach.cli.messages import (
    CANNOT_WRITE,
    CLEAN,
    ERRORS,
    FINAL,
    FORCE,
    SPEC_OR_INPUT,
    TROUBLE,
    complain,
    complain_of,
    print_json,
    tell,
)
from kehoach.cli.pack_options import add_packs
from kehoach.cli.saving import add_also, are_free, is_document_name, save_documents
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.errors import ConversionError
from kehoach.exporting.made_files import OTHER_ENDINGS, made_for
from kehoach.files import make_folder, remove_empty

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kehoach.cli.parser import Commands
    from kehoach.documents import Wanted
    from kehoach.pipeline import Outcome
    from kehoach.plan.audience import Audience
    from kehoach.rendered import Document
    from kehoach.tables.computed import ComputedPlan

_ABOUT = Bilingual("kiểm tra, tính và ghi văn bản Word", "check, compute and write the Word document")
_OUT = Bilingual(
    "tệp cần ghi: .docx, .pdf (in bằng LibreOffice) hoặc .html (mặc định: số-ký hiệu.docx, cùng thư mục với kế hoạch);"
    " với --set là một thư mục",
    "file to write: .docx, .pdf (printed by LibreOffice) or .html (default: number-symbol.docx next to the plan); with"
    " --set, a folder",
)
_DRAFT = Bilingual(
    "ghi bản dự thảo trình lãnh đạo: có chữ DỰ THẢO và các phần ghi “in: draft”",
    "write the draft for the leaders: marked DỰ THẢO, with the parts that have “in: draft”",
)
_SET = Bilingual(
    "ghi cả bộ vào thư mục ở -o: kế hoạch và mọi văn bản đi kèm (documents)",
    "write the plan and all its accompanying documents into the folder given with -o",
)
_ONE_DOCUMENT = Bilingual("chỉ ghi văn bản đi kèm có mã này", "write only the accompanying document with this id")
_ORIGIN = Bilingual(
    "in thêm: mỗi đoạn của văn bản lấy từ tệp nào, dòng nào",
    "also list which file and line each text of the document comes from",
)
_ORIGIN_FORMAT = Bilingual("dạng in ra của --show-origin", "output format of --show-origin")
_ALSO_OF_NOTHING = Bilingual(
    "--also chỉ dùng với --set hoặc --document; một văn bản thì ghi đuôi .pdf, .html ở -o",
    "--also is for --set or --document; for one document give -o a name that ends with .pdf or .html",
)
_METADATA = Bilingual(
    "in thêm thông tin cho văn bản điện tử: cơ quan, số, ký hiệu, ngày, trích yếu, người ký, nơi nhận, số trang",
    "also print what an electronic document needs: organ, number, notation, date, subject, signer, recipients, pages",
)
_TWO_LISTS = Bilingual(
    "--metadata không dùng cùng --show-origin", "--metadata and --show-origin cannot be used together"
)
_METADATA_OF_A_SET = Bilingual(
    "--metadata không dùng với --set hoặc --document", "--metadata cannot be used with --set or --document"
)
_FORMAT_OF_NOTHING = Bilingual("--format chỉ dùng với --show-origin", "--format is for --show-origin only")
_ORIGIN_OF_A_SET = Bilingual(
    "--show-origin không dùng với --set hoặc --document", "--show-origin cannot be used with --set or --document"
)
_SET_IN_A_FILE = Bilingual(
    "với --set, -o là một thư mục; tên không được có đuôi .docx, .pdf hay .html",
    "with --set, -o is a folder; its name must not end with .docx, .pdf or .html",
)
_SEVERAL_IN_A_FILE = Bilingual(
    "“{name}” gồm {count} văn bản; -o phải là một thư mục, tên không có đuôi .docx, .pdf hay .html",
    "“{name}” is {count} documents; -o must be a folder, with a name that does not end with .docx, .pdf or .html",
)
_DRAFT_OF_A_REPORT = Bilingual(
    "--draft không dùng cho báo cáo; chỉ kế hoạch có bản dự thảo trình lãnh đạo",
    "--draft cannot be used with a report; only a plan has a draft for the leaders",
)
_NO_DOCUMENT = Bilingual(
    "không có văn bản “{name}”; các văn bản có: {known}", "there is no document “{name}”; available: {known}"
)


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("render", _ABOUT, run), commands.lang
    parser.add_argument("spec", metavar="SPEC", help=SPEC_OR_INPUT.in_(lang))
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help=_OUT.in_(lang))
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--draft", action="store_true", help=_DRAFT.in_(lang))
    which.add_argument("--set", action="store_true", help=_SET.in_(lang))
    which.add_argument("--document", metavar="ID", help=_ONE_DOCUMENT.in_(lang))
    add_also(parser)
    parser.add_argument("--show-origin", action="store_true", help=_ORIGIN.in_(lang))
    parser.add_argument("--format", choices=("text", "json"), help=_ORIGIN_FORMAT.in_(lang))
    parser.add_argument("--metadata", choices=("json",), help=_METADATA.in_(lang))
    parser.add_argument("--force", action="store_true", help=FORCE.in_(lang))
    parser.add_argument("--final", action="store_true", help=FINAL.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the requested documents; none if there is an error."""
    is_set = arguments.set or arguments.document is not None
    if is_set and arguments.show_origin:
        arguments.parser.refuse(_ORIGIN_OF_A_SET)
    if arguments.also and not is_set:
        arguments.parser.refuse(_ALSO_OF_NOTHING)
    if is_set and arguments.metadata:
        arguments.parser.refuse(_METADATA_OF_A_SET)
    if arguments.metadata and arguments.show_origin:
        arguments.parser.refuse(_TWO_LISTS)
    if arguments.format and not arguments.show_origin:
        arguments.parser.refuse(_FORMAT_OF_NOTHING)
    if arguments.set and _is_one_document(arguments.output):
        arguments.parser.refuse(_SET_IN_A_FILE)
    if not is_set and arguments.output is not None and not is_document_name(arguments.output, arguments.lang):
        return TROUBLE
    wanted: Wanted = "all" if arguments.set else (arguments.document,) if is_set else "own"
    outcome = outcome_of(arguments.spec, arguments, final=arguments.final, documents=wanted)
    if outcome is None:
        return TROUBLE
    tell(outcome.findings, arguments.lang)
    if outcome.has_errors or outcome.computed is None:
        return ERRORS
    return _write_set(outcome, arguments) if is_set else _write_one(outcome.computed, arguments)


def _write_one(computed: ComputedPlan, arguments: argparse.Namespace) -> int:
    """Write the plan, the report, or the draft of the plan."""
    from kehoach.pipeline import render

    audience = computed.plan.audience
    if arguments.draft:
        if audience is not kehoach.Audience.PLAN:
            arguments.parser.refuse(_DRAFT_OF_A_REPORT)
        audience = kehoach.Audience.DRAFT
    target = arguments.output or _default_output(computed, arguments)
    if arguments.show_origin:
        _show_origin(computed, audience, arguments)
    said = sys.stderr if arguments.show_origin or arguments.metadata else sys.stdout
    if not are_free((target,), arguments.lang, force=arguments.force):
        return TROUBLE
    word = render(computed, audience)
    try:
        made = made_for(target, word, computed, audience)
        status = save_documents({target: made}, arguments.lang, force=arguments.force, said=said)
        if arguments.metadata and status is CLEAN:
            print_json(kehoach.metadata(computed, audience, document=made if target.suffix.lower() == ".pdf" else word))
    except ConversionError as error:
        tell(error.findings, arguments.lang)
        return TROUBLE
    except OSError as error:
        return complain_of(error, CANNOT_WRITE, arguments.lang, target)
    return status


def _default_output(computed: ComputedPlan, arguments: argparse.Namespace) -> Path:
    """``66-KH-UBND.docx`` next to the plan; without a number, the name of the plan's file; a draft is named as such."""
    from kehoach.documents import file_stem

    spec = path_of(arguments.spec)
    return spec.with_name((file_stem(computed.plan) or spec.stem) + ("-du-thao.docx" if arguments.draft else ".docx"))


def _show_origin(computed: ComputedPlan, audience: Audience, arguments: argparse.Namespace) -> None:
    from kehoach.view import origin

    found = origin.origins(computed, audience)
    if arguments.format == "json":
        print_json(origin.origin_data(found))
    else:
        sys.stdout.write(origin.origin_text(found, arguments.lang))


def _write_set(outcome: Outcome, arguments: argparse.Namespace) -> int:
    """Write the plan and the documents that go with it, or one of these alone."""
    from kehoach.pipeline import make_set

    documents = outcome.plan.documents if outcome.plan else ()
    if arguments.document is not None and arguments.document not in documents:
        known = Verbatim(", ".join(documents) or "-")
        return complain(_NO_DOCUMENT, arguments.lang, name=Verbatim(arguments.document), known=known)
    spec = path_of(arguments.spec)
    words = make_set(outcome, spec.stem)
    sources = (outcome.computed, *(companion.computed for companion in outcome.companions))
    made = [(name, word, source) for (name, word), source in zip(words.items(), sources, strict=True) if source]
    made = made if arguments.set else made[1:]
    if _is_one_document(arguments.output):
        if len(made) > 1:
            arguments.parser.refuse(_SEVERAL_IN_A_FILE, name=arguments.document, count=len(made))
        _, word, source = made[0]
        return _saved([(arguments.output, word, source)], arguments)
    folder: Path = arguments.output or spec.parent
    try:
        new = make_folder(folder)
    except OSError as error:
        return complain_of(error, CANNOT_WRITE, arguments.lang, folder)
    status = _saved([(folder / name, word, source) for name, word, source in made], arguments)
    if status is not CLEAN:
        remove_empty(new)
    return status


def _saved(made: Sequence[tuple[Path, Document, ComputedPlan]], arguments: argparse.Namespace) -> int:
    """Write Word documents of computed plans in the form of each target's ending, and in the other forms requested."""
    wanted = {
        path: (word, computed)
        for target, word, computed in made
        for path in (target, *map(target.with_suffix, arguments.also))
    }
    if not are_free(wanted, arguments.lang, force=arguments.force):
        return TROUBLE
    try:
        documents = {path: made_for(path, word, one, one.plan.audience) for path, (word, one) in wanted.items()}
    except ConversionError as error:
        tell(error.findings, arguments.lang)
        return TROUBLE
    return save_documents(documents, arguments.lang, force=arguments.force)


def _is_one_document(target: Path | None) -> bool:
    return target is not None and target.suffix.lower() in (".docx", *OTHER_ENDINGS)
