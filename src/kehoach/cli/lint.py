"""``kehoach lint``: the layout of any Word document, checked against the decree."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import kehoach
from kehoach.cli.inputs import DOCUMENTS, word_files
from kehoach.cli.messages import CANNOT_READ, ERRORS, FORMAT, TROUBLE, complain_of, print_json
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    import argparse

    from kehoach.cli.parser import Commands
    from kehoach.diagnostics import Language
    from kehoach.linting.outcome import LintReport

_ABOUT = Bilingual(
    "kiểm tra thể thức của tệp Word bất kỳ theo Nghị định 30/2020/NĐ-CP",
    "check the layout of any Word document against Decree 30/2020/NĐ-CP",
)
_ALL = Bilingual("liệt kê cả quy tắc đạt và quy tắc không rõ", "also list rules that pass or cannot be checked")
_ALL_IN_JSON = Bilingual(
    "--all không dùng với --format json, là dạng luôn có đủ mọi quy tắc",
    "--all cannot be used with --format json, which always lists every rule",
)


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("lint", _ABOUT, run), commands.lang
    parser.add_argument("documents", nargs="+", metavar="FILE.docx", help=DOCUMENTS.in_(lang))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT.in_(lang))
    parser.add_argument("-v", "--all", action="store_true", help=_ALL.in_(lang))


def run(arguments: argparse.Namespace) -> int:
    """Lint the documents one after another, also after one that cannot be read; several end with a table."""
    from kehoach.linting import lint_text

    if arguments.all and arguments.format == "json":
        arguments.parser.refuse(_ALL_IN_JSON)
    lang = arguments.lang
    documents, status = word_files(arguments.documents, lang)
    reports: list[LintReport] = []
    for document in documents:
        found = _linted(document, lang)
        if found is None:
            status = TROUBLE
            continue
        reports.append(found)
        if arguments.format == "text":
            sys.stderr.write(lint_text.as_text(found, lang, every=arguments.all))
            print(f"{document}: {lint_text.summary(found, lang)}")
        if found.broken:
            status = max(status, ERRORS)
    if arguments.format == "json":
        print_json([verdict for report in reports for verdict in lint_text.as_json(report, lang)])
    elif len(reports) > 1:
        print("\n" + lint_text.folder_table(reports, lang), end="")
    return status


def _linted(document: str, lang: Language) -> LintReport | None:
    """The report on a document; ``None``, with a line on standard error, if it is not one."""
    from kehoach.errors import DocumentError

    try:
        return kehoach.lint(document)
    except OSError as error:
        complain_of(error, CANNOT_READ, lang, document)
    except DocumentError as error:
        print(f"kehoach: {document}: {error.reason.in_(lang)}", file=sys.stderr)
    return None
