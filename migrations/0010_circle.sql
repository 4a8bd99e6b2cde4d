-- What the acts on circles and organisations need beside them: who is told by e-mail, which requests wait for whom, what a
-- coordinator reads and whom they invite.

CALL access.let_definers_own(true);

CREATE INDEX invitation_by_author ON circle_invitation (by_seat, created_at DESC);
CREATE INDEX request_waiting ON circle_invitation (person_id) WHERE state = 'ouverte' AND direction = 'demande';

-- ---------------------------------------------------------------- who is told
-- Owes an e-mail to a seat, to the référent (and stand-ins), to who decides of a request, or to a body's managers, without letting the actor read their
-- address: a discreet professional is told like any other. Nobody is told of their own act.
CREATE FUNCTION access.tell(p_whom text, p_id uuid, p_template text, p_params jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE told uuid[]; p person;
BEGIN
  IF access.seat() IS NULL THEN PERFORM access.missing(); END IF;
  IF p_whom = 'seat' THEN told := ARRAY[p_id];
  ELSIF p_whom = 'managers' THEN
    SELECT array_agg(membership_id) INTO told FROM membership WHERE organisation_id = p_id AND manager;
  ELSIF p_whom IN ('lead', 'deciders') THEN
    SELECT * INTO p FROM person WHERE person_id = p_id;
    IF p.lead_seat IS NOT NULL THEN
      SELECT array_agg(g.seat) || p.lead_seat INTO told FROM access_grant g
        WHERE g.person_id = p_id AND g.level = 'lead' AND g.revoked_at IS NULL AND access.today() BETWEEN g.from_on AND g.until_on;
    ELSIF p_whom = 'deciders' THEN
      SELECT array_agg(d.membership_id) INTO told FROM duty d
        WHERE d.kind = 'orientation-officer' AND d.authority_id = p.authority_id AND d.territory_id = p.territory_id
          AND d.from_on <= access.today() AND (d.until_on IS NULL OR d.until_on > access.today());
    END IF;
  ELSE PERFORM access.missing();
  END IF;
  INSERT INTO mail_message (mail_id, recipient, template, params)
  SELECT gen_random_uuid(), r.email, p_template, p_params
  FROM membership m JOIN professional r USING (professional_id)
  WHERE m.membership_id = ANY (told) AND m.professional_id <> access.professional()
    AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today());
END $$;
GRANT INSERT (mail_id, recipient, template, params) ON mail_message TO relais_access;
CREATE POLICY access_inserts ON mail_message FOR INSERT TO relais_access WITH CHECK (state = 'queued');

-- ---------------------------------------------------------------- which requests wait for the bound seat
-- The référent's, or their stand-in's; without référent, the orientation service's. Ids: opening them checks again.
CREATE FUNCTION access.requests_to_answer() RETURNS TABLE (person_id uuid, circle_invitation_id uuid) LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.person_id, i.circle_invitation_id FROM circle_invitation i JOIN person p USING (person_id)
  WHERE i.state = 'ouverte' AND i.direction = 'demande' AND i.seat <> access.seat() AND p.territory_id = ANY (access.territories())
    AND NOT access.org() = ANY (p.barred_orgs) AND NOT access.seat() = ANY (p.conflict_seats)
    AND (p.lead_seat = access.seat() OR (p.lead_seat IS NULL AND p.authority_id = ANY (access.officer_of()))
         OR EXISTS (SELECT FROM access_grant g WHERE g.person_id = p.person_id AND g.seat = access.seat() AND g.level = 'lead'
                    AND g.revoked_at IS NULL AND access.today() BETWEEN g.from_on AND g.until_on)) $$;

-- ---------------------------------------------------------------- colleagues, and what a coordinator arranges
CREATE FUNCTION access.colleague(p_professional uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM membership m WHERE m.professional_id = p_professional AND m.organisation_id = access.org()) $$;
-- Professionals known through discreet organisations only: their colleagues read their name and address.
CREATE POLICY colleagues_read ON professional FOR SELECT TO relais_app
  USING (CASE WHEN access.seat() IS NULL OR NOT discreet THEN false ELSE access.colleague(professional_id) END);

CREATE FUNCTION access.arranges(p_organisation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT access.has_role('coordinator') AND EXISTS (SELECT FROM partnership_agreement a
    WHERE a.organisation_id = p_organisation AND a.territory_id = ANY (access.territories())) $$;
-- Who signs agreements knows with whom, discreet organisations included; their professionals stay unknown to them.
CREATE POLICY coordinator_reads ON organisation FOR SELECT TO relais_app
  USING (CASE WHEN NOT discreet OR NOT access.has_role('coordinator') THEN false ELSE access.arranges(organisation_id) END);

CREATE FUNCTION access.awaits_manager(p_organisation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT access.arranges(p_organisation) AND NOT EXISTS (SELECT FROM membership m
    WHERE m.organisation_id = p_organisation AND m.manager AND (m.until_on IS NULL OR m.until_on > access.today())) $$;
-- The first manager of an organisation comes from its territory's coordinator; the others, from a manager.
CREATE POLICY coordinator_reads ON professional_invitation FOR SELECT TO relais_app
  USING (CASE WHEN manager AND access.has_role('coordinator') THEN access.arranges(organisation_id) ELSE false END);
CREATE POLICY coordinator_invites ON professional_invitation FOR INSERT TO relais_app
  WITH CHECK (CASE WHEN manager AND access.has_role('coordinator') AND invited_by = access.seat()
                   THEN access.awaits_manager(organisation_id) ELSE false END);

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['tell(text, uuid, text, jsonb)','requests_to_answer()','colleague(uuid)','arranges(uuid)','awaits_manager(uuid)'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION access.%s TO relais_app', f);
  END LOOP;
END $$;

CALL access.let_definers_own(false);
