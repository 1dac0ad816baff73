-- Nothing to do: one file has one cell for all buckets. On PostgreSQL sixteen neighbouring buckets share one from here on.
SELECT 1;
