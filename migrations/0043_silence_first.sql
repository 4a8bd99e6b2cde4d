-- What comes first of a person may be that nobody has spoken with them: sixty days after the last exchange the référent takes contact
-- again, and lists say, sort and filter it as they do steps. Told to nobody who may not learn when the last exchange was.

CALL access.let_definers_own(true);

-- By when contact is to be taken again, once that day has come and when nothing is due before; NULL otherwise. It moves with the
-- calendar, so that no column holds it.
CREATE FUNCTION access.silence_due(p_lead uuid, p_silent_since date, p_next_due_on date, p_today date) RETURNS date
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_lead IS NOT NULL AND p_silent_since + 60 <= p_today AND (p_next_due_on IS NULL OR p_next_due_on > p_silent_since + 60)
              THEN p_silent_since + 60 END $$;
GRANT EXECUTE ON FUNCTION access.silence_due(uuid, date, date, date) TO relais_app, relais_access, relais_gate;

CREATE INDEX list_body_silence ON person_list (referent_body_id, (silent_since + 60), sort_name, person_id) WHERE lead_seat IS NOT NULL;

-- The same, as the query of a list says it of those whose contacts its reader may learn.
CREATE FUNCTION access.list_silence(p_contact text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE p_contact WHEN 'false' THEN 'NULL::date' WHEN 'true' THEN said ELSE format('(CASE WHEN %s THEN %s END)', p_contact, said) END
  FROM format('access.silence_due(l.lead_seat, l.silent_since, l.next_due_on, %L)', access.today()) said $$;

CREATE OR REPLACE FUNCTION access.list_where(p_filters jsonb, p_file text, p_due text, p_contact text, p_change text) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE s text := quote_literal(access.seat()) || '::uuid'; today date := access.today(); said text := 'true'; f record; news text;
  silence text := access.list_silence(p_contact);
BEGIN
  FOR f IN SELECT key, value FROM jsonb_each_text(p_filters) LOOP
    said := said || ' AND ' || CASE f.key || ' ' || f.value
      WHEN 'referent moi' THEN format('l.lead_seat = %s', s)
      WHEN 'referent collegue' THEN format('l.lead_seat <> %s', s)
      WHEN 'referent sans' THEN 'l.lead_seat IS NULL'
      WHEN 'porteur moi' THEN format('%1$s AND CASE WHEN %2$s IS NOT NULL THEN l.lead_seat = %3$s
        ELSE l.next_due_on IS NOT NULL AND l.next_owner_seat = %3$s END', p_due, silence, s)
      WHEN 'porteur autre' THEN format('%1$s AND CASE WHEN %2$s IS NOT NULL THEN l.lead_seat <> %3$s
        ELSE l.next_due_on IS NOT NULL AND l.next_owner_seat IS DISTINCT FROM %3$s END', p_due, silence, s)
      WHEN 'echeance depassee' THEN format('%1$s AND (l.next_due_on < %2$L OR (%3$s AND l.lead_seat IS NOT NULL AND l.silent_since + 60 < %2$L))',
        p_due, today, p_contact)
      WHEN 'echeance 30-jours' THEN format('%1$s AND (%2$s = %3$L OR (%2$s IS NULL AND l.next_due_on BETWEEN %3$L AND %4$L))',
        p_due, silence, today, today + 30)
      WHEN 'echeance aucune' THEN format('%s AND l.next_due_on IS NULL AND %s IS NULL', p_due, silence)
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

-- What a sort compares, of whom it may be told.
DROP FUNCTION access.list_key(text);
CREATE FUNCTION access.list_key(p_sort text, p access.list_part) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE p_sort
    WHEN 'echeance' THEN format('coalesce(%s, l.next_due_on)', access.list_silence((p).contact))
    WHEN 'contact' THEN 'l.last_contact_on' WHEN 'entree' THEN 'l.entered_on'
    WHEN 'referent' THEN format('(CASE WHEN l.lead_seat = %L THEN '''' ELSE access.folded(l.lead_name) END)', access.seat())
    WHEN 'a-faire' THEN format('(CASE WHEN %2$s IS NOT NULL THEN CASE WHEN l.lead_seat = %1$L THEN '''' ELSE ''siege'' END || '' Reprendre contact''
      ELSE CASE WHEN l.next_owner_seat = %1$L THEN '''' ELSE l.next_owner END || '' '' || l.next_label END)',
      access.seat(), access.list_silence((p).contact))
    ELSE 'NULL::date' END $$;

DO $$
DECLARE body text := pg_get_functiondef('access.list_cut(access.list_part[],text,uuid)'::regprocedure); told text;
BEGIN
  told := replace(body, 'access.list_key(p_sort)', 'access.list_key(p_sort, p)');
  IF told = body THEN RAISE EXCEPTION 'access.list_cut() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- By deadline, those whose silence comes first are read apart from the others: each in the order of its own index.
CREATE OR REPLACE FUNCTION access.list_half(p_known boolean, p_parts access.list_part[], p_filters jsonb, p_sort text, p_reversed boolean,
    p_backwards boolean, p_cursor uuid, p_key text, p_name text, p_most integer) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE p access.list_part; silent boolean; gate text; key text; half text; beyond text; ordered text; branches text[] := '{}';
  kind text := CASE WHEN p_sort IN ('referent','a-faire') THEN 'text' ELSE 'date' END;
  falling boolean := ((p_sort = 'entree') <> p_reversed) <> p_backwards; -- by entry, the latest first
  names_fall boolean := p_backwards <> (p_sort = 'nom' AND p_reversed);
  by_name text := CASE WHEN names_fall THEN 'l.sort_name DESC, l.person_id DESC' ELSE 'l.sort_name, l.person_id' END;
BEGIN
  FOREACH p IN ARRAY p_parts LOOP
    gate := access.list_gate(p_sort, p);
    CONTINUE WHEN p_known AND gate = 'false';
    FOREACH silent IN ARRAY CASE WHEN p_known AND p_sort = 'echeance' AND p.contact <> 'false' THEN ARRAY[true, false] ELSE ARRAY[false] END LOOP
      key := CASE WHEN silent THEN '(l.silent_since + 60)' WHEN p_sort = 'echeance' THEN 'l.next_due_on' ELSE access.list_key(p_sort, p) END;
      beyond := '';
      -- The bound alone on the key lets the index begin there; who has the same key is cut by name.
      IF p_known AND p_key IS NOT NULL THEN
        beyond := format(' AND %1$s %2$s= %3$L::%4$s AND (%1$s %2$s %3$L::%4$s OR (l.sort_name, l.person_id) %5$s (%6$L, %7$L))', key,
          CASE WHEN falling THEN '<' ELSE '>' END, p_key, kind, CASE WHEN names_fall THEN '<' ELSE '>' END, p_name, p_cursor);
      ELSIF NOT p_known AND p_name IS NOT NULL AND p_key IS NULL THEN
        beyond := format(' AND (l.sort_name, l.person_id) %s (%L, %L)', CASE WHEN names_fall THEN '<' ELSE '>' END, p_name, p_cursor);
      END IF;
      ordered := by_name;
      half := CASE WHEN p_known THEN format(' AND %s AND %s IS NOT NULL', gate, key)
                   WHEN gate = 'false' THEN '' ELSE format(' AND (NOT %s OR %s IS NULL)', gate, key) END;
      IF p_known THEN ordered := key || CASE WHEN falling THEN ' DESC, ' ELSE ', ' END || by_name;
      -- An index whose second column is NULL throughout is in the order of names too; the planner sees it when that column is named.
      ELSIF gate = 'true' THEN
        half := format(' AND %s IS NULL', key);
        ordered := key || CASE WHEN names_fall THEN ' DESC, ' ELSE ', ' END || by_name;
      END IF;
      IF silent THEN
        half := half || format(' AND l.lead_seat IS NOT NULL AND l.silent_since + 60 <= %L AND %s IS NOT NULL', access.today(),
          access.list_silence(p.contact));
      ELSIF p_sort = 'echeance' AND p.contact <> 'false' THEN
        half := half || format(' AND %s IS NULL', access.list_silence(p.contact));
      END IF;
      branches := branches || format('(SELECT l.person_id, l.sort_name, %s AS key FROM person_list l WHERE %s AND %s%s%s ORDER BY %s LIMIT %s)',
        CASE WHEN p_known THEN key ELSE 'NULL::date' END, p.part,
        access.list_where(p_filters, p.file, p.due, p.contact, p.change), half, beyond, ordered, p_most);
    END LOOP;
  END LOOP;
  RETURN CASE WHEN cardinality(branches) = 0 THEN 'SELECT NULL::uuid WHERE false'
    ELSE format('SELECT l.person_id FROM (%s) l ORDER BY l.key%s %s LIMIT %s', array_to_string(branches, ' UNION ALL '),
                CASE WHEN falling THEN ' DESC,' ELSE ',' END, by_name, p_most) END;
END $$;

-- What is overdue of a team is what the list that the count opens holds.
DO $$
DECLARE body text := pg_get_functiondef('access.team_late(date)'::regprocedure); told text;
BEGIN
  told := replace(body, 'FILTER (WHERE l.next_due_on < day)', 'FILTER (WHERE l.next_due_on < day OR l.silent_since + 60 < day)');
  IF told = body THEN RAISE EXCEPTION 'access.team_late() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

ALTER FUNCTION access.list_silence(text) OWNER TO relais_access;
ALTER FUNCTION access.list_key(text, access.list_part) OWNER TO relais_access;

CALL access.let_definers_own(false);
