"""Pictures, those of own fields and of charts: how they are printed, and what a package has to have for them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from lxml import etree
from msgspec import Struct

from kehoach.ooxml.package import ZipEntry
from kehoach.ooxml.relations import DEFAULT, RELATION, RELATIONS, TYPES_PART, relations_of
from kehoach.ooxml.xml import WP, A, escape, quoted, serialize
from kehoach.view.chart_view import charts_in
from kehoach.view.records import PictureView
from kehoach.word.program import Branch, Loop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kehoach.view.records import DocumentView
    from kehoach.word.program import Frame, Path, Program
    from kehoach.word.sections import Sheets

_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NONE: Final = f'<Relationships xmlns="{RELATIONS}"/>'.encode()


class Pictured(Struct, frozen=True):
    """What a template has to do with pictures."""

    parts: tuple[tuple[str, frozenset[Path]], ...] = ()
    """The parts that print some, and which."""
    changing: tuple[tuple[str, bytes], ...] = ()
    """The types of its parts, and the relations of those that print pictures, as far as there are any."""

    @property
    def has_charts(self) -> bool:
        """Whether it prints charts."""
        return any(not _is_own(path) for _, paths in self.parts for path in paths)


class PrintPicture(Struct, frozen=True):
    """A picture, between two texts of one run; the dots of a gap, or nothing, where there is none."""

    path: Path

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it, with an id of its own."""
        picture = self.path.of(frame)
        if not isinstance(picture, PictureView):
            out.append(escape(picture))
            return
        size = f'cx="{picture.width}" cy="{picture.height}"'
        alt, name = quoted(picture.alt), self.path.attributes[-1]
        out.append(
            f'</w:t><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{out.drawing_id()}" name="{name}" descr="{alt}"/><a:graphic xmlns:a="{A}">'
            f'<a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr>'
            f'<pic:cNvPr id="0" name="{name}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{_relation(picture)}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect">'
            "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
            '<w:t xml:space="preserve">'
        )

    def specimen(self) -> str:
        """None: it is between two texts, and its id is never that of another."""
        return ""


def pictures_in(program: Program) -> frozenset[Path]:
    """What a part prints as pictures: own fields, and the chart of a block."""
    return frozenset(_pictures(program))


def _pictures(program: Program) -> Iterator[Path]:
    for step in program:
        match step:
            case PrintPicture(path=path):
                yield path
            case Loop(body=body):
                yield from _pictures(body)
            case Branch(then=then, otherwise=otherwise):
                yield from _pictures((*then, *otherwise))
            case _:
                pass


def with_pictures(pictured: Pictured, fixed: Iterable[ZipEntry], document: DocumentView) -> Iterator[ZipEntry]:
    """The fixed parts of a package, with the pictures of a document and the relations that lead to them."""
    changing = dict(pictured.changing)
    shown = {name: list(_shown(document, paths)) for name, paths in pictured.parts}
    own = {relations_of(name): pictures for name, pictures in shown.items() if pictures}
    used = {_part(picture): picture for pictures in own.values() for picture in pictures}
    for entry in fixed:
        part = entry.name.decode()
        if used and part == TYPES_PART:
            yield ZipEntry.of(part, _with_types(changing[part], {picture.extension for picture in used.values()}))
        elif part in own:
            yield ZipEntry.of(part, _with_relations(changing[part], own.pop(part)))
        else:
            yield entry
    for part, pictures in own.items():
        yield ZipEntry.of(part, _with_relations(_NONE, pictures))
    for name, picture in sorted(used.items()):
        yield ZipEntry.of(name, picture.data)


def _is_own(path: Path) -> bool:
    """Whether a picture is that of an own field; otherwise it is that of a chart."""
    return path.attributes[0] == "fields"


def _shown(document: DocumentView, paths: Iterable[Path]) -> Iterator[PictureView]:
    """The pictures of a document that some paths lead to."""
    charts = [chart.picture for chart in charts_in(document)]
    for path in sorted(paths, key=str):
        found = [document.fields.get(path.attributes[-1])] if _is_own(path) else charts
        yield from (one for one in found if isinstance(one, PictureView))


def _relation(picture: PictureView) -> str:
    return f"rIdHinh{hashlib.sha256(picture.data).hexdigest()[:16]}"


def _part(picture: PictureView) -> str:
    return f"word/media/hinh-{hashlib.sha256(picture.data).hexdigest()[:16]}.{picture.extension}"


def _with_relations(data: bytes, pictures: Iterable[PictureView]) -> bytes:
    targets = {_relation(picture): _part(picture) for picture in pictures}
    return _with_elements(
        data,
        [(RELATION, {"Id": name, "Type": f"{_R}/image", "Target": f"/{target}"}) for name, target in targets.items()],
    )


def _with_types(data: bytes, extensions: Collection[str]) -> bytes:
    said = {element.get("Extension", "").lower() for element in etree.fromstring(data)}
    new = sorted(set(extensions) - said)
    return _with_elements(data, [(DEFAULT, {"Extension": name, "ContentType": f"image/{name}"}) for name in new])


def _with_elements(data: bytes, added: Iterable[tuple[str, dict[str, str]]]) -> bytes:
    root = etree.fromstring(data)
    for at, (name, attributes) in enumerate(added):
        element = etree.Element(name, attributes)
        root.insert(at, element)
    return serialize(root).encode()
