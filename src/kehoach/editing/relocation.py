"""A spec that is written to another folder: the file that it names is named from there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kehoach.diagnostics import Findings
from kehoach.editing.text_edits import apply_edits, retyped
from kehoach.files import relative_name
from kehoach.source.decoding import decode
from kehoach.source.nodes import Scalar
from kehoach.source.yaml_events import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def relocated(data: bytes, spec: Path, target: Path) -> bytes:
    """The bytes of a spec as they are in another file: ``profile`` is relative to the folder of that file."""
    folder, there = spec.resolve().parent, target.resolve().parent
    source = decode(os.fspath(spec), data, Findings())
    tree = read_tree(source, Findings()) if source and folder != there else None
    profile = tree.get("profile") if tree else None
    if source is None or not isinstance(profile, Scalar) or profile.is_blank or profile.is_none:
        return data
    return apply_edits(data, (retyped(source, profile, relative_name(folder / profile.text, there)),))
