SELECT p.plan_id, b.name_{lang} AS body, count(*) AS clauses, count(*) FILTER (mb.position = 1) AS named_first
FROM measure_bodies mb
JOIN measures m USING (measure_id)
JOIN plans p USING (plan_id)
JOIN bodies b USING (body_id)
GROUP BY ALL
HAVING count(*) >= 3
ORDER BY p.plan_id, clauses DESC, body
