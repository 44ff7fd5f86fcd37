"""All rules, one module per family. A code is never reused."""

from kehoach.diagnostics.catalog.accepting import *  # noqa: F403
from kehoach.diagnostics.catalog.arithmetic import *  # noqa: F403
from kehoach.diagnostics.catalog.audit_rules import *  # noqa: F403
from kehoach.diagnostics.catalog.batches import *  # noqa: F403
from kehoach.diagnostics.catalog.chart_rules import *  # noqa: F403
from kehoach.diagnostics.catalog.counting import *  # noqa: F403
from kehoach.diagnostics.catalog.declared_fields import *  # noqa: F403
from kehoach.diagnostics.catalog.exporting import *  # noqa: F403
from kehoach.diagnostics.catalog.files_of_rows import *  # noqa: F403
from kehoach.diagnostics.catalog.grids import *  # noqa: F403
from kehoach.diagnostics.catalog.imports import *  # noqa: F403
from kehoach.diagnostics.catalog.issuing import *  # noqa: F403
from kehoach.diagnostics.catalog.packs import *  # noqa: F403
from kehoach.diagnostics.catalog.references import *  # noqa: F403
from kehoach.diagnostics.catalog.sense import *  # noqa: F403
from kehoach.diagnostics.catalog.shapes import *  # noqa: F403
from kehoach.diagnostics.catalog.yaml_text import *  # noqa: F403
