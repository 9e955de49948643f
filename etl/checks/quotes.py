"""Quotes, offsets and summaries, as far as the tables alone can tell; etl/verify.py asks the texts."""

from etl.checks.registry import Check

LONGEST_QUOTE = 120
_QUOTED = """(SELECT 'targets' AS table_name, _line, quote, quote_start, quote_end FROM targets UNION ALL
    SELECT 'silences', _line, quote, quote_start, quote_end FROM silences UNION ALL
    SELECT 'plan_facts', _line, quote, quote_start, quote_end FROM plan_facts)"""

CHECKS = (
    Check(
        "quote-length",
        "引文的长度等于起止之差",
        "a quote is as long as its offsets say",
        None,
        f"""SELECT table_name, _line AS line, 'quote_end' AS column_name,
            concat(length(quote), ' ≠ ', quote_end, ' − ', quote_start) AS detail
        FROM {_QUOTED} WHERE length(quote) <> quote_end - quote_start""",
    ),
    Check(
        "quote-with-offsets",
        "引文与起止同有同无",
        "a quote and its two offsets are there together or not at all",
        None,
        f"""SELECT table_name, _line AS line, 'quote' AS column_name, coalesce(quote, '∅') AS detail FROM {_QUOTED}
        WHERE (quote IS NULL) <> (quote_start IS NULL) OR (quote IS NULL) <> (quote_end IS NULL)""",
    ),
    Check(
        "quote-short",
        f"引文不超过 {LONGEST_QUOTE} 字：只引载有数、物与限定语的一段",
        f"a quote has at most {LONGEST_QUOTE} characters: only the run that carries the evidence",
        None,
        f"""SELECT table_name, _line AS line, 'quote' AS column_name, length(quote)::VARCHAR AS detail FROM {_QUOTED}
        WHERE length(quote) > {LONGEST_QUOTE}""",
    ),
    Check(
        "quote-with-gloss",
        "中文引文与英译同有同无",
        "a Chinese quote and its English gloss are there together or not at all",
        None,
        r"""SELECT table_name, _line AS line, 'gloss' AS column_name, coalesce(gloss, quote) AS detail
        FROM (SELECT 'targets' AS table_name, _line, quote, gloss FROM targets UNION ALL
            SELECT 'silences', _line, quote, gloss FROM silences UNION ALL
            SELECT 'reference_values', _line, if(regexp_matches(quote, '\p{Han}'), quote, NULL), gloss
            FROM reference_values) WHERE (quote IS NULL) <> (gloss IS NULL)""",
    ),
    Check(
        "target-quote-in-measure",
        "目标的引文在其条款的起止之内",
        "a target’s quote lies inside its clause",
        "targets",
        """SELECT t._line AS line, 'quote_start' AS column_name,
            concat(quote_start, '–', quote_end, ' ⊄ ', m.start, '–', m."end") AS detail
        FROM targets t JOIN measures m USING (measure_id) WHERE quote_start < m.start OR quote_end > m."end" """,
    ),
    Check(
        "silence-quote-in-measure",
        "缺项的引文在其条款的起止之内",
        "a silence’s quote lies inside its clause",
        "silences",
        """SELECT s._line AS line, 'quote_start' AS column_name,
            concat(quote_start, '–', quote_end, ' ⊄ ', m.start, '–', m."end") AS detail
        FROM silences s JOIN measures m USING (measure_id) WHERE quote_start < m.start OR quote_end > m."end" """,
    ),
    Check(
        "numeral-length",
        "数字的长度等于起止之差",
        "a numeral is as long as its offsets say",
        "numerals",
        """SELECT _line AS line, 'end' AS column_name, concat(text, ': ', start, '–', "end") AS detail
        FROM numerals WHERE length(text) <> "end" - start""",
    ),
    Check(
        "measures-apart",
        "同一文件的条款互不重叠，起点在终点之前",
        "the clauses of a plan do not overlap and start before they end",
        "measures",
        """SELECT b._line AS line, 'start' AS column_name, concat(b.measure_id, ' ∩ ', a.measure_id) AS detail
        FROM measures a JOIN measures b ON a.plan_id = b.plan_id AND a.start < b."end" AND b.start < a."end"
            AND (a.start, a._line) < (b.start, b._line)
        UNION ALL SELECT _line, 'end', concat(start, '–', "end") FROM measures WHERE start >= "end" """,
    ),
    Check(
        "summary-short",
        "提要不超过 30 字（标点不计）、15 个英文词",
        "a summary has at most 30 Chinese characters (punctuation not counted) and 15 English words",
        "measures",
        r"""SELECT _line AS line, 'summary_zh' AS column_name, n::VARCHAR AS detail FROM (
            SELECT _line, len(regexp_extract_all(summary_zh, '[\p{L}\p{N}]')) AS n FROM measures) WHERE n > 30
        UNION ALL SELECT _line, 'summary_en', n::VARCHAR FROM (
            SELECT _line, len(regexp_split_to_array(summary_en, '\s+')) AS n FROM measures) WHERE n > 15""",
    ),
    Check(
        "summary-own-words",
        "提要用自己的话，不抄引文",
        "a summary is in our own words, not a copy of a quote",
        "measures",
        """SELECT DISTINCT m._line AS line, 'summary_zh' AS column_name, quote AS detail FROM measures m JOIN (
            SELECT measure_id, quote FROM targets UNION SELECT measure_id, quote FROM silences) q USING (measure_id)
        WHERE contains(quote, summary_zh) OR contains(summary_zh, quote) AND length(quote) > length(summary_zh) / 2""",
    ),
)
