"""``kehoach packs``: which packs there are, what is in one, a copy to edit, and everything wrong with it."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.console import CANNOT_READ, CANNOT_WRITE, CLEAN, ERRORS, FORMAT, IS_THERE, TROUBLE, Words, complain, tell
from kehoach.output import is_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Language
    from kehoach.packs import Pack, PackFolders, Shelves
    from kehoach.spec.nodes import Entry

ABOUT: Final = Words("các bộ mẫu: liệt kê, xem, chép, kiểm tra", "template packs: list, show, copy, check")
_FOLDERS: Final = Words(
    "thư mục chứa các bộ mẫu, ghi được nhiều lần (hoặc đặt biến KEHOACH_PACKS)",
    "folder that contains packs; may be repeated (or set KEHOACH_PACKS)",
)
_NO_FOLDER = Words("không có thư mục {folder}", "there is no folder {folder}")
_LIST = Words("liệt kê các bộ mẫu hiện có và nơi chứa", "list the available packs and where they are")
_SHOW = Words(
    "xem một bộ mẫu: kế thừa, thông tin cần có, các bảng và phần",
    "show one pack: what it inherits, requires and contains",
)
_COPY = Words(
    "chép một bộ mẫu để sửa; không ghi đè thư mục đã có", "copy a pack to edit; an existing folder is not overwritten"
)
_CHECK = Words("kiểm tra một bộ mẫu và liệt kê mọi lỗi", "check a pack and list every finding")
_NAME = Words("tên bộ mẫu", "the pack's name")
_FOLDER = Words("thư mục của bộ mẫu", "the pack's folder")
_DEST = Words(
    "thư mục cần tạo; tên thư mục là tên bộ mẫu mới", "folder to create; its name becomes the name of the new pack"
)
_NONE = Words("không có bộ mẫu “{name}”; các bộ mẫu có: {known}", "there is no pack “{name}”; available: {known}")
_COPIED = Words(
    "đã chép vào {folder}; ghi “pack: {name}” trong kế hoạch; kiểm tra bằng “kehoach packs check {folder}”",
    "copied to {folder}; write “pack: {name}” in the plan and check it with “kehoach packs check {folder}”",
)
_INHERITS = Words("Kế thừa: {bases}", "Inherits: {bases}")
_FILES = Words("Tệp:", "Files:")
_WANTS = Words("Kế hoạch phải có:", "Required in a plan:")
_OUTLINE = Words("Bố cục:", "Outline:")
_TABLE = Words("Bảng {group} → {id}:", "Table {group} → {id}:")
_TYPED = Words("gõ tay", "typed")
_WORKED_OUT = Words("tự tính", "computed")


def add_folders(parser: argparse.ArgumentParser, lang: Language) -> None:
    """The option that says where packs lie besides."""

    def folder(text: str) -> str:
        if not Path(text).is_dir():
            raise argparse.ArgumentTypeError(_NO_FOLDER.of(lang).format(folder=text))
        return text

    parser.add_argument("--packs", metavar="DIR", action="append", default=[], type=folder, help=_FOLDERS.of(lang))


def add_commands(made: argparse.ArgumentParser, lang: Language) -> None:
    """The commands under ``kehoach packs``."""
    commands = made.add_subparsers(required=True, metavar="list | show | copy | check")

    def command(name: str, about: Words, run: object) -> argparse.ArgumentParser:
        parser = commands.add_parser(name, help=about.of(lang), description=about.of(lang))
        parser.add_argument("--lang", choices=("vi", "en"), default=lang)
        add_folders(parser, lang)
        parser.set_defaults(command=run)
        return parser

    command("list", _LIST, _list)
    command("show", _SHOW, _show).add_argument("name", metavar="NAME", help=_NAME.of(lang))
    copy = command("copy", _COPY, _copy)
    copy.add_argument("name", metavar="NAME", help=_NAME.of(lang))
    copy.add_argument("target", metavar="DEST", type=Path, help=_DEST.of(lang))
    check = command("check", _CHECK, _check)
    check.add_argument("folder", metavar="FOLDER", type=Path, help=_FOLDER.of(lang))
    check.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT.of(lang))


def _list(options: argparse.Namespace) -> int:
    from kehoach.diagnostics import Findings, Place
    from kehoach.packs import find_pack, shelves
    from kehoach.spec.nodes import one_line

    where = shelves(Path(), options.packs)
    rows = []
    for name in where.names():
        pack = find_pack(one_line(name, Place(name, 1, 1)), where, Findings())
        shelf = next(shelf for shelf in where if name in shelf.layers())
        rows.append((name, pack.title if pack else "", getattr(shelf.origin, options.lang)))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, title, origin in rows:
        print(f"{name.ljust(widths[0])}  {title.ljust(widths[1])}  {origin}")
    return CLEAN


def _show(options: argparse.Namespace) -> int:
    from kehoach.packs import shelves

    pack = named_pack(options.name, Path(), options.packs, options.lang)
    if pack is None:
        return TROUBLE
    where = shelves(Path(), options.packs)
    sys.stdout.writelines(line + "\n" for line in _shown(pack, where, options.lang))
    return CLEAN


def _shown(pack: Pack, where: Shelves, lang: Language) -> Iterator[str]:
    from kehoach.inspection import tables_of, wanted
    from kehoach.packs import files_of
    from kehoach.spec.nodes import Mapping

    name, *bases = (layer.name for layer in pack.layers)
    yield f"{name}: {pack.title}"
    if bases:
        yield _INHERITS.of(lang).format(bases=" → ".join(bases))
    yield _FILES.of(lang)
    yield from (f"  {path}" for path in files_of(pack.layers))
    yield _WANTS.of(lang)
    for finding in wanted(name, where):
        hint = finding.hint_in(lang)
        yield f"  {finding.message_in(lang)}" + (f" ({hint})" if hint else "")
    outline = pack.fragment.get("outline")
    if isinstance(outline, Mapping):
        yield _OUTLINE.of(lang)
        yield from _columned((entry.key.text, _text(entry, "title"), _text(entry, "of")) for entry in outline.entries)
    for group, table in tables_of(pack.fragment):
        yield _TABLE.of(lang).format(group=group, id=table.key.text)
        columns = table.value.get("columns") if isinstance(table.value, Mapping) else None
        if isinstance(columns, Mapping):
            yield from _columned((c.key.text, _text(c, "label"), _origin(c, lang)) for c in columns.entries)


def _columned(rows: Iterator[tuple[str, str, str]]) -> Iterator[str]:
    known = list(rows)
    widths = [max((len(row[column]) for row in known), default=0) for column in (0, 1)]
    for first, second, third in known:
        yield f"  {first.ljust(widths[0])}  {second.ljust(widths[1])}  {third}".rstrip()


def _text(entry: Entry, key: str) -> str:
    from kehoach.spec.nodes import Mapping, Scalar

    node = entry.value.get(key) if isinstance(entry.value, Mapping) else None
    return node.text if isinstance(node, Scalar) else ""


def _origin(column: Entry, lang: Language) -> str:
    from kehoach.spec.columns import BY_KEY

    source = next((f"{key}: {text}" for key in BY_KEY if (text := _text(column, key))), "")
    return f"{_WORKED_OUT.of(lang)} ({source})" if source else _TYPED.of(lang)


def _copy(options: argparse.Namespace) -> int:
    from kehoach.packs import files_of

    pack = named_pack(options.name, Path(), options.packs, options.lang)
    if pack is None:
        return TROUBLE
    target: Path = options.target
    if target.exists():
        print(f"kehoach: {target}: {IS_THERE.of(options.lang)}", file=sys.stderr)
        return TROUBLE
    own, *_, template = files_of(pack.layers)
    try:
        target.mkdir(parents=True)
        for path in (own, template):
            shutil.copyfile(path, target / path.name)
    except OSError as error:
        complain(target, CANNOT_WRITE, error, options.lang)
        return TROUBLE
    print(_COPIED.of(options.lang).format(folder=target, name=target.resolve().name))
    return CLEAN


def _check(options: argparse.Namespace) -> int:
    from kehoach.diagnostics import report
    from kehoach.inspection import check_pack

    try:
        findings = check_pack(options.folder, packs=options.packs)
    except OSError as error:
        complain(options.folder, CANNOT_READ, error, options.lang)
        return TROUBLE
    if options.format == "json":
        made = report.as_json(findings, options.lang)
        sys.stdout.write(report.dumps(made, ascii_only=not is_utf8(sys.stdout)))
    else:
        tell(findings, options.lang)
        print(f"{options.folder}: {report.summary(findings, options.lang)}")
    return ERRORS if any(finding.severity.value == "error" for finding in findings) else CLEAN


def named_pack(name: str, beside: Path, given: PackFolders, lang: Language) -> Pack | None:
    """The pack of a name; ``None``, with the reason on standard error, where it cannot be had."""
    from kehoach.diagnostics import Findings, Place
    from kehoach.packs import find_pack, shelves
    from kehoach.spec.nodes import one_line

    where = shelves(beside, given)
    if where.find(name) is None:
        known = ", ".join(where.names())
        print(f"kehoach: {_NONE.of(lang).format(name=name, known=known)}", file=sys.stderr)
        return None
    findings = Findings()
    pack = find_pack(one_line(name, Place(name, 1, 1)), where, findings)
    if pack is None:
        tell(findings.sorted(), lang)
    return pack
