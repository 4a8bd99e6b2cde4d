const nobody = `'00000000-0000-0000-0000-000000000000'::uuid`;
const signed = 'author_seat, author_name, organisation_id, organisation_name';
const byLead = `pg_temp.id('seat', s.n), s.name, s.organisation_id, s.organisation_name`;
const ledBy = 'FROM draft d JOIN draft_seat s ON s.n = d.lead';

/**
 * What files hold besides: households, the diagnosis of three in five, questions, proposals, requests to join, a month of the log, the
 * overlap of former référents. After peopleSql, whose drafts it reads.
 */
export const filesSql = [
  `INSERT INTO household_period (person_id, household_period_id, household_ref, from_on, lone_parent, couple, children_0_2, children_3_5,
     children_6_13, children_14_17, children_18_plus, author_name, organisation_name, recorded_at)
   SELECT d.id, pg_temp.id('household', d.n), pg_temp.id('home', d.n), d.entered_on, pg_temp.chance('lone', d.n) < 0.2, false, 0,
     floor(2 * pg_temp.chance('child', d.n))::int, floor(3 * pg_temp.chance('children', d.n))::int, 0, 0, s.name, s.organisation_name,
     d.entered_at ${ledBy} ORDER BY d.n`,
  `CREATE TEMP TABLE draft_diagnosis AS SELECT d.n, d.id, d.lead, d.entered_at + interval '1 day' AS at, pg_temp.id('sitting', d.n) AS sitting
   FROM draft d WHERE d.lead IS NOT NULL AND d.ago > 3 AND pg_temp.chance('diagnosed', d.n) < 0.6`,
  `ANALYZE draft_diagnosis`,
  `INSERT INTO diagnosis (person_id, change_no) SELECT id, 12 FROM draft_diagnosis ORDER BY n`,
  `INSERT INTO diagnosis_sitting (person_id, sitting_id, held_by, held_on, modality, opened_at, closed_at, ${signed}, discreet)
   SELECT d.id, d.sitting, ${nobody}, d.at::date, 'locaux', d.at, d.at + interval '50 minutes', ${byLead}, false
   FROM draft_diagnosis d JOIN draft_seat s ON s.n = d.lead ORDER BY d.n`,
  `INSERT INTO diagnosis_participant (person_id, sitting_id, seat, professional_name, organisation_id, organisation_name, speciality, discreet)
   SELECT d.id, d.sitting, pg_temp.id('seat', s.n), s.name, s.organisation_id, s.organisation_name, 'les-deux', false
   FROM draft_diagnosis d JOIN draft_seat s ON s.n = d.lead ORDER BY d.n`,
  `INSERT INTO diagnosis_answer (person_id, kind, parent, code, held_by, sensitive, value, sitting_id, change_no, answered_at, ${signed}, discreet)
   SELECT d.id, c.kind, c.parent, c.code, ${nobody}, false, v.value, d.sitting, c.place, d.at, ${byLead}, false
   FROM draft_diagnosis d JOIN draft_seat s ON s.n = d.lead
   CROSS JOIN (SELECT *, row_number() OVER (ORDER BY kind, rank) AS place FROM (
     (SELECT * FROM diagnosis_code WHERE kind = 'constraint' AND NOT sensitive ORDER BY rank LIMIT 6)
     UNION ALL (SELECT * FROM diagnosis_code WHERE kind = 'need' AND NOT sensitive ORDER BY rank LIMIT 6)) x) c
   CROSS JOIN LATERAL (SELECT CASE c.kind WHEN 'need' THEN pg_temp.pick('need', d.n * 16 + c.place, '{BESOIN,POINT_FORT,NON_EXPLORE}')
     ELSE pg_temp.pick('constraint', d.n * 16 + c.place, '{OUI,NON,NON,NON_ABORDEE}') END AS value) v
   ORDER BY d.n`,
  `INSERT INTO diagnosis_summary (person_id, constraints, constraints_discussed, needs, strengths, last_answered_at, last_sitting_on)
   SELECT a.person_id, coalesce(jsonb_agg(jsonb_build_object('code', a.code, 'value', a.value, 'impact', NULL, 'priority', false))
       FILTER (WHERE a.kind = 'constraint' AND a.value = 'OUI'), '[]'),
     count(*) FILTER (WHERE a.kind = 'constraint' AND a.value <> 'NON_ABORDEE'),
     coalesce(array_agg(a.code) FILTER (WHERE a.value = 'BESOIN'), '{}'), coalesce(array_agg(a.code) FILTER (WHERE a.value = 'POINT_FORT'), '{}'),
     max(a.answered_at), max(a.answered_at)::date
   FROM diagnosis_answer a GROUP BY a.person_id`,
  `INSERT INTO plan_proposal (person_id, proposal_id, kind, title, state, by_side, by_name, at, author_name, recorded_at, discreet)
   SELECT d.id, pg_temp.id('proposal', d.n), 'objectif', 'Passer le permis', CASE WHEN x.open THEN 'proposee' ELSE 'acceptee' END, 'personne',
     'la personne', x.at, 'la personne', x.at, false
   ${ledBy} CROSS JOIN LATERAL (SELECT pg_temp.chance('proposal open', d.n) < 0.3 AS open, greatest(d.entered_at, $today - interval '9 days') AS at) x
   WHERE pg_temp.chance('proposes', d.n) < 0.1 ORDER BY d.n`,
  `INSERT INTO step_question (person_id, step_question_id, step_id, question, asker_seat, asker_name, asker_organisation_id, asker_organisation,
     asked_seat, asked_name, asked_organisation_id, asked_organisation, asked_at, state, answers, answered_at, seen_at, sensitive, discreet,
     named_seats, hidden_from)
   SELECT t.person_id, pg_temp.id('question', p.m), t.step_id, 'Où en est l’inscription ?', ${byLead}, pg_temp.id('seat', o.n), o.name,
     o.organisation_id, o.organisation_name, x.at, CASE WHEN x.open THEN 'ouverte' ELSE 'repondue' END,
     CASE WHEN x.open THEN '[]'::jsonb ELSE '[{"id":"a","text":"C’est fait","at":"2026-01-01T00:00:00Z"}]' END,
     CASE WHEN NOT x.open THEN x.at END, CASE WHEN NOT x.open THEN x.at END, false, false, '{}', '{}'
   ${ledBy} JOIN draft_place p ON p.id = d.id AND p.seat <> d.lead AND p.role = 'accompagnateur' JOIN draft_seat o ON o.n = p.seat
   JOIN step t ON t.person_id = d.id AND t.rank = 1
   CROSS JOIN LATERAL (SELECT pg_temp.chance('question open', d.n) < 0.15 AS open, greatest(d.entered_at, $today - interval '4 days') AS at) x
   WHERE pg_temp.chance('asks', d.n) < 0.5 ORDER BY d.n`,
  `INSERT INTO circle_invitation (person_id, circle_invitation_id, direction, seat, organisation_id, professional_name, organisation_name, role,
     by_seat, by_name, by_organisation_name, person_label, reason, state, created_at, answered_at, answered_by, discreet)
   SELECT d.id, pg_temp.id('invitation', d.n), x.direction, pg_temp.id('seat', o.n), o.organisation_id, o.name, o.organisation_name,
     'accompagnateur', ${bySeatOf('x.direction')}, d.given_name || ' ' || left(d.family_name, 1) || '.', 'Suivi de la mobilité',
     CASE WHEN x.open THEN 'ouverte' ELSE 'acceptee' END, x.at, CASE WHEN NOT x.open THEN x.at END, CASE WHEN NOT x.open THEN s.name END, false
   ${ledBy} JOIN draft_seat o ON o.n = floor((SELECT count(*) FROM draft_seat) * pg_temp.chance('invited', d.n))::int AND o.n <> d.lead
     AND NOT o.discreet
   CROSS JOIN LATERAL (SELECT pg_temp.pick('direction', d.n, '{invitation,demande}') AS direction, pg_temp.chance('invitation open', d.n) < 0.1
     AS open, greatest(d.entered_at, $today - interval '3 days') AS at) x
   WHERE pg_temp.chance('invites', d.n) < 0.2 ORDER BY d.n`,
  `INSERT INTO access_grant (person_id, access_grant_id, seat, level, from_on, until_on, why, for_name, granted_by)
   SELECT d.id, pg_temp.id('overlap', d.n), pg_temp.id('seat', o.n), 'file', $today - 10, $today + 20, 'tuilage', s.name, 'x'
   ${ledBy} JOIN draft_seat o ON o.n = s.n + 1 AND o.body = s.body
   WHERE pg_temp.chance('overlap', d.n) < 0.06 ORDER BY d.n`,
  `INSERT INTO audit.line (line_id, at, kind, act, professional_id, seat, organisation_id, function, person_id)
   SELECT pg_temp.id('line', d.n * 4 + k), $today - interval '1 minute' * floor(43200 * pg_temp.chance('line', d.n * 4 + k)), 'read', 'person-page',
     pg_temp.id('pro', s.n), pg_temp.id('seat', s.n), s.organisation_id, 'conseillère', d.id
   ${ledBy} CROSS JOIN generate_series(1, 3) k ORDER BY 2`,
];

/** Who asks: the référent invites, whoever would join asks for it. */
function bySeatOf(direction: string): string {
  const of = (asker: string, inviter: string) =>
    `CASE WHEN ${direction} = 'demande' THEN ${asker} ELSE ${inviter} END`;
  return `${of(`pg_temp.id('seat', o.n)`, `pg_temp.id('seat', s.n)`)}, ${of('o.name', 's.name')}, ${of('o.organisation_name', 's.organisation_name')}`;
}
