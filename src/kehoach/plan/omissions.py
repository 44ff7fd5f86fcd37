"""What the Word template of a plan omits on purpose: its pack says so, and nobody is asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.plan.keys import OMITTED_UNLESS_SET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.plan.model import Layer, Plan

NUMBER: Final = ("doc.heading.number",)
DATE: Final = ("doc.heading.place_and_date",)
BASIS: Final = ("doc.basis",)
RECIPIENTS: Final = ("doc.recipients",)
SIGNER_NAME: Final = ("doc.signature.name",)
SIGNER: Final = ("doc.signature.authority", *SIGNER_NAME)
PARAGRAPHS: Final = ("block.paragraph",)
BODY: Final = (
    "block.section", "block.heading", "block.subheading", *PARAGRAPHS, "block.lead", "block.closing", "block.table",
)  # fmt: skip
"""Parts of a document, by the paths of the view that print them."""


def omitted(layers: Iterable[Layer], file: str) -> tuple[str, ...]:
    """What a Word template omits, as paths of the view: the nearest pack that mentions a file of that name says so."""
    declared = (layer.without[file] for layer in layers if file in layer.without)
    return next(declared, OMITTED_UNLESS_SET)


def is_printed(plan: Plan, paths: Iterable[str]) -> bool:
    """Whether the Word template of a plan prints at least one of these paths of the view, by what its pack says."""
    return not set(paths) <= set(omitted(plan.layers, plan.template))
