"""The evaluator: one rule set made ready, and then any number of records."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, final

from perfrules.errors import PerfrulesError
from perfrules.evaluation.deferred import Slots
from perfrules.evaluation.peers import Figured, PeerTable, peer_table
from perfrules.evaluation.plan import Plan, make_plan
from perfrules.evaluation.result import Result, Status
from perfrules.evaluation.scores import is_decided
from perfrules.evaluation.taking import Taking
from perfrules.evaluation.wording import Wording
from perfrules.model.peers import compared_fields
from perfrules.model.rule_set import RuleSet
from perfrules.problems import Problem
from perfrules.records.given import Given
from perfrules.records.groups import as_group
from perfrules.records.record import ReadRecord, RecordReader

if TYPE_CHECKING:
    import pyarrow as pa

    from perfrules.columns import TableEvaluator

_NO_TABLES: Mapping[str, object] = MappingProxyType({})


@final
class Evaluator:
    """
    Evaluates records by one rule set; safe to use from many threads.

    *lang* is the language of the texts in the results, by default the first of the rule file; a language that the file does
    not have falls back to the first. *peers* are the figures that records are compared with, as `among` gathers them.

    >>> import perfrules
    >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"))
    >>> evaluator.evaluate({}).status
    'error'
    """

    __slots__ = (
        "_empty",
        "_inputs",
        "_peers",
        "_plan",
        "_reader",
        "_rows",
        "_steps",
        "_tables",
        "_taking",
        "_wording",
        "rule_set",
    )

    def __init__(self, rule_set: RuleSet, lang: str | None = None, peers: PeerTable | None = None) -> None:
        self.rule_set = rule_set
        self._plan = make_plan(rule_set)
        self._reader = RecordReader(rule_set, compared_fields(rule_set))
        self._peers = peers
        self._taking = Taking(rule_set)
        self._wording = Wording(self._plan.compiler, lang or rule_set.languages[0])
        self._steps = self._plan.steps
        layout = self._plan.layout
        self._inputs = len(layout.inputs)
        self._empty = [None] * (layout.size - self._inputs)
        self._rows = [layout.tables[name].rows for name in rule_set.tables]
        self._tables: tuple[tuple[str, ...] | None, TableEvaluator] | None = None

    @property
    def plan(self) -> Plan:
        """The rules made ready to run."""
        return self._plan

    @property
    def lang(self) -> str:
        """The language of the texts in the results."""
        return self._wording.lang

    def evaluate(self, record: Mapping[str, object], results: Iterable[Result] | None = None) -> Result:
        """
        The result of one record; data that are wrong never raise, they give a result with status `error`.

        *record* holds the inputs by id, tables as lists of rows, and its `id`. Numbers may be int, float, Decimal or text
        ("8,697.38", "98.61%", "2177.62万元"), dates ISO text, yes or no true/false or 是/否.

        *results* are those that the rules take something from: inputs written `from: {rules: …}` the result of the same
        record by another rule set, a table written `from: results` one row for each (a portfolio). They may be made
        while they are taken, one by one.
        """
        return self.evaluate_given(Given(record), results)

    def evaluate_given(self, given: Given, results: Iterable[Result] | None = None) -> Result:
        """
        The result of one record out of a file; it tells the record's origin, and its problems name their places in the file.

        >>> import perfrules
        >>> from perfrules.records.given import Given
        >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"))
        >>> evaluator.evaluate_given(Given({}, "3")).id
        '3'
        """
        group = None if results is None else as_group(given.record)
        if results is not None and group is not None:
            filled = self._taking.filled(group, results)
            given = given._replace(record=filled.record, problems=(*given.problems, *filled.problems))
        read = self._reader.read(given.record, given.position)
        problems = given.placed(read.problems) if given.problems or read.problems else ()
        plan, wording = self._plan, self._wording
        if problems and problems[0].severity == "error":
            return Result(read.id, "error", plan, wording, [], problems, given.origin)
        slots = self._filled(read)
        if plan.panel is None:
            for number, run in self._steps:
                slots[number] = run(slots)
        else:
            plan.panel.run(slots)
        status: Status = "decided" if is_decided(plan, slots) else "undecided"
        return Result(read.id, status, plan, wording, slots, problems, given.origin)

    def evaluate_table(
        self, data: object, *, tables: Mapping[str, object] = _NO_TABLES, columns: Iterable[str] | None = None
    ) -> "pa.Table":
        """
        The results of a table of records as an Arrow table: for every row what `evaluate` gives for it, in the same order.

        *data* is anything with Arrow's C stream interface (a table of pyarrow, polars, pandas or DuckDB) or the path of a
        Parquet or CSV file; columns are called by the ids or titles of inputs, the rows of tables stand in columns of lists of
        structs, or apart: *tables* are further data by the ids of tables, whose rows name their record in a column `id`. Rows
        in the order of the records are read as they are needed; others are all kept and sorted. *columns* of the result are
        those wanted, by default all (`perfrules.columns.ResultColumns` tells them). Needs the extra `table`.

        DataError where the data are no such table, or where a column is absent or misspelt that every record must have;
        PerfrulesError for an unknown column of the result, or without the extra.

        >>> import perfrules, pyarrow
        >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"))
        >>> projects = pyarrow.table({"id": ["P-1"], "budget": [25], "executed": [21.5], "targets": [[]]})
        >>> evaluator.evaluate_table(projects, columns=["id", "status"]).to_pylist()
        [{'id': 'P-1', 'status': 'undecided'}]
        """
        return self.evaluate_batches(data, tables=tables, columns=columns).read_all()

    def evaluate_batches(
        self, data: object, *, tables: Mapping[str, object] = _NO_TABLES, columns: Iterable[str] | None = None
    ) -> "pa.RecordBatchReader":
        """
        The same batch by batch, for data that are larger than the memory.

        >>> import perfrules, pyarrow
        >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"))
        >>> projects = pyarrow.table({"budget": [25, 30], "executed": [21.5, 30], "targets": [[], []]})
        >>> [batch.num_rows for batch in evaluator.evaluate_batches(projects)]
        [2]
        """
        evaluator = self._table_evaluator(None if columns is None else tuple(columns))
        import pyarrow as pa  # noqa: PLC0415 - the extra `table`, which is there now

        return pa.RecordBatchReader.from_batches(evaluator.schema, evaluator.batches(data, tables))

    def find_in_table(self, data: object, *, tables: Mapping[str, object] = _NO_TABLES) -> "pa.RecordBatchReader":
        """
        The findings about the records of a table, one a row, batch by batch: the record's `id`, `flag`, `severity`, `category`,
        `row`, `row_number`, `text`, `recommendation`, `deadline`, `laws`.

        *data* and *tables* are what `evaluate_table` takes. Records with mistakes in their data have no findings.

        >>> import perfrules, pyarrow
        >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"))
        >>> projects = pyarrow.table({"id": ["P-1"], "budget": [25], "executed": [0], "targets": [[]]})
        >>> evaluator.find_in_table(projects).read_all()["flag"].to_pylist()[-2:]
        ['very_low_execution', 'funds_idle']
        """
        try:
            import pyarrow as pa  # noqa: PLC0415 - the extra `table`

            from perfrules.columns import finding_schema, findings_of  # noqa: PLC0415 - a door to what stands above
        except ModuleNotFoundError:
            raise PerfrulesError([Problem("table-extra")]) from None
        return pa.RecordBatchReader.from_batches(finding_schema(self.rule_set), findings_of(self, data, tables))

    def _table_evaluator(self, columns: tuple[str, ...] | None) -> "TableEvaluator":
        """What evaluates tables; the last one is kept, since making it takes longer than a thousand records."""
        kept = self._tables
        if kept is None or kept[0] != columns:
            try:
                from perfrules.columns import TableEvaluator  # noqa: PLC0415 - a door to what stands above
            except ModuleNotFoundError:
                raise PerfrulesError([Problem("table-extra")]) from None
            self._tables = kept = (columns, TableEvaluator(self, columns))
        return kept[1]

    def _filled(self, read: ReadRecord) -> Slots:
        """The slots of a record before anything is worked out."""
        slots: Slots = [*read.inputs, *self._empty]
        for number, rows in zip(self._rows, read.tables, strict=True):
            slots[number] = [[*row, None] for row in rows]
        for name, number in self._plan.layout.peers.items():
            together = None if self._peers is None else self._peers.of(self._plan.peer_group(slots), name)
            slots[number] = read.peers.get(name, together)
        return slots

    @property
    def compares(self) -> bool:
        """Whether the rules compare a record with those evaluated together with it."""
        return bool(self._plan.layout.peers)

    @property
    def peers(self) -> PeerTable | None:
        """The figures that records are compared with; None before `among`."""
        return self._peers

    def among(self, records: Iterable[Mapping[str, object] | Given]) -> "Evaluator":
        """
        The same evaluator, which knows *records* as each other's peers; itself where the rules compare nothing.

        It goes through *records* once, and then evaluates any of them. Records with mistakes in their data are nobody's peers.

        >>> import perfrules
        >>> evaluator = perfrules.Evaluator(perfrules.load("cn.project_self_evaluation"))
        >>> evaluator.among([]) is evaluator
        True
        """
        if not self.compares or self._peers is not None:
            return self
        givens = (record if isinstance(record, Given) else Given(record) for record in records)
        return Evaluator(
            self.rule_set, self.lang, peer_table(found for given in givens if (found := self.figures(given)))
        )

    def figures(self, given: Given) -> Figured | None:
        """The figures of a record that its peers are compared with; None where it has mistakes in its data."""
        read = self._reader.read(given.record, given.position)
        wrong = any(one.severity == "error" for one in (*given.problems, *read.problems))
        return None if wrong else self._plan.figures(self._filled(read))

    def evaluate_all(self, records: Iterable[Mapping[str, object] | Given]) -> Iterator[Result]:
        """
        The results of *records*, one by one, in their order; one without an id is called by its number, from 1.

        Where the rules compare records with their peers, these records are each other's peers.
        """
        evaluator = self
        if self.compares and self._peers is None:
            records = list(records)
            evaluator = self.among(records)
        return (
            evaluator.evaluate_given(record if isinstance(record, Given) else Given(record, str(number)))
            for number, record in enumerate(records, 1)
        )
