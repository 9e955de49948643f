SELECT coalesce(reason, 'target') AS what, count(*) AS numerals, any_value(text) AS such_as
FROM numerals
GROUP BY ALL
ORDER BY numerals DESC
