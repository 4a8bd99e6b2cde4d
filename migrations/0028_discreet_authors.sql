-- What a discreet organisation writes of an identity, a status or a household is for the whole circle; that it wrote it is not. These
-- rows carry no mark that would hide them, so that their author is not named in them.

CALL access.let_definers_own(true);

CREATE FUNCTION access.shown_author() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN access.org_discreet() THEN 'un membre du cercle' ELSE access.author_name() END $$;
CREATE FUNCTION access.shown_org() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN access.org_discreet() THEN '' ELSE access.org_name() END $$;
GRANT EXECUTE ON FUNCTION access.shown_author(), access.shown_org() TO relais_app, relais_access;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['status_period','household_period'] LOOP
    EXECUTE format('ALTER TABLE %I ALTER author_name SET DEFAULT access.shown_author(),
                                   ALTER organisation_name SET DEFAULT access.shown_org()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person_identity','person_contact','person_address'] LOOP
    EXECUTE format('ALTER TABLE %I ALTER updated_by SET DEFAULT access.shown_author()', t);
    -- What was written before this migration; no identifier of an author is kept there, their name is.
    EXECUTE format('UPDATE %I x SET updated_by = ''un membre du cercle''
      FROM circle_member c WHERE c.person_id = x.person_id AND c.discreet AND c.professional_name = x.updated_by', t);
  END LOOP;
END $$;

UPDATE status_period s SET author_name = 'un membre du cercle', organisation_name = ''
  FROM organisation o WHERE o.organisation_id = s.organisation_id AND o.discreet;
UPDATE household_period h SET author_name = 'un membre du cercle', organisation_name = ''
  FROM organisation o WHERE o.name = h.organisation_name AND o.discreet;

DROP POLICY levels_insert ON status_period;
CREATE POLICY levels_insert ON status_period FOR INSERT TO relais_app
  WITH CHECK (access.writes_status(person_id) AND author_seat = access.seat() AND organisation_id = access.org()
              AND author_name = access.shown_author() AND organisation_name = access.shown_org());
DROP POLICY levels_insert ON household_period;
CREATE POLICY levels_insert ON household_period FOR INSERT TO relais_app
  WITH CHECK (access.writes_status(person_id) AND author_name = access.shown_author() AND organisation_name = access.shown_org());

CALL access.let_definers_own(false);
