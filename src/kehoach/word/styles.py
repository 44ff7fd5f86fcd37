"""The look of a paragraph as its style chain says it: what text is measured with."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.ooxml.measure import Font
from kehoach.ooxml.xml import Element, w

if TYPE_CHECKING:
    from collections.abc import Iterator


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

    def side_indents(self, paragraph: Element) -> int:
        """Left and right indent together, in twips."""
        total = 0
        for names in (("left", "start"), ("right", "end")):
            for source in (paragraph, *self._chain(paragraph)):
                indent = source.find(f"{w('pPr')}/{w('ind')}")
                found = next((v for n in names if indent is not None and (v := indent.get(w(n)))), None)
                if found is not None:
                    total += int(found)
                    break
        return total

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


def _first(sources: list[Element], path: str, default: str) -> str:
    for source in sources:
        found = source.find(path)
        if found is not None:
            return str(found.get(w("val"), "1"))
    return default


def _is_on(value: str) -> bool:
    return value not in ("0", "false", "off")
