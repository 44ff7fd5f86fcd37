"""Template packs: where they are searched, what they inherit, and what they contain.

A pack is a folder with ``pack.yaml`` (a fragment of a plan: wording, columns, outline) and ``template.docx``. A pack
that names another pack inherits from it and contains only what is different.
"""

from __future__ import annotations

import functools
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings, Place, Result, in_file_order, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.errors import PackError, reason_of
from kehoach.plan import keys
from kehoach.plan.fields import kind_of
from kehoach.plan.model import PACK_FILE, TEMPLATE_FILE, Layer
from kehoach.plan.omissions import omitted
from kehoach.reading.merge import merge, settle
from kehoach.source.decoding import decode, read_regular
from kehoach.source.names import nearest
from kehoach.source.nodes import Mapping, Scalar
from kehoach.source.yaml_events import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.machinery import ModuleSpec

    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.source.nodes import MappingEntry, Node

BESIDE_A_SPEC: Final = "packs"
"""The name of the folder of packs next to a spec."""
VARIABLE: Final = "KEHOACH_PACKS"
"""The environment variable that lists folders of packs, separated as in ``PATH``."""
ENTRY_POINTS: Final = "kehoach.packs"

_HERE = Path(__file__).resolve().parent
# In an installed wheel the packs lie inside the package, in a checkout beside src/.
_BUILT_IN: Final = (_HERE / "templates", _HERE.parents[1] / "templates")


PackFolders: TypeAlias = "Iterable[os.PathLike[str] | str] | os.PathLike[str] | str"
"""One or more folders of packs."""


class Pack(Struct, frozen=True):
    """A pack with everything it inherits."""

    layers: tuple[Layer, ...]
    """The pack itself, then the packs it inherits from, nearest first."""
    fragment: Mapping
    """Their keys for a plan, merged; every value keeps the place where it was typed."""
    title: str
    """The pack's own name for its kind of plan; may be empty."""


# --- where packs are -----------------------------------------------------------------------------------------


class Shelf(Struct, frozen=True):
    """A folder of packs, and what a user is shown as its origin."""

    folder: Path
    origin: Bilingual

    def layer(self, name: str) -> Layer | None:
        """The pack of that name in the folder; ``None`` if there is none."""
        folder = self.folder / name
        if (
            Path(name).name == name
            and _is_file(folder / PACK_FILE)
            and folder.resolve() == self.folder.resolve() / name
        ):
            return Layer(name, folder)
        return self.layers().get(name)

    def layers(self) -> dict[str, Layer]:
        """The packs in the folder by name, without links to other places."""
        try:
            folders = sorted(path for path in self.folder.iterdir() if _is_file(path / PACK_FILE))
        except OSError:
            return {}
        home = self.folder.resolve()
        inside = (path for path in folders if path.resolve().parent == home)
        return {name: Layer(name, path) for path in inside if (name := unicodedata.normalize("NFC", path.name))}


class Shelves(Struct, frozen=True):
    """Where packs are searched, in order; installed packages come last."""

    near: tuple[Shelf, ...]

    def __iter__(self) -> Iterator[Shelf]:
        """All of them. Looking up installed packages takes time, so it is done only after the others."""
        yield from self.near
        yield from _installed()

    def find(self, name: str) -> Layer | None:
        """The first pack of that name; ``None`` if there is none. The name is that of a folder, never a path."""
        return next((layer for shelf in self if (layer := shelf.layer(name))), None)

    def names(self) -> tuple[str, ...]:
        """The names of all available packs, sorted."""
        return tuple(sorted({name for shelf in self for name in shelf.layers()}))


def shelves(beside: Path | None = None, given: PackFolders = ()) -> Shelves:
    """Where packs are searched, in this order: the folder ``packs`` next to the spec's file, the given folders, the
    folders in ``KEHOACH_PACKS``, the built-in packs, installed packages.

    Args:
        beside: the folder of the spec's file; ``None`` for a spec that is not a file.
        given: the caller's folders of packs.

    Raises:
        NotADirectoryError: a given folder is not a folder.
    """
    folders = [Path(given)] if isinstance(given, str | os.PathLike) else [Path(folder) for folder in given]
    if missing := [os.fspath(folder) for folder in folders if not folder.is_dir()]:
        raise NotADirectoryError(f"not a folder of packs: {', '.join(missing)}")
    near = () if beside is None else (Shelf(beside / BESIDE_A_SPEC, terms.BESIDE_THE_PLAN),)
    named = (Path(folder) for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder)
    return Shelves(
        (
            *near,
            *(Shelf(folder, terms.named(os.fspath(folder))) for folder in folders),
            *(Shelf(folder, terms.named(VARIABLE)) for folder in named),
            *(Shelf(folder, terms.BUILT_IN) for folder in _BUILT_IN),
        )
    )


def _installed() -> Iterator[Shelf]:
    """The folders of packs in installed packages; their code is not run."""
    from importlib import metadata

    for point in sorted(metadata.entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        try:
            spec = _place_of(point.module)
        except (ImportError, ValueError):
            continue
        owner = point.dist.name if point.dist else point.module
        for folder in (spec and spec.submodule_search_locations) or ():
            yield Shelf(Path(folder), terms.package(owner))


def _place_of(module: str) -> ModuleSpec | None:
    """Where an installed package is. ``find_spec`` would import its parent packages."""
    from importlib import machinery, util

    outer, _, name = module.rpartition(".")
    if not outer:
        return util.find_spec(name)
    around = _place_of(outer)
    folders = around and around.submodule_search_locations
    return machinery.PathFinder.find_spec(module, folders) if folders else None


# --- what is in one ------------------------------------------------------------------------------------------


def find_pack(named: Scalar, where: Shelves, findings: Findings) -> Pack | None:
    """The pack of that name with everything it inherits; ``None``, with a finding, if it cannot be read."""
    layers: list[Layer] = []
    texts: list[tuple[str, bytes]] = []
    title = ""
    base: Scalar | None = named
    while base is not None:
        if base.text in (names := [layer.name for layer in layers]):
            findings.add(rules.PACK_CIRCLE, base.place, chain=Verbatim(" → ".join((*names, base.text))))
            return None
        layer = where.find(base.text)
        if layer is None:
            findings.add(
                rules.PACK_NOT_FOUND, base.place, text=Verbatim(base.text), known=Verbatim(", ".join(where.names()))
            )
            return None
        data = _read(layer, PACK_FILE, base.place, findings)
        if data is None:
            return None
        read = _parsed(layer.file, data)
        findings.extend(read.findings)
        if read.value is None:
            return None
        title = title if layers else _text(read.value.get("title"))
        layers.append(replace(layer, without=_omitted(read.value, findings), offers=_offers(layer.file, data)))
        base = _base(read.value, findings)
        texts.append((layer.file, data))
    whole = _laid_over(tuple(texts))
    findings.extend(whole.findings)
    return Pack(tuple(layers), whole.value, title)


class TemplateFile(Struct, frozen=True):
    """A Word template of a pack."""

    shown: str
    """Its name in findings."""
    data: bytes
    without: tuple[str, ...]
    """What it omits on purpose, as paths of the view."""


def template_of(layers: Iterable[Layer], file: str = TEMPLATE_FILE) -> TemplateFile:
    """The Word template of that name of a pack, or of the nearest pack that it inherits from.

    Raises:
        PackError: there is no such template, or it cannot be read.
    """
    layers = tuple(layers)
    layer = _template_layer(layers, file)
    shown = f"{layer.name}/{file}"
    findings = Findings()
    data = _read(layer, file, Place(shown, 1, 1), findings)
    if data is None:
        raise PackError(findings=in_file_order(findings))
    return TemplateFile(shown, data, omitted(layers, file))


def files_of(layers: Iterable[Layer]) -> tuple[Path, ...]:
    """The files of a pack: its own ``pack.yaml``, those it inherits, and the template in use, last."""
    layers = tuple(layers)
    texts = tuple(layer.folder / PACK_FILE for layer in layers)
    return (*texts, _template_layer(layers, TEMPLATE_FILE).folder / TEMPLATE_FILE)


def template_names(layers: Iterable[Layer]) -> tuple[str, ...]:
    """The names of all Word templates of a pack and those it inherits from, sorted."""
    return tuple(sorted({path.name for layer in layers for path in layer.folder.glob("*.docx")}))


def templates_of(layers: Iterable[Layer]) -> tuple[Path, ...]:
    """The files of all Word templates of a pack and those it inherits from, the nearest of each name."""
    layers = tuple(layers)
    return tuple(_template_layer(layers, name).folder / name for name in template_names(layers))


def _template_layer(layers: tuple[Layer, ...], file: str) -> Layer:
    return next((layer for layer in layers if os.path.lexists(layer.folder / file)), layers[0])


def _is_file(path: Path) -> bool:
    """Whether there is a file; ``False`` for a name that is not valid for files."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read(layer: Layer, name: str, asked_at: Place, findings: Findings) -> bytes | None:
    path, shown = layer.folder / name, f"{layer.name}/{name}"
    try:
        if _leads_out(layer, name):
            findings.add(rules.PACK_LEADS_OUT, asked_at, file=Verbatim(shown))
            return None
        return read_regular(path, shown, findings)
    except OSError as error:
        findings.add(rules.PACK_FILE_UNREAD, asked_at, file=Verbatim(shown), why=reason_of(error))
        return None


def _leads_out(layer: Layer, name: str) -> bool:
    """Whether a file of a pack is really elsewhere, as a link may be."""
    path = layer.folder / name
    if path.name == name and not path.is_symlink():
        return False
    return Path(os.path.realpath(path)).parent != layer.folder.resolve()  # a link may lead to itself


@functools.lru_cache(maxsize=64)
def _parsed(shown: str, data: bytes) -> Result[Mapping | None]:
    """The tree of a pack's file; the same bytes are read once in a process."""
    findings = Findings()
    source = decode(shown, data, findings)
    return Result(read_tree(source, findings) if source else None, tuple(findings))


@functools.lru_cache(maxsize=64)
def _laid_over(texts: tuple[tuple[str, bytes], ...]) -> Result[Mapping]:
    """The files of a pack and those it inherits, nearest first, merged; the same bytes are merged once in a process."""
    findings = Findings()
    trees = [_without_manifest(tree, findings) for shown, data in texts if (tree := _parsed(shown, data).value)]
    fragment = settle(trees.pop(), findings)
    while trees:
        fragment = merge(fragment, trees.pop(), findings)
    return Result(fragment, tuple(findings))


@functools.lru_cache(maxsize=64)
def _offers(shown: str, data: bytes) -> frozenset[str]:
    """The ids in a pack's file, and the columns of its tables as ``table.column``."""
    tree = _parsed(shown, data).value
    return frozenset(_ids_in(tree)) if tree else frozenset()


def _ids_in(tree: Mapping) -> Iterator[str]:
    for entry in tree.entries:
        name, node = entry.key.text, entry.value
        if name in keys.PROSE_PARTS:
            yield name
        elif name == "areas" and isinstance(node, Mapping):
            yield from _columns_in(name, node)
        elif name == "documents" and isinstance(node, Mapping):
            for document in node.entries:  # a text may name what only some documents have
                for held in ("outline", "charts"):
                    things = document.value.get(held) if isinstance(document.value, Mapping) else None
                    yield from _ids_of(things) if isinstance(things, Mapping) else ()
        if name in keys.HOLDING_IDS and isinstance(node, Mapping):
            yield from _ids_of(node)


def _ids_of(things: Mapping) -> Iterator[str]:
    for entry in things.entries:
        yield entry.key.text
        if isinstance(entry.value, Mapping):
            yield from _columns_in(entry.key.text, entry.value)
            if isinstance(inner := entry.value.get("parts"), Mapping):
                yield from _ids_of(inner)


def _columns_in(table: str, node: Mapping) -> Iterator[str]:
    columns = node.get("columns")
    yield from (f"{table}.{entry.key.text}" for entry in (columns.entries if isinstance(columns, Mapping) else ()))


def _base(tree: Mapping, findings: Findings) -> Scalar | None:
    """The name of the pack that a pack inherits from."""
    node = tree.get("pack")
    if node is None or (isinstance(node, Scalar) and (node.is_blank or node.is_none)):
        return None
    if isinstance(node, Scalar):
        return node
    findings.add(rules.WRONG_SHAPE, node.place, key=Verbatim("pack"), wanted=terms.TEXT, found=kind_of(node))
    return None


def _omitted(tree: Mapping, findings: Findings) -> dict[str, tuple[str, ...]]:
    """What the Word templates of a pack omit, by file: ``templates: {cong-van.docx: {without: doc.kind; …}}``."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in _entries(tree.get(keys.TEMPLATES), keys.TEMPLATES, findings):
        for key in _entries(entry.value, entry.key.text, findings):
            if key.key.text != keys.WITHOUT:
                hint = nearest(key.key.text, (keys.WITHOUT,))
                where = terms.named(entry.key.text)
                findings.add(rules.UNKNOWN_KEY, key.key.place, key=Verbatim(key.key.text), where=where, nearest=hint)
            elif isinstance(key.value, Scalar):
                found[entry.key.text] = tuple(filter(None, map(str.strip, key.value.text.split(";"))))
            else:
                found_kind = kind_of(key.value)
                findings.add(
                    rules.WRONG_SHAPE, key.value.place, key=Verbatim(keys.WITHOUT), wanted=terms.TEXT, found=found_kind
                )
    return found


def _entries(node: Node | None, key: str, findings: Findings) -> Iterable[MappingEntry]:
    if node is None or isinstance(node, Mapping):
        return () if node is None else node.entries
    findings.add(rules.WRONG_SHAPE, node.place, key=Verbatim(key), wanted=terms.MAPPING, found=kind_of(node))
    return ()


def _without_manifest(tree: Mapping, findings: Findings) -> Mapping:
    """The keys of a pack for a plan: without those about the pack itself, and those that only a plan may have."""
    for entry in tree.entries:
        if entry.key.text in keys.NOT_IN_PACK:
            findings.add(rules.NOT_IN_PACK, entry.key.place, key=Verbatim(entry.key.text))
    dropped = (*keys.PACK_MANIFEST, *keys.NOT_IN_PACK)
    return Mapping(tuple(entry for entry in tree.entries if entry.key.text not in dropped), tree.place)


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""
