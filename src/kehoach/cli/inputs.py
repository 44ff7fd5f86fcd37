"""The files that a command reads: names, folders, patterns that the shell did not expand, and standard input."""

from __future__ import annotations

import codecs
import errno
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.cli.messages import CANNOT_READ, CLEAN, complain, complain_of
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.patterns import regex

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.diagnostics import Language
    from kehoach.documents import Wanted
    from kehoach.layering import Text
    from kehoach.pipeline import Outcome

STANDARD_INPUT: Final = "-"
INPUT_NAME: Final = "<stdin>"
"""What findings call standard input."""

SPECS: Final = Bilingual(
    "tệp kế hoạch (YAML), thư mục có kế hoạch, mẫu tên như 2026/*.yaml; “-” là lấy từ lệnh đứng trước",
    "plans (YAML files), folders of plans, patterns like 2026/*.yaml; “-” is standard input",
)
DOCUMENTS: Final = Bilingual(
    "tệp Word (.docx), thư mục có tệp Word, mẫu tên như 2026/*.docx",
    "Word documents (.docx), folders of them, patterns like 2026/*.docx",
)
_NO_MATCH = Bilingual("không có tệp nào khớp mẫu tên này", "no file matches this pattern")
_NO_PLAN = Bilingual(
    "trong thư mục không có kế hoạch nào (tệp .yaml có khóa “kehoach”)",
    "there is no plan in this folder (a .yaml file with the key “kehoach”)",
)
_NO_DOCUMENT = Bilingual("trong thư mục không có tệp .docx nào", "there is no .docx file in this folder")

# A key is read as one: a plan whose YAML is damaged below is a plan.
_PLAN: Final = regex(r"""^\ufeff?(?:\{\s*)?["']?kehoach["']?[ \t]*:(?=\s|$)""", re.MULTILINE)


class _Kind(NamedTuple):
    """Which files of a folder are read, and the message if there are none."""

    is_taken: Callable[[Path], bool]
    none: Bilingual


class InputFiles(NamedTuple):
    """The names of the files to read, each once, and the exit code so far."""

    names: tuple[str, ...]
    status: int


def plan_files(words: Sequence[str], lang: Language, *, only_plans: bool = False) -> InputFiles:
    """The plans that the arguments name, in their order; those of a folder or pattern are sorted.

    A folder stands for all plans in it and its subfolders. A word that matches nothing is reported. ``only_plans``: a
    file that is named and is not a plan is left out, too, as it is in a folder.
    """
    found = _files(words, _Kind(_is_plan, _NO_PLAN), lang)
    if not only_plans:
        return found
    return found._replace(names=tuple(name for name in found.names if not Path(name).is_file() or _is_plan(Path(name))))


def word_files(words: Sequence[str], lang: Language) -> InputFiles:
    """The Word documents that the arguments name, found like the plans of :func:`plan_files`."""
    return _files(words, _Kind(_is_document, _NO_DOCUMENT), lang)


def name_of(spec: str) -> str:
    """The name of a plan in findings and summaries."""
    return INPUT_NAME if spec == STANDARD_INPUT else spec


def path_of(spec: str) -> Path:
    """The file of a plan; for standard input, a file that might be in the current folder."""
    return Path("ke-hoach.yaml") if spec == STANDARD_INPUT else Path(spec)


def bytes_of(spec: str) -> bytes:
    """The bytes of a plan's file, or of standard input.

    Raises:
        OSError: it cannot be read.
    """
    from kehoach.files import regular_bytes
    from kehoach.source.decoding import SIZE_LIMIT

    if spec != STANDARD_INPUT:
        return regular_bytes(spec, SIZE_LIMIT)
    text = _standard_input().text
    return text.encode() if isinstance(text, str) else text


def outcome_of(
    spec: str, arguments: argparse.Namespace, *, final: bool = False, documents: Wanted = "own"
) -> Outcome | None:
    """Load, compute and check a plan; ``None``, with a line on standard error, if it cannot be read.

    A plan from standard input may name a profile inside the current folder only.
    """
    from kehoach.pipeline import run

    try:
        if spec == STANDARD_INPUT:
            return run(_standard_input(), base=Path(), packs=arguments.packs, final=final, documents=documents)
        return run(Path(spec), packs=arguments.packs, final=final, documents=documents)
    except OSError as error:
        complain_of(error, CANNOT_READ, arguments.lang, name_of(spec))
        return None


def _standard_input() -> Text:
    from kehoach.layering import Text
    from kehoach.source.decoding import SIZE_LIMIT

    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    bytes_in = getattr(sys.stdin, "buffer", None)  # none where a program put a text in its place
    data = bytes_in.read(SIZE_LIMIT + 1) if bytes_in else sys.stdin.read(SIZE_LIMIT + 1).encode()
    return Text(data, INPUT_NAME)


def _files(words: Sequence[str], kind: _Kind, lang: Language) -> InputFiles:
    status, names = CLEAN, dict[str, str]()
    for word in words:
        try:
            found = list(_meant(word, kind))
        except OSError as error:
            status = complain_of(error, CANNOT_READ, lang, error.filename or word)
            continue
        if not found:
            status = complain(kind.none if Path(word).is_dir() else _NO_MATCH, lang, word)
        for name in found:
            names.setdefault(name if name == STANDARD_INPUT else os.path.normcase(Path(name).absolute()), name)
    return InputFiles(tuple(names.values()), status)


def _meant(word: str, kind: _Kind) -> Iterator[str]:
    """The files that one word stands for. The name of an existing file is never read as a pattern."""
    import glob

    if word and Path(word).is_dir():
        yield from _in_folder(word, kind)
    elif word == STANDARD_INPUT or os.path.lexists(word) or not glob.has_magic(word):
        yield word
    else:
        for name in sorted(glob.glob(word, recursive=True)):  # noqa: PTH207 - a pattern may begin at the root
            yield from _in_folder(name, kind) if Path(name).is_dir() else (name,)


def _in_folder(folder: str, kind: _Kind) -> list[str]:
    """The files of a folder and its subfolders, sorted, without hidden files and links to other folders.

    Raises:
        OSError: one of the folders cannot be read.
    """

    def fail(error: OSError) -> None:
        raise error

    found: list[Path] = []
    for where, below, names in os.walk(folder, onerror=fail):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [path for name in names if not name.startswith(".") and kind.is_taken(path := Path(where, name))]
    return [str(path) for path in sorted(found)]


def _is_document(path: Path) -> bool:
    """Whether this is a Word document, and not the lock file that Word makes next to an open one."""
    return path.suffix.lower() == ".docx" and not path.name.startswith("~$") and path.is_file()


def _is_plan(path: Path) -> bool:
    """Whether a YAML file has ``kehoach`` at its top level; one that cannot be read counts, so that it is reported."""
    if path.suffix.lower() not in (".yaml", ".yml") or not path.is_file():
        return False
    try:
        data = path.read_bytes()
    except OSError:
        return True
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if is_wide else "utf-8", "replace")
    return bool(_PLAN.search(text.replace("\r", "\n")))
