import type { Storyteller } from './storyteller.ts';

/** Two people whom two teams each brought in without seeing the other’s: what the orientation service compares. */
export async function doubles(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(64, 10);
  const informedOn = clock.civilDaysAgo(64);
  const monique = { givenName: 'Monique', birthDate: '1971-04-18', civility: 'madame' } as const;
  const phone = '+33699100418';
  await tell.enter('fatou', {
    identity: { ...monique, familyName: 'Besson', usedName: 'Lagarde' },
    contact: { phone, email: null },
    address: { line: '9 rue du Cavalier', postalCode: '18100', communeCode: '18279' },
    statuses: [{ kind: 'rsa-droits-devoirs', from: clock.civilDaysAgo(200), source: 'personne' }],
    accompany: true,
    informedOn,
  });
  const kenza = {
    familyName: 'Hamidi',
    givenName: 'Kenza',
    birthDate: '2003-11-07',
    civility: 'madame',
  } as const;
  await tell.enter('sophie', { identity: kenza, accompany: true, informedOn });
  clock.daysAgo(20, 15);
  await tell.enter('gilles', {
    identity: { ...monique, familyName: 'BESSON' },
    contact: { phone, email: null },
    statuses: [{ kind: 'demandeur-emploi', from: clock.civilDaysAgo(90), source: 'organisme' }],
    accompany: true,
    informedOn: clock.civilDaysAgo(20),
  });
  await tell.enter('fatou', {
    identity: { ...kenza, familyName: 'Amidi' },
    accompany: true,
    informedOn: clock.civilDaysAgo(20),
  });
}
