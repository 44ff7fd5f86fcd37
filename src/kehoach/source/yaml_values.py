"""Texts written as values of YAML, so that they are read as the same text again."""

from __future__ import annotations

import json
from typing import Final

from kehoach.patterns import regex

_PLAIN: Final = regex(r"[^\W_](?:[\w./-]| (?=\w))*")


def as_value(text: str) -> str:
    """A text as a value of YAML."""
    return text if not text or _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
