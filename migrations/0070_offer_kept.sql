-- What a professional keeps of the offer: services, and searches that tell when new services answer them. Of one seat, and about nobody.

-- Since when a service may be found here. What is there already has always been.
ALTER TABLE offer_service ADD COLUMN appeared_at timestamptz NOT NULL DEFAULT access.now();
CREATE INDEX offer_service_appeared ON offer_service (appeared_at) INCLUDE (service_key);
-- A draft appears when it is published; what was suspended and comes back is not new.
CREATE FUNCTION offer.appear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.appeared_at := access.now();
  RETURN NEW;
END $$;
CREATE TRIGGER offer_service_appears BEFORE UPDATE OF state ON offer_service FOR EACH ROW
  WHEN (OLD.state = 'draft' AND NEW.state = 'published') EXECUTE FUNCTION offer.appear();

CREATE TABLE offer_favourite (
  seat uuid NOT NULL REFERENCES membership DEFAULT access.seat(),
  service_id text NOT NULL COLLATE "C", -- even once it is gone
  name text NOT NULL, -- of the day: still said once the service is no longer published
  starred_at timestamptz NOT NULL DEFAULT access.now(),
  PRIMARY KEY (seat, service_id)
);
ALTER TABLE offer_favourite ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE, INSERT (service_id, name) ON offer_favourite TO relais_app;
-- Nobody else's: not a colleague's, not a manager's.
CREATE POLICY owner_reads ON offer_favourite FOR SELECT TO relais_app USING (seat = access.seat());
CREATE POLICY owner_inserts ON offer_favourite FOR INSERT TO relais_app WITH CHECK (seat = access.seat());
CREATE POLICY owner_deletes ON offer_favourite FOR DELETE TO relais_app USING (seat = access.seat());

CREATE TABLE offer_search (
  offer_search_id uuid PRIMARY KEY,
  seat uuid NOT NULL REFERENCES membership DEFAULT access.seat(),
  name text NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 60),
  address text NOT NULL CHECK (length(address) <= 1500), -- as src/domain/offer/offer-view.ts writes it
  saved_at timestamptz NOT NULL DEFAULT access.now(),
  looked_at timestamptz NOT NULL DEFAULT access.now(), -- what appeared later is new to its owner
  alerts boolean NOT NULL, -- by e-mail
  told_until timestamptz, -- what appeared later was not told by e-mail
  mailed_on date -- one message a day at most
);
CREATE UNIQUE INDEX offer_search_name ON offer_search (seat, lower(name));
CREATE INDEX offer_search_alerts ON offer_search (seat) WHERE alerts;
ALTER TABLE offer_search ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE, INSERT (offer_search_id, name, address, alerts), UPDATE (alerts, looked_at) ON offer_search TO relais_app;
CREATE POLICY owner_reads ON offer_search FOR SELECT TO relais_app USING (seat = access.seat());
CREATE POLICY owner_inserts ON offer_search FOR INSERT TO relais_app WITH CHECK (seat = access.seat());
CREATE POLICY owner_updates ON offer_search FOR UPDATE TO relais_app USING (seat = access.seat()) WITH CHECK (seat = access.seat());
CREATE POLICY owner_deletes ON offer_search FOR DELETE TO relais_app USING (seat = access.seat());
-- The daily mail reads what is asked and says when it told; names of searches stay their owner's words.
GRANT SELECT (offer_search_id, seat, address, looked_at, alerts, told_until, mailed_on), UPDATE (told_until, mailed_on) ON offer_search TO relais_system;
CREATE POLICY system_reads ON offer_search FOR SELECT TO relais_system USING (access.system_reason() = 'offer alerts');
CREATE POLICY system_updates ON offer_search FOR UPDATE TO relais_system
  USING (access.system_reason() = 'offer alerts') WITH CHECK (access.system_reason() = 'offer alerts');
