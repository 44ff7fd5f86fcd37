"""A merged tree → the plan's model. Every mistake is a finding, and whatever can be read is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import Findings, Place, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers.reading import Separators
from kehoach.plan import keys, table_keys
from kehoach.plan.audience import read_audience
from kehoach.plan.columns.count import lists_in
from kehoach.plan.dates import Period
from kehoach.plan.fields import Fields, spread
from kehoach.plan.key import Holds, Key, Shape
from kehoach.plan.model import TEMPLATE_FILE, Appendix, Areas, Figure, Layer, Original, Part, Plan
from kehoach.plan.outline import paragraphs
from kehoach.plan.placeholders import read_gap_line
from kehoach.reading.accompanying import read_accompanying
from kehoach.reading.area_changes import read_history, with_origins
from kehoach.reading.charts import read_chart
from kehoach.reading.figures import read_figure
from kehoach.reading.front_matter import (
    check_format,
    read_accepted,
    read_bodies,
    read_citation,
    read_document_date,
    read_document_number,
    read_issuer,
    read_period,
    read_signer,
    read_style,
    read_symbol,
    read_verdict_fill,
)
from kehoach.reading.left_out import without_left_out
from kehoach.reading.own_fields import read_own_fields
from kehoach.reading.part_numbering import read_part_numbering
from kehoach.reading.row_reader import Settings
from kehoach.reading.tables import read_area_table, read_page, read_table
from kehoach.reading.tables_of_plan import TablesOfPlan
from kehoach.reading.tasks import own_columns, task_table, typed_budgets
from kehoach.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.plan.chart import Chart
    from kehoach.plan.table import Table
    from kehoach.source.nodes import Node


def read_plan(
    tree: Mapping, file: str, layers: tuple[Layer, ...], findings: Findings, original: Original | None = None
) -> Plan:
    """Read a plan from the tree of its file merged over its profile and its packs.

    What the packs say about things that the plan does not have is left out.

    ``original``: of a document that goes with another plan, what it knows of that.
    """
    plan = read_offered(tree, file, layers, findings, original)
    areas = tree.get("areas")
    return without_left_out(plan, findings, has_no_areas=isinstance(areas, Scalar) and areas.is_none)


def read_offered(
    tree: Mapping, file: str, layers: tuple[Layer, ...], findings: Findings, original: Original | None = None
) -> Plan:
    """Read a plan with everything that its packs offer, whether used or not."""
    fields = Fields(tree, keys.PLAN, terms.THE_PLAN, findings)
    return _PlanReader(fields, file, layers, findings, original, tree).plan()


@dataclass(slots=True)
class _PlanReader:
    """Reads one plan, collecting ids, tables and figures from all of its parts."""

    fields: Fields
    file: str
    layers: tuple[Layer, ...]
    findings: Findings
    original: Original | None = None
    tree: Mapping | None = None
    ids: dict[str, Place] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    groups: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    taken_up: set[str] = field(default_factory=set)
    settings: Settings = field(default_factory=lambda: Settings(Separators.ASK, Period(0, 0)))
    known: TablesOfPlan = field(default_factory=lambda: TablesOfPlan(None))

    def plan(self) -> Plan:
        fields, findings = self.fields, self.findings
        check_format(fields, findings)
        fields.word("previous")  # only checked here; layering and next-year read its text
        period = read_period(fields, findings)
        words, has_emphasis = read_style(fields, findings)
        separators = Separators(fields.choice("numbers", "ask"))
        lists = lists_in(self.tree) if self.tree else frozenset[str]()
        self.settings = Settings(separators, period, has_emphasis=has_emphasis, lists=lists)
        self.known = TablesOfPlan.of(self.original, self.settings)
        issuer = read_issuer(fields, findings)
        targets = self.read_groups()
        basis = fields.prose("basis")
        signer, head = read_signer(fields, issuer.body, findings)
        document = fields.word("document", "Kế hoạch")
        plan = Plan(
            file=self.file,
            pack=fields.word("pack"),
            layers=self.layers,
            period=period,
            document=document,
            number=read_document_number(fields, findings),
            symbol=read_symbol(fields, document, issuer.body, findings),
            date=read_document_date(fields, findings),
            subject=fields.line("subject"),
            subject_place=fields.place_of("subject"),
            opening=fields.line("opening"),
            opening_place=fields.place_of("opening"),
            location=fields.word("place", issuer.name),
            issuer=issuer,
            basis=basis,
            has_no_basis=isinstance(said := fields.node("basis"), Scalar) and said.is_none,
            citations=tuple(c for p in basis if not read_gap_line(p.typed) and (c := read_citation(p, findings))),
            body=self.outline(),
            appendices=self.appendices(),
            recipients=fields.prose("recipients"),
            signer=signer,
            head=head,
            bodies=read_bodies(fields, findings),
            accepted=read_accepted(fields, findings),
            areas=self.areas(),
            tables=self.tables,
            figures=self.figures,
            charts=self.charts(),
            targets=targets,
            money=fields.word("money"),
            words=words,
            has_emphasis=has_emphasis,
            verdict_fill=read_verdict_fill(fields, findings),
            ids=frozenset(self.ids).union(keys.PROSE_PARTS, self.original.numbers if self.original else ()),
            place=fields.place,
            symbol_place=fields.place_of("symbol") if fields.node("symbol") else None,
            separators=self.settings.separators,
            addressees=fields.prose("addressees"),
            template=fields.word("template", TEMPLATE_FILE),
            template_place=fields.place_of("template"),
            part_styles=read_part_numbering(fields, findings),
            part_styles_place=fields.place_of("numbering"),
            fields=read_own_fields(fields, self.settings.separators, findings),
            documents=read_accompanying(fields, self.tables, findings),
            original=self.original,
            tree=self.tree,
        )
        self.report_unprinted(plan)
        return with_origins(plan)

    def read_groups(self) -> tuple[str, ...]:
        """Read all parts, tables and figures; gives the ids of the targets."""
        for name in keys.PROSE_PARTS:
            self.groups[name] = self.parts_of(name)
        self.groups["targets"] = self.things_of("targets")
        targets = (*self.tables, *self.figures)
        for name in ("tables", *keys.GROUPS):
            self.groups[name] = self.things_of(name)
        self.read_task_table()
        return targets

    # --- ids

    def take_id(self, key: Scalar) -> bool:
        """Whether an id is new; a finding if it already means something."""
        if key.text in (*keys.FACTS, keys.TASKS):
            self.findings.add(rules.RESERVED_ID, key.place, text=Verbatim(key.text))
            return False
        if key.text in self.ids:
            first, second = self.ids[key.text], key.place
            if second.file != self.file == first.file:
                first, second = second, first  # the finding is at the plan's own, which can be changed
            line = f"{first.line}" if first.file == second.file else f"{first.line} ({first.file})"
            self.findings.add(rules.DUPLICATE_ID, second, text=Verbatim(key.text), first=Verbatim(line))
            return False
        self.ids[key.text] = key.place
        return True

    # --- parts, tables, figures

    def parts_of(self, name: str) -> tuple[Part, ...]:
        """The single part under a key of prose, with the key as its id."""
        node = self.fields.node(name)
        group = None if node is None else spread(node, "text")
        if group is None:
            return ()
        part = self.part(name, group, keys.PART, terms.named(name))
        if part is None or (self.is_from_pack(part.place) and not part.text and not part.parts):
            return ()  # only a title that the pack supplies
        return (part,)

    def is_from_pack(self, place: Place) -> bool:
        return place.file in [layer.file for layer in self.layers]

    def things_of(self, name: str) -> tuple[Part, ...]:
        """Collect the tables and figures under a key, and return its parts in order."""
        parts = []
        for key, node in self.fields.by_id(name):
            if key.text == keys.TASKS and name == "tables":
                continue  # how the table of tasks is printed
            is_new = self.take_id(key)
            if isinstance(node, Mapping) and (node.get("columns") or node.get("rows")):
                table = self.known.table(name, key.text, node)
                if table is None:
                    table = read_table(key.text, node, self.findings, self.settings)
                if is_new:
                    self.tables[key.text] = table
            elif isinstance(node, Mapping) and any(node.get(k) for k in ("goal", "value", "formula")):
                figure = read_figure(key.text, node, self.findings, self.settings)
                if is_new:
                    self.figures[key.text] = figure
            elif group := spread(node, "text"):
                shape = self.task_shape(keys.TASK) if name == keys.TASKS else keys.PART
                parts.append((key.text, group, self.part(key.text, group, shape, terms.named(key.text))))
        return _in_order(parts, self.findings)

    def part(self, name: str, node: Mapping, shape: Shape, where: Bilingual) -> Part | None:
        fields = Fields(node, shape, where, self.findings, name)
        shown_in = read_audience(fields)
        if not shown_in:
            return None
        is_task = shape.name in (keys.TASK.name, keys.SUBTASK.name)
        inner: tuple[Part, ...] = ()
        if (within := shape.by_name.get("parts")) and within.of:
            inner = self.subparts(fields, self.task_shape(within.of) if is_task else within.of)
        return Part(
            name,
            fields.line("title"),
            fields.prose("text"),
            inner,
            node.place,
            is_task,
            shown_in=shown_in,
            title_place=fields.place_of("title"),
        )

    def subparts(self, fields: Fields, shape: Shape) -> tuple[Part, ...]:
        parts = []
        for key, node in fields.by_id("parts"):
            self.take_id(key)
            if group := spread(node, "text"):
                parts.append((key.text, group, self.part(key.text, group, shape, terms.named(key.text))))
        return _in_order(parts, self.findings)

    def task_shape(self, shape: Shape) -> Shape:
        """The keys of a task, with those that the pack or plan adds as columns of their table."""
        own = own_columns(self.task_settings())
        return replace(shape, keys=(*shape.keys, *(Key(name, Holds.LINE, "") for name in own)))

    def task_settings(self) -> Node | None:
        tables = self.fields.node("tables")
        return tables.get(keys.TASKS) if isinstance(tables, Mapping) else None

    def read_task_table(self) -> None:
        """Read the tasks as a table, which is printed wherever the plan has ``$(tasks)``."""
        node, settings = self.fields.node(keys.TASKS), self.task_settings()
        if not isinstance(node, Mapping) or not self.groups[keys.TASKS]:
            return
        if settings is not None and not isinstance(settings, Mapping):
            self.fields.wrong(keys.TASKS, settings, terms.KEYS)
            settings = None
        money = self.fields.word("money")
        if known := self.known.tasks(node, settings, money):
            self.tables[keys.TASKS] = known
            return
        budgets = [budget for budget in typed_budgets(node) if budget]
        if not money and budgets:
            self.fields.report_missing({"money": "triệu đồng"}, budgets[0].place)
        tree = task_table(self.groups[keys.TASKS], node, settings, money, self.findings)
        self.tables[keys.TASKS] = read_table(keys.TASKS, tree, self.findings, replace(self.settings, tall=True))

    # --- the order of the whole

    def outline(self) -> tuple[Part, ...]:
        parts = []
        for key, node in self.fields.by_id("outline"):
            self.take_id(key)
            if group := spread(node, "text"):
                parts.append((key.text, group, self.section(key.text, group)))
        return _in_order(parts, self.findings)

    def report_unprinted(self, plan: Plan) -> None:
        """Report each part of the plan that no section contains; one of the pack may be left out.

        Tasks may be printed in their table alone, which does not print their texts.
        """
        for name in self.groups.keys() - self.taken_up:
            is_in_table = name == keys.TASKS and any(p.is_place_of(keys.TASKS) for p in paragraphs(plan))
            for part in self.groups[name]:
                if self.is_from_pack(part.place):
                    continue
                if not is_in_table:
                    self.findings.add(rules.PART_NOT_PRINTED, part.place, part=Verbatim(part.id), group=Verbatim(name))
                for task in (part, *part.parts) if is_in_table else ():
                    if task.title and task.text:
                        self.findings.add(rules.TASK_TEXT_NOT_PRINTED, task.text[0].place, part=Verbatim(task.id))

    def section(self, name: str, node: Mapping) -> Part | None:
        fields = Fields(node, keys.SECTION, terms.section(name), self.findings, name)
        shown_in = read_audience(fields)
        if not shown_in:
            return None
        sources = fields.names("of")
        place = fields.place_of("of")
        filled = [parts for source in sources if (parts := self.group(source, place))]
        single = len(sources) == 1 and sources[0] in keys.PROSE_PARTS
        inner = tuple(part for parts in filled for part in parts)
        text = fields.prose("text")
        if single and inner and inner[0].shown_in < shown_in:
            inner = (replace(inner[0], title=()),)  # printed under the section's title, in fewer documents
        elif single and inner:
            text, inner = (*text, *inner[0].text), inner[0].parts
        inner = (*inner, *self.subparts(fields, keys.PART))
        if not text and not inner:
            return None
        of, title_place = sources[0] if single else "", fields.place_of("title")
        title = fields.line("title")
        return Part(name, title, text, inner, node.place, of=of, shown_in=shown_in, title_place=title_place)

    def group(self, name: str, place: Place) -> tuple[Part, ...]:
        if name in self.groups:
            self.taken_up.add(name)
            return self.groups[name]
        known = ", ".join((*keys.PROSE_PARTS, *keys.GROUPS))
        self.findings.add(rules.UNKNOWN_PART, place, text=Verbatim(name), known=Verbatim(known))
        return ()

    def appendices(self) -> tuple[Appendix, ...]:
        found = []
        for key, node in self.fields.by_id("appendices"):
            self.take_id(key)
            if not isinstance(node, Mapping):
                self.fields.wrong(key.text, node, terms.TITLE_AND_TEXT)
                continue
            fields = Fields(node, keys.APPENDIX, terms.appendix(key.text), self.findings, key.text)
            if shown_in := read_audience(fields):
                title, place = fields.line("title"), fields.place_of("title")
                page = read_page(fields)
                found.append(Appendix(key.text, title, fields.prose("text"), node.place, page, shown_in, place))
        return tuple(found)

    def charts(self) -> dict[str, Chart]:
        charts = {}
        for key, node in self.fields.by_id("charts"):
            is_new = self.take_id(key)
            if chart := read_chart(key, node, self.fields, self.findings):
                charts[chart.id] = chart if is_new else replace(chart, shown_in=frozenset())  # only to be checked
        return charts

    def areas(self) -> Areas | None:
        node = self.fields.group("areas")
        if node is None:
            return None
        if known := self.known.areas(node):
            return known
        is_offered = self.is_from_pack(node.place) and not node.get("rows")  # a pack says which columns they have
        findings = Findings() if is_offered else self.findings
        fields = Fields(node, table_keys.AREAS, terms.named("areas"), findings, "areas")
        table = read_area_table(fields, findings, self.settings)
        return Areas(fields.word("label"), table, read_history(fields, table, findings))


def _in_order(found: Iterable[tuple[str, Mapping, Part | None]], findings: Findings) -> tuple[Part, ...]:
    """The parts in order, those with ``after`` or ``before`` next to the part named."""
    parts = {name: part for name, _, part in found if part is not None}
    order = list(parts)
    for name, node, part in found:
        for side, shift in (("after", 1), ("before", 0)):
            target = node.get(side)
            if part is None or not isinstance(target, Scalar) or target.is_blank:
                continue
            if target.text not in parts or target.text == name:
                findings.add(
                    rules.UNKNOWN_PART, target.place, text=Verbatim(target.text), known=Verbatim(", ".join(parts))
                )
                continue
            order.remove(name)
            order.insert(order.index(target.text) + shift, name)
    return tuple(parts[name] for name in order)
