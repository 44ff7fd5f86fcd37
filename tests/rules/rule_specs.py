"""Small plans for the rules across a plan, made from the example of Bắc Sơn by changing one thing."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import findings_in

PLAN = Path(__file__).parents[2] / "examples" / "bac-son-2023" / "plan.yaml"


def changed(*changes: tuple[str, str]) -> str:
    """Bắc Sơn's plan with its profile in it, and each ``before`` replaced by its ``after``; each must be there."""
    profile = (PLAN.parent / "phuong-bac-son.yaml").read_text(encoding="utf-8")
    text = PLAN.read_text(encoding="utf-8").replace("profile: phuong-bac-son.yaml", "") + "\n" + profile
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


def found(spec: str) -> list[tuple[str, str]]:
    """Every finding: its code, and the rest of the line at its place as far as a bar."""
    lines = spec.splitlines()
    return [(f.code, lines[f.line - 1][f.column - 1 :].split("|")[0].strip()) for f in findings_in(spec)]


def messages(spec: str) -> list[str]:
    """Every finding: its code, message and hint."""
    return [" ".join(filter(None, (f.code, f.message, f.hint))) for f in findings_in(spec)]
