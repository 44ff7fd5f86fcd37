"""Reading one mapping of the tree by its shape: unknown keys, missing ones and wrong kinds become findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.diagnostics import Findings, Place, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import NumberRead, read_number
from kehoach.patterns import regex
from kehoach.plan.placeholders import read_gap_line, report_gap
from kehoach.plan.prose import Inset, Prose, Segment, read_literal, read_prose, read_segments
from kehoach.plan.year_labels import printed_label, year_text
from kehoach.source.names import as_id, fold, nearest, one_spaced
from kehoach.source.nodes import Line, Mapping, MappingEntry, Node, Scalar, ScalarStyle, Sequence, place_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.plan.dates import Period
    from kehoach.plan.key import Shape

_ID = regex(r"[a-z][a-z0-9_]*")
_NAME = regex(r"[^;\s](?:[^;]*[^;\s])?")
# The “và” of “Văn phòng HĐND và UBND” does not separate names: it is one office of both.
_JOINTS = regex(
    r"\s*,\s*|\s+\+\s+|(?<!văn phòng hđnd)(?<!văn phòng hội đồng nhân dân)(?<!vp hđnd)\s+và\s+", re.IGNORECASE
)
# Words that names of bodies and areas begin with, while the second half of a name hardly ever does.
_NAME_BEGINS = regex(
    r"(?:sở|phòng(?! chống| cháy| thủ| ngừa)|ban|hội|đoàn|công an|trạm|trung tâm|văn phòng|chi cục|ủy ban|mặt trận"
    r"|đảng ủy|ubnd|hđnd|mttq|ubmttq|bch|khu phố|khóm|tổ|thôn|ấp|xóm|buôn)\b"
)


def kind_of(node: Node) -> Bilingual:
    """What a node is, as a phrase for a message."""
    match node:
        case Mapping():
            return terms.MAPPING
        case Sequence():
            return terms.SEQUENCE
        case Scalar(style=ScalarStyle.LITERAL):
            return terms.PARAGRAPHS
        case Scalar():
            return terms.quoted(node.text)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and (node.is_blank or node.is_none)


class Fields:
    """The fields of one mapping. A key that is not given reads as ``None`` or empty."""

    def __init__(self, node: Mapping, shape: Shape, where: Bilingual, findings: Findings, path: str = "") -> None:
        self.path = path
        """The path of keys to the mapping, ``giam_ngheo.dau``; empty for a whole file."""
        self.place = node.place
        self.where = where
        self.shape = shape
        self.findings = findings
        self._keys = shape.by_name
        self._entries: dict[str, MappingEntry] = {}
        for entry in node.entries:
            if entry.key.text in self._keys:
                self._entries[entry.key.text] = entry
            elif entry.key.text != "pack":  # `pack: none` is for merging only
                hint = nearest(entry.key.text, self._keys)
                findings.add(
                    rules.UNKNOWN_KEY, entry.key.place, key=Verbatim(entry.key.text), where=where, nearest=hint
                )
        self.said = frozenset(key for key, entry in self._entries.items() if not _is_nothing(entry.value))
        """The keys under which something was typed other than ``none``, which removes what the pack has."""
        self._report_required()

    def _report_required(self) -> None:
        """Report missing required keys: a blank one at its own place, all others together where the first of them
        belongs.
        """
        absent: dict[str, str] = {}
        for key in self.shape.missing(self.said):
            if key.name in self._entries:
                self.report_missing({key.name: key.sample}, self.key_place(key.name))
            else:
                absent[key.name] = key.sample
        if absent:
            self.report_missing(absent, self._place_before(next(iter(absent))))

    def report_missing(self, samples: dict[str, str], place: Place | None = None) -> None:
        """Report missing keys with an example of each, at a place or otherwise at the mapping."""
        report_missing(samples, self.where, place or self.place, self.findings)

    def _place_before(self, key: str) -> Place:
        """The key of the same file after which one belongs; the mapping itself if it would be the first."""
        names = self.shape.names()
        before = [self._entries[name].key.place for name in names[: names.index(key)] if name in self._entries]
        own = [place for place in before if place.file == self.place.file]
        return own[-1] if own else self.place

    def entry(self, key: str) -> MappingEntry | None:
        """The entry of a key with a typed value; ``None`` otherwise."""
        if key not in self._keys:
            raise KeyError(key)
        entry = self._entries.get(key)
        if entry is None or (isinstance(entry.value, Scalar) and entry.value.is_blank):
            return None
        return entry

    def node(self, key: str) -> Node | None:
        """The value of a key, or ``None`` without one."""
        entry = self.entry(key)
        return None if entry is None else entry.value

    def place_of(self, key: str) -> Place:
        """The place of a key's value; of the mapping if the key was not given."""
        entry = self._entries.get(key)
        return entry.value.place if entry else self.place

    def key_place(self, key: str) -> Place:
        """The place of a key itself; of the mapping if it was not given."""
        entry = self._entries.get(key)
        return entry.key.place if entry else self.place

    # texts

    def scalar(self, key: str, wanted: Bilingual = terms.TEXT) -> Scalar | None:
        """A single text; anything else is a finding."""
        node = self.node(key)
        if node is None or isinstance(node, Scalar):
            return node
        self.wrong(key, node, wanted)
        return None

    def word(self, key: str, default: str = "") -> str:
        """One line of text, without ``$(…)``."""
        scalar = self.scalar(key)
        if scalar is None or scalar.is_none:
            return default
        text = "\n".join(read_literal(line.text, line.at, self.findings) for line in scalar.lines)
        self.note_gap(key, scalar.text, scalar.place)
        return one_spaced(text) if scalar.style is not ScalarStyle.QUOTED else one_spaced(text, keeps_ends=True)

    def line(self, key: str) -> tuple[Segment, ...]:
        """One line of text with ``$(…)``."""
        scalar = self.scalar(key)
        if scalar is None or scalar.is_none:
            return ()
        self.note_gap(key, scalar.text, scalar.place)
        segments: list[Segment] = []
        for line in scalar.lines:
            bare = line.trimmed()
            if bare.text:
                segments += (
                    [" ", *read_segments(bare, self.findings)] if segments else read_segments(bare, self.findings)
                )
        return tuple(segments)

    def dated(self, key: str, period: Period) -> str:
        """One line of text, in which ``$(…)`` may be years of the plan and nothing else."""
        scalar = self.scalar(key)
        if scalar is None or "$(" not in scalar.text:
            return self.word(key)
        label = self.line(key)
        for segment in label:
            if isinstance(segment, Inset) and period.first and year_text(segment.embedded.expression, period) is None:
                self.findings.add(rules.NOT_COMPUTED_HERE, segment.place.right(-len("$(")))
        return printed_label(label, period)

    def prose(self, key: str) -> Prose:
        """Paragraphs."""
        node = self.node(key)
        prose = () if node is None else read_prose_node(key, node, self.findings)
        for paragraph in prose:
            self.note_gap(key, paragraph.typed, paragraph.place)
        return prose

    def names(self, key: str) -> tuple[str, ...]:
        """Names separated by semicolons."""
        scalar = self.scalar(key, terms.NAMES)
        if scalar is None or scalar.is_none:
            return ()
        self.note_gap(key, scalar.text, scalar.place)
        text = " ".join(line.text for line in scalar.lines)
        return read_names(text, lambda at: place_in(scalar.lines, at), self.findings)

    def choice(self, key: str, default: str) -> str:
        """One of the key's choices."""
        scalar = self.scalar(key)
        return default if scalar is None else self.chosen(key, scalar.text, scalar.place, default)

    def chosen(self, key: str, text: str, place: Place, default: str) -> str:
        """The text itself if it is one of the key's choices, else the default, with a finding."""
        choices = self._keys[key].choices
        if text in choices:
            return text
        self.findings.add(
            rules.BAD_CHOICE,
            place,
            key=Verbatim(key),
            text=Verbatim(text),
            choices=Verbatim(", ".join(choices)),
            nearest=nearest(text, choices),
        )
        return default

    def note_gap(self, key: str, text: str, place: Place) -> None:
        """Report a text that is a gap to be supplied."""
        report_gap(read_gap_line(text), f"{self.path}.{key}" if self.path else key, place, self.findings)

    # numbers

    def whole(self, key: str, default: int | None, limit: int) -> int | None:
        """A whole number from 0 to ``limit``; ``default``, with a finding if one is typed, for anything else."""
        scalar = self.scalar(key, terms.WHOLE)
        if scalar is None:
            return default
        read = read_number(scalar.text, whole=True)
        if isinstance(read, NumberRead) and isinstance(read.value, int) and 0 <= read.value <= limit:
            return read.value
        self.findings.add(rules.BAD_AMOUNT, scalar.place, key=Verbatim(key), text=Verbatim(scalar.text), limit=limit)
        return default

    def wrong(self, key: str, node: Node, wanted: Bilingual) -> None:
        """Report that a key should contain something else."""
        self.findings.add(rules.WRONG_SHAPE, node.place, key=Verbatim(key), wanted=wanted, found=kind_of(node))

    # mappings

    def group(self, key: str) -> Mapping | None:
        """A mapping with keys of its own; a short form has been expanded by :func:`spread`."""
        node = self.node(key)
        if node is None or isinstance(node, Mapping):
            return node
        if not (isinstance(node, Scalar) and node.is_none):
            self.wrong(key, node, terms.KEYS)
        return None

    def by_id(self, key: str) -> Iterator[tuple[Scalar, Node]]:
        """The entries of a mapping by id; those removed by ``none`` are left out."""
        node = self.node(key)
        if node is None or (isinstance(node, Scalar) and node.is_none):
            return
        if not isinstance(node, Mapping):
            self.wrong(key, node, terms.IDS)
            return
        for entry in node.entries:
            if entry.key.text == "pack" or (isinstance(entry.value, Scalar) and entry.value.is_none):
                continue
            if not _ID.fullmatch(entry.key.text):
                suggestion = as_id(entry.key.text)
                suggestion = suggestion if _ID.fullmatch(suggestion) else f"ma_{suggestion or 1}"
                self.findings.add(
                    rules.BAD_ID, entry.key.place, text=Verbatim(entry.key.text), suggestion=Verbatim(suggestion)
                )
                continue
            yield entry.key, entry.value


def report_missing(samples: dict[str, str], where: Bilingual, place: Place, findings: Findings) -> None:
    """Report missing keys with an example of each, as one finding."""
    quoted = ", ".join(f"“{key}”" for key in samples)
    names = Bilingual(f"khóa {quoted}", f"{'key' if len(samples) == 1 else 'keys'} {quoted}")
    lines = Verbatim(", ".join(f"“{key}: {sample}”" for key, sample in samples.items()))
    findings.add(rules.MISSING_KEY, place, keys=names, where=where, lines=lines)


def spread(node: Node, text_key: str) -> Mapping | None:
    """A group in its short form, a text or a list of texts, as the group with only that text."""
    match node:
        case Mapping():
            return node
        case Scalar(is_none=True):
            return None
        case _:
            key = Scalar(text_key, node.place, ScalarStyle.PLAIN, ())
            return Mapping((MappingEntry(key, node),), node.place)


def split_names(text: str) -> tuple[str, ...]:
    """The names in a text separated by semicolons, without empty ones."""
    return tuple(name for part in text.split(";") if (name := one_spaced(part)))


def read_names(text: str, place_of: Callable[[int], Place], findings: Findings) -> tuple[str, ...]:
    """Names separated by semicolons; commas, + or "và" between several are a finding."""
    text = read_literal(text, place_of, findings)
    names: list[str] = []
    for found in _NAME.finditer(text):
        parts = [one_spaced(part) for part in _JOINTS.split(found[0]) if part.strip()]
        if len(parts) > 1 and any(_begins_a_name(part, parts[0]) for part in parts[1:]):
            findings.add(
                rules.COMMA_LIST,
                place_of(found.start()),
                text=Verbatim(found[0]),
                suggestion=Verbatim("; ".join(parts)),
            )
            names += parts
        else:
            names.append(one_spaced(found[0]))
    return tuple(names)


def _begins_a_name(part: str, first: str) -> bool:
    """Whether the text after a comma is a name of its own: Sở Văn hóa, Thể thao và Du lịch is one body."""
    word = fold(part).split()[0]
    is_same_kind = word.isdecimal() or word == fold(first).split()[0]
    return is_same_kind or bool(_NAME_BEGINS.match(fold(part)) or _ID.fullmatch(first))


def read_prose_node(key: str, node: Node, findings: Findings) -> Prose:
    """Read prose from a text under ``|``, a single line, or a YAML list of lines."""
    match node:
        case Scalar(is_none=True):
            return ()
        case Scalar(style=ScalarStyle.FOLDED) | Scalar(wrapped=True):
            findings.add(rules.FOLDED_PROSE, node.place)
            return ()
        case Scalar():
            return read_prose(node.lines, findings)
        case Sequence():
            return read_prose(tuple(_item_lines(node, findings)), findings)
        case Mapping():
            findings.add(rules.WRONG_SHAPE, node.place, key=Verbatim(key), wanted=terms.PROSE, found=kind_of(node))
            return ()


def _item_lines(node: Sequence, findings: Findings) -> Iterator[Line]:
    for item in node.items:
        match item:
            case Scalar(lines=(head, *more)):
                bare = head.trimmed()
                dash = "" if bare.text.startswith(("- ", "+ ", "* ")) or not bare.text else "- "
                column = max(1, bare.place.column - len(dash))
                pieces = tuple((begin + len(dash), place) for begin, place in bare.pieces)
                yield Line(dash + bare.text, Place(bare.place.file, bare.place.line, column), pieces)
                yield from more
            case Mapping(entries=(first, *_)):
                findings.add(rules.ITEM_BECAME_MAPPING, item.place, key=Verbatim(first.key.text))
            case _:
                findings.add(rules.WRONG_SHAPE, item.place, key=Verbatim("-"), wanted=terms.TEXT, found=kind_of(item))
