"""``kehoach packs``: list packs, show what is in one, copy one to edit, and check one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli.messages import CLEAN, ERRORS, FORMAT, IS_THERE, TROUBLE, complain, complain_of, print_json, tell
from kehoach.cli.pack_options import add_packs, named_pack
from kehoach.cli.parser import Commands
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from kehoach.diagnostics import Language
    from kehoach.packs import Pack, Shelves
    from kehoach.source.nodes import MappingEntry

_ABOUT = Bilingual("các bộ mẫu: liệt kê, xem, chép, kiểm tra", "template packs: list, show, copy, check")
_LIST = Bilingual("liệt kê các bộ mẫu hiện có và nơi chứa", "list the available packs and where they are")
_SHOW = Bilingual(
    "xem một bộ mẫu: kế thừa, thông tin cần có, các bảng và phần",
    "show one pack: what it inherits, requires and contains",
)
_COPY = Bilingual(
    "chép một bộ mẫu để sửa; không ghi đè thư mục đã có", "copy a pack to edit; an existing folder is not overwritten"
)
_CHECK = Bilingual("kiểm tra một bộ mẫu và liệt kê mọi lỗi", "check a pack and list every finding")
_NAME = Bilingual("tên bộ mẫu", "the pack's name")
_FOLDER = Bilingual("thư mục của bộ mẫu", "the pack's folder")
_DEST = Bilingual(
    "thư mục cần tạo; tên thư mục là tên bộ mẫu mới", "folder to create; its name becomes the name of the new pack"
)
_NOT_READ = Bilingual("không đọc được: {why}", "cannot be read: {why}")
_NOT_WRITTEN = Bilingual("không ghi được: {why}", "cannot be written: {why}")
_SAME_NAME = Bilingual(
    "bộ mẫu gốc, hoặc bộ mẫu nó kế thừa, đã mang tên này; đặt tên khác",
    "the pack, or one it inherits from, has this name already; choose another name",
)
_COPIED = Bilingual(
    "đã chép vào {folder}; ghi “pack: {name}” trong kế hoạch; kiểm tra bằng “kehoach packs check {folder}”",
    "copied to {folder}; write “pack: {name}” in the plan and check it with “kehoach packs check {folder}”",
)
_INHERITS = Bilingual("Kế thừa: {bases}", "Inherits: {bases}")
_FILES = Bilingual("Tệp:", "Files:")
_WANTS = Bilingual("Kế hoạch phải có:", "Required in a plan:")
_OUTLINE = Bilingual("Bố cục:", "Outline:")
_TABLE = Bilingual("Bảng {group} → {id}:", "Table {group} → {id}:")
_TYPED = Bilingual("gõ tay", "typed")
_WORKED_OUT = Bilingual("tự tính", "computed")


def add(commands: Commands) -> None:
    """Add the command, its subcommands and their arguments."""
    lang = commands.lang
    below = Commands(commands.add("packs", _ABOUT, None), ("list", "show", "copy", "check"))
    listing = below.add("list", _LIST, _list)
    showing = below.add("show", _SHOW, _show)
    showing.add_argument("name", metavar="NAME", help=_NAME.in_(lang))
    copying = below.add("copy", _COPY, _copy)
    copying.add_argument("name", metavar="NAME", help=_NAME.in_(lang))
    copying.add_argument("target", metavar="DEST", type=Path, help=_DEST.in_(lang))
    checking = below.add("check", _CHECK, _check)
    checking.add_argument("folder", metavar="FOLDER", type=Path, help=_FOLDER.in_(lang))
    checking.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT.in_(lang))
    for parser in (listing, showing, copying, checking):
        add_packs(parser)


def _list(arguments: argparse.Namespace) -> int:
    from kehoach.diagnostics import Findings, Place
    from kehoach.packs import find_pack, shelves
    from kehoach.source.nodes import one_line

    where = shelves(Path(), arguments.packs)
    rows = []
    for name in where.names():
        pack = find_pack(one_line(name, Place(name, 1, 1)), where, Findings())
        shelf = next(shelf for shelf in where if name in shelf.layers())
        rows.append((name, pack.title if pack else "", shelf.origin.in_(arguments.lang)))
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    for name, title, origin in rows:
        print(f"{name.ljust(widths[0])}  {title.ljust(widths[1])}  {origin}")
    return CLEAN


def _show(arguments: argparse.Namespace) -> int:
    from kehoach.packs import shelves

    pack = named_pack(arguments.name, Path(), arguments.packs, arguments.lang)
    if pack is None:
        return TROUBLE
    where = shelves(Path(), arguments.packs)
    sys.stdout.writelines(line + "\n" for line in _shown(pack, where, arguments.lang))
    return CLEAN


def _shown(pack: Pack, where: Shelves, lang: Language) -> Iterator[str]:
    from kehoach.pack_check import tables_of, wanted
    from kehoach.packs import files_of
    from kehoach.source.nodes import Mapping

    name, *bases = (layer.name for layer in pack.layers)
    yield f"{name}: {pack.title}"
    if bases:
        yield _INHERITS.in_(lang).format(bases=" → ".join(bases))
    yield _FILES.in_(lang)
    yield from (f"  {path}" for path in files_of(pack.layers))
    yield _WANTS.in_(lang)
    for finding in wanted(name, where):
        hint = finding.hint_in(lang)
        yield f"  {finding.message_in(lang)}" + (f" ({hint})" if hint else "")
    outline = pack.fragment.get("outline")
    if isinstance(outline, Mapping):
        yield _OUTLINE.in_(lang)
        yield from _columned((entry.key.text, _text(entry, "title"), _text(entry, "of")) for entry in outline.entries)
    for group, table in tables_of(pack.fragment):
        yield _TABLE.in_(lang).format(group=group, id=table.key.text)
        columns = table.value.get("columns") if isinstance(table.value, Mapping) else None
        if isinstance(columns, Mapping):
            yield from _columned((c.key.text, _text(c, "label"), _origin(c, lang)) for c in columns.entries)


def _columned(rows: Iterator[tuple[str, str, str]]) -> Iterator[str]:
    known = list(rows)
    widths = [max((len(row[column]) for row in known), default=0) for column in (0, 1)]
    for first, second, third in known:
        yield f"  {first.ljust(widths[0])}  {second.ljust(widths[1])}  {third}".rstrip()


def _text(entry: MappingEntry, key: str) -> str:
    from kehoach.source.nodes import Mapping, Scalar

    node = entry.value.get(key) if isinstance(entry.value, Mapping) else None
    return node.text if isinstance(node, Scalar) else ""


def _origin(column: MappingEntry, lang: Language) -> str:
    from kehoach.plan.columns import BY_KEY

    source = next((f"{key}: {text}" for key in BY_KEY if (text := _text(column, key))), "")
    return f"{_WORKED_OUT.in_(lang)} ({source})" if source else _TYPED.in_(lang)


def _copy(arguments: argparse.Namespace) -> int:
    from kehoach.packs import files_of, templates_of

    pack = named_pack(arguments.name, Path(), arguments.packs, arguments.lang)
    if pack is None:
        return TROUBLE
    target: Path = arguments.target
    if target.name in {layer.name for layer in pack.layers}:
        return complain(_SAME_NAME, arguments.lang, target)
    own, *_ = files_of(pack.layers)
    try:
        if target.exists():
            return complain(IS_THERE, arguments.lang, target)
        target.mkdir(parents=True)
        for path in (own, *templates_of(pack.layers)):
            shutil.copyfile(path, target / path.name)
    except OSError as error:
        return complain_of(error, _NOT_WRITTEN, arguments.lang, target)
    print(_COPIED.in_(arguments.lang).format(folder=target, name=target.resolve().name))
    return CLEAN


def _check(arguments: argparse.Namespace) -> int:
    from kehoach.diagnostics import has_errors, report
    from kehoach.pack_check import check_pack

    try:
        findings = check_pack(arguments.folder, packs=arguments.packs)
    except OSError as error:
        return complain_of(error, _NOT_READ, arguments.lang, arguments.folder)
    if arguments.format == "json":
        print_json(report.as_json(findings, arguments.lang))
    else:
        tell(findings, arguments.lang)
        print(f"{arguments.folder}: {report.summary(findings, arguments.lang)}")
    return ERRORS if has_errors(findings) else CLEAN
