"""Effective formatting, from the defaults, the style of a table, of a paragraph, of a run, and direct formatting.

The nearer level wins; a setting that a level leaves open comes from the level below it. Bold, italic and capitals are
toggles: set by two kinds of style at once, they cancel out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kehoach.docx_reading.word_document import Letters, ParagraphLayout
from kehoach.ooxml.lengths import half_points, twips, whole
from kehoach.ooxml.xml import A, by_name, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.ooxml.xml import Element

WORDS_OWN_MARGIN: Final = 108
"""Word's own left and right margin of a cell: 1.9 mm."""
_HTML_GAP: Final = 280
"""What Word makes of "auto" before and after a paragraph: 14 pt."""
_BASIC_LATIN_END: Final = "\x7f"
_OFF: Final = ("0", "false", "off", "none")
_TOGGLES: Final = ("bold", "italic", "capitals")
_OF_LETTERS: Final = tuple(map(w, ("rFonts", "sz", "u", "color", "vertAlign")))
_OF_PARAGRAPHS: Final = tuple(map(w, ("jc", "framePr", "spacing", "ind", "numPr")))
_BLACK_IN_THEMES: Final = ("text1", "dark1", "tx1", "dk1")


class LetterSettings(Struct, frozen=True):
    """The settings of one level for letters; ``None`` is a setting left open."""

    basic_font: str | None = None
    other_font: str | None = None
    size: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    colour: str | None = None

    def letters(self, fonts: tuple[str | None, ...]) -> Letters:
        """The formatting of a text under these settings, in the fonts that its letters use."""
        return Letters(
            fonts,
            self.size,
            bool(self.bold),
            bool(self.italic),
            bool(self.underlined),
            bool(self.raised),
            self.colour,
        )

    def fonts(self, text: str) -> tuple[str | None, ...]:
        """Those of the two fonts that apply to the letters of a text without spaces around it."""
        if not text:
            return ()
        if text.isascii() or self.basic_font == self.other_font:
            return (self.basic_font,)
        has_basic = any(character <= _BASIC_LATIN_END for character in text)
        return tuple(sorted((self.basic_font, self.other_font), key=str)) if has_basic else (self.other_font,)


class LayoutSettings(Struct, frozen=True):
    """The settings of one level for a paragraph; ``None`` is a setting left open."""

    alignment: str | None = None
    left: int | None = None
    right: int | None = None
    first_line: int | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    line_rule: str | None = None
    joins_its_like: bool | None = None
    begins_page: bool | None = None
    numbering: str | None = None
    level: int | None = None

    def layout(self) -> ParagraphLayout:
        """The effective formatting, with Word's own values for what is still open."""
        said = {name: value for name in _OF_LAYOUT if (value := getattr(self, name)) is not None}
        return ParagraphLayout(**said)


_OF_LAYOUT: Final = ParagraphLayout.__struct_fields__


Settings = TypeVar("Settings", LetterSettings, LayoutSettings)


def over(nearer: Settings, below: Settings) -> Settings:
    """One level laid over the one below it."""
    said = {name: value for name in nearer.__struct_fields__ if (value := getattr(nearer, name)) is not None}
    return replace(below, **said) if said else below


class NamedStyle(Struct, frozen=True):
    """One style with everything it is based on."""

    name: str = ""
    letters: LetterSettings = LetterSettings()
    layout: LayoutSettings = LayoutSettings()
    first_row: LetterSettings = LetterSettings()
    first_row_layout: LayoutSettings = LayoutSettings()
    cell_margins: tuple[int, int] | None = None
    """Left and right margins of a table's cells."""
    has_borders: bool = False
    """Whether a table of this style has borders."""


NO_STYLE: Final = NamedStyle()


class StyleSheet:
    """The styles of a document, each resolved once, when first used."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._fonts = theme_fonts(theme)
        found = () if styles is None else styles.findall(w("style"))
        self._elements: Mapping[str, Element] = {style.get(w("styleId"), ""): style for style in found}
        self._resolved: dict[str, NamedStyle] = {}
        self._default, self._default_table = (
            next((s.get(w("styleId"), "") for s in found if s.get(w("type")) == kind and is_on(s, "default")), "")
            for kind in ("paragraph", "table")
        )
        defaults = None if styles is None else styles.find(w("docDefaults"))
        letters = None if defaults is None else defaults.find(f"{w('rPrDefault')}/{w('rPr')}")
        layout = None if defaults is None else defaults.find(f"{w('pPrDefault')}/{w('pPr')}")
        self._letters = self.letter_settings(letters)
        self._layout = layout_settings(layout)

    def paragraph_style(self, identifier: str) -> NamedStyle:
        """The style of a paragraph; the default one if it names none or an unknown one."""
        return self.style(identifier if identifier in self._elements else self._default)

    def style_of(self, properties: Element | None) -> NamedStyle:
        """The style of the paragraphs with a ``w:pPr``."""
        named = None if properties is None else properties.find(w("pStyle"))
        return self.paragraph_style("" if named is None else named.get(w("val"), ""))

    def letters_of(self, properties: Element | None, paragraph: NamedStyle, table: LetterSettings) -> LetterSettings:
        """Of the runs with a ``w:rPr`` in a paragraph of a style."""
        named = None if properties is None else properties.find(w("rStyle"))
        character = self.style("" if named is None else named.get(w("val"), ""))
        return self.letters(self.letter_settings(properties), character, paragraph, table)

    def table_style(self, identifier: str) -> NamedStyle:
        """The style of a table; the default one if it names none or an unknown one."""
        return self.style(identifier if identifier in self._elements else self._default_table)

    def style(self, identifier: str) -> NamedStyle:
        """A style with everything it is based on; an empty one if the name is unknown."""
        if identifier not in self._resolved:
            chain: dict[str, Element] = {}
            at = identifier
            while at not in chain and at not in self._resolved and at in self._elements:
                chain[at] = self._elements[at]
                based_on = chain[at].find(w("basedOn"))
                at = "" if based_on is None else based_on.get(w("val"), "")
            resolved, is_circular = self._resolved.get(at, NO_STYLE), at in chain
            for name, element in reversed(chain.items()):
                resolved = self._laid_over(element, resolved)
                if name == identifier or not is_circular:
                    self._resolved[name] = resolved
            if not chain:
                self._resolved[identifier] = NO_STYLE
        return self._resolved[identifier]

    def _laid_over(self, element: Element, base: NamedStyle) -> NamedStyle:
        said = by_name(element)
        first_row = next((s for s in element.findall(w("tblStylePr")) if s.get(w("type")) == "firstRow"), None)
        in_first_row = {} if first_row is None else by_name(first_row)
        table = said.get(w("tblPr"))
        borders = None if table is None else table.find(w("tblBorders"))
        return NamedStyle(
            said[w("name")].get(w("val"), "") if w("name") in said else "",
            over(self.letter_settings(said.get(w("rPr"))), base.letters),
            over(layout_settings(said.get(w("pPr"))), base.layout),
            over(self.letter_settings(in_first_row.get(w("rPr"))), base.first_row),
            over(layout_settings(in_first_row.get(w("pPr"))), base.first_row_layout),
            base.cell_margins if (own := cell_margins(table)) is None else own,
            base.has_borders if borders is None else has_borders(borders),
        )

    def layout(
        self, direct: LayoutSettings, style: NamedStyle, numbered: LayoutSettings, table: LayoutSettings
    ) -> ParagraphLayout:
        """Of a paragraph. The indents of its numbering win over its style, direct formatting over both."""
        return over(direct, over(numbered, over(style.layout, over(table, self._layout)))).layout()

    def letters(
        self, direct: LetterSettings, named: NamedStyle, paragraph: NamedStyle, table: LetterSettings
    ) -> LetterSettings:
        """Of a run. ``named`` is its character style, ``paragraph`` the style of its paragraph."""
        styles = (named.letters, paragraph.letters, table)
        below = over(named.letters, over(paragraph.letters, over(table, self._letters)))
        toggled: dict[str, Any] = {
            name: sum(map(bool, said)) % 2 == 1
            for name in _TOGGLES
            if (said := [value for s in styles if (value := getattr(s, name)) is not None])
        }
        return over(direct, replace(below, **toggled))

    def letter_settings(self, element: Element | None) -> LetterSettings:
        """The settings of one ``w:rPr``."""
        if element is None:
            return LetterSettings()
        said = by_name(element)
        fonts, size, underline, colour, raised = map(said.get, _OF_LETTERS)
        return LetterSettings(
            None if fonts is None else self._font(fonts, "ascii"),
            None if fonts is None else self._font(fonts, "hAnsi"),
            None if size is None else half_points(size.get(w("val"))),
            _switched(said.get(w("b"))),
            _switched(said.get(w("i"))),
            _switched(said.get(w("caps"))),
            None if underline is None else underline.get(w("val"), "single") != "none",
            _switched(said.get(w("vanish"))),
            None if raised is None else raised.get(w("val")) in ("superscript", "subscript"),
            None if colour is None else _colour(colour),
        )

    def _font(self, fonts: Element, slot: str) -> str | None:
        theme = fonts.get(w(f"{slot}Theme"))
        if theme is not None and (found := self._fonts.get(theme[:5])):
            return found
        name: str | None = fonts.get(w(slot))
        return name


def _colour(element: Element) -> str:
    themed = element.get(w("themeColor"), "")
    is_plain = element.get(w("themeTint")) is None and element.get(w("themeShade")) is None
    if themed in _BLACK_IN_THEMES and is_plain:
        return "000000"
    colour: str = element.get(w("val"), "auto")
    return colour.upper() if colour != "auto" else "auto"


def theme_fonts(theme: Element | None) -> dict[str, str]:
    """The fonts of a theme, as "major" and "minor": the first five letters of every reference to them."""
    if theme is None:
        return {}
    names = ((kind, theme.find(f".//{{{A}}}{kind}Font/{{{A}}}latin")) for kind in ("major", "minor"))
    return {kind: name.get("typeface", "") for kind, name in names if name is not None}


def cell_margins(properties: Element | None) -> tuple[int, int] | None:
    """The left and right margins of cells that one ``w:tblPr`` sets; ``None`` if it sets none."""
    margins = None if properties is None else properties.find(w("tblCellMar"))
    if margins is None:
        return None
    sides = {child.tag: twips(child.get(w("w"))) or 0 for child in margins}
    left, right = (
        sides.get(w(name), sides.get(w(other), WORDS_OWN_MARGIN))
        for name, other in (("left", "start"), ("right", "end"))
    )
    return left, right


def has_borders(borders: Element) -> bool:
    """Whether any side of a ``w:tblBorders``, ``w:tcBorders`` or ``w:pBdr`` is drawn."""
    return any(side.get(w("val"), "nil") not in ("nil", "none") for side in borders)


def is_on(element: Element, attribute: str) -> bool:
    """Whether an attribute of the main namespace is set."""
    return element.get(w(attribute), "0") not in _OFF


def toggle(element: Element, name: str) -> bool | None:
    """Whether a child that switches something is on; ``None`` if there is no such child."""
    return _switched(element.find(w(name)))


def _switched(switch: Element | None) -> bool | None:
    return None if switch is None else switch.get(w("val"), "1") not in _OFF


def layout_settings(element: Element | None) -> LayoutSettings:
    """The settings of one ``w:pPr``."""
    if element is None:
        return LayoutSettings()
    said = by_name(element)
    alignment, frame, spacing, indent, numbering = map(said.get, _OF_PARAGRAPHS)
    alignment = None if alignment is None else alignment.get(w("val"))
    if frame is not None and frame.get(w("xAlign")) == "center":
        alignment = "center"
    number, level = (
        None if numbering is None or (found := numbering.find(name)) is None else found.get(w("val"))
        for name in (w("numId"), w("ilvl"))
    )
    before, after, line, rule = (None,) * 4 if spacing is None else _spacing(spacing)
    left, right, first = (None,) * 3 if indent is None else _indents(indent)
    return LayoutSettings(
        _ALIGNMENTS.get(alignment, alignment) if alignment else None,
        left,
        right,
        first,
        before,
        after,
        line,
        rule,
        _switched(said.get(w("contextualSpacing"))),
        _switched(said.get(w("pageBreakBefore"))),
        number,
        whole(level),
    )


_ALIGNMENTS: Final = {"start": "left", "end": "right", "distribute": "both"}


def _spacing(element: Element) -> tuple[int | None, int | None, int | None, str | None]:
    before, after = (
        _HTML_GAP if is_on(element, f"{side}Autospacing") else twips(element.get(w(side)))
        for side in ("before", "after")
    )
    line = twips(element.get(w("line")))
    rule = element.get(w("lineRule"), "auto") if line is not None else None
    return before, after, line, rule


def _indents(element: Element) -> tuple[int | None, int | None, int | None]:
    left = twips(element.get(w("left"), element.get(w("start"))))
    right = twips(element.get(w("right"), element.get(w("end"))))
    hanging = twips(element.get(w("hanging")))
    return left, right, twips(element.get(w("firstLine"))) if hanging is None else -hanging
