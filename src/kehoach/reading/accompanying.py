"""The documents that accompany a plan, as it declares them; what is in them is read with the plan laid under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan import keys
from kehoach.plan.fields import Fields
from kehoach.plan.model import Accompanying
from kehoach.source.nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Container

    from kehoach.diagnostics import Findings


def read_accompanying(above: Fields, tables: Container[str], findings: Findings) -> dict[str, Accompanying]:
    """The documents by id; ``tables``: the ids of the plan's own."""
    found = {}
    for key, node in above.by_id("documents"):
        if not isinstance(node, Mapping):
            above.wrong(key.text, node, terms.KEYS)
            continue
        fields = Fields(node, keys.DOCUMENT, terms.document(key.text), findings, key.text)
        each, place = fields.word("each"), fields.place_of("each")
        _check_own_tables(key.text, fields, tables, findings)
        found[key.text] = Accompanying(key.text, each, place, key.place)
    return found


def _check_own_tables(document: str, fields: Fields, tables: Container[str], findings: Findings) -> None:
    """Report a table that the plan already has: each figure has one place where it is typed."""
    node = fields.node("tables")
    for entry in node.entries if isinstance(node, Mapping) else ():
        name = entry.key.text
        if name in tables:
            place = entry.key.place
            findings.add(rules.TABLE_OF_THE_PLAN, place, document=Verbatim(document), table=Verbatim(name))
