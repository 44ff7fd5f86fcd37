"""Writing the results of a command, all or none, and printing their names."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from kehoach.cli.messages import CANNOT_WRITE, CLEAN, TROUBLE, WRITTEN, complain, complain_of, tell
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.exporting.made_files import OTHER_ENDINGS
from kehoach.files import write_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import TextIO

    from kehoach.cli.parser import Parser
    from kehoach.diagnostics import Language
    from kehoach.rendered import Document

FORCE_OF_NOTHING: Final = Bilingual("--force chỉ dùng với -o", "--force is for -o only")

_NOT_A_DOCUMENT = Bilingual(
    "tên tệp phải có đuôi .docx, .pdf hoặc .html", "the file name must end with .docx, .pdf or .html"
)
_NOT_DOCX = Bilingual("tên tệp phải có đuôi .docx", "the file name must end with .docx")
_EDITED = Bilingual(
    "tệp đã có và đã được sửa sau khi ghi; chọn tên khác, hoặc thêm --force để ghi đè",
    "the file was edited after it was written; choose another name, or use --force to overwrite it",
)

_SIGNED = Bilingual(
    "tệp PDF này đã được ký điện tử; chọn tên khác, hoặc thêm --force để ghi đè",
    "this PDF has an electronic signature; choose another name, or use --force to overwrite it",
)


_ALSO = Bilingual(
    "ghi thêm mỗi văn bản ở dạng khác bên cạnh tệp .docx: pdf (in bằng LibreOffice), html, hoặc pdf,html",
    "also write each document in other forms beside the .docx: pdf (printed by LibreOffice), html, or pdf,html",
)
_NO_FORM = Bilingual(
    "chọn trong pdf, html; nhiều dạng thì cách nhau bằng dấu phẩy", "choose from pdf, html, with a comma between them"
)


def add_also(parser: Parser) -> None:
    """Add the option for the other forms that documents are written in, as the endings of their files."""

    def endings(text: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(f".{name.strip().lower().removeprefix('.')}" for name in text.split(",")))
        if not set(found) <= set(OTHER_ENDINGS):
            raise argparse.ArgumentTypeError(_NO_FORM.in_(parser.lang))
        return found

    parser.add_argument("--also", metavar="pdf,html", type=endings, default=(), help=_ALSO.in_(parser.lang))


def save(files: Mapping[Path, bytes], lang: Language, *, force: bool = False, said: TextIO | None = None) -> int:
    """Write files, all or none, and print their names; returns the exit code.

    Args:
        files: the bytes of each file, by its path.
        lang: the language of messages.
        force: replace read-only files, too.
        said: where the names of the files are printed; by default standard output.
    """
    try:
        write_all(files, force=force)
    except OSError as error:
        return complain_of(error, CANNOT_WRITE, lang, error.filename or next(iter(files)))
    for path in files:
        print(WRITTEN.in_(lang).format(path=path), file=said)
    return CLEAN


def kept_beside(path: Path, data: bytes) -> Path:
    """The name under which a file that is replaced is kept: its own with ``.bak``, or ``.bak2`` and so on where that
    keeps something else.
    """
    number = 1
    while True:
        kept = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        if not kept.exists() or (kept.is_file() and kept.read_bytes() == data):
            return kept
        number += 1


def save_documents(
    documents: Mapping[Path, Document], lang: Language, *, force: bool, said: TextIO | None = None
) -> int:
    """Write documents with :func:`save`, unless a person has edited or signed one; returns the exit code."""
    if not are_free(documents, lang, force=force):
        return TROUBLE
    tell(tuple(dict.fromkeys(finding for made in documents.values() for finding in made.findings)), lang)
    return save(documents, lang, force=force, said=said or sys.stdout)


def are_free(targets: Iterable[Path], lang: Language, *, force: bool) -> bool:
    """Whether documents of these names may be written. An error is printed for each that may not: a name with another
    ending than documents have, or a file that somebody has edited or signed.
    """
    found = [target for target in targets if is_document_name(target, lang)]
    try:
        kept = {} if force else {target: why for target in found if (why := _why_kept(target))}
    except OSError as error:
        complain_of(error, CANNOT_WRITE, lang, error.filename or found[0])
        return False
    for target, why in kept.items():
        complain(why, lang, target)
    return len(found) == len(list(targets)) and not kept


def is_word_name(target: Path, lang: Language) -> bool:
    """Whether a name is that of a Word document; an error is printed if it is not."""
    if target.suffix.lower() == ".docx":
        return True
    complain(_NOT_DOCX, lang, target)
    return False


def is_document_name(target: Path, lang: Language) -> bool:
    """Whether a name is that of a document in one of its forms; an error is printed if it is not."""
    if target.suffix.lower() in (".docx", *OTHER_ENDINGS):
        return True
    complain(_NOT_A_DOCUMENT, lang, target)
    return False


def _why_kept(target: Path) -> Bilingual | None:
    """Why the file with a name must be kept; ``None`` where it may be replaced, or there is none."""
    from kehoach.exporting.made_files import is_signed
    from kehoach.ooxml.package import is_untouched

    if target.suffix.lower() == ".html" or not target.is_file():
        return None
    data = target.read_bytes()
    if target.suffix.lower() == ".pdf":
        return _SIGNED if is_signed(data) else None
    return None if is_untouched(data) else _EDITED
