-- Documents sent with a request to a service: what they are, in the row of the request, and so read by whoever reads it. Their bytes
-- lie outside the database under the same ids (src/platform/files, docs/decisions/0068).

CALL access.let_definers_own(true);

-- [{"id","name","type","size","at","by"}]
ALTER TABLE referral ADD COLUMN files jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(files) = 'array' AND jsonb_array_length(files) <= 5);
CREATE INDEX referral_with_files ON referral (state_since) WHERE files <> '[]';

-- By who accompanies and reads the request, while it is open. A structure that knows whom it is about is told, by a link of its own.
CREATE FUNCTION access.add_referral_files(p_person uuid, p_referral uuid, p_files jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE r referral; link uuid;
BEGIN
  IF NOT access.at('edit', p_person) OR access.seat() IS NULL THEN PERFORM access.missing(); END IF;
  SELECT * INTO r FROM referral WHERE person_id = p_person AND referral_id = p_referral
    AND access.reads_referral(person_id, author_seat, sensitive, discreet, named_seats, hidden_from) FOR UPDATE;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF r.state IN ('terminee','refusee','expiree','retiree') THEN PERFORM access.refuse('files_late'); END IF;
  IF jsonb_array_length(r.files) + jsonb_array_length(p_files) > 5 THEN PERFORM access.refuse('files_many'); END IF;
  UPDATE referral SET files = files || (SELECT jsonb_agg(f || jsonb_build_object('at', access.now(), 'by', access.author_name()))
      FROM jsonb_array_elements(p_files) f)
    WHERE person_id = p_person AND referral_id = p_referral;
  IF r.agreed_on IS NOT NULL THEN link := access.issue_referral_link(r); END IF;
  RETURN jsonb_build_object('link', link, 'receiver', r.receiver_email, 'service', r.service_name);
END $$;

CREATE FUNCTION access.remove_referral_file(p_person uuid, p_referral uuid, p_file uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE referral SET files = (SELECT coalesce(jsonb_agg(f ORDER BY n), '[]') FROM jsonb_array_elements(files) WITH ORDINALITY AS x (f, n)
      WHERE f ->> 'id' <> p_file::text)
    WHERE person_id = p_person AND referral_id = p_referral AND access.at('edit', p_person)
      AND access.reads_referral(person_id, author_seat, sensitive, discreet, named_seats, hidden_from)
      AND files @> jsonb_build_array(jsonb_build_object('id', p_file));
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
END $$;

-- What a structure reads of it: once the person has agreed to be named, and until it is over.
CREATE FUNCTION access.told_files(r referral) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN r.agreed_on IS NULL OR r.state IN ('terminee','refusee','expiree','retiree') THEN '[]' ELSE r.files END $$;

CREATE FUNCTION access.received_referral_files(p_referral uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT access.told_files(r) FROM access.referrals_received(p_referral) q JOIN referral r USING (person_id, referral_id)
    WHERE p_referral IS NOT NULL), '[]') $$;

-- `p_file`: the one that is opened, which is written in the log.
CREATE FUNCTION access.referral_files_by_link(p_link uuid, p_file uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE l referral_link; r referral;
BEGIN
  SELECT * INTO l FROM referral_link WHERE link_id = p_link;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  SELECT * INTO r FROM referral WHERE person_id = l.person_id AND referral_id = l.referral_id;
  IF l.spent_at IS NOT NULL OR l.expires_at <= access.now() OR access.referral_barred(r) THEN RETURN '[]'; END IF;
  IF p_file IS NOT NULL THEN
    PERFORM audit.record(gen_random_uuid(), 'read', 'referral-by-link', r.person_id, NULL, jsonb_build_object('referral', r.referral_id, 'file', p_file));
  END IF;
  RETURN access.told_files(r);
END $$;

-- ---------------------------------------------------------------- how long
-- The rows forget first; bytes that no row names are swept after them.
CREATE FUNCTION access.forget_referral_files(p_before timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  IF access.system_reason() IS DISTINCT FROM 'referral files' THEN PERFORM access.missing(); END IF;
  UPDATE referral SET files = '[]' WHERE files <> '[]' AND state IN ('terminee','refusee','expiree','retiree') AND state_since < p_before;
END $$;

CREATE FUNCTION access.referral_files_kept() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.system_reason() IS DISTINCT FROM 'referral files' THEN PERFORM access.missing(); END IF;
  RETURN QUERY SELECT (f ->> 'id')::uuid FROM referral r, jsonb_array_elements(r.files) f WHERE r.files <> '[]';
END $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['add_referral_files(uuid, uuid, jsonb)','remove_referral_file(uuid, uuid, uuid)','received_referral_files(uuid)',
      'referral_files_by_link(uuid, uuid)'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION access.%s TO relais_app', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['forget_referral_files(timestamptz)','referral_files_kept()'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION access.%s TO relais_system', f);
  END LOOP;
END $$;
ALTER FUNCTION access.told_files(referral) OWNER TO relais_access;

CALL access.let_definers_own(false);
