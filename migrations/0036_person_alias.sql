-- Two records of one person are joined by an alias: no row moves, no right changes, and ending the alias undoes it exactly. Opening the
-- record that remains opens its aliases, each at the level at which the reader already stood towards it.

CALL access.let_definers_own(true);

CREATE TABLE person_alias (
  person_id uuid NOT NULL REFERENCES person, -- the record that is now an alias
  person_alias_id uuid NOT NULL,
  survivor_id uuid NOT NULL REFERENCES person,
  from_at timestamptz NOT NULL,
  merged_by text NOT NULL,
  merged_organisation text NOT NULL,
  until_at timestamptz,
  separated_by text,
  PRIMARY KEY (person_id, person_alias_id),
  CHECK (person_id <> survivor_id)
);
CREATE UNIQUE INDEX alias_once ON person_alias (person_id) WHERE until_at IS NULL;
CREATE INDEX alias_of ON person_alias (survivor_id) WHERE until_at IS NULL;
ALTER TABLE person_alias ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON person_alias TO relais_app;
-- Whoever reads who both are. Whoever reads one of them alone learns nothing: for them it stays what it was.
CREATE POLICY levels_read ON person_alias FOR SELECT TO relais_app
  USING (access.reads_identity(person_id) AND access.reads_identity(survivor_id));
GRANT SELECT, INSERT, UPDATE ON person_alias TO relais_access;
CREATE POLICY access_reads ON person_alias FOR SELECT TO relais_access USING (true);
CREATE POLICY access_inserts ON person_alias FOR INSERT TO relais_access WITH CHECK (true);
CREATE POLICY access_updates ON person_alias FOR UPDATE TO relais_access USING (true) WITH CHECK (true);

-- For lists: no role of the application reads this column, whoever reads the alias alone included.
ALTER TABLE person_list ADD COLUMN survivor_id uuid;

-- ---------------------------------------------------------------- reading
CREATE FUNCTION access.aliases_of(p_person uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(a.person_id ORDER BY a.from_at, a.person_id), '{}') FROM person_alias a
  WHERE a.survivor_id = p_person AND a.until_at IS NULL $$;

-- Where the bound seat finds the person now: the record that remains, when it is in some list of theirs; otherwise nothing.
CREATE FUNCTION access.survivor_of(p_person uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.survivor_id FROM person_alias a WHERE a.person_id = p_person AND a.until_at IS NULL AND access.sees(a.survivor_id) $$;

-- One record is opened with its aliases; a page of a list opens those it names.
CREATE OR REPLACE FUNCTION access.open(p_people uuid[]) RETURNS TABLE (person_id uuid, lead boolean, edit boolean, file boolean,
    part boolean, desk boolean, summary boolean, watch boolean, self boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; a_lead uuid[]; a_edit uuid[]; a_file uuid[]; a_part uuid[]; a_desk uuid[]; a_sum uuid[]; a_watch uuid[];
BEGIN
  IF cardinality(p_people) = 1 THEN p_people := p_people || access.aliases_of(p_people[1]); END IF;
  FOR r IN SELECT * FROM access.levels_of(p_people) LOOP
    IF r.lead THEN a_lead := a_lead || r.person_id; END IF;
    IF r.edit THEN a_edit := a_edit || r.person_id; END IF;
    IF r.file THEN a_file := a_file || r.person_id; END IF;
    IF r.part THEN a_part := a_part || r.person_id; END IF;
    IF r.desk THEN a_desk := a_desk || r.person_id; END IF;
    IF r.summary THEN a_sum := a_sum || r.person_id; END IF;
    IF r.watch THEN a_watch := a_watch || r.person_id; END IF;
    person_id := r.person_id; lead := r.lead; edit := r.edit; file := r.file; part := r.part; desk := r.desk;
    summary := r.summary; watch := r.watch; self := r.self;
    RETURN NEXT;
  END LOOP;
  PERFORM access.literals(
    ARRAY['lead_ids','edit_ids','file_ids','part_ids','desk_ids','summary_ids','watch_ids'],
    ARRAY[a_lead::text, a_edit::text, a_file::text, a_part::text, a_desk::text, a_sum::text, a_watch::text]);
END $$;

-- A list shows a person once: the alias leaves the lists that hold the record that remains, and no other.
DO $$
DECLARE def text := pg_get_functiondef('access.list_parts(text)'::regprocedure); had text;
BEGIN
  had := def;
  def := replace(def, 'AND (l.informed_on IS NOT NULL OR l.origin_org = %s)'',',
    'AND (l.informed_on IS NOT NULL OR l.origin_org = %s) AND (l.survivor_id IS NULL OR NOT access.listed(%L, l.survivor_id))'',');
  def := replace(def, 'access.territories(), o, s, o);', 'access.territories(), o, s, o, p_scope);');
  IF def = had OR def NOT LIKE '%o, s, o, p_scope);%' THEN RAISE EXCEPTION 'access.list_parts has another shape'; END IF;
  EXECUTE def;
END $$;

-- Whether the bound seat has this person in that list.
CREATE FUNCTION access.listed(p_scope text, p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT access.sees(p_person) AND EXISTS (SELECT FROM person p WHERE p.person_id = p_person AND CASE p_scope
    WHEN 'personnes' THEN access.seat() = ANY (p.seats) OR access.seat() = ANY (p.part_seats) OR access.granted(p_person)
    WHEN 'organisation' THEN coalesce(p.referent_body_id = access.org(), false) OR (p.origin_org = access.org() AND p.lead_seat IS NULL)
    ELSE p.authority_id = ANY (access.officer_of()) END) $$;

-- ---------------------------------------------------------------- what is written in a record
-- Of a record: what only one of two may hold, because pages do not show it together. A set of codes, nothing of what they hold.
CREATE FUNCTION access.held_by(p_person uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN EXISTS (SELECT FROM lead_period WHERE person_id = p_person AND until_at IS NULL) THEN 'lead' END,
    CASE WHEN EXISTS (SELECT FROM diagnosis_answer WHERE person_id = p_person)
           OR EXISTS (SELECT FROM diagnosis_sitting WHERE person_id = p_person)
           OR EXISTS (SELECT FROM diagnosis_prepared WHERE person_id = p_person) THEN 'diagnosis' END,
    CASE WHEN EXISTS (SELECT FROM objective WHERE person_id = p_person) OR EXISTS (SELECT FROM step WHERE person_id = p_person)
           OR EXISTS (SELECT FROM plan_proposal WHERE person_id = p_person) THEN 'plan' END,
    CASE WHEN EXISTS (SELECT FROM person_account WHERE person_id = p_person)
           OR EXISTS (SELECT FROM person_comment WHERE person_id = p_person)
           OR EXISTS (SELECT FROM orientation_request WHERE person_id = p_person)
           OR EXISTS (SELECT FROM objection WHERE person_id = p_person AND lifted_at IS NULL) THEN 'space' END,
    CASE WHEN EXISTS (SELECT FROM person_alias WHERE survivor_id = p_person AND until_at IS NULL) THEN 'aliases' END], NULL) $$;

-- The bound orientation service decides about both.
CREATE FUNCTION access.orients_both(p_one uuid, p_other uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT count(*) = 2 FROM person p WHERE p.person_id IN (p_one, p_other) AND p.authority_id = ANY (access.officer_of())
    AND access.sees(p.person_id) $$;

-- Which of two records would remain, and why they cannot be joined yet (NULL: they can).
CREATE FUNCTION access.merge_plan(p_one uuid, p_other uuid, OUT survivor uuid, OUT alias uuid, OUT refused text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE one text[]; other text[]; older uuid;
BEGIN
  IF NOT access.orients_both(p_one, p_other) THEN PERFORM access.missing(); END IF;
  one := access.held_by(p_one);
  other := access.held_by(p_other);
  SELECT p.person_id INTO older FROM person p WHERE p.person_id IN (p_one, p_other) ORDER BY p.created_at, p.person_id LIMIT 1;
  survivor := CASE WHEN cardinality(one) > 0 AND cardinality(other) = 0 THEN p_one
                   WHEN cardinality(other) > 0 AND cardinality(one) = 0 THEN p_other ELSE older END;
  alias := CASE survivor WHEN p_one THEN p_other ELSE p_one END;
  refused := CASE
    WHEN EXISTS (SELECT FROM person_alias a WHERE a.person_id IN (p_one, p_other) AND a.until_at IS NULL) THEN 'merge_again'
    WHEN 'lead' = ANY (one) AND 'lead' = ANY (other) THEN 'merge_two_leads'
    WHEN cardinality(one) > 0 AND cardinality(other) > 0 THEN 'merge_both_written' END;
END $$;

-- Who stands around either record, by name: what the orientation service knows of « qui accompagne qui ».
CREATE FUNCTION access.merge_readers(p_one uuid, p_other uuid) RETURNS TABLE (name text, organisation text, reads_one boolean,
    reads_other boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT access.orients_both(p_one, p_other) THEN PERFORM access.missing(); END IF;
  RETURN QUERY
  SELECT min(c.professional_name), min(c.organisation_name), bool_or(c.person_id = p_one), bool_or(c.person_id = p_other)
  FROM circle_member c WHERE c.person_id IN (p_one, p_other) AND c.until IS NULL AND NOT c.discreet
  GROUP BY c.seat ORDER BY 2, 1;
END $$;

-- ---------------------------------------------------------------- joining and separating
CREATE FUNCTION access.merge_people(p_person uuid, p_other uuid, p_alias_id uuid, p_survivor uuid) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record;
BEGIN
  IF NOT access.orients_both(p_person, p_other) OR NOT EXISTS (SELECT FROM possible_match x WHERE (x.person_id, x.other_id)
       IN ((p_person, p_other), (p_other, p_person))) THEN PERFORM access.missing(); END IF;
  -- Two services at once, or two clicks: the second waits, and is then refused.
  PERFORM FROM person WHERE person_id IN (p_person, p_other) ORDER BY person_id FOR UPDATE;
  SELECT * INTO m FROM access.merge_plan(p_person, p_other);
  IF m.refused IS NOT NULL THEN PERFORM access.refuse(m.refused); END IF;
  IF m.survivor <> p_survivor THEN PERFORM access.refuse('merge_changed'); END IF;
  INSERT INTO person_alias (person_id, person_alias_id, survivor_id, from_at, merged_by, merged_organisation)
    VALUES (m.alias, p_alias_id, m.survivor, access.now(), access.author_name(), access.org_name());
  UPDATE person_list SET survivor_id = m.survivor WHERE person_id = m.alias;
  UPDATE possible_match SET answer = 'same', answered_at = access.now(), answered_by = access.author_name()
    WHERE (person_id, other_id) IN ((p_person, p_other), (p_other, p_person));
  RETURN m.survivor;
END $$;

-- Nothing was moved: nothing is to be put back. What was written since stays in the record where it was written.
CREATE FUNCTION access.separate_people(p_person uuid, p_other uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF NOT access.orients_both(p_person, p_other) THEN PERFORM access.missing(); END IF;
  UPDATE person_list SET survivor_id = NULL WHERE person_id IN (SELECT a.person_id FROM person_alias a
    WHERE (a.person_id, a.survivor_id) IN ((p_person, p_other), (p_other, p_person)) AND a.until_at IS NULL);
  UPDATE person_alias SET until_at = access.now(), separated_by = access.author_name()
    WHERE (person_id, survivor_id) IN ((p_person, p_other), (p_other, p_person)) AND until_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n = 0 THEN PERFORM access.refuse('not_merged'); END IF;
  UPDATE possible_match SET answer = NULL, answered_at = NULL, answered_by = NULL
    WHERE (person_id, other_id) IN ((p_person, p_other), (p_other, p_person));
END $$;

-- ---------------------------------------------------------------- what the definers may read
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['diagnosis_answer','diagnosis_sitting','diagnosis_prepared','objective','step','plan_proposal','person_account',
                           'person_comment','orientation_request','objection'] LOOP
    IF NOT has_column_privilege('relais_access', t, 'person_id', 'SELECT') THEN
      EXECUTE format('GRANT SELECT (person_id) ON %I TO relais_access', t);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = t AND 'relais_access' = ANY (p.roles) AND p.cmd = 'SELECT') THEN
      EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
    END IF;
  END LOOP;
END $$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['aliases_of','survivor_of','listed','held_by','orients_both','merge_plan',
             'merge_readers','merge_people','separate_people']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    IF f.proname IN ('survivor_of','merge_plan','merge_readers','merge_people','separate_people') THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig);
    END IF;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.aliases_of(uuid) TO relais_gate;

CALL access.let_definers_own(false);
