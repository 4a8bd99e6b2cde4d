-- At which level a person is open, found in the text of the setting: made an array again for each row, two hundred identifiers cost a
-- tenth of a millisecond, several times for each row of a page.
CREATE OR REPLACE FUNCTION access.at(level text, person uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(strpos(current_setting('app.' || $1 || '_ids', true), $2::text) > 0, false) $$;
