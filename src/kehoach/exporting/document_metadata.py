"""What the head of an electronic document needs: who issued what, and when; who signed it; where it goes; its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.errors import ConversionError
from kehoach.exporting.pdf import PDF_BEGINS, page_count, to_pdf
from kehoach.misuse import require_document
from kehoach.plan.outline import TextKind
from kehoach.view import wording
from kehoach.view.document import view_document
from kehoach.view.prose import ProseWriter
from kehoach.view.records import plain_text

if TYPE_CHECKING:
    from kehoach.plan.audience import Audience
    from kehoach.plan.model import Plan
    from kehoach.tables.computed import ComputedPlan

_LANGUAGE: Final = "vi"
_MARKS: Final = "-+ "
_ENDS: Final = ";. "


def metadata(
    computed: ComputedPlan, audience: Audience | None = None, *, document: bytes | None = None
) -> dict[str, object]:
    """What the head of an electronic document needs of a plan or report, as plain data for JSON.

    Every key is always there. What the plan does not say (yet), such as the number of a draft, is ``None``; a list may
    be empty. ``docs/metadata.schema.json`` describes it.

    Args:
        computed: the plan or report.
        audience: whose copy it is; by default the document as it is issued.
        document: the document as it was made, of which ``pages`` is the number. Those of a Word document are counted by
            LibreOffice where that is installed; otherwise, and without a document, ``pages`` is ``None``.

    Raises:
        TypeError: ``computed`` is not a computed plan, or ``audience`` not an audience.
        ValueError: a plan was requested as a report, or a report as a plan.
        OSError: LibreOffice cannot be started.
    """
    require_document(computed, audience, "kehoach.metadata")
    plan, view = computed.plan, view_document(computed, audience)
    writer = ProseWriter.of(computed, audience)

    def listed(kind: TextKind) -> list[str]:
        """The lines of a list without the marks before and after them."""
        passages = computed.seen_by(audience or plan.audience)
        lines = (writer.text(passage.segments).strip() for passage in passages if passage.kind is kind)
        return [line.lstrip(_MARKS).rstrip(_ENDS) for line in lines]

    return {
        "organ": {
            "name": f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip(),
            "code": plan.issuer.code or None,
            "superior": plan.issuer.superior or None,
            "province": plan.issuer.province or None,
        },
        "number": wording.document_number(plan) if plan.number else None,
        "notation": plan.symbol or None,
        "place": plan.location or None,
        "date": plan.date.day.isoformat() if plan.date.day else None,
        "kind": plan.document,
        "subject": plain_text(view.subject),
        "is_draft": bool(view.heading.draft),
        "signer": _signer(plan),
        "addressees": listed(TextKind.ADDRESSEE),
        "recipients": listed(TextKind.RECIPIENT),
        "appendices": [{"label": one.label, "title": plain_text(one.title)} for one in view.appendices],
        "language": _LANGUAGE,
        "pages": None if document is None else _pages(document),
    }


def _signer(plan: Plan) -> dict[str, object] | None:
    if plan.signer is None:
        return None
    return {
        "authority": list(plan.signer.authority),
        "post": plan.signer.post or None,
        "name": plan.signer.name or None,
    }


def _pages(document: bytes) -> int | None:
    """The pages of a PDF, or of a Word document as LibreOffice prints it; ``None`` where it cannot."""
    try:
        return page_count(document if document.startswith(PDF_BEGINS) else to_pdf(document))
    except ConversionError:
        return None
