-- Lists are read in the order of an index. Asked for the first thousand of a large list, the planner would rather walk the table from
-- its beginning and stop early: cheap where most rows fit, all of the table where few do.

ALTER FUNCTION access.people_page(text, jsonb, text, boolean, uuid, boolean, integer) SET enable_seqscan = off;
ALTER FUNCTION access.people_total(text, jsonb, integer) SET enable_seqscan = off;
