import type { StatusCode } from '../src/domain/person/codes.ts';
import { constraint, need, noConstraint, type Storyteller, situation } from './storyteller.ts';

/** A status told by the person; dates are civil days. */
export const told = (kind: StatusCode, from: string, expectedUntil: string | null = null) => ({
  kind,
  from,
  expectedUntil,
  until: null,
  source: 'personne' as const,
});

/** Awa Diallo: two organisations, one diagnosis, one plan, and a crèche that sees its own step only. */
async function awa(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(150);
  const id = await tell.enter('nadia', {
    identity: { familyName: 'Diallo', givenName: 'Awa', birthDate: '2001-01-18', civility: 'madame' },
    contact: {
      phone: '+33655501234',
      phoneAcceptsSms: true,
      email: 'awa.diallo@exemple.fr',
      preferred: 'telephone',
    },
    address: { line: '4 rue des Ponts', postalCode: '18500', communeCode: '18141' },
    statuses: [
      told('rsa-droits-devoirs', clock.civilDaysAgo(170)),
      told('demandeur-emploi', clock.civilDaysAgo(160)),
    ],
    household: {
      from: clock.civilDaysAgo(400),
      loneParent: true,
      couple: false,
      children: { '0_2': 1, '3_5': 0, '6_13': 0, '14_17': 0, '18_plus': 0 },
    },
    accompany: true,
    informedOn: clock.civilDaysAgo(150),
  });
  clock.daysAgo(143, 9);
  await tell.orient('claire', id, 'socio-professionnelle', 'france-travail');
  clock.daysAgo(140, 11);
  await tell.appoint(id, 'hugo', 'paul');
  clock.daysAgo(132, 14);
  await tell.sitting(id, [
    {
      by: 'nadia',
      answers: [
        constraint('24', 'FORT', true),
        situation('24', '13'),
        constraint('28', 'FAIBLE'),
        noConstraint('27'),
        noConstraint('26'),
      ],
    },
    {
      by: 'paul',
      answers: [
        constraint('23', 'FORT', true),
        situation('23', '7'),
        noConstraint('22'),
        need('3'),
        need('4', 'POINT_FORT'),
        need('9'),
      ],
    },
  ]);
  clock.daysAgo(120, 10);
  await tell.join(
    id,
    'nadia',
    'lucie',
    'contributeur',
    'Une place à la crèche pendant l’immersion et la formation.',
  );
  const care = await tell.objective(id, 'nadia', { about: 'objective.24.2' });
  await tell.step(id, 'nadia', care, {
    title: 'Trouver une place d’accueil à Mehun-sur-Yèvre',
    lever: 'garde',
    owner: 'lucie',
    dueOn: clock.civilDaysAgo(60),
    done: 'abouti',
  });
  clock.daysAgo(90, 15);
  const bakery = await tell.objective(id, 'paul', {
    title: 'Devenir boulangère, pas loin de la crèche de ma fille',
  });
  await tell.step(id, 'paul', bakery, {
    title: 'Immersion de deux semaines à la boulangerie Moreau',
    lever: 'immersion',
    owner: 'paul',
    dueOn: clock.civilDaysAgo(30),
    done: 'abouti',
  });
  clock.daysAgo(12, 10);
  await tell.step(id, 'paul', bakery, {
    title: 'Choisir la suite : CAP boulangerie ou deuxième immersion',
    lever: 'formation',
    owner: 'personne',
    dueOn: clock.civilDaysAgo(-4),
  });
  const driving = await tell.objective(id, 'nadia', { about: 'objective.23.28' });
  await tell.step(id, 'nadia', driving, {
    title: 'Déposer la demande d’aide au permis',
    lever: 'mobilite',
    owner: 'nadia',
    dueOn: clock.civilDaysAgo(2),
  });
}

/** Thomas Rousseau: known to the département, waits for his orientation. */
async function thomas(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(24);
  await tell.enter('nadia', {
    identity: { familyName: 'Rousseau', givenName: 'Thomas', birthDate: '1988-06-09', civility: 'monsieur' },
    contact: { phone: '+33655505678', phoneAcceptsSms: true },
    address: { postalCode: '18100', communeCode: '18279' },
    statuses: [told('rsa-droits-devoirs', clock.civilDaysAgo(30))],
    accompany: true,
    informedOn: clock.civilDaysAgo(24),
  });
}

/** Sylvie Marchand: protected; her commune shows to her référente only, and a search finds nobody. */
async function sylvie(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(80);
  const id = await tell.enter('fatou', {
    identity: { familyName: 'Marchand', givenName: 'Sylvie', birthDate: '1979-11-23', civility: 'madame' },
    contact: { phone: '+33655507890' },
    address: { line: '12 place Foch', postalCode: '18100', communeCode: '18279' },
    statuses: [told('rsa-droits-devoirs', clock.civilDaysAgo(200))],
    accompany: true,
    protected: true,
    informedOn: clock.civilDaysAgo(80),
  });
  clock.daysAgo(78);
  await tell.orient('claire', id, 'sociale', 'ccas');
  clock.daysAgo(77);
  await tell.appoint(id, 'fatou', 'fatou');
  clock.daysAgo(70);
  await tell.join(id, 'fatou', 'nadia', 'accompagnateur', 'Accès aux droits et budget.');
}

/** Jean-Luc Prévost: a discreet organisation is at his side, and nobody else reads that it is. */
async function jeanLuc(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(200);
  const id = await tell.enter('elise', {
    identity: { familyName: 'Prévost', givenName: 'Jean-Luc', birthDate: '1972-03-30', civility: 'monsieur' },
    contact: { phone: '+33655502468' },
    address: { postalCode: '18000', communeCode: '18033' },
    statuses: [told('demandeur-emploi', clock.civilDaysAgo(500))],
    accompany: true,
    informedOn: clock.civilDaysAgo(200),
  });
  clock.daysAgo(190);
  await tell.orient('claire', id, 'socio-professionnelle', 'france-travail');
  clock.daysAgo(188);
  await tell.appoint(id, 'hugo', 'amelie');
  clock.daysAgo(180);
  await tell.sitting(id, [
    {
      by: 'amelie',
      answers: [
        constraint('23', 'MOYEN', true),
        situation('23', '8'),
        constraint('25', 'FORT'),
        situation('25', '15'),
        need('1'),
      ],
    },
  ]);
  clock.daysAgo(175);
  const mobility = await tell.objective(id, 'amelie', { about: 'objective.23.29' });
  await tell.join(id, 'amelie', 'yann', 'accompagnateur', 'Chercher des postes qui lui conviennent.');
  await tell.join(id, 'amelie', 'rose', 'contributeur', 'Essayer le transport à la demande.');
  await tell.step(id, 'amelie', mobility, {
    title: 'Essayer le transport à la demande deux semaines',
    lever: 'mobilite',
    owner: 'rose',
    dueOn: clock.civilDaysAgo(-9),
  });
}

/** Karim Benali: Paul asks the mission locale to join him; the invitation waits for an answer. */
async function waiting(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(60);
  const id = await tell.enter('sophie', {
    identity: { familyName: 'Benali', givenName: 'Karim', birthDate: '2001-05-18', civility: 'monsieur' },
    contact: { phone: '+33655501357', phoneAcceptsSms: true },
    address: { postalCode: '18100', communeCode: '18279' },
    statuses: [told('cej', clock.civilDaysAgo(60), clock.civilDaysAgo(-305))],
    accompany: true,
    informedOn: clock.civilDaysAgo(60),
  });
  clock.daysAgo(58);
  await tell.orient('karim', id, 'professionnelle', 'mission-locale');
  clock.daysAgo(57);
  await tell.appoint(id, 'karim', 'sophie');
  clock.daysAgo(50);
  await tell.sitting(id, [
    { by: 'sophie', answers: [need('5'), need('6'), constraint('23', 'MOYEN'), situation('23', '6')] },
  ]);
  const permit = await tell.objective(id, 'sophie', { about: 'objective.23.28' });
  await tell.step(id, 'sophie', permit, {
    title: 'Passer le code de la route',
    lever: 'mobilite',
    owner: 'personne',
    dueOn: clock.civilDaysAgo(-20),
  });
  clock.daysAgo(2);
  await tell.invite(
    id,
    'sophie',
    'paul',
    'accompagnateur',
    'Karim aura bientôt 26 ans : préparons la suite ensemble.',
  );
  await tell.invite(
    id,
    'sophie',
    'nadia',
    'accompagnateur',
    'Un accompagnement social serait utile pour son logement.',
  );
}

export const stories = [awa, thomas, sylvie, jeanLuc, waiting];
