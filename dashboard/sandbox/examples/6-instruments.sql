SELECT n.name_{lang} AS instrument, m.plan_id, m.part, count(*) AS clauses
FROM measures m
JOIN instruments n USING (instrument_id)
JOIN plans p USING (plan_id)
GROUP BY n.instrument_id, n.name_{lang}, p.first_year, m.plan_id, m.part
ORDER BY n.instrument_id, p.first_year, m.plan_id, m.part
