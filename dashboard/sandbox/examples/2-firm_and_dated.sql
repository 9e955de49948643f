SELECT r.name_{lang} AS region, p.first_year,
  count(*) AS quantities,
  count(*) FILTER (t.commitment = 'firm') AS firm,
  count(*) FILTER (t.due_basis = 'stated') AS year_stated
FROM targets t
JOIN plans p USING (plan_id)
JOIN regions r USING (region_id)
WHERE t.restates IS NULL AND t.kind <> 'tally'
GROUP BY r.name_{lang}, p.plan_id, p.first_year
ORDER BY p.first_year, p.plan_id
