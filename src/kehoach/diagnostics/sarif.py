"""Findings as a SARIF 2.1.0 log (OASIS standard), for code scanning and editors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from kehoach.diagnostics.report import described, without_details
from kehoach.diagnostics.rule_pages import rule_address, rule_page
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics.bilingual import Language
    from kehoach.diagnostics.finding import Finding, Place, Rule

_DRIVE: Final = regex(r"[A-Za-z]:/")
_TO_INDEX: Final = regex(r" · \[[^\]]*\]\(index(?:\.vi)?\.md\)")
_MAKER: Final = regex(r"\n<!--.*?-->\n?", re.DOTALL)


def as_sarif(findings: Sequence[Finding], lang: Language, version: str) -> dict[str, object]:
    """The log of one run of this version. It describes each rule that was found, once, in the order of the codes."""
    rules = sorted({finding.code: finding.rule for finding in findings}.items())
    index = {code: number for number, (code, _) in enumerate(rules)}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "kehoach",
                        "version": version,
                        "rules": [_described(rule, lang) for _, rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, index[finding.code], lang) for finding in findings],
            }
        ],
    }


def file_uri(name: str) -> str:
    """A file name as a URI reference: an absolute one as ``file:///…``, a relative one relative.

    Everything but letters, digits, ``-._~`` and ``/`` is escaped as UTF-8. Backslashes separate folders, as on Windows.
    """
    slashed = name.replace("\\", "/")
    if slashed.startswith("//"):
        return f"file:{_escaped(slashed)}"
    if _DRIVE.match(slashed):
        return f"file:///{slashed[:2]}{_escaped(slashed[2:])}"
    return f"file://{_escaped(slashed)}" if slashed.startswith("/") else _escaped(slashed)


def _escaped(name: str) -> str:
    return quote(name, safe="/", errors="surrogateescape")


def _described(rule: Rule, lang: Language) -> dict[str, object]:
    said = described(rule, lang)
    page = _MAKER.sub("", _TO_INDEX.sub("", rule_page(rule.code, lang))).strip()
    address = rule_address(rule.code, lang)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": without_details(rule.message_template, lang)},
        "fullDescription": {"text": said},
        "help": {"text": said, **({"markdown": page} if page else {})},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(finding: Finding, rule: int, lang: Language) -> dict[str, object]:
    hint = finding.hint_in(lang)
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": finding.message_in(lang) + (f"\n{hint}" if hint else "")},
        "locations": [_location(finding.place)],
    }


def _location(place: Place) -> dict[str, object]:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end is not None:
        region["endColumn"] = place.end
    return {
        "physicalLocation": {"artifactLocation": {"uri": file_uri(place.file)}, "region": region},
        **({"logicalLocations": [{"fullyQualifiedName": place.path}]} if place.path else {}),
    }
