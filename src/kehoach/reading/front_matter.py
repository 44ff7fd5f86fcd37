"""The head and foot of a plan: years, number, date, issuer, signer, and the dates cited in the basis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Findings, Place, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import WordStyle
from kehoach.patterns import regex
from kehoach.plan import keys
from kehoach.plan.address import Address
from kehoach.plan.dates import ImpossibleDateError, Period, find_date, read_date, read_month, read_year
from kehoach.plan.fields import Fields, split_names
from kehoach.plan.model import Acceptance, Body, Citation, DocumentDate, Issuer, Signer, VerdictFill
from kehoach.plan.placeholders import read_gap_line
from kehoach.plan.prose import read_literal
from kehoach.plan.symbols import usual_symbol
from kehoach.reading.header_line import report_unknown_head
from kehoach.reading.row_reader import has_wrong_length
from kehoach.source.grid import read_grid
from kehoach.source.names import fold, nearest, one_spaced
from kehoach.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Rule
    from kehoach.diagnostics.bilingual import Detail
    from kehoach.plan.prose import Paragraph
    from kehoach.source.grid import Grid, GridRow

_AUTHORITIES = ("TM.", "Q.", "KT.", "TL.", "TUQ.")
ACCEPTABLE: Final = tuple(
    rule.code for rule in (rules.CLAIM_TRUNCATED, rules.CLAIM_WRONG, rules.CLAIM_ROUNDED, rules.CLAIM_APART)
)
"""The findings that a plan may accept: those on a typed figure that differs from the computed one."""
_COLOUR: Final = regex(r"#?[0-9A-Fa-f]{6}")
_NUMBER = regex(r"[0-9]{1,6}[a-zđ]?")
_SYMBOL = regex(r"(?:(?:TTr|CTr|QyĐ|[A-ZĐƯ][A-ZĐƯ0-9&.]*)(?:-[A-ZĐƯ0-9&.]+)*)?")


def check_format(fields: Fields, findings: Findings) -> None:
    """Report a version of the format other than the current one."""
    version = fields.word("kehoach")
    if version and version != keys.FORMAT:
        findings.add(rules.UNKNOWN_FORMAT, fields.place_of("kehoach"), text=Verbatim(version))


def read_period(fields: Fields, findings: Findings) -> Period:
    """The years that the plan is for; 0 to 0, with a finding, where none is given or can be read."""
    year_text, period_text = fields.word("year"), fields.word("period")
    if not year_text and not period_text:
        empty = [key for key in ("year", "period") if key in fields.said and isinstance(fields.node(key), Scalar)]
        if empty:  # in quotes, or under |; a key that is absent has been reported
            fields.report_missing({"year": keys.PLAN.by_name["year"].sample}, fields.place_of(empty[0]))
        return Period(0, 0)
    if year_text:
        year = read_year(year_text)
        if year is None:
            findings.add(rules.BAD_YEAR, fields.place_of("year"), text=Verbatim(year_text))
        return Period(year or 0, year or 0)
    years = [y for part in re.findall(r"[0-9]+", period_text) if (y := read_year(part))]
    if not years or years[0] > years[-1]:
        findings.add(rules.BAD_YEAR, fields.place_of("period"), text=Verbatim(period_text))
        return Period(0, 0)
    return Period(years[0], years[-1])


def read_document_number(fields: Fields, findings: Findings) -> str:
    """The document's number as typed; empty where it has none yet."""
    text = fields.word("number")
    if read_gap_line(text):
        return ""
    if text and (not _NUMBER.fullmatch(text) or not text.strip("0")):
        findings.add(rules.BAD_DOCUMENT_NUMBER, fields.place_of("number"), text=Verbatim(text))
        return ""
    return text


def read_symbol(fields: Fields, document: str, body: str, findings: Findings) -> str:
    """The document's symbol as typed, or the usual one; one of another form than ``KH-UBND`` is a finding."""
    text = fields.word("symbol", usual_symbol(document, body))
    is_misread = "{" in text or "$(" in text  # which is a finding already
    if not is_misread and not _SYMBOL.fullmatch(text) and not read_gap_line(text):
        joined = re.sub(r"\s*[-–—/_]\s*|\s+", "-", text.strip()).upper()
        for kind in ("TTr", "CTr", "QyĐ"):
            joined = re.sub(rf"^{kind.upper()}-", f"{kind}-", joined)
        suggestion = joined if _SYMBOL.fullmatch(joined) else ""
        findings.add(rules.BAD_SYMBOL, fields.place_of("symbol"), text=Verbatim(text), suggestion=Verbatim(suggestion))
    return text


def read_document_date(fields: Fields, findings: Findings) -> DocumentDate:
    """The document's date, as far as it is given."""
    text, place = fields.word("date"), fields.place_of("date")
    if not text or read_gap_line(text):
        return DocumentDate(None, None, place)
    if year := read_year(text):
        return DocumentDate(year, None, place)
    if known := read_month(text):
        month, year = known
        return DocumentDate(year, None, place, month)
    try:
        day = read_date(text)
    except ImpossibleDateError as error:
        findings.add(rules.IMPOSSIBLE_DATE, place, text=Verbatim(text), last=Verbatim(error.last))
        return DocumentDate(None, None, place)
    if day is None:
        findings.add(rules.BAD_DATE, place, text=Verbatim(text))
        return DocumentDate(None, None, place)
    return DocumentDate(day.year, day, place)


def read_issuer(fields: Fields, findings: Findings) -> Issuer:
    """The unit that issues the plan."""
    node = fields.group("issuer")
    given, log = (node, findings) if node else (Mapping((), fields.place), Findings())
    issuer = Fields(given, keys.ISSUER, terms.named("issuer"), log, "issuer")
    return Issuer(
        kind=issuer.word("kind"),
        name=issuer.word("name"),
        body=issuer.word("body", "Ủy ban nhân dân"),
        parent=issuer.word("parent"),
        superior=issuer.word("superior"),
        province=issuer.word("province"),
        place=issuer.place,
        code=issuer.word("code"),
    )


def read_signer(fields: Fields, body: str, findings: Findings) -> tuple[Signer | None, str]:
    """The signer, and the post of the head of the body, for whom a deputy signs."""
    leaders = read_leaders(fields, findings)
    usual = "Trưởng ban" if fold(body).startswith("ban ") else "Chủ tịch"
    head = next((s.post for s in leaders if s.authority == ("TM.",)), usual)
    node = fields.node("signer")
    if isinstance(node, Mapping):
        signer = Fields(node, keys.SIGNER, terms.named("signer"), findings, "signer")
        authority = _authority("; ".join(signer.names("authority")), signer.place_of("authority"), findings)
        return Signer(signer.word("name"), signer.word("post"), authority, node.place), head
    name = fields.word("signer")
    if not name:
        return None, head
    if read_gap_line(name):
        return Signer(name, head, ("TM.",), fields.place_of("signer")), head
    found = next((s for s in leaders if fold(s.name) == fold(name)), None)
    if found is None:
        hint = nearest(name, [s.name for s in leaders])
        findings.add(rules.UNKNOWN_SIGNER, fields.place_of("signer"), text=Verbatim(name), nearest=hint)
    return found, head


def read_leaders(fields: Fields, findings: Findings) -> tuple[Signer, ...]:
    """The leaders who may sign, in the order of the file."""
    grid = _grid(fields, "leaders", findings)
    if grid is None:
        return ()
    order = _column_order(grid, "leaders", keys.LEADER_COLUMNS, 2, findings)
    leaders: list[Signer] = []
    taken: dict[str, Place] = {}
    for row in grid.rows:
        cells = _cells(row, order, grid, findings)
        at = order.get("authority", 0)
        place = row.places[at] if at < len(row.texts) else row.place
        authority = _authority(cells.get("authority", ""), place, findings)
        name = cells.get("name", "")
        if _is_new(name, row, taken, findings):
            leaders.append(Signer(name, cells.get("post", ""), authority, row.place))
    return tuple(leaders)


def read_bodies(fields: Fields, findings: Findings) -> tuple[Body, ...]:
    """The bodies that may be given tasks. A full or short name that two bodies have is a finding."""
    grid = _grid(fields, "bodies", findings)
    if grid is None:
        return ()
    order = _column_order(grid, "bodies", keys.BODY_COLUMNS, 1, findings)
    bodies: list[Body] = []
    taken: dict[str, Place] = {}
    for row in grid.rows:
        cells = _cells(row, order, grid, findings)
        body = Body(cells.get("name", ""), cells.get("short", ""))
        names = {fold(name): name for name in (body.name, body.short) if name}
        if all(_is_new(name, row, taken, findings) for name in names.values()):
            bodies.append(body)
    return tuple(bodies)


def read_accepted(fields: Fields, findings: Findings) -> tuple[Acceptance, ...]:
    """The typed figures that are printed although they differ; no other findings can be accepted."""
    grid = _grid(fields, "accept", findings)
    if grid is None:
        return ()
    order = _column_order(grid, "accept", keys.ACCEPT_COLUMNS, 3, findings)
    read = (_acceptance(row, order, grid, findings) for row in grid.rows)
    return tuple(found for found in read if found)


def _acceptance(row: GridRow, order: dict[str, int], grid: Grid, findings: Findings) -> Acceptance | None:
    """One line of ``accept``; ``None``, with a finding, if it cannot be used."""
    cells = _cells(row, order, grid, findings)
    if len(cells) < len(keys.ACCEPT_COLUMNS):
        return None  # which has been reported

    def report(rule: Rule, key: str, **details: Detail) -> None:
        findings.add(rule, row.places[order[key]], **details)

    code = cells["code"].upper()
    if code not in ACCEPTABLE:
        report(rules.NOT_ACCEPTABLE, "code", text=Verbatim(cells["code"]), codes=Verbatim(", ".join(ACCEPTABLE)))
        return None
    try:
        address = Address.parse(cells["address"])
    except ValueError:
        address = Address("")
    if not address.column or not (address.row or address.is_total):
        report(rules.UNREADABLE_ACCEPTANCE, "address", problem=terms.NO_ADDRESS)
    elif not cells["reason"]:
        report(rules.UNREADABLE_ACCEPTANCE, "reason", problem=terms.NO_REASON)
    else:
        return Acceptance(code, address, cells["reason"], row.place)
    return None


# --- small grids of fixed columns


def _grid(fields: Fields, key: str, findings: Findings) -> Grid | None:
    node = fields.node(key)
    return None if node is None else read_grid(node, "name", findings)


def _column_order(
    grid: Grid, table: str, columns: Sequence[tuple[str, str]], required: int, findings: Findings
) -> dict[str, int]:
    """The index in a row of each column, by its key; the first ``required`` ones must be in the header line."""
    labels = [label for _, label in columns]
    names = {fold(label): key for key, label in columns} | {key: key for key, _ in columns}
    order: dict[str, int] = {}
    misspelt: set[str | None] = set()
    for at, text in enumerate(grid.header.texts):
        if not text:
            continue  # already reported: it has no name
        if (key := names.get(fold(text))) is None:
            hint = nearest(text, labels)
            report_unknown_head(table, grid.header, at, terms.meant_or_columns(hint, labels), findings)
            misspelt.add(names.get(fold(hint)))
        else:
            if key in order:
                findings.add(rules.DUPLICATE_COLUMN, grid.header.places[at], text=Verbatim(text))
            order.setdefault(key, at)
    for key, label in columns[:required]:
        if key not in order and key not in misspelt:
            findings.add(rules.MISSING_COLUMN, grid.header.place, table=Verbatim(table), column=Verbatim(label))
    return order


def _cells(row: GridRow, order: dict[str, int], grid: Grid, findings: Findings) -> dict[str, str]:
    has_wrong_length(row, len(grid.header.texts), findings)
    return {key: _literal(row, at, findings) for key, at in order.items() if at < len(row.texts)}


def _literal(row: GridRow, at: int, findings: Findings) -> str:
    return one_spaced(read_literal(row.texts[at], lambda index: row.places.within(at, index), findings))


def _is_new(name: str, row: GridRow, taken: dict[str, Place], findings: Findings) -> bool:
    """Whether no row above has the name; else a finding says so."""
    first = taken.setdefault(fold(name), row.place)
    if first is not row.place:
        findings.add(rules.DUPLICATE_ROW, row.place, text=Verbatim(name), first=first.line)
    return first is row.place


def _authority(text: str, place: Place, findings: Findings) -> tuple[str, ...]:
    found = []
    for name in split_names(text.replace(",", ";")):
        mark = name.upper().rstrip(".") + "."
        if mark not in _AUTHORITIES:
            findings.add(rules.UNREADABLE_AUTHORITY, place, text=Verbatim(name))
        else:
            found.append(mark)
    return tuple(found)


def read_style(fields: Fields, findings: Findings) -> tuple[WordStyle, bool]:
    """How numbers are written in words, and whether stars make bold and italic."""
    node = fields.group("style")
    if node is None:
        return WordStyle(), False
    style = Fields(node, keys.STYLE, terms.named("style"), findings, "style")
    four = style.choice("four", "tư")
    words = WordStyle(
        zero_tens=style.choice("zero_tens", "linh"),
        thousand=style.choice("thousand", "nghìn"),
        billion=style.choice("billion", "tỷ"),
        four_after_tens=style.choice("four_after_tens", four),
        four_after_zero_tens=style.choice("four_after_zero_tens", four),
    )
    return words, style.choice("emphasis", "no") == "yes"


def read_verdict_fill(fields: Fields, findings: Findings) -> VerdictFill:
    """The colours of cells with verdicts."""
    node = fields.group("verdict_fill")
    if node is None:
        return VerdictFill()
    fill = Fields(node, keys.VERDICT_FILL, terms.named("verdict_fill"), findings, "verdict_fill")
    colours = {}
    for name in keys.VERDICT_FILL.names():
        colour = fill.word(name)
        if _COLOUR.fullmatch(colour):
            colours[name] = colour.removeprefix("#").upper()
        elif colour:
            findings.add(rules.BAD_COLOUR, fill.place_of(name), text=Verbatim(colour), key=Verbatim(name))
    return VerdictFill(**colours)


def read_citation(paragraph: Paragraph, findings: Findings) -> Citation | None:
    """The first date in a paragraph of the basis; ``None`` without one, and, with a finding, where no day has it."""
    for line in paragraph.lines:
        try:
            dated = find_date(line.text)
        except ImpossibleDateError as error:
            findings.add(rules.IMPOSSIBLE_DATE, line.at(error.at), text=Verbatim(str(error)), last=Verbatim(error.last))
            return None
        if dated:
            return Citation(dated[0], line.at(dated[1]))
    return None
