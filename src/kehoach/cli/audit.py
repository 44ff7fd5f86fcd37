"""``kehoach audit``: the figures of any Word document, checked against each other."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import kehoach
from kehoach.cli.inputs import DOCUMENTS, word_files
from kehoach.cli.messages import CANNOT_READ, ERRORS, FORMAT, IS_THERE, TROUBLE, complain, complain_of, print_json, tell
from kehoach.cli.saving import is_word_name, save
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kehoach.auditing.audit_values import Audit
    from kehoach.auditing.given_formulas import GivenFormulas
    from kehoach.cli.parser import Commands
    from kehoach.diagnostics import Language, Result

_ABOUT = Bilingual(
    "tìm số sai trong bảng và câu của tệp Word bất kỳ, không cần YAML",
    "find wrong figures in the tables and sentences of any Word document, without YAML",
)
_FORMULAS = Bilingual("in cả công thức tìm thấy trong bảng", "also list the formulas found in the tables")
_ALL = Bilingual("in cả điều chưa đủ căn cứ", "also list what has too little evidence")
_TEXT_ONLY = Bilingual(
    "--formulas chỉ dùng với dạng văn bản; JSON luôn có đủ công thức",
    "--formulas is for text; JSON always has all formulas",
)

_MARKED = Bilingual(
    "ghi bản sao có tô màu các ô đáng ngờ và danh sách lỗi dưới mỗi bảng",
    "write a copy with the doubtful cells marked and a list beneath each table",
)
_ONE_COPY = Bilingual("-o chỉ dùng với một tệp", "-o is for one document only")
_RULES = Bilingual(
    "dùng các công thức ghi trong tệp này, không tìm lại",
    "use the formulas of a file of rules without searching them",
)
_WRITE_RULES = Bilingual(
    "ghi các công thức tìm thấy ra tệp này, để dùng cho báo cáo kỳ sau",
    "write the formulas found to a file of rules, for the next month's form",
)
_RULES_OF_ONE = Bilingual("--write-rules chỉ dùng với một tệp", "--write-rules is for one document only")
_OWN_FILE = Bilingual("đây là chính tệp được kiểm tra; chọn tên khác", "this is the document; choose another name")


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("audit", _ABOUT, run), commands.lang
    parser.add_argument("documents", nargs="+", metavar="FILE.docx", help=DOCUMENTS.in_(lang))
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help=FORMAT.in_(lang))
    parser.add_argument("--formulas", action="store_true", help=_FORMULAS.in_(lang))
    parser.add_argument("--all", action="store_true", help=_ALL.in_(lang))
    parser.add_argument("-o", "--output", type=Path, metavar="MARKED.docx", help=_MARKED.in_(lang))
    parser.add_argument("--rules", type=Path, metavar="F.audit.yaml", help=_RULES.in_(lang))
    parser.add_argument("--write-rules", type=Path, metavar="F.audit.yaml", help=_WRITE_RULES.in_(lang))


def run(arguments: argparse.Namespace) -> int:
    """Audit the documents one after another, also after one that cannot be read."""
    from kehoach.auditing import audit_text
    from kehoach.auditing.auditor import usable_rules
    from kehoach.errors import SpecError

    if arguments.formulas and arguments.format != "text":
        arguments.parser.refuse(_TEXT_ONLY)
    lang, every = arguments.lang, arguments.all
    documents, status = word_files(arguments.documents, lang)
    audits: list[Audit] = []
    try:
        rules = None if arguments.rules is None else usable_rules(arguments.rules)
    except SpecError as error:
        tell(error.findings, lang)
        return TROUBLE
    except OSError as error:
        return complain_of(error, CANNOT_READ, lang, arguments.rules)
    for document in documents:
        found = _audited(document, rules, lang)
        if found is None:
            status = TROUBLE
            continue
        audits.append(found)
        tell(found.unfit, lang)
        if arguments.format == "text":
            sys.stdout.write(audit_text.as_text(found, lang, every=every, formulas=arguments.formulas))
            print(f"{document}: {audit_text.summary(found, lang)}")
        if found.wrong:
            status = max(status, ERRORS)
    if arguments.output is not None and (trouble := _marked(arguments, documents, audits)):
        status = trouble
    if arguments.write_rules is not None and (trouble := _rules_written(arguments, documents, audits)):
        status = trouble
    if arguments.format == "json":
        print_json([audit_text.as_json(one, lang, every=every) for one in audits])
    elif arguments.format == "sarif":
        findings = [finding for one in audits for finding in audit_text.as_findings(one, every=every)]
        from kehoach.diagnostics.sarif import as_sarif

        print_json(as_sarif(findings, lang, kehoach.__version__))
    return status


def _marked(arguments: argparse.Namespace, documents: Sequence[str], audits: Sequence[Audit]) -> int:
    """Write the marked copy of the one document; returns the exit code."""
    from kehoach.auditing.marked_copy import marked_copy
    from kehoach.docx_reading.untrusted_package import document_bytes

    lang = arguments.lang
    if len(documents) > 1:
        return complain(_ONE_COPY, lang, arguments.output)
    if not is_word_name(arguments.output, lang):
        return TROUBLE
    if not audits:
        return TROUBLE
    if arguments.output.exists() and arguments.output.samefile(documents[0]):
        return complain(_OWN_FILE, lang, arguments.output)
    copy = marked_copy(document_bytes(documents[0]), audits[0], lang)
    return save({arguments.output: copy}, lang, said=sys.stderr)


def _rules_written(arguments: argparse.Namespace, documents: Sequence[str], audits: Sequence[Audit]) -> int:
    """Write the formulas of the one document, never over a file; returns the exit code."""
    lang, path = arguments.lang, arguments.write_rules
    if len(documents) > 1:
        return complain(_RULES_OF_ONE, lang, path)
    if not audits:
        return TROUBLE
    if path.exists():
        return complain(IS_THERE, lang, path)
    return save({path: kehoach.audit_rules_text(audits[0]).encode()}, lang, said=sys.stderr)


def _audited(document: str, rules: Result[GivenFormulas] | None, lang: Language) -> Audit | None:
    """The audit of a document; ``None``, with a line on standard error, if it is not one."""
    from kehoach.auditing.auditor import audit_with
    from kehoach.errors import DocumentError

    try:
        return audit_with(document, rules)
    except OSError as error:
        complain_of(error, CANNOT_READ, lang, error.filename or document)
    except DocumentError as error:
        print(f"kehoach: {document}: {error.reason.in_(lang)}", file=sys.stderr)
    return None
