-- Which services say that they have room: the day on which their structure last said that places were free, NULL when it says none. The day,
-- not « recently »: nobody writes it again when it gets old, and search compares it with the day of the search.
ALTER TABLE offer_hot ADD COLUMN places_said_on date;

-- offer.derive, with that day too.
DO $$
DECLARE
  written text := pg_get_functiondef('offer.derive(text[])'::regprocedure);
  change text[];
BEGIN
  FOREACH change SLICE 1 IN ARRAY ARRAY[
    ARRAY['s.record::jsonb AS r,', 's.record::jsonb AS r, CASE WHEN s.places_free > 0 THEN s.room_said_on END AS places_said_on,'],
    ARRAY['region_code, zones, open_at)', 'region_code, zones, open_at, places_said_on)'],
    ARRAY['THEN zones END, open_at', 'THEN zones END, open_at, places_said_on']] LOOP
    IF length(written) - length(replace(written, change[1], '')) <> length(change[1]) THEN
      RAISE EXCEPTION 'offer.derive does not hold « % » once', change[1];
    END IF;
    written := replace(written, change[1], change[2]);
  END LOOP;
  EXECUTE written;
END $$;

UPDATE offer_hot h SET places_said_on = s.room_said_on FROM offer_service s WHERE s.service_key = h.service_key AND s.places_free > 0;
