-- What a manager sees to before it happens, on their page of stand-ins and first thing in the day: a departure, an absence that somebody
-- announced, a stand-in who leaves before the end.

CALL access.let_definers_own(true);

-- Whom a seat stands in for beyond its own last day: still the absent colleague's, and taken up to the end by nobody who leaves later.
-- Should that one leave before the end too, it is told of them. Checks nothing by itself.
CREATE FUNCTION access.cut_short(p_seat uuid) RETURNS TABLE (person_id uuid, for_seat uuid, for_name text, from_on date, until_on date)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
  SELECT g.person_id, g.for_seat, f.professional_name, greatest(g.from_on, m.until_on), g.until_on
  FROM membership m JOIN access_grant g ON g.seat = m.membership_id AND g.until_on >= m.until_on
  JOIN membership f ON f.membership_id = g.for_seat AND (f.until_on IS NULL OR f.until_on > m.until_on)
  WHERE m.membership_id = p_seat AND g.why = 'remplacement' AND g.revoked_at IS NULL
    AND EXISTS (SELECT FROM circle_member c WHERE c.person_id = g.person_id AND c.seat = g.for_seat AND c.until IS NULL)
    AND NOT EXISTS (SELECT FROM access_grant o JOIN membership w ON w.membership_id = o.seat
      WHERE o.person_id = g.person_id AND o.for_seat = g.for_seat AND o.seat <> g.seat AND o.why = 'remplacement' AND o.revoked_at IS NULL
        AND o.from_on <= greatest(g.from_on, m.until_on) AND o.until_on >= g.until_on
        AND (w.until_on IS NULL OR (w.until_on, w.membership_id) > (m.until_on, m.membership_id))) $$;

-- The same for a manager, over their team. One row a person: their id opens nothing, and is not told to a manager with a link to them.
CREATE FUNCTION access.stand_ins_cut_short() RETURNS TABLE (seat uuid, name text, for_seat uuid, for_name text, from_on date, until_on date,
    person_id uuid) LANGUAGE sql STABLE SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
  SELECT m.membership_id, m.professional_name, c.for_seat, c.for_name, c.from_on, c.until_on,
         CASE WHEN NOT access.seat() = ANY (p.conflict_seats) THEN c.person_id END
  FROM membership m CROSS JOIN LATERAL access.cut_short(m.membership_id) c JOIN person p ON p.person_id = c.person_id
  WHERE access.has_role('manager') AND m.organisation_id = access.org() AND m.until_on > access.today() $$;

-- Days away of a manager's team, to come or begun: whether they accompany anybody, whether somebody stands in on one of these days.
CREATE FUNCTION access.team_absences() RETURNS TABLE (absence_id uuid, seat uuid, name text, from_on date, until_on date, proposed_seat uuid,
    accompanies boolean, covered boolean) LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
  SELECT a.absence_id, a.seat, m.professional_name, a.from_on, a.until_on, a.proposed_seat,
         EXISTS (SELECT FROM circle_member c WHERE c.seat = a.seat AND c.until IS NULL AND c.role = 'accompagnateur'),
         EXISTS (SELECT FROM access_grant g WHERE g.for_seat = a.seat AND g.why = 'remplacement' AND g.revoked_at IS NULL
                 AND g.from_on <= a.until_on AND g.until_on >= a.from_on)
  FROM absence a JOIN membership m ON m.membership_id = a.seat
  WHERE access.has_role('manager') AND a.organisation_id = access.org() AND a.withdrawn_at IS NULL AND a.until_on >= access.today()
    AND (m.until_on IS NULL OR m.until_on > greatest(a.from_on, access.today())) $$;

-- For the job: departures of the coming week that leave people without référent, or without the stand-in whom they were given.
DROP FUNCTION access.departures_to_tell();
CREATE FUNCTION access.departures_to_tell() RETURNS TABLE (seat uuid, organisation_id uuid, until_on date, people integer, stood_in integer,
    recipient text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.membership_id, m.organisation_id, m.until_on, c.n, s.n, r.email FROM membership m
  CROSS JOIN LATERAL (SELECT count(*)::integer AS n FROM lead_period l WHERE l.seat = m.membership_id AND l.until_at IS NULL) c
  CROSS JOIN LATERAL (SELECT count(DISTINCT x.person_id)::integer AS n FROM access.cut_short(m.membership_id) x) s
  JOIN membership b ON b.organisation_id = m.organisation_id AND b.manager AND b.membership_id <> m.membership_id
    AND b.from_on <= access.today_of(m.organisation_id) AND (b.until_on IS NULL OR b.until_on > access.today_of(m.organisation_id))
  JOIN professional r ON r.professional_id = b.professional_id
  WHERE access.system_reason() IS NOT NULL AND m.until_on > access.today_of(m.organisation_id)
    AND m.until_on <= access.today_of(m.organisation_id) + 7 AND c.n + s.n > 0 $$;

ALTER FUNCTION access.cut_short(uuid) OWNER TO relais_access;
ALTER FUNCTION access.stand_ins_cut_short() OWNER TO relais_access;
ALTER FUNCTION access.team_absences() OWNER TO relais_access;
ALTER FUNCTION access.departures_to_tell() OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.stand_ins_cut_short(), access.team_absences() TO relais_app;
GRANT EXECUTE ON FUNCTION access.departures_to_tell() TO relais_system;

CALL access.let_definers_own(false);
