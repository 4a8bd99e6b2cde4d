-- A new month's partition wants the default one for itself, for a moment. Behind a backup that is reading the log it would wait until the
-- end, and every reading of a file behind it: it gives up instead, and the next minute's sealing asks again.
ALTER FUNCTION audit.ensure_partitions(timestamptz) SET lock_timeout = '1s';
