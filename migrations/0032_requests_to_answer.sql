-- Requests to join a circle that wait for the bound seat: found from its own people, and no more among all that wait in the territory,
-- on every page of everybody. OFFSET 0: one lookup for each, however many the planner expects. As in 0010: the référent's, or their
-- stand-in's; without référent, the orientation service's.

CALL access.let_definers_own(true);

CREATE OR REPLACE FUNCTION access.requests_to_answer() RETURNS TABLE (person_id uuid, circle_invitation_id uuid) LANGUAGE sql STABLE
  SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp AS $$
  WITH mine AS (
    SELECT p.person_id FROM person p WHERE p.lead_seat = access.seat()
    UNION
    SELECT g.person_id FROM access_grant g WHERE g.seat = access.seat() AND g.level = 'lead' AND g.revoked_at IS NULL
      AND access.today() BETWEEN g.from_on AND g.until_on
    UNION
    SELECT i.person_id FROM circle_invitation i CROSS JOIN LATERAL (
        SELECT FROM person p WHERE p.person_id = i.person_id AND p.lead_seat IS NULL AND p.authority_id = ANY (access.officer_of())
        OFFSET 0) without_lead
      WHERE access.officer_of() IS NOT NULL AND i.state = 'ouverte' AND i.direction = 'demande')
  SELECT i.person_id, i.circle_invitation_id
  FROM mine CROSS JOIN LATERAL (
      SELECT * FROM circle_invitation r WHERE r.person_id = mine.person_id AND r.state = 'ouverte' AND r.direction = 'demande' OFFSET 0) i
    JOIN person p ON p.person_id = i.person_id
  WHERE i.seat <> access.seat() AND p.territory_id = ANY (access.territories())
    AND NOT access.org() = ANY (p.barred_orgs) AND NOT access.seat() = ANY (p.conflict_seats) $$;

CALL access.let_definers_own(false);
