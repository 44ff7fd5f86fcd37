"""Writing the results of a command, all or none, and printing their names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from kehoach.cli.messages import CANNOT_WRITE, CLEAN, TROUBLE, WRITTEN, complain, complain_of, tell
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.exporting.made_files import OTHER_ENDINGS
from kehoach.files import write_all

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import TextIO

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
    """Write Word documents with :func:`save`, unless a person has edited one; returns the exit code."""
    if not all(is_word_name(target, lang) for target in documents):
        return TROUBLE
    try:
        edited = [] if force else [target for target in documents if _was_changed(target)]
    except OSError as error:
        return complain_of(error, CANNOT_WRITE, lang, error.filename or next(iter(documents)))
    for target in edited:
        complain(_EDITED, lang, target)
    if edited:
        return TROUBLE
    for made in documents.values():
        tell(made.findings, lang)
    return save(documents, lang, force=force, said=said or sys.stdout)


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


def _was_changed(target: Path) -> bool:
    from kehoach.ooxml.package import is_untouched

    return target.is_file() and not is_untouched(target.read_bytes())
