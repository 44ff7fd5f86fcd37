"""What a document is made from, as one short text: equal as long as the document would be the same."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import kehoach
from kehoach.ooxml.budgets import DOCUMENT
from kehoach.ooxml.package_reading import unpacked_parts
from kehoach.packs import template_names, template_of
from kehoach.source.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layering import Assembly
    from kehoach.source.nodes import Node


def source_print(assembled: Assembly, options: tuple[object, ...]) -> str:
    """The print of a merged spec: its keys and texts, its pack and templates, the options, and this release.

    Raises:
        PackError: a template of the pack cannot be read.
    """
    said = hashlib.sha256(repr((kehoach.__version__, *options)).encode())
    for tree in (assembled.tree, assembled.report):
        for piece in _pieces(tree) if tree else ("",):
            said.update(piece.encode("utf-8", "surrogatepass") + b"\0")
    for name in template_names(assembled.layers):
        template = template_of(assembled.layers, name)
        said.update(repr((name, template.without)).encode() + hashlib.sha256(template.data).digest())
    return said.hexdigest()


def parts_print(docx: bytes) -> str:
    """The print of the parts of a .docx, however they are compressed.

    Raises:
        Unsound: it is not a .docx.
    """
    said = hashlib.sha256()
    for name, data in sorted(unpacked_parts(docx, DOCUMENT).items()):
        said.update(repr(name).encode() + hashlib.sha256(data).digest())
    return said.hexdigest()


def _pieces(node: Node) -> Iterator[str]:
    """The texts of a tree with the marks of its shape."""
    match node:
        case Scalar():
            yield f"{node.style.value}:{node.text}"
        case Sequence():
            yield "["
            for item in node.items:
                yield from _pieces(item)
            yield "]"
        case Mapping():
            yield "{"
            for entry in node.entries:
                yield entry.key.text
                yield from _pieces(entry.value)
            yield "}"
