-- What is left of a planned day comes first on the next one, and pushes the rest: nobody has more than ten of a stock on one day, and
-- a plan that slips makes nobody late.

CALL access.let_definers_own(true);

CREATE INDEX person_list_stock_planned ON person_list (stock_on) WHERE stock_on IS NOT NULL AND stock_on < 'infinity';

-- Whose plans have days behind them: référents, bodies that name one, services; each by one identifier.
CREATE FUNCTION access.stock_owner(l person_list) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((l).lead_seat, (l).referent_body_id, (l).authority_id) $$;
CREATE FUNCTION access.stock_to_carry() RETURNS TABLE (owner uuid) LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
  SET search_path = public, pg_temp AS $$
  SELECT DISTINCT access.stock_owner(l) FROM person_list l JOIN territory t USING (territory_id)
  WHERE access.system_reason() IS NOT NULL AND l.stock_on < (access.now() AT TIME ZONE t.time_zone)::date $$;

-- One owner's plan, from today on: in the order planned, ten a working day at most, never earlier than planned. Gives how many moved.
CREATE FUNCTION access.carry_stock(p_owner uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; day date; held integer := 0; moved integer := 0;
BEGIN
  IF access.system_reason() IS NULL THEN PERFORM access.missing(); END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('stock ' || p_owner, 0)); -- nobody plans meanwhile
  FOR r IN SELECT l.person_id, l.stock_on, (access.now() AT TIME ZONE t.time_zone)::date AS today
           FROM person_list l JOIN territory t USING (territory_id)
           WHERE l.stock_on IS NOT NULL AND l.stock_on < 'infinity' AND access.stock_owner(l) = p_owner
           ORDER BY l.stock_on, l.stock_change_on NULLS LAST, l.entered_on, l.person_id LOOP
    day := coalesce(day, access.workday(r.today, 0));
    IF r.stock_on > day THEN day := r.stock_on; held := 0; END IF;
    IF held = 10 THEN day := access.workday(day + 1, 0); held := 0; END IF;
    held := held + 1;
    IF day <> r.stock_on THEN
      UPDATE person_list SET stock_planned_on = day WHERE person_id = r.person_id;
      PERFORM access.refresh_list(r.person_id);
      moved := moved + 1;
    END IF;
  END LOOP;
  RETURN moved;
END $$;

ALTER FUNCTION access.stock_to_carry() OWNER TO relais_access;
ALTER FUNCTION access.carry_stock(uuid) OWNER TO relais_access;
ALTER FUNCTION access.stock_owner(person_list) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.stock_to_carry(), access.carry_stock(uuid) TO relais_system;

CALL access.let_definers_own(false);
