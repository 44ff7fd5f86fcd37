"""Where programs start: a plan from a path, from YAML text or from a mapping, with one function for each.

``load``, ``loads`` and ``from_mapping`` raise if the plan has errors; ``check`` and ``evaluate`` do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.layering import Text
from kehoach.misuse import require_mapping, require_path, require_text
from kehoach.pipeline import Outcome, load_spec, run

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from kehoach.diagnostics import Finding
    from kehoach.documents import Wanted
    from kehoach.layering import Spec
    from kehoach.packs import PackFolders
    from kehoach.plan.model import Plan

TEXT_NAME: Final = "<text>"
"""The name in findings of a text without a name."""


def load(path: os.PathLike[str] | str, *, base: os.PathLike[str] | str | None = None, packs: PackFolders = ()) -> Plan:
    """Load the plan in a file.

    Args:
        path: the file, not its text.
        base: the folder that ``profile`` is relative to; by default the folder of the file.
        packs: one or more folders with template packs; they are searched before the built-in packs.

    Raises:
        SpecError: the plan has errors.
        OSError: the file cannot be read, or ``packs`` names something other than a folder.
        TypeError: ``path`` is not a path.
    """
    require_path(path, "kehoach.load")
    return load_spec(path, base=base, packs=packs)


def loads(
    text: str | bytes,
    name: str = TEXT_NAME,
    *,
    base: os.PathLike[str] | str | None = None,
    packs: PackFolders = (),
) -> Plan:
    """Load a plan from YAML text; bytes are UTF-8.

    Args:
        text: the YAML text.
        name: its file name in findings.
        base: the folder inside which ``profile`` may name a file; by default the current folder.
        packs: as for :func:`load`.

    Raises:
        SpecError: the plan has errors.
        OSError: ``packs`` names something other than a folder.
        TypeError: ``text`` is not text.
    """
    require_text(text, "kehoach.loads")
    return load_spec(Text(text, name), base=base, packs=packs)


def from_mapping(
    mapping: Mapping[str, object], *, base: os.PathLike[str] | str | None = None, packs: PackFolders = ()
) -> Plan:
    """Load a plan from a mapping, such as a ``dict`` or parsed JSON. Findings have the keys to their place as ``path``.

    Numbers are int, Decimal or Fraction, or text as a person would type it; ``None`` is blank. The rows of a table may
    be a list of mappings or a data frame: anything with ``to_dicts`` or ``__dataframe__``. In rows NaN is blank, and
    floats are accepted if the whole column has whole numbers. Any other float is a finding, because it is not exact.

    Args:
        mapping: the keys of a plan.
        base: the folder inside which ``profile`` may name a file; by default the current folder.
        packs: as for :func:`load`.

    Raises:
        SpecError: the plan has errors.
        OSError: ``packs`` names something other than a folder.
        TypeError: ``mapping`` is not a mapping.
    """
    require_mapping(mapping, "kehoach.from_mapping")
    return load_spec(mapping, base=base, packs=packs)


def check(
    path: os.PathLike[str] | str,
    *,
    base: os.PathLike[str] | str | None = None,
    packs: PackFolders = (),
    final: bool = False,
) -> list[Finding]:
    """All findings of the plan in a file, in file order. Mistakes in the plan do not raise.

    To check a text or a mapping, use ``evaluate(text=…).findings``.

    Args:
        path: the file, not its text.
        base: as for :func:`load`.
        packs: as for :func:`load`.
        final: whether the plan is to be released: then gaps and a missing number or date are errors.

    Raises:
        OSError: the file cannot be read, or ``packs`` names something other than a folder.
        TypeError: ``path`` is not a path.
    """
    require_path(path, "kehoach.check")
    return list(run(path, base=base, packs=packs, final=final).findings)


def evaluate(
    path: os.PathLike[str] | str | None = None,
    *,
    text: str | bytes | None = None,
    mapping: Mapping[str, object] | None = None,
    name: str = TEXT_NAME,
    base: os.PathLike[str] | str | None = None,
    packs: PackFolders = (),
    final: bool = False,
    documents: Wanted = "own",
) -> Outcome:
    """Load, compute and check a plan: the result as far as it could be made, with all findings.

    Mistakes in the plan do not raise. If the outcome ``has_errors``, its figures must not be printed.

    Args:
        path: the plan's file; or
        text: its YAML text; or
        mapping: its keys.
        name: the file name of the text in findings.
        base: as for :func:`load`, :func:`loads` and :func:`from_mapping`.
        packs: as for :func:`load`.
        final: whether the plan is to be released: then gaps and a missing number or date are errors.
        documents: which of the documents that go with the plan are made: "own", those mentioned in its file; "all";
            or those with these ids.

    Raises:
        OSError: the file cannot be read, or ``packs`` names something other than a folder.
        TypeError: none, several, or a wrong one of path, text and mapping is given.
    """
    spec = _spec(path, text, mapping, name)
    return run(spec, base=base, packs=packs, final=final, documents=documents)


def _spec(
    path: os.PathLike[str] | str | None, text: str | bytes | None, mapping: Mapping[str, object] | None, name: str
) -> Spec:
    match path, text, mapping:
        case _, None, None if path is not None:
            require_path(path, "kehoach.evaluate")
            return path
        case None, _, None if text is not None:
            require_text(text, "kehoach.evaluate(text=…)")
            return Text(text, name)
        case None, None, _ if mapping is not None:
            require_mapping(mapping, "kehoach.evaluate(mapping=…)")
            return mapping
        case _:
            raise TypeError("kehoach.evaluate takes one plan: a path, text=…, or mapping=…")
