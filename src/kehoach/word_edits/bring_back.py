"""An edited Word file and the plan it was made of → what differs, and the plan's file with the edits brought in.

The plan is printed in memory and laid beside the edited file; nothing that is hidden in a file is used. Whatever can be
brought in is, then the plan is read and printed again, and laid beside the edited file once more: what still differs is
told.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings, Result, Severity
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.docx_reading.document_reader import read_document
from kehoach.editing.text_edits import Edit, apply_edits
from kehoach.errors import DocumentError
from kehoach.layering import Unwritten
from kehoach.pipeline import render, run
from kehoach.source.decoding import decode
from kehoach.source.yaml_events import read_tree
from kehoach.word_edits.page_differences import (
    CellDifference,
    RowDifference,
    TableDifference,
    TextDifference,
    page_differences,
)
from kehoach.word_edits.page_text import page_items, plain
from kehoach.word_edits.paragraph_edits import paragraph_proposal
from kehoach.word_edits.plan_file import PlanFile
from kehoach.word_edits.printed_items import printed_page
from kehoach.word_edits.single_inputs import single_inputs
from kehoach.word_edits.table_edits import (
    CELL,
    cell_proposal,
    row_proposal,
    row_typer,
    shown_columns,
    table_proposal,
    whereabouts,
)
from kehoach.word_edits.text_proposals import CannotPlace, text_edits
from kehoach.word_edits.word_changes import (
    CommentTold,
    EditClass,
    EditProposal,
    Fate,
    WordChange,
    WordEdits,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kehoach.diagnostics import Place
    from kehoach.docx_reading.word_document import WordDocument
    from kehoach.packs import PackFolders
    from kehoach.pipeline import Outcome
    from kehoach.plan.audience import Audience
    from kehoach.tables.computed import ComputedPlan
    from kehoach.word_edits.page_differences import PageDifference
    from kehoach.word_edits.page_text import PageItem
    from kehoach.word_edits.printed_items import PrintedPage
    from kehoach.word_edits.typed_rows import RowTyper

ANOTHER_DOCUMENT: Final = Bilingual(
    "đây không phải bản in của kế hoạch này: gần như không có đoạn nào giống",
    "this is not the document of this plan: hardly a paragraph is the same",
)
PRINTS_OTHERWISE: Final = Bilingual("đã ghi, nhưng in ra khác", "it is brought in, but prints otherwise")
NO_KEY: Final = Bilingual(
    "lời này của bộ mẫu; tệp kế hoạch không có chỗ thêm khóa để thay nó",
    "this is the pack's text, and its key cannot be added to the plan",
)
_FEW: Final = 12
"""Up to so many edits it is tried which one of them is the only one that does not fit."""
_MOST_SOLVED: Final = 20
"""Of so many computed figures that were typed over it is told which input would make them so: for each, the plan is
computed several times."""
WOULD_BREAK: Final = Bilingual(
    "ghi vào thì kế hoạch có lỗi {code}: {message}", "with it, the plan has {code}: {message}"
)


class _PageOfPlan(Struct, frozen=True):
    """A plan as it is printed."""

    file: PlanFile
    page: PrintedPage
    original: tuple[PageItem, ...]

    @classmethod
    def of(cls, computed: ComputedPlan, audience: Audience, spec: Path, data: bytes) -> _PageOfPlan:
        source = decode(os.fspath(spec), data, Findings())
        tree = read_tree(source, Findings()) if source else None
        assert source is not None  # noqa: S101 - the plan was read from it
        assert tree is not None  # noqa: S101 - as above
        file = PlanFile.of(computed, audience, source, tree)
        original = page_items(read_document(bytes(render(computed, audience))))
        return cls(file, printed_page(file.items, original), original)

    def differences(self, edited: Sequence[PageItem]) -> tuple[PageDifference, ...]:
        return tuple(page_differences(self.page, self.original, edited))


def bring_back(
    spec: Path,
    document: bytes,
    name: str,
    *,
    packs: PackFolders = (),
    rejects_tracked: bool = False,
    audience: Audience | None = None,
) -> Result[WordEdits | None]:
    """What differs between a plan's document and an edited copy of it, with the plan's file as it would be.

    Nothing is written. ``None``, with findings, if the plan has errors.

    Args:
        spec: the plan's file.
        document: the bytes of the edited .docx.
        name: what the edited file is called.
        packs: as for ``kehoach.check``.
        rejects_tracked: whether tracked changes are read as rejected, not as accepted.
        audience: whose copy was edited, such as the draft; by default the document as it is issued.

    Raises:
        OSError: the plan cannot be read.
        DocumentError: the Word file cannot be read, or is another document.
        PackError: the pack's template cannot be used.
    """
    read = read_document(document, rejects_tracked=rejects_tracked)
    outcome, data = run(spec, packs=packs), spec.read_bytes()
    if outcome.computed is None or outcome.has_errors:
        return Result(None, outcome.findings)
    audience = audience or outcome.computed.plan.audience
    before, edited = _PageOfPlan.of(outcome.computed, audience, spec, data), page_items(read)
    differences = before.differences(edited)
    _require_same_document(before, differences)
    proposals = _proposals(before.file, differences)
    brought = _Bringing(before.file, spec, data, packs).brought(proposals)
    after = None
    if brought.computed is not None:
        after = _PageOfPlan.of(brought.computed, audience, spec, brought.data)
    changes = _told(differences, proposals, brought, before, after, edited)
    comments = _comments(read, before, edited)
    made = brought.data if brought.computed is not None and brought.data != data else None
    edits = WordEdits(os.fspath(spec), name, tuple(changes), comments, read.tracked_changes, made)
    return Result(edits, outcome.findings)


def _require_same_document(before: _PageOfPlan, differences: Sequence[PageDifference]) -> None:
    """Refuse a file that has less than a quarter of what the plan prints: its edits would be those of another text."""
    gone = sum(isinstance(one, TextDifference | TableDifference) and bool(one.before) for one in differences)
    if 4 * (len(before.page.items) - gone) < len(before.page.items):
        raise DocumentError(ANOTHER_DOCUMENT)


def _proposals(file: PlanFile, differences: Sequence[PageDifference]) -> list[EditProposal]:
    """One proposal for each difference."""
    gone: dict[str, set[int]] = {}
    for one in differences:
        if isinstance(one, RowDifference) and one.row >= 0 and one.table.table:
            gone.setdefault(one.table.table.id, set()).update(one.table.rows[one.row].at)
    typers: dict[str, RowTyper | None] = {}
    made = []
    for one in differences:
        match one:
            case TextDifference():
                made.append(paragraph_proposal(file, one))
            case CellDifference():
                made.append(cell_proposal(file, one))
            case RowDifference():
                table = one.table.table.id if one.table.table else ""
                if table not in typers:
                    typers[table] = row_typer(file, one.table)
                made.append(row_proposal(file, one, typers[table], gone.get(table, ())))
            case _:
                made.append(table_proposal(file, one))
    return made


class _Brought(Struct, frozen=True):
    """The plan's file with edits in it: their positions among the proposals; not computed if there are none."""

    taken: frozenset[int]
    data: bytes
    computed: ComputedPlan | None
    refused: dict[int, Bilingual]
    """Why those are not taken that could not be, by their positions."""


class _Bringing(Struct, frozen=True):
    """Brings edits into one file."""

    file: PlanFile
    spec: Path
    data: bytes
    packs: PackFolders
    refused: dict[int, Bilingual] = {}

    def brought(self, proposals: Sequence[EditProposal]) -> _Brought:
        """All proposals that leave the plan without an error."""
        wanted = [at for at, one in enumerate(proposals) if one.can_be_brought]
        taken = self.all_but_one(proposals, wanted) or self.fitting(proposals, [], wanted)
        made = self.made(proposals, taken) if taken else None
        outcome = self.outcome(made) if made is not None else None
        computed = outcome.computed if outcome else None
        return _Brought(frozenset(taken), self.data if made is None else made, computed, self.refused)

    def all_but_one(self, proposals: Sequence[EditProposal], wanted: list[int]) -> list[int]:
        """All proposals if they fit together, or all but the one without which they do; otherwise none."""
        why = self.why_not(proposals, wanted) if wanted else None
        if why is None:
            return wanted
        for one in wanted if 1 < len(wanted) <= _FEW else ():
            others = [at for at in wanted if at != one]
            if self.why_not(proposals, others) is None:
                self.refused[one] = why
                return others
        return []

    def fitting(self, proposals: Sequence[EditProposal], kept: list[int], more: list[int]) -> list[int]:
        """Those kept with as many more as the plan has no error with; halves are tried where not all fit."""
        if not more:
            return kept
        why = self.why_not(proposals, kept + more)
        if why is None:
            return kept + more
        if len(more) == 1:
            self.refused[more[0]] = why
            return kept
        half = len(more) // 2
        return self.fitting(proposals, self.fitting(proposals, kept, more[:half]), more[half:])

    def why_not(self, proposals: Sequence[EditProposal], taken: list[int]) -> Bilingual | None:
        """Why some edits cannot be brought in together; ``None`` where they can."""
        made = self.made(proposals, taken)
        if made is None:
            return NO_KEY
        errors = (one for one in self.outcome(made).findings if one.severity is Severity.ERROR)
        for error in errors:
            message = Bilingual(error.message_in("vi"), error.message_in("en"))
            return WOULD_BREAK.filled(code=Verbatim(error.rule.code), message=message)
        return None

    def made(self, proposals: Sequence[EditProposal], taken: list[int]) -> bytes | None:
        """The file with some edits; ``None`` if one has no place in it."""
        chosen = [proposals[at] for at in sorted(taken)]
        try:
            texts = tuple(text_edits(self.file.source, self.file.tree, (t for one in chosen for t in one.texts)))
        except CannotPlace:
            return None
        return apply_edits(self.data, _in_order((*texts, *(edit for one in chosen for edit in one.edits))))

    def outcome(self, made: bytes) -> Outcome:
        """The plan read from the file as it would be."""
        return run(Unwritten(self.spec, made), packs=self.packs)


def _in_order(edits: Sequence[Edit]) -> list[Edit]:
    """The edits, with all that is inserted at one place as one, in its order."""
    found: dict[tuple[Place, int], Edit] = {}
    for edit in edits:
        key = (edit.place, edit.length)
        before = found.get(key) if not edit.length else None
        found[key] = Edit(edit.place, 0, before.text + edit.text) if before else edit
    return list(found.values())


# --- what is told


def _told(
    differences: Sequence[PageDifference],
    proposals: Sequence[EditProposal],
    brought: _Brought,
    before: _PageOfPlan,
    after: _PageOfPlan | None,
    edited: Sequence[PageItem],
) -> list[WordChange]:
    """Every difference with what becomes of it, then what changes although nobody edited it."""
    known = [_signature(one, before.file) for one in differences]
    left = after.differences(edited) if after else differences
    still = {_signature(one, (after or before).file) for one in left}
    changes = []
    solved = 0
    for at, (proposal, signature) in enumerate(zip(proposals, known, strict=True)):
        change = proposal.change
        if at in brought.taken:
            why = PRINTS_OTHERWISE if signature in still and change.why is None else change.why
            change = replace(change, fate=Fate.BROUGHT, why=why)
        elif proposal.can_be_brought:
            change = replace(change, why=brought.refused.get(at))
        elif signature not in still:
            change = replace(change, fate=Fate.FOLLOWS, why=None)
        if proposal.wanted and change.fate is not Fate.FOLLOWS and solved < _MOST_SOLVED:
            solved += 1
            inputs = single_inputs(before.file.computed, change.address, proposal.wanted)
            change = replace(change, inputs=inputs)
        changes.append(change)
    if after:
        edits = set(known)
        new = [one for one in left if _signature(one, after.file) not in edits]
        changes += (_recomputed(one, after.file) for one in new)
    return changes


def _signature(one: PageDifference, file: PlanFile) -> tuple[str, ...]:
    """By what a difference is known again after the plan was printed anew."""
    match one:
        case TextDifference():
            return ("text", one.after.text if one.after else "", "" if one.after or not one.before else one.before.text)
        case CellDifference():
            table = one.table.table.id if one.table.table else ""
            where = whereabouts(file, one.table, CELL, one.row, one.column)
            return ("cell", table, where.row, str(one.column), plain(one.after))
        case RowDifference():
            return ("row", "removed" if one.row >= 0 else "added", " ".join(map(plain, one.texts.values())))
        case _:
            return ("table", one.before, one.after)


def _recomputed(one: PageDifference, file: PlanFile) -> WordChange:
    """Something that prints otherwise now, because it follows from what was brought in."""
    proposal = _proposals(file, [one])[0].change
    address, place = proposal.address, proposal.place
    if isinstance(one, CellDifference) and not address and one.column in shown_columns(file, one.table):
        place = place or one.table.place
    return WordChange(
        EditClass.COMPUTED, Fate.RECOMPUTED, proposal.where, proposal.after, proposal.before, address, place
    )


def _comments(document: WordDocument, before: _PageOfPlan, edited: Sequence[PageItem]) -> tuple[CommentTold, ...]:
    """The comments, each with the place where the text it is about is typed, if that was not edited."""
    by_text = {plain(item.text): item.place for item in before.page.texts.values()}
    by_page = {
        paragraph.text: before.page.texts[at].place
        for at, paragraph in enumerate(before.page.items)
        if at in before.page.texts and hasattr(paragraph, "text")
    }
    told = []
    for comment in document.comments:
        number = comment.place.paragraph
        text = next((plain(p.text) for p in document.paragraphs if p.place.paragraph == number), "")
        place = by_page.get(text) or by_text.get(text)
        told.append(CommentTold(comment.author, comment.text, text, place))
    return tuple(told)
