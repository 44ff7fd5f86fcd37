"""The one tree of exceptions. A mistake in a spec is a finding, not an exception; see diagnostics."""

from __future__ import annotations


class KehoachError(Exception):
    """Everything this library raises on purpose."""


class PackError(KehoachError):
    """A template pack that is missing, or whose template cannot be used as it stands."""


class OutputError(KehoachError):
    """A document that failed the library's own checks of its package: a bug, never the spec's fault."""
