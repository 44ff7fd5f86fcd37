"""``kehoach explain``: one figure, with its formula, inputs and rounding."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

from kehoach.cli.inputs import outcome_of
from kehoach.cli.messages import CLEAN, ERRORS, FORMAT, MEANT, SPEC_OR_INPUT, TROUBLE, complain, print_json, tell
from kehoach.cli.pack_options import add_packs
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.diagnostics.terms import NOWHERE

if TYPE_CHECKING:
    import argparse

    from kehoach.cli.parser import Commands

_ABOUT = Bilingual(
    "giải thích một số liệu: công thức, các số đầu vào, cách làm tròn", "explain one figure: formula, inputs, rounding"
)
_ADDRESS = Bilingual("địa chỉ của số liệu, như 'bảng[hàng].cột'", "address of the figure, like 'table[row].column'")
_NO_FIGURE = Bilingual("không có số liệu ở địa chỉ “{address}”{meant}", "there is no figure at “{address}”{meant}")


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser, lang = commands.add("explain", _ABOUT, run), commands.lang
    parser.add_argument("spec", metavar="SPEC", help=SPEC_OR_INPUT.in_(lang))
    parser.add_argument("address", metavar="ADDRESS", help=_ADDRESS.in_(lang))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT.in_(lang))
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print how a figure is computed."""
    from kehoach.errors import AddressError
    from kehoach.tables import explanation

    outcome = outcome_of(arguments.spec, arguments)
    if outcome is None:
        return TROUBLE
    tell(outcome.findings, arguments.lang)
    if outcome.has_errors or outcome.computed is None:
        return ERRORS
    address = unicodedata.normalize("NFC", arguments.address)
    try:
        found = outcome.computed.explain(address)
    except AddressError as error:
        meant = MEANT.filled(nearest=Verbatim(error.nearest)) if error.nearest else NOWHERE
        return complain(_NO_FIGURE, arguments.lang, address=Verbatim(address), meant=meant)
    if arguments.format == "json":
        print_json(explanation.explain_data(found, arguments.lang))
    else:
        sys.stdout.write(explanation.explain_text(found, arguments.lang))
    return CLEAN
