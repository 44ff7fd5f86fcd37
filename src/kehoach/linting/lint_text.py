"""A report written out: as text for people, JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import LintOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics.bilingual import Language
    from kehoach.docx_reading.word_document import DocumentPlace
    from kehoach.linting.outcome import LintReport, LintVerdict, Sight

SHOWN: Final = 3
"""So many places of a rule are shown where not all are asked for."""

_OUTCOMES: Final = {
    LintOutcome.BROKEN: Bilingual("không đạt", "failed"),
    LintOutcome.UNKNOWN: Bilingual("không rõ", "unclear"),
    LintOutcome.HELD: Bilingual("đạt", "passed"),
    LintOutcome.ABSENT: Bilingual("không áp dụng", "not applicable"),
}
_ADVICE: Final = Bilingual("khuyến nghị", "advice")
_PARTS: Final = {
    "head": Bilingual("đầu văn bản", "top of the document"),
    "foot": Bilingual("cuối văn bản", "end of the document"),
    "header": Bilingual("đầu trang", "header"),
    "footer": Bilingual("chân trang", "footer"),
    "section": Bilingual("phần (section)", "section"),
    "document": Bilingual("", ""),
}


def as_text(report: LintReport, lang: Language, *, every: bool = False) -> str:
    """A line a place for what is broken, ``file: place: L102 what; the rule (its article)``; then what is advised.

    With ``every``, all places of all verdicts, those that hold and those that cannot be told too.
    """
    lines = [
        line
        for outcome in (tuple(LintOutcome) if every else (LintOutcome.BROKEN,))
        for verdict in sorted(report.of(outcome), key=lambda verdict: verdict.rule.is_advice)
        for line in _lines(report.file, verdict, lang, every=every)
    ]
    return "".join(line + "\n" for line in lines)


def _lines(file: str, verdict: LintVerdict, lang: Language, *, every: bool) -> Iterator[str]:
    label: str = _label(verdict).in_(lang)
    rule = f"{verdict.text_in(lang)} ({verdict.rule.source.in_(lang)})"
    yield f"{file}: {verdict.code} {label}: {rule}"
    shown = verdict.sights if every else verdict.sights[:SHOWN]
    for sight in shown:
        where = place_in(sight.place, lang)
        yield f"    {where}: {_said(sight, lang)}" if where else f"    {_said(sight, lang)}"
    if rest := len(verdict.sights) - len(shown):
        more = Bilingual(f"… và {rest} chỗ nữa", f"… and {rest} more")
        yield f"    {more.in_(lang)}"


def _label(verdict: LintVerdict) -> Bilingual:
    is_advised = verdict.rule.is_advice and verdict.outcome is LintOutcome.BROKEN
    return _ADVICE if is_advised else _OUTCOMES[verdict.outcome]


def summary(report: LintReport, lang: Language) -> str:
    """How many rules there are of each outcome: "2 sai, 38 đúng, 1 không rõ, 9 không có phần này"."""
    advised = sum(v.rule.is_advice for v in report.of(LintOutcome.BROKEN))
    counts = {
        _OUTCOMES[LintOutcome.BROKEN]: len(report.broken),
        _ADVICE: advised,
        _OUTCOMES[LintOutcome.HELD]: len(report.of(LintOutcome.HELD)),
        _OUTCOMES[LintOutcome.UNKNOWN]: len(report.of(LintOutcome.UNKNOWN)),
        _OUTCOMES[LintOutcome.ABSENT]: len(report.of(LintOutcome.ABSENT)),
    }
    return ", ".join(f"{count} {term.in_(lang)}" for term, count in counts.items() if count)


def as_json(report: LintReport, lang: Language) -> list[dict[str, object]]:
    """One mapping a verdict: file, code, outcome, advice, article, rule, and its places."""
    return [
        {
            "file": report.file,
            "code": verdict.code,
            "outcome": verdict.outcome.value,
            "advice": verdict.rule.is_advice,
            "article": verdict.rule.article,
            "rule": verdict.text_in(lang),
            "places": [_place_data(sight, lang) for sight in verdict.sights],
        }
        for verdict in report.verdicts
    ]


def _place_data(sight: Sight, lang: Language) -> dict[str, object]:
    place = sight.place
    table, row, column = place.cell or (None, None, None)
    return {
        "part": place.part,
        "section": place.section or None,
        "paragraph": place.paragraph or None,
        "table": table,
        "row": row,
        "cell": column,
        "text": place.text,
        "message": _said(sight, lang),
    }


def _said(sight: Sight, lang: Language) -> str:
    return "" if sight.said is None else sight.said.in_(lang)


def place_in(place: DocumentPlace, lang: Language) -> str:
    """A place in words: "đoạn 12, bảng 2 hàng 1 ô 3 “…”"; empty for the document as a whole."""
    said = [str(_PARTS[place.part].in_(lang))] if _PARTS[place.part].in_(lang) else []
    if place.section:
        said = [f"{said[0]} {place.section}"]
    if place.paragraph:
        said.append(Bilingual(f"đoạn {place.paragraph}", f"paragraph {place.paragraph}").in_(lang))
    if place.cell is not None:
        table, row, column = place.cell
        cell = Bilingual(f"bảng {table} hàng {row} ô {column}", f"table {table} row {row} cell {column}")
        said.append(cell.in_(lang))
    where = ", ".join(said)
    return f"{where} “{place.text}”" if place.text else where
