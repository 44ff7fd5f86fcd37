"""The look of a paragraph by its chain of styles: what text is measured with."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.ooxml.measure import Font
from kehoach.ooxml.xml import Element, w

if TYPE_CHECKING:
    from collections.abc import Iterator


_WORDS_OWN_MARGIN: Final = 108


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one template by id."""

    by_id: dict[str, Element]
    defaults: Element | None

    @classmethod
    def of(cls, root: Element) -> Styles:
        """Read the styles part."""
        by_id = {str(style.get(w("styleId"))): style for style in root.iter(w("style"))}
        return cls(by_id, root.find(f"{w('docDefaults')}/{w('rPrDefault')}"))

    def font(self, paragraph: Element) -> Font:
        """The font of a paragraph: its first run's own settings before its style's, the style's before the defaults."""
        sources = [*paragraph.findall(f"{w('r')}")[:1], *self._chain(paragraph)]
        if self.defaults is not None:
            sources.append(self.defaults)
        return Font(
            Fraction(int(_first(sources, f"{w('rPr')}/{w('sz')}", "20")), 2),
            _is_on(_first(sources, f"{w('rPr')}/{w('b')}", "0")),
            _is_on(_first(sources, f"{w('rPr')}/{w('i')}", "0")),
        )

    def indents(self, paragraph: Element) -> tuple[int, int]:
        """Left and right indent, in twips."""
        left, right = (self._indent(paragraph, names) for names in (("left", "start"), ("right", "end")))
        return left, right

    def is_centred(self, paragraph: Element) -> bool:
        """Whether the lines of a paragraph are centred, all of them alike."""
        sources = [paragraph, *self._chain(paragraph)]
        return _first(sources, f"{w('pPr')}/{w('jc')}", "") == "center" and not any(
            self._indent(paragraph, (name,)) for name in ("firstLine", "hanging")
        )

    def cell_margins(self, properties: Element) -> tuple[int, int]:
        """Left and right margin in the cells of a table, by its properties or its style, in twips; Word's 108 unless
        set.
        """
        reference = properties.find(w("tblStyle"))
        style = self.by_id.get(reference.get(w("val"))) if reference is not None else None
        for source in (properties, None if style is None else style.find(w("tblPr"))):
            margins = None if source is None else source.find(w("tblCellMar"))
            if margins is not None:
                left, right = (_side(margins, names) for names in (("left", "start"), ("right", "end")))
                return left, right
        return _WORDS_OWN_MARGIN, _WORDS_OWN_MARGIN

    def _indent(self, paragraph: Element, names: tuple[str, ...]) -> int:
        for source in (paragraph, *self._chain(paragraph)):
            indent = source.find(f"{w('pPr')}/{w('ind')}")
            found = next((v for n in names if indent is not None and (v := indent.get(w(n)))), None)
            if found is not None:
                return int(found)
        return 0

    def _chain(self, paragraph: Element) -> Iterator[Element]:
        reference = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        name = reference.get(w("val")) if reference is not None else "Normal"
        seen: set[str] = set()
        while name in self.by_id and name not in seen:
            seen.add(name)
            style = self.by_id[name]
            yield style
            parent = style.find(w("basedOn"))
            name = parent.get(w("val")) if parent is not None else ""


def _side(margins: Element, names: tuple[str, ...]) -> int:
    sides = [margins.find(w(name)) for name in names]
    return next((int(side.get(w("w"))) for side in sides if side is not None), _WORDS_OWN_MARGIN)


def _first(sources: list[Element], path: str, default: str) -> str:
    for source in sources:
        found = source.find(path)
        if found is not None:
            return str(found.get(w("val"), "1"))
    return default


def _is_on(value: str) -> bool:
    return value not in ("0", "false", "off")
