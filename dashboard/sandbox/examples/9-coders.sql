SELECT field, plan_id, item, first, second, settled_{lang} AS settled
FROM codings
WHERE first IS DISTINCT FROM second
ORDER BY field, plan_id, item
