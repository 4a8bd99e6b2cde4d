-- Each minute of the log is sealed by one hash over its lines and the hash before it: a line changed, removed or slipped in
-- afterwards breaks the chain from there on. One hash a minute, because a chain per line would put every reader in one queue.

CALL access.let_definers_own(true);

CREATE TABLE audit.seal (
  minute timestamptz PRIMARY KEY,
  lines integer NOT NULL CHECK (lines > 0),
  hash bytea NOT NULL,
  sealed_at timestamptz NOT NULL
);
ALTER TABLE audit.seal ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON audit.seal TO relais_audit;
CREATE POLICY audit_reads ON audit.seal FOR SELECT TO relais_audit USING (true);
CREATE POLICY audit_inserts ON audit.seal FOR INSERT TO relais_audit WITH CHECK (true);

CREATE FUNCTION audit.hash_of(p_minute timestamptz, p_previous bytea, OUT lines integer, OUT hash bytea) LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp SET TimeZone = 'UTC' SET DateStyle = 'ISO' SET IntervalStyle = 'postgres' AS $$
  SELECT count(*)::integer,
         sha256(coalesce(p_previous, ''::bytea) || convert_to(coalesce(string_agg(l::text, E'\n' ORDER BY l.line_id), ''), 'UTF8'))
  FROM audit.line l WHERE l.at >= p_minute AND l.at < p_minute + interval '1 minute' $$;

-- Seals every minute that has lines, is not sealed, and ended five minutes ago: a transaction that began in it has ended too.
-- At most p_most minutes a call; returns how many.
CREATE FUNCTION audit.seal_minutes(p_now timestamptz, p_most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET TimeZone = 'UTC' AS $$
DECLARE m timestamptz; previous bytea; last timestamptz; sealed record; n integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('relais:audit-seal'));
  SELECT s.minute, s.hash INTO last, previous FROM audit.seal s ORDER BY s.minute DESC LIMIT 1;
  FOR m IN SELECT DISTINCT date_trunc('minute', l.at) FROM audit.line l
           WHERE l.at >= coalesce(last + interval '1 minute', '-infinity') AND l.at < date_trunc('minute', p_now) - interval '5 minutes'
           ORDER BY 1 LIMIT p_most LOOP
    SELECT * INTO sealed FROM audit.hash_of(m, previous);
    INSERT INTO audit.seal VALUES (m, sealed.lines, sealed.hash, p_now);
    previous := sealed.hash;
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;

-- The sealed minutes whose lines are no longer what was sealed. The first one is where to look: all that follow it hang on it.
CREATE FUNCTION audit.broken_seals() RETURNS TABLE (minute timestamptz, sealed_lines integer, found_lines integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s record; found record; previous bytea;
BEGIN
  FOR s IN SELECT x.minute, x.lines, x.hash FROM audit.seal x ORDER BY x.minute LOOP
    SELECT * INTO found FROM audit.hash_of(s.minute, previous);
    IF found.hash <> s.hash OR found.lines <> s.lines THEN
      minute := s.minute; sealed_lines := s.lines; found_lines := found.lines;
      RETURN NEXT;
    END IF;
    previous := s.hash;
  END LOOP;
END $$;

ALTER FUNCTION audit.hash_of(timestamptz, bytea) OWNER TO relais_audit;
ALTER FUNCTION audit.seal_minutes(timestamptz, integer) OWNER TO relais_audit;
ALTER FUNCTION audit.broken_seals() OWNER TO relais_audit;
GRANT EXECUTE ON FUNCTION audit.seal_minutes(timestamptz, integer) TO relais_system;
DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION audit.broken_seals() TO %I', current_user); END $$;

-- The spines that the facts contradict: `relais check` asks as the owner.
CREATE FUNCTION access.wrong_spines() RETURNS TABLE (person_id uuid) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT p.person_id FROM person p JOIN person_list l USING (person_id) CROSS JOIN LATERAL access.derived(p.person_id) d
  WHERE (p.lead_seat, p.seats, p.part_seats) IS DISTINCT FROM (d.lead_seat, d.seats, d.part_seats)
     OR NOT (p.orgs @> d.orgs AND d.orgs @> p.orgs)
     OR (l.territory_id, l.authority_id, l.origin_org, l.referent_body_id, l.lead_seat, l.seats, l.part_seats, l.orgs, l.barred_orgs,
         l.conflict_seats, l.informed_on)
        IS DISTINCT FROM (p.territory_id, p.authority_id, p.origin_org, p.referent_body_id, p.lead_seat, p.seats, p.part_seats, p.orgs,
         p.barred_orgs, p.conflict_seats, p.informed_on)
     OR (l.lead_name, l.lead_organisation) IS DISTINCT FROM (d.lead_name, d.lead_organisation) $$;
ALTER FUNCTION access.wrong_spines() OWNER TO relais_access;
DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION access.wrong_spines() TO %I', current_user); END $$;

CALL access.let_definers_own(false);
