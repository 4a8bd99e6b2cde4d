-- A request sent twice at the very same moment is one: the second waits for the first, then finds it.
DO $$
DECLARE
  written text := pg_get_functiondef('access.open_referral(uuid, uuid, text, jsonb)'::regprocedure);
  asked CONSTANT text := 'IF EXISTS (SELECT FROM referral WHERE person_id = p_person AND referral_id = p_referral)';
BEGIN
  IF length(written) - length(replace(written, asked, '')) <> length(asked) THEN
    RAISE EXCEPTION 'access.open_referral does not look once for the same request';
  END IF;
  EXECUTE replace(written, asked, 'PERFORM pg_advisory_xact_lock(hashtext(''relais:referral:'' || p_referral)); ' || asked);
END $$;
