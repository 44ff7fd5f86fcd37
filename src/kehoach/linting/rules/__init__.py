"""Every rule of layout. Each module has the rules of one part of a document, with what checks them."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from kehoach.linting.rules import appendix, body_text, head, lines, page, signature, table_layout, text_headings

_MODULES: Final = (page, head, lines, body_text, text_headings, signature, appendix, table_layout)
RULES: Final = tuple(sorted((rule for module in _MODULES for rule in module.RULES), key=attrgetter("code")))
"""In the order of their codes, which is that of the decree. A code is never reused."""
