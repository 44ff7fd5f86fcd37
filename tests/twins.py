"""Which tests are about which source file.

``tests/ROOM/test_NAME.py`` is about ``src/kehoach/ROOM/NAME.py``; tests of several rooms lie beside this file. What
cannot be so is said here, once: ``tests/test_architecture.py`` keeps to it, and ``bench/mutants.py`` asks it which
tests a change to a source file has to turn red.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parent
SOURCE: Final = TESTS.parent / "src" / "kehoach"

WITHOUT_TWIN: Final = {
    "cli/test_commands.py": "the list of commands is made in cli/__init__.py, out of all its modules",
    "cli/test_main.py": "how a call ends is decided in cli/__init__.py",
    "linting/test_false_alarms.py": "what no rule of any file reports",
    "linting/test_overlooked.py": "what rules of several files find",
    "matrix/test_matrix.py": "every kind of column in every situation, across all rooms",
    "random_tables/test_random_tables.py": "tables of every kind, worked out apart from the library",
}
"""Test files in a folder that mirror no source file, each with its reason."""

ALSO_TESTED_BY: Final = {
    "numbers/flow.py": ("numbers/test_controlled.py",),
    "reading/accompanying.py": ("test_documents.py",),
    "reading/actuals.py": ("test_documents.py",),
    "reading/cells.py": ("source/test_grid.py", "source/test_from_mapping.py", "tables/test_values.py"),
    "reading/columns.py": ("reading/test_tables.py", "plan/test_fields.py", "tables/columns/test_totals.py"),
    "reading/figures.py": ("plan/test_fields.py", "tables/test_goals.py"),
    "reading/goals.py": ("plan/test_fields.py", "tables/test_goals.py"),
    "reading/header_line.py": ("reading/test_rows.py", "source/test_grid.py"),
    "reading/loading.py": ("plan/test_fields.py", "test_documents.py"),
    "reading/merge.py": ("reading/test_tasks.py",),
    "reading/named_pictures.py": ("word/test_own_pictures.py",),
    "reading/row_levels.py": ("tables/test_tree.py", "reading/test_rows.py"),
    "reading/row_reader.py": ("reading/test_rows.py", "source/test_grid.py", "source/test_from_mapping.py"),
    "reading/rows.py": ("source/test_grid.py", "source/test_from_mapping.py", "tables/test_tree.py"),
    "reading/tables.py": ("plan/test_fields.py", "source/test_grid.py", "tables/columns/test_totals.py"),
    "reading/tasks.py": ("plan/test_fields.py", "rules/test_tasks.py"),
    "reading/verdicts.py": ("tables/columns/test_verdict.py",),
    "word/compiled.py": ("word/test_template.py", "word/test_kept_templates.py"),
    "tables/added_rows.py": ("tables/test_row_formulas.py",),
    "tables/amounts_in_words.py": ("tables/test_prose_figures.py", "tables/test_row_units.py"),
    "tables/columns/column_context.py": ("tables/columns/test_work.py", "tables/test_row_units.py"),
    "tables/columns/column_findings.py": ("tables/columns/test_work.py", "tables/columns/test_formula.py"),
    "tables/columns/former_areas.py": ("reading/test_area_changes.py",),
    "tables/columns/computation.py": ("tables/columns/test_formula.py",),
    "tables/columns/row_rules.py": ("tables/columns/test_formula.py", "tables/test_conversion.py"),
    "reading/tables_of_plan.py": ("test_set_of_documents.py", "test_documents.py"),
    "tables/columns/row_wise.py": ("tables/columns/test_formula.py", "tables/columns/test_work.py"),
    "tables/columns/span_of_years.py": ("tables/columns/test_compound.py", "tables/columns/test_growth.py"),
    "tables/columns/unreadable.py": ("tables/columns/test_formula.py", "reading/test_tables.py"),
    "tables/columns/workplace.py": ("tables/columns/test_formula.py",),
    "tables/compute.py": ("tables/test_engine.py", "tables/columns/test_formula.py"),
    "tables/computed.py": ("tables/test_scope.py", "test_public_face.py"),
    "tables/cross_references.py": ("test_references.py",),
    "tables/evaluation.py": ("tables/columns/test_formula.py", "tables/test_values.py", "tables/columns/test_work.py"),
    "tables/explaining.py": ("tables/test_explain.py",),
    "tables/explanation.py": ("tables/test_explain.py",),
    "tables/measures.py": ("tables/test_conversion.py",),
    "tables/notebook.py": ("tables/test_engine.py",),
    "tables/picks.py": ("tables/test_tree.py",),
    "tables/results.py": ("tables/test_goals.py", "tables/columns/test_verdict.py", "view/test_listing.py"),
    "tables/served_targets.py": ("rules/test_tasks.py", "reading/test_tasks.py"),
    "tables/spot.py": ("tables/test_explain.py",),
    "word/finished_part.py": ("word/test_template.py", "word/test_whole_tags.py"),
    "word/alike_rows.py": ("word/test_model_table.py", "word/test_render.py"),
    "word/cell_patterns.py": ("word/test_model_table.py",),
    "word/model_reading.py": ("word/test_model_table.py", "word/test_template.py", "word/test_whole_tags.py"),
    "word/program.py": ("word/test_template.py", "word/test_whole_tags.py", "word/test_render.py"),
    "word/spots.py": ("word/test_whole_tags.py",),
    "word/record_types.py": ("word/test_template_language.py", "word/test_template.py"),
    "word/printed_blocks.py": ("word/test_sections.py", "word/test_render.py"),
    "word/styles.py": ("word/test_render.py", "word/test_model_table.py"),
    "word/table_setting.py": ("word/test_sections.py", "word/test_model_table.py", "word/test_render.py"),
    "word/template_language.py": ("word/test_template.py", "word/test_whole_tags.py"),
    "word/typed_instead.py": ("word/test_template_language.py", "word/test_whole_tags.py"),
    "word/unprinted.py": ("word/test_whole_tags.py", "word/test_template.py"),
}
"""Further tests of a source file, and all of those that have no twin; what a source does is often seen elsewhere."""


MUTATED: Final = ("numbers", "tables", "reading", "word")
"""The rooms of which a sample of mutants is run: figures come from the first three, and the last prints them."""


def mutated() -> list[Path]:
    """The source files that mutants are made of; a package's own file only gathers what it has."""
    paths = (path for room in MUTATED for path in (SOURCE / room).rglob("*.py"))
    return sorted(path for path in paths if path.name != "__init__.py")


def source_of(test: Path) -> Path | None:
    """The source file that a test file mirrors."""
    place = test.relative_to(TESTS).parent / test.stem.removeprefix("test_")
    twins = (SOURCE / place.with_suffix(".py"), SOURCE / place / "__init__.py")
    return next((twin for twin in twins if twin.is_file()), None)


def files_testing(source: Path) -> list[Path]:
    """The test files that are about a source file: its twin first."""
    place = source.relative_to(SOURCE)
    twin = TESTS / place.parent / f"test_{source.stem}.py"
    also = [TESTS / name for name in ALSO_TESTED_BY.get(place.as_posix(), ())]
    return [twin, *also] if twin.is_file() else also
