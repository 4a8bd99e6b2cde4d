-- Lists of people whatever their number: order, filters and pages by index. Saved views. What is new since a seat's last visit.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- what lists filter by
ALTER TABLE person_list ADD COLUMN commune_code text; -- as commune_name: never for a protected person
GRANT SELECT (commune_code) ON person_list TO relais_app;
CREATE FUNCTION access.list_commune() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE person_list l SET commune_code = CASE WHEN NOT (p.protected OR NEW.protected) THEN NEW.commune_code END
    FROM person p WHERE p.person_id = NEW.person_id AND l.person_id = NEW.person_id;
  RETURN NULL;
END $$;
ALTER FUNCTION access.list_commune() OWNER TO relais_access;
CREATE TRIGGER list_commune AFTER INSERT OR UPDATE OF commune_code, protected ON person_address
  FOR EACH ROW EXECUTE FUNCTION access.list_commune();
UPDATE person_list l SET commune_code = a.commune_code
  FROM person_address a JOIN person p USING (person_id) WHERE l.person_id = a.person_id AND NOT (p.protected OR a.protected);

-- One index for each large scope and each column that sorts it: the page is read in its order, from where the one before ended.
DROP INDEX person_list_body_due; -- the beginning of list_body_due
CREATE INDEX list_body_due ON person_list (referent_body_id, next_due_on, sort_name, person_id);
CREATE INDEX list_body_contact ON person_list (referent_body_id, last_contact_on, sort_name, person_id);
CREATE INDEX list_body_entered ON person_list (referent_body_id, entered_on, sort_name, person_id);
CREATE INDEX list_authority_name ON person_list (authority_id, sort_name, person_id);
CREATE INDEX list_authority_due ON person_list (authority_id, next_due_on, sort_name, person_id);
CREATE INDEX list_authority_entered ON person_list (authority_id, entered_on, sort_name, person_id);
CREATE INDEX list_origin_due ON person_list (origin_org, next_due_on, sort_name, person_id) WHERE lead_seat IS NULL;
CREATE INDEX list_origin_entered ON person_list (origin_org, entered_on, sort_name, person_id) WHERE lead_seat IS NULL;

CREATE INDEX list_uninformed ON person_list (origin_org) WHERE informed_on IS NULL;

-- ---------------------------------------------------------------- new since the last visit
-- Up to where a seat has read a person's timeline. No role of the application reads it: the functions below do.
CREATE TABLE person_seen (
  person_id uuid NOT NULL REFERENCES person,
  seat uuid NOT NULL REFERENCES membership,
  visited_at timestamptz NOT NULL,
  upto timestamptz NOT NULL,  -- the newest event that was written by then, whoever reads it
  before timestamptz,         -- the same at the visit before; NULL: there was none
  PRIMARY KEY (person_id, seat)
);
CREATE INDEX seen_by_seat ON person_seen (seat, person_id);
ALTER TABLE person_seen ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON person_seen TO relais_access;
CREATE POLICY access_reads ON person_seen FOR SELECT TO relais_access USING (true);
CREATE POLICY access_inserts ON person_seen FOR INSERT TO relais_access WITH CHECK (seat = access.seat());
CREATE POLICY access_updates ON person_seen FOR UPDATE TO relais_access USING (seat = access.seat()) WITH CHECK (seat = access.seat());

-- What lists may tell of: nothing sensitive, discreet or hidden from anybody.
CREATE INDEX timeline_news ON timeline_event (person_id, recorded_at) WHERE NOT sensitive AND NOT discreet AND hidden_from = '{}';
GRANT SELECT (person_id, recorded_at, kind, author_seat, sensitive, discreet, hidden_from, shared_seats) ON timeline_event TO relais_access;
CREATE POLICY access_reads ON timeline_event FOR SELECT TO relais_access USING (true);

-- Opening the page of a person who is open in this transaction. Gives up to where the visit before had read. The mark is the newest
-- event of this snapshot and not the hour: what commits later is new, however long its transaction lasted. Openings less than half
-- an hour apart are one visit, in one tab or in two.
CREATE FUNCTION access.mark_seen(p_person uuid) RETURNS timestamptz
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO person_seen AS s (person_id, seat, visited_at, upto)
  SELECT p_person, access.seat(), access.now(),
         coalesce((SELECT max(e.recorded_at) FROM timeline_event e
                   WHERE e.person_id = p_person AND NOT e.sensitive AND NOT e.discreet AND e.hidden_from = '{}'), timestamptz '1970-01-01 00:00+00')
  WHERE access.seat() IS NOT NULL AND (access.at('file', p_person) OR access.at('part', p_person) OR access.at('desk', p_person)
        OR access.at('summary', p_person) OR access.at('watch', p_person))
  ON CONFLICT (person_id, seat) DO UPDATE SET
    before = CASE WHEN s.visited_at < access.now() - interval '30 minutes' THEN s.upto ELSE s.before END,
    visited_at = greatest(s.visited_at, excluded.visited_at), upto = greatest(s.upto, excluded.upto)
  RETURNING before $$;

-- Kinds of what somebody else did since the seat's last visit, as far as the seat reads it; « arrivee » for who was put in its list
-- in the last thirty days and was never opened. At most 200 people, the size of a page.
CREATE FUNCTION access.news_of(p_people uuid[]) RETURNS TABLE (person_id uuid, kinds text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.person_id, CASE WHEN s.seat IS NOT NULL THEN n.kinds ELSE ARRAY['arrivee'] END
  FROM access.levels_of(p_people) v
  LEFT JOIN person_seen s ON s.person_id = v.person_id AND s.seat = access.seat()
  CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT e.kind) AS kinds FROM timeline_event e
    WHERE e.person_id = v.person_id AND e.recorded_at > s.upto AND NOT e.sensitive AND NOT e.discreet AND e.hidden_from = '{}'
      AND e.author_seat IS DISTINCT FROM access.seat() AND (v.file OR access.seat() = ANY (e.shared_seats))) n
  WHERE (v.file OR v.part) AND CASE WHEN s.seat IS NOT NULL THEN n.kinds IS NOT NULL ELSE EXISTS (
    SELECT FROM circle_member c WHERE c.person_id = v.person_id AND c.seat = access.seat() AND c.until IS NULL
      AND c.joined_how IN ('nomination','demande') AND c.since > access.now() - interval '30 days') END $$;

-- ---------------------------------------------------------------- pages of a list
-- The parts that make a list of the bound seat up, without overlap: a condition on person_list l that an index follows, and for
-- each kind of secret of whom the seat may learn it (deadlines_of, contacts_of, and the readers of statuses). 'true' and 'false'
-- spare the question row by row. One's own people are an array: looked up one by one in the key, however many the planner expects.
-- No row: the list is not this seat's.
CREATE TYPE access.list_part AS (part text, file text, due text, contact text, change text);
CREATE FUNCTION access.list_parts(p_scope text) RETURNS SETOF access.list_part
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE s text := quote_literal(access.seat()) || '::uuid'; o text := quote_literal(access.org()) || '::uuid'; body uuid;
  held text; reads text; knows text; learns text; visible text; manages boolean := access.has_role('manager');
BEGIN
  IF access.seat() IS NULL OR access.org() IS NULL OR access.territories() IS NULL THEN RETURN; END IF;
  held := format('SELECT g.person_id FROM access_grant g WHERE g.seat = %s AND g.revoked_at IS NULL AND %L BETWEEN g.from_on AND g.until_on',
                 s, access.today());
  reads := format('coalesce(l.lead_seat = %1$s OR %1$s = ANY (l.seats) OR l.person_id IN (%2$s AND g.level <> ''summary'')', s, held)
    || CASE WHEN manages THEN format(' OR l.referent_body_id = %s', o) ELSE '' END || ', false)';
  knows := format('(%s OR l.person_id IN (%s)', reads, held)
    || CASE WHEN access.officer_of() IS NOT NULL THEN format(' OR l.authority_id = ANY (%L::uuid[])', access.officer_of()) ELSE '' END || ')';
  learns := '(' || knows || CASE WHEN manages THEN format(' OR %s = ANY (l.orgs)', o) ELSE '' END || ')';
  -- What access.in_scope refuses to everybody.
  visible := format('l.territory_id = ANY (%L::uuid[]) AND NOT %s = ANY (l.barred_orgs) AND NOT %s = ANY (l.conflict_seats)
    AND (l.informed_on IS NOT NULL OR l.origin_org = %s)', access.territories(), o, s, o);
  IF p_scope = 'personnes' THEN
    RETURN QUERY SELECT format('l.person_id = ANY (ARRAY(SELECT c.person_id FROM circle_member c WHERE c.seat = %s AND c.until IS NULL UNION %s)) AND ',
                               s, held) || visible, reads, learns, reads, knows;
  ELSIF p_scope = 'organisation' AND (manages OR access.has_role('reception')) THEN
    RETURN QUERY SELECT format('l.referent_body_id = %s AND ', o) || visible, CASE WHEN manages THEN 'true' ELSE reads END,
                        v.v, v.v, v.v FROM (SELECT CASE WHEN manages THEN 'true' ELSE 'false' END AS v) v;
    -- Those whom the organisation brought and who have no référent yet: its reception, its orientation service; its manager from
    -- the moment somebody of it accompanies them.
    RETURN QUERY SELECT format('l.origin_org = %1$s AND l.lead_seat IS NULL AND l.referent_body_id IS DISTINCT FROM %1$s AND ', o) || visible
      || CASE WHEN access.has_role('reception') OR access.org() = ANY (access.officer_of()) THEN ''
              ELSE ' AND ' || learns END, reads, learns, reads, knows;
  ELSIF p_scope = 'autorite' THEN
    FOREACH body IN ARRAY coalesce(access.officer_of(), '{}') LOOP
      RETURN QUERY SELECT format('l.authority_id = %L AND ', body) || visible, reads, 'true', 'false', 'true';
    END LOOP;
  END IF;
END $$;

-- The conditions of the filters of src/domain/person/codes.ts; `named` is the beginning of a name, folded.
CREATE FUNCTION access.list_where(p_filters jsonb, p_file text, p_due text, p_contact text, p_change text) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE s text := quote_literal(access.seat()) || '::uuid'; today date := access.today(); said text := 'true'; f record; news text;
BEGIN
  FOR f IN SELECT key, value FROM jsonb_each_text(p_filters) LOOP
    said := said || ' AND ' || CASE f.key || ' ' || f.value
      WHEN 'referent moi' THEN format('l.lead_seat = %s', s)
      WHEN 'referent collegue' THEN format('l.lead_seat <> %s', s)
      WHEN 'referent sans' THEN 'l.lead_seat IS NULL'
      WHEN 'porteur moi' THEN format('%s AND l.next_due_on IS NOT NULL AND l.next_owner_seat = %s', p_due, s)
      WHEN 'porteur autre' THEN format('%s AND l.next_due_on IS NOT NULL AND l.next_owner_seat IS DISTINCT FROM %s', p_due, s)
      WHEN 'echeance depassee' THEN format('%s AND l.next_due_on < %L', p_due, today)
      WHEN 'echeance 30-jours' THEN format('%s AND l.next_due_on BETWEEN %L AND %L', p_due, today, today + 30)
      WHEN 'echeance aucune' THEN p_due || ' AND l.next_due_on IS NULL'
      WHEN 'contact sans-nouvelles' THEN format('%s AND l.silent_since <= %L', p_contact, today - 60)
      WHEN 'contact jamais' THEN p_contact || ' AND l.last_contact_on IS NULL'
      WHEN 'changement 90-jours' THEN format('%s AND l.change_on <= %L', p_change, today + 90)
      WHEN 'information manque' THEN format('l.informed_on IS NULL AND l.origin_org = %L', access.org()) -- others do not see them
      WHEN 'nouveau oui' THEN access.list_news(p_file)
      ELSE CASE f.key
        WHEN 'commune' THEN format('l.commune_code = %L', f.value)
        WHEN 'named' THEN format('strpos('' '' || l.sort_name, %L) > 0', ' ' || f.value)
        ELSE 'false' END
      END;
  END LOOP;
  RETURN said;
END $$;

-- As news_of, for all the people of a list at once. An array is looked up one by one, and LIMIT does not become a join: the planner
-- neither reads everybody nor everybody's timeline to find a few.
CREATE FUNCTION access.list_news(p_file text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT format('l.person_id = ANY (ARRAY(%1$s UNION ALL %2$s)) AND (%3$s OR (%4$L = ANY (l.part_seats) AND l.person_id = ANY (ARRAY(%5$s UNION ALL %2$s))))',
                format(visited.said, ''),
    format('SELECT c.person_id FROM circle_member c WHERE c.seat = %1$L AND c.until IS NULL AND c.joined_how IN (''nomination'',''demande'')
      AND c.since > %2$L AND NOT EXISTS (SELECT FROM person_seen n WHERE n.person_id = c.person_id AND n.seat = %1$L)',
      access.seat(), access.now() - interval '30 days'),
    p_file, access.seat(), format(visited.said, format(' AND %L = ANY (e.shared_seats)', access.seat())))
  FROM (SELECT format('SELECT n.person_id FROM person_seen n CROSS JOIN LATERAL (SELECT FROM timeline_event e
      WHERE e.person_id = n.person_id AND e.recorded_at > n.upto AND NOT e.sensitive AND NOT e.discreet AND e.hidden_from = ''{}''
        AND e.author_seat IS DISTINCT FROM %1$L%%s LIMIT 1) found WHERE n.seat = %1$L', access.seat()) AS said) visited $$;

-- What a sort compares, and of whom it may be told.
CREATE FUNCTION access.list_key(p_sort text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE p_sort
    WHEN 'echeance' THEN 'l.next_due_on' WHEN 'contact' THEN 'l.last_contact_on' WHEN 'entree' THEN 'l.entered_on'
    WHEN 'referent' THEN format('(CASE WHEN l.lead_seat = %L THEN '''' ELSE access.folded(l.lead_name) END)', access.seat())
    WHEN 'a-faire' THEN format('(CASE WHEN l.next_owner_seat = %L THEN '''' ELSE l.next_owner END || '' '' || l.next_label)', access.seat())
    ELSE 'NULL::date' END $$;
CREATE FUNCTION access.list_gate(p_sort text, p access.list_part) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_sort WHEN 'echeance' THEN (p).due WHEN 'a-faire' THEN (p).due WHEN 'contact' THEN (p).contact WHEN 'nom' THEN 'false'
                     ELSE 'true' END $$;

-- Where a list is cut: the sort key and the name of a person who is in it; nothing for anybody else.
CREATE FUNCTION access.list_cut(p_parts access.list_part[], p_sort text, p_cursor uuid, OUT key text, OUT name text)
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE p access.list_part;
BEGIN
  FOREACH p IN ARRAY p_parts LOOP
    EXIT WHEN name IS NOT NULL OR p_cursor IS NULL;
    EXECUTE format('SELECT CASE WHEN %s THEN (%s)::text END, l.sort_name FROM person_list l WHERE l.person_id = %L AND %s',
                   access.list_gate(p_sort, p), access.list_key(p_sort), p_cursor, p.part) INTO key, name;
  END LOOP;
END $$;

-- The query of one half of a list: those whose key may be told and is there, or the others, by name.
CREATE FUNCTION access.list_half(p_known boolean, p_parts access.list_part[], p_filters jsonb, p_sort text, p_reversed boolean,
    p_backwards boolean, p_cursor uuid, p_key text, p_name text, p_most integer) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE p access.list_part; gate text; key text := access.list_key(p_sort); half text; beyond text := ''; ordered text; branches text[] := '{}';
  kind text := CASE WHEN p_sort IN ('referent','a-faire') THEN 'text' ELSE 'date' END;
  falling boolean := ((p_sort = 'entree') <> p_reversed) <> p_backwards; -- by entry, the latest first
  names_fall boolean := p_backwards <> (p_sort = 'nom' AND p_reversed);
  by_name text := CASE WHEN names_fall THEN 'l.sort_name DESC, l.person_id DESC' ELSE 'l.sort_name, l.person_id' END;
BEGIN
  -- The bound alone on the key lets the index begin there; who has the same key is cut by name.
  IF p_known AND p_key IS NOT NULL THEN
    beyond := format(' AND %1$s %2$s= %3$L::%4$s AND (%1$s %2$s %3$L::%4$s OR (l.sort_name, l.person_id) %5$s (%6$L, %7$L))', key,
      CASE WHEN falling THEN '<' ELSE '>' END, p_key, kind, CASE WHEN names_fall THEN '<' ELSE '>' END, p_name, p_cursor);
  ELSIF NOT p_known AND p_name IS NOT NULL AND p_key IS NULL THEN
    beyond := format(' AND (l.sort_name, l.person_id) %s (%L, %L)', CASE WHEN names_fall THEN '<' ELSE '>' END, p_name, p_cursor);
  END IF;
  FOREACH p IN ARRAY p_parts LOOP
    gate := access.list_gate(p_sort, p);
    CONTINUE WHEN p_known AND gate = 'false';
    ordered := by_name;
    half := CASE WHEN p_known THEN format(' AND %s AND %s IS NOT NULL', gate, key)
                 WHEN gate = 'false' THEN '' ELSE format(' AND (NOT %s OR %s IS NULL)', gate, key) END;
    IF p_known THEN ordered := key || CASE WHEN falling THEN ' DESC, ' ELSE ', ' END || by_name;
    -- An index whose second column is NULL throughout is in the order of names too; the planner sees it when that column is named.
    ELSIF gate = 'true' THEN
      half := format(' AND %s IS NULL', key);
      ordered := key || CASE WHEN names_fall THEN ' DESC, ' ELSE ', ' END || by_name;
    END IF;
    branches := branches || format('(SELECT l.person_id, l.sort_name, %s AS key FROM person_list l WHERE %s AND %s%s%s ORDER BY %s LIMIT %s)',
      CASE WHEN p_known THEN key ELSE 'NULL::date' END, p.part,
      access.list_where(p_filters, p.file, p.due, p.contact, p.change), half, beyond, ordered, p_most);
  END LOOP;
  RETURN CASE WHEN cardinality(branches) = 0 THEN 'SELECT NULL::uuid WHERE false'
    ELSE format('SELECT l.person_id FROM (%s) l ORDER BY l.key%s %s LIMIT %s', array_to_string(branches, ' UNION ALL '),
                CASE WHEN falling THEN ' DESC,' ELSE ',' END, by_name, p_most) END;
END $$;

-- Ids of one page of a list, in its order. It begins after, or ends before, the person p_cursor (no row when they are not in the
-- list). Whom the sort key cannot be told of, and who has none, come last by name, whatever the direction: the second half is read
-- when the first did not fill the page.
CREATE FUNCTION access.people_page(p_scope text, p_filters jsonb, p_sort text, p_reversed boolean, p_cursor uuid, p_backwards boolean,
    p_most integer) RETURNS TABLE (person_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 51
  SET search_path = public, pg_temp SET jit = off SET max_parallel_workers_per_gather = 0 AS $$
DECLARE parts access.list_part[]; cut record; known boolean; given integer := 0;
BEGIN
  -- No index follows these two through more than one seat's own people.
  IF p_scope <> 'personnes' AND p_sort IN ('referent','a-faire') THEN p_sort := 'nom'; END IF;
  SELECT coalesce(array_agg(p), '{}') INTO parts FROM access.list_parts(p_scope) p;
  SELECT * INTO cut FROM access.list_cut(parts, p_sort, p_cursor);
  IF p_cursor IS NOT NULL AND cut.name IS NULL THEN RETURN; END IF;
  FOREACH known IN ARRAY ARRAY[NOT p_backwards, p_backwards] LOOP
    -- A page goes on from the half where its cursor is, never back to the one before.
    CONTINUE WHEN p_cursor IS NOT NULL AND known = NOT p_backwards AND (cut.key IS NOT NULL) <> known;
    RETURN QUERY EXECUTE access.list_half(known, parts, p_filters, p_sort, p_reversed, p_backwards, p_cursor, cut.key, cut.name, p_most - given);
    GET DIAGNOSTICS given = ROW_COUNT;
    EXIT WHEN given >= p_most;
  END LOOP;
END $$;

-- How many people a list holds, counted up to p_most and one more: an exact total of a whole authority would cost each page a walk
-- through all of it.
CREATE FUNCTION access.people_total(p_scope text, p_filters jsonb, p_most integer) RETURNS integer
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off SET max_parallel_workers_per_gather = 0 AS $$
DECLARE branches text; n integer;
BEGIN
  SELECT string_agg(format('(SELECT 1 FROM person_list l WHERE %s AND %s LIMIT %s)', p.part,
                           access.list_where(p_filters, p.file, p.due, p.contact, p.change), p_most + 1), ' UNION ALL ')
    INTO branches FROM access.list_parts(p_scope) p;
  IF branches IS NULL THEN RETURN 0; END IF;
  EXECUTE format('SELECT count(*) FROM (SELECT 1 FROM (%s) parts LIMIT %s) l', branches, p_most + 1) INTO n;
  RETURN n;
END $$;

-- The communes of one's own people, to choose from.
CREATE FUNCTION access.people_communes() RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE p record;
BEGIN
  FOR p IN SELECT * FROM access.list_parts('personnes') LOOP
    RETURN QUERY EXECUTE 'SELECT DISTINCT l.commune_code FROM person_list l WHERE l.commune_code IS NOT NULL AND ' || p.part;
  END LOOP;
END $$;

-- ---------------------------------------------------------------- saved views
CREATE TABLE list_view (
  list_view_id uuid PRIMARY KEY,
  seat uuid NOT NULL REFERENCES membership DEFAULT access.seat(),
  name text NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 60),
  address text NOT NULL CHECK (length(address) <= 400 AND address ~ '^[a-z0-9=&AB-]*$'), -- as people-address.ts: codes, never a name
  by_default boolean NOT NULL DEFAULT false,
  saved_at timestamptz NOT NULL DEFAULT access.now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX list_view_name ON list_view (seat, lower(name));
CREATE UNIQUE INDEX list_view_default ON list_view (seat) WHERE by_default;
ALTER TABLE list_view ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON list_view TO relais_app;
GRANT INSERT (list_view_id, name, address) ON list_view TO relais_app;
GRANT UPDATE (name, by_default, version) ON list_view TO relais_app;
CREATE POLICY owner_reads ON list_view FOR SELECT TO relais_app USING (seat = access.seat());
CREATE POLICY owner_inserts ON list_view FOR INSERT TO relais_app WITH CHECK (seat = access.seat());
CREATE POLICY owner_updates ON list_view FOR UPDATE TO relais_app USING (seat = access.seat()) WITH CHECK (seat = access.seat());
CREATE POLICY owner_deletes ON list_view FOR DELETE TO relais_app USING (seat = access.seat());

-- ---------------------------------------------------------------- ownership and execution
GRANT EXECUTE ON FUNCTION access.folded(text) TO relais_access;
DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['mark_seen','news_of','list_parts','list_where','list_news','list_key',
             'list_gate','list_cut','list_half','people_page','people_total','people_communes']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    -- The others write conditions for these, and check nothing by themselves.
    IF f.proname IN ('mark_seen','news_of','people_page','people_total','people_communes') THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig);
    END IF;
  END LOOP;
END $$;

-- Whoever asks an array of a thousand grants for each row of a list asks their text instead (0018).
DO $$
DECLARE f record; asked text := '([$.\w]+) = ANY ?\(access\.ids\(''granted''\)\)';
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p JOIN pg_namespace s ON s.oid = p.pronamespace
           WHERE s.nspname = 'access' AND p.prosrc ~ asked LOOP
    EXECUTE regexp_replace(pg_get_functiondef(f.oid), asked, 'access.granted(\1)', 'g');
  END LOOP;
END $$;

CALL access.let_definers_own(false);
