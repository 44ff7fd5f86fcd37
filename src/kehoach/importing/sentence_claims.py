"""Percentages in sentences that an audit is sure are wrong: they become claims, ``$(7 / 2452 | 2% = 0,28) %``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.importing.spec_lines import literal
from kehoach.importing.typed_table import TOTAL_PADDED
from kehoach.patterns import regex
from kehoach.plan.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach.auditing.audit_values import AuditFinding, AuditSentence
    from kehoach.importing.part_tree import ImportedPart
    from kehoach.importing.text_blocks import ImportedTable

_WITNESS: Final = regex(r"(?P<part>[\d.,]+) / (?P<whole>[\d.,]+) × 100(, bảng (?P<table>\d+) “(?P<label>.*)”)?")
_WHOLE: Final = regex(r"\d{1,3}(\.\d{3})*|\d+")


def claim_sentences(
    parts: Iterable[ImportedPart],
    sentences: Sequence[AuditSentence],
    tables: Sequence[ImportedTable],
    cells: frozenset[str],
) -> None:
    """Type the wrong percentages in the lines of parts as claims.

    ``cells`` are the texts of all cells of the document: what a sentence quotes from one is right or wrong there.
    """
    found = {literal(sentence.text): sentence for sentence in sentences if sentence.findings}
    for part in parts:
        for at, line in enumerate(part.text):
            if line in found:
                part.text[at] = _claimed(line, found[line], tables, cells)
        claim_sentences(part.parts, sentences, tables, cells)


def _claimed(line: str, sentence: AuditSentence, tables: Sequence[ImportedTable], cells: frozenset[str]) -> str:
    for finding in sentence.findings:
        claim = "" if finding.printed.rstrip("% ") in cells else _claim(finding, tables)
        if claim and line.count(finding.printed) == 1:
            line = line.replace(finding.printed, claim)
    return line


def _claim(finding: AuditFinding, tables: Sequence[ImportedTable]) -> str:
    """The percentage as a claim; empty where it is not known what it is computed from."""
    witness = _WITNESS.fullmatch(finding.witness.vi)
    if witness is None or not (_WHOLE.fullmatch(witness["part"]) and _WHOLE.fullmatch(witness["whole"])):
        return ""
    rate = finding.printed.rstrip("% ")
    places = len(rate.partition(",")[2])
    part, whole = (witness[name].replace(".", "") for name in ("part", "whole"))
    if witness["table"]:
        whole = _total(int(witness["table"]), witness["label"], tables) or whole
    return f"$({part} / {whole} | {places}% = {rate}){finding.printed[len(rate) :]}"


def _total(number: int, label: str, tables: Sequence[ImportedTable]) -> str:
    """The address of the total of a column; empty if the plan has none."""
    for one in tables:
        if one.number == number and any(key in ("total", TOTAL_PADDED) for key, _ in one.table.keys):
            for column in one.table.columns:
                keys = dict(column.keys)
                whole = " - ".join((*keys.get("under", "").split("; "), keys["label"])).removeprefix(" - ")
                if label in (keys["label"], whole) and keys.get("total") != "none":
                    return str(Address.total(one.name, column.id))
    return ""
