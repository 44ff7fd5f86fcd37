"""The template language: names, attributes, ``for``, ``if`` and this project's filters, and nothing else.

A part's XML, prepared by docxtpl, is parsed by Jinja and walked here; what is not on the list is refused. Every
name is checked against the types of the view, so a misspelt tag is an error when the template is compiled, not a
blank in somebody's document. Jinja never runs a template.
"""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any, Final, NoReturn, get_args, get_origin

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.ooxml.budgets import FINDINGS
from kehoach.plan.keys import LINES, TEXT
from kehoach.source.names import as_id, nearest
from kehoach.view.records import AppendixView, Block, DocumentView, OwnFields, PictureView, TableView
from kehoach.word.centred import CENTRED, CENTRED_STEPS
from kehoach.word.own_pictures import PrintPicture
from kehoach.word.printed_blocks import LoopAppendices, LoopBlocks, PrintTable
from kehoach.word.program import (
    LOOP,
    ROOT,
    Both,
    Branch,
    Either,
    EndCell,
    Loop,
    LoopPlace,
    Not,
    Path,
    Print,
    PrintAttribute,
    PrintDrawingId,
    PrintLineLength,
    PrintSection,
    PrintStep,
    PrintText,
    Program,
)
from kehoach.word.record_types import fields_of, type_of
from kehoach.word.typed_instead import way_else, way_into, way_of_docxtpl
from kehoach.word.whole_tags import with_braces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kehoach.diagnostics import Rule
    from kehoach.diagnostics.bilingual import Bilingual, Detail, Details
    from kehoach.ooxml.measure import Font
    from kehoach.word.centred import CentredText
    from kehoach.word.model_table import ModelTable
    from kehoach.word.program import Condition

LINE_EMU: Final = "line_emu"
LINE_POINTS: Final = "line_points"
IN_ATTRIBUTE: Final = "in_attribute"
MODEL: Final = "model_table"
SECTION: Final = "last_section"
DRAWING_ID: Final = "drawing_id"
CELL_END: Final = "cell_end"

# `{#` in ordinary text must stay text, so comments begin with what no document can hold.
_ENVIRONMENT = ImmutableSandboxedEnvironment(
    autoescape=True, keep_trailing_newline=True, comment_start_string="\x00{#", comment_end_string="#}\x00"
)


class DrawnLine(Struct, frozen=True):
    """What a drawn line is measured by: the font of the text above it and the width that text has."""

    font: Font
    room: int


class Fixtures(Struct, frozen=True):
    """What the XML of a part refers to: its model tables, drawn lines and centred texts by number, own fields by id."""

    models: tuple[ModelTable, ...] = ()
    lines: tuple[DrawnLine, ...] = ()
    centred: tuple[CentredText, ...] = ()
    own: Mapping[str, Any] = {}
    """The types of the fields that the pack declares itself, by id."""


_BEGINS: Final = re.compile(r"\{%[-+]?\s*(?:if|for)\b")
_ENDS: Final = re.compile(r"\{%[-+]?\s*end(?:if|for)\b")
_TYPED: Final = {LINE_EMU: "line_under", LINE_POINTS: "line_under", MODEL: "body_text"}
"""A filter of the prepared XML, as a person types it in the template."""


class Refusal(Struct, frozen=True):
    """Something that is not the template language, or names what the view does not offer, and its line in the XML."""

    rule: Rule
    line: int
    details: Details


def check_tags(tags: Sequence[str], fixtures: Fixtures) -> list[Refusal]:
    """Look at the tags of a part without what is between them; a refusal's line is a tag's number, from 1."""
    texts = [tag if _is_read(tag) else "" for tag in tags]
    pairs = enumerate(zip(tags, texts, strict=True))
    unread = [_unread(index, tag) for index, (tag, text) in pairs if tag != text]
    refused: list[Refusal] = []
    while len(unread) <= FINDINGS:
        try:
            _, refused = compile_part("\n".join(("<w:t>", *texts)), fixtures)
            break
        except TemplateSyntaxError as error:
            index = min(error.lineno - 2, len(texts) - 1)
            unread.append(_unread(index, texts[index]))
            _blank(texts, index)
    return unread + [replace(refusal, line=refusal.line - 1) for refusal in refused]


def _is_read(tag: str) -> bool:
    """Whether a tag that prints can be read by itself; of one that begins or ends a block this cannot be said."""
    try:
        _ENVIRONMENT.parse(tag if tag.startswith("{{") else "")
    except TemplateSyntaxError:
        return False
    return True


def _unread(index: int, tag: str) -> Refusal:
    return Refusal(rules.NOT_IN_LANGUAGE, index + 1, {"how": way_of_docxtpl(tag)})


def _blank(texts: list[str], index: int) -> None:
    """Take a tag that cannot be read out of the way, with the block that it begins."""
    depth = 0
    for at in range(index, len(texts)):
        begins, ends = _BEGINS.match(texts[at]), _ENDS.match(texts[at])
        depth += bool(begins) - bool(ends)
        texts[at] = ""
        if depth <= 0:
            return


def compile_part(xml: str, fixtures: Fixtures) -> tuple[Program, list[Refusal]]:
    """Compile the prepared XML of one part, and say what in it is refused.

    Raises:
        TemplateSyntaxError: it cannot be read at all.
    """
    compiler = _Compiler(fixtures)
    program = compiler.program(_ENVIRONMENT.parse(xml).body, {ROOT: DocumentView})
    return program, compiler.refused


class _Refused(Exception):
    """Leaves the step that cannot be compiled; what is wrong with it is recorded."""


class _Compiler:
    """Walks one part; ``last_markup`` is the last element begun or ended, to know where a tag is."""

    def __init__(self, fixtures: Fixtures) -> None:
        self.fixtures = fixtures
        self.last_markup = ""
        self.refused: list[Refusal] = []

    def program(self, body: list[nodes.Node], scope: Mapping[str, Any]) -> Program:
        return tuple(self.steps(body, scope))

    def steps(self, body: list[nodes.Node], scope: Mapping[str, Any]) -> Iterator[PrintStep]:
        for node in body:
            pieces = node.nodes if isinstance(node, nodes.Output) else [node]
            for piece in pieces:
                with contextlib.suppress(_Refused):
                    yield self.step(piece, scope)

    def step(self, node: nodes.Node, scope: Mapping[str, Any]) -> PrintStep:
        match node:
            case nodes.TemplateData():
                if (at := node.data.rfind("<")) >= 0:
                    self.last_markup = node.data[at:]
                return Print(with_braces(node.data))
            case nodes.Filter():
                return self.filtered(node, scope)
            case nodes.For(target=nodes.Name(), recursive=False, test=None, else_=[]):
                return self.loop(node, scope)
            case nodes.If():
                return self.branch(node, scope)
            case nodes.Stmt():
                self.not_in_language(node)
            case _:
                return self.text(node, scope)

    def text(self, node: nodes.Node, scope: Mapping[str, Any]) -> PrintStep:
        path, kind = self.path(node, scope)
        if kind is PictureView and self.last_markup.startswith(("<w:t>", "<w:t ")):
            return PrintPicture(path)
        if kind is not str:
            self.refuse(node, rules.NOT_A_TEXT, text=Verbatim(str(path)), how=way_into(str(path), kind))
        if not self.last_markup.startswith(("<w:t>", "<w:t ")):
            self.not_in_language(node)
        return PrintText(path)

    def filtered(self, node: nodes.Filter, scope: Mapping[str, Any]) -> PrintStep:
        match node:
            case nodes.Filter(name=str(name), node=nodes.Node() as inner, args=[nodes.Const(value=int(number))]):
                path, kind = self.path(inner, scope)
            case _:
                self.refuse(node, rules.UNKNOWN_FILTER, text=Verbatim(node.name), nearest=Verbatim(""))
        if name == SECTION and kind is DocumentView:
            return PrintSection()
        if name == CELL_END and kind is DocumentView:
            return EndCell()
        if name == DRAWING_ID and kind is DocumentView:
            return PrintDrawingId(number)
        if name == MODEL and kind is TableView and number < len(self.fixtures.models):
            return PrintTable(path, self.fixtures.models[number])
        if name in (LINE_EMU, LINE_POINTS) and kind in (str, tuple[str, ...]) and number < len(self.fixtures.lines):
            line = self.fixtures.lines[number]
            return PrintLineLength(path, line.font, line.room, in_points=name == LINE_POINTS)
        if name == IN_ATTRIBUTE and kind is str:
            return PrintAttribute(path)
        if name in CENTRED_STEPS and kind is str and number < len(self.fixtures.centred):
            return CENTRED_STEPS[name](path, self.fixtures.centred[number])
        if name in CENTRED_STEPS and kind is PictureView:
            return PrintPicture(path) if name == CENTRED else Print("")  # a picture needs no indents
        text = Verbatim(f"{path} | {_TYPED.get(name, name)}")
        self.refuse(node, rules.UNKNOWN_FILTER, text=text, nearest=Verbatim(""))

    def loop(self, node: nodes.For, scope: Mapping[str, Any]) -> PrintStep:
        path, kind = self.path(node.iter, scope, wanted=LINES)
        if get_origin(kind) is not tuple:
            self.refuse(node, rules.NOT_A_LIST, text=Verbatim(str(path)))
        assert isinstance(node.target, nodes.Name)  # noqa: S101 - step() has looked
        variable = node.target.name
        if variable in (ROOT, LOOP):
            self.not_in_language(node)
        inner = {**scope, variable: get_args(kind)[0], LOOP: LoopPlace}
        body = self.program(node.body, inner)
        if inner[variable] is Block:
            return LoopBlocks(variable, path, body, next(_models(body), None))
        return (LoopAppendices if inner[variable] is AppendixView else Loop)(variable, path, body)

    def branch(self, node: nodes.If, scope: Mapping[str, Any]) -> PrintStep:
        tests = [(self.condition_or_none(also.test, scope), also.body) for also in (node, *node.elif_)]
        bodies = [(condition, self.program(body, scope)) for condition, body in tests]
        otherwise = self.program(node.else_, scope)
        for condition, body in reversed(bodies):
            if condition is None:
                raise _Refused
            otherwise = (Branch(condition, body, otherwise),)
        return otherwise[0]

    def condition_or_none(self, node: nodes.Node, scope: Mapping[str, Any]) -> Condition | None:
        """What an ``if`` asks; ``None`` where it is refused, so that what it is about is still looked at."""
        match node:
            case nodes.Not():
                inner = self.condition_or_none(node.node, scope)
                return inner and Not(inner)
            case nodes.And() | nodes.Or():
                left, right = self.condition_or_none(node.left, scope), self.condition_or_none(node.right, scope)
                joined = Both if isinstance(node, nodes.And) else Either
                return joined(left, right) if left and right else None
        with contextlib.suppress(_Refused):
            return self.path(node, scope)[0]
        return None

    def path(self, node: nodes.Node, scope: Mapping[str, Any], wanted: str = TEXT) -> tuple[Path, Any]:
        """A name with attributes, and the type of what it leads to; ``wanted`` is the kind an own field would have."""
        names: list[str] = []
        begun = node
        while isinstance(node, nodes.Getattr):
            names.insert(0, node.attr)
            node = node.node
        if not isinstance(node, nodes.Name):
            self.not_in_language(begun)
        if node.name not in scope:
            self.unknown(node, ".".join((node.name, *names)), self.way_to_own(node.name, tuple(scope), wanted))
        kind = scope[node.name]
        for at, name in enumerate(names):
            is_own = kind == OwnFields
            fields = self.fixtures.own if is_own else fields_of(kind)
            if name not in fields and is_own:
                how = terms.meant_or_declare(name, nearest(name, fields))
                self.refuse(node, rules.FIELD_NOT_DECLARED, text=Verbatim(f"{ROOT}.fields.{name}"), how=how)
            if name not in fields:
                text, known = ".".join((node.name, *names)), tuple(fields)
                if kind is str:
                    how = terms.is_a_text(".".join((node.name, *names[:at])))
                elif kind is DocumentView:
                    how = self.way_to_own(name, known, wanted)
                else:
                    how = terms.meant_or_one_of(nearest(name, known), known)
                self.unknown(node, text, how)
            kind = fields[name]
        return Path(node.name, tuple(names)), type_of(kind)

    def way_to_own(self, name: str, known: tuple[str, ...], wanted: str) -> Bilingual:
        """The name that is meant, or how to have a field of one's own with this name."""
        if name == LOOP:
            return terms.ONLY_IN_A_LOOP
        own = as_id(name)
        meant = f"{ROOT}.fields.{own}" if own in self.fixtures.own else nearest(name, known)
        return terms.meant_or_own_field(str(meant), own, "" if wanted == TEXT else f", kind: {wanted}")

    def unknown(self, node: nodes.Node, text: str, how: Bilingual) -> NoReturn:
        self.refuse(node, rules.UNKNOWN_TAG_NAME, text=Verbatim(text), how=how)

    def not_in_language(self, node: nodes.Node) -> NoReturn:
        self.refuse(node, rules.NOT_IN_LANGUAGE, how=way_else(node, (ROOT, LOOP)))

    def refuse(self, node: nodes.Node, rule: Rule, **details: Detail) -> NoReturn:
        self.refused.append(Refusal(rule, node.lineno, details))
        raise _Refused


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
