"""The versions of the format. A spec of an older one is brought to today's, step by step, before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.source.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.source.nodes import Mapping

MIGRATIONS: Final[tuple[Callable[[Mapping], Mapping], ...]] = ()
"""In order: the first brings a tree of version 1 to version 2. There is one version yet, so there are none."""

CURRENT: Final = len(MIGRATIONS) + 1
"""The version that is read; a newer one is a finding (KH233)."""


def migrated(tree: Mapping) -> Mapping:
    """A spec's own tree in today's format; one that does not say its version, or a newer one, is left as it is."""
    said = tree.get("kehoach")
    known = {str(version): version for version in range(1, CURRENT)}
    if isinstance(said, Scalar) and said.text in known:
        for step in MIGRATIONS[known[said.text] - 1 :]:
            tree = step(tree)
    return tree
