"""The tags of one part, as a person typed them: made whole where Word has cut them up, refused where that cannot be.

Word parts a text into runs wherever it likes: at a spelling mark, a bookmark, a change of language, a save. A tag is
joined again in the run it begins in.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.ooxml.budgets import BRACKETS, LOOPS_ANEW, NESTED_TAGS, TAG, TAGS, TEMPLATE
from kehoach.ooxml.xml import Element, w
from kehoach.patterns import regex
from kehoach.source.names import nearest
from kehoach.word.typed_instead import way_of_docxtpl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Rule
    from kehoach.diagnostics.bilingual import Detail
    from kehoach.word.spots import Faults

_TEXT, _PARAGRAPH, _ROW, _CELL = w("t"), w("p"), w("tr"), w("tc")
_BETWEEN: Final = "\ue000"
"""Stands for what is not text: a tag cannot go on over it."""
_NO_TEXT: Final = tuple(map(w, ("br", "cr", "tab", "noBreakHyphen", "drawing", "pict", "object", "fldChar", "sym")))
_PICTURES: Final = tuple(map(w, ("drawing", "pict", "object")))
_PICTURE: Final = "▢"
"""Stands for a picture in a message."""
_HOLDERS: Final = tuple(map(w, ("tc", "txbxContent", "body", "hdr", "ftr", "footnote", "endnote")))
_TRACKED: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")))

_TAG: Final = regex(r"\{\{(?:(?!\{\{|\{%|\}\}).)*\}\}|\{%(?:(?!\{\{|\{%|%\}).)*%\}", re.DOTALL)
_TAG_OR_BRACE: Final = regex(f"{_TAG.pattern}|[{{}}]", re.DOTALL)
_MARKS: Final = str.maketrans("{}", "\ufdd0\ufdd1")
_BRACES: Final = str.maketrans("\ufdd0\ufdd1", "{}")
_LOOSE: Final = regex(r"\{\{|\{%|\}\}|%\}")
_QUOTES: Final = regex("[\"'“”‘’„‟«»′″]")
_FOREIGN: Final = regex(f"{_QUOTES.pattern}|{_BETWEEN}")
_INVISIBLE: Final = regex("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_STATEMENT: Final = regex(r"\{%[-+]?\s*(?:(p|tr|tc|r)\s+)?(\w*)")
_CAPITALS: Final = regex(r"^\{%[-+]?\s*(?:(?:p|tr|tc|r)\s+)?(?:if|elif|else|endif|for|endfor)\b", re.IGNORECASE)
"""Word makes a capital of the first letter of a paragraph or cell."""
_LOOP: Final = regex(r"\bfor\s+(\w+)\s+in\s+(\w+)")
_FILTER_WITH_BRACKETS: Final = regex(r"\|\s*\w+\s*\(")
_ENDS: Final = {"endif": "if", "endfor": "for"}
_GOES_ON: Final = {"else": "if", "elif": "if"}
_WORDS: Final = ("if", "elif", "else", "endif", "for", "endfor")


class Tag(Struct, frozen=True, eq=False):
    """One tag, whole, in the text node that holds it."""

    text: str
    node: Element
    paragraph: Element
    column: int
    """The character of its paragraph's text that it begins at, from 1."""
    around: str
    """Its paragraph's text."""
    reported: bool = False
    """What is wrong with it is recorded; it stands for its block, and nothing more is said about it."""

    @property
    def lifts(self) -> str:
        """What vanishes with the tag: ``p``, ``tr`` or ``tc``; empty where nothing does."""
        found = _STATEMENT.match(self.text)
        return (found[1] or "") if found else ""

    @property
    def word(self) -> str:
        """``if``, ``endfor`` …; empty for a tag that prints."""
        found = _STATEMENT.match(self.text)
        return found[2] if found else ""

    def report(self, faults: Faults, rule: Rule, **details: Detail) -> None:
        """Write down what is wrong with it, once."""
        if self.reported:
            return
        faults.add(rule, self.paragraph, self.column, self.around, tag=_shown(self.text), **details)


def whole_tags(root: Element, faults: Faults) -> list[Tag]:
    """Every tag of a part in order, each now in one text node; what cannot be made whole is taken out and reported."""
    by_paragraph: dict[Element, list[Element]] = {}
    for node in root.iter(_TEXT, *_NO_TEXT):
        if (owner := next(node.iterancestors(_PARAGRAPH), None)) is not None:
            by_paragraph.setdefault(owner, []).append(node)
    tags: list[Tag] = []
    for paragraph, nodes in by_paragraph.items():
        tags += _tags_of(paragraph, nodes, faults)
        if len(tags) > TAGS:
            faults.stop(
                paragraph,
                Bilingual("phần này của mẫu có quá nhiều thẻ", "this part of the template has too many tags"),
                TAGS,
            )
    order = {node: number for number, node in enumerate(root.iter(_TEXT))}  # a text box parts its paragraph's text
    return sorted(tags, key=lambda tag: (order[tag.node], tag.column))


def has_tags(root: Element) -> bool:
    """Whether anything in a part may be a tag, in its texts or its attributes."""
    texts = ("".join(node.text or "" for node in paragraph.iter(_TEXT)) for paragraph in root.iter(_PARAGRAPH))
    values = (value for element in root.iter("*") for value in element.attrib.values())
    return any(_LOOSE.search(text) for text in (*texts, *values) if "{" in text or "}" in text)


def set_braces_aside(root: Element) -> None:
    """Put marks for the braces of ordinary text, which what prepares the tags would take for pieces of tags."""
    for node in root.iter(_TEXT):
        if node.text and ("{" in node.text or "}" in node.text):
            node.text = _TAG_OR_BRACE.sub(
                lambda found: found[0].translate(_MARKS) if len(found[0]) == 1 else found[0], node.text
            )


def with_braces(xml: str) -> str:
    """XML with the braces that were set aside."""
    return xml.translate(_BRACES)


def check_tracked(root: Element, faults: Faults) -> None:
    """A tracked change of text would appear in every document made; those of formatting are left out."""
    if (found := next(root.iter(*_TRACKED), None)) is not None:
        faults.add(rules.TRACKED_CHANGES, found)


def _tags_of(paragraph: Element, nodes: Sequence[Element], faults: Faults) -> list[Tag]:
    pieces = [(node.text or "") if node.tag == _TEXT else _BETWEEN for node in nodes]
    text = "".join(pieces)
    if not _LOOSE.search(text):
        return []
    if len(text) > TEMPLATE.text:
        faults.stop(
            paragraph,
            Bilingual("đoạn có thẻ mà quá nhiều ký tự", "a paragraph with tags has too many characters"),
            TEMPLATE.text,
        )
    around = text.replace(_BETWEEN, " ").strip()
    owners = [index for index, piece in enumerate(pieces) for _ in piece]
    found = list(_TAG.finditer(text))
    _report_loose(paragraph, text, found, around, faults)
    tags = []
    for match in found:
        _check_size(paragraph, match[0], faults)
        tag = Tag(_mended(match[0]), nodes[owners[match.start()]], paragraph, match.start() + 1, around)
        if rule := _fault(tag, match[0]):
            tag.report(faults, rule)
            tag = replace(tag, text=_FOREIGN.sub("", tag.text), reported=True)
        tags.append(tag)
    whole = {match.start(): (match.end(), tag.text) for match, tag in zip(found, tags, strict=True)}
    kept = [""] * len(nodes)
    at = 0
    while at < len(text):
        end, piece = whole.get(at, (at + 1, text[at]))
        kept[owners[at]] += piece
        at = end
    for node, before, after in zip(nodes, pieces, kept, strict=True):
        if node.tag == _TEXT and after != before:
            node.text = after
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return tags


def _check_size(paragraph: Element, typed: str, faults: Faults) -> None:
    """What no tag needs would take its reader beyond its depth."""
    if len(typed) > TAG:
        faults.stop(paragraph, Bilingual("thẻ có quá nhiều ký tự", "a tag has too many characters"), TAG)
    if sum(map(typed.count, "([{")) > BRACKETS:
        faults.stop(paragraph, Bilingual("thẻ có quá nhiều dấu ngoặc", "a tag has too many brackets"), BRACKETS)


def _fault(tag: Tag, typed: str) -> Rule | None:
    if _BETWEEN in typed:
        return rules.TAG_BROKEN
    return rules.TAG_QUOTED if _QUOTES.search(tag.text) else None


def _mended(typed: str) -> str:
    """The tag in NFC, without characters that nobody sees, its words small, its ``p`` or ``tr`` at its beginning."""
    plain = re.sub(r"\s+", " ", _INVISIBLE.sub("", unicodedata.normalize("NFC", typed)))
    small = _CAPITALS.sub(lambda found: found[0].lower(), plain)
    return re.sub(r"^\{%\s*(p|tr|tc|r)\s+(?=\w)", r"{%\1 ", small)


def _report_loose(paragraph: Element, text: str, found: Sequence[re.Match[str]], around: str, faults: Faults) -> None:
    """Braces that are not a tag: one opened and not closed, or closed and not opened."""
    blanked = list(text)
    for match in found:
        blanked[match.start() : match.end()] = " " * len(match[0])
    is_open = False
    for loose in _LOOSE.finditer("".join(blanked)):
        opens = loose[0][0] == "{"
        if opens or not is_open:
            rest = text[loose.start() :] if opens else text[: loose.end()][-30:]
            missing = Verbatim({"{{": "}}", "{%": "%}", "}}": "{{", "%}": "{%"}[loose[0]])
            faults.add(rules.TAG_UNFINISHED, paragraph, loose.start() + 1, around, tag=_shown(rest), missing=missing)
        is_open = opens


# --- blocks ------------------------------------------------------------------------------------------------------


def balanced(tags: Sequence[Tag], faults: Faults) -> list[tuple[str, Tag]]:
    """The tags with their blocks closed, as they must have been meant, so that the names in them can be looked at.

    What is not closed, not opened, or closed somewhere that the block cannot reach is reported.
    """
    made: list[tuple[str, Tag]] = []
    opened: list[Tag] = []
    for tag in (_as_meant(tag, faults) for tag in tags):
        wanted = _ENDS.get(tag.word) or _GOES_ON.get(tag.word)
        if not _stands_well(tag, faults):
            continue
        if wanted is None:
            if tag.word in ("if", "for"):
                opened.append(tag)
                _check_depth(opened, faults)
            made.append((_without_lift(tag), tag))
            continue
        if tag.word == "else" and opened and opened[-1].word == "for":
            tag.report(faults, rules.NOT_IN_LANGUAGE, how=terms.NO_ELSE_OF_A_LOOP)
            continue
        if not any(begun.word == wanted for begun in opened):
            tag.report(faults, rules.BLOCK_NOT_OPENED, begin=Verbatim(f"{{% {wanted} … %}}"))
            continue
        while opened[-1].word != wanted:
            made.append(_closed(opened.pop(), faults))
        if _reach(opened[-1]) != _reach(tag):
            tag.report(faults, rules.BLOCK_CROSSES, first=_shown(opened[-1].text))
        if tag.word in _ENDS:
            opened.pop()
        made.append((_without_lift(tag), tag))
    while opened:
        made.append(_closed(opened.pop(), faults))
    return made


def _check_depth(opened: Sequence[Tag], faults: Faults) -> None:
    """Let no blocks be too deep, and no loops repeat whole lists within one another until no document is ever made."""
    at = opened[-1].paragraph
    if len(opened) > NESTED_TAGS:
        faults.stop(at, Bilingual("các khối lồng nhau quá sâu", "too many blocks within one another"), NESTED_TAGS)
    around, anew = "", 0
    for variable, root in (found.groups() for tag in opened if (found := _LOOP.search(tag.text))):
        anew += root != around
        around = variable
    if anew > LOOPS_ANEW:
        what = Bilingual(
            "vòng lặp lồng nhau mà mỗi vòng lại đi qua cả danh sách", "loops within one another, each over a whole list"
        )
        faults.stop(at, what, LOOPS_ANEW)


def _as_meant(tag: Tag, faults: Faults) -> Tag:
    """The tag with the word that was probably meant in place of one that there is not; that is reported once."""
    if not tag.text.startswith("{%") or tag.word in _WORDS:
        return tag
    turned = (word for word in _WORDS if sorted(word) == sorted(tag.word))
    meant = nearest(tag.word, _WORDS) or Verbatim(next(turned, ""))
    tag.report(faults, rules.NOT_IN_LANGUAGE, how=terms.meant_or_language(meant))
    return replace(tag, text=tag.text.replace(tag.word, meant, 1), reported=True) if meant else tag


def _closed(tag: Tag, faults: Faults) -> tuple[str, Tag]:
    tag.report(faults, rules.BLOCK_NOT_CLOSED, end=Verbatim(f"{{% end{tag.word} %}}"))
    return f"{{% end{tag.word} %}}", tag


def _without_lift(tag: Tag) -> str:
    return re.sub(r"^\{%([-+]?)\s*(?:p|tr|tc|r)\s+", r"{%\1 ", tag.text)


def _stands_well(tag: Tag, faults: Faults) -> bool:
    """Whether a statement is one there is. Where its paragraph or row vanishes with it, it must stand alone in it."""
    if not tag.text.startswith("{%"):
        if found := _FILTER_WITH_BRACKETS.search(tag.text):
            tag.report(faults, rules.UNKNOWN_FILTER, text=Verbatim(found[0].strip("|( ")), nearest=Verbatim(""))
        return not found
    if tag.word not in _WORDS:
        return False
    if tag.lifts == "r":
        tag.report(faults, rules.NOT_IN_LANGUAGE, how=way_of_docxtpl(tag.text))
        return True
    if tag.lifts:
        vanishing = _vanishing(tag)
        if vanishing is None:
            tag.report(faults, rules.NOT_IN_A_ROW)
            return True
        if beside := _beside(tag, vanishing):
            tag.report(faults, rules.TEXT_BESIDE_TAG, text=_shown(beside))
    return True


def _vanishing(tag: Tag) -> Element | None:
    """The paragraph, row or cell that vanishes with a tag; ``None`` where it is in no row."""
    if tag.lifts == "p":
        return tag.paragraph
    return next(tag.paragraph.iterancestors(_ROW if tag.lifts == "tr" else _CELL), None)


def _beside(tag: Tag, vanishing: Element) -> str:
    """What would vanish with a tag, be it text or a picture."""
    texts = [node.text or "" if node.tag == _TEXT else _PICTURE for node in vanishing.iter(_TEXT, *_PICTURES)]
    return "".join(texts).replace(tag.text, "", 1).strip()


def _reach(tag: Tag) -> tuple[object, ...]:
    """What a block's beginning and end must have in common, so that the XML between them is whole."""
    if tag.lifts == "p":
        return ("p", tag.paragraph.getparent())
    if tag.lifts == "tr":
        row = next(tag.paragraph.iterancestors(_ROW), tag.paragraph)
        return ("tr", row.getparent())
    if tag.lifts == "tc":
        return ("tc", next(tag.paragraph.iterancestors(_ROW), tag.paragraph))
    way: list[str] = []
    for above in tag.node.iterancestors():
        if above.tag in _HOLDERS:
            return ("", above, *way)
        way.append(above.tag)
    return ("", *way)


def _shown(text: str) -> Verbatim:
    plain = text.replace(_BETWEEN, " ")
    return Verbatim(plain if len(plain) <= 60 else plain[:59] + "…")
