"""The template language: names, attributes, ``for``, ``if`` and this project's filters, and nothing else.

A part's XML, prepared by docxtpl, is parsed by Jinja and walked here; what is not on the list is refused. Every
name is held against the types of the view, so a misspelt tag is an error when the template is compiled, not a
blank in somebody's document. Jinja never runs a template.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn, get_args, get_origin

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kehoach.errors import PackError
from kehoach.spec.names import nearest
from kehoach.view.records import Appendix, Block, Document, Heading, Signature, Table
from kehoach.word.program import (
    Branch,
    Loop,
    LoopAppendices,
    LoopBlocks,
    Path,
    Print,
    PrintLineLength,
    PrintSection,
    PrintTable,
    PrintText,
    Program,
    Step,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kehoach.word.measure import Font
    from kehoach.word.model_table import ModelTable

ROOT: Final = "doc"
LINE_EMU: Final = "line_emu"
LINE_POINTS: Final = "line_points"
MODEL: Final = "model_table"
SECTION: Final = "last_section"

# `{#` in ordinary text must stay text, so comments begin with what no document can hold.
_ENVIRONMENT = ImmutableSandboxedEnvironment(
    autoescape=True, keep_trailing_newline=True, comment_start_string="\x00{#", comment_end_string="#}\x00"
)


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """What a drawn line is measured by: the font of the text above it and the width that text has."""

    font: Font
    room: int


@dataclass(frozen=True, slots=True)
class Fixtures:
    """What the XML of a part refers to by number: its model tables and drawn lines."""

    models: tuple[ModelTable, ...] = ()
    lines: tuple[DrawnLine, ...] = ()


def unprinted(programs: Iterable[Program]) -> tuple[str, ...]:
    """The fields of the view that no step of a template prints, although a plan may fill them and would lose them."""
    printed: set[tuple[type, str]] = set()
    for program in programs:
        _note_printed(program, {ROOT: Document}, printed)
    wanted = (
        (Document, "kind"), (Document, "subject"), (Document, "basis"), (Document, "opening"),
        (Document, "recipients"), (Heading, "issuer"), (Heading, "number"), (Heading, "place_and_date"),
        (Heading, "draft"), (Signature, "authority"), (Signature, "name"), (Block, "section"), (Block, "heading"),
        (Block, "subheading"), (Block, "paragraph"), (Block, "lead"), (Block, "closing"), (Block, "table"),
    )  # fmt: skip
    return tuple(f"{owner.__name__.lower()}.{name}" for owner, name in wanted if (owner, name) not in printed)


def _note_printed(program: Program, scope: Mapping[str, Any], printed: set[tuple[type, str]]) -> None:
    for step in program:
        match step:
            case PrintText(path=path) | PrintTable(path=path):
                _note(path, scope, printed)
            case Loop(variable=variable, records=records, body=body):
                kind = _note(records, scope, printed)
                _note_printed(body, {**scope, variable: get_args(kind)[0]}, printed)
            case Branch(then=then, otherwise=otherwise):
                _note_printed((*then, *otherwise), scope, printed)
            case _:
                pass


def _note(path: Path, scope: Mapping[str, Any], printed: set[tuple[type, str]]) -> Any:
    """Note the field that a path ends in; gives its type."""
    kind = scope[path.root]
    for name in path.attributes:
        owner = _given(kind)
        kind = _fields(owner)[name]
        printed.add((owner, name))
    return _given(kind)


def compile_part(part: str, xml: str, fixtures: Fixtures) -> Program:
    """Compile the prepared XML of one part.

    Raises:
        PackError: it says more than the language has, or names what the view does not offer.
    """
    try:
        template = _ENVIRONMENT.parse(xml)
    except TemplateSyntaxError as error:
        raise PackError(f"{part}: a tag cannot be read: {error.message}") from error
    compiler = _Compiler(part, fixtures)
    return tuple(compiler.steps(template.body, {ROOT: Document}))


class _Compiler:
    """Walks one part; ``text`` holds the XML printed so far, to tell where a tag stands."""

    def __init__(self, part: str, fixtures: Fixtures) -> None:
        self.part = part
        self.fixtures = fixtures
        self.last_markup = ""

    def steps(self, body: list[nodes.Node], scope: Mapping[str, Any]) -> Iterator[Step]:
        for node in body:
            match node:
                case nodes.Output():
                    for piece in node.nodes:
                        yield self.piece(piece, scope)
                case nodes.For(target=nodes.Name(), recursive=False, test=None, else_=[]):
                    yield self.loop(node, scope)
                case nodes.If():
                    yield self.branch(node, scope)
                case _:
                    self.refuse(f"“{type(node).__name__.lower()}” is not part of the template language")

    def piece(self, node: nodes.Node, scope: Mapping[str, Any]) -> Step:
        if isinstance(node, nodes.TemplateData):
            if (at := node.data.rfind("<")) >= 0:
                self.last_markup = node.data[at:]
            return Print(node.data)
        if isinstance(node, nodes.Filter):
            return self.filtered(node, scope)
        path, kind = self.path(node, scope)
        if kind is not str:
            self.refuse(f"{{{{ {path} }}}} is no text; print one of its fields")
        if not self.last_markup.startswith(("<w:t>", "<w:t ")):
            self.refuse(f"{{{{ {path} }}}} stands where Word shows no text")
        return PrintText(path)

    def filtered(self, node: nodes.Filter, scope: Mapping[str, Any]) -> Step:
        match node:
            case nodes.Filter(name=str(name), node=nodes.Node() as inner, args=[nodes.Const(value=int(number))]):
                path, kind = self.path(inner, scope)
            case _:
                self.refuse(f"the filter “{node.name}” cannot be used here")
        if name == SECTION and kind is Document:
            return PrintSection()
        if name == MODEL and kind is Table and number < len(self.fixtures.models):
            return PrintTable(path, self.fixtures.models[number])
        if name in (LINE_EMU, LINE_POINTS) and kind in (str, tuple[str, ...]) and number < len(self.fixtures.lines):
            line = self.fixtures.lines[number]
            return PrintLineLength(path, line.font, line.room, in_points=name == LINE_POINTS)
        self.refuse(f"the filter “{name}” cannot be used on {path}")

    def loop(self, node: nodes.For, scope: Mapping[str, Any]) -> Step:
        path, kind = self.path(node.iter, scope)
        if get_origin(kind) is not tuple:
            self.refuse(f"{path} is no list to go through")
        assert isinstance(node.target, nodes.Name)  # noqa: S101 - steps() has looked
        variable = node.target.name
        if variable == ROOT:
            self.refuse(f"a loop cannot call its variable “{ROOT}”")
        inner = {**scope, variable: get_args(kind)[0]}
        body = self.program(node.body, inner)
        if inner[variable] is Block:
            return LoopBlocks(variable, path, body, next(_models(body), None))
        return (LoopAppendices if inner[variable] is Appendix else Loop)(variable, path, body)

    def branch(self, node: nodes.If, scope: Mapping[str, Any]) -> Step:
        path, _ = self.path(node.test, scope)
        then = self.program(node.body, scope)
        otherwise = self.program(node.else_, scope)
        for also in reversed(node.elif_):
            test, _ = self.path(also.test, scope)
            otherwise = (Branch(test, self.program(also.body, scope), otherwise),)
        return Branch(path, then, otherwise)

    def program(self, body: list[nodes.Node], scope: Mapping[str, Any]) -> Program:
        return tuple(self.steps(body, scope))

    def path(self, node: nodes.Node, scope: Mapping[str, Any]) -> tuple[Path, Any]:
        """A name with attributes, and the type of what it leads to."""
        names: list[str] = []
        while isinstance(node, nodes.Getattr):
            names.insert(0, node.attr)
            node = node.node
        if not isinstance(node, nodes.Name):
            self.refuse(f"“{type(node).__name__.lower()}” is not part of the template language")
        if node.name not in scope:
            self.unknown(node.name, tuple(scope))
        kind = scope[node.name]
        for name in names:
            fields = _fields(kind)
            if name not in fields:
                self.unknown(".".join((node.name, *names)), tuple(fields), name)
            kind = fields[name]
        return Path(node.name, tuple(names)), _given(kind)

    def unknown(self, text: str, known: tuple[str, ...], name: str = "") -> NoReturn:
        near = nearest(name or text, known)
        self.refuse(f"there is no “{text}”" + (f"; did you mean “{near}”?" if near else ""))

    def refuse(self, why: str) -> NoReturn:
        raise PackError(f"{self.part}: {why}")


def _models(program: Program) -> Iterator[ModelTable]:
    for step in program:
        match step:
            case PrintTable(model=model):
                yield model
            case Loop(body=body):
                yield from _models(body)
            case Branch(then=then, otherwise=otherwise):
                yield from _models((*then, *otherwise))
            case _:
                pass


def _fields(kind: Any) -> dict[str, Any]:
    """The fields of a record type and their types; none for anything else."""
    given = _given(kind)
    if not (isinstance(given, type) and dataclasses.is_dataclass(given)):
        return {}
    hints = typing.get_type_hints(given)
    return {field.name: hints[field.name] for field in dataclasses.fields(given)}


def _given(kind: Any) -> Any:
    """The type of a value that may be missing, once it is there."""
    if isinstance(kind, types.UnionType):
        return next(member for member in get_args(kind) if member is not type(None))
    return kind
