"""A file of rules, ``….audit.yaml``, read into the formulas that it gives; every mistake is a finding at its place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.auditing.audit_values import FormulaKind
from kehoach.auditing.given_formulas import GivenFormula, GivenFormulas, GivenRelation, GivenTable, relation_of
from kehoach.diagnostics import Findings, Result, has_errors, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan.expression import ExpressionError, references
from kehoach.plan.fields import Fields, kind_of
from kehoach.plan.key import Holds, Key, Shape
from kehoach.plan.parsing import parse_formula
from kehoach.source.decoding import decode, read_regular
from kehoach.source.names import nearest
from kehoach.source.nodes import Mapping, Scalar
from kehoach.source.yaml_events import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place
    from kehoach.source.nodes import Node

_TABLE: Final = Shape(
    "audit-table",
    "bảng",
    (
        Key("title", Holds.WORD, "Dòng chữ ngay trên bảng", "Chỉ tiêu giảm nghèo"),
        Key("columns", Holds.BY_ID, "Mã và tên in của mỗi cột", "{so_ho: Số hộ}", required=True),
        Key("formulas", Holds.BY_ID, "Công thức của cột", "{ty_le: ho_ngheo / so_ho * 100}"),
        Key("rows", Holds.BY_ID, "Mã và tên in của mỗi hàng", "{cong: Cộng}"),
        Key("row_formulas", Holds.BY_ID, "Công thức của hàng", "{cong: khu_pho_1 + khu_pho_2}"),
        Key("across", Holds.NAMES, "Các cột mà công thức của hàng áp dụng", "so_ho; ho_ngheo"),
    ),
)
_FILE: Final = Shape(
    "audit",
    "tệp công thức",
    (
        Key("audit", Holds.CHOICE, "Phiên bản của dạng tệp", "1", choices=("1",), required=True),
        Key("tables", Holds.BY_ID, "Các bảng", "{bang_1: …}", of=_TABLE, required=True),
    ),
)
_OF_ROWS: Final = (
    *(FormulaKind.RATIO, FormulaKind.GROWTH, FormulaKind.PRODUCT),
    *(FormulaKind.SUM, FormulaKind.DIFFERENCE),
)
_OF_ITSELF: Final = Bilingual("công thức tính từ chính nó", "what is computed is in its own formula")
_NOT_COMPARED: Final = Bilingual(
    "công thức phải có dạng a / b * 100, (a - b) / b * 100, a * b, a + b - c; của cột còn có a / hang.a * 100, "
    "a / a.above * 100, a.running",
    "a formula has the shape a / b * 100, (a - b) / b * 100, a * b, a + b - c; that of a column also a / row.a * 100, "
    "a / a.above * 100, a.running",
)


def read_rules(path: os.PathLike[str] | str) -> Result[GivenFormulas | None]:
    """Read a file of rules; ``None`` where a finding is an error.

    Raises:
        OSError: the file cannot be read.
    """
    findings, name = Findings(), os.fspath(path)
    data = read_regular(Path(path), name, findings)
    source = None if data is None else decode(name, data, findings)
    tree = read_tree(source, findings) if source else None
    given = None if tree is None else _RulesReader(findings).tables(tree)
    return Result(None if has_errors(findings) else given, tuple(findings))


class _RulesReader:
    """Reads the tree of one file."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings

    def tables(self, tree: Mapping) -> GivenFormulas:
        fields = Fields(tree, _FILE, Bilingual("tệp công thức", "the file of rules"), self.findings)
        fields.choice("audit", "1")
        found = []
        for key, node in fields.by_id("tables"):
            if isinstance(node, Mapping):
                found.append(self.table(key, node))
            else:
                self.wrong_shape(key.text, node, terms.KEYS)
        return tuple(found)

    def table(self, key: Scalar, node: Mapping) -> GivenTable:
        name = key.text
        where = Bilingual(f"bảng “{name}”", f"table “{name}”")
        fields = Fields(node, _TABLE, where, self.findings, f"tables.{name}")
        columns, rows = dict(self.labels(fields, "columns")), dict(self.labels(fields, "rows"))
        named = columns if "columns" in fields.said else None
        across = tuple(fields.names("across"))
        for column in across:
            self.is_known(column, named, "columns", fields.place_of("across"))
        return GivenTable(
            name,
            fields.word("title"),
            columns,
            rows,
            tuple(self.formulas(fields, "formulas", named, rows)),
            tuple(self.formulas(fields, "row_formulas", rows)),
            across,
            key.place,
        )

    def labels(self, fields: Fields, key: str) -> Iterator[tuple[str, str]]:
        for name, node in fields.by_id(key):
            if isinstance(node, Scalar):
                yield name.text, " ".join(node.text.split())
            else:
                self.wrong_shape(name.text, node, terms.TEXT)

    def formulas(
        self, fields: Fields, key: str, known: dict[str, str] | None, rows: dict[str, str] | None = None
    ) -> Iterator[GivenFormula]:
        """The formulas under a key; with ``rows``, those of columns, which may name a row that is 100 %."""
        names = "rows" if rows is None else "columns"
        for target, node in fields.by_id(key):
            if not isinstance(node, Scalar):
                self.wrong_shape(target.text, node, terms.FORMULA)
                continue
            is_known = self.is_known(target.text, known, names, target.place)
            relation = self.relation(node, known, names, rows)
            if relation is not None and target.text in relation.operands:
                self.findings.add(rules.BAD_EXPRESSION, node.place, problem=_OF_ITSELF)
            elif relation is not None and is_known:
                yield GivenFormula(target.text, relation, f"{target.text}: {node.text}", target.place)

    def relation(
        self, node: Scalar, known: dict[str, str] | None, names: str, rows: dict[str, str] | None
    ) -> GivenRelation | None:
        line = node.lines[0].trimmed() if node.lines else None
        place = line.at(0) if line else node.place
        try:
            expression = parse_formula(line.text if line else node.text)
        except ExpressionError as error:
            self.findings.add(rules.BAD_EXPRESSION, place.right(error.at), problem=error.problem)
            return None
        found = relation_of(expression)
        if found is None or (rows is None and found.kind not in _OF_ROWS):
            self.findings.add(rules.BAD_EXPRESSION, place, problem=_NOT_COMPARED)
            return None
        is_right = True
        for reference in references(expression):
            is_base = bool(reference.name == found.base and reference.steps and rows is not None)
            among, what = (rows or {}, "rows") if is_base else (known, names)
            is_right &= self.is_known(reference.name, among, what, place.right(reference.at))
        return found if is_right else None

    def is_known(self, name: str, known: dict[str, str] | None, names: str, place: Place) -> bool:
        """Whether an id is among those of a key; ``None`` is a key whose absence is a finding already."""
        if known is None or name in known:
            return known is not None
        near = nearest(name, known)
        meant = Bilingual(f"; ý bạn là “{near}”?", f"; did you mean “{near}”?") if near else Bilingual("", "")
        problem = Bilingual(f"“{name}” không có trong “{names}”{meant.vi}", f"“{names}” has no “{name}”{meant.en}")
        self.findings.add(rules.BAD_EXPRESSION, place, problem=problem)
        return False

    def wrong_shape(self, key: str, node: Node, wanted: Bilingual) -> None:
        self.findings.add(rules.WRONG_SHAPE, node.place, key=Verbatim(key), wanted=wanted, found=kind_of(node))
