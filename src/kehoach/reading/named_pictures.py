"""The pictures that a spec names, read from their files into its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan.keys import PICTURE
from kehoach.plan.placeholders import read_gap_line
from kehoach.source.nodes import Mapping, MappingEntry, Scalar, ScalarStyle
from kehoach.source.pictures import PictureError, read_picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as AbstractMapping
    from pathlib import Path

    from kehoach.diagnostics import Findings
    from kehoach.source.nodes import Node

_BESIDE: Final = Bilingual(
    "để tệp PNG hoặc JPEG trong cùng thư mục với tệp này và ghi tên tệp, như logo.png",
    "put a PNG or JPEG file into the folder of this file and type its name, like logo.png",
)


def with_pictures(tree: Mapping, folder: Path, folders: AbstractMapping[str, Path], findings: Findings) -> Mapping:
    """A merged tree with each picture in place of its file's name. One that cannot be used is a finding and left out.

    Args:
        tree: a plan merged with its profile and packs.
        folder: where its own file is.
        folders: where the files of the others are, by their names in findings: a picture is looked for in the folder of
            the file that names it.
        findings: what is wrong.
    """
    fields = tree.get("fields")
    if not isinstance(fields, Mapping):
        return tree

    def read(scalar: Node) -> Scalar:
        assert isinstance(scalar, Scalar)  # noqa: S101 - _names_a_file has looked
        try:
            text = read_picture(folders.get(scalar.place.file, folder), scalar.text).as_text
        except PictureError as error:
            shown, how = Verbatim(scalar.text), error.how or _BESIDE
            findings.add(rules.PICTURE_NOT_READ, scalar.place, text=shown, why=error.why, how=how)
            text = "none"
        return Scalar(text, scalar.place, ScalarStyle.PLAIN, ())

    whole = tuple(MappingEntry(entry.key, _read_within(entry.value, read)) for entry in fields.entries)
    made = Mapping(whole, fields.place)
    entries = (MappingEntry(entry.key, made) if entry.value is fields else entry for entry in tree.entries)
    return Mapping(tuple(entries), tree.place)


def _read_within(field: Node, read: Callable[[Node], Scalar]) -> Node:
    """A field whose picture is read, if it is one."""
    kind = field.get("kind") if isinstance(field, Mapping) else None
    if not isinstance(field, Mapping) or not isinstance(kind, Scalar) or kind.text != PICTURE:
        return field
    entries = (MappingEntry(entry.key, read(entry.value)) if _names_a_file(entry) else entry for entry in field.entries)
    return Mapping(tuple(entries), field.place)


def _names_a_file(entry: MappingEntry) -> bool:
    node = entry.value
    if entry.key.text != "value" or not isinstance(node, Scalar):
        return False
    return not (node.is_blank or node.is_none or read_gap_line(node.text))
