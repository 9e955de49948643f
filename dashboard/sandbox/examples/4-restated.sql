SELECT a.plan_id, a.target_id, a.quote AS first_said, b.quote AS said_again, b.note_{lang} AS note
FROM targets b
JOIN targets a ON b.restates = a.target_id
ORDER BY a.plan_id, a.quote_start
