"""Compiled templates kept on the disk, so that a process need not compile what another has compiled.

A template is kept as JSON: records by their names and fields, nothing that could be run. Where the file is damaged, of
another version or no template, the template is compiled again; where it cannot be written, nothing is lost but time.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import os
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import astuple

from kehoach.errors import RefusedError
from kehoach.files import write_whole
from kehoach.ooxml import measure, package
from kehoach.plan.keys import OMITTED_UNLESS_SET
from kehoach.word import cell_patterns, centred, compiled, model_table, own_pictures, printed_blocks, program, sections
from kehoach.word.compiled import Template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEHOACH_CACHE: Final = "KEHOACH_CACHE"
"""The environment variable with the folder in which templates are kept; ``off``: none is."""
_OFF: Final = "off"
_MOST: Final = 64
"""Templates that are kept; of more, the oldest go."""
_ENDING: Final = ".template.json"


@functools.lru_cache(maxsize=64)
def compiled_template(
    data: bytes,
    file: str = "template.docx",
    without: tuple[str, ...] = OMITTED_UNLESS_SET,
    own: tuple[tuple[str, str], ...] = (),
) -> Template:
    """A template as :func:`kehoach.word.template.compile_template` makes it, from the disk where it is kept there.

    Raises:
        PackError: as for that.
    """
    kept = _place(data, file, without, own)
    found = _read(kept) if kept else None
    if found is not None:
        return found
    from kehoach.word.template import compile_template

    made = compile_template(data, file, without, own)
    if kept:
        _write(kept, made)
    return made


def cache_folder() -> Path | None:
    """The folder in which templates are kept: that of ``KEHOACH_CACHE``, else a folder of the user's caches.

    ``None`` where none is kept: with ``KEHOACH_CACHE=off``, or for a user without a home.
    """
    said = os.environ.get(KEHOACH_CACHE)
    if said:
        return None if said == _OFF else Path(said)
    try:
        return _folder_of_caches() / "kehoach"
    except RuntimeError:  # no home
        return None


def _folder_of_caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _place(data: bytes, *more: object) -> Path | None:
    """Where a template is kept: named after all that it is made of, the code that makes it included."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        made_of = hashlib.sha256(repr((more, _code())).encode() + data)
    except OSError:  # the code is not in a folder
        return None
    return folder / f"{made_of.hexdigest()}{_ENDING}"


@functools.cache
def _code() -> tuple[object, ...]:
    """What tells one state of the code from another."""
    rooms = (Path(compiled.__file__).parent, Path(package.__file__).parent)
    files = (entry for room in rooms for entry in os.scandir(room) if entry.name.endswith(".py"))
    return (sys.version_info[:2], *sorted((file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files))


def _read(kept: Path) -> Template | None:
    """The template of a file; ``None`` where there is none, or the file is not what was written."""
    try:
        said, _, text = kept.read_bytes().partition(b"\n")
        if said != _digest(text):
            return None
        found = _decoded(json.loads(text))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return found if isinstance(found, Template) else None


def _write(kept: Path, template: Template) -> None:
    """Keep a template; one with records of another kind, as those of its findings are, is not kept."""
    try:
        text = json.dumps(_encoded(template), ensure_ascii=False, separators=(",", ":")).encode()
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, _digest(text) + b"\n" + text)
        for old in sorted(kept.parent.glob(f"*{_ENDING}"), key=lambda file: file.stat().st_mtime)[:-_MOST]:
            old.unlink()
    except (OSError, RefusedError, TypeError, ValueError):
        return


def _digest(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()


# --- as JSON ------------------------------------------------------------------------------------------------------


def _records() -> Iterator[type[Struct]]:
    of_tables = (cell_patterns, model_table, printed_blocks)
    for module in (*of_tables, centred, compiled, measure, own_pictures, package, program, sections):
        for kind in vars(module).values():
            if isinstance(kind, type) and kind.__module__ == module.__name__ and issubclass(kind, Struct):
                yield kind


_RECORDS: Final = {kind.__name__: kind for kind in _records()}
_MAKERS: Final[dict[str, Callable[..., Any]]] = {
    **_RECORDS,
    "tuple": lambda *values: values,
    "list": lambda *values: list(values),
    "frozenset": lambda *values: frozenset(values),
    "dict": lambda *pairs: dict(pairs),
    "bytes": base64.b64decode,
    "Fraction": Fraction,
}


def _encoded(value: Any) -> Any:
    """A value as JSON has it: what is not a text, a number or nothing, as a list that begins with its kind."""
    kind = type(value)
    if value is None or kind in (str, int, bool):
        return value
    if _RECORDS.get(kind.__name__) is kind:
        return [kind.__name__, *map(_encoded, astuple(value))]
    if kind is dict:
        return ["dict", *(["tuple", _encoded(key), _encoded(held)] for key, held in value.items())]
    if kind is frozenset:
        return ["frozenset", *map(_encoded, sorted(value))]
    if kind in (tuple, list):
        return [kind.__name__, *map(_encoded, value)]
    if kind is bytes:
        return ["bytes", base64.b64encode(value).decode()]
    if kind is Fraction:
        return ["Fraction", *value.as_integer_ratio()]
    raise TypeError(f"{kind} is not kept")


def _decoded(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return _MAKERS[value[0]](*map(_decoded, value[1:]))
