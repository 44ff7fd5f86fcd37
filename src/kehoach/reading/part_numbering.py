"""The styles by level in which the parts of a document are numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.part_styles import CONTINUED, DEEPEST, IN_ARTICLES, OUTERMOST, USUAL, PartStyle
from kehoach.source.names import nearest, one_spaced

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.plan.fields import Fields

_TYPED: Final = {style.value: style for style in PartStyle if style.value}
_WHOLE: Final = {style[0].value: style for style in (USUAL, IN_ARTICLES, (PartStyle.UNNUMBERED,) * DEEPEST)}
"""Those that go on as usual where nothing more is typed."""

_ANY: Final = (PartStyle.ARABIC,) * DEEPEST
"""In place of what cannot be read: nothing else is wrong with a part then."""


def read_part_numbering(fields: Fields, findings: Findings) -> tuple[PartStyle, ...]:
    """The style of each level, typed with spaces or, where a style has one itself, semicolons between them.

    The usual one where nothing is typed.
    """
    node = fields.scalar("numbering")
    if node is None or node.is_blank:
        return USUAL
    text = one_spaced(node.text)
    if text in _WHOLE:
        return _WHOLE[text]
    typed = [one_spaced(part) for part in text.split(";")] if ";" in text else text.split()
    styles = [_TYPED[part] for part in typed if part in _TYPED]
    for part in dict.fromkeys(part for part in typed if part not in _TYPED):
        findings.add(
            rules.BAD_CHOICE,
            node.place,
            key=Verbatim("numbering"),
            text=Verbatim(part),
            choices=Verbatim(", ".join(_TYPED)),
            nearest=nearest(part, _TYPED),
        )
    if len(styles) < len(typed):
        return _ANY
    if why := _misplaced(styles):
        findings.add(rules.BAD_PART_NUMBERING, node.place, text=Verbatim(text), why=why)
        return _ANY
    return tuple(styles)


def _misplaced(styles: list[PartStyle]) -> Bilingual | None:
    """Why no document can be numbered so."""
    if len(styles) > DEEPEST:
        return terms.too_many_levels(len(styles), DEEPEST)
    for above, style in zip((None, *styles), styles, strict=False):
        if above and style in OUTERMOST:
            return terms.only_outermost(style.value)
        if style is PartStyle.DECIMAL and above not in CONTINUED:
            return terms.needs_a_number_above(style.value)
    return None
