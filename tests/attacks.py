"""What somebody may type who means harm: each with the kinds of refusal that may meet it.

More than one kind stands where two limits are close and either may be met first. `answered` is an attack that gets an
answer which tells nothing and harms nobody. Those that are to run out of time have more to do than any machine could,
and those that are to run out of memory need more than there is, so that no attack is met otherwise on a faster machine.
"""

from typing import NamedTuple

ANSWERED = "answered"


class Attack(NamedTuple):
    name: str
    query: str
    kinds: frozenset[str]


def attacks(kinds: str, **queries: str) -> list[Attack]:
    return [Attack(name, query, frozenset(kinds.split())) for name, query in queries.items()]


FILES = attacks(
    "forbidden",
    read_text="SELECT content FROM read_text('/etc/passwd')",
    read_blob="SELECT * FROM read_blob('/etc/hostname')",
    read_csv="SELECT * FROM read_csv('/etc/passwd', delim=':')",
    read_csv_auto="FROM read_csv_auto('/etc/passwd')",
    read_json="FROM read_json('/tmp/x.json')",
    read_parquet="FROM read_parquet('build/parquet/plans.parquet')",
    parquet_metadata="FROM parquet_metadata('x.parquet')",
    read_duckdb="FROM read_duckdb('plans.duckdb')",
    sniff_csv="FROM sniff_csv('/etc/passwd')",
    glob="SELECT file FROM glob('/root/**')",
    file_as_table="FROM '/etc/passwd'",
    csv_as_table="SELECT * FROM 'data/targets.csv'",
    quoted_file='SELECT * FROM "../../data/targets.csv"',
    file_url="FROM 'file:///etc/passwd.csv'",
    device="FROM read_text('/dev/stdin')",
    process="FROM read_text('/proc/self/environ')",
    file_in_subquery="SELECT (SELECT content FROM read_text('/etc/passwd')) FROM targets",
    file_in_cte="WITH x AS (FROM read_text('/etc/passwd')) SELECT count(*) FROM targets",
    file_in_exists="SELECT 1 WHERE EXISTS (FROM read_text('/etc/passwd'))",
    file_in_join="SELECT * FROM targets LEFT JOIN read_text('/etc/passwd') ON true",
    file_in_lateral="SELECT * FROM plans, LATERAL (FROM read_text('/etc/passwd'))",
    file_in_union="SELECT quote FROM targets UNION ALL SELECT content FROM read_text('/etc/passwd')",
    file_described="DESCRIBE FROM read_text('/etc/passwd')",
    file_summarized="SUMMARIZE 'x.csv'",
    comment_inside="SELECT * FROM read_/**/text('/etc/passwd')",
    case_and_quotes="""SELECT * FROM "ReAd_TeXt"('/etc/passwd')""",
)
# `read_/**/text` is two words to DuckDB, so a table that is not there.
FILES = [
    attack._replace(kinds=frozenset({"syntax", "unknown"})) if "/**/" in attack.query else attack for attack in FILES
]

NETWORK = attacks(
    "forbidden",
    https="FROM 'https://example.org/x.csv'",
    https_csv="FROM read_csv('https://example.org/x.csv')",
    s3="FROM read_parquet('s3://bucket/x.parquet')",
)

PIVOTS = attacks(
    "pivot",
    open_pivot="PIVOT targets ON kind USING count(*)",
    open_pivot_in_subquery="FROM (PIVOT targets ON kind USING count(*))",
    open_pivot_in_cte="WITH p AS (PIVOT targets ON kind USING count(*)) FROM p",
    open_pivot_of_file="PIVOT (FROM read_text('/etc/passwd')) ON filename USING count(*)",
) + attacks(
    "forbidden",
    pivot_of_view="PIVOT duckdb_databases ON path IN ('a') USING count(*)",
    pivot_of_file="FROM 'x.csv' PIVOT (count(*) FOR a IN (1))",
    unpivot_of_view="UNPIVOT pragma_database_list ON file",
)

STATEMENTS = attacks(
    "statement",
    copy_to="COPY targets TO '/tmp/stolen.csv'",
    copy_query="COPY (SELECT 1) TO '/dev/stdout'",
    copy_from="COPY targets FROM '/etc/passwd'",
    attach="ATTACH '/tmp/x.duckdb'",
    detach="DETACH plans",
    install="INSTALL httpfs",
    load="LOAD '/tmp/evil.duckdb_extension'",
    pragma="PRAGMA database_list",
    set_memory="SET memory_limit = '100GB'",
    set_access="SET enable_external_access = true",
    reset="RESET memory_limit",
    use="USE memory",
    call="CALL pragma_version()",
    checkpoint="FORCE CHECKPOINT",
    export="EXPORT DATABASE '/tmp/x'",
    import_="IMPORT DATABASE '/tmp/x'",
    create="CREATE TABLE x AS SELECT 1",
    create_temp="CREATE TEMP TABLE x AS FROM range(1000000000)",
    create_macro="CREATE MACRO f(x) AS x + 1",
    create_secret="CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
    drop="DROP TABLE targets",
    insert="INSERT INTO units SELECT * FROM units",
    update="UPDATE targets SET value_low = 0",
    delete="DELETE FROM targets",
    truncate="TRUNCATE targets",
    alter="ALTER TABLE targets ADD COLUMN x INTEGER",
    prepare="PREPARE x AS SELECT 1",
    explain="EXPLAIN ANALYZE SELECT 1",
    begin="BEGIN TRANSACTION",
    vacuum="VACUUM",
    comment_on="COMMENT ON TABLE targets IS 'x'",
    insert_in_cte="WITH x AS (INSERT INTO units SELECT * FROM units RETURNING *) SELECT * FROM x",
    delete_in_cte="WITH x AS (DELETE FROM targets RETURNING *) SELECT count(*) FROM x",
    update_in_cte="WITH x AS (UPDATE targets SET value_low = 0 RETURNING *) FROM x",
    hidden_by_comment="/* SELECT 1 */ DROP TABLE targets -- SELECT 2",
)

SEVERAL = attacks(
    "several",
    two="SELECT 1; SELECT 2",
    select_and_drop="SELECT 1; DROP TABLE targets; --",
    hidden_in_comment="SELECT 1 /* ; */ ; /* */ PRAGMA database_list",
    after_line_comment="SELECT 1 -- ;\n; SET threads = 8",
    after_dollar_quote="SELECT $$;$$; ATTACH 'x'",
)

DISCLOSURE = attacks(
    "forbidden",
    databases="FROM duckdb_databases()",
    databases_view="SELECT path FROM duckdb_databases",
    databases_qualified="FROM system.main.duckdb_databases",
    database_list="FROM pragma_database_list",
    settings="SELECT name, value FROM duckdb_settings()",
    settings_pg="FROM pg_catalog.pg_settings",
    current_setting="SELECT current_setting('home_directory')",
    current_setting_method="SELECT 'allowed_paths'.current_setting()",
    current_setting_lambda="SELECT list_transform(['temp_directory'], lambda x: current_setting(x))",
    current_setting_qualified="SELECT system.main.current_setting('secret_directory')",
    current_setting_in_order="FROM plans ORDER BY current_setting('allowed_directories')",
    current_setting_in_window="SELECT sum(1) OVER (PARTITION BY current_setting('home_directory')) FROM plans",
    current_setting_in_filter="SELECT count(*) FILTER (current_setting('home_directory') = '') FROM plans",
    getenv="SELECT getenv('HOME')",
    getvariable="SELECT getvariable('x')",
    secrets="FROM duckdb_secrets(redact=false)",
    which_secret="FROM which_secret('s3://x', 's3')",
    extensions="SELECT install_path FROM duckdb_extensions()",
    logs="FROM duckdb_logs",
    logs_function="FROM duckdb_logs()",
    temporary_files="FROM duckdb_temporary_files()",
    memory="FROM duckdb_memory()",
    file_cache="FROM duckdb_external_file_cache()",
    user_agent="FROM pragma_user_agent()",
    storage="FROM pragma_storage_info('targets')",
    query="FROM query('SELECT 1')",
    query_file="FROM query('FROM read_text(''/etc/passwd'')')",
    query_table="FROM query_table('duckdb_databases')",
    serialized="FROM json_execute_serialized_sql(json_serialize_sql('FROM duckdb_databases()'))",
    serialized_plan="SELECT json_serialize_plan('FROM duckdb_databases()')",
    pandas_scan="FROM pandas_scan(1, 2, 3)",
    arrow_scan="FROM arrow_scan(4096, 4096, 4096)",
    python_function="FROM python_map_function(1, 2)",
    enable_logging="FROM enable_logging('QueryLog')",
    write_log="SELECT write_log('x')",
    internal="SELECT __internal_compress_string_utinyint('x')",
    test_types="FROM test_all_types()",
    show_view="SHOW pragma_database_list",
    show_view_qualified="SHOW system.main.duckdb_databases",
    show_in_cte="WITH x AS (SHOW duckdb_databases) FROM x",
    show_in_subquery="FROM (SHOW duckdb_databases)",
    show_setting="SHOW home_directory",
    show_setting_quoted='SHOW "temp_directory"',
    show_file="SHOW 'data/targets.csv'",
    show_databases="SHOW DATABASES",
    show_schemas="SHOW SCHEMAS",
    show_variables="SHOW VARIABLES",
    show_tables_of_system="SHOW TABLES FROM system.main",
    show_tables_of_memory="SHOW TABLES FROM memory.main",
    describe_view="DESCRIBE duckdb_databases",
    describe_query="DESCRIBE FROM duckdb_databases()",
    summarize_view="SUMMARIZE pragma_database_list",
    summarize_qualified="SUMMARIZE system.main.duckdb_databases",
    summarize_in_subquery="SELECT max FROM (SUMMARIZE duckdb_databases)",
    macro_view="FROM histogram_values(duckdb_databases, path)",
    macro_view_text="FROM histogram_values('duckdb_databases', path)",
    macro_view_qualified="FROM histogram(main.duckdb_databases, path)",
    macro_view_of_system="FROM histogram(system.main.duckdb_databases, path)",
    macro_view_named="FROM histogram_values(col_name := path, source := duckdb_databases)",
    macro_view_computed="FROM histogram_values('duckdb_' || 'databases', path)",
    macro_view_in_case="FROM HISTOGRAM_VALUES(DuckDB_Databases, path)",
    macro_file="FROM histogram('data/targets.csv', value_low)",
    macro_setting="FROM histogram_values(plans, current_setting('home_directory'))",
    macro_settings="FROM duckdb_profiling_settings()",
    macro_logs="FROM duckdb_logs_parsed('QueryLog')",
    catalogue_of_memory="FROM memory.main.duckdb_tables",
    sequence="SELECT nextval('x')",
)
QUIET = attacks(
    ANSWERED,
    database_name="SELECT current_database(), current_schema(), current_user, version()",
    schemata="FROM information_schema.schemata",
    table_sql="SELECT * FROM duckdb_tables()",
    own_query="SELECT current_query()",
    unions=" UNION ALL ".join(["SELECT 1"] * 500),
    dates="SELECT now(), today(), uuid(), random() > 2",
)
REPLACEMENT = attacks(
    "unknown",
    python_variable="SELECT * FROM limits",
    python_module="SELECT * FROM sys",
    python_connection="FROM con",
    unknown_function="SELECT system('id')",
    shell_function="SELECT shell('id')",
)

WAITING = attacks("forbidden", sleep="SELECT sleep_ms(60000)", pg_sleep="SELECT pg_sleep(60)")
TIME = attacks(
    "time",
    big_range="SELECT sum(range) FROM range(9000000000000000000)",
    hashes="SELECT sum(length(sha256(range::VARCHAR || 'x'))) FROM range(9000000000000000000)",
    endless_recursion="WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT (i + 1) % 7 FROM r) SELECT count(*) FROM r",
    no_row_ever="SELECT * FROM range(9000000000000000000) WHERE hash(range) % 2 = 2",
)
# Whatever they keep on the way may be too much for the memory before their time is up.
TIME += attacks(
    "time memory",
    cross_join="SELECT count(*) FROM range(1000000000000) a, range(1000000000000) b",
    cross_tables="SELECT sum(length(a.field || b.field || c.field)) FROM codings a, codings b, codings c, codings d, codings e",
    correlated="SELECT count(*) FROM codings a WHERE (SELECT count(*) FROM codings b, codings c, codings d, codings e WHERE b.field > a.field) > 1",
)
MEMORY = attacks(
    "time memory deep",
    repeat="SELECT length(repeat('x', 2000000000))",
    repeat_twice="SELECT length(repeat(repeat('x', 60000), 60000))",
    lpad="SELECT length(lpad('x', 2000000000, 'y'))",
    rpad="SELECT length(rpad('x', 1400000000, '中'))",
    printf="SELECT length(printf('%2000000000d', 1))",
    format="SELECT length(format('{:2000000000}', 1))",
    concatenation="SELECT length(string_agg(repeat('x', 1000000), '')) FROM range(10000)",
    replace="SELECT length(replace(repeat('x', 100000), 'x', repeat('y', 100000)))",
    list_aggregate="SELECT length(list(range)) FROM range(1000000000)",
    range_list="SELECT length(range(1000000000))",
    unnest="SELECT count(x) FROM (SELECT unnest(range(4000000000)) AS x)",
    sort="SELECT * FROM range(1000000000) ORDER BY hash(range) DESC",
    hash_join="SELECT count(*) FROM range(100000000) a JOIN range(100000000) b ON hash(a.range) = hash(b.range)",
    distinct="SELECT count(DISTINCT hash(range)) FROM range(1000000000)",
    window="SELECT sum(s) FROM (SELECT sum(range) OVER (ORDER BY hash(range) ROWS BETWEEN 1000000 PRECEDING AND CURRENT ROW) AS s FROM range(100000000))",
    growing_recursion="WITH RECURSIVE r AS (SELECT 'x' AS t UNION ALL SELECT t || t FROM r) SELECT max(length(t)) FROM r",
    json_bomb="SELECT json(repeat('[', 60000000) || repeat(']', 60000000))",
    json_text="SELECT length(to_json(range(100000000))::VARCHAR)",
    regex="SELECT regexp_extract_all(repeat('ab', 200000000), '((a|b)(a|b)*)+', 1)",
    levenshtein="SELECT levenshtein(repeat('a', 9000000), repeat('b', 9000000))",
    pivot="SELECT max(length(l)) FROM (SELECT list(hash(range)) AS l FROM range(500000000) GROUP BY range % 3)",
    bitstring="SELECT length(bitstring('1', 2000000000)::VARCHAR)",
    big_number="SELECT length((repeat('9', 90000000))::BIGNUM::VARCHAR)",
)
DEEP = attacks(
    "deep memory syntax time",
    ctes="WITH a0 AS (SELECT 1 AS x)"
    + "".join(f", a{n} AS (FROM a{n - 1} a, a{n - 1} b)" for n in range(1, 200))
    + " FROM a199",
)
# A newer Python nests deeper and a fast machine plans so many joins in time: then the answer is a short and true one.
DEEP += attacks(
    f"deep memory syntax time {ANSWERED}",
    parentheses="SELECT " + "(" * 4_900 + "1" + ")" * 4_900,
    brackets="SELECT " + "[" * 4_900 + "1" + "]" * 4_900,
    subqueries="SELECT " + "(SELECT " * 1_100 + "1" + ")" * 1_100,
    negations="SELECT " + "NOT " * 2_400 + "true",
    additions="SELECT 1" + "+1" * 4_900,
    cases="SELECT " + "CASE WHEN 1 THEN " * 440 + "1" + " END" * 440,
    casts="SELECT 1" + "::INT" * 1_900,
    joins="SELECT count(*) FROM plans p0 " + " ".join(f"JOIN plans p{n} USING (plan_id)" for n in range(1, 250)),
)
LARGE = attacks(
    ANSWERED,
    many_rows="SELECT * FROM range(1000000000)",
    long_cell="SELECT repeat('x', 1000000)",
    large_rows="SELECT repeat('中', 4000) FROM range(5000)",
)
WIDE = attacks("columns", columns="SELECT " + ", ".join("1" for _ in range(3_000)))

TEXT = [
    *attacks(
        "characters",
        nul="SELECT 1\0; DROP TABLE targets",
        zero_width="SELECT 1\u200b; DROP TABLE targets",
        bidirectional="SELECT 'a\u202e' -- ;elbat PORD\u2066",
        byte_order_mark="SELECT \ufeff1",
        soft_hyphen="SELECT * FROM read\u00ad_text('/etc/passwd')",
        surrogate="SELECT '\ud800'",
        escape="SELECT '\x1b[2J'",
        private_use="SELECT '\ue000'",
    ),
    *attacks("syntax unknown", full_width_semicolon="SELECT 1；DROP TABLE targets"),
    *attacks("syntax unknown statement", full_width_word="ＤＲＯＰ TABLE targets", homoglyph="SЕLECT 1"),
    *attacks(
        "forbidden", line_separator="FROM\u3000read_text('/etc/passwd')", kelvin="FROM duc\u212ab_x.y, read_text('x')"
    ),
    *attacks("long", long="SELECT 1 --" + "x" * 20_000, long_list="SELECT 1 IN (" + "1," * 10_000 + "1)"),
    # Out of the parentheses in which a query is read, and into a statement of its own.
    *attacks("syntax", parenthesis="SELECT 1) AS answer; DROP TABLE targets; --", half="SELECT 1) UNION (SELECT 2"),
    *attacks("empty", nothing=" \n\t", only_comment="-- SELECT 1", only_block="/* SELECT 1 */ ;"),
    *attacks("syntax", unclosed_quote="SELECT 'x", unclosed_comment="SELECT 1 /* x", shell="$(id)", python="import os"),
    *attacks(
        "failed", parameter="SELECT ?", own_error="SELECT error('x')", conversion="SELECT quote::INTEGER FROM targets"
    ),
]

ATTACKS = [
    *FILES,
    *NETWORK,
    *PIVOTS,
    *STATEMENTS,
    *SEVERAL,
    *DISCLOSURE,
    *QUIET,
    *REPLACEMENT,
    *WAITING,
    *TIME,
    *MEMORY,
    *DEEP,
    *LARGE,
    *WIDE,
    *TEXT,
]
HEAVY = [*TIME, *MEMORY, *DEEP]
