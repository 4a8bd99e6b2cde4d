-- Dates that a team kept by hand: the next appointment, the end of a contract, another term. They come by a list, one of each kind for
-- each organisation that keeps them, and are due like the rest.

CALL access.let_definers_own(true);

CREATE TABLE listed_date (
  person_id uuid NOT NULL REFERENCES person,
  listed_date_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('rendez-vous','contrat','echeance')),
  on_date date NOT NULL,
  at_time text CHECK (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  with_whom text CHECK (length(with_whom) BETWEEN 1 AND 120),
  closed_on date,
  author_seat uuid NOT NULL DEFAULT access.seat(),
  author_name text NOT NULL DEFAULT access.shown_author(),
  organisation_id uuid NOT NULL DEFAULT access.org(),
  organisation_name text NOT NULL DEFAULT access.shown_org(),
  recorded_at timestamptz NOT NULL DEFAULT access.now(),
  -- Since when Relais has known this very date: one that had passed before alerts nobody.
  known_on date NOT NULL DEFAULT access.today(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (person_id, listed_date_id),
  CHECK (kind = 'rendez-vous' OR num_nonnulls(at_time, with_whom) = 0)
);
CREATE UNIQUE INDEX listed_date_open ON listed_date (person_id, organisation_id, kind) WHERE closed_on IS NULL;
ALTER TABLE listed_date ENABLE ROW LEVEL SECURITY;

-- As statuses: the readers of the file and the orientation service read them; the référent and that service write them, and whoever
-- brings somebody in. « Fait » is also for those who accompany.
GRANT SELECT ON listed_date TO relais_app;
GRANT INSERT (person_id, listed_date_id, kind, on_date, at_time, with_whom) ON listed_date TO relais_app;
GRANT UPDATE (on_date, at_time, with_whom, known_on, closed_on, version) ON listed_date TO relais_app;
CREATE POLICY levels_read ON listed_date FOR SELECT TO relais_app
  USING (access.reads_file(person_id) OR access.at('summary', person_id));
CREATE POLICY levels_insert ON listed_date FOR INSERT TO relais_app
  WITH CHECK (access.writes_status(person_id) AND author_seat = access.seat() AND organisation_id = access.org()
              AND author_name = access.shown_author() AND organisation_name = access.shown_org()
              AND recorded_at = access.now() AND known_on = access.today() AND closed_on IS NULL);
CREATE POLICY levels_update ON listed_date FOR UPDATE TO relais_app
  USING (access.writes_status(person_id) OR access.at('edit', person_id))
  WITH CHECK (access.writes_status(person_id) OR access.at('edit', person_id));

GRANT SELECT, UPDATE, DELETE ON listed_date TO relais_access;
CREATE POLICY access_reads ON listed_date FOR SELECT TO relais_access USING (true);
CREATE POLICY access_updates ON listed_date FOR UPDATE TO relais_access USING (true) WITH CHECK (true);
CREATE POLICY take_back_deletes ON listed_date FOR DELETE TO relais_access USING (true);
GRANT UPDATE ON status_period TO relais_access;
CREATE POLICY take_back_updates ON status_period FOR UPDATE TO relais_access USING (true) WITH CHECK (true);

CREATE TRIGGER refresh_list AFTER INSERT OR UPDATE ON listed_date FOR EACH ROW
  WHEN (access.bound() AND NOT access.at('intake', NEW.person_id)) EXECUTE FUNCTION access.refresh_list_after();

-- ---------------------------------------------------------------- what is due, in lists
ALTER TABLE person_list DROP CONSTRAINT person_list_next_kind_check;
ALTER TABLE person_list ADD CONSTRAINT person_list_next_kind_check
  CHECK (next_kind IN ('etape','etape-a-confier','changement','orientation','nomination',
    'rendez-vous-note','contrat-note','echeance-notee'));

-- An open date that Relais knew before it passed; an appointment is over once somebody has spoken with the person since.
CREATE FUNCTION access.listed_date_due(d listed_date, p_last_contact date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT d.closed_on IS NULL AND d.on_date >= d.known_on AND NOT (d.kind = 'rendez-vous' AND coalesce(p_last_contact >= d.on_date, false)) $$;
-- Until which day it enters the list of what to do: a contract is prepared a month before, the rest as the steps of a plan.
CREATE FUNCTION access.listed_date_seen(d listed_date, p_steps_before date) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN d.kind = 'contrat' THEN (access.today() + interval '1 month')::date ELSE p_steps_before END $$;
ALTER FUNCTION access.listed_date_due(listed_date, date) OWNER TO relais_access;
ALTER FUNCTION access.listed_date_seen(listed_date, date) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.listed_date_due(listed_date, date), access.listed_date_seen(listed_date, date) TO relais_app, relais_access;

-- access.refresh_list() as it stands, with these dates: the référent's, for as long as the person is not of a sleeping stock.
DO $$
DECLARE body text := pg_get_functiondef('access.refresh_list(uuid)'::regprocedure);
  before text := '    UNION ALL -- six weeks, the legal delay'; told text;
BEGIN
  told := replace(body, before, '    UNION ALL
    SELECT d.on_date, CASE d.kind WHEN ''rendez-vous'' THEN ''rendez-vous-note'' WHEN ''contrat'' THEN ''contrat-note'' ELSE ''echeance-notee'' END,
           CASE d.kind WHEN ''rendez-vous'' THEN ''Rendez-vous noté par une liste'' WHEN ''contrat'' THEN ''Fin du contrat d’engagement''
             ELSE ''Échéance notée par une liste'' END, ''siege'', l.lead_seat,
           (SELECT m.organisation_id FROM membership m WHERE m.membership_id = l.lead_seat), l.lead_name
      FROM listed_date d
      WHERE d.person_id = p_person AND l.lead_seat IS NOT NULL AND asleep IS NULL AND access.listed_date_due(d, last_on)
' || before);
  IF told = body THEN RAISE EXCEPTION 'access.refresh_list() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- access.people_to_act() as it stands, with whoever has such a date soon: of a contract, a month before.
DO $$
DECLARE body text := pg_get_functiondef('access.people_to_act(date,date,date,integer)'::regprocedure);
  before text := '    UNION ALL
    SELECT q.person_id, (q.at AT TIME ZONE'; told text;
BEGIN
  told := replace(body, before, '    UNION ALL
    SELECT d.person_id, d.on_date FROM led JOIN listed_date d USING (person_id) JOIN person_list l USING (person_id)
      WHERE access.listed_date_due(d, l.last_contact_on) AND l.stock_on IS NULL AND d.on_date <= access.listed_date_seen(d, p_steps_before)
' || before);
  IF told = body THEN RAISE EXCEPTION 'access.people_to_act() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- ---------------------------------------------------------------- taken back
ALTER TABLE people_import_write DROP CONSTRAINT people_import_write_field_check;
ALTER TABLE people_import_write ADD CONSTRAINT people_import_write_field_check CHECK (field IN ('familyName','usedName','givenName',
  'birthDate','civility','phone','phoneAcceptsSms','email','addressLine','postalCode','communeCode','externalNumber','statuses','informedOn',
  'nir','statusUntil','lastContactOn','nextMeeting','contractUntil','dueOn'));

-- « 2026-03-12 14:30 Mme Roux »: an appointment in one text, as changesOf() of the import writes it; of the others, their date.
CREATE FUNCTION access.listed_date_text(d listed_date) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT concat_ws(' ', to_char(d.on_date, 'YYYY-MM-DD'), d.at_time, d.with_whom) $$;
CREATE FUNCTION access.listed_date_kind(p_field text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE p_field WHEN 'nextMeeting' THEN 'rendez-vous' WHEN 'contractUntil' THEN 'contrat' WHEN 'dueOn' THEN 'echeance' END $$;

-- access.import_write_moved() as it stands, with the dates. Of the end of a right, the new value begins with its period.
DO $$
DECLARE body text := pg_get_functiondef('access.import_write_moved(people_import_write)'::regprocedure);
  before text := 'WHEN w.field = ''nir'' THEN'; told text;
BEGIN
  told := replace(body, before, 'WHEN w.field = ''statusUntil'' THEN NOT EXISTS (SELECT FROM status_period s WHERE s.person_id = w.person_id
      AND s.status_period_id = left(w.new_value, 36)::uuid AND s.until_on IS NULL AND s.expected_until::text = substr(w.new_value, 38))
    WHEN w.field = ''lastContactOn'' THEN NOT EXISTS (SELECT FROM contact c WHERE c.person_id = w.person_id
      AND c.contact_id = w.new_value::uuid AND c.withdrawn_at IS NULL)
    WHEN access.listed_date_kind(w.field) IS NOT NULL THEN NOT EXISTS (SELECT FROM listed_date d WHERE d.person_id = w.person_id
      AND d.organisation_id = w.organisation_id AND d.kind = access.listed_date_kind(w.field) AND d.closed_on IS NULL
      AND access.listed_date_text(d) = w.new_value)
    ' || before);
  IF told = body THEN RAISE EXCEPTION 'access.import_write_moved() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- What a list wrote of a date goes back to what it was, or away. Of an old appointment, everything it said.
CREATE FUNCTION access.take_back_listed_date(w people_import_write) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF w.old_value IS NULL THEN
    DELETE FROM listed_date WHERE person_id = w.person_id AND organisation_id = w.organisation_id
      AND kind = access.listed_date_kind(w.field) AND closed_on IS NULL;
  ELSE
    UPDATE listed_date SET on_date = left(w.old_value, 10)::date, at_time = substring(w.old_value FROM '^\S+ (\d\d:\d\d)(?: |$)'),
        with_whom = nullif(regexp_replace(w.old_value, '^\S+(?: \d\d:\d\d)?(?: |$)', ''), ''), version = version + 1,
        known_on = (recorded_at AT TIME ZONE access.text_setting('time_zone'))::date
      WHERE person_id = w.person_id AND organisation_id = w.organisation_id AND kind = access.listed_date_kind(w.field) AND closed_on IS NULL;
  END IF;
END $$;
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['listed_date_text(listed_date)','listed_date_kind(text)','take_back_listed_date(people_import_write)'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.listed_date_text(listed_date) TO relais_app;

-- access.take_back_import_write() as it stands, with the dates: what the levels of each act ask.
DO $$
DECLARE body text := pg_get_functiondef('access.take_back_import_write(uuid,integer,text,text)'::regprocedure);
  swap text[]; swaps text[][] := ARRAY[
    ['WHEN ''informedOn'' THEN l.edit OR l.desk ELSE false',
     'WHEN ''informedOn'' THEN l.edit OR l.desk WHEN ''lastContactOn'' THEN l.edit
                      ELSE (p_field = ''statusUntil'' OR access.listed_date_kind(p_field) IS NOT NULL) AND (l.lead OR l.summary)'],
    ['WHEN ''nir'' THEN DELETE FROM person_nir WHERE person_id = w.person_id;',
     'WHEN ''nir'' THEN DELETE FROM person_nir WHERE person_id = w.person_id;
    WHEN ''lastContactOn'' THEN DELETE FROM contact WHERE person_id = w.person_id AND contact_id = p_value::uuid;
    WHEN ''statusUntil'' THEN UPDATE status_period SET expected_until = w.old_value::date, version = version + 1
      WHERE person_id = w.person_id AND status_period_id = left(p_value, 36)::uuid;
    WHEN ''nextMeeting'', ''contractUntil'', ''dueOn'' THEN PERFORM access.take_back_listed_date(w);']];
BEGIN
  FOREACH swap SLICE 1 IN ARRAY swaps LOOP
    IF strpos(body, swap[1]) = 0 THEN RAISE EXCEPTION 'access.take_back_import_write() is written otherwise now: %', swap[1]; END IF;
    body := replace(body, swap[1], swap[2]);
  END LOOP;
  EXECUTE body;
END $$;

-- access.remove_imported_person() as it stands, with the dates that the list told of.
DO $$
DECLARE body text := pg_get_functiondef('access.remove_imported_person(uuid,integer,text,bytea)'::regprocedure);
  after text := 'DELETE FROM timeline_event WHERE person_id = p.person_id AND recorded_at = p.created_at;';
BEGIN
  IF strpos(body, after) = 0 THEN RAISE EXCEPTION 'access.remove_imported_person() is written otherwise now'; END IF;
  EXECUTE replace(body, after, after || '
    DELETE FROM listed_date WHERE person_id = p.person_id AND recorded_at = p.created_at AND version = 1 AND closed_on IS NULL;');
END $$;

CALL access.let_definers_own(false);
