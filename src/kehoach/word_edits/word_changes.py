"""What somebody changed in a Word file, as frozen data: what it is, and whether it is brought into the plan."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.editing.text_edits import Edit
    from kehoach.word_edits.single_inputs import SingleInput
    from kehoach.word_edits.text_proposals import TextProposal


class EditClass(enum.Enum):
    """What was edited."""

    INPUT = "input"
    """A cell whose text is typed."""
    COMPUTED = "computed"
    """A figure or text that is worked out."""
    WORDING = "wording"
    """A paragraph, title, label or name."""
    STRUCTURE = "structure"
    """A row, column, table or part, as a whole."""


class Fate(enum.Enum):
    """What becomes of an edit."""

    BROUGHT = "brought"
    """It is brought into the plan's file."""
    FOLLOWS = "follows"
    """It follows from the edits that are brought in."""
    LEFT = "left"
    """It is told, and the plan's file stays as it is."""
    RECOMPUTED = "recomputed"
    """Nobody edited it: it changes because something else is brought in, and the edited file has it as it was."""


class Whereabouts(Struct, frozen=True):
    """Where in the document a change is, in its own words."""

    what: Bilingual
    """What kind of text it is: a paragraph, a recipient, the cell of a table."""
    table: str = ""
    row: str = ""
    column: str = ""


class WordChange(Struct, frozen=True):
    """One change; ``before`` is empty for what was added, ``after`` for what was removed."""

    kind: EditClass
    fate: Fate
    where: Whereabouts
    before: str
    after: str
    address: str = ""
    """Of a figure: its address in expressions."""
    place: Place | None = None
    """Where it is typed, or what it is computed by."""
    why: Bilingual | None = None
    """Why it is left, or what of it is."""
    inputs: tuple[SingleInput, ...] = ()
    """Of a computed figure: the typed figures each of which alone would make it so."""
    computed_by: Bilingual | None = None
    """Of a computed figure: its formula, or how it comes about."""


class EditProposal(Struct, frozen=True):
    """A change, and the edits of the plan's file that would bring it in; none for one that can only be told."""

    change: WordChange
    texts: tuple[TextProposal, ...] = ()
    edits: tuple[Edit, ...] = ()
    wanted: str = ""
    """What was typed over the figure at the address of the change; empty where no computed figure was."""

    @property
    def can_be_brought(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.texts or self.edits)


class CommentTold(Struct, frozen=True):
    """A comment of the Word file: who wrote what, the text it is about, and where that is typed."""

    author: str
    text: str
    about: str
    place: Place | None


class WordEdits(Struct, frozen=True):
    """All that differs between a plan's document and an edited copy of it."""

    plan: str
    document: str
    changes: tuple[WordChange, ...]
    """In the order of the document; those that nobody made, because they follow, at the end."""
    comments: tuple[CommentTold, ...]
    tracked: int
    """How many tracked changes were in the file, read as accepted or as rejected."""
    made: bytes | None
    """The plan's file with what is brought in; ``None`` where nothing is."""

    def __repr__(self) -> str:
        return f"<WordEdits {self.document}: {len(self.changes)} changes>"
