SELECT t.plan_id, t.operator, t.value_low, t.value_high, t.due_year, t.commitment, t.scope_{lang} AS scope, t.quote
FROM targets t
JOIN plans p USING (plan_id)
WHERE t.indicator_id = 'dual-qualified-share' AND t.restates IS NULL
ORDER BY p.first_year, t.plan_id, t.quote_start
