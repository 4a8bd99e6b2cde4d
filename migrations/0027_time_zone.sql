-- A day begins and ends at the midnight of the territory, which is not that of Paris in Guadeloupe, at La Réunion or at Mayotte.

CALL access.let_definers_own(true);

-- A zone with a typing error would otherwise be found by whoever signs in first.
ALTER TABLE territory ADD CHECK (timestamptz 'epoch' AT TIME ZONE time_zone IS NOT NULL);

-- Where an organisation lives: the territory of its oldest agreement in force, else of its oldest one.
CREATE FUNCTION access.zone_of(p_organisation uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT t.time_zone FROM partnership_agreement a JOIN territory t USING (territory_id)
                   WHERE a.organisation_id = p_organisation
                   ORDER BY coalesce(a.until_on, 'infinity') >= (access.now() AT TIME ZONE t.time_zone)::date DESC, a.from_on, a.agreement_id
                   LIMIT 1), 'Europe/Paris') $$;

CREATE FUNCTION access.zone_of_person(p_person uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT t.time_zone FROM person p JOIN territory t USING (territory_id) WHERE p.person_id = p_person), 'Europe/Paris') $$;

-- The day it is there: for work that is bound to no organisation (sign-in, jobs).
CREATE FUNCTION access.today_of(p_organisation uuid) RETURNS date LANGUAGE sql STABLE
  AS $$ SELECT (access.now() AT TIME ZONE access.zone_of(p_organisation))::date $$;

-- Last step of the opening of every transaction: access.today() then gives the day of whoever is bound.
CREATE FUNCTION access.bind_zone() RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who uuid := coalesce(access.self(), access.preparing());
  zone text := CASE WHEN who IS NULL THEN access.zone_of(access.org()) ELSE access.zone_of_person(who) END;
BEGIN
  PERFORM access.literals(ARRAY['time_zone'], ARRAY[zone]);
  RETURN zone;
END $$;

ALTER FUNCTION access.zone_of(uuid) OWNER TO relais_gate;
ALTER FUNCTION access.zone_of_person(uuid) OWNER TO relais_gate;
ALTER FUNCTION access.bind_zone() OWNER TO relais_gate;
GRANT EXECUTE ON FUNCTION access.zone_of(uuid), access.zone_of_person(uuid), access.today_of(uuid) TO relais_system, relais_gate, relais_access;
GRANT EXECUTE ON FUNCTION access.bind_zone() TO relais_app;

-- Seats, duties, agreements and grants are judged on the organisation's day, an agreement on its territory's.
CREATE OR REPLACE FUNCTION access.bind_professional(p_professional uuid, p_seat uuid, p_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; d date; terr uuid[]; officer uuid[]; roles text[]; granted uuid[];
BEGIN
  PERFORM access.literals(ARRAY['now'], ARRAY[p_at::text]);
  SELECT s.*, o.name AS org_name, o.discreet AS org_discreet, o.kind INTO m
    FROM membership s JOIN organisation o USING (organisation_id)
    WHERE s.membership_id = p_seat AND s.professional_id = p_professional;
  d := access.today_of(m.organisation_id);
  IF m.membership_id IS NULL OR m.from_on > d OR m.until_on <= d THEN RAISE EXCEPTION 'seat_ended' USING ERRCODE = 'RL401'; END IF;
  SELECT array_agg(DISTINCT a.territory_id) INTO terr FROM partnership_agreement a JOIN territory t USING (territory_id)
    WHERE a.organisation_id = m.organisation_id
      AND (p_at AT TIME ZONE t.time_zone)::date BETWEEN a.from_on AND coalesce(a.until_on, 'infinity');
  SELECT array_agg(DISTINCT x.authority_id) FILTER (WHERE x.kind = 'orientation-officer'),
         array_agg(DISTINCT x.kind)
    INTO officer, roles FROM duty x
    WHERE x.membership_id = p_seat AND x.from_on <= d AND (x.until_on IS NULL OR x.until_on > d)
      AND x.territory_id = ANY (terr);
  roles := coalesce(roles, '{}')
    || CASE WHEN m.member THEN '{member}'::text[] ELSE '{}' END || CASE WHEN m.reception THEN '{reception}'::text[] ELSE '{}' END
    || CASE WHEN m.manager THEN '{manager}'::text[] ELSE '{}' END || CASE WHEN m.dpo THEN '{dpo}'::text[] ELSE '{}' END;
  SELECT array_agg(DISTINCT g.person_id) INTO granted FROM access_grant g
    WHERE g.seat = p_seat AND g.revoked_at IS NULL AND d BETWEEN g.from_on AND g.until_on;
  PERFORM access.literals(
    ARRAY['bound','professional','seat','org','roles','author_name','org_name','org_discreet','org_cap_emploi','function',
          'territories','officer_of','granted_ids','now','self','lead_ids','edit_ids','file_ids','part_ids','desk_ids',
          'summary_ids','watch_ids','intake_ids'],
    ARRAY['yes', p_professional::text, p_seat::text, m.organisation_id::text, array_to_string(roles, ','), m.professional_name,
          m.org_name, CASE WHEN m.org_discreet THEN 'yes' END, CASE WHEN m.kind = 'cap-emploi' THEN 'yes' END, m.function,
          terr::text, officer::text, granted::text, p_at::text, '', '', '', '', '', '', '', '', '']);
END $$;

-- Jobs look at every organisation: each on its own day.
DO $$
DECLARE f record; n integer := 0;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p JOIN pg_namespace s ON s.oid = p.pronamespace
           WHERE s.nspname = 'access' AND p.proname IN ('seats_to_close', 'departures_to_tell') LOOP
    EXECUTE replace(pg_get_functiondef(f.oid), 'access.today()', 'access.today_of(m.organisation_id)');
    n := n + 1;
  END LOOP;
  IF n <> 2 THEN RAISE EXCEPTION 'the functions of departures have other names now'; END IF;
END $$;

CALL access.let_definers_own(false);
