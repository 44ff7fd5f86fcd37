"""What a template does not print, although documents may have it, and what to type so that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.view.records import Block, DocumentView, Heading, OwnFields, Signature, TableView
from kehoach.word.own_pictures import PrintPicture
from kehoach.word.printed_blocks import PrintTable
from kehoach.word.program import (
    LOOP,
    ROOT,
    Branch,
    Loop,
    LoopPlace,
    Path,
    PrintAttribute,
    PrintText,
    Program,
    paths_in,
)
from kehoach.word.record_types import OWN_LINES, fields_of, type_of
from kehoach.word.typed_instead import way_into

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


def unprinted_titles(programs: Iterable[Program]) -> frozenset[str]:
    """The kinds of titles that no step of a template prints, as fields of a block; only some documents have them."""
    printed = _printed(programs)
    return frozenset(name for name in _SOME_TITLES if (Block, name) not in printed)


def unprinted(programs: Iterable[Program], without: Sequence[str]) -> tuple[str, ...]:
    """The fields of the view that no step of a template prints, although a document may fill them and would lose them.

    ``without``: the paths that its pack declares as omitted, because no document it is used for fills them.
    """
    printed = _printed(programs)
    return tuple(
        f"{path}.{name}"
        for path, owner, names in _WANTED
        for name in names.split()
        if (owner, name) not in printed and f"{path}.{name}" not in without
    )


_WANTED: Final = (
    (ROOT, DocumentView, "kind subject basis opening recipients addressee addressees authority decides"),
    (f"{ROOT}.heading", Heading, "issuer number place_and_date draft"),
    (f"{ROOT}.signature", Signature, "authority name"),
    ("block", Block, "section heading subheading paragraph lead closing article table"),
)
"""What a template prints, unless its pack declares it as omitted."""


def printed_fields(programs: Iterable[Program]) -> frozenset[str]:
    """The ids of the own fields that some step prints, loops over, or asks about."""
    printed = {name for owner, name in _printed(programs) if owner == OwnFields}
    return frozenset(printed | {name for program in programs for name in _asked(program)})


def _asked(program: Program) -> Iterator[str]:
    for step in program:
        match step:
            case Loop(body=body):
                yield from _asked(body)
            case Branch(test=test, then=then, otherwise=otherwise):
                yield from (path.attributes[1] for path in paths_in(test) if path.attributes[:1] == ("fields",))
                yield from _asked((*then, *otherwise))
            case _:
                pass


def way_to_print(paths: Sequence[str]) -> Bilingual:
    """What has to be typed so that a template prints texts of the view that it does not print."""
    if len(paths) > 1:
        return Bilingual("thêm thẻ in từng mục ấy", "add tags that print each of them")
    (path,) = paths
    root, _, name = path.rpartition(".")
    owner = next(owner for known, owner, _ in _WANTED if known == root)
    kind = fields_of(owner)[name]
    if kind is TableView or type_of(kind) is TableView:
        return Bilingual(
            f"chép bảng mẫu có các thẻ {{{{ {path} | … }}}} từ template.docx của bộ mẫu co-so",
            f"copy the model table with the tags {{{{ {path} | … }}}} from template.docx of the pack co-so",
        )
    if get_origin(kind) is tuple:
        return way_into(path, kind)
    if fields_of(kind):
        path = f"{path}.{next(iter(fields_of(kind)))}"
    if root != "block":
        return Bilingual(f"thêm thẻ {{{{ {path} }}}} vào chỗ cần in", f"add the tag {{{{ {path} }}}} where it belongs")
    typed = f"{{%p if {path} %}} · {{{{ {path} }}}} · {{%p endif %}}"
    return Bilingual(
        f"trong vòng lặp “for block in doc.blocks” thêm ba đoạn {typed}",
        f"inside the loop “for block in doc.blocks” add three paragraphs {typed}",
    )


_SOME_TITLES: Final = ("article", "part", "point")
"""The titles that a document has by its ``numbering``."""


def _printed(programs: Iterable[Program]) -> set[tuple[type, str]]:
    printed: set[tuple[type, str]] = set()
    for program in programs:
        _note_printed(program, {ROOT: DocumentView}, printed)
    return printed


def _note_printed(program: Program, scope: Mapping[str, Any], printed: set[tuple[type, str]]) -> None:
    for step in program:
        match step:
            case PrintText(path=path) | PrintAttribute(path=path) | PrintTable(path=path) | PrintPicture(path=path):
                _note(path, scope, printed)
            case Loop(variable=variable, records=records, body=body):
                kind = _note(records, scope, printed)
                _note_printed(body, {**scope, variable: get_args(kind)[0], LOOP: LoopPlace}, printed)
            case Branch(then=then, otherwise=otherwise):
                _note_printed((*then, *otherwise), scope, printed)
            case _:
                pass


def _note(path: Path, scope: Mapping[str, Any], printed: set[tuple[type, str]]) -> Any:
    """Note the field that a path ends in; gives its type."""
    kind = scope[path.root]
    for name in path.attributes:
        owner = type_of(kind)
        if owner == OwnFields:
            printed.add((owner, name))
            return OWN_LINES  # of own fields, only lines are looped over
        kind = fields_of(owner)[name]
        printed.add((owner, name))
    return type_of(kind)
