-- A list says when somebody was last met. Of whom it brings in, that is a contact: written in the transaction that enters them, by whoever
-- imports, who reads no contact; nobody's clock begins again because a list came.

CALL access.let_definers_own(true);

GRANT INSERT, DELETE ON contact TO relais_access;
CREATE POLICY listed_inserts ON contact FOR INSERT TO relais_access
  WITH CHECK (coalesce(person_id = ANY (access.ids('intake')), false) AND author_seat = access.seat() AND organisation_id = access.org());
CREATE POLICY take_back_deletes ON contact FOR DELETE TO relais_access USING (true);

CREATE FUNCTION access.enter_listed_contact(p_person uuid, p_contact uuid, p_at timestamptz, p_line text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT coalesce(p_person = ANY (access.ids('intake')), false) THEN PERFORM access.missing(); END IF;
  INSERT INTO contact (person_id, contact_id, channel, reached, at, line) VALUES (p_person, p_contact, 'entretien', true, p_at, p_line);
END $$;
ALTER FUNCTION access.enter_listed_contact(uuid, uuid, timestamptz, text) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.enter_listed_contact(uuid, uuid, timestamptz, text) TO relais_app;

-- Of a stock too: whom nobody has met for sixty days, without a date of entry to say how long they have waited.
CREATE OR REPLACE FUNCTION access.enter_stock(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT coalesce(p_person = ANY (access.ids('intake')), false) THEN PERFORM access.missing(); END IF;
  UPDATE person_list SET stock_since = access.today()
    WHERE person_id = p_person AND (entered_on + 42 < access.today()
      OR EXISTS (SELECT FROM contact c WHERE c.person_id = p_person AND (c.at AT TIME ZONE 'UTC')::date + 60 <= access.today()));
END $$;

-- access.remove_imported_person() as it stands, with the contact that the list told of.
DO $$
DECLARE body text := pg_get_functiondef('access.remove_imported_person(uuid,integer,text,bytea)'::regprocedure);
  after text := 'DELETE FROM timeline_event WHERE person_id = p.person_id AND recorded_at = p.created_at;';
BEGIN
  IF strpos(body, after) = 0 THEN RAISE EXCEPTION 'access.remove_imported_person() is written otherwise now'; END IF;
  EXECUTE replace(body, after, after || '
    DELETE FROM contact WHERE person_id = p.person_id AND recorded_at = p.created_at AND withdrawn_at IS NULL;');
END $$;

CALL access.let_definers_own(false);
