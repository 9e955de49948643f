"""Every cell of every table: how it is written, whatever it says."""

from etl.checks.registry import Check
from etl.facts import same_numbers

CHECKS = (
    Check(
        "blank-ends",
        "单元格首尾没有空白",
        "no blanks at either end of a cell",
        None,
        r"""SELECT table_name, line, column_name, content AS detail FROM _cells
        WHERE regexp_matches(content, '^[\s\p{Z}]|[\s\p{Z}]$')""",
    ),
    Check(
        "hidden-characters",
        "单元格中没有私用区、零宽、控制或乱码字符；引文跨表格两栏处的制表符除外",
        "no private-use, zero-width, control or replacement characters in a cell; a quote may cross a table’s columns",
        None,
        r"""SELECT table_name, line, column_name, content AS detail FROM _cells
        WHERE regexp_matches(if(column_name = 'quote', replace(content, chr(9), ''), content),
            '[\p{Co}\p{Cf}\p{Cc}\x{FFFD}]')""",
    ),
    Check(
        "formula",
        "单元格不以 = + - @ 开头（数字除外），以免被表格软件当作公式",
        "no cell begins with = + - @ unless it is a number: a spreadsheet would run it as a formula",
        None,
        r"""SELECT table_name, line, column_name, content AS detail FROM _cells
        WHERE regexp_matches(content, '^[=+@-]') AND NOT regexp_full_match(content, '-?[0-9]+(\.[0-9]+)?')""",
    ),
    Check(
        "plain-numbers",
        "数、日期与真假按最简写法：1 而非 1.0 或 1,000，2020-12-01，true；勿经 Excel 改写",
        "numbers, dates and truth values in their plainest form: 1, not 1.0 or 1,000; 2020-12-01; true; not Excel’s",
        None,
        r"""SELECT table_name, line, column_name, content AS detail
        FROM _cells JOIN _fields USING (table_name, column_name)
        WHERE NOT CASE type
            WHEN 'integer' THEN regexp_full_match(content, '0|-?[1-9][0-9]{0,14}')
            WHEN 'number' THEN regexp_full_match(content, '0|-?[1-9][0-9]{0,14}|-?(0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9]')
            WHEN 'boolean' THEN content IN ('true', 'false')
            WHEN 'date' THEN regexp_full_match(content, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
            ELSE true END""",
    ),
    Check(
        "both-languages",
        "有 _zh 必有 _en，反之亦然",
        "where _zh is filled so is _en, and the other way round",
        None,
        r"""WITH pairs AS (
            SELECT zh.table_name, zh.column_name AS zh, en.column_name AS en FROM _fields zh JOIN _fields en
            ON zh.table_name = en.table_name AND en.column_name = regexp_replace(zh.column_name, '_zh$', '') || '_en'),
        filled AS (
            SELECT p.*, c.line, c.column_name FROM pairs p JOIN _cells c
            ON c.table_name = p.table_name AND c.column_name IN (p.zh, p.en))
        SELECT table_name, line, if(min(column_name) = zh, en, zh) AS column_name, zh || ' / ' || en AS detail
        FROM filled GROUP BY table_name, line, zh, en HAVING count(*) = 1""",
    ),
    Check(
        "numbers-alike",
        "中英文中的数字相同（注、提要与陈述除外，其详略可以不同）",
        "both languages have the same numbers (not so notes, summaries and statements, which may say more or less)",
        None,
        r"""SELECT en.table_name, en.line, en.column_name, zh.content || ' / ' || en.content AS detail,
            zh.content AS zh, en.content AS en
        FROM _cells zh JOIN _cells en ON zh.table_name = en.table_name AND zh.line = en.line
            AND zh.column_name LIKE '%\_zh' ESCAPE '\'
            AND en.column_name = regexp_replace(zh.column_name, '_zh$', '_en')
        WHERE NOT regexp_matches(zh.column_name, '^(note|summary|statement)_')
            AND regexp_matches(zh.content || en.content, '[0-9]')""",
        same_numbers,
    ),
    Check(
        "names-differ",
        "同一表中两行不同名，也不同规则",
        "no two rows of a table have the same name, rule or definition",
        None,
        """SELECT table_name, unnest(list(line ORDER BY line)[2:]) AS line, column_name, content AS detail FROM _cells
        WHERE table_name <> 'codes' AND regexp_matches(column_name, '^(name|rule|definition)_(zh|en)$')
        GROUP BY table_name, column_name, content HAVING count(*) > 1""",
    ),
    Check(
        "glossary-kept",
        "各表不用术语表所列的“不用的说法”（引号中的原文除外）",
        "no table uses a variant that the glossary sets aside (words of the text in quotation marks excepted)",
        None,
        r"""WITH variants AS (
            SELECT term_id, name_en, name_zh, trim(unnest(string_split(synonyms, ';'))) AS variant FROM glossary),
        said AS (
            SELECT table_name, line, column_name, content, lower(regexp_replace(content, '“[^”]*”', '', 'g')) AS words
            FROM _cells WHERE table_name <> 'glossary' AND regexp_matches(column_name, '_(zh|en)$|^gloss$'))
        SELECT table_name, line, column_name,
            concat(variant, ' → ', if(regexp_matches(variant, '[A-Za-z]'), name_en, name_zh)) AS detail
        FROM said JOIN variants ON CASE
            WHEN NOT contains(words, lower(variant)) THEN false  -- quick: a regular expression is compiled for each
            WHEN NOT regexp_matches(variant, '[A-Za-z]') THEN true
            ELSE regexp_matches(words, concat('\b', lower(variant), '(e?s)?\b')) END""",
    ),
    Check(
        "unique-together",
        "合起来不许重复的几列没有重复",
        "columns that are unique together are not repeated",
        None,
        """SELECT table_name, unnest(list(line ORDER BY line)[2:]) AS line, column_name, content AS detail
        FROM _keys GROUP BY table_name, column_name, content HAVING count(*) > 1""",
    ),
    Check(
        "reference",
        "所引的代码存在于被引的表",
        "what is referred to exists",
        None,
        """SELECT table_name, line, column_name, concat(content, ' ∉ ', there) AS detail
        FROM _referring ANTI JOIN _referred USING (there, key, content)""",
    ),
)
