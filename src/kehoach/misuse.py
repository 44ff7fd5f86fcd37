"""Wrong arguments of public calls: each is a ``TypeError`` that says what to pass instead."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kehoach.plan.audience import Audience
from kehoach.plan.model import Plan
from kehoach.tables.computed import ComputedPlan

_YAML_ENDINGS: Final = (".yaml", ".yml")


def require_path(given: object, call: str) -> None:
    """Require the path of a file. A string with a line break, or with ``: `` if there is no such file, is YAML text.

    Raises:
        TypeError: it is not a path.
    """
    match given:
        case str() if _is_text(given):
            raise TypeError(f"{call} takes the path of a file, and this is YAML text: {_instead(call, 'text')}")
        case str() | os.PathLike():
            return
        case bytes() | bytearray():
            raise TypeError(f"{call} takes the path of a file, not {_kind(given)}: {_instead(call, 'text')}")
        case Mapping():
            raise TypeError(f"{call} takes the path of a file, not a mapping: {_instead(call, 'mapping')}")
        case _:
            ways = f"{_instead(call, 'text')} for text, {_instead(call, 'mapping')} for a mapping"
            raise TypeError(f"{call} takes the path of a file (str or os.PathLike), not {_kind(given)}: {ways}")


def require_text(given: object, call: str) -> None:
    """Require YAML text.

    Raises:
        TypeError: it is neither str nor bytes.
    """
    if not isinstance(given, str | bytes):
        more = "kehoach.load for a path, kehoach.from_mapping for a mapping"
        raise TypeError(f"{call} takes YAML text (str or bytes), not {_kind(given)}: {more}")


def require_mapping(given: object, call: str) -> None:
    """Require a mapping.

    Raises:
        TypeError: it is not a mapping.
    """
    if not isinstance(given, Mapping):
        more = "kehoach.load for a path, kehoach.loads for YAML text"
        raise TypeError(f"{call} takes a mapping, not {_kind(given)}: {more}")


def require_plan(given: object, call: str) -> None:
    """Require a loaded plan.

    Raises:
        TypeError: it is not a plan.
    """
    if isinstance(given, Plan):
        return
    cure = {
        str: "kehoach.compute(kehoach.load(path))",
        os.PathLike: "kehoach.compute(kehoach.load(path))",
        Mapping: "kehoach.compute(kehoach.from_mapping(mapping))",
        ComputedPlan: "it is computed already",
    }
    raise TypeError(f"{call} takes what kehoach.load gives, not {_kind(given)}{_cure(given, cure)}")


def require_computed(given: object, call: str) -> None:
    """Require a computed plan.

    Raises:
        TypeError: it is not a computed plan.
    """
    if isinstance(given, ComputedPlan):
        return
    cure = {
        Plan: f"{call}(kehoach.compute(plan))",
        str: f"{call}(kehoach.compute(kehoach.load(path)))",
        os.PathLike: f"{call}(kehoach.compute(kehoach.load(path)))",
        Mapping: f"{call}(kehoach.compute(kehoach.from_mapping(mapping)))",
    }
    raise TypeError(f"{call} takes what kehoach.compute gives, not {_kind(given)}{_cure(given, cure)}")


def require_document(computed: object, audience: object, call: str) -> None:
    """Require a computed plan, and an audience or ``None`` that fits it.

    Raises:
        TypeError: it is not a computed plan, or ``audience`` neither ``None`` nor an ``Audience``.
        ValueError: a plan was requested as a report, or a report as a plan.
    """
    require_computed(computed, call)
    assert isinstance(computed, ComputedPlan)  # noqa: S101 - as required
    if audience is not None and not isinstance(audience, Audience):
        known = ", ".join(f"kehoach.Audience.{audience.name}" for audience in Audience)
        raise TypeError(f"{call} takes an audience, one of {known}, not {audience!r}")
    own = computed.plan.audience
    if audience not in (None, own) and Audience.REPORT in (audience, own):
        raise ValueError(f"this is a {own.value}, and cannot be made as a {(audience or own).value}")


def _is_text(given: str) -> bool:
    """Whether a string is YAML text; one that ends in ``.yaml``, or is the name of a file, is a path."""
    if "\n" in given:
        return True
    is_named = given.casefold().endswith(_YAML_ENDINGS)
    return not is_named and (": " in given or given.endswith(":")) and not _exists(given)


def _exists(given: str) -> bool:
    try:
        return Path(given).exists()
    except (OSError, ValueError):
        return False


def _instead(call: str, given: str) -> str:
    """What to call with a text or a mapping."""
    if call in ("kehoach.check", "kehoach.evaluate"):
        return f"kehoach.evaluate({given}=…)" + (".findings" if call == "kehoach.check" else "")
    return "kehoach.loads(text)" if given == "text" else "kehoach.from_mapping(mapping)"


def _kind(given: object) -> str:
    name = type(given).__name__
    return f"{'an' if name[:1] in 'AEIOUaeiou' else 'a'} {name}"


def _cure(given: object, known: dict[type, str]) -> str:
    return next((f": {cure}" for kind, cure in known.items() if isinstance(given, kind)), "")
