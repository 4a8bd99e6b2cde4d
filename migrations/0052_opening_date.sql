-- The first day on which an organisation works in Relais. Whom its lists bring from before that day is of its stock, even when no
-- delay has run out yet.

CALL access.let_definers_own(true);

ALTER TABLE organisation ADD COLUMN opened_on date; -- NULL: the first day of its first account
GRANT UPDATE (opened_on) ON organisation TO relais_app;

CREATE FUNCTION access.first_account_on() RETURNS date LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT min(m.from_on) FROM membership m WHERE m.organisation_id = access.org() $$;
ALTER FUNCTION access.first_account_on() OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.first_account_on() TO relais_app;

-- access.enter_stock() as it stands; or their history began before the organisation did here.
DO $$
DECLARE body text := pg_get_functiondef('access.enter_stock(uuid)'::regprocedure); told text;
BEGIN
  told := replace(body, 'entered_on + 42 < access.today()', 'entered_on + 42 < access.today() OR entered_on < coalesce(
      (SELECT o.opened_on FROM organisation o WHERE o.organisation_id = access.org()), access.first_account_on())');
  IF told = body THEN RAISE EXCEPTION 'access.enter_stock() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- Whom their service has oriented and who has no référent yet: the stock of the body that received them, which plans them as its own.
CREATE INDEX person_list_stock_received ON person_list (referent_body_id, stock_on) WHERE stock_on IS NOT NULL;
DROP INDEX person_list_stock_body;

DO $$
DECLARE f record; n integer := 0; told text;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.oid IN ('access.of_stock(text,person_list)'::regprocedure, 'access.stock(text)'::regprocedure) LOOP
    told := pg_get_functiondef(f.oid);
    told := replace(told, '(l).referent_body_id = access.org() AND (l).lead_seat IS NOT NULL', '(l).referent_body_id = access.org()');
    told := replace(told, 'l.referent_body_id = access.org() AND l.lead_seat IS NOT NULL AND l.stock_on', 'l.referent_body_id = access.org() AND l.stock_on');
    IF told <> pg_get_functiondef(f.oid) THEN n := n + 1; EXECUTE told; END IF;
  END LOOP;
  IF n <> 2 THEN RAISE EXCEPTION 'the stock of a team is written otherwise now'; END IF;
END $$;

-- How many wait for a day, for « Ma journée », which counts no further than it says: the conditions of access.of_stock() in place, as
-- a thousand calls of it cost more than the page. A manager's own people are of the team too.
CREATE FUNCTION access.stock_to_plan(p_most integer) RETURNS integer LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE here uuid[] := access.territories(); org uuid := access.org(); me uuid := access.seat(); bodies uuid[] := access.officer_of();
  team uuid := CASE WHEN access.has_role('manager') THEN access.org() END; own integer; led integer; service integer;
BEGIN
  SELECT count(*) INTO own FROM (SELECT FROM person_list l WHERE l.lead_seat = me AND l.stock_on = 'infinity'
    AND l.territory_id = ANY (here) AND NOT org = ANY (l.barred_orgs) AND NOT me = ANY (l.conflict_seats)
    AND (l.informed_on IS NOT NULL OR l.origin_org = org)
    AND NOT EXISTS (SELECT FROM person_alias a WHERE a.person_id = l.person_id AND a.until_at IS NULL) LIMIT p_most) x;
  SELECT count(*) INTO led FROM (SELECT FROM person_list l WHERE l.referent_body_id = team AND l.stock_on = 'infinity'
    AND l.territory_id = ANY (here) AND NOT org = ANY (l.barred_orgs) AND NOT me = ANY (l.conflict_seats)
    AND (l.informed_on IS NOT NULL OR l.origin_org = org)
    AND NOT EXISTS (SELECT FROM person_alias a WHERE a.person_id = l.person_id AND a.until_at IS NULL) LIMIT p_most) x;
  SELECT count(*) INTO service FROM (SELECT FROM person_list l WHERE l.authority_id = ANY (bodies) AND l.lead_seat IS NULL
    AND l.referent_body_id IS NULL AND l.stock_on = 'infinity'
    AND l.territory_id = ANY (here) AND NOT org = ANY (l.barred_orgs) AND NOT me = ANY (l.conflict_seats)
    AND (l.informed_on IS NOT NULL OR l.origin_org = org)
    AND NOT EXISTS (SELECT FROM person_alias a WHERE a.person_id = l.person_id AND a.until_at IS NULL) LIMIT p_most) x;
  RETURN greatest(own, led) + service;
END $$;
ALTER FUNCTION access.stock_to_plan(integer) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.stock_to_plan(integer) TO relais_app;

-- access.refresh_list() as it stands: a référent is to be named on the day planned, not a month after an orientation long past.
DO $$
DECLARE body text := pg_get_functiondef('access.refresh_list(uuid)'::regprocedure); told text;
BEGIN
  told := replace(body, '(l.oriented_on + interval ''1 month'')::date', 'greatest((l.oriented_on + interval ''1 month'')::date, asleep)');
  IF told = body THEN RAISE EXCEPTION 'access.refresh_list() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

CALL access.let_definers_own(false);
