"""Texts of a plan that its Word template has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.outline import is_text, paragraphs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kehoach.diagnostics import Place
    from kehoach.plan.model import Plan
    from kehoach.plan.prose import Paragraph


def lost_texts(plan: Plan, omits: Collection[str]) -> Iterator[tuple[str, Place]]:
    """Each kind of text that a plan types itself and its template does not print: the path of the view, a place.

    ``omits``: the paths that the template does not print. What a pack gives to every plan is not reported.
    """
    texts: tuple[tuple[str, Iterable[Paragraph]], ...] = (
        ("doc.basis", plan.basis),
        ("doc.addressees", plan.addressees),
        ("doc.recipients", plan.recipients),
        ("block.paragraph", (paragraph for paragraph in paragraphs(plan) if is_text(plan, paragraph))),
    )
    for path, prose in texts:
        own = (one.place for one in prose if not plan.is_from_pack(one.place))
        if path in omits and (place := next(own, None)):
            yield path, place
