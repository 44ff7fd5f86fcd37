"""Checking a pack without a plan: everything wrong with it, and what it requires of a plan."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Findings, Place, in_file_order, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.errors import PackError, RefusedError
from kehoach.layering import assemble
from kehoach.packs import Shelves, find_pack, shelves, template_names, template_of
from kehoach.patterns import regex
from kehoach.pipeline import run
from kehoach.plan.keys import TASKS, TEXT, VARIANTS
from kehoach.plan.model import PACK_FILE, TEMPLATE_FILE
from kehoach.reading.area_changes import MADE_FROM
from kehoach.reading.loading import read_offered
from kehoach.reading.variants import named
from kehoach.rules import check_plan
from kehoach.source.nodes import Mapping, Scalar, one_line
from kehoach.tables.compute import compute_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Finding
    from kehoach.packs import Pack, PackFolders
    from kehoach.source.nodes import MappingEntry

GROUPS_OF_TABLES: Final = ("targets", "tables", "tasks", "assignments")

_ROW: Final = "Thôn Một"
_FROM_AREAS: Final = regex(r"areas\.([^\W\d]\w*)")
_WANTS: Final = frozenset(
    {
        rules.MISSING_KEY,
        rules.EMPTY_TABLE,
        rules.NO_AREAS,
        rules.TO_BE_SUPPLIED,
        rules.NO_SIGNER,
        rules.NO_BASIS,
    }
)


def check_pack(folder: os.PathLike[str] | str, *, packs: PackFolders = ()) -> list[Finding]:
    """Everything wrong with the pack in a folder: its ``pack.yaml``, tried with a small plan, its templates' tags,
    and whether they print an empty document, a full one, and each list by itself.

    Packs that it inherits from are searched next to it first, and are checked as well.

    Raises:
        OSError: there is no pack in the folder, or ``packs`` names something other than a folder.
    """
    home = Path(folder).resolve()
    if not (home / PACK_FILE).is_file():
        raise RefusedError(folder, terms.NO_PACK_IN_IT)
    name = unicodedata.normalize("NFC", home.name)
    near = (home.parent, *_each(packs))
    findings = Findings()
    pack = _found(name, shelves(given=near), findings)
    if pack is None:
        return list(in_file_order(findings))
    files = [layer.file for layer in pack.layers]
    found = (finding for plan in _small_plans(name, pack) for finding in run(plan, packs=near).findings)
    findings.extend(finding for finding in found if finding.file in files)
    _check_documents(pack, findings)
    findings.extend(_of_templates(pack))
    return list(in_file_order(findings, files))


def wanted(name: str, where: Shelves) -> list[Finding]:
    """What is missing in a plan that has nothing but the name of the pack."""
    folders = [shelf.folder for shelf in where.near if shelf.folder.is_dir()]
    findings = Findings()
    whole = assemble({"kehoach": "1", "pack": name}, None, folders, findings)
    if whole.tree is not None:
        check_plan(compute_plan(read_offered(whole.tree, whole.name, whole.layers, findings), findings), findings)
    return [finding for finding in in_file_order(findings, (whole.name,)) if finding.rule in _WANTS]


def tables_of(fragment: Mapping) -> Iterator[tuple[str, MappingEntry]]:
    """The tables that a pack has columns for, each with the key of its group."""
    for group in GROUPS_OF_TABLES:
        things = fragment.get(group)
        for entry in things.entries if isinstance(things, Mapping) else ():
            if isinstance(entry.value, Mapping) and entry.value.get("columns"):
                yield group, entry


def _each(packs: PackFolders) -> tuple[os.PathLike[str] | str, ...]:
    return (packs,) if isinstance(packs, str | os.PathLike) else tuple(packs)


def _found(name: str, where: Shelves, findings: Findings) -> Pack | None:
    return find_pack(one_line(name, Place(f"{name}/{PACK_FILE}", 1, 1)), where, findings)


def _check_documents(pack: Pack, findings: Findings) -> None:
    """Report each document of a pack whose Word template neither it nor a pack it inherits from has."""
    known = template_names(pack.layers)
    documents = pack.fragment.get("documents")
    for entry in documents.entries if isinstance(documents, Mapping) else ():
        named = entry.value.get("template") if isinstance(entry.value, Mapping) else None
        if isinstance(named, Scalar) and not named.is_blank and named.text not in known:
            details = {"pack": Verbatim(pack.layers[0].name), "text": Verbatim(named.text)}
            findings.add(rules.NO_SUCH_TEMPLATE, named.place, known=Verbatim(", ".join(known)), **details)


def _of_templates(pack: Pack) -> Iterator[Finding]:
    from kehoach.word.template import compile_template
    from kehoach.word.trial import unprintable

    fields = _own_fields(pack)
    own, printed = tuple((key.text, kind) for key, kind in fields), set[str]()
    for file in dict.fromkeys((TEMPLATE_FILE, *template_names(pack.layers))):
        try:
            template = template_of(pack.layers, file)
            compiled = compile_template(template.data, template.shown, template.without, own)
            printed |= compiled.prints
            yield from compiled.notes
            yield from unprintable(compiled, template.shown)
        except PackError as error:
            yield from error.findings
            printed |= {name for name, _ in own}  # what it prints is not known
    lost = Findings()
    for key, _ in fields:
        if key.text not in printed:
            lost.add(rules.FIELD_IN_NO_TEMPLATE, key.place, text=Verbatim(key.text))
    yield from lost


def _own_fields(pack: Pack) -> list[tuple[Scalar, str]]:
    """The fields that a pack declares, with their kinds."""
    given = pack.fragment.get("fields")
    found = []
    for entry in given.entries if isinstance(given, Mapping) else ():
        if isinstance(entry.value, Mapping):
            kind = entry.value.get("kind")
            found.append((entry.key, kind.text if isinstance(kind, Scalar) and kind.text else TEXT))
    return found


def _small_plans(name: str, pack: Pack) -> Iterator[dict[str, object]]:
    """A small plan for the usual kind of document, and one for each variant of the pack."""
    usual = _small_plan(name, pack)
    yield usual
    variants = pack.fragment.get(VARIANTS)
    for entry in variants.entries if isinstance(variants, Mapping) else ():
        if isinstance(entry.value, Mapping):
            document, body = (" ".join(named(entry.value, key)[:1]) for key in ("document", "body"))
            issuer = {"kind": "xã", "name": "Tân Mẫu", **({"body": body} if body else {})}
            yield {**usual, "issuer": issuer, **({"document": document} if document else {})}


def _small_plan(name: str, pack: Pack) -> dict[str, object]:
    """A plan with one area, a task and a row in every table, so that each formula and check of the pack is read."""
    groups: dict[str, dict[str, object]] = {}
    if not pack.fragment.get(TASKS):
        groups[TASKS] = {"mot": {"title": "Việc một", "lead": "Phòng Một", "budget": "1"}}
    for group, entry in tables_of(pack.fragment):
        if entry.key.text != TASKS and isinstance(entry.value, Mapping) and not entry.value.get("rows"):
            columns = entry.value.get("columns")
            first = columns.entries[0].key.text if isinstance(columns, Mapping) and columns.entries else ""
            groups.setdefault(group, {})[entry.key.text] = {"rows": f"{first}\n{_ROW}"}
    issuer = {"kind": "xã", "name": "Tân Mẫu"}
    drawn = _drawn_from_areas(pack.fragment)
    header, cells = (" | ".join((first, *others)) for first, others in (("Đơn vị", drawn), (_ROW, "1" * len(drawn))))
    areas = {"label": "thôn", "rows": f"{header}\n{cells}"}
    return {"kehoach": "1", "pack": name, "year": "2026", "issuer": issuer, "areas": areas, **groups}


def _drawn_from_areas(fragment: Mapping) -> list[str]:
    """The columns of areas that the tables of a pack draw from and that only a plan can have."""
    own = fragment.get("areas")
    columns = own.get("columns") if isinstance(own, Mapping) else None
    known = {entry.key.text for entry in columns.entries} if isinstance(columns, Mapping) else set()
    drawn: dict[str, None] = {}
    for _, table in tables_of(fragment):
        given = table.value.get("columns") if isinstance(table.value, Mapping) else None
        for column in given.entries if isinstance(given, Mapping) else ():
            source = column.value.get("from") if isinstance(column.value, Mapping) else None
            if isinstance(source, Scalar) and (found := _FROM_AREAS.fullmatch(source.text.strip())):
                drawn[found[1]] = None
    return [name for name in drawn if name not in known and name != MADE_FROM]
