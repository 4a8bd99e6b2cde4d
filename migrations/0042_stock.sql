-- « Reprise du stock »: people who come by a list when their delays are already behind them. No clock of theirs alerts anybody until
-- somebody plans a day for them, or speaks with them.

CALL access.let_definers_own(true);

ALTER TABLE person_list
  ADD COLUMN stock_since date,         -- the day a list brought them, with a delay that had run out; NULL: they are not of a stock
  ADD COLUMN stock_planned_on date,
  ADD COLUMN stock_planned_seat uuid,  -- for whom it was planned: another référent plans again
  ADD COLUMN stock_on date,            -- derived: the day planned, infinity before; NULL: taken up again, or never of a stock
  ADD COLUMN stock_change_on date;     -- derived: the next known end of a status, which sorts the stock and alerts nobody
GRANT SELECT (stock_on) ON person_list TO relais_app;
CREATE INDEX person_list_stock_lead ON person_list (lead_seat, stock_on) WHERE stock_on IS NOT NULL AND lead_seat IS NOT NULL;
CREATE INDEX person_list_stock_body ON person_list (referent_body_id, stock_on) WHERE stock_on IS NOT NULL AND lead_seat IS NOT NULL;
CREATE INDEX person_list_stock_authority ON person_list (authority_id, stock_on) WHERE stock_on IS NOT NULL AND lead_seat IS NULL;
CREATE INDEX person_list_to_orient_now ON person_list (authority_id, entered_on, person_id)
  WHERE lead_seat IS NULL AND referent_body_id IS NULL AND stock_on IS NULL;

-- By whom the list brings, in the transaction that enters the person: six weeks, the delay of the orientation, had run out.
CREATE FUNCTION access.enter_stock(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT coalesce(p_person = ANY (access.ids('intake')), false) THEN PERFORM access.missing(); END IF;
  UPDATE person_list SET stock_since = access.today() WHERE person_id = p_person AND entered_on + 42 < access.today();
END $$;

-- access.refresh_list() as it stands, with the stock.
DO $$
DECLARE body text := pg_get_functiondef('access.refresh_list(uuid)'::regprocedure);
  swap text[]; swaps text[][] := ARRAY[
    ['came_on date;', 'came_on date; asleep date;'],
    ['ORDER BY k.change_on, k.rule LIMIT 1;',
     'ORDER BY k.change_on, k.rule LIMIT 1;
  asleep := CASE WHEN l.stock_since IS NULL OR last_on >= l.stock_since THEN NULL
    WHEN l.stock_planned_on IS NOT NULL AND l.stock_planned_seat IS NOT DISTINCT FROM l.lead_seat THEN l.stock_planned_on
    ELSE ''infinity'' END;'],
    ['WHERE change.change_on IS NOT NULL AND l.lead_seat IS NOT NULL',
     'WHERE change.change_on IS NOT NULL AND l.lead_seat IS NOT NULL AND asleep IS NULL'],
    ['SELECT l.entered_on + 42, ''orientation''', 'SELECT coalesce(asleep, l.entered_on + 42), ''orientation'''],
    ['AND l.entered_on + 42 >= came_on', 'AND CASE WHEN asleep IS NULL THEN l.entered_on + 42 >= came_on ELSE isfinite(asleep) END'],
    ['AND l.referent_body_id IS NOT NULL AND l.oriented_on IS NOT NULL',
     'AND l.referent_body_id IS NOT NULL AND l.oriented_on IS NOT NULL AND coalesce(isfinite(asleep), true)'],
    ['silent_since = coalesce(last_on, came_on)',
     'stock_on = asleep, stock_change_on = CASE WHEN asleep IS NOT NULL THEN change.change_on END,
      silent_since = CASE WHEN asleep IS NULL THEN coalesce(last_on, came_on) ELSE asleep - 60 END'],
    ['change_on = change.change_on, change_rule = change.rule, change_status = change.status_kind',
     'change_on = CASE WHEN asleep IS NULL THEN change.change_on END, change_rule = CASE WHEN asleep IS NULL THEN change.rule END,
      change_status = CASE WHEN asleep IS NULL THEN change.status_kind END']];
BEGIN
  FOREACH swap SLICE 1 IN ARRAY swaps LOOP
    IF strpos(body, swap[1]) = 0 THEN RAISE EXCEPTION 'access.refresh_list() is written otherwise now: %', swap[1]; END IF;
    body := replace(body, swap[1], swap[2]);
  END LOOP;
  EXECUTE body;
END $$;

-- access.people_to_act() as it stands, without those who sleep.
DO $$
DECLARE body text := pg_get_functiondef('access.people_to_act(date,date,date,integer)'::regprocedure); told text;
BEGIN
  told := replace(body, 'WHERE l.origin_org = access.org() AND l.informed_on IS NULL',
                  'WHERE l.origin_org = access.org() AND l.informed_on IS NULL AND l.stock_on IS NULL');
  IF told = body THEN RAISE EXCEPTION 'access.people_to_act() is written otherwise now'; END IF;
  body := told;
  told := regexp_replace(body, 'WHERE s\.sensitive AND s\.until_on IS NULL AND s\.expected_until <= p_changes_before',
    'WHERE s.sensitive AND s.until_on IS NULL AND s.expected_until <= p_changes_before
        AND NOT EXISTS (SELECT FROM person_list x WHERE x.person_id = s.person_id AND x.stock_on IS NOT NULL)');
  IF told = body THEN RAISE EXCEPTION 'access.people_to_act() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- Working days from one on: the n-th after it, 0 being itself, or the Monday that follows.
CREATE FUNCTION access.workday(p_from date, p_n integer) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT m.monday + (m.place / 5) * 7 + m.place % 5 FROM (
    SELECT CASE WHEN extract(isodow FROM p_from) > 5 THEN date_trunc('week', p_from::timestamp)::date + 7
                ELSE date_trunc('week', p_from::timestamp)::date END AS monday,
           CASE WHEN extract(isodow FROM p_from) > 5 THEN 0 ELSE extract(isodow FROM p_from)::integer - 1 END + p_n AS place) m $$;

-- Whose stock it is, as the bound seat stands: its own people; those of its team, for a manager; those whom its service orients.
CREATE FUNCTION access.of_stock(p_scope text, l person_list) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (l).stock_on IS NOT NULL AND access.survivor_of((l).person_id) IS NULL AND CASE p_scope
    WHEN 'siege' THEN (l).lead_seat = access.seat()
    WHEN 'equipe' THEN access.has_role('manager') AND (l).referent_body_id = access.org() AND (l).lead_seat IS NOT NULL
    WHEN 'service' THEN (l).authority_id = ANY (access.officer_of()) AND (l).lead_seat IS NULL AND (l).referent_body_id IS NULL
    ELSE false END
    AND access.in_scope((l).person_id, (l).territory_id, (l).authority_id, (l).origin_org, (l).referent_body_id, (l).lead_seat, (l).seats,
                        (l).part_seats, (l).orgs, (l).barred_orgs, (l).conflict_seats, (l).informed_on) $$;
CREATE FUNCTION access.stock(p_scope text) RETURNS SETOF person_list LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  IF p_scope = 'siege' THEN
    RETURN QUERY SELECT l.* FROM person_list l WHERE l.lead_seat = access.seat() AND l.stock_on IS NOT NULL AND access.of_stock('siege', l);
  ELSIF p_scope = 'equipe' AND access.has_role('manager') THEN
    RETURN QUERY SELECT l.* FROM person_list l WHERE l.referent_body_id = access.org() AND l.lead_seat IS NOT NULL AND l.stock_on IS NOT NULL
      AND access.of_stock('equipe', l);
  ELSIF p_scope = 'service' THEN
    RETURN QUERY SELECT l.* FROM person_list l WHERE l.authority_id = ANY (access.officer_of()) AND l.lead_seat IS NULL
      AND l.stock_on IS NOT NULL AND access.of_stock('service', l);
  END IF;
END $$;

-- How many, and how many without a day. A seat that stands in none of these places has none.
CREATE FUNCTION access.stock_counts() RETURNS TABLE (scope text, people integer, unplanned integer)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 3 SET search_path = public, pg_temp AS $$
  SELECT s.scope, count(*)::integer, (count(*) FILTER (WHERE NOT isfinite(l.stock_on)))::integer
  FROM unnest('{siege,equipe,service}'::text[]) AS s (scope) CROSS JOIN LATERAL access.stock(s.scope) l GROUP BY s.scope $$;

-- One page of a stock: planned days first, then those whose status ends soonest, then those who have waited longest.
CREATE FUNCTION access.stock_page(p_scope text, p_most integer, p_skip integer) RETURNS TABLE (person_id uuid, stock_on date, change_on date)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
  SELECT l.person_id, CASE WHEN isfinite(l.stock_on) THEN l.stock_on END, l.stock_change_on FROM access.stock(p_scope) l
  ORDER BY l.stock_on, l.stock_change_on NULLS LAST, l.entered_on, l.person_id LIMIT p_most OFFSET p_skip $$;

-- Who has people to plan: each référent of the stock; NULL for a service, which has one pile for all.
CREATE FUNCTION access.stock_owners(p_scope text) RETURNS TABLE (seat uuid, people integer)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
  SELECT l.lead_seat, count(*)::integer FROM access.stock(p_scope) l WHERE NOT isfinite(l.stock_on) GROUP BY 1 ORDER BY 1 $$;

-- So many a working day for one of them, four weeks at most, after the last day that is planned for them already. Gives how many.
CREATE FUNCTION access.plan_stock(p_scope text, p_seat uuid, p_per_day integer, p_from date) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE first date; r record; n integer := 0;
BEGIN
  IF p_per_day NOT BETWEEN 1 AND 10 OR p_from < access.today() THEN PERFORM access.refuse('stock_plan'); END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('stock ' || coalesce(p_seat, access.org()), 0)); -- pressed twice, planned once
  SELECT access.workday(greatest(p_from, max(l.stock_on) + 1), 0) INTO first FROM access.stock(p_scope) l
    WHERE l.lead_seat IS NOT DISTINCT FROM p_seat AND isfinite(l.stock_on);
  FOR r IN SELECT l.person_id FROM access.stock(p_scope) l WHERE l.lead_seat IS NOT DISTINCT FROM p_seat AND NOT isfinite(l.stock_on)
           ORDER BY l.stock_change_on NULLS LAST, l.entered_on, l.person_id LIMIT p_per_day * 20 LOOP
    UPDATE person_list SET stock_planned_on = access.workday(first, n / p_per_day), stock_planned_seat = p_seat WHERE person_id = r.person_id;
    PERFORM access.refresh_list(r.person_id);
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['enter_stock','workday','of_stock','stock','stock_counts','stock_page',
             'stock_owners','plan_stock']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    IF f.proname NOT IN ('workday','of_stock','stock') THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig); END IF;
  END LOOP;
END $$;

CALL access.let_definers_own(false);
