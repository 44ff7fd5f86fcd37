"""Required formatting of letters, and what is reported when it differs. Sizes here are whole points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import broken, held, unknown
from kehoach.linting.pieces import is_placed_by_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.docx_reading.word_document import Piece
    from kehoach.linting.outcome import Sight


class Look(Struct, frozen=True):
    """What the decree's table asks of an element; ``None`` if it leaves the choice."""

    least: int
    most: int
    bold: bool | None = False
    italic: bool | None = False
    capitals: bool | None = None
    centred: bool = False


def check_looks(pieces: Iterable[Piece], look: Look) -> Iterator[Sight]:
    """Check each piece against a look; everything wrong with one is reported at once."""
    for piece in pieces:
        wrong = list(_wrong(piece, look))
        if wrong:
            yield broken(piece.place, joined(wrong))
        elif any(run.letters.size is None for run in piece.shown):
            yield unknown(piece.place, Bilingual("tệp không ghi cỡ chữ", "the file does not state the font size"))
        else:
            yield held(piece.place)


def _wrong(piece: Piece, look: Look) -> Iterator[Bilingual]:
    yield from wrong_size(piece, look.least, look.most)
    lettered = piece.lettered
    readable = [run for run in piece.runs if any(map(str.isalnum, run.text))]
    if look.bold and not all(run.letters.bold for run in lettered):
        yield Bilingual("chưa in đậm", "not bold")
    if look.bold is False and any(run.letters.bold for run in readable):
        yield Bilingual("in đậm, phải để chữ thường không đậm", "bold; should not be bold")
    if look.italic and not all(run.letters.italic for run in lettered):
        yield Bilingual("chưa in nghiêng", "not italic")
    if look.italic is False and any(run.letters.italic for run in readable):
        yield Bilingual("in nghiêng, phải đứng", "italic; should be upright")
    if look.capitals and not piece.text.isupper():
        yield Bilingual("chưa viết hoa hết", "not all in capitals")
    if look.capitals is False and piece.text.isupper():
        yield Bilingual("viết hoa hết, phải là chữ thường", "all in capitals; should be in lower case")
    if look.centred and piece.paragraph.layout.alignment != "center" and not is_placed_by_hand(piece):
        yield Bilingual("chưa canh giữa", "not centred")


def wrong_size(piece: Piece, least: int, most: int) -> Iterator[Bilingual]:
    """The sizes of a piece that are outside a range of points; raised marks of notes do not count."""
    sizes = {run.letters.size for run in piece.shown if run.letters.size is not None and not run.letters.raised}
    outside = sorted(size for size in sizes if not 2 * least <= size <= 2 * most)
    if outside:
        given = [points(size) for size in outside]
        wanted = str(least) if least == most else f"{least}-{most}"
        said = Bilingual.joined(", ", given)
        yield Bilingual(f"cỡ chữ {said.vi}, phải là {wanted}", f"size {said.en}; should be {wanted}")


def points(half_points: int) -> Bilingual:
    """A size as Word shows it: "13", "13,5"; in English "13.5"."""
    whole, half = divmod(half_points, 2)
    return decimal(whole, "5" if half else "")


def decimal(whole: int, digits: str) -> Bilingual:
    """A number with a comma, in English with a point; without zeros at its end."""
    digits = digits.rstrip("0")
    return Bilingual(f"{whole},{digits}", f"{whole}.{digits}") if digits else Bilingual(str(whole), str(whole))


def joined(terms: Iterable[Bilingual]) -> Bilingual:
    """Several things said of one place."""
    return Bilingual.joined("; ", terms)
