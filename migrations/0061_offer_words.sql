-- The words of the offer: what search understands of those that people type.

-- Bodies lie apart: services of a square are counted by their words without reading what they say.
ALTER TABLE offer_words ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER TABLE offer_words SET (toast_tuple_target = 128);

-- Whole words, unaccented, of texts; no number, address or link.
CREATE TEXT SEARCH CONFIGURATION offer_plain (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION offer_plain ALTER MAPPING FOR asciiword, word, hword_part, hword_asciipart WITH unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION offer_plain DROP MAPPING FOR hword, asciihword, numhword, numword, hword_numpart, email,
  url, url_path, host, file, sfloat, float, int, uint, version;

-- Under which the words of services are indexed; several words share one.
ALTER TABLE offer_vocabulary ADD COLUMN stem text NOT NULL;
CREATE INDEX offer_vocabulary_by_stem ON offer_vocabulary (stem);

-- The vocabulary, counted again from the whole offer: an import calls it at its end when it wrote services (a tenth of a millisecond each).
CREATE FUNCTION offer.refresh_vocabulary() RETURNS void LANGUAGE sql AS $$
  WITH counted AS MATERIALIZED (
    SELECT word, stem, ndoc FROM ts_stat($stat$
      SELECT to_tsvector('offer_plain', concat_ws(' ', s.name, st.name, s.record ->> 'commune', s.record ->> 'description'))
      FROM offer_words w JOIN offer_service s USING (service_key) JOIN offer_structure st USING (structure_id) $stat$)
    CROSS JOIN LATERAL (SELECT (ts_lexize('french_stem', word))[1]) AS known (stem)
    WHERE stem IS NOT NULL AND length(word) BETWEEN 2 AND 40
  ), forgotten AS (
    DELETE FROM offer_vocabulary v WHERE NOT EXISTS (SELECT FROM counted c WHERE c.word = v.word)
  )
  INSERT INTO offer_vocabulary AS known (word, stem, services) SELECT word, stem, ndoc FROM counted
  ON CONFLICT (word) DO UPDATE SET services = excluded.services WHERE known.services <> excluded.services $$;
GRANT EXECUTE ON FUNCTION offer.refresh_vocabulary() TO relais_system;

-- Small edits teach their words themselves. Their counts stay as the last import left them: they only choose between equals.
CREATE FUNCTION offer.learn_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM written) > 200 THEN RETURN NULL; END IF; -- an import
  INSERT INTO offer_vocabulary (word, stem, services)
    SELECT word, stem, count(*)
    FROM written w JOIN offer_service s USING (service_key) JOIN offer_structure st USING (structure_id)
      CROSS JOIN LATERAL unnest(to_tsvector('offer_plain', concat_ws(' ', s.name, st.name, s.record ->> 'commune', s.record ->> 'description')))
        AS said (word, positions, weights)
      CROSS JOIN LATERAL (SELECT (ts_lexize('french_stem', word))[1]) AS known (stem)
    WHERE stem IS NOT NULL AND length(word) BETWEEN 2 AND 40
    GROUP BY word, stem ON CONFLICT (word) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER offer_words_learn AFTER INSERT ON offer_words REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION offer.learn_words();

-- In PL/pgSQL, whose plans a connection keeps: planning would take longer than looking.
-- The word of the offer that this one is when two neighbouring letters change places, where trigrams see little; NULL: none.
CREATE FUNCTION offer.swapped(p_word text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT quote_literal(v.stem)::tsquery FROM generate_series(1, length(p_word) - 1) AS at (place)
    JOIN offer_vocabulary v ON v.word = overlay(p_word PLACING substr(p_word, place + 1, 1) || substr(p_word, place, 1) FROM place FOR 2)
  ORDER BY v.services DESC, v.word LIMIT 1);
END $$;

-- What a mistyped word may have meant: up to three words of the offer that are written nearly so, as stems joined by « or »; NULL: none.
CREATE FUNCTION offer.meant(p_word text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT string_agg(DISTINCT quote_literal(stem), ' | ')::tsquery
  FROM (SELECT stem, close, max(close) OVER () AS closest
        FROM (SELECT stem, similarity(word, p_word) AS close FROM offer_vocabulary
              WHERE word % p_word AND length(word) BETWEEN length(p_word) - 2 AND length(p_word) + 2
              ORDER BY close DESC, services DESC, word LIMIT 3) AS nearest) AS ranked
  WHERE close >= closest - 0.15);
END $$;

-- The two words that this one is made of (« microcrédit »), each of them used by services; NULL: none.
CREATE FUNCTION offer.parted(p_word text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT (quote_literal(a.stem) || ' & ' || quote_literal(b.stem))::tsquery
  FROM generate_series(4, length(p_word) - 4) AS cut (place)
    JOIN offer_vocabulary a ON a.word = left(p_word, place) JOIN offer_vocabulary b ON b.word = substr(p_word, place + 1)
  ORDER BY a.services + b.services DESC, place LIMIT 1);
END $$;

-- What each word typed asks for, in order: its stem; for a word that no service uses, what it may have meant; for two that are also written
-- as one, or one as two, either. Words that say nothing (« de », « pour ») ask for nothing. Twelve at most.
-- A definer: functions of extensions are nobody's but the owner's.
CREATE FUNCTION offer.understand(p_words text) RETURNS tsquery[] LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  asked tsquery[] := '{}';
  before text; -- the word before, when it asks for something
  typed text;
  root text;
  joined text;
  one tsquery;
BEGIN
  FOR typed IN SELECT t.word FROM regexp_split_to_table(lower(unaccent(p_words)), '[^a-z0-9]+') WITH ORDINALITY AS t (word, place)
               WHERE length(t.word) BETWEEN 2 AND 40 ORDER BY t.place LIMIT 12 LOOP
    root := (ts_lexize('french_stem', typed))[1];
    IF root IS NULL THEN before := NULL; CONTINUE; END IF;
    one := quote_literal(root)::tsquery;
    IF length(typed) >= 8 THEN one := one || coalesce(offer.parted(typed), ''::tsquery); END IF;
    IF length(typed) >= 4 AND numnode(one) = 1 AND NOT EXISTS (SELECT FROM offer_vocabulary v WHERE v.stem = root) THEN
      one := coalesce(offer.swapped(typed), offer.meant(typed), one);
    END IF;
    joined := (SELECT v.stem FROM offer_vocabulary v WHERE v.word = before || typed);
    IF joined IS NOT NULL THEN
      asked[cardinality(asked)] := (asked[cardinality(asked)] && one) || quote_literal(joined)::tsquery;
      before := NULL;
    ELSE
      asked := asked || one;
      before := typed;
    END IF;
  END LOOP;
  RETURN asked;
END $$;
-- All of these words, or any.
CREATE FUNCTION offer.together(p_asked tsquery[], p_all boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg('(' || one::text || ')', CASE WHEN p_all THEN ' & ' ELSE ' | ' END)::tsquery FROM unnest(p_asked) AS each_word (one) $$;
GRANT EXECUTE ON FUNCTION offer.understand(text), offer.together(tsquery[], boolean) TO relais_open;
