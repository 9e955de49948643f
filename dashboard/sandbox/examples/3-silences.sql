SELECT p.plan_id, i.name_{lang} AS indicator, c.name_{lang} AS silence, s.quote
FROM silences s
JOIN plans p USING (plan_id)
JOIN indicators i USING (indicator_id)
JOIN codes c ON c.field = 'silences.status' AND c.code = s.status
WHERE i.comparability IN ('direct', 'adjusted')
ORDER BY i.indicator_id, p.first_year, p.plan_id
