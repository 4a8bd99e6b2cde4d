-- The directory says who holds a colleague's place, as the pages of people do: what a manager decided, a name and a last day.

CALL access.let_definers_own(true);

-- Told from the acts of managers, not from the people: nothing of it moves with what concerns one person. Of a discreet organisation,
-- to its own team, as its days away are.
CREATE FUNCTION access.replaced_today(p_seat uuid) RETURNS TABLE (name text, until_on date) LANGUAGE sql STABLE SECURITY DEFINER ROWS 1
  SET search_path = public, pg_temp AS $$
  SELECT s.professional_name, max(v.until_on) FROM membership m JOIN portfolio_move v ON v.from_seat = m.membership_id
  JOIN membership s ON s.membership_id = v.to_seats[1]
  WHERE m.membership_id = p_seat AND access.seat() IS NOT NULL AND (m.organisation_id = access.org() OR NOT m.discreet)
    AND v.kind = 'remplacement' AND v.state IN ('en-cours','fait') AND v.revoked_at IS NULL
    AND access.today() BETWEEN v.from_on AND v.until_on AND (s.until_on IS NULL OR s.until_on > access.today())
  GROUP BY s.membership_id, s.professional_name $$;
ALTER FUNCTION access.replaced_today(uuid) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.replaced_today(uuid) TO relais_app;

-- Of a seat, whether its whole portfolio was covered or some of it.
DROP INDEX move_standing;
CREATE INDEX move_by_seat ON portfolio_move (from_seat, until_on) WHERE revoked_at IS NULL;

CALL access.let_definers_own(false);
