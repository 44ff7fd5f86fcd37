"""Where programs begin: a plan by its path, as YAML text or as a mapping; one function each, so that none is guessed.

The functions that load raise for a plan with errors; ``check`` and ``evaluate`` never do.
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
"""What findings call a text that was given no name."""


def load(path: os.PathLike[str] | str, *, base: os.PathLike[str] | str | None = None, packs: PackFolders = ()) -> Plan:
    """Load the plan in a file.

    Args:
        path: the file, never its text.
        base: the folder that ``profile`` counts from; without it, that of the file.
        packs: a folder in which template packs lie, or several: looked through before the built-in ones.

    Raises:
        SpecError: with its findings, where there is an error among them.
        OSError: the file cannot be read, or a folder of packs is none.
        TypeError: this is no path.
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
    """Load a plan from its YAML text; bytes are UTF-8.

    Args:
        text: the YAML itself.
        name: what findings call it.
        base: the folder inside which ``profile`` may name a file; without it, the current one.
        packs: as for :func:`load`.

    Raises:
        SpecError: with its findings, where there is an error among them.
        OSError: a folder of packs is none.
        TypeError: this is no text.
    """
    require_text(text, "kehoach.loads")
    return load_spec(Text(text, name), base=base, packs=packs)


def from_mapping(
    mapping: Mapping[str, object], *, base: os.PathLike[str] | str | None = None, packs: PackFolders = ()
) -> Plan:
    """Load a plan from a mapping, as ``dict`` or JSON has it; each finding has the keys that lead to it, its ``path``.

    Numbers are int, Decimal or Fraction, or the text that an officer would type; ``None`` is blank. The rows of a table
    may be a list of mappings, or a data frame: anything with ``to_dicts`` or ``__dataframe__``. In rows a NaN is blank,
    and a float is taken where all its column is whole numbers; any other float is a finding, since it is not exact.

    Args:
        mapping: the keys of a plan.
        base: the folder inside which ``profile`` may name a file; without it, the current one.
        packs: as for :func:`load`.

    Raises:
        SpecError: with its findings, where there is an error among them.
        OSError: a folder of packs is none.
        TypeError: this is no mapping.
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
    """Every finding of the plan in a file, in file order; a bad plan is never an exception here.

    A text or a mapping is checked by ``evaluate(text=…).findings``.

    Args:
        path: the file, never its text.
        base: as for :func:`load`.
        packs: as for :func:`load`.
        final: whether it is to be released, so that a gap, a blank number or date is an error.

    Raises:
        OSError: the file cannot be read, or a folder of packs is none.
        TypeError: this is no path.
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
    """Load, compute and check a plan in one pass: how far it came, and everything found on the way.

    A bad plan is never an exception here. Where the outcome ``has_errors``, what is computed is not to be printed.

    Args:
        path: the plan's file; or else
        text: its YAML; or else
        mapping: its keys.
        name: what findings call the text.
        base: as for :func:`load`, :func:`loads` and :func:`from_mapping`.
        packs: as for :func:`load`.
        final: whether it is to be released, so that a gap, a blank number or date is an error.
        documents: which of the documents that go with the plan are made: "own", those that its file speaks of; "all";
            or some by their ids.

    Raises:
        OSError: the file cannot be read, or a folder of packs is none.
        TypeError: none of path, text and mapping is given, or several, or a wrong one.
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
