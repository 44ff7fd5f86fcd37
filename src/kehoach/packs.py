"""Template packs: where they are looked for, what they inherit, and what is in one.

A pack is a folder with ``pack.yaml`` (a fragment of a plan: wording, columns, outline) and ``template.docx``. It may
name another pack that lies under it, and then has only what is its own.
"""

from __future__ import annotations

import functools
import os
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from kehoach.diagnostics import Findings, Place, Result, in_file_order, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.errors import PackError, reason_of
from kehoach.plan import keys
from kehoach.plan.fields import kind_of
from kehoach.plan.model import PACK_FILE, TEMPLATE_FILE, Layer
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
"""The folder of packs beside a spec."""
VARIABLE: Final = "KEHOACH_PACKS"
"""The environment variable that names folders of packs, parted as in ``PATH``."""
ENTRY_POINTS: Final = "kehoach.packs"

_HERE = Path(__file__).resolve().parent
# In an installed wheel the packs lie inside the package, in a checkout beside src/.
_BUILT_IN: Final = (_HERE / "templates", _HERE.parents[1] / "templates")


PackFolders: TypeAlias = "Iterable[os.PathLike[str] | str] | os.PathLike[str] | str"
"""A folder that packs lie in, or several."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack and all it inherits, read."""

    layers: tuple[Layer, ...]
    """The pack itself, then what it inherits, uppermost first."""
    fragment: Mapping
    """What they say of a plan, laid over one another; every value names the file it stands in."""
    title: str
    """What the pack itself calls its kind of plan; may be empty."""


# --- where packs are -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder that packs lie in, and what it is to the one who asks."""

    folder: Path
    origin: Bilingual

    def layer(self, name: str) -> Layer | None:
        """The pack of that name on it; ``None`` where there is none."""
        folder = self.folder / name
        if (
            Path(name).name == name
            and _is_file(folder / PACK_FILE)
            and folder.resolve() == self.folder.resolve() / name
        ):
            return Layer(name, folder)
        return self.layers().get(name)

    def layers(self) -> dict[str, Layer]:
        """The packs on it by name. A folder that leads somewhere else is none of them."""
        try:
            folders = sorted(path for path in self.folder.iterdir() if _is_file(path / PACK_FILE))
        except OSError:
            return {}
        home = self.folder.resolve()
        inside = (path for path in folders if path.resolve().parent == home)
        return {name: Layer(name, path) for path in inside if (name := unicodedata.normalize("NFC", path.name))}


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where packs are looked for: the nearest first, installed packages only where nothing else has the name."""

    near: tuple[Shelf, ...]

    def __iter__(self) -> Iterator[Shelf]:
        """All of them; installed packages are asked for when all others are through, for that takes time."""
        yield from self.near
        yield from _installed()

    def find(self, name: str) -> Layer | None:
        """The nearest pack of that name; ``None`` where there is none. A name is a folder's name, never a path."""
        return next((layer for shelf in self if (layer := shelf.layer(name))), None)

    def names(self) -> tuple[str, ...]:
        """The names of all packs at hand, sorted."""
        return tuple(sorted({name for shelf in self for name in shelf.layers()}))


def shelves(beside: Path | None = None, given: PackFolders = ()) -> Shelves:
    """Where packs are looked for, in this order: the folder ``packs`` beside a spec's file, the folders given, those of
    ``KEHOACH_PACKS``, the built-in packs, installed packages.

    Args:
        beside: the folder a spec's file lies in; ``None`` for a spec that is no file, which gets to name no folder.
        given: where the caller keeps packs.

    Raises:
        NotADirectoryError: a folder given is none.
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
    """The folders that installed packages offer; none of their code is run."""
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
    """Where an installed package lies. ``find_spec`` would import the packages that it lies in."""
    from importlib import machinery, util

    outer, _, name = module.rpartition(".")
    if not outer:
        return util.find_spec(name)
    around = _place_of(outer)
    folders = around and around.submodule_search_locations
    return machinery.PathFinder.find_spec(module, folders) if folders else None


# --- what is in one ------------------------------------------------------------------------------------------


def find_pack(named: Scalar, where: Shelves, findings: Findings) -> Pack | None:
    """The pack of that name with all it inherits; ``None``, with a finding, where it cannot be had."""
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


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A Word template of a pack, read."""

    shown: str
    """What findings call it."""
    data: bytes
    without: tuple[str, ...]
    """What it omits on purpose, as paths of the view."""


def template_of(layers: Iterable[Layer], file: str = TEMPLATE_FILE) -> TemplateFile:
    """The nearest Word template of that name of a pack and what it inherits.

    What it omits is what the nearest pack declares that says anything of a file of that name.

    Raises:
        PackError: none of them has one that can be read.
    """
    layers = tuple(layers)
    layer = _template_layer(layers, file)
    shown = f"{layer.name}/{file}"
    findings = Findings()
    data = _read(layer, file, Place(shown, 1, 1), findings)
    if data is None:
        raise PackError(findings=in_file_order(findings))
    declared = (layer.without[file] for layer in layers if file in layer.without)
    return TemplateFile(shown, data, next(declared, keys.OMITTED_UNLESS_SET))


def files_of(layers: Iterable[Layer]) -> tuple[Path, ...]:
    """The files a pack is made of: its own ``pack.yaml``, those it inherits, and the template in use, last."""
    layers = tuple(layers)
    texts = tuple(layer.folder / PACK_FILE for layer in layers)
    return (*texts, _template_layer(layers, TEMPLATE_FILE).folder / TEMPLATE_FILE)


def template_names(layers: Iterable[Layer]) -> tuple[str, ...]:
    """The names of all Word templates of a pack and what it inherits, sorted."""
    return tuple(sorted({path.name for layer in layers for path in layer.folder.glob("*.docx")}))


def _template_layer(layers: tuple[Layer, ...], file: str) -> Layer:
    return next((layer for layer in layers if os.path.lexists(layer.folder / file)), layers[0])


def _is_file(path: Path) -> bool:
    """Whether a file is there; nothing is under a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read(layer: Layer, name: str, asked_at: Place, findings: Findings) -> bytes | None:
    path, shown = layer.folder / name, f"{layer.name}/{name}"
    try:
        if Path(os.path.realpath(path)).parent != layer.folder.resolve():  # a link may lead to itself
            findings.add(rules.PACK_LEADS_OUT, asked_at, file=Verbatim(shown))
            return None
        return read_regular(path, shown, findings)
    except OSError as error:
        findings.add(rules.PACK_FILE_UNREAD, asked_at, file=Verbatim(shown), why=reason_of(error))
        return None


@functools.lru_cache(maxsize=64)
def _parsed(shown: str, data: bytes) -> Result[Mapping | None]:
    """The tree of a pack's file and what was found reading it; the same bytes are read once in a process."""
    findings = Findings()
    source = decode(shown, data, findings)
    return Result(read_tree(source, findings) if source else None, tuple(findings))


@functools.lru_cache(maxsize=64)
def _laid_over(texts: tuple[tuple[str, bytes], ...]) -> Result[Mapping]:
    """What a pack and those below it say, uppermost first, as one; the same bytes are merged once in a process."""
    findings = Findings()
    trees = [_without_manifest(tree, findings) for shown, data in texts if (tree := _parsed(shown, data).value)]
    fragment = settle(trees.pop(), findings)
    while trees:
        fragment = merge(fragment, trees.pop(), findings)
    return Result(fragment, tuple(findings))


@functools.lru_cache(maxsize=64)
def _offers(shown: str, data: bytes) -> frozenset[str]:
    """The ids that a pack's file gives, and the columns of its tables as ``table.column``."""
    tree = _parsed(shown, data).value
    return frozenset(_ids_in(tree)) if tree else frozenset()


def _ids_in(tree: Mapping) -> Iterator[str]:
    for entry in tree.entries:
        name, node = entry.key.text, entry.value
        if name in keys.PROSE_PARTS:
            yield name
        elif name == "areas" and isinstance(node, Mapping):
            yield from _columns_in(name, node)
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
    """The name of the pack that lies under this one."""
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
    """What a pack says of a plan: without what it says of itself, and what only a plan may say."""
    for entry in tree.entries:
        if entry.key.text in keys.NOT_IN_PACK:
            findings.add(rules.NOT_IN_PACK, entry.key.place, key=Verbatim(entry.key.text))
    dropped = (*keys.PACK_MANIFEST, *keys.NOT_IN_PACK)
    return Mapping(tuple(entry for entry in tree.entries if entry.key.text not in dropped), tree.place)


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""
