"""``kehoach check``: every finding of every plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kehoach
from kehoach.cli.inputs import SPECS, name_of, outcome_of, plan_files
from kehoach.cli.messages import ERRORS, FINAL, FORMAT, TROUBLE, print_json, tell
from kehoach.cli.pack_options import add_packs
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    import argparse

    from kehoach.cli.parser import Commands
    from kehoach.diagnostics import Finding

_ABOUT = Bilingual(
    "kiểm tra kế hoạch và liệt kê mọi lỗi, không ghi tệp nào", "check a plan and list every finding; writes no file"
)
_ONLY_PLANS = Bilingual(
    "bỏ qua tệp không phải kế hoạch (không có khóa “kehoach”), không báo",
    "pass over files that are not plans (without the key “kehoach”), without a word",
)


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("check", _ABOUT, run), commands.lang
    parser.add_argument("specs", nargs="+", metavar="SPEC", help=SPECS.in_(lang))
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help=FORMAT.in_(lang))
    parser.add_argument("--final", action="store_true", help=FINAL.in_(lang))
    parser.add_argument("--only-plans", action="store_true", help=_ONLY_PLANS.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the plans one after another, also after one that cannot be read."""
    from kehoach.diagnostics import report

    lang = arguments.lang
    specs, status = plan_files(arguments.specs, lang, only_plans=arguments.only_plans)
    findings: list[Finding] = []
    for spec in specs:
        outcome = outcome_of(spec, arguments, final=arguments.final)
        if outcome is None:
            status = TROUBLE
            continue
        findings += outcome.findings
        if arguments.format == "text":
            tell(outcome.findings, lang)
            print(f"{name_of(spec)}: {report.summary(outcome.findings, lang)}")
        if outcome.has_errors:
            status = max(status, ERRORS)
    if arguments.format == "json":
        print_json(report.as_json(findings, lang))
    elif arguments.format == "sarif":
        from kehoach.diagnostics.sarif import as_sarif

        print_json(as_sarif(findings, lang, kehoach.__version__))
    return status
