/** Twenty organisations; the share is that of the people whose référent they are, in thousandths. */
const organisations = [
  ['departement', 'Département de la Vallée', 200],
  ['france-travail', 'France Travail de la Vallée', 560],
  ['mission-locale', 'Mission locale du Plateau', 90],
  ['cap-emploi', 'Cap emploi de la Vallée', 30],
  ['ccas', 'CCAS de Rivebourg', 30],
  ['plie', 'PLIE du Plateau', 40],
  ['association', 'Association Premier pas', 25],
  ['association', 'Association Chemin faisant', 25],
  ['creche', 'Crèche Les Coccinelles', 0],
  ['mobilite', 'Plateforme En selle', 0],
  ['hebergement', 'Maison du Tilleul', 0],
] as const;

const rows = organisations
  .map(([kind, name, share], n) => {
    const before = organisations.slice(0, n).reduce((sum, [, , one]) => sum + one, 0);
    return `(${n}, '${kind}', '${name}', ${before}, ${before + share})`;
  })
  .join(', ');

/** One seat for about 110 people of which its organisation is the body; of each organisation seat 0 manages, seat 1 receives. */
export const teamSql = [
  `CREATE TEMP TABLE draft_body AS SELECT *, pg_temp.id('body', num) AS id,
     CASE WHEN upto > since THEN greatest(3, (upto - since) * $people / 110000) ELSE 3 END AS seats
   FROM (VALUES ${rows}) v (num, kind, name, since, upto)`,
  // Seats are numbered through all bodies.
  `ALTER TABLE draft_body ADD COLUMN first_seat integer`,
  `UPDATE draft_body b SET first_seat = (SELECT coalesce(sum(x.seats), 0) FROM draft_body x WHERE x.num < b.num)`,
  `INSERT INTO territory (territory_id, name, opened_on) VALUES (pg_temp.id('territory', 0), 'La Vallée', $today - 1000)`,
  `INSERT INTO territory_commune SELECT pg_temp.id('territory', 0), code FROM commune WHERE departement_code = '18' AND current`,
  `INSERT INTO organisation (organisation_id, kind, name, discreet)
   SELECT b.id, b.kind, b.name, k.discreet FROM draft_body b JOIN organisation_kind k ON k.code = b.kind`,
  `UPDATE territory SET default_authority_id = pg_temp.id('body', 0) WHERE territory_id = pg_temp.id('territory', 0)`,
  `INSERT INTO partnership_agreement (agreement_id, territory_id, organisation_id, from_on, discreet)
   SELECT pg_temp.id('agreement', num), pg_temp.id('territory', 0), id, $today - 900, kind = 'hebergement' FROM draft_body`,
  `CREATE TEMP TABLE draft_seat AS SELECT row_number() OVER (ORDER BY b.num, s) - 1 AS n, b.num AS body, b.id AS organisation_id,
     b.name AS organisation_name, s AS place, b.kind = 'hebergement' AS discreet,
     pg_temp.pick('seat given', b.num * 10000 + s, '{Anne,Bilal,Carole,Denis,Estelle,Farid,Gaëlle,Henri,Imane,Joël}') || ' '
     || pg_temp.pick('seat family', b.num * 10000 + s, '{Arnoux,Brisset,Colas,Dupuy,Evrard,Forestier,Gallet,Hubert,Joubert,Klein}')
     || ' ' || s AS name
   FROM draft_body b, generate_series(0, b.seats - 1) s`,
  `INSERT INTO professional (professional_id, given_name, family_name, email, discreet)
   SELECT pg_temp.id('pro', n), split_part(name, ' ', 1), substr(name, strpos(name, ' ') + 1), 'pro' || n || '@exemple.fr', discreet
   FROM draft_seat`,
  `INSERT INTO membership (membership_id, professional_id, organisation_id, professional_name, discreet, member, reception, manager,
     speciality, function, from_on)
   SELECT pg_temp.id('seat', n), pg_temp.id('pro', n), organisation_id, name, discreet, place <> 1, place = 1, place = 0, 'les-deux',
     'conseillère', $today - 800 FROM draft_seat`,
  `INSERT INTO duty (duty_id, membership_id, kind, authority_id, territory_id, from_on)
   SELECT pg_temp.id('duty', n), pg_temp.id('seat', n), 'orientation-officer', organisation_id, pg_temp.id('territory', 0), $today - 800
   FROM draft_seat WHERE body < 3 AND place = 2`,
];
