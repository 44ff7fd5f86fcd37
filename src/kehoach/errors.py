"""The one tree of exceptions. A mistake in a spec is a finding; an exception is for the caller of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.diagnostics import Finding
    from kehoach.diagnostics.terms import Term


class KehoachError(Exception):
    """Everything this library raises on purpose."""


class SpecError(KehoachError):
    """A spec with errors, where a result was asked for; all its findings are in ``findings``."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(_in_short(findings))
        self.findings = findings


class PackError(KehoachError):
    """A template pack that is missing, or whose template cannot be used as it stands: why is in ``findings``."""

    def __init__(self, why: str = "", findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(why or _in_short(findings))
        self.findings = findings


def _in_short(findings: tuple[Finding, ...]) -> str:
    """The first error, and how many there are beside it."""
    errors = [finding for finding in findings if finding.severity.value == "error"]
    more = f" (+{len(errors) - 1} more)" if len(errors) > 1 else ""
    return (f"{errors[0].place}: {errors[0].code} {errors[0].message_in('en')}" if errors else "no errors") + more


class DocumentError(KehoachError):
    """A file that was to be read as a Word document and cannot be; ``reason`` says why in both languages."""

    def __init__(self, reason: Term) -> None:
        super().__init__(reason.en)
        self.reason = reason


class OutputError(KehoachError):
    """A document that failed the library's own checks of its package: a bug, never the spec's fault."""
