"""What is reported of the figures of a document: tables with the formulas found in them, findings, all frozen.

Tables count from 1; rows from 0 with header rows included; columns from 0, as columns of the table's grid.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.brief import brief
from kehoach.diagnostics.bilingual import Bilingual, require_language
from kehoach.diagnostics.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics.bilingual import Language
    from kehoach.diagnostics.finding import Finding
    from kehoach.numbers import Exact, Rounding


NOTHING: Final = Bilingual("", "")


class Trust(enum.Enum):
    """How far a formula is believed, the surest first."""

    SURE = "sure"
    """A cell that differs is wrong."""
    LIKELY = "likely"
    """A cell that differs is a question."""
    OPEN = "open"
    """Nothing is concluded from it."""

    @property
    def rank(self) -> int:
        """0 for the surest, then up."""
        return list(Trust).index(self)


class FormulaSource(enum.Enum):
    """Where a formula comes from."""

    DECLARED = "declared"
    """The table says it: ``6=5/4`` in the row of column numbers, ``(I+II)`` in a label."""
    FOUND = "found"
    """The figures show it."""
    GIVEN = "given"
    """It is in the file of rules."""


class FormulaKind(enum.Enum):
    """The shape of a formula."""

    RATIO = "ratio"
    """One column over another, times a power of ten."""
    GROWTH = "growth"
    """The rise from one column to another, in % of the first."""
    PRODUCT = "product"
    """Two columns, times a power of ten."""
    DIFFERENCE = "difference"
    SUM = "sum"
    """Columns, or rows side by side, added."""
    SHARE = "share"
    """Each row in % of one row."""
    CHAIN = "chain"
    """Each row in % of the row above."""
    RUNNING = "running"
    """Each row adds to the sum of those above."""
    TOTAL = "total"
    """A row that adds up others of the table."""
    PARENT = "parent"
    """A row that adds up the rows below it."""


class AuditKind(enum.Enum):
    """What is wrong with a figure."""

    WRONG = "wrong"
    TRUNCATED = "truncated"
    ROUNDING = "rounding"
    SUM = "sum"
    WRITING = "writing"
    SIGN = "sign"
    COUNT = "count"
    SENTENCE = "sentence"


class AuditRule(Struct, frozen=True):
    """A kind of finding of an audit. Its code is never reused."""

    code: str
    name: str
    severity: Severity
    text: Bilingual
    """What it means, for the list of codes."""


RULES: Final = {
    rule.code: rule
    for rule in (
        AuditRule("A401", "wrong-figure", Severity.ERROR, Bilingual("số ghi sai", "a wrong figure")),
        AuditRule("A402", "cut-off", Severity.WARNING, Bilingual("đúng nếu cắt bỏ", "right if cut off")),
        AuditRule(
            "A403", "sum-and-parts", Severity.ERROR, Bilingual("tổng và các phần không khớp", "sum and parts disagree")
        ),
        AuditRule("A404", "rounding", Severity.NOTE, Bilingual("chênh do làm tròn", "a rounding difference")),
        AuditRule("A405", "writing", Severity.NOTE, Bilingual("cách viết số lạ", "an odd way to write a number")),
        AuditRule("A406", "sign", Severity.ERROR, Bilingual("dấu trái với nhãn", "the sign contradicts its label")),
        AuditRule(
            "A407",
            "count-of-rows",
            Severity.WARNING,
            Bilingual("số đếm khác số hàng", "a count differs from the rows"),
        ),
        AuditRule(
            "A408", "sentence", Severity.ERROR, Bilingual("câu và bảng không khớp", "a sentence and the table disagree")
        ),
        AuditRule(
            "A409",
            "declared-formula",
            Severity.ERROR,
            Bilingual("không theo công thức đã ghi", "not as declared"),
        ),
    )
}
"""Every kind of finding by its code, in order."""


class AuditFormula(Struct, frozen=True):
    """A relation between the figures of a table, and how many of its cells agree.

    The formula of a column has ``column`` and the columns in ``of_columns``; that of a row has ``row`` and ``of_rows``,
    and ``columns`` are those in which the row is checked. ``SHARE`` has both: a column, and the row that is 100 %.
    """

    id: str
    """``f1``, ``f2``, …: unique within its table."""
    kind: FormulaKind
    expression: str
    """In the plan's own language, with column ids made of the labels; rows in square brackets."""
    text: str
    """With the labels as printed."""
    trust: Trust
    source: FormulaSource = FormulaSource.FOUND
    column: int | None = None
    row: int | None = None
    of_columns: tuple[int, ...] = ()
    of_rows: tuple[int, ...] = ()
    minus: tuple[int, ...] = ()
    """The columns or rows among the operands that are subtracted."""
    columns: tuple[int, ...] = ()
    """Of a row's formula: the columns whose figures it is about."""
    power: int = 0
    """The power of ten of a ratio or product: 2 is a percentage."""
    rounding: Rounding | None = None
    """How most cells are rounded; ``None`` where nothing is rounded, or cells differ."""
    rows: int = 0
    """The number of cells that the formula was compared with."""
    hits: int = 0
    """Cells that agree exactly or half-up."""
    cut_off: int = 0
    """Cells that agree if cut off only."""
    near: int = 0
    """Cells that agree within the rounding of what they are computed from."""
    misses: int = 0

    @property
    def is_of_row(self) -> bool:
        """Whether a row is computed from rows, not a column from columns."""
        return self.row is not None and self.column is None


class AuditFinding(Struct, frozen=True):
    """One doubtful figure: what is printed, what it should be, and the formula that says so."""

    rule: AuditRule
    kind: AuditKind
    trust: Trust
    file: str
    printed: str
    computed: str
    """As the cell would print it; empty if no single value is known."""
    exact: Exact | None = None
    said: Bilingual = NOTHING
    """What is wrong, in one sentence."""
    witness: Bilingual = NOTHING
    """The formula and the number of cells that agree."""
    table: int | None = None
    title: str = ""
    row: int | None = None
    column: int | None = None
    row_label: str = ""
    column_label: str = ""
    sentence: str | None = None
    """The text of the paragraph; ``None`` for a cell."""
    paragraph: int = 0
    """The number of the paragraph in the file, from 1."""
    formula: str | None = None
    """The id of the formula, within its table."""
    explains: tuple[str, ...] = ()
    """The ids of all formulas that this one figure breaks."""

    @property
    def code(self) -> str:
        """The code of its kind, "A401"; the same in every language."""
        return self.rule.code

    @property
    def is_wrong(self) -> bool:
        """Whether the figure is certainly wrong, so that the exit code is 1."""
        return self.trust is Trust.SURE and self.rule.severity is Severity.ERROR and self.kind not in _NOT_WRONG

    @property
    def severity(self) -> Severity:
        """An error where it is certain, a warning where it is a question or right if cut off, otherwise a note."""
        if self.rule.severity is Severity.ERROR and not self.is_wrong:
            return Severity.WARNING
        return self.rule.severity

    def message_in(self, lang: Language) -> str:
        """What is wrong.

        Raises:
            ValueError: there is no such language.
        """
        require_language(lang)
        return self.said.in_(lang)

    def __repr__(self) -> str:
        at = "sentence" if self.table is None else f"{self.table}:{self.row}:{self.column}"
        return brief(self, code=self.code, at=at, printed=self.printed, computed=self.computed)


_NOT_WRONG: Final = (AuditKind.TRUNCATED, AuditKind.ROUNDING)


class AuditTable(Struct, frozen=True):
    """One table of the document that has figures or not, with its formulas and findings."""

    table: int
    title: str
    header_rows: int
    rows: int
    columns: int
    convention: str
    """``vi`` (1.234,5), ``en`` (1,234.5); empty without figures."""
    row_labels: tuple[str, ...] = ()
    column_labels: tuple[str, ...] = ()
    formulas: tuple[AuditFormula, ...] = ()
    """The surest first within a column; several may have one target, of which only the first is used."""
    findings: tuple[AuditFinding, ...] = ()
    """In reading order."""

    def formula_of(self, column: int) -> AuditFormula | None:
        """The most trusted formula of a column; ``None`` if there is none."""
        own = [formula for formula in self.formulas if formula.column == column]
        return min(own, key=lambda formula: formula.trust.rank, default=None)

    def formulas_of_row(self, row: int) -> tuple[AuditFormula, ...]:
        """The formulas that compute cells of a row from other rows."""
        return tuple(formula for formula in self.formulas if formula.is_of_row and formula.row == row)

    def __repr__(self) -> str:
        return brief(self, table=self.table, title=self.title, formulas=len(self.formulas), findings=len(self.findings))


class AuditSentence(Struct, frozen=True):
    """A paragraph whose figures were compared with the tables."""

    text: str
    paragraph: int
    findings: tuple[AuditFinding, ...] = ()


class Audit(Struct, frozen=True):
    """The figures of one document, checked. Indexed and iterated by its findings."""

    file: str
    tables: tuple[AuditTable, ...]
    sentences: tuple[AuditSentence, ...]
    unfit: tuple[Finding, ...] = ()
    """What of the given rules does not fit this document, at its place in the file of rules."""

    @property
    def findings(self) -> tuple[AuditFinding, ...]:
        """All of them, in reading order of tables, then of sentences; ``OPEN`` ones included."""
        of_tables = tuple(finding for table in self.tables for finding in table.findings)
        return of_tables + tuple(finding for sentence in self.sentences for finding in sentence.findings)

    @property
    def wrong(self) -> tuple[AuditFinding, ...]:
        """The findings that are certain."""
        return tuple(finding for finding in self.findings if finding.is_wrong)

    def __iter__(self) -> Iterator[AuditFinding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __repr__(self) -> str:
        return brief(self, file=self.file, tables=len(self.tables), findings=len(self.findings))
