"""A report written out: as text for people, JSON for programs, a table for a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import LintOutcome, LintWeight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.diagnostics.bilingual import Language
    from kehoach.docx_reading.word_document import DocumentPlace
    from kehoach.linting.outcome import LintReport, LintVerdict, Sight

SHOWN: Final = 3
"""Of each rule this number of places is shown, unless all are asked for."""

WEIGHTS: Final = {
    LintWeight.SERIOUS: Bilingual("lỗi nặng", "serious"),
    LintWeight.ORDINARY: Bilingual("lỗi", "failed"),
    LintWeight.ADVICE: Bilingual("nên sửa", "advice"),
}
"""What a broken rule is called, by its weight."""
_OUTCOMES: Final = {
    LintOutcome.HELD: Bilingual("đạt", "passed"),
    LintOutcome.UNKNOWN: Bilingual("không rõ", "unclear"),
    LintOutcome.ABSENT: Bilingual("không áp dụng", "not applicable"),
}
_PARTS: Final = {
    "head": Bilingual("đầu văn bản", "top of the document"),
    "foot": Bilingual("cuối văn bản", "end of the document"),
    "header": Bilingual("đầu trang", "header"),
    "footer": Bilingual("chân trang", "footer"),
    "section": Bilingual("phần (section)", "section"),
    "document": Bilingual("", ""),
}
_OUTSIDE: Final = Bilingual("không thuộc phạm vi", "outside the decree")
_FILE: Final = Bilingual("tệp", "file")
_ALL_FILES: Final = Bilingual("{count} tệp", "{count} files")


def as_text(report: LintReport, lang: Language, *, every: bool = False) -> str:
    """What is broken, the worst first: one line per rule, ``file: L102 lỗi: rule (its article)``, one per place.

    With ``every``, all places of all verdicts, those that pass and those that are unclear too.
    """
    outcomes = tuple(LintOutcome) if every else (LintOutcome.BROKEN,)
    verdicts = (verdict for outcome in outcomes for verdict in report.of(outcome))
    return "".join(line + "\n" for verdict in verdicts for line in _lines(report.file, verdict, lang, every=every))


def _lines(file: str, verdict: LintVerdict, lang: Language, *, every: bool) -> Iterator[str]:
    is_broken = verdict.outcome is LintOutcome.BROKEN
    label = (WEIGHTS[verdict.rule.weight] if is_broken else _OUTCOMES[verdict.outcome]).in_(lang)
    rule = f"{verdict.text_in(lang)} ({verdict.rule.source.in_(lang)})"
    yield f"{file}: {verdict.code} {label}: {rule}"
    shown = verdict.sights if every else verdict.sights[:SHOWN]
    for sight in shown:
        where = place_in(sight.place, lang)
        yield f"    {where}: {_said(sight, lang)}" if where else f"    {_said(sight, lang)}"
    if rest := len(verdict.sights) - len(shown):
        more = Bilingual(f"… và {rest} chỗ nữa", f"… and {rest} more")
        yield f"    {more.in_(lang)}"


def summary(report: LintReport, lang: Language) -> str:
    """The number of rules of each result, "1 lỗi nặng, 2 lỗi, 38 đạt, 1 không rõ", and what was left out and why."""
    note = "" if report.scope.text is None else str(report.scope.text.in_(lang))
    if not report.scope.applies:
        return note
    said = ", ".join(f"{count} {term.in_(lang)}" for term, count in _counts(report).items() if count)
    return f"{said} ({note})" if note else said


def _counts(report: LintReport) -> dict[Bilingual, int]:
    broken = {term: report.broken_of(weight) for weight, term in WEIGHTS.items()}
    return broken | {term: len(report.of(outcome)) for outcome, term in _OUTCOMES.items()}


def folder_table(reports: Sequence[LintReport], lang: Language) -> str:
    """One line per file with the number of rules of each result, and their sums; names last, as long as they are."""
    counted = [(report, _counts(report)) for report in reports]
    terms = [*WEIGHTS.values(), *_OUTCOMES.values()]
    head = [str(term.in_(lang)) for term in terms]
    lines = [" | ".join([*head, str(_FILE.in_(lang))])]
    for report, counts in counted:
        name = report.file if report.scope.applies else f"{report.file} ({_OUTSIDE.in_(lang)})"
        lines.append(_row([counts[term] for term in terms], head, name))
    sums = [sum(counts[term] for _, counts in counted) for term in terms]
    lines.append(_row(sums, head, str(_ALL_FILES.in_(lang)).format(count=len(reports))))
    return "".join(line + "\n" for line in lines)


def _row(counts: Sequence[int], head: Sequence[str], name: str) -> str:
    cells = (str(count).rjust(len(title)) for count, title in zip(counts, head, strict=True))
    return " | ".join([*cells, name])


def as_json(report: LintReport, lang: Language) -> list[dict[str, object]]:
    """One mapping per verdict: file, code, outcome, advice, article, rule, places, weight, scope and what it means."""
    text = report.scope.text
    return [
        {
            "file": report.file,
            "code": verdict.code,
            "outcome": verdict.outcome.value,
            "advice": verdict.rule.is_advice,
            "article": verdict.rule.article,
            "rule": verdict.text_in(lang),
            "places": [_place_data(sight, lang) for sight in verdict.sights],
            "weight": verdict.rule.weight.value,
            "scope": report.scope.value,
            "scope_note": None if text is None else text.in_(lang),
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
