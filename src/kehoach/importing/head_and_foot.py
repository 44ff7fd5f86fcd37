"""The head and foot of a document as keys of a spec: who issues it, when, by what right, who signs and who gets it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.importing.spec_lines import inline, literal, mapping_under, plain, text_under, value
from kehoach.linting.heading import KINDS
from kehoach.linting.pieces import folded
from kehoach.patterns import regex
from kehoach.plan.dates import Period
from kehoach.plan.keys import SENT
from kehoach.plan.placeholders import TO_SUPPLY
from kehoach.plan.symbols import LETTER, usual_symbol
from kehoach.source.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.docx_reading.word_document import Piece
    from kehoach.linting.foot import Foot
    from kehoach.linting.heading import HeadingParts

_UNIT: Final = regex(
    r"(?P<body>.*?)\b(?P<kind>xã|phường|đặc khu|thị trấn|thị xã|huyện|quận|thành phố|tỉnh)\s+(?P<name>\S.*)",
    re.IGNORECASE,
)
_NUMBER: Final = regex(r"số\s*[:.]?\s*(?P<number>[^/]*?)\s*/\s*(?P<symbol>\S.*)", re.IGNORECASE)
_DATE: Final = regex(
    r"(?P<place>.*?)[,.]?\s*ngày(?P<day>.*?)tháng(?P<month>.*?)năm\s*(?P<year>[0-9]{4})?.*", re.IGNORECASE
)
_PERIOD: Final = regex(r"giai đoạn\s+([12][0-9]{3})\s*[-–]\s*([12][0-9]{3})", re.IGNORECASE)
_YEAR: Final = regex(r"năm\s+([12][0-9]{3})\b(?!\s*[-–]\s*[12])", re.IGNORECASE)
_BODIES: Final = ("Ủy ban nhân dân", "Hội đồng nhân dân", "UBND", "HĐND", "Ban Chỉ đạo")
_POSTS: Final = ("Chủ tịch", "Phó Chủ tịch", "Trưởng ban", "Phó Trưởng ban", "Trưởng phòng", "Phó Trưởng phòng")
_AUTHORITY: Final = regex(r"(TM|KT|TL|TUQ|Q)\s*\.\s*(.*)", re.IGNORECASE)
_ENDINGS: Final = ".;,"
_BASIS: Final = ("căn cứ", "thực hiện", "theo", "xét", "trên cơ sở", "để ")
_NAMES_A_DOCUMENT: Final = regex(
    r"\b[0-9]+[\w-]*/|\b(Luật|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Quyết định|đề nghị)\b", re.IGNORECASE
)
_MATTER: Final = regex(r"v\s*/\s*v\s*[:.]?\s*", re.IGNORECASE)
_DOTS: Final = regex(r"[\s.…_]+")


class ImportedHead(Struct, frozen=True):
    """What is above the text, in the words of a spec; empty where the document does not say it."""

    document: str = ""
    number: str = ""
    symbol: str = ""
    date: str = ""
    place: str = ""
    subject: str = ""
    superior: str = ""
    body: str = ""
    kind: str = ""
    name: str = ""
    years: Period | None = None

    def lines(self, addressees: Sequence[str]) -> Iterator[str]:
        """The keys of the document itself; those of the unit are :meth:`of_the_unit`."""
        if self.document != "Kế hoạch":
            yield value("document", self.document)
        yield f"number: {self.number}".rstrip()
        if self.symbol and self.symbol != usual_symbol(self.document, self.body or _BODIES[0]):
            yield value("symbol", self.symbol)
        yield f"date: {self.date}".rstrip()
        yield value("subject", self.subject or TO_SUPPLY)
        if self.document in SENT:
            yield from text_under("addressees", addressees)

    def of_the_unit(self) -> Iterator[str]:
        """The keys that a profile may have."""
        pairs = [("kind", self.kind or TO_SUPPLY), ("name", self.name or TO_SUPPLY)]
        pairs += [(key, text) for key, text in (("body", self.body), ("superior", self.superior)) if text]
        yield f"issuer: {inline(pairs)}"
        if self.place and fold(self.place) != fold(self.name):
            yield value("place", self.place)

    def of_the_years(self, year: str) -> Iterator[str]:
        """``year`` or ``period``: as asked for, otherwise as the document says."""
        said = year or (f"{self.years.first}-{self.years.last}" if self.years else "")
        first, _, last = said.partition("-")
        yield f"period: {first}-{last}" if last and last != first else f"year: {first}".rstrip()


def imported_head(heading: HeadingParts) -> ImportedHead:
    """Take the head of a document for keys."""
    subject = _MATTER.sub("", literal(" ".join(piece.text for piece in heading.subject)), count=1)
    number = _NUMBER.fullmatch(plain(heading.number.text)) if heading.number else None
    date = _DATE.fullmatch(plain(heading.date.text)) if heading.date else None
    typed = number["number"] if number and not _DOTS.fullmatch(number["number"]) else ""
    document = _kind_of(heading)
    place = plain(date["place"]) if date else ""
    body, kind, name, superior = _issuer([plain(piece.text) for piece in heading.issuer], place)
    return ImportedHead(
        document=document,
        number=typed,
        symbol=number["symbol"] if number else "",
        date=_date(date) if date else "",
        place=place,
        subject=subject,
        superior=superior,
        body=body,
        kind=kind,
        name=name,
        years=_years(subject, date["year"] if date else ""),
    )


def _kind_of(heading: HeadingParts) -> str:
    if heading.kind is None:
        return LETTER if heading.is_letter else "Kế hoạch"
    return next((kind for kind in KINDS if folded(kind) == folded(heading.kind.text)), "Kế hoạch")


def _date(found: re.Match[str]) -> str:
    """``09/3/2023``, ``3/2023`` or ``2023``; empty for a gap all over."""
    day, month, year = (found[name].strip(" .…_") if found[name] else "" for name in ("day", "month", "year"))
    if not year or not month.isdecimal():
        return ""
    return f"{day}/{month}/{year}" if day.isdecimal() else f"{month}/{year}"


def _years(subject: str, year: str) -> Period | None:
    if found := _PERIOD.search(subject):
        return Period(int(found[1]), int(found[2]))
    years = _YEAR.findall(subject)
    said = years[-1] if years else year
    return Period(int(said), int(said)) if said else None


def _issuer(lines: Sequence[str], place: str) -> tuple[str, str, str, str]:
    """The body, the kind and name of the unit, and the body above it."""
    for at, line in reversed(tuple(enumerate(lines))):
        found = _UNIT.fullmatch(line)
        if found is None:
            continue
        own = found["body"].strip()
        above = list(lines[:at])
        if not own and above:
            own = above.pop()
        body = _cased(own, _BODIES)
        name = _name(" ".join((found["name"], *lines[at + 1 :])), place)
        return ("" if body == _BODIES[0] else body), found["kind"].lower(), name, " ".join(above)
    return (_cased(" ".join(lines), _BODIES) if lines else ""), "", "", ""


def _name(text: str, place: str) -> str:
    if fold(text) == fold(place):
        return place
    return " ".join(word.capitalize() for word in text.split()) if text.isupper() else text


def _cased(text: str, known: Iterable[str]) -> str:
    return next((one for one in known if folded(one) == folded(text)), text)


def basis_lines(texts: Iterable[str]) -> list[str]:
    """The lines of ``basis`` among the first texts of a document; the first other text ends them.

    A line that announces what follows is none, nor is a sentence that names no document.
    """
    found: list[str] = []
    for text in texts:
        bare = plain(text).removeprefix("- ").strip().rstrip(_ENDINGS)
        names_one = bare.casefold().startswith("căn cứ") or _NAMES_A_DOCUMENT.search(bare)
        if bare.endswith(":") or not bare.casefold().startswith(_BASIS) or not names_one:
            break
        found.append(literal(bare))
    return found


def foot_lines(foot: Foot) -> Iterator[str]:
    """``recipients`` and ``signer``."""
    recipients = [literal(piece.text.lstrip("-–—• ").rstrip(_ENDINGS)) for piece in foot.recipients]
    yield from text_under("recipients", [text for text in recipients if text]) if recipients else ("recipients: none",)
    yield from mapping_under("signer", _signer(foot.authority, foot.signer))


def _signer(authority: Sequence[Piece], signer: Piece | None) -> Iterator[str]:
    marks, posts = [], []
    for piece in authority:
        text = plain(piece.text)
        found = _AUTHORITY.fullmatch(text)
        if found:
            marks.append(f"{found[1].upper()}.")
            if found[1].upper() == "Q":
                posts.append(found[2])
        else:
            posts.append(text)
    name = plain(signer.text) if signer else ""
    if marks:
        yield value("authority", "; ".join(marks))
    yield value("post", _cased(" ".join(posts), _POSTS) or TO_SUPPLY)
    if name:
        yield value("name", TO_SUPPLY if _DOTS.fullmatch(name) else literal(name))
