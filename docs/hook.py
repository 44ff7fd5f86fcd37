"""What the site needs of mkdocs beyond its settings: a hook named in mkdocs.yml."""

from __future__ import annotations

import re
from typing import Final

_ROW: Final = re.compile(r"^\|.*$", re.MULTILINE)
_CODE: Final = re.compile(r"`[^`]*`")


def on_page_markdown(markdown: str, **_: object) -> str:
    r"""A page with ``\|`` in the code of its table rows, as GitHub wants it, in the words of Python-Markdown: ``|``."""
    return _ROW.sub(lambda row: _CODE.sub(lambda code: code[0].replace(r"\|", "|"), row[0]), markdown)
