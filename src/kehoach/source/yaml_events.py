"""The only module that reads YAML: text → an untyped tree, or findings.

PyYAML parses events; the tree is composed here. Nothing is resolved to a type, and depth, aliases, tags and duplicate
keys are refused before anything is built. YAML 1.1 and 1.2 read the same.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import yaml

from kehoach.diagnostics import Findings, Place, Rule, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.patterns import regex
from kehoach.source.decoding import Source, forbidden_character
from kehoach.source.indentation import indent_meant
from kehoach.source.invisible import character_name, invisible_characters
from kehoach.source.names import one_spaced
from kehoach.source.nesting import bracket_too_many
from kehoach.source.nodes import Line, Mapping, MappingEntry, Node, Scalar, ScalarStyle, Sequence, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH_LIMIT: Final = 50
"""How deep collections may nest. libyaml takes quadratic time on deep nesting, so reading stops there."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader whose events are read; the C and the Python one give the same."""

_STYLES = {
    "": ScalarStyle.PLAIN,
    "'": ScalarStyle.QUOTED,
    '"': ScalarStyle.QUOTED,
    "|": ScalarStyle.LITERAL,
    ">": ScalarStyle.FOLDED,
}
_COMMENT_LIKE_TEXT = regex(r" +(#[^\s#!].*)")
_ESCAPE = regex(r"\\(?:(?P<code>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|.)")
_INDICATORS = "%@`&*!|>[]{},?'\""
_WORDLIKE = regex(r"[A-Za-z0-9_]*[A-Za-z_][A-Za-z0-9_]*")
# A special space, which YAML treats as a letter, where a plain one belongs: in the indentation, after a key's colon.
_STRANGE_SPACE = regex(r"^ *(?:[^\s:]+:)? *(?P<space>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")


class _StopReading(Exception):
    """Reading cannot continue; a finding has been added."""


def read_tree(source: Source, findings: Findings) -> Mapping | None:
    """The top-level mapping of a file; ``None``, with findings, where YAML cannot be read at all."""
    composer = _Composer(source, findings)
    try:
        root = composer.document()
    except _StopReading:
        return None
    except yaml.MarkedYAMLError as error:
        if place := _too_deep(source, error):
            findings.add(rules.TOO_DEEP, place, limit=DEPTH_LIMIT)
        else:
            _SyntaxReport(composer, error).write(findings)
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # PyYAML's own parser, where there is no libyaml
        findings.add(rules.YAML_SYNTAX, composer.reached(), problem=Verbatim(str(error).split("\n", 1)[0]))
        return None
    start = Place(source.file, 1, 1)
    if root is None or (isinstance(root, Scalar) and root.is_blank):
        findings.add(rules.EMPTY_FILE, start)
        return None
    if not isinstance(root, Mapping):
        found = terms.SEQUENCE if isinstance(root, Sequence) else terms.TEXT
        findings.add(rules.NOT_A_MAPPING, root.place, found=found)
        return None
    return root


class _Composer:
    """Builds the tree of one file from its events."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.lines = source.text.split("\n")
        self.events: Iterator[Any] = yaml.parse(source.text, Loader=LOADER)  # PyYAML's stubs have no fields of events
        self.last: Any = None
        """The last scalar read."""
        self.brackets: list[Any] = []
        """The ``[`` and ``{`` that are not closed yet."""

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.findings.add(rules.SEVERAL_DOCUMENTS, self.place(event))
                    raise _StopReading
                root = self.node(next(self.events), 1)
        return root

    def node(self, event: Any, depth: int) -> Node:
        if depth > DEPTH_LIMIT:
            self.findings.add(rules.TOO_DEEP, self.place(event), limit=DEPTH_LIMIT)
            raise _StopReading
        if isinstance(event, yaml.AliasEvent):
            self.findings.add(rules.ALIAS, self.place(event), text=Verbatim(f"*{event.anchor}"))
            return one_line("", self.place(event))
        if event.anchor is not None:
            self.findings.add(rules.ALIAS, self.place(event), text=Verbatim(f"&{event.anchor}"))
        if event.tag is not None:
            self.findings.add(rules.TAG, self.place(event), text=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        is_sequence = isinstance(event, yaml.SequenceStartEvent)
        if not event.flow_style:
            return self.sequence(event, depth) if is_sequence else self.mapping(event, depth)
        self.brackets.append(event)
        made = self.sequence(event, depth) if is_sequence else self.mapping(event, depth)
        self.brackets.pop()
        return made

    def sequence(self, start: Any, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Sequence(tuple(items), self.place(start))

    def mapping(self, start: Any, depth: int) -> Mapping | Scalar:
        entries: dict[str, MappingEntry] = {}
        in_braces = bool(start.flow_style)
        marker = False
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if in_braces and isinstance(key, Mapping):
                marker = True
            elif self.is_usable_key(key, value, entries, in_braces=in_braces):
                assert isinstance(key, Scalar)  # noqa: S101 - is_usable_key has looked
                entries[key.text] = MappingEntry(key, value)
        if marker:
            self.findings.add(rules.TEMPLATE_MARKER, self.place(start), text=Verbatim("{{"))
            return one_line("{{", self.place(start))
        return Mapping(tuple(entries.values()), self.place(start))

    def is_usable_key(self, key: Node, value: Node, seen: dict[str, MappingEntry], *, in_braces: bool) -> bool:
        if not isinstance(key, Scalar) or key.style not in (ScalarStyle.PLAIN, ScalarStyle.QUOTED) or not key.text:
            found = terms.EMPTY_KEY if isinstance(key, Scalar) else terms.GROUP_KEY
            self.findings.add(rules.BAD_KEY, key.place, found=found)
        elif key.text == "<<":
            self.findings.add(rules.MERGE_KEY, key.place)
        elif in_braces and isinstance(value, Scalar) and value.is_blank and not _WORDLIKE.fullmatch(key.text):
            self.findings.add(rules.COMMA_KEY, key.place, key=Verbatim(key.text))
        elif key.text in seen:
            first = seen[key.text].key.place.line
            self.findings.add(rules.DUPLICATE_KEY, key.place, key=Verbatim(key.text), first=first)
        else:
            return True
        return False

    def scalar(self, event: Any) -> Scalar:
        self.last = event
        place = self.place(event)
        text = self.unescaped(event, place) if event.style == '"' else event.value
        style = _STYLES[event.style or ""]
        if style is ScalarStyle.LITERAL:
            return Scalar(text, place, style, self.literal_lines(event, text))
        first = place.right(1) if style is ScalarStyle.QUOTED else place
        wrapped = event.end_mark.line > event.start_mark.line
        if style is ScalarStyle.PLAIN:
            self.warn_cut(event)
        if wrapped and (pieces := self.wrapped_lines(event, style)):
            return Scalar(text, place, style, pieces, wrapped)
        if "\n" not in text:  # only an escape in double quotes brings one
            return Scalar(text, place, style, (Line(text, first),), wrapped)
        return Scalar(text, place, style, tuple(Line(line, first) for line in text.split("\n")), wrapped)

    def unescaped(self, event: Any, place: Place) -> str:
        """A text in NFC. Its escapes may bring what the file itself cannot contain, like invisible characters."""
        if name := forbidden_character(event.value):
            self.findings.add(rules.FORBIDDEN_CHARACTER, place, name=Verbatim(name))
            return ""
        text = unicodedata.normalize("NFC", event.value)
        unseen = {text[index] for index in invisible_characters(text)}
        for row in range(event.start_mark.line, event.end_mark.line + 1) if unseen else ():
            begin = event.start_mark.column if row == event.start_mark.line else 0
            end = event.end_mark.column if row == event.end_mark.line else len(self.lines[row])
            for found in _ESCAPE.finditer(self.lines[row], begin, end):
                if found["code"] and (character := chr(int(found["code"][1:], 16))) in unseen:
                    at = Place(self.source.file, row + 1, found.start() + 1)
                    self.findings.add(rules.INVISIBLE_CHARACTER, at, name=Verbatim(character_name(character)))
        return text

    def wrapped_lines(self, event: Any, style: ScalarStyle) -> tuple[Line, ...]:
        """The source lines of a text that YAML has folded into one; empty if escapes make them a different text."""
        pieces: list[Line] = []
        first, last = event.start_mark, event.end_mark
        quote = 1 if style is ScalarStyle.QUOTED else 0
        is_block = style is ScalarStyle.FOLDED
        for row in range(first.line + is_block, last.line + (not is_block)):
            raw = self.lines[row] if row < len(self.lines) else ""
            begin = first.column + quote if row == first.line else 0
            end = last.column - quote if row == last.line else len(raw)
            piece = Line(unicodedata.normalize("NFC", raw[begin:end]), Place(self.source.file, row + 1, begin + 1))
            if bare := piece.trimmed().text:
                pieces.append(Line(bare, piece.trimmed().place))
        folded = " ".join(piece.text for piece in pieces)
        is_same = one_spaced(folded) == one_spaced(event.value)
        return tuple(pieces) if is_same or style is ScalarStyle.PLAIN else ()

    def literal_lines(self, event: Any, text: str) -> tuple[Line, ...]:
        values = text.rstrip("\n").split("\n")
        begin = event.start_mark.line + 1
        indent = next((len(self.lines[begin + i]) - len(v) for i, v in enumerate(values) if v), 0)
        file = self.source.file
        return tuple(Line(v, Place(file, begin + i + 1, indent + 1)) for i, v in enumerate(values))

    def warn_cut(self, event: Any) -> None:
        """Report what YAML reads as a comment although it looks like text (``mục #3``)."""
        row = event.end_mark.line
        found = _COMMENT_LIKE_TEXT.match(self.lines[row], event.end_mark.column) if row < len(self.lines) else None
        if found:
            place = Place(self.source.file, row + 1, found.start(1) + 1)
            self.findings.add(rules.CUT_BY_COMMENT, place, text=Verbatim(found[1][:30]))

    def reached(self) -> Place:
        """The place reached so far."""
        return self.at(self.last.end_mark) if self.last else Place(self.source.file, 1, 1)

    def place(self, event: Any) -> Place:
        place, end = self.at(event.start_mark), event.end_mark
        is_text = isinstance(event, yaml.ScalarEvent) and event.style not in ("|", ">")
        return place.until(end.column + 1) if is_text and end.line == event.start_mark.line and event.value else place

    def at(self, mark: Any) -> Place:
        return Place(self.source.file, mark.line + 1, mark.column + 1)


def _too_deep(source: Source, error: yaml.MarkedYAMLError) -> Place | None:
    """The first bracket beyond the limit in what the parser read ahead before it gave up, whatever its error says."""
    open_now: list[bool] = []
    reached = 0
    events: Iterator[Any] = yaml.parse(source.text, Loader=LOADER)
    with contextlib.suppress(yaml.YAMLError):
        for event in events:
            reached = event.end_mark.index
            if isinstance(event, yaml.CollectionStartEvent):
                open_now.append(bool(event.flow_style))
            elif isinstance(event, yaml.CollectionEndEvent):
                open_now.pop()
    mark: Any = error.problem_mark
    stopped = mark.index if mark else len(source.text)
    room, in_flow = DEPTH_LIMIT - len(open_now), bool(open_now and open_now[-1])
    found = bracket_too_many(source.text, reached, stopped, room=room, in_flow=in_flow)
    return None if found is None else source.place(found)


class _SyntaxReport:
    """Reports in plain words what stopped the parser, from the text at its marks, its state, and what it read last."""

    def __init__(self, composer: _Composer, error: yaml.MarkedYAMLError) -> None:
        self.composer = composer
        self.lines = composer.lines
        self.context = error.context or ""
        self.problem = error.problem or ""
        self.begun = error.context_mark
        mark: Any = error.problem_mark or error.context_mark
        self.row = min(mark.line, len(self.lines) - 1)
        self.line = self.lines[self.row]
        self.column: int = min(mark.column, len(self.line))

    def write(self, findings: Findings) -> None:
        """Add one finding, and one for a special space that may be its cause."""
        rule, place, details = self.judged()
        texts = {name: text if isinstance(text, Bilingual) else Verbatim(text) for name, text in details.items()}
        findings.add(rule, place, **texts)
        if rule in (rules.BAD_INDENT, rules.MISSING_COLON):
            for row in range(max(0, place.line - 2), self.row + 1):
                if found := _STRANGE_SPACE.match(self.lines[row]):
                    at = self.place(row, found.start("space"))
                    findings.add(rules.INVISIBLE_CHARACTER, at, name=Verbatim(character_name(found["space"])))

    def judged(self) -> tuple[Rule, Place, dict[str, str | Bilingual]]:
        """The rule, the place, and the details of the message."""
        line, column = self.line, self.column
        rest = line[column:]
        first = len(line) - len(line.lstrip())
        opened = _opener(self.lines, self.begun)
        begin = _value_start(line)
        markers = [at for mark in ("{{", "{%") if (at := line.find(mark)) >= 0]
        if markers:
            return rules.TEMPLATE_MARKER, self.place(self.row, min(markers)), {"text": line[min(markers) :][:2]}
        if "escape" in self.problem or "hexdecimal" in self.problem:
            return rules.BAD_ESCAPE, self.place(self.row, max(0, line.rfind("\\", 0, column + 1))), {}
        if "expected ',' or" in self.problem and rest.startswith(":") and ": " in line[:column]:
            return rules.COLON_IN_VALUE, self.place(self.row, column), {}
        if opened:
            rule = rules.UNCLOSED_QUOTE if opened in "'\"" else rules.UNCLOSED_BRACKET
            return rule, self.composer.at(self.begun), {"quote": opened, "bracket": opened}
        if (tab := _tab_in_indent(line)) is not None:
            if self.line_before().rstrip().endswith("|") and "\t" in line.strip():
                return rules.BLANK_FIRST_COLUMN, self.place(self.row, tab), {}
            return rules.TAB_INDENT, self.place(self.row, tab), {"how": indent_meant(self.lines, self.row)}
        if quote := self.closed_early():
            return rules.UNCLOSED_QUOTE, self.composer.place(self.composer.last), {"quote": quote}
        if bracket := self.left_open():
            return rules.UNCLOSED_BRACKET, self.composer.at(bracket.start_mark), {"bracket": self.text_at(bracket)}
        if place := self.without_colon():
            return rules.MISSING_COLON, place, {}
        if "<document start>" in self.problem and self.line_before().startswith("..."):
            return rules.SEVERAL_DOCUMENTS, self.place(self.row, column), {}
        if rest.startswith(":") and ": " in line[:column]:
            return rules.COLON_IN_VALUE, self.place(self.row, column), {}
        if rest[:1] in ("]", "}"):
            return rules.UNCLOSED_BRACKET, self.place(self.row, column), {"bracket": rest[0]}
        if rest.startswith("@"):  # the key of a row that says something of itself
            return rules.NEEDS_QUOTES, self.place(self.row, column), {"character": "@"}
        if column > first and (rest.startswith("- ") or rest == "-" or rest[:1] in tuple(_INDICATORS)):
            return rules.NEEDS_QUOTES, self.place(self.row, column), {"character": rest[0]}
        is_key = begin == column == first and line[column] in "'\"[{"
        if begin is not None and begin <= column and line[begin] in _INDICATORS and not is_key:
            return rules.NEEDS_QUOTES, self.place(self.row, begin), {"character": line[begin]}
        if line.strip():
            return rules.BAD_INDENT, self.place(self.row, first), {}
        return rules.YAML_SYNTAX, self.place(self.row, column), {"problem": self.problem or "?"}

    def place(self, row: int, column: int) -> Place:
        return Place(self.composer.source.file, row + 1, column + 1)

    def text_at(self, event: Any) -> str:
        return str(self.lines[event.start_mark.line][event.start_mark.column])

    def line_before(self) -> str:
        """The last line above that is not blank."""
        return next((line for line in reversed(self.lines[: self.row]) if line.strip()), "")

    def closed_early(self) -> str:
        """The quote of a value that continues after its closing quote (``"Quỹ" của phường``)."""
        last = self.composer.last
        if last is None or last.style not in ("'", '"') or last.end_mark.line != self.row:
            return ""
        return "" if self.line[last.end_mark.column : self.column].strip() else str(last.style)

    def left_open(self) -> Any:
        """The innermost open bracket after which a line is indented no more than its own."""
        for event in reversed(self.composer.brackets):
            above = self.lines[event.start_mark.line]
            if event.start_mark.line < self.row and _indent(self.line) <= _indent(above):
                return event
        return None

    def without_colon(self) -> Place | None:
        """The start of a line that should be a key and has no colon, or no space after it."""
        if self.context == "while scanning a simple key":
            return self.composer.at(self.begun)
        last = self.composer.last
        if "mapping values are not allowed" in self.problem and last is not None and not last.style:
            start = last.start_mark
            if start.line < self.row and not self.lines[start.line][: start.column].strip():
                return self.composer.at(start)
        return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tab_in_indent(line: str) -> int | None:
    indent = line[: len(line) - len(line.lstrip())]
    return indent.index("\t") if "\t" in indent else None


def _opener(lines: list[str], mark: yaml.Mark | None) -> str:
    """The quote or bracket at a mark; empty if there is none."""
    if mark is None or mark.line >= len(lines):
        return ""
    character = lines[mark.line][mark.column : mark.column + 1]
    return character if character and character in "'\"[{" else ""


def _value_start(line: str) -> int | None:
    """Where the value of a ``key: value`` or ``- item`` line begins."""
    found = re.match(r"\s*(?:- +)*(?:[^\s'\"#:{\[][^:#]*: +)?(?=\S)", line)
    return found.end() if found and found.end() < len(line) else None
