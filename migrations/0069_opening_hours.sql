-- When a service is open: what search needs to find those that are, at a minute of the week, counted from Monday at midnight.

-- Hours in OpenStreetMap's format, as minutes of the week; NULL when they say nothing, or something that is not certain every week. What
-- is read: « Mo-Fr 09:00-12:00,14:00-17:30; Sa off », « Tu,Th 18:00-02:00 », « 24/7 », « 08:00-20:00 ». A later rule takes the place of an
-- earlier one for its days, as in the format. What is said of public holidays (PH) is left aside. Months, school holidays, the first Monday
-- of a month, sunrise, comments (« sur rendez-vous »): not certain.
CREATE FUNCTION offer.open_minutes(p_hours text) RETURNS int4multirange LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  names CONSTANT text[] := ARRAY['Mo','Tu','We','Th','Fr','Sa','Su'];
  day CONSTANT text := '(?:Mo|Tu|We|Th|Fr|Sa|Su)';
  days CONSTANT text := day || '(?:-' || day || ')?(?:, ?(?:' || day || '(?:-' || day || ')?|PH))*';
  span CONSTANT text := '\d\d?:\d\d ?- ?\d\d?:\d\d';
  shape CONSTANT text := '^(?:(?:PH, ?)?(' || days || '):? )?(off|closed|' || span || '(?:, ?' || span || ')*)$';
  rule text; found text[]; each_day text[]; each_span text[];
  first int; last int; opens int; closes int;
  chosen int[]; open_on int4multirange[] := array_fill('{}'::int4multirange, ARRAY[7]);
  whole int4multirange := '{}'; said boolean := false;
BEGIN
  FOREACH rule IN ARRAY string_to_array(p_hours, ';') LOOP
    rule := btrim(regexp_replace(rule, '\s+', ' ', 'g'));
    CONTINUE WHEN rule = '' OR rule ~ ('^PH (off|closed|' || span || '(?:, ?' || span || ')*)$');
    said := true;
    IF rule = '24/7' THEN
      open_on := array_fill('{[0,1440)}'::int4multirange, ARRAY[7]);
      CONTINUE;
    END IF;
    found := regexp_match(rule, shape);
    IF found IS NULL THEN RETURN NULL; END IF;
    chosen := CASE WHEN found[1] IS NULL THEN ARRAY[1,2,3,4,5,6,7] ELSE '{}' END;
    FOR each_day IN SELECT regexp_split_to_array(part, '-') FROM regexp_split_to_table(found[1], ', ?') AS part WHERE part <> 'PH' LOOP
      first := array_position(names, each_day[1]);
      last := coalesce(array_position(names, each_day[2]), first);
      IF last < first THEN last := last + 7; END IF; -- « Sa-Mo »
      chosen := chosen || ARRAY(SELECT (n - 1) % 7 + 1 FROM generate_series(first, last) n);
    END LOOP;
    FOREACH first IN ARRAY chosen LOOP open_on[first] := '{}'; END LOOP;
    CONTINUE WHEN found[2] IN ('off', 'closed');
    FOR each_span IN SELECT m FROM regexp_matches(found[2], '(\d+):(\d+) ?- ?(\d+):(\d+)', 'g') AS m LOOP
      opens := each_span[1]::int * 60 + each_span[2]::int;
      closes := each_span[3]::int * 60 + each_span[4]::int;
      IF opens >= 1440 OR closes > 2880 OR each_span[2]::int > 59 OR each_span[4]::int > 59 OR opens = closes THEN RETURN NULL; END IF;
      IF closes < opens THEN closes := closes + 1440; END IF; -- past midnight
      FOREACH first IN ARRAY chosen LOOP open_on[first] := open_on[first] + int4multirange(int4range(opens, closes)); END LOOP;
    END LOOP;
  END LOOP;
  IF NOT said THEN RETURN NULL; END IF;
  -- Of Sunday evening, what goes on after midnight is Monday's.
  SELECT coalesce(range_agg(part), '{}') INTO whole
  FROM generate_subscripts(open_on, 1) AS n, unnest(open_on[n]) AS span_of_day,
    LATERAL (VALUES (int4range((n - 1) * 1440 + lower(span_of_day), least((n - 1) * 1440 + upper(span_of_day), 10080))),
                    (int4range(0, greatest((n - 1) * 1440 + upper(span_of_day) - 10080, 0)))) AS parts (part);
  RETURN whole;
END $$;
GRANT EXECUTE ON FUNCTION offer.open_minutes(text) TO relais_system, relais_app;

-- NULL: not certain, which is never « open ».
ALTER TABLE offer_hot ADD COLUMN open_at int4multirange;

-- Derived with the rest, once for each wording: of the service, or of its structure when it says nothing of its own hours.
DO $$
DECLARE
  written text := pg_get_functiondef('offer.derive(text[])'::regprocedure);
  change text[];
BEGIN
  FOREACH change SLICE 1 IN ARRAY ARRAY[
    ARRAY['s.record::jsonb AS r', 's.record::jsonb AS r, coalesce(s.record ->> ''horaires_accueil'', st.record ->> ''horaires_accueil'') AS hours'],
    ARRAY['), hot AS (', '), known_hours AS MATERIALIZED (
    SELECT hours, offer.open_minutes(hours) AS open_at FROM (SELECT DISTINCT hours FROM written WHERE hours IS NOT NULL) AS said
  ), hot AS ('],
    ARRAY['region_code, zones)', 'region_code, zones, open_at)'],
    ARRAY['CASE WHEN cardinality(zones) <> 1 THEN zones END', 'CASE WHEN cardinality(zones) <> 1 THEN zones END, open_at'],
    ARRAY['FROM placed ORDER BY cell_row', 'FROM placed LEFT JOIN known_hours USING (hours) ORDER BY cell_row']] LOOP
    IF length(written) - length(replace(written, change[1], '')) <> length(change[1]) THEN
      RAISE EXCEPTION 'offer.derive does not hold « % » once', change[1];
    END IF;
    written := replace(written, change[1], change[2]);
  END LOOP;
  EXECUTE written;
END $$;

UPDATE offer_hot h SET open_at = k.open_at
FROM offer_service s JOIN offer_structure st USING (structure_id)
  JOIN (SELECT hours, offer.open_minutes(hours) AS open_at
        FROM (SELECT DISTINCT coalesce(sv.record ->> 'horaires_accueil', o.record ->> 'horaires_accueil') AS hours
              FROM offer_service sv JOIN offer_structure o USING (structure_id)) AS said
        WHERE hours IS NOT NULL) AS k ON k.hours = coalesce(s.record ->> 'horaires_accueil', st.record ->> 'horaires_accueil')
WHERE s.service_key = h.service_key AND k.open_at IS NOT NULL;
