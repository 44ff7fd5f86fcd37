"""The one road: spec → plan → computed plan → document. Library, command line and batch all take it."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kehoach import packs
from kehoach.diagnostics import Finding, Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.errors import PackError, SpecError
from kehoach.rules import check_plan
from kehoach.spec import keys
from kehoach.spec.given import tree_of
from kehoach.spec.loading import read_plan
from kehoach.spec.merge import merge, settle
from kehoach.spec.nodes import Entry, Mapping, Scalar
from kehoach.spec.source import decode, from_text
from kehoach.spec.yaml_door import read_tree
from kehoach.tables.compute import compute_plan

if TYPE_CHECKING:
    from kehoach.spec.model import Plan
    from kehoach.tables.computed import ComputedPlan

Spec: TypeAlias = "str | os.PathLike[str] | AbstractMapping[str, object]"
"""A path, the YAML text itself (any string with a line break in it), or an already parsed mapping."""

TEXT_NAME = "<text>"
MAPPING_NAME = "<mapping>"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a spec went down the road, and everything found on the way, in file order."""

    plan: Plan | None
    computed: ComputedPlan | None
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a document may not be written."""
        return any(finding.severity.value == "error" for finding in self.findings)


def run(spec: Spec, *, base: os.PathLike[str] | str | None = None) -> Outcome:
    """Load, compute and check a spec; everything wrong with it is in the findings.

    Args:
        spec: what to read.
        base: the folder that ``profile`` counts from; the spec's own folder, or the current one.

    Raises:
        OSError: the spec itself cannot be read.
        PackError: its pack is broken.
    """
    findings = Findings()
    tree, name, folder = _tree(spec, findings)
    if tree is None:
        return Outcome(None, None, findings.sorted())
    merged = _merged(tree, Path(base) if base is not None else folder, findings)
    plan = read_plan(merged, name, findings)
    computed = compute_plan(plan, findings)
    check_plan(computed, findings)
    _bring_home(findings, plan)
    return Outcome(plan, computed, findings.sorted((name,)))


def load(spec: Spec, *, base: os.PathLike[str] | str | None = None) -> Plan:
    """Load a plan.

    Raises:
        SpecError: with all findings, where there is an error among them.
        OSError, PackError: as for :func:`run`.
    """
    findings = Findings()
    tree, name, folder = _tree(spec, findings)
    if tree is None:
        raise SpecError(findings.sorted())
    plan = read_plan(_merged(tree, Path(base) if base is not None else folder, findings), name, findings)
    if findings.has_errors():
        _bring_home(findings, plan)
        raise SpecError(findings.sorted((name,)))
    return plan


def compute(plan: Plan) -> ComputedPlan:
    """Compute and check a loaded plan.

    Raises:
        SpecError: with all findings, where there is an error among them.
    """
    findings = Findings()
    computed = compute_plan(plan, findings)
    check_plan(computed, findings)
    if findings.has_errors():
        _bring_home(findings, plan)
        raise SpecError(findings.sorted((plan.file,)))
    return computed


def check(spec: Spec, *, base: os.PathLike[str] | str | None = None) -> list[Finding]:
    """Every finding of a spec, in file order; a bad spec is never an exception here.

    Raises:
        OSError, PackError: as for :func:`run`.
    """
    return list(run(spec, base=base).findings)


def render(computed: ComputedPlan) -> bytes:
    """The Word document of a computed plan; the same plan gives the same bytes.

    Raises:
        PackError: the pack's template cannot be used.
    """
    from kehoach.view.document import view_document
    from kehoach.word.render import render_document
    from kehoach.word.template import compile_template

    pack = packs.find_pack(computed.plan.pack)
    if pack is None:
        raise PackError(f"there is no pack {computed.plan.pack!r}")
    return render_document(view_document(computed), compile_template(pack.template()))


# What a plan lacks is found where the pack asks for it, and is supplied in the plan.
_LACKS = frozenset(
    {
        rules.MISSING_KEY,
        rules.EMPTY_TABLE,
        rules.TO_BE_SUPPLIED,
        rules.AREA_UNCOVERED,
        rules.NO_AREAS,
        rules.TABLE_NOT_PLACED,
    }
)


_MISSING_FILES = frozenset({rules.PACK_NOT_FOUND, rules.PROFILE_NOT_FOUND})
_FOLLOW = frozenset(
    {
        rules.MISSING_KEY,
        rules.NO_AREAS,
        rules.UNKNOWN_SIGNER,
        rules.UNKNOWN_NAME,
        rules.TABLE_NOT_PLACED,
        rules.PART_NOT_PRINTED,
        rules.NO_PACK_TEXT,
    }
)


def _bring_home(findings: Findings, plan: Plan) -> None:
    """Keep findings to what the plan's writer can act on.

    What a plan lacks moves from the pack's file, which its writer never opened, to the plan itself; what only follows
    from a missing pack or profile is left out.
    """
    if any(finding.rule in _MISSING_FILES for finding in findings.items):
        # What stands in the file that could not be opened is not missing; only the file is.
        findings.items = [finding for finding in findings.items if finding.rule not in _FOLLOW]
    pack_file = f"{plan.pack}/{packs.PACK_FILE}"
    findings.items = [
        replace(finding, place=plan.place) if finding.file == pack_file and finding.rule in _LACKS else finding
        for finding in findings.items
    ]


def _tree(spec: Spec, findings: Findings) -> tuple[Mapping | None, str, Path]:
    """The spec's tree, its name in findings, and the folder it lies in."""
    if isinstance(spec, AbstractMapping):
        return tree_of(spec, MAPPING_NAME, findings), MAPPING_NAME, Path()
    if isinstance(spec, str) and "\n" in spec:
        source = from_text(TEXT_NAME, spec, findings)
        return (read_tree(source, findings) if source else None), TEXT_NAME, Path()
    name = os.fspath(spec)
    if "\0" in name:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    source = decode(name, Path(spec).read_bytes(), findings)
    return (read_tree(source, findings) if source else None), name, Path(spec).parent


def _merged(tree: Mapping, folder: Path, findings: Findings) -> Mapping:
    """The spec over its profile over its pack; without a pack, as it stands."""
    base = _pack_fragment(tree, findings)
    profile = _profile(tree, folder, findings)
    if base is not None and profile is not None:
        base = merge(base, profile, findings)
    below = base or profile
    return settle(tree, findings) if below is None else merge(below, tree, findings)


def _pack_fragment(tree: Mapping, findings: Findings) -> Mapping | None:
    node = tree.get("pack")
    if not isinstance(node, Scalar) or node.is_blank:
        return None
    pack = packs.find_pack(node.text)
    if pack is None:
        findings.add(rules.PACK_NOT_FOUND, node.place, text=node.text, known=", ".join(packs.known_packs()))
        return None
    return pack.fragment()


def _profile(tree: Mapping, folder: Path, findings: Findings) -> Mapping | None:
    node = tree.get("profile")
    if not isinstance(node, Scalar) or node.is_blank:
        return None
    path = folder / node.text
    try:
        data = path.read_bytes()
    except (OSError, ValueError):
        findings.add(rules.PROFILE_NOT_FOUND, node.place, text=node.text, folder=folder)
        return None
    source = decode(os.fspath(path), data, findings)
    profile = read_tree(source, findings) if source else None
    return None if profile is None else _own_keys(profile, findings)


def _own_keys(profile: Mapping, findings: Findings) -> Mapping:
    """A profile may hold its own keys only; what belongs to a plan is a finding."""
    own = {key.name for key in keys.PROFILE_KEYS}
    entries: list[Entry] = []
    for entry in profile.entries:
        if entry.key.text in own or entry.key.text not in keys.PLAN.names():
            entries.append(entry)  # an unknown key is reported, with its place, when the plan is read
        else:
            findings.add(rules.NOT_IN_PROFILE, entry.key.place, key=entry.key.text)
    return Mapping(tuple(entries), Place(profile.place.file, 1, 1))


__all__ = ["Outcome", "Spec", "check", "compute", "load", "render", "run"]
