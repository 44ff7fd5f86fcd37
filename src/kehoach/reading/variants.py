"""What a pack says differently for another kind of document, or for another issuing body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.fields import split_names
from kehoach.plan.keys import VARIANTS, WHEN
from kehoach.reading.merge import merge
from kehoach.source.names import fold
from kehoach.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Findings
    from kehoach.source.nodes import Node


def suited(pack: Mapping, over: tuple[Mapping, ...], findings: Findings) -> Mapping:
    """A pack with its variants for the kind of document and the body that the trees over it name, nearest first.

    Variants that apply are merged over its usual texts. A variant for a body applies to those whose name begins with
    it; of several, the longest does.
    """
    variants = pack.get(VARIANTS)
    usual = Mapping(tuple(entry for entry in pack.entries if entry.key.text != VARIANTS), pack.place)
    if not isinstance(variants, Mapping):
        return usual
    trees = (*over, usual)
    document = _first(tree.get("document") for tree in trees)
    body = _first(issuer.get("body") for tree in trees if isinstance(issuer := tree.get("issuer"), Mapping))
    given = [entry.value for entry in variants.entries if isinstance(entry.value, Mapping)]
    closest = max((_fit(named(variant, "body"), body) for variant in given), default=0)
    for variant in given:
        kinds, bodies = named(variant, "document"), named(variant, "body")
        fits_document = not kinds or fold(document) in map(fold, kinds)
        fits_body = not bodies or 0 < _fit(bodies, body) == closest
        if (kinds or bodies) and fits_document and fits_body:
            own = tuple(entry for entry in variant.entries if entry.key.text != WHEN)
            usual = merge(usual, Mapping(own, variant.place), findings)
    return usual


def _fit(bodies: tuple[str, ...], body: str) -> int:
    """The length of the longest name that a body's name begins with; 0 if there is none."""
    begun = (len(fold(name)) for name in bodies if f"{fold(body)} ".startswith(f"{fold(name)} "))
    return max(begun, default=0)


def named(variant: Mapping, key: str) -> tuple[str, ...]:
    """The kinds or bodies that a variant is for."""
    when = variant.get(WHEN)
    node = when.get(key) if isinstance(when, Mapping) else None
    return split_names(node.text) if isinstance(node, Scalar) and not node.is_none else ()


def _first(nodes: Iterator[Node | None]) -> str:
    found = (node.text for node in nodes if isinstance(node, Scalar) and not node.is_blank and not node.is_none)
    return next(found, "")
