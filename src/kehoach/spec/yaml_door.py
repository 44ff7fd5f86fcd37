"""The one door to YAML: text → an untyped tree, or findings.

PyYAML's C parser gives events; the tree is composed here, so nothing is ever resolved to a type, and depth,
aliases, tags and duplicate keys are dealt with before they can do harm. YAML 1.1 and 1.2 read the same here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import yaml

from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.spec.nodes import Entry, Line, Mapping, Node, Scalar, Sequence, Style, one_line
from kehoach.spec.source import Source, forbidden_character

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH_LIMIT: Final = 50
"""How deep collections may nest. libyaml takes quadratic time on deep nesting, so reading stops there."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES = {"": Style.PLAIN, "'": Style.QUOTED, '"': Style.QUOTED, "|": Style.LITERAL, ">": Style.FOLDED}
_COMMENT_LIKE_TEXT = re.compile(r" +(#[^\s#!].*)")
_INDICATORS = "%@`&*!|>[]{},?'\""


class _Unreadable(Exception):
    """The text cannot be read on; the finding is written down already."""


def read_tree(source: Source, findings: Findings) -> Mapping | None:
    """The top-level mapping of a file; ``None``, with findings, where YAML cannot be read at all."""
    try:
        root = _Composer(source, findings).document()
    except _Unreadable:
        return None
    except yaml.MarkedYAMLError as error:
        _report_syntax(source, error, findings)
        return None
    start = Place(source.file, 1, 1)
    if root is None or (isinstance(root, Scalar) and root.is_blank):
        findings.add(rules.EMPTY_FILE, start)
        return None
    if not isinstance(root, Mapping):
        found = "một danh sách" if isinstance(root, Sequence) else "một dòng chữ"
        findings.add(rules.NOT_A_MAPPING, root.place, found=found)
        return None
    return root


class _Composer:
    """Builds the tree of one file from its events."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.lines = source.text.split("\n")
        self.events: Iterator[Any] = yaml.parse(source.text, Loader=_LOADER)  # PyYAML's stubs know no event's fields

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.findings.add(rules.SEVERAL_DOCUMENTS, self.place(event))
                    raise _Unreadable
                root = self.node(next(self.events), 1)
        return root

    def node(self, event: Any, depth: int) -> Node:
        if depth > DEPTH_LIMIT:
            self.findings.add(rules.TOO_DEEP, self.place(event), limit=DEPTH_LIMIT)
            raise _Unreadable
        if isinstance(event, yaml.AliasEvent):
            self.findings.add(rules.ALIAS, self.place(event), text=f"*{event.anchor}")
            return one_line("", self.place(event))
        if event.anchor is not None:
            self.findings.add(rules.ALIAS, self.place(event), text=f"&{event.anchor}")
        if event.tag is not None:
            self.findings.add(rules.TAG, self.place(event), text=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def sequence(self, start: Any, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Sequence(tuple(items), self.place(start))

    def mapping(self, start: Any, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if self.is_usable_key(key, value, entries, in_braces=bool(start.flow_style)):
                assert isinstance(key, Scalar)  # noqa: S101 - is_usable_key has looked
                entries[key.text] = Entry(key, value)
        return Mapping(tuple(entries.values()), self.place(start))

    def is_usable_key(self, key: Node, value: Node, seen: dict[str, Entry], *, in_braces: bool) -> bool:
        if in_braces and isinstance(key, Mapping):
            self.findings.add(rules.TEMPLATE_MARKER, key.place.right(-1), text="{{")
        elif not isinstance(key, Scalar) or key.style not in (Style.PLAIN, Style.QUOTED) or not key.text:
            found = "một giá trị nhiều dòng hoặc rỗng" if isinstance(key, Scalar) else "một danh sách hay nhóm khóa"
            self.findings.add(rules.BAD_KEY, key.place, found=found)
        elif key.text == "<<":
            self.findings.add(rules.MERGE_KEY, key.place)
        elif in_braces and key.text[0].isdigit() and isinstance(value, Scalar) and value.is_blank:
            self.findings.add(rules.COMMA_KEY, key.place, key=key.text)
        elif key.text in seen:
            first = seen[key.text].key.place.line
            self.findings.add(rules.DUPLICATE_KEY, key.place, key=key.text, first=first)
        else:
            return True
        return False

    def scalar(self, event: Any) -> Scalar:
        place = self.place(event)
        text = unicodedata.normalize("NFC", event.value)
        if name := forbidden_character(text):  # only an escape inside quotes can still bring one
            self.findings.add(rules.FORBIDDEN_CHARACTER, place, name=name)
            text = ""
        style = _STYLES[event.style or ""]
        if style is Style.LITERAL:
            return Scalar(text, place, style, self.literal_lines(event, text))
        first = place.right(1) if style is Style.QUOTED else place
        wrapped = event.end_mark.line > event.start_mark.line
        return Scalar(text, place, style, (Line(text, first),), wrapped, self.cut_text(event, style))

    def literal_lines(self, event: Any, text: str) -> tuple[Line, ...]:
        values = text.rstrip("\n").split("\n")
        begin = event.start_mark.line + 1
        indent = next((len(self.lines[begin + i]) - len(v) for i, v in enumerate(values) if v), 0)
        file = self.source.file
        return tuple(Line(v, Place(file, begin + i + 1, indent + 1)) for i, v in enumerate(values))

    def cut_text(self, event: Any, style: Style) -> str:
        if style is not Style.PLAIN or not event.value:
            return ""
        found = _COMMENT_LIKE_TEXT.match(self.lines[event.end_mark.line], event.end_mark.column)
        return found[1][:30] if found else ""

    def place(self, event: Any) -> Place:
        return _place(self.source, event.start_mark)


def _place(source: Source, mark: Any) -> Place:
    return Place(source.file, mark.line + 1, mark.column + 1)


def _report_syntax(source: Source, error: yaml.MarkedYAMLError, findings: Findings) -> None:
    """Say in the project's own words what stopped the parser, judged by the text at its mark."""
    mark: Any = error.problem_mark or error.context_mark
    lines = source.text.split("\n")
    row = min(mark.line, len(lines) - 1)
    line, column = lines[row], mark.column
    place = Place(source.file, row + 1, column + 1)
    rest = line[column:]
    opened = _opener(lines, error.context_mark)
    quote = _early_close(line, column)
    begin = _value_start(line)
    if "{{" in line or "{%" in line:
        at = min(i for i in (line.find("{{"), line.find("{%")) if i >= 0)
        findings.add(rules.TEMPLATE_MARKER, Place(source.file, row + 1, at + 1), text=line[at : at + 2])
    elif opened == '"' and "\\" in line[max(0, column - 2) : column + 1]:
        findings.add(rules.BAD_ESCAPE, place)
    elif opened in ("'", '"'):
        findings.add(rules.UNCLOSED_QUOTE, _place(source, error.context_mark), quote=opened)
    elif opened:
        findings.add(rules.UNCLOSED_BRACKET, _place(source, error.context_mark), bracket=opened)
    elif (tab := _tab_in_indent(line)) is not None:
        findings.add(rules.TAB_INDENT, Place(source.file, row + 1, tab + 1))
    elif quote is not None:
        findings.add(rules.UNCLOSED_QUOTE, Place(source.file, row + 1, quote + 1), quote=line[quote])
    elif rest.startswith(":") and ": " in line[:column]:
        findings.add(rules.COLON_IN_VALUE, place)
    elif rest.startswith(("- ", "-\n")) or rest == "-" or rest[:1] in tuple(_INDICATORS):
        findings.add(rules.NEEDS_QUOTES, place, character=rest[0])
    elif begin is not None and line[begin] in _INDICATORS:
        findings.add(rules.NEEDS_QUOTES, Place(source.file, row + 1, begin + 1), character=line[begin])
    elif line.strip():
        findings.add(rules.BAD_INDENT, place)
    else:
        findings.add(rules.YAML_SYNTAX, place, problem=error.problem or "?")


def _tab_in_indent(line: str) -> int | None:
    indent = line[: len(line) - len(line.lstrip())]
    return indent.index("\t") if "\t" in indent else None


def _opener(lines: list[str], mark: yaml.Mark | None) -> str:
    """The quote or bracket that stands at a mark, if one does."""
    if mark is None or mark.line >= len(lines):
        return ""
    character = lines[mark.line][mark.column : mark.column + 1]
    return character if character and character in "'\"[{" else ""


def _early_close(line: str, column: int) -> int | None:
    """Where a quoted beginning ends before the value does (``"Quỹ" của phường``)."""
    begin = _value_start(line)
    if begin is None or line[begin] not in "'\"" or begin >= column:
        return None
    return begin


def _value_start(line: str) -> int | None:
    """Where the value of a ``key: value`` or ``- item`` line begins."""
    found = re.match(r"\s*(?:- +)*(?:[^\s'\"#:{\[][^:#]*: +)?(?=\S)", line)
    return found.end() if found and found.end() < len(line) else None
