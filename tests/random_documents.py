"""Documents full of hostile texts: no character is lost, and threads and processes make the same bytes.

    python -m tests.random_documents --documents 10000          # all of it; prints each difference once
    python -m tests.random_documents --first 4711 --documents 1 --keep DIR

Document number N is always the same: it depends on the number alone.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import itertools
import random
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import docx
from lxml import etree

import kehoach
from tests.conftest import W, as_shown, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES: Final = (
    *("&", "<", ">", "&amp;", "&#60;", "]]>", "<![CDATA[", "<!--", "-->", "</w:t></w:r></w:p>", "<w:br/>", "<?xml?>"),
    *("{#", "#}", "{_{", "{ {", "{", "}", "${x}", "%s", "\\n", "\\", "$", "$1", "$(count)", "$(", "$(a | 00)", "./."),
    *("'", '"', "“", "’", "`", "|", "||", ";", ":", "#", " # ", "*", "  ", "\t", "_x0041_", "0", "1.234", "-", "/"),
    *("\u00a0", "\u202f", "\u3000", "\u2003", "\u2011", "\u2013", "\u00ad", "\u200b", "\u200d", "\u2060", "ß"),
    *("\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\u061c", "\ufffd", "\ufb01", "\u0130", "\ue000", "ǆ"),
    *("\U0001f468\u200d\U0001f33e", "\U0001f3f4\U000e0067\U000e007f", "\U00020000", "\U0010fffd", "e\u0301\u0323"),
    *("ờ", "Ệ", "đ", "Hoà", "Hòa", "năm 2026", "30/6/2026", "Điều 5", "ع", "中文", "ไทย", "\u0301", "x" * 300),
    "ab " * 40,
)
OUT: Final = ("{{", "}}", "{%", "%}", "{{ doc.kind }}", "\u2028", "\ufeff", "\x01", "\x85", "\ud800", "\ufffe")
"""What no spec may hold."""
_NO_LETTERS: Final = {"Cc", "Cs", "Cn", "Zl", "Zp"}
_JOINED: Final = re.compile(r"(?<=\{)(?=[{%])|(?<=[}%])(?=\})|(?<=\$)(?=\$)")
"""Between two pieces that would be one of another meaning."""
_PERCENT: Final = re.compile(r"(?<=[0-9]) %")
_BLANKS: Final = re.compile(r"\s+")
REFUSED: Final = {"KH111", "KH125", "KH218"}
"""A character that no document may have, Vietnamese in another encoding, tags: a spec with them is not printed."""


@dataclass(slots=True)
class Values:
    """Hostile texts for the fields of one plan, each between two words that nothing else has."""

    rng: random.Random
    given: list[str] = field(default_factory=list)

    def text(self, *, without: str = "") -> str:
        """A text for a field, as it is typed; ``without``: the characters that mean something there."""
        pieces = [self._piece() for _ in range(self.rng.choice((1, 1, 2, 3, 8)))]
        body = _JOINED.sub(" ", "".join(c for c in "".join(pieces) if c not in without))
        number = len(self.given)
        self.given.append(f"q{number}b {body} e{number}q")
        return self.given[-1].replace("$(", "$$(")

    def _piece(self) -> str:
        if self.rng.random() < 0.7:
            return self.rng.choice(OUT if self.rng.random() < 0.001 else PIECES)
        if self.rng.random() < 0.001:
            return "dài " * 5_000
        most = self.rng.choice((0x7F, 0x1EFF, 0xFFFF, 0x10FFFF))
        found = (chr(self.rng.randrange(0x20, most + 1)) for _ in range(self.rng.randrange(1, 20)))
        return "".join(c for c in found if unicodedata.category(c) not in _NO_LETTERS)


def spec_of(number: int) -> tuple[dict[str, Any], list[str]]:
    """The plan of a number, and the texts that have to be found in its document."""
    rng = random.Random(f"document:{number}")
    values = Values(rng)
    kind = rng.choice(("Kế hoạch", "Kế hoạch", "Quyết định", "Công văn"))
    plan: dict[str, Any] = {
        "kehoach": 1,
        "pack": "co-so",
        "numbers": "vi",
        "year": 2026,
        "document": kind,
        "subject": values.text(),
        "issuer": {"kind": "xã", "name": "Mẫu"},
        "recipients": "\n".join(values.text(without=";,|()/") for _ in range(2)),
        "purpose": "\n".join(values.text() for _ in range(rng.randrange(1, 4))),
    }
    for key, make in _FIELDS.items():
        if rng.random() < 0.5 and (kind, key) not in _NOT_PRINTED:
            plan[key] = make(values, rng)
    if rng.random() < 0.7:
        plan["tables"], plan["appendices"] = _table(values, rng), {"a": {"title": values.text(), "text": "$(b)"}}
    return plan, values.given


def _table(values: Values, rng: random.Random) -> dict[str, Any]:
    rows = [{"ten": values.text(without="$()"), "chu": values.text(), "so": rng.randrange(9_000)} for _ in range(3)]
    return {
        "b": {
            "title": values.text(),
            "source": values.text(),
            "total": "Cộng",
            "columns": {
                "ten": {"label": values.text(), "kind": "text"},
                "chu": {"label": values.text(), "kind": "text"},
                "so": {"label": values.text()},
            },
            "rows": rows,
        }
    }


_FIELDS: Final[dict[str, Any]] = {
    "basis": lambda v, rng: "\n".join(v.text() for _ in range(rng.randrange(1, 3))),
    "opening": lambda v, _: v.text(),
    "addressees": lambda v, _: v.text(without=";,"),
    "place": lambda v, _: v.text(),
    "signer": lambda v, _: {"authority": "TM.", "post": "Chủ tịch", "name": v.text()},
    "requirements": lambda v, _: {"title": v.text(), "text": v.text()},
    "funding": lambda v, _: v.text(),
    "tasks": lambda v, _: {"mot": {"title": v.text(), "text": v.text()}},
    "assignments": lambda v, _: {"thon": {"title": v.text(), "text": v.text()}},
}

_NOT_PRINTED: Final = {("Quyết định", "addressees")}


def document_of(number: int) -> bytes | frozenset[str]:
    """The document of a number, or the codes for which its spec is refused."""
    try:
        return kehoach.render(kehoach.compute(kehoach.from_mapping(spec_of(number)[0])))
    except kehoach.SpecError as error:
        return frozenset(f.code for f in error.findings if f.severity is kehoach.Severity.ERROR)


def differences(number: int, made: bytes | frozenset[str]) -> Iterator[str]:
    """What is wrong with the document of a number: texts that are not in it, parts that are not sound."""
    if not isinstance(made, bytes):
        if not made & REFUSED:
            yield f"refused with {', '.join(sorted(made))}"
        return
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        if package.testzip():
            yield "a damaged part"
        roots = {name: etree.fromstring(package.read(name)) for name in package.namelist()}
    docx.Document(io.BytesIO(made))
    shown = _plain("".join(map(_text_of, roots["word/document.xml"].iter(f"{W}p"))))
    for text in spec_of(number)[1]:
        wanted = _plain(as_shown(text))
        if wanted not in shown and _plain(wanted.upper()) not in shown:
            yield f"not printed: {wanted[:200]!a}"


def _text_of(paragraph: Any) -> str:
    for hyphen in list(paragraph.iter(f"{W}noBreakHyphen")):
        hyphen.tag, hyphen.text = f"{W}t", "-"
    return read_text(paragraph)


def _plain(text: str) -> str:
    """A text in which spaces count once: which end a line is the library's own affair; 30 % prints as 30%."""
    return _PERCENT.sub("%", _BLANKS.sub(" ", unicodedata.normalize("NFC", text)))


def digest_of(number: int) -> str:
    """What a document has in it, in short; a refusal by its codes."""
    made = document_of(number)
    return hashlib.sha256(made).hexdigest() if isinstance(made, bytes) else ",".join(sorted(made))


def main() -> int:
    """The long run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first document")
    parser.add_argument("--keep", type=Path, help="a folder for the documents")
    options = parser.parse_args()
    numbers = range(options.first, options.first + options.documents)
    counts: Counter[str] = Counter()
    digests = []
    for number in numbers:
        made = document_of(number)
        digests.append(hashlib.sha256(made).hexdigest() if isinstance(made, bytes) else ",".join(sorted(made)))
        counts["rendered" if isinstance(made, bytes) else "refused"] += 1
        counts["texts"] += len(spec_of(number)[1]) if isinstance(made, bytes) else 0
        if options.keep and isinstance(made, bytes):
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{number}.docx").write_bytes(made)
        for difference in itertools.islice(differences(number, made), 3):
            counts["differences"] += 1
            print(f"document {number}: {difference}", flush=True)
    with ThreadPoolExecutor(8) as threads:
        counts["unlike in threads"] = _unlike(digests, list(threads.map(digest_of, numbers)))
    with ProcessPoolExecutor(2) as processes:
        counts["unlike in processes"] = _unlike(digests, list(processes.map(digest_of, numbers, chunksize=50)))
    for what, count in counts.items():
        print(f"{count:>9}  {what}")
    return 1 if counts["differences"] + counts["unlike in threads"] + counts["unlike in processes"] else 0


def _unlike(one: list[str], other: list[str]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


if __name__ == "__main__":
    sys.exit(main())
