"""A spec merged with the files it names: the tree that the plan is read from."""

from __future__ import annotations

import os
from collections.abc import Mapping as AbstractMapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from msgspec import Struct

from kehoach.diagnostics import Findings, Place, has_errors, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.packs import PackFolders, find_pack, shelves
from kehoach.plan import keys
from kehoach.plan.fields import report_missing
from kehoach.reading.merge import merge, settle
from kehoach.reading.named_pictures import with_pictures
from kehoach.reading.rows_of_files import report_rows_of_last_year, rows_in_files, with_rows_of_files
from kehoach.reading.variants import suited
from kehoach.source.decoding import Source, decode, from_text, read_regular
from kehoach.source.from_mapping import tree_of
from kehoach.source.nodes import Mapping, MappingEntry, Scalar
from kehoach.source.yaml_events import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.plan.model import Layer
    from kehoach.source.nodes import Node

OneSpec: TypeAlias = "str | os.PathLike[str] | Text | AbstractMapping[str, object] | Unwritten"
"""A path, YAML text, a parsed mapping, or the future content of a file, which is read as that file."""
Spec: TypeAlias = "OneSpec | Varied"


class Text(Struct, frozen=True):
    """YAML text that is not in a file, and its name in findings."""

    text: str | bytes
    name: str


class Unwritten(Struct, frozen=True):
    """The future content of a file, read as if the file existed: its profile is relative to the folder of the file."""

    path: Path
    data: bytes


class Varied(Struct, frozen=True):
    """A spec with other keys merged over it, as it is merged over its profile and pack."""

    spec: OneSpec
    over: Mapping


MAPPING_NAME: Final = "<mapping>"
PROFILE_ENDINGS: Final = (".yaml", ".yml")


class Assembly(NamedTuple):
    """A spec merged with its profile and packs."""

    tree: Mapping | None
    """``None``, with findings, if the YAML cannot be read or there is no such pack."""
    name: str
    """The spec's name in findings."""
    layers: tuple[Layer, ...] = ()
    """The packs of the plan: its own pack, then those it inherits from."""
    report: Mapping | None = None
    """The keys of the report, if the spec is a report on the plan."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names in findings of the given files: the report's, if there is one, and the plan's."""
        return (self.report.place.file, self.name) if self.report else (self.name,)


def assemble(
    spec: Spec,
    base: os.PathLike[str] | str | None,
    given: PackFolders,
    findings: Findings,
    *,
    is_reported_on: bool = False,
) -> Assembly:
    """Merge the spec's tree over that of its profile, and both over that of its pack.

    Only regular YAML files are opened. A spec that is not a file may name a profile inside ``base`` only, and no packs
    are searched in its folder: a spec from elsewhere must not reveal files of this machine. A report is on a plan
    (``is_reported_on``), not on another report.

    Raises:
        OSError: the spec cannot be read, or a folder of packs is not a folder.
    """
    spec, varied = (spec.spec, (spec.over,)) if isinstance(spec, Varied) else (spec, ())
    tree, name, folder = _own_tree(spec, findings)
    where = shelves(folder, given)
    profile_folder = Path(base) if base is not None else folder or Path()
    if tree and folder:
        _report_last_year(tree, folder, findings)
    tree = tree and with_rows_of_files(tree, lambda _: profile_folder, findings)
    if tree is None:
        return Assembly(None, name)
    if not is_reported_on and tree.get("report") and (plan := _named(tree.get("plan"))):
        for over in varied:
            tree = merge(tree, over, findings)
        return _reported(tree, plan, Path(base) if base is not None else folder, folder, given, findings)
    if (report := tree.get("report")) and not (tree.get("plan") or tree.get("pack")):
        report_missing({"plan": "plan.yaml"}, terms.THE_REPORT, report.place, findings)
        return Assembly(None, name)
    own = (*varied, tree)
    named = _first_named(own, "pack")
    pack = find_pack(named, where, findings) if named else None
    profile = _profile(_first_named(own, "profile"), profile_folder, findings, is_confined=folder is None)
    if pack is None and named:
        return Assembly(None, name)
    layers = pack.layers if pack else ()
    folders = {layer.file: layer.folder for layer in layers}
    if profile:
        folders[profile.place.file] = Path(profile.place.file).parent
    fragment = suited(pack.fragment, (*own, profile) if profile else own, findings) if pack else None
    log = Findings()
    fragment = fragment and with_rows_of_files(fragment, lambda place: folders[place.file], log)
    profile = profile and with_rows_of_files(profile, lambda place: folders[place.file], log)
    findings.extend(log)
    if has_errors(log):
        return Assembly(None, name)
    below = merge(fragment, profile, findings) if fragment and profile else fragment or profile
    merged = settle(tree, findings) if below is None else merge(below, tree, findings)
    for over in varied:  # what is missing is missing in the plan's own file
        if replaced := tuple(_texts_replaced(merged, over)):
            for key in replaced:
                findings.add(rules.KEY_INSIDE_A_TEXT, key.place, key=Verbatim(key.text))
            return Assembly(None, name)
        merged = Mapping(merge(merged, over, findings).entries, merged.place)
    return Assembly(with_pictures(merged, profile_folder, folders, findings), name, layers)


def _reported(
    report: Mapping, plan: Scalar, at: Path | None, folder: Path | None, given: PackFolders, findings: Findings
) -> Assembly:
    """The plan that a report is on, with the keys of the report."""
    try:
        path = _path_in(at or Path(), plan.text, is_confined=folder is None)
        return assemble(path, None, given, findings, is_reported_on=True)._replace(report=report)
    except (OSError, ValueError):
        findings.add(rules.PLAN_NOT_FOUND, plan.place, text=Verbatim(plan.text), folder=Verbatim(str(at or Path())))
        return Assembly(None, report.place.file)


def _own_tree(spec: OneSpec, findings: Findings) -> tuple[Mapping | None, str, Path | None]:
    """The spec's own tree, its name, and its folder if it is a file."""
    if isinstance(spec, AbstractMapping):
        return tree_of(spec, MAPPING_NAME, findings), MAPPING_NAME, None
    source: Source | None
    if isinstance(spec, Unwritten):
        source = decode(os.fspath(spec.path), spec.data, findings)
        return (read_tree(source, findings) if source else None), os.fspath(spec.path), spec.path.parent
    if isinstance(spec, Text):
        if isinstance(spec.text, bytes):
            source = decode(spec.name, spec.text, findings)
        else:
            source = from_text(spec.name, spec.text, findings)
        return (read_tree(source, findings) if source else None), spec.name, None
    name = os.fspath(spec)
    source = _read_file(name, Path(spec), findings)
    return (read_tree(source, findings) if source else None), name, Path(spec).parent


def _read_file(name: str, path: Path, findings: Findings) -> Source | None:
    """Read a spec or profile; ``None``, with findings, if it is not text.

    Raises:
        OSError: it does not exist, is not a regular file, or cannot be read.
    """
    data = read_regular(path, name, findings)
    return None if data is None else decode(name, data, findings)


def _report_last_year(tree: Mapping, folder: Path, findings: Findings) -> None:
    """Warn where a plan that is a file still has rows of the plan that it calls ``previous``, if that can be read."""
    previous = _named(tree.get("previous"))
    if previous is None or not any(rows_in_files(tree)):
        return
    try:
        path = _path_in(folder, previous.text, is_confined=False)
        source = _read_file(os.fspath(path), path, Findings())
    except (OSError, ValueError):
        return
    if source and (before := read_tree(source, Findings())):
        report_rows_of_last_year(tree, folder, before, path.parent, previous.text, findings)


def _profile(node: Scalar | None, folder: Path, findings: Findings, *, is_confined: bool) -> Mapping | None:
    if node is None:
        return None
    try:
        path = _path_in(folder, node.text, is_confined=is_confined)
        source = _read_file(os.fspath(path), path, findings)
    except (OSError, ValueError):
        findings.add(rules.PROFILE_NOT_FOUND, node.place, text=Verbatim(node.text), folder=Verbatim(str(folder)))
        return None
    profile = read_tree(source, findings) if source else None
    return None if profile is None else _own_keys(profile, findings)


def _path_in(folder: Path, text: str, *, is_confined: bool) -> Path:
    """The YAML file that a spec names.

    Raises:
        OSError: it must not be opened.
    """
    path = folder / text
    if path.suffix.lower() not in PROFILE_ENDINGS:
        raise OSError(f"not a YAML file: {text}")
    if is_confined and not Path(os.path.realpath(path)).is_relative_to(folder.resolve()):  # a link may lead to itself
        raise OSError(f"outside of {folder}: {text}")
    return path


def _named(node: Node | None) -> Scalar | None:
    return node if isinstance(node, Scalar) and not node.is_blank else None


def _first_named(trees: Iterable[Mapping], key: str) -> Scalar | None:
    """What the first tree that has the key names under it."""
    return next((named for tree in trees if (named := _named(tree.get(key)))), None)


def _texts_replaced(below: Mapping, over: Mapping) -> Iterator[Scalar]:
    """The keys inside which a value is set, although there is a text below, such as a grid, which would be lost."""
    for entry in over.entries:
        node = below.get(entry.key.text)
        if not isinstance(entry.value, Mapping) or node is None or (isinstance(node, Scalar) and node.is_blank):
            continue
        if isinstance(node, Mapping):
            yield from _texts_replaced(node, entry.value)
        else:
            yield entry.key


def _own_keys(profile: Mapping, findings: Findings) -> Mapping:
    """The keys of a profile, and the version of the format. Keys that belong in a plan are findings."""
    own = {key.name for key in keys.PROFILE_KEYS}
    entries: list[MappingEntry] = []
    for entry in profile.entries:
        if entry.key.text == keys.VERSION:
            if isinstance(entry.value, Scalar) and entry.value.text not in ("", keys.FORMAT):
                findings.add(rules.UNKNOWN_FORMAT, entry.value.place, text=Verbatim(entry.value.text))
        elif entry.key.text in own or entry.key.text not in keys.PLAN.names():
            entries.append(entry)  # an unknown key is reported, with its place, when the plan is read
        else:
            findings.add(rules.NOT_IN_PROFILE, entry.key.place, key=Verbatim(entry.key.text))
    return Mapping(tuple(entries), Place(profile.place.file, 1, 1))
