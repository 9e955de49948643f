SELECT r.name_{lang} AS region, r.level, i.name_{lang} AS indicator, t.operator, t.value_low,
  r.population_2020, round(t.value_low / r.population_2020 * 1000000, 2) AS per_million
FROM targets t
JOIN indicators i USING (indicator_id)
JOIN plans p USING (plan_id)
JOIN regions r USING (region_id)
WHERE i.per_resident AND t.restates IS NULL AND NOT t.suspect AND t.value_low IS NOT NULL AND t.kind = 'target'
ORDER BY i.indicator_id, p.first_year, p.plan_id
