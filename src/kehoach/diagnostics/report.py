"""Output of findings: text for people, JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.diagnostics.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics.bilingual import Language
    from kehoach.diagnostics.finding import Finding, Rule

_COLOURS: Final = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.NOTE: "\x1b[36m"}
_PLAIN: Final = "\x1b[0m"
_HINT: Final = Bilingual("gợi ý", "hint")
_SEVERITIES: Final = {
    Severity.ERROR: Bilingual("lỗi", "error"),
    Severity.WARNING: Bilingual("cảnh báo", "warning"),
    Severity.NOTE: Bilingual("ghi chú", "note"),
}
_CLEAN: Final = Bilingual("không có lỗi", "no errors")
_MESSAGE: Final = Bilingual("Thông báo: {text}", "Message: {text}")
_HINTED: Final = Bilingual("Gợi ý: {text}", "Hint: {text}")


def as_text(findings: Sequence[Finding], lang: Language, *, colour: bool = False) -> str:
    """One line per finding, ``file:line:column: CODE error: message``, with the hint on an indented line below it."""
    lines = []
    for finding in findings:
        label = f"{finding.code} {severity_word(finding.severity, lang)}:"
        if colour:
            label = f"{_COLOURS[finding.severity]}{label}{_PLAIN}"
        lines.append(f"{finding.place}: {label} {finding.message_in(lang)}")
        if hint := finding.hint_in(lang):
            lines.append(f"    {_HINT.in_(lang)}: {hint}")
    return "".join(line + "\n" for line in lines)


def severity_word(severity: Severity, lang: Language) -> str:
    """What a severity is called: lỗi, cảnh báo, ghi chú."""
    return _SEVERITIES[severity].in_(lang)


def summary(findings: Sequence[Finding], lang: Language) -> str:
    """The number of findings by severity, "2 lỗi, 1 ghi chú"; without errors it begins "không có lỗi"."""
    counts = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    plural = "s" if lang == "en" else ""
    said = [f"{n} {severity_word(kind, lang)}{plural if n > 1 else ''}" for kind, n in counts.items() if n]
    return ", ".join(said if counts[Severity.ERROR] else [_CLEAN.in_(lang), *said])


def described(rule: Rule, lang: Language) -> str:
    """The message of a rule, and its hint on a second line if it says something by itself; ``{…}`` are their gaps."""
    lines = [_MESSAGE.in_(lang).format(text=without_details(rule.message_template, lang))]
    if rule.has_fixed_hint:
        lines.append(_HINTED.in_(lang).format(text=without_details(rule.hint_template, lang)))
    return "\n".join(lines)


def without_details(template: Bilingual, lang: Language) -> str:
    """A template as text: doubled braces become single, a gap stays ``{name}``."""
    return template.in_(lang).replace("{{", "{").replace("}}", "}")


def as_json(findings: Sequence[Finding], lang: Language) -> list[dict[str, object]]:
    """One array of all findings, each as ``Finding.to_dict`` has it."""
    return [finding.to_dict(lang) for finding in findings]


def dumps(value: object, *, ascii_only: bool) -> str:
    """JSON text ending with a line feed; ``ascii_only`` escapes other characters, for streams that are not UTF-8."""
    return json.dumps(value, ensure_ascii=ascii_only, indent=2) + "\n"
