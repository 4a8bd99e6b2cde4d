import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import '../offer/tables.ts';
import { personName } from '../person/person-name.server.ts';
import { type MissingKind, missingAfterRefusal } from './codes.ts';
import { readReferral } from './read-referrals.server.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface NeedForm {
  readonly personName: string;
  readonly themes: readonly Choice[];
  readonly publics: readonly Choice[];
  /** What the refusal already says of what was missing. */
  readonly missing: MissingKind | null;
}

export const needForm = query({
  name: 'unmet-need-form',
  input: z.object({ personId: z.uuid(), referralId: z.uuid().optional() }),
  access: onPerson('edit'),
  reads: { continues: 'referrals' },
  handle: async ({ tx, clock }, { personId, referralId }): Promise<NeedForm> => {
    const values = await tx
      .selectFrom('offer_value')
      .select(['kind', 'value', 'label'])
      .where('kind', 'in', ['thematique', 'public'])
      .orderBy('place')
      .execute();
    const referral = referralId ? await readReferral(tx, { personId, referralId }, clock) : null;
    const guessed = referral?.refusalReason ? missingAfterRefusal[referral.refusalReason] : undefined;
    return {
      personName: await personName(tx, personId),
      themes: values.filter(({ kind }) => kind === 'thematique'),
      publics: values.filter(({ kind }) => kind === 'public'),
      missing: guessed ?? (referral?.state === 'expiree' ? 'sans-reponse' : null),
    };
  },
});
