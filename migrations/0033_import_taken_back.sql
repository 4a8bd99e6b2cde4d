-- A list taken back within a day: whom it brought in and nobody touched since is gone as if they had never come, what it changed
-- and nobody changed since has its former value again; the rest stays and is listed for a human.

CALL access.let_definers_own(true);

ALTER TABLE people_import DROP CONSTRAINT people_import_state_check;
ALTER TABLE people_import ADD CONSTRAINT people_import_state_check
  CHECK (state IN ('columns','analysing','preview','importing','done','taking-back','taken-back'));
ALTER TABLE people_import ADD COLUMN take_back_asked_at timestamptz;
GRANT UPDATE (take_back_asked_at) ON people_import TO relais_app;
DROP INDEX import_at_work;
CREATE INDEX import_at_work ON people_import (touched_at)
  WHERE state IN ('analysing','importing','taking-back') AND stopped_why IS NULL;

ALTER TABLE people_import_row
  ADD COLUMN taken_back text CHECK (taken_back IN ('removed','restored','kept','nothing')),
  ADD COLUMN former_marks jsonb NOT NULL DEFAULT '[]'; -- marks that writing the row replaced: hashes and whom they named
GRANT UPDATE (taken_back, former_marks) ON people_import_row TO relais_app;
CREATE INDEX import_row_target ON people_import_row (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX import_row_to_take_back ON people_import_row (import_id, row_number)
  WHERE result IN ('created','updated','unchanged') AND taken_back IS NULL;

-- What a list changed of somebody, field by field. The application adds to it and never reads it: old values come out of
-- access.import_writes() alone, to whoever leads the list and reads that block of the person at that moment.
CREATE TABLE people_import_write (
  person_id uuid NOT NULL REFERENCES person,
  import_id uuid NOT NULL REFERENCES people_import ON DELETE CASCADE,
  row_number integer NOT NULL,
  field text NOT NULL CHECK (field IN ('familyName','usedName','givenName','birthDate','civility','phone','phoneAcceptsSms','email',
    'addressLine','postalCode','communeCode','externalNumber','statuses','informedOn','nir')),
  new_value text NOT NULL, -- of a status, the identifier of its period; of a NIR, its hash
  old_value text,
  organisation_id uuid NOT NULL DEFAULT access.org(),
  PRIMARY KEY (person_id, import_id, row_number, field, new_value)
);
CREATE INDEX import_write_by_row ON people_import_write (import_id, row_number);
ALTER TABLE people_import_write ENABLE ROW LEVEL SECURITY;
GRANT INSERT ON people_import_write TO relais_app;
CREATE POLICY importer_inserts ON people_import_write FOR INSERT TO relais_app
  WITH CHECK (access.imports_for(organisation_id) AND access.reads_identity(person_id));
GRANT SELECT, DELETE ON people_import_write TO relais_access;
GRANT EXECUTE ON FUNCTION access.reads_identity(uuid) TO relais_access;
CREATE POLICY access_reads ON people_import_write FOR SELECT TO relais_access USING (true);
CREATE POLICY access_deletes ON people_import_write FOR DELETE TO relais_access USING (true);

GRANT SELECT ON person_contact, person_address, person_external_number TO relais_access;
GRANT SELECT, INSERT, DELETE ON people_import_mark TO relais_access;
CREATE POLICY access_reads ON people_import_mark FOR SELECT TO relais_access USING (true);
CREATE POLICY access_inserts ON people_import_mark FOR INSERT TO relais_access WITH CHECK (organisation_id = access.org());
CREATE POLICY access_deletes ON people_import_mark FOR DELETE TO relais_access USING (organisation_id = access.org());
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person','person_list','person_identity','person_contact','person_address','person_nir',
                           'person_external_number','person_seen','plan_summary','status_period','timeline_event'] LOOP
    EXECUTE format('GRANT DELETE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY take_back_deletes ON %I FOR DELETE TO relais_access USING (true)', t);
  END LOOP;
END $$;

-- The list, if the acting seat leads it and it is being taken back.
CREATE FUNCTION access.import_taken_back(p_import uuid) RETURNS people_import LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE i people_import;
BEGIN
  SELECT * INTO i FROM people_import WHERE import_id = p_import;
  IF i.import_id IS NULL OR NOT access.imports_for(i.organisation_id) OR i.runner_seat IS DISTINCT FROM access.seat()
     OR i.state <> 'taking-back' THEN PERFORM access.missing(); END IF;
  RETURN i;
END $$;

-- Does Relais still say what the list wrote? An information is no longer the list's alone once another body came in by it.
CREATE FUNCTION access.import_write_moved(w people_import_write) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN w.field = 'statuses' THEN NOT EXISTS (SELECT FROM status_period s WHERE s.person_id = w.person_id
      AND s.status_period_id = w.new_value::uuid AND s.version = 1 AND s.until_on IS NULL)
    WHEN w.field = 'nir' THEN NOT EXISTS (SELECT FROM person_nir n WHERE n.person_id = w.person_id AND n.nir_hash = decode(w.new_value, 'hex'))
    WHEN w.field = 'externalNumber' THEN NOT EXISTS (SELECT FROM person_external_number x WHERE x.person_id = w.person_id
      AND x.organisation_id = w.organisation_id AND x.number = w.new_value)
    WHEN w.field = 'informedOn' THEN NOT EXISTS (SELECT FROM person p WHERE p.person_id = w.person_id
      AND p.informed_on::text = w.new_value AND p.orgs <@ ARRAY[p.origin_org] AND coalesce(p.referent_body_id = p.origin_org, true))
    ELSE w.new_value IS DISTINCT FROM (SELECT CASE w.field
        WHEN 'familyName' THEN i.family_name WHEN 'usedName' THEN i.used_name WHEN 'givenName' THEN i.given_name
        WHEN 'birthDate' THEN i.birth_date::text WHEN 'civility' THEN i.civility
        WHEN 'phone' THEN c.phone WHEN 'phoneAcceptsSms' THEN c.phone_accepts_sms::text WHEN 'email' THEN c.email
        WHEN 'addressLine' THEN a.line WHEN 'postalCode' THEN a.postal_code WHEN 'communeCode' THEN a.commune_code END
      FROM person_identity i LEFT JOIN person_contact c ON c.person_id = w.person_id
        LEFT JOIN person_address a ON a.person_id = w.person_id WHERE i.person_id = w.person_id)
  END $$;

-- What one row wrote, and whether it moved since. Old values only of blocks that the acting seat reads today.
CREATE FUNCTION access.import_writes(p_import uuid, p_row integer)
  RETURNS TABLE (person_id uuid, field text, old_value text, new_value text, moved boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM access.import_taken_back(p_import);
  RETURN QUERY SELECT w.person_id, w.field,
      CASE WHEN w.field IN ('addressLine','postalCode','communeCode') AND coalesce(a.protected, true)
             THEN CASE WHEN access.at('lead', w.person_id) THEN w.old_value END
           WHEN access.reads_identity(w.person_id) THEN w.old_value END,
      w.new_value, access.import_write_moved(w)
    FROM people_import_write w LEFT JOIN person_address a ON a.person_id = w.person_id
    WHERE w.import_id = p_import AND w.row_number = p_row;
END $$;

-- What taking a list back would do, as far as it can be told without doing it: how many people and rows.
CREATE FUNCTION access.import_take_back_counts(p_import uuid, OUT removed integer, OUT restored integer, OUT kept integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE i people_import;
BEGIN
  SELECT * INTO i FROM people_import WHERE import_id = p_import;
  IF i.import_id IS NULL OR NOT access.imports_for(i.organisation_id) OR i.runner_seat IS DISTINCT FROM access.seat() THEN
    PERFORM access.missing(); END IF;
  WITH whole AS (
    SELECT r.result, CASE r.result
      WHEN 'created' THEN access.imported_untouched(i, p)
      ELSE NOT EXISTS (SELECT FROM people_import_write w WHERE w.import_id = p_import AND w.row_number = r.row_number
                       AND access.import_write_moved(w)) END AS free
    FROM people_import_row r LEFT JOIN person p ON p.person_id = r.target_id
    WHERE r.import_id = p_import AND r.result IN ('created','updated') AND r.taken_back IS NULL)
  SELECT count(*) FILTER (WHERE free AND result = 'created'), count(*) FILTER (WHERE free AND result = 'updated'),
         count(*) FILTER (WHERE NOT free) INTO removed, restored, kept FROM whole;
END $$;

-- Somebody whom this list brought in, of whom nothing was written since, whom nobody accompanies, and of whom no other list speaks.
-- What this cannot see (a row of a table it does not know) a foreign key sees when they are removed.
CREATE FUNCTION access.imported_untouched(i people_import, p person) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(p.origin_org = i.organisation_id AND p.created_at >= i.launched_at AND p.lead_seat IS NULL
    AND p.referent_body_id IS NULL AND p.seats = '{}' AND p.part_seats = '{}' AND p.orgs = '{}' AND p.barred_orgs = '{}'
    AND p.conflict_seats = '{}' AND NOT p.protected
    AND EXISTS (SELECT FROM timeline_event e WHERE e.person_id = p.person_id AND e.kind = 'person-created'
                AND e.params ->> 'how' = 'import' AND e.organisation_id = i.organisation_id)
    AND NOT EXISTS (SELECT FROM timeline_event e WHERE e.person_id = p.person_id AND e.recorded_at <> p.created_at)
    AND EXISTS (SELECT FROM person_identity d WHERE d.person_id = p.person_id AND d.version = 1)
    AND EXISTS (SELECT FROM person_contact d WHERE d.person_id = p.person_id AND d.version = 1)
    AND EXISTS (SELECT FROM person_address d WHERE d.person_id = p.person_id AND d.version = 1)
    AND NOT EXISTS (SELECT FROM people_import_row o JOIN people_import x USING (import_id)
      WHERE o.target_id = p.person_id AND o.import_id <> i.import_id AND o.result IN ('created','updated','unchanged')
        AND o.taken_back IS NULL AND x.state <> 'taken-back'), false) $$;

-- Takes somebody out again, whole; false when something of them is not the list's own work, which then all stays.
CREATE FUNCTION access.remove_imported_person(p_import uuid, p_row integer, p_number text, p_nir bytea) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE i people_import; r people_import_row; p person;
BEGIN
  i := access.import_taken_back(p_import);
  SELECT * INTO r FROM people_import_row WHERE import_id = p_import AND row_number = p_row;
  IF r.result IS DISTINCT FROM 'created' OR r.taken_back IS NOT NULL THEN PERFORM access.missing(); END IF;
  -- Whoever adds something about this person meanwhile waits for the outcome.
  SELECT * INTO p FROM person WHERE person_id = r.target_id FOR UPDATE;
  IF NOT FOUND OR NOT access.imported_untouched(i, p) THEN RETURN false; END IF;
  BEGIN
    DELETE FROM person_identity WHERE person_id = p.person_id AND version = 1;
    DELETE FROM person_contact WHERE person_id = p.person_id AND version = 1;
    DELETE FROM person_address WHERE person_id = p.person_id AND version = 1;
    DELETE FROM status_period WHERE person_id = p.person_id AND version = 1 AND recorded_at = p.created_at;
    DELETE FROM timeline_event WHERE person_id = p.person_id AND recorded_at = p.created_at;
    DELETE FROM person_external_number
      WHERE person_id = p.person_id AND organisation_id = i.organisation_id AND number = p_number;
    DELETE FROM person_nir WHERE person_id = p.person_id AND nir_hash = p_nir;
    DELETE FROM person_seen WHERE person_id = p.person_id;
    DELETE FROM plan_summary WHERE person_id = p.person_id;
    DELETE FROM person_list WHERE person_id = p.person_id;
    DELETE FROM person WHERE person_id = p.person_id;
    DELETE FROM people_import_mark WHERE organisation_id = i.organisation_id AND target_id = p.person_id;
  EXCEPTION WHEN foreign_key_violation THEN
    RETURN false;
  END;
  RETURN true;
END $$;

-- What no other act takes away: a status that the list opened, a number that nobody had, a first information.
CREATE FUNCTION access.take_back_import_write(p_import uuid, p_row integer, p_field text, p_value text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE w people_import_write; l record;
BEGIN
  PERFORM access.import_taken_back(p_import);
  SELECT * INTO w FROM people_import_write
    WHERE import_id = p_import AND row_number = p_row AND field = p_field AND new_value = p_value;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  PERFORM FROM person WHERE person_id = w.person_id FOR UPDATE;
  IF access.import_write_moved(w) THEN PERFORM access.missing(); END IF;
  SELECT * INTO l FROM access.levels_here(w.person_id);
  IF NOT (CASE p_field WHEN 'statuses' THEN l.lead OR l.summary WHEN 'nir' THEN l.lead OR l.desk
                      WHEN 'externalNumber' THEN w.old_value IS NULL AND (l.edit OR l.desk)
                      WHEN 'informedOn' THEN l.edit OR l.desk ELSE false END) THEN PERFORM access.missing(); END IF;
  CASE p_field
    WHEN 'statuses' THEN DELETE FROM status_period WHERE person_id = w.person_id AND status_period_id = p_value::uuid AND version = 1;
    WHEN 'nir' THEN DELETE FROM person_nir WHERE person_id = w.person_id;
    WHEN 'externalNumber' THEN DELETE FROM person_external_number WHERE person_id = w.person_id AND organisation_id = w.organisation_id;
    WHEN 'informedOn' THEN UPDATE person SET informed_on = NULL WHERE person_id = w.person_id;
  END CASE;
  PERFORM access.recompute(w.person_id);
END $$;

-- A row is done with: what it wrote is forgotten, and the next list of the organisation finds the marks that were there before,
-- unless a later list has put its own since.
CREATE FUNCTION access.close_taken_back_row(p_import uuid, p_row integer, p_whole bytea, p_identities bytea[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r people_import_row;
BEGIN
  PERFORM access.import_taken_back(p_import);
  SELECT * INTO r FROM people_import_row WHERE import_id = p_import AND row_number = p_row;
  DELETE FROM people_import_write WHERE import_id = p_import AND row_number = p_row;
  IF r.target_id IS NULL OR EXISTS (SELECT FROM people_import_row o JOIN people_import x USING (import_id)
      WHERE o.target_id = r.target_id AND o.import_id <> p_import AND o.organisation_id = r.organisation_id
        AND o.result IN ('created','updated','unchanged') AND o.taken_back IS NULL AND x.state <> 'taken-back'
        AND o.written_at > r.written_at) THEN RETURN; END IF;
  DELETE FROM people_import_mark WHERE organisation_id = r.organisation_id AND target_id = r.target_id
    AND mark = ANY (p_identities || p_whole);
  INSERT INTO people_import_mark (organisation_id, mark, target_id, whole_row)
    SELECT r.organisation_id, decode(m.mark, 'hex'), m.target, m.whole
    FROM jsonb_to_recordset(r.former_marks) AS m(mark text, target uuid, whole boolean)
    ON CONFLICT DO NOTHING;
END $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['import_taken_back(uuid)','import_write_moved(people_import_write)','import_writes(uuid, integer)',
      'import_take_back_counts(uuid)','imported_untouched(people_import, person)',
      'remove_imported_person(uuid, integer, text, bytea)','take_back_import_write(uuid, integer, text, text)',
      'close_taken_back_row(uuid, integer, bytea, bytea[])'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.import_writes(uuid, integer), access.import_take_back_counts(uuid),
  access.remove_imported_person(uuid, integer, text, bytea), access.take_back_import_write(uuid, integer, text, text),
  access.close_taken_back_row(uuid, integer, bytea, bytea[]) TO relais_app;

-- What a list said is kept for the time of its correction; then only how many rows did what. A list nobody finished goes whole.
CREATE OR REPLACE FUNCTION access.erase_import_rows(p_before timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  DELETE FROM people_import WHERE launched_at IS NULL AND touched_at < p_before;
  DELETE FROM people_import_write w USING people_import i
    WHERE i.import_id = w.import_id AND i.erased_at IS NULL AND i.touched_at < p_before;
  WITH old AS (
    UPDATE people_import SET erased_at = access.now(), columns = '[]'
    WHERE erased_at IS NULL AND launched_at IS NOT NULL AND touched_at < p_before RETURNING import_id)
  UPDATE people_import_row r SET cells = '[]', row_values = '{}', problems = '[]', candidates = '[]', changes = '[]',
      kept_back = '[]', target_id = NULL, former_marks = '[]' FROM old WHERE r.import_id = old.import_id;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

CALL access.let_definers_own(false);
