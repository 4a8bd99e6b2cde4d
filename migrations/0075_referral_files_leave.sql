-- Documents that leave with a request are told of by the request's own link: a second one, sent to nobody, would stay valid, count among
-- the six an hour and pass for the last one of a request that is withdrawn.

CALL access.let_definers_own(true);

-- By who accompanies and reads the request, while it is open. Gives the request as it is then.
CREATE FUNCTION access.name_referral_files(p_person uuid, p_referral uuid, p_files jsonb) RETURNS referral LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE r referral;
BEGIN
  IF NOT access.at('edit', p_person) OR access.seat() IS NULL THEN PERFORM access.missing(); END IF;
  SELECT * INTO r FROM referral WHERE person_id = p_person AND referral_id = p_referral
    AND access.reads_referral(person_id, author_seat, sensitive, discreet, named_seats, hidden_from) FOR UPDATE;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF r.state IN ('terminee','refusee','expiree','retiree') THEN PERFORM access.refuse('files_late'); END IF;
  IF jsonb_array_length(r.files) + jsonb_array_length(p_files) > 5 THEN PERFORM access.refuse('files_many'); END IF;
  UPDATE referral SET files = files || (SELECT jsonb_agg(f || jsonb_build_object('at', access.now(), 'by', access.author_name()))
      FROM jsonb_array_elements(p_files) f)
    WHERE person_id = p_person AND referral_id = p_referral RETURNING * INTO r;
  RETURN r;
END $$;
ALTER FUNCTION access.name_referral_files(uuid, uuid, jsonb) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.name_referral_files(uuid, uuid, jsonb) TO relais_app;

-- To a request that has left: a structure that knows whom it is about is told, by a link of its own.
CREATE OR REPLACE FUNCTION access.add_referral_files(p_person uuid, p_referral uuid, p_files jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE r referral := access.name_referral_files(p_person, p_referral, p_files); link uuid;
BEGIN
  IF r.agreed_on IS NOT NULL THEN link := access.issue_referral_link(r); END IF;
  RETURN jsonb_build_object('link', link, 'receiver', r.receiver_email, 'service', r.service_name);
END $$;

CALL access.let_definers_own(false);
