const given =
  'Adèle,Aïcha,Alain,Amina,Antoine,Béatrice,Boubacar,Camille,Cédric,Chloé,Clément,Dalila,Daniel,Élodie,Emma,Fabien,Fatima,Florence,Gabriel,Hélène,Hugo,Ibrahim,Inès,Jade,Jérôme,Karim,Laura,Léo,Lina,Lucas,Malika,Manon,Mathis,Mehdi,Nadège,Nathan,Noémie,Olivier,Pauline,Quentin,Rachid,Romane,Samuel,Sandra,Thomas,Valérie,Yasmine,Zoé';
const family =
  'Abadie,Andrieu,Barbier,Bekri,Blondel,Bouvet,Camus,Chauvin,Cissé,Cordier,Da Costa,Delorme,Diarra,Dufour,Esnault,Fabre,Ferreira,Gauthier,Gomis,Guichard,Haddou,Hervieu,Jaouen,Kaced,Lacroix,Lambert,Le Bris,Leclercq,Maillard,Mansouri,Marty,Navarro,Ndiaye,Olivier,Pasquier,Poirier,Ramdani,Raynal,Roche,Sabatier,Sow,Tessier,Traoré,Vallet,Verdier,Weber,Yahiaoui,Zeller';
const communes = '{18033,18279,18141,18197,18046,18207,18205,18087,18015,18114}';

const letters = `'abcdefghijklmnopqrstuvwxyz'`;
/** Two letters that make names differ as they do in life. */
const ending = `substr(${letters}, 1 + floor(26 * pg_temp.chance('letter', n))::int, 1) || substr(${letters}, 1 + floor(26 * pg_temp.chance('letter 2', n))::int, 1)`;

const draftSql = `CREATE TEMP TABLE draft AS
  SELECT n, pg_temp.id('person', n) AS id, pg_temp.id('territory', 0) AS territory_id, $today - p.ago AS entered_on,
    ($today - p.ago)::timestamp AT TIME ZONE 'UTC' + interval '8 hours' AS entered_at, p.ago,
    pg_temp.pick('given', n, '{${given}}') AS given_name,
    pg_temp.pick('family', n, '{${family}}') || ${ending} AS family_name,
    $today - 6570 - floor(16000 * pg_temp.chance('birth', n))::int AS birth_date,
    pg_temp.pick('commune', n, '${communes}') AS commune_code,
    CASE WHEN pg_temp.chance('authority', n) < 0.7 THEN 0 WHEN pg_temp.chance('authority', n) < 0.92 THEN 1 ELSE 2 END AS authority,
    CASE WHEN pg_temp.chance('origin', n) < 0.8 THEN 0 ELSE 1 END AS origin,
    b.num AS body, b.id AS body_id, b.name AS body_name,
    CASE WHEN pg_temp.chance('led', n) > 0.06 THEN b.first_seat + 2 + floor((b.seats - 2) * pg_temp.chance('seat', n))::int END AS lead,
    pg_temp.chance('protected', n) < 0.01 AS protected, pg_temp.chance('informed', n) > 0.02 AS informed
  FROM generate_series(1, $people) n
  CROSS JOIN LATERAL (SELECT 1 + least(pg_temp.days('entry', n, 300), 1500) AS ago) p
  LEFT JOIN draft_body b ON pg_temp.chance('oriented', n) > 0.1 AND floor(1000 * pg_temp.chance('body', n)) >= b.since
    AND floor(1000 * pg_temp.chance('body', n)) < b.upto`;

const signed = `author_seat, author_name, organisation_id, organisation_name, recorded_at`;
const bySeat = `pg_temp.id('seat', s.n), s.name, s.organisation_id, s.organisation_name`;

/** Statement after statement, in the order of the foreign keys. */
export const peopleSql = [
  draftSql,
  `CREATE TEMP TABLE draft_place AS
   SELECT d.n * 4 AS m, d.n, d.id, d.lead AS seat, 'accompagnateur' AS role FROM draft d WHERE d.lead IS NOT NULL
   UNION ALL SELECT d.n * 4 + 1, d.n, d.id, s.n, 'accompagnateur' FROM draft d JOIN draft_seat s
     ON s.n = floor((SELECT count(*) FROM draft_seat WHERE place <> 1) * pg_temp.chance('second', d.n))::int
     WHERE pg_temp.chance('has second', d.n) < 0.3 AND s.n IS DISTINCT FROM d.lead AND s.place > 1
   UNION ALL SELECT d.n * 4 + s.body - 6, d.n, d.id, s.n, 'contributeur' FROM draft d JOIN draft_seat s ON s.body IN (8, 9) AND s.place = 2
     AND pg_temp.chance('has part', d.n * 20 + s.body) < 0.002`,
  `ANALYZE draft, draft_place, draft_seat`,
  `INSERT INTO person (person_id, territory_id, authority_id, origin_org, referent_body_id, lead_seat, seats, part_seats, orgs, protected,
     informed_on, created_at)
   SELECT d.id, d.territory_id, pg_temp.id('body', d.authority), pg_temp.id('body', d.origin), d.body_id, pg_temp.id('seat', d.lead),
     coalesce(c.seats, '{}'), coalesce(c.parts, '{}'), coalesce(c.orgs, '{}'), d.protected,
     CASE WHEN d.informed THEN d.entered_on END, d.entered_at
   FROM draft d LEFT JOIN (
     SELECT p.id, array_agg(pg_temp.id('seat', p.seat)) FILTER (WHERE p.role = 'accompagnateur') AS seats,
       array_agg(pg_temp.id('seat', p.seat)) FILTER (WHERE p.role = 'contributeur') AS parts, array_agg(DISTINCT s.organisation_id) AS orgs
     FROM draft_place p JOIN draft_seat s ON s.n = p.seat GROUP BY p.id) c USING (id) ORDER BY d.n`,
  `INSERT INTO person_identity (person_id, family_name, given_name, birth_date, civility, family_key, given_key, updated_by)
   SELECT id, family_name, given_name, birth_date, pg_temp.pick('civility', n, '{madame,monsieur}'), access.folded(family_name),
     access.folded(given_name), 'x' FROM draft ORDER BY n`,
  `INSERT INTO person_contact (person_id, phone, updated_by) SELECT id, '+336555' || lpad((n % 100000)::text, 5, '0'), 'x' FROM draft ORDER BY n`,
  `INSERT INTO person_address (person_id, protected, commune_code, commune_name, updated_by)
   SELECT d.id, d.protected, c.code, c.name, 'x' FROM draft d JOIN commune c ON c.code = d.commune_code ORDER BY d.n`,
  `INSERT INTO status_period (person_id, status_period_id, kind, sensitive, from_on, expected_until, source, ${signed})
   SELECT d.id, pg_temp.id('status', d.n), k.code, k.sensitive, d.entered_on - 30,
     CASE WHEN k.code IN ('pacea','cej','pass-iae') THEN $today + 20 + floor(300 * pg_temp.chance('end', d.n))::int END,
     'professionnel', ${bySeat}, d.entered_at
   FROM draft d JOIN status_kind k ON k.code = pg_temp.pick('status', d.n,
     '{demandeur-emploi,rsa-droits-devoirs,rsa-droits-devoirs,rsa-droits-devoirs,pacea,cej,pass-iae,boeth}')
   JOIN draft_seat s ON s.n = coalesce(d.lead, 2) ORDER BY d.n`,
  `INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name, function, role,
     since, joined_how, discreet)
   SELECT p.id, pg_temp.id('place', p.m), pg_temp.id('seat', p.seat), s.organisation_id, s.name, s.organisation_name, 'conseillère', p.role,
     d.entered_at + interval '1 hour', 'nomination', s.discreet
   FROM draft_place p JOIN draft d USING (id) JOIN draft_seat s ON s.n = p.seat ORDER BY p.m`,
  `INSERT INTO lead_period (person_id, lead_period_id, seat, organisation_id, professional_name, organisation_name, from_at)
   SELECT d.id, pg_temp.id('lead', d.n), pg_temp.id('seat', s.n), s.organisation_id, s.name, s.organisation_name, d.entered_at
   FROM draft d JOIN draft_seat s ON s.n = d.lead ORDER BY d.n`,
  `INSERT INTO tag (tag_id, organisation_id, name)
   SELECT pg_temp.id('tag', num * 2 + rare), id, CASE rare WHEN 0 THEN 'Atelier' ELSE 'Permis' END FROM draft_body, generate_series(0, 1) rare`,
  `INSERT INTO person_tag (person_id, tag_id, organisation_id, name, author_seat, author_name, organisation_name, recorded_at)
   SELECT d.id, t.tag_id, t.organisation_id, t.name, pg_temp.id('seat', coalesce(d.lead, 2)), 'x', d.body_name, d.entered_at
   FROM draft d JOIN tag t ON t.organisation_id = d.body_id
     AND pg_temp.chance(t.name, d.n) < CASE t.name WHEN 'Atelier' THEN 0.3 ELSE 0.01 END ORDER BY d.n`,
  `INSERT INTO orientation (person_id, orientation_id, authority_id, authority_name, track, referent_body_id, referent_body_name,
     decided_by_name, decided_on, notified_on, recorded_at)
   SELECT d.id, pg_temp.id('orientation', d.n), pg_temp.id('body', d.authority), a.name,
     pg_temp.pick('track', d.n, '{professionnelle,sociale,socio-professionnelle}'), d.body_id, d.body_name, 'Claire', d.entered_on,
     d.entered_on, d.entered_at
   FROM draft d JOIN draft_body a ON a.num = d.authority WHERE d.body IS NOT NULL ORDER BY d.n`,
  `INSERT INTO objective (person_id, objective_id, title, rank, ${signed}, discreet)
   SELECT d.id, pg_temp.id('objective', d.n), 'Retrouver un emploi près de chez soi', 1, ${bySeat}, d.entered_at, false
   FROM draft d JOIN draft_seat s ON s.n = d.lead WHERE pg_temp.chance('plan', d.n) < 0.75 ORDER BY d.n`,
  `INSERT INTO step (person_id, step_id, objective_id, lever, title, owner_seat, owner_name, owner_organisation, due_on, state, result,
     ended_on, rank, ${signed}, sensitive, objective_discreet, discreet)
   SELECT o.person_id, pg_temp.id('step', d.n * 4 + x.k), o.objective_id, pg_temp.pick('lever', d.n * 4 + x.k, '{projet,formation,emploi,mobilite}'),
     'Faire le point avec la structure', CASE WHEN x.mine THEN o.author_seat END, CASE WHEN x.mine THEN o.author_name END,
     CASE WHEN x.mine THEN o.organisation_name END, $today - 25 + floor(110 * pg_temp.chance('due', d.n * 4 + x.k))::int,
     CASE WHEN x.done THEN 'faite' ELSE 'prevue' END, CASE WHEN x.done THEN 'abouti' END, CASE WHEN x.done THEN $today - 10 END, x.k,
     o.author_seat, o.author_name, o.organisation_id, o.organisation_name, o.recorded_at, false, false, false
   FROM draft d JOIN objective o ON o.person_id = d.id CROSS JOIN LATERAL (
     SELECT k, pg_temp.chance('mine', d.n * 4 + k) < 0.6 AS mine, pg_temp.chance('done', d.n * 4 + k) < 0.4 AS done FROM generate_series(1, 2) k) x
   ORDER BY d.n`,
  `INSERT INTO contact (person_id, contact_id, channel, reached, at, ${signed}, discreet)
   SELECT d.id, pg_temp.id('contact', d.n * 4 + k), pg_temp.pick('channel', d.n * 4 + k, '{telephone,sms,entretien}'),
     pg_temp.chance('reached', d.n * 4 + k) < 0.8, t.at, ${bySeat}, t.at, false
   FROM draft d JOIN draft_seat s ON s.n = d.lead CROSS JOIN generate_series(1, 3) k CROSS JOIN LATERAL (
     SELECT greatest(d.entered_at, $today - interval '1 day' * pg_temp.days('contact', d.n * 4 + k, 60)) AS at) t
   WHERE pg_temp.chance('silent', d.n) > 0.1 ORDER BY d.n`,
  `INSERT INTO timeline_event (person_id, timeline_event_id, at, recorded_at, kind, params, author_seat, author_name, organisation_id,
     organisation_name, discreet)
   SELECT d.id, pg_temp.id('event', d.n * 8 + k), t.at, t.at, x.kind, x.params, ${bySeat}, false
   FROM draft d JOIN draft_seat s ON s.n = coalesce(d.lead, 2) CROSS JOIN (VALUES (0, 'person-created', '{"how":"import"}'::jsonb),
     (1, 'diagnosis-opened', '{}'), (2, 'objective-added', '{"title":"Retrouver un emploi près de chez soi"}'),
     (3, 'step-started', '{"title":"Faire le point avec la structure"}'), (4, 'contact-changed', '{}')) x (k, kind, params)
   CROSS JOIN LATERAL (SELECT d.entered_at + ($today - d.entered_at) * (x.k / 4.2) * pg_temp.chance('when', d.n * 8 + x.k) AS at) t
   ORDER BY d.n`,
  `INSERT INTO person_seen (person_id, seat, visited_at, upto)
   SELECT d.id, pg_temp.id('seat', d.lead), v.at, v.at
   FROM draft d CROSS JOIN LATERAL (SELECT $today - interval '1 day' * pg_temp.days('visit', d.n, 30) AS at) v
   WHERE d.lead IS NOT NULL AND pg_temp.chance('visited', d.n) < 0.9 ORDER BY d.n`,
  // A colleague away: who stands in for about a thousand people at once.
  `INSERT INTO access_grant (person_id, access_grant_id, seat, level, from_on, until_on, why, for_name, for_seat, granted_by)
   SELECT d.id, pg_temp.id('grant', d.n), pg_temp.id('seat', r.n), 'lead', $today - 10, $today + 20, 'remplacement', 'collègues absents',
     pg_temp.id('seat', d.lead), 'x'
   FROM draft d CROSS JOIN (SELECT max(n) AS n FROM draft_seat WHERE body = 1) r
   WHERE d.body = 1 AND d.lead IN (SELECT n FROM draft_seat WHERE body = 1 AND place BETWEEN 2 AND 10)`,
  // That stand-in leaves before the end, as do some colleagues with their people; others announced days away.
  `UPDATE membership m SET until_on = $today + 12 FROM draft_seat s
   WHERE m.membership_id = pg_temp.id('seat', s.n) AND s.body = 1
     AND (s.place % 40 = 15 OR s.n = (SELECT max(n) FROM draft_seat WHERE body = 1))`,
  `INSERT INTO absence (absence_id, seat, organisation_id, discreet, from_on, until_on, declared_by, declared_at)
   SELECT pg_temp.id('absence', s.n), pg_temp.id('seat', s.n), s.organisation_id, s.discreet, $today + s.place % 60, $today + s.place % 60 + 14,
     s.name, $today
   FROM draft_seat s WHERE s.place % 10 = 4`,
  // Last, with what the rows above say, as access.refresh_list would: one call for each of a hundred thousand takes minutes.
  `INSERT INTO person_list (person_id, territory_id, authority_id, origin_org, referent_body_id, lead_seat, seats, part_seats, orgs,
     barred_orgs, conflict_seats, informed_on, created_at, sort_name, family_name, given_name, birth_date, commune_name, commune_code,
     lead_name, lead_organisation, referent_body_name, oriented_on, entered_on, last_contact_on, silent_since, change_on, change_rule,
     change_status, next_due_on, next_label, next_kind, next_owner, next_owner_seat, next_owner_org, next_owner_name)
   SELECT p.person_id, p.territory_id, p.authority_id, p.origin_org, p.referent_body_id, p.lead_seat, p.seats, p.part_seats, p.orgs, '{}',
     '{}', p.informed_on, p.created_at, access.folded(d.family_name) || ' ' || access.folded(d.given_name), d.family_name, d.given_name,
     d.birth_date, CASE WHEN NOT d.protected THEN m.name END, CASE WHEN NOT d.protected THEN d.commune_code END, s.name,
     s.organisation_name, d.body_name, CASE WHEN d.body IS NOT NULL THEN d.entered_on END, d.entered_on, c.last_on,
     coalesce(c.last_on, d.entered_on), t.expected_until, CASE WHEN t.expected_until IS NOT NULL THEN 'date' END,
     CASE WHEN t.expected_until IS NOT NULL THEN t.kind END, n.due_on, n.label, n.kind, n.owner, n.seat, n.org, n.name
   FROM draft d JOIN person p ON p.person_id = d.id LEFT JOIN draft_seat s ON s.n = d.lead LEFT JOIN commune m ON m.code = d.commune_code
   LEFT JOIN (SELECT person_id, max(at)::date AS last_on FROM contact WHERE reached GROUP BY 1) c ON c.person_id = d.id
   LEFT JOIN status_period t ON t.person_id = d.id AND NOT t.sensitive
   LEFT JOIN (SELECT DISTINCT ON (person_id) * FROM step WHERE state = 'prevue' ORDER BY person_id, due_on) e ON e.person_id = d.id
   LEFT JOIN LATERAL (
     SELECT * FROM (VALUES
       (e.due_on, 'etape', 'Étape du plan', CASE WHEN e.owner_seat IS NULL THEN 'personne' ELSE 'siege' END, e.owner_seat,
        CASE WHEN e.owner_seat IS NOT NULL THEN e.organisation_id END, e.owner_name),
       (CASE WHEN d.lead IS NOT NULL THEN t.expected_until END, 'changement', 'Relais à préparer', 'siege', p.lead_seat, s.organisation_id, s.name),
       (CASE WHEN d.lead IS NULL AND d.body IS NULL THEN d.entered_on + 42 END, 'orientation', 'Orientation à décider', 'organisme', NULL,
        p.authority_id, 'Autorité'),
       (CASE WHEN d.lead IS NULL AND d.body IS NOT NULL THEN d.entered_on + 30 END, 'nomination', 'Référent à nommer', 'organisme', NULL,
        d.body_id, d.body_name)) v (due_on, kind, label, owner, seat, org, name)
     WHERE due_on IS NOT NULL ORDER BY due_on, kind LIMIT 1) n ON true
   ORDER BY d.n`,
  `INSERT INTO plan_summary (person_id, objectives_open, objectives_reached, steps_open, steps_done)
   SELECT person_id, count(DISTINCT objective_id), 0, count(*) FILTER (WHERE state = 'prevue'), count(*) FILTER (WHERE state = 'faite')
   FROM step GROUP BY person_id`,
];
