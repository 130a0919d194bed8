"""The engine around the rules: what they may read and use, how long they may take, and how much they may say."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

import duckdb
import pytest
from attrs import evolve

from claimcheck.engine import EngineError, View, columns, evaluate, load_rules, load_views
from claimcheck.engine.database import FORBIDDEN, Database, check_select
from claimcheck.engine.evaluation import tables
from claimcheck.engine.running import Step, run
from claimcheck.engine.shipped import tables_read
from claimcheck.engine.wording import MOST
from claimcheck.facts import Facts, build_facts
from claimcheck.findings import Finding
from claimcheck.model import ClaimBase
from claimcheck.rulefile import Rule, parse_rule
from tests.oracle.bases import random_base
from tests.oracle.build import base, statement
from tests.oracle.many import apart, united

HEADER = """-- A title.
-- kind: contradiction
-- severity: note
-- message: {a_answer}
-- why: It is so.
-- do: Nothing.
-- fires: somebody says it
--   1: {source: courier, type: report, answers: {occurs: "yes"}}
"""
FINDING = """SELECT visit, question, answer AS a_answer, stance AS a_stance, phase AS a_phase, scope AS a_scope
FROM cells WHERE stance = 'affirm'"""
ONE = base(statement("railway", occurs="yes"))


def rule(query: str) -> Rule:
    return parse_rule("c77_tried.sql", f"{HEADER}{query}\n")


def findings(of: ClaimBase, *rules: Rule, seconds: float = 60.0) -> tuple[Finding, ...]:
    return evaluate(of.registries, build_facts(of, None, "said"), rules or None, seconds).findings


# --- What rules may read ------------------------------------------------------------------------------


def test_the_columns_that_rules_read_stay(golden: Any) -> None:
    lines = [f"{table}.{column} {type_}\n" for table, found in columns().items() for column, type_ in found.items()]
    golden("columns.txt", "".join(lines))


def test_every_table_that_rules_may_read_has_columns() -> None:
    assert set(columns()) == tables()
    assert all(columns().values())


def test_no_rules_find_nothing() -> None:
    assert evaluate(ONE.registries, build_facts(ONE, None, "said"), []).findings == ()


def test_a_rule_of_ones_own() -> None:
    assert [finding.message for finding in findings(ONE, rule(FINDING))] == ["yes"]


@pytest.mark.parametrize("shipped", load_rules(), ids=lambda rule: rule.code)
def test_the_rules_that_ship_may_do_what_they_do(shipped: Rule) -> None:
    with Database() as database:
        check_select(database.lanes()[0], shipped.code, shipped.query, tables())


@pytest.mark.parametrize(
    "shipped", [*load_rules(), *load_views()], ids=lambda one: one.code if isinstance(one, Rule) else one.name
)
def test_what_a_query_reads_can_be_told_from_its_text(shipped: Rule | View) -> None:
    with Database() as database, pytest.raises(EngineError) as refused:
        check_select(database.lanes()[0], "it", shipped.query, ())
    assert str(refused.value) == f"it: reads {', '.join(sorted(tables_read(shipped.query)))}; a rule may read "


NOT_ONE_SELECT = (
    *("", "CREATE TABLE mine AS SELECT 1", "INSERT INTO visits SELECT * FROM visits", "DROP TABLE visits"),
    *("UPDATE visits SET title = ''", "DELETE FROM visits", "COPY visits TO 'visits.csv'", "EXPLAIN SELECT 1"),
    *("COPY (SELECT 1) TO 'visits.csv'", "EXPORT DATABASE 'here'", "ATTACH 'other.db'", "INSTALL httpfs"),
    *("LOAD httpfs", "SET threads = 4", "SET enable_external_access = true", "RESET threads", "BEGIN"),
    *("PRAGMA database_list", "PRAGMA enable_profiling", "CALL pragma_version()", "USE memory", "CHECKPOINT"),
    *("SELECT 1; SELECT 2", "SELECT 1; DROP TABLE visits", "PREPARE it AS SELECT 1", "EXECUTE it"),
    *("PIVOT cells ON stance USING COUNT(*)", "SELEC 1", "SELECT 'open"),
)
NOT_OURS = (
    *("SELECT * FROM stated", "SELECT * FROM members", "SELECT * FROM sides", "SELECT * FROM nothing"),
    *("SELECT * FROM 'visits.csv'", 'SELECT * FROM "visits.parquet"', "SELECT * FROM read_csv('visits.csv')"),
    *("SELECT * FROM read_text('visits.csv')", "SELECT * FROM glob('*')", "SELECT * FROM range(3)"),
    *("SELECT * FROM query('SELECT 1')", "SELECT * FROM query_table('stated')", "SHOW TABLES", "DESCRIBE visits"),
    *("SUMMARIZE visits", "SELECT * FROM (SHOW TABLES)", "SELECT * FROM (DESCRIBE visits)"),
    *("SELECT * FROM information_schema.tables", "SELECT * FROM duckdb_tables()", "SELECT * FROM duckdb_tables"),
    *("SELECT * FROM duckdb_settings()", "SELECT * FROM pg_catalog.pg_class", "SELECT * FROM sqlite_master"),
    *("SELECT * FROM main.visits", "SELECT * FROM memory.main.visits"),
    "SELECT (SELECT COUNT(*) FROM stated) FROM visits",
    "SELECT * FROM visits WHERE visit IN (SELECT visit FROM stated)",
    "WITH mine AS (SELECT * FROM stated) SELECT * FROM mine",
    "WITH mine AS (SELECT * FROM stated), stated AS (SELECT 1) SELECT * FROM mine",
    "SELECT (WITH stated AS (SELECT 1) SELECT COUNT(*) FROM stated) FROM stated",
    "WITH RECURSIVE mine AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM mine) SELECT n FROM mine",
)
NOT_REPEATABLE = (
    *("random()", "RANDOM()", "main.random()", "uuid()", "gen_random_uuid()", "now()", "today()", "current_date"),
    *("current_timestamp", "CURRENT_TIME", "localtime", "localtimestamp", "get_current_timestamp()"),
    *("age(TIMESTAMP '2001-01-01')", "getenv('HOME')", "current_setting('threads')", "version()", "current_user"),
    *("current_schema()", "getvariable('x')", "nextval('one')", "txid_current()", "current_query()"),
    *("setseed(0.5)", "sleep_ms(1)", "write_log('x')", "(SELECT COUNT(*) FROM visits USING SAMPLE 10%)"),
    *("(SELECT COUNT(*) FROM visits TABLESAMPLE 10%)", "LIST_TRANSFORM([1], lambda x: x + random())"),
)


@pytest.mark.parametrize("query", NOT_ONE_SELECT)
def test_a_rule_is_one_select(query: str) -> None:
    with pytest.raises(EngineError, match=r"^C77: "):
        findings(ONE, evolve(rule(FINDING), query=query))


@pytest.mark.parametrize("query", NOT_OURS)
def test_a_rule_reads_the_known_tables_only(query: str) -> None:
    with pytest.raises(EngineError, match=r"^C77: (reads .+; a rule may read|table functions)"):
        findings(ONE, rule(query))


@pytest.mark.parametrize("expression", NOT_REPEATABLE)
def test_a_rule_knows_no_clock_no_chance_and_no_surroundings(expression: str) -> None:
    with pytest.raises(EngineError, match=r"^C77: .+ may not be used"):
        findings(ONE, rule(f"SELECT {expression} AS day FROM visits"))


def test_whatever_duckdb_calls_inconstant_is_forbidden() -> None:
    # With a time zone even "+" depends on the settings, so what counts is what has no constant form at all.
    inconstant = "SELECT function_name FROM duckdb_functions() GROUP BY ALL HAVING BOOL_AND(stability <> 'CONSISTENT')"
    with Database() as database:
        found = {name for (name,) in database.lanes()[0].execute(inconstant).fetchall()}
    assert found - FORBIDDEN <= {"error"}  # which stops, and does so always


@pytest.mark.parametrize("rows", [0, 10**6])
def test_nothing_outside_the_database_can_be_reached(rows: int) -> None:
    with Database() as database:
        lanes = database.lanes(rows)
        for lane in lanes:
            assert_locked(lane)


def assert_locked(lane: duckdb.DuckDBPyConnection) -> None:
    for attempt in (
        *("SET threads = 2", "SET enable_external_access = true", "SET lock_configuration = false"),
        *("RESET memory_limit", "COPY (SELECT 1) TO 'out.csv'", "SELECT * FROM read_text('pyproject.toml')"),
        *("ATTACH 'other.db'", "INSTALL httpfs", "LOAD httpfs", "SELECT * FROM 'pyproject.toml'"),
    ):
        with pytest.raises(Exception, match=r"(?i)lock|disabled|permission|not allowed|cannot|does not exist"):
            lane.execute(attempt).fetchall()


# --- What goes wrong ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT visit, question, answr AS a_answer, stance AS a_stance FROM cells", "answr"),
        ("SELECT visit, question, stance AS b_stance, answer AS b_answer FROM cells", "the message names 'a_answer'"),
        ("SELECT visit, question, CAST(answer AS DATE) AS a_answer, stance AS a_stance FROM cells", "yes"),
    ],
)
def test_what_is_wrong_with_a_rule_is_said_with_its_name(query: str, said: str) -> None:
    with pytest.raises(EngineError, match=f"^C77: .*{said}"):
        findings(ONE, rule(query))


def test_a_rule_that_runs_away_is_stopped() -> None:
    many = ", ".join(f"sources AS s{n}" for n in range(9))
    same = " + ".join(f"LENGTH(s{n}.name)" for n in range(9))
    runaway = rule(f"SELECT MAX({same}) AS visit FROM {many}")
    with pytest.raises(EngineError, match=r"^C77: stopped after 0\.5 seconds; it does not scale"):
        findings(ONE, runaway, seconds=0.5)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("c77.sql", HEADER + FINDING, "a rule file is named"),
        ("c77_x.sql", HEADER, "a header of -- lines and one SELECT"),
        ("c77_x.sql", FINDING, "a header of -- lines and one SELECT"),
        ("c77_x.sql", HEADER.replace("-- why: It is so.\n", "") + FINDING, "lacks why"),
        ("c77_x.sql", HEADER.partition("-- fires")[0] + FINDING, "lacks fires"),
        ("c77_x.sql", HEADER.replace("contradiction", "opinion") + FINDING, "kind is one of"),
        ("c77_x.sql", HEADER.replace("note", "fatal") + FINDING, "severity is one of"),
        ("c77_x.sql", HEADER + "-- severely: so\n" + FINDING, "cannot read the header line '-- severely: so'"),
        ("c77_x.sql", HEADER.replace("--   1:", "--   2:") + FINDING, "statement out of turn"),
        ("c77_x.sql", HEADER + "-- not: 1.type is rumor\n" + FINDING, "write `not: <number>"),
        ("c77_x.sql", "-- A title.\n-- not: 1.type = rumor -- no\n" + FINDING, "comes before any example"),
    ],
)
def test_what_is_wrong_with_a_rule_file_is_said_with_its_name(file: str, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{file}: ") as error:
        parse_rule(file, text)
    assert said in str(error.value)


# --- The same claims, the same findings ---------------------------------------------------------------


def shuffled(facts: Facts, seed: int) -> Facts:
    """The same rows in another order, each with its own number."""

    def mixed(rows: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(random.Random(seed).sample(rows, len(rows)))

    return evolve(facts, rows=mixed(facts.rows), members=mixed(facts.members), orders=mixed(facts.orders))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("few", [0, 10**6], ids=["set for many rows", "set for few rows"])
def test_the_order_of_rows_does_not_matter(seed: int, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = random_base(seed, least=40, most=60)
    facts = build_facts(drawn, None, "said")
    wanted = evaluate(drawn.registries, facts)
    for module in ("database", "evaluation"):
        monkeypatch.setattr(f"claimcheck.engine.{module}.FEW", few)
    assert evaluate(drawn.registries, shuffled(facts, seed)) == wanted


# --- How much a rule may say --------------------------------------------------------------------------


def many_dates(days: int) -> ClaimBase:
    dates = [
        f"{year}-{month:02}-{day:02}" for year in range(2001, 2005) for month in range(1, 13) for day in (1, 9, 17)
    ]
    dates += [f"{year}-{month:02}-25" for year in range(1900, 2000) for month in (1, 7)]
    return base(*(statement("railway", published="2001-09-20", summit_date=date) for date in dates[:days]))


def test_every_side_of_a_finding_has_claims() -> None:
    bases = [random_base(seed, least=15, most=30, close=True) for seed in range(200)]
    all_of_them = united([apart(drawn, f"base-{seed:03}") for seed, drawn in enumerate(bases)])
    found = findings(all_of_them)
    assert [finding.message for finding in found if not all(side.total for side in finding.sides)] == []


def test_three_hundred_dates_are_one_conflict() -> None:
    found = findings(many_dates(300))
    assert [finding.message for finding in found if finding.rule == "C01"] == [
        "1900-01-25 against 2004-12-17 (planned)"
    ]
    assert sum(len(repr(finding)) for finding in found) < 1_000_000


def test_a_rule_says_so_many_things_of_a_question_and_counts_the_rest() -> None:
    found = findings(many_dates(MOST + 10), rule(FINDING))
    messages = [finding.message for finding in found if finding.question == "summit_date"]
    assert len(messages) == MOST
    assert [text for text in messages if "more" in text] == [f"{max(messages)}"]
    assert max(messages).endswith("; and 10 more of this kind")


# --- In which order ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lanes", [1, 2])
def test_a_step_waits_for_what_it_reads(lanes: int) -> None:
    steps = [
        Step("last", "SELECT day FROM second", ["second"]),
        Step("second", "CREATE TABLE second AS SELECT day FROM first", ["first"]),
        Step("first", "CREATE TABLE first AS SELECT CAST($1 AS DATE) AS day", parameters=["2030-05-04"]),
        Step("beside", "SELECT 1 AS one", ["nobody"]),
    ]
    with Database() as database:
        found = dict(run(database.lanes(0)[:lanes], steps))
    assert found["last"] == [{"day": dt.date(2030, 5, 4)}]
    assert found["beside"] == [{"one": 1}]
    assert set(found) == {"first", "second", "last", "beside"}


def test_what_runs_beside_a_step_that_fails_is_broken_off() -> None:
    with Database() as database:
        lanes = database.lanes(0)
        lanes[0].execute("CREATE TABLE days AS SELECT range AS day FROM range(100000)")
        hours = Step("hours", "SELECT SUM(a.day * b.day % 7) FROM days AS a, days AS b")
        with pytest.raises(EngineError, match=r"^bad: .*nothing"):
            dict(run(lanes, [hours, Step("bad", "SELECT nothing FROM days")]))
        assert dict(run(lanes, [Step("next", "SELECT 1 AS one")])) == {"next": [{"one": 1}]}


# --- One SQL for all ----------------------------------------------------------------------------------

# What DuckDB and Spark SQL both know by these names, or sqlglot can say in the other's words.
COMMON = {
    *(
        "Abs",
        "Add",
        "Alias",
        "And",
        "AnyValue",
        "ArgMax",
        "BitwiseAnd",
        "BitwiseOrAgg",
        "Boolean",
        "CTE",
        "Case",
        "Cast",
        "Coalesce",
        "Column",
        "Concat",
    ),
    *("Count", "DataType", "DateDiff", "Distinct", "EQ", "From", "GT", "GTE", "Greatest", "Group", "Having"),
    *("Identifier", "If", "IgnoreNulls", "In", "Is", "Join", "LT", "LTE", "Least", "Literal", "LogicalAnd"),
    *("LogicalOr", "Max", "Min", "Mul", "NEQ", "Neg", "Not", "Null", "NullSafeEQ", "NullSafeNEQ", "Or", "Order"),
    *("Ordered", "Paren", "Rank", "RowNumber", "Select", "Star", "StartsWith", "Sub", "Subquery", "Sum", "Table"),
    *("TableAlias", "Union", "Var", "Where", "Window", "With"),
}
QUERIES = {view.name: view.query for view in load_views()} | {rule.code: rule.query for rule in load_rules()}


@pytest.mark.heavy  # sqlglot is among the tools for development
@pytest.mark.parametrize("name", QUERIES)
def test_the_sql_is_not_only_for_duckdb(name: str) -> None:
    sqlglot = pytest.importorskip("sqlglot")
    (tree,) = sqlglot.parse(QUERIES[name], read="duckdb")
    assert {type(node).__name__ for node in tree.walk()} <= COMMON
    # Days are not subtracted, stars take no changes, and nothing is a list.
    numbers = {"x.amount", "a.amount", "counted"}
    assert {node.this.sql() for node in tree.find_all(sqlglot.exp.Sub)} <= numbers
    assert not [star for star in tree.find_all(sqlglot.exp.Star) if any(star.args.values())]
    (spark,) = sqlglot.transpile(
        QUERIES[name], read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    assert sqlglot.parse_one(spark, read="spark")
