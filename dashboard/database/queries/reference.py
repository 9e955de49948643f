"""Frames of what stands beside the plans: values of superior documents, and the terms that both languages keep to."""

from dashboard.database.queries.sql import SqlWithValues, sql_query


@sql_query
def reference_values(indicator_id: str | None = None) -> SqlWithValues:
    """A row per value that a superior document gives, of one indicator or of all: reference_values.*, level_name_zh/en,
    proof_name_zh/en, unit_name_zh/en, unit_label_zh/en, unit_one_en; national before provincial, then by year."""
    condition, parameters = ("", []) if indicator_id is None else ("WHERE v.indicator_id = ?", [indicator_id])
    return (
        f"""SELECT v.*, l.name_zh AS level_name_zh, l.name_en AS level_name_en, f.name_zh AS proof_name_zh,
            f.name_en AS proof_name_en, u.name_zh AS unit_name_zh, u.name_en AS unit_name_en,
            u.label_zh AS unit_label_zh, u.label_en AS unit_label_en, u.label_one_en AS unit_one_en
        FROM reference_values v JOIN units u USING (unit_id)
        LEFT JOIN codes l ON l.field = 'reference_values.level' AND l.code = CAST(v.level AS VARCHAR)
        LEFT JOIN codes f ON f.field = 'reference_values.proof' AND f.code = CAST(v.proof AS VARCHAR)
        {condition} ORDER BY v.indicator_id, l.position, v.year, v.due_year, v.reference_id""",
        parameters,
    )


@sql_query
def glossary() -> str:
    """A row per term in the order of the table: term_id, name_zh/en, synonyms (set aside), note_zh/en."""
    return "SELECT * FROM glossary ORDER BY rowid"
