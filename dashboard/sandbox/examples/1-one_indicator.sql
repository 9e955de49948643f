SELECT t.indicator_id, t.plan_id, t.operator, t.value_low, t.value_high, t.due_year, t.scope_{lang} AS scope, t.quote
FROM targets t
JOIN plans p USING (plan_id)
WHERE t.restates IS NULL AND t.indicator_id = (
  SELECT indicator_id FROM targets JOIN indicators USING (indicator_id)
  WHERE comparability IN ('direct', 'adjusted') AND restates IS NULL
  GROUP BY indicator_id ORDER BY count(DISTINCT plan_id) DESC, indicator_id LIMIT 1)
ORDER BY p.first_year, t.plan_id, t.quote_start
