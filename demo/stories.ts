import type { StatusCode } from '../src/domain/person/codes.ts';
import {
  again,
  constraint,
  job,
  need,
  noConstraint,
  profile,
  type Storyteller,
  situation,
} from './storyteller.ts';

/** A status told by the person; dates are civil days. */
const told = (kind: StatusCode, from: string, expectedUntil: string | null = null) => ({
  kind,
  from,
  expectedUntil,
  until: null,
  source: 'personne' as const,
});

/** Awa Diallo: two organisations, one diagnosis, one plan, and a crèche that sees its own step only. */
async function awa(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(600);
  const id = await tell.enter('nadia', {
    identity: { familyName: 'Diallo', givenName: 'Awa', birthDate: '2001-01-18', civility: 'madame' },
    contact: {
      phone: '+33655501234',
      phoneAcceptsSms: true,
      email: 'awa.diallo@exemple.fr',
      preferred: 'telephone',
    },
    address: { line: '4 rue des Ponts', postalCode: '18500', communeCode: '18141' },
    statuses: [told('pacea', clock.civilDaysAgo(640))],
    household: {
      from: clock.civilDaysAgo(620),
      loneParent: true,
      couple: false,
      children: { '0_2': 1, '3_5': 0, '6_13': 0, '14_17': 0, '18_plus': 0 },
    },
    accompany: true,
    informedOn: clock.civilDaysAgo(600),
  });
  await tell.opensTheirSpace(id, 'Awa Diallo', 'Accompagnée par deux organismes, avec un plan en cours');
  await tell.signsInWith(id, 'nadia', 'awa.diallo@exemple.fr', '2001-01-18');
  clock.daysAgo(592, 9);
  await tell.orient('claire', id, 'socio-professionnelle', 'france-travail');
  clock.daysAgo(588, 11);
  await tell.appoint(id, 'hugo', 'amelie');
  await firstYear(tell, id);
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
        profile('project', 'DIT', {
          text: 'J’aimerais être boulangère, pas trop loin de la crèche de ma fille. Le fournil, me lever tôt, ça me plaît.',
        }),
        profile('confidence', 'UN_PEU'),
        profile('agency', 'ASSEZ'),
      ],
    },
    {
      by: 'paul',
      answers: [
        profile('work', 'SANS_EMPLOI', { lastJobOn: clock.civilDaysAgo(420) }),
        profile('outlook', 'TROIS_MOIS'),
        profile('training', 'C3A'),
        job('D1102', { km: '15', contract: 'CDD', hours: 'TEMPS_PLEIN' }, true),
        job('G1603', { km: '15', hours: 'TEMPS_PARTIEL' }),
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
  const place = await tell.step(id, 'nadia', care, {
    title: 'Trouver une place d’accueil à Mehun-sur-Yèvre',
    lever: 'garde',
    owner: 'lucie',
    dueOn: clock.civilDaysAgo(60),
    details: {
      structure: 'Crèche Les Lucioles',
      adresse: '2 place du 14-Juillet, Mehun-sur-Yèvre',
      jours: ['lundi', 'mardi', 'jeudi'],
      debut: clock.civilDaysAgo(55),
    },
  });
  clock.daysAgo(118, 10);
  await tell.ask(
    id,
    'nadia',
    place,
    'lucie',
    'Quels papiers faut-il apporter pour l’inscription ?',
    'Le livret de famille et un justificatif de domicile suffisent.',
  );
  clock.daysAgo(90, 15);
  const bakery = await tell.objective(id, 'paul', {
    title: 'Devenir boulangère, pas loin de la crèche de ma fille',
  });
  const immersion = await tell.step(id, 'paul', bakery, {
    title: 'Immersion de deux semaines à la boulangerie Moreau',
    lever: 'immersion',
    owner: 'paul',
    dueOn: clock.civilDaysAgo(30),
    details: {
      employeur: 'Boulangerie Moreau',
      lieu: 'Mehun-sur-Yèvre',
      debut: clock.civilDaysAgo(45),
      fin: clock.civilDaysAgo(32),
    },
  });
  clock.daysAgo(62, 11);
  await tell.finish(id, 'nadia', place, 'abouti', 'place');
  clock.daysAgo(31, 16);
  await tell.contact(id, 'paul', 'visio', 'Bilan d’immersion : ponctuelle, à l’aise au four');
  await tell.finish(id, 'paul', immersion, 'abouti', 'confirme');
  clock.daysAgo(20, 14);
  await tell.sitting(id, [
    {
      by: 'nadia',
      answers: [
        again(profile('confidence', 'ASSEZ')),
        again({ ...constraint('28', 'FAIBLE'), value: 'CLOTUREE' }),
      ],
    },
    {
      by: 'paul',
      answers: [again(need('9', 'POINT_FORT')), need('5'), again(constraint('23', 'MOYEN', true))],
    },
  ]);
  clock.daysAgo(14, 9);
  await tell.visit('nadia', id);
  clock.daysAgo(12, 10);
  await tell.contact(id, 'paul', 'entretien', 'Elle hésite entre le CAP et une deuxième immersion');
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
    details: { solution: 'permis' },
  });
  clock.daysAgo(8, 9);
  const wednesdays = await tell.step(id, 'nadia', care, {
    title: 'Faire garder Lila le mercredi pendant la formation',
    lever: 'garde',
    owner: 'lucie',
    dueOn: clock.civilDaysAgo(-12),
    details: { structure: 'Crèche Les Lucioles', jours: ['mercredi'] },
  });
  // Six days without an answer: it is in Lucie's list, and back in Nadia's.
  clock.daysAgo(6, 9);
  await tell.ask(
    id,
    'nadia',
    wednesdays,
    'lucie',
    'Une place le mercredi serait-elle possible dès la rentrée ?',
  );
  clock.daysAgo(5, 11);
  const session = {
    lever: 'formation',
    owner: 'personne',
    details: {
      etat: 'reperee',
      organisme: 'Formation Val de Cher',
      lieu: 'Vierzon',
      debut: clock.civilDaysAgo(-60),
      fin: clock.civilDaysAgo(-240),
      heures: 420,
    },
  } as const;
  const course = await tell.proposeStep(id, 'paul', bakery, {
    ...session,
    title: 'Candidater au CAP boulangerie en un an',
    dueOn: clock.civilDaysAgo(-15),
  });
  clock.daysAgo(3, 18);
  await tell.amend(
    id,
    'personne',
    course,
    { ...session, title: 'Visiter le centre avant de candidater au CAP', dueOn: clock.civilDaysAgo(-25) },
    'Je voudrais voir les horaires avant de dire oui.',
  );
  clock.daysAgo(2, 19);
  await tell.proposeObjective(
    id,
    'personne',
    'Trouver un logement plus près du travail',
    'Le bus du matin est trop tôt pour ma fille.',
  );
  clock.daysAgo(1, 15);
  await tell.proposeStep(id, 'nadia', driving, {
    title: 'Rencontrer l’auto-école solidaire',
    lever: 'mobilite',
    owner: 'personne',
    dueOn: clock.civilDaysAgo(-10),
    details: { solution: 'permis', structure: 'Plateforme En route' },
  });
  clock.daysAgo(9, 14);
  await tell.contact(id, 'nadia', 'telephone', 'La crèche a confirmé la place, elle peut se former le matin');
  clock.daysAgo(4, 11);
  await tell.contact(id, 'paul', 'sms', null);
  await awaSpeaks(tell, id, driving);
}

/** What was done with her first référente, and how her rights changed meanwhile. */
async function firstYear(tell: Storyteller, id: string): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(570, 10);
  await tell.contact(id, 'amelie', 'entretien', 'Premier rendez-vous, elle parle de boulangerie');
  const choice = await tell.objective(id, 'amelie', { title: 'Choisir un métier qui me plaît' });
  const done = { owner: 'amelie', done: 'abouti' } as const;
  clock.daysAgo(510, 15);
  await tell.step(id, 'amelie', choice, {
    title: 'Atelier « Quels métiers près de chez moi »',
    lever: 'projet',
    ...done,
  });
  clock.daysAgo(455, 11);
  await tell.contact(id, 'amelie', 'telephone', null);
  clock.daysAgo(450, 11);
  await tell.contact(id, 'amelie', 'telephone', 'Une voisine garde sa fille le matin');
  clock.daysAgo(330, 9);
  await tell.contact(id, 'nadia', 'visite', '');
  clock.daysAgo(300, 9);
  await tell.step(id, 'amelie', choice, {
    title: 'Une semaine d’essai en cuisine collective',
    lever: 'immersion',
    ...done,
  });
  clock.daysAgo(262, 10);
  await tell.endsStatus(id, 'claire', 'pacea', clock.civilDaysAgo(264));
  await tell.status(id, 'claire', 'demandeur-emploi', clock.civilDaysAgo(263));
  clock.daysAgo(248, 10);
  await tell.status(id, 'claire', 'rsa-droits-devoirs', clock.civilDaysAgo(250));
}

/** In her own space she says what has changed, and that one status is wrong. */
async function awaSpeaks(tell: Storyteller, id: string, driving: string): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(40, 9);
  await tell.looks('nadia', id);
  clock.daysAgo(9, 10);
  await tell.says(
    id,
    { kind: 'objective', subject: driving },
    'J’ai peur de conduire seule. Je préfère commencer par le code.',
    { by: 'paul', reply: 'C’est noté. On en parle au prochain rendez-vous.' },
  );
  clock.daysAgo(5, 17);
  const { statuses } = await tell.looks('paul', id);
  const jobseeker = statuses?.find(({ kind }) => kind === 'demandeur-emploi');
  if (jobseeker)
    await tell.says(
      id,
      { kind: 'status', subject: jobseeker.statusPeriodId },
      'Je me suis inscrite une semaine plus tard, le lundi.',
    );
}

/** Thomas Rousseau: known to the département, waits for his orientation, and has prepared his first interview. */
async function thomas(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(24);
  const id = await tell.enter('nadia', {
    identity: { familyName: 'Rousseau', givenName: 'Thomas', birthDate: '1988-06-09', civility: 'monsieur' },
    contact: { phone: '+33655505678', phoneAcceptsSms: true },
    address: { postalCode: '18100', communeCode: '18279' },
    statuses: [told('rsa-droits-devoirs', clock.civilDaysAgo(30))],
    accompany: true,
    informedOn: clock.civilDaysAgo(24),
  });
  await tell.contact(id, 'nadia', 'entretien', 'Cherche un poste de magasinier, à Vierzon ou à Bourges');
  await tell.opensTheirSpace(id, 'Thomas Rousseau', 'Attend son orientation');
  await tell.paperCode(id, 'nadia');
  clock.daysAgo(5, 18);
  await tell.prepares(id, {
    projet: 'Travailler dans un entrepôt, ou conduire des engins. Je préfère les journées aux nuits.',
    metier: 'N1103',
    situation: 'sans',
    deplacements: 'beaucoup',
    famille: null,
    logement: 'non',
    argent: 'un-peu',
    sante: 'un-peu',
    confiance: 'plutot-non',
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
  await tell.contact(id, 'fatou', 'entretien', 'Attend la réponse pour le logement');
  clock.daysAgo(20, 10);
  await tell.contact(id, 'nadia', 'sms', null);
  clock.daysAgo(8, 16);
  await tell.contact(id, 'fatou', 'telephone', null);
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
    details: { solution: 'demande', structure: 'Plateforme En route', debut: clock.civilDaysAgo(4) },
  });
  const own = await tell.proposeObjective(id, 'personne', 'Travailler à mon compte comme menuisier');
  await tell.accept(id, 'amelie', own);
  await tell.step(id, 'amelie', own, {
    title: 'Étudier le projet avec une structure qui s’y connaît',
    lever: 'creation',
    owner: 'amelie',
    details: { stade: 'etude', structure: 'Chambre de métiers' },
  });
  await tell.step(id, 'amelie', own, {
    title: 'Demander l’allocation qui va avec la reprise d’activité',
    lever: 'droits',
    owner: 'personne',
    details: { droit: 'prime-activite', demande: clock.civilDaysAgo(170), reponse: clock.civilDaysAgo(110) },
    done: 'abouti',
    outcome: 'ouvert',
  });
  clock.daysAgo(31, 15);
  await tell.contact(id, 'amelie', 'telephone', 'Content de l’essai, préfère les horaires du matin');
  clock.daysAgo(16, 9);
  await tell.contact(id, 'rose', 'telephone', 'Premier trajet réservé');
  clock.daysAgo(14, 11);
  await tell.contact(id, 'elise', 'entretien', 'Revient la semaine prochaine');
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

/** Mourad Lacroix: nobody has spoken with him for three months, and at 26 the mission locale will no longer accompany him. */
async function mourad(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(150);
  const id = await tell.enter('nadia', {
    identity: {
      familyName: 'Lacroix',
      givenName: 'Mourad',
      birthDate: clock.civilDaysAgo(26 * 365 - 70),
      civility: 'monsieur',
    },
    contact: { phone: '+33655503579', phoneAcceptsSms: true },
    address: { postalCode: '18100', communeCode: '18279' },
    statuses: [told('pacea', clock.civilDaysAgo(500))],
    informedOn: clock.civilDaysAgo(150),
  });
  clock.daysAgo(147);
  await tell.orient('claire', id, 'sociale', 'departement');
  clock.daysAgo(145);
  await tell.appoint(id, 'ines', 'nadia');
  clock.daysAgo(96, 14);
  await tell.contact(id, 'nadia', 'entretien', 'Voudrait reprendre une formation de soudeur');
  clock.daysAgo(22, 10);
  await tell.contact(id, 'nadia', 'sms', null);
  clock.daysAgo(9, 16);
  await tell.contact(id, 'nadia', 'telephone', null);
}

/** Rosa Ferreira has found work; Denis Aubert answers nobody any more. Both files stay, and both may come back. */
async function ended(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  const met = async (
    givenName: string,
    familyName: string,
    birthDate: string,
    civility: 'madame' | 'monsieur',
  ) => {
    clock.daysAgo(310);
    const id = await tell.enter('nadia', {
      identity: { familyName, givenName, birthDate, civility },
      address: { postalCode: '18100', communeCode: '18279' },
      statuses: [told('demandeur-emploi', clock.civilDaysAgo(330))],
      informedOn: clock.civilDaysAgo(310),
    });
    clock.daysAgo(306);
    await tell.orient('claire', id, 'professionnelle', 'france-travail');
    clock.daysAgo(304);
    await tell.appoint(id, 'hugo', 'paul');
    clock.daysAgo(290, 10);
    await tell.contact(id, 'paul', 'entretien', 'Premier entretien');
    return id;
  };
  const rosa = await met('Rosa', 'Ferreira', '1987-09-12', 'madame');
  await tell.opensTheirSpace(
    rosa,
    'Rosa Ferreira',
    'A retrouvé un emploi\u00a0: son accompagnement est terminé',
  );
  clock.daysAgo(44, 10);
  await tell.contact(rosa, 'paul', 'telephone', 'A signé un CDI à la biscuiterie');
  clock.daysAgo(30, 9);
  await tell.ends(rosa, 'paul', 'emploi-durable', 'CDI à la biscuiterie de Vierzon. Bravo\u00a0!');

  const denis = await met('Denis', 'Aubert', '1975-05-30', 'monsieur');
  for (const daysAgo of [120, 92, 75]) {
    clock.daysAgo(daysAgo, 15);
    await tell.contact(denis, 'paul', 'telephone', null);
  }
  clock.daysAgo(60, 11);
  await tell.ends(denis, 'hugo', 'sans-nouvelles');
}

export const stories = [awa, thomas, sylvie, jeanLuc, waiting, mourad, ended];
