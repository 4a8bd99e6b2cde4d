-- How the offer comes in: what a file says is laid down beside the facts, then carried into them by short transactions that hold the
-- lock of writers a second or two each. Killed at any moment, the facts are whole; the same command begins again, and finds done what was.

-- What the open data says of itself, kept apart from what is worked out here.
ALTER TABLE offer_structure ADD COLUMN given_cluster text;
-- score_qualite without its criterion of the day: the others, summed in hundredths, how many they are, and whether that one counts
-- (src/domain/offer/quality-score.ts).
ALTER TABLE offer_service ADD COLUMN score_sum smallint NOT NULL DEFAULT 0, ADD COLUMN score_terms smallint NOT NULL DEFAULT 1,
  ADD COLUMN score_ages boolean NOT NULL DEFAULT false;
-- Whose score moves with the days, found without reading the records.
CREATE INDEX offer_service_ages ON offer_service (updated_on) INCLUDE (score, score_sum, score_terms, service_id)
  WHERE score_ages AND given_score IS NULL AND state = 'published';
CREATE INDEX offer_structure_by_source ON offer_structure (source, structure_id);

-- Lines of the files of the import under way: there is one at a time. Not logged, and in no backup: the files hold them.
-- A line without record was refused: what was known under its identifier stays.
CREATE UNLOGGED TABLE offer.staged (
  place integer PRIMARY KEY,
  kind text NOT NULL,
  file smallint NOT NULL,
  line integer NOT NULL,
  id text NOT NULL COLLATE "C",
  source text,
  structure_id text COLLATE "C",
  name text,
  record json,
  hash bytea,
  updated_on date,
  closed boolean,
  code_insee text,
  siret text,
  networks text[],
  address_certified boolean,
  cell integer,
  score smallint,
  score_sum smallint,
  score_terms smallint,
  score_ages boolean,
  given_score smallint,
  given_cluster text
);
CREATE INDEX offer_staged_by_structure ON offer.staged (structure_id) WHERE kind = 'service';
-- What is to be written, in the order in which it will be.
CREATE UNLOGGED TABLE offer.todo (
  seq integer PRIMARY KEY,
  act text NOT NULL CHECK (act IN ('structure', 'service', 'drop service', 'drop structure')),
  id text NOT NULL COLLATE "C",
  place integer, -- of its line; NULL for what goes
  created boolean NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON offer.staged, offer.todo TO relais_system;

-- The planner's figures of what an import wrote, and its words merged into their index: only an owner may ask for them.
CREATE FUNCTION offer.count_again(p_staged_only boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_staged_only THEN
    ANALYZE offer.staged, offer.todo;
  ELSE
    PERFORM gin_clean_pending_list('public.offer_words_found');
    ANALYZE public.offer_structure, public.offer_service, public.offer_hot, public.offer_words, public.offer_change;
  END IF;
END $$;
REVOKE ALL ON FUNCTION offer.count_again(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION offer.count_again(boolean) TO relais_system;
