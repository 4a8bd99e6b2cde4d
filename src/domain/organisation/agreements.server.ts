import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { communeCode, optionalDay, organisationName, siret } from './inputs.ts';

const coordinator = seated<unknown>(({ roles }) => roles.includes('coordinator'));

const from = z.iso.date('Donnez la date de début de la convention.');

/** An organisation enters a territory with its agreement: without one it can do nothing there. */
export const addOrganisation = command({
  name: 'add-organisation',
  input: z.object({
    territoryId: z.uuid(),
    kind: z.string('Choisissez un type d’organisation.').min(1, 'Choisissez un type d’organisation.'),
    name: organisationName,
    siret,
    communeCode,
    discreet: z.boolean(),
    from,
    until: optionalDay,
  }),
  access: coordinator,
  handle: async ({ tx }, input) => {
    if (input.until !== null && input.until < input.from) throw new Refused('agreement_dates');
    const organisationId = newId();
    await changeAccess(
      tx,
      'add_organisation',
      organisationId,
      input.territoryId,
      input.kind,
      input.name,
      input.siret,
      input.communeCode,
      input.discreet,
      newId(),
      input.from,
      input.until,
    );
    return { organisationId };
  },
});

/** Another period for a partner of the territory, after one that ended or will end. */
export const signAgreement = command({
  name: 'sign-agreement',
  input: z.object({ territoryId: z.uuid(), organisationId: z.uuid(), from, until: optionalDay }),
  access: coordinator,
  handle: async ({ tx }, { territoryId, organisationId, from: start, until }) => {
    if (until !== null && until < start) throw new Refused('agreement_dates');
    await changeAccess(tx, 'sign_agreement', newId(), territoryId, organisationId, start, until);
  },
});

/** `until` is the last day: the next morning nobody of the organisation sees anybody of this territory. */
export const endAgreement = command({
  name: 'end-agreement',
  input: z.object({
    agreementId: z.uuid(),
    until: z.iso.date('Donnez le dernier jour de la convention.'),
    why: z
      .string('Donnez la raison.')
      .trim()
      .min(1, 'Donnez la raison en quelques mots.')
      .max(200, 'La raison tient en 200 caractères.'),
  }),
  access: coordinator,
  handle: async ({ tx }, { agreementId, until, why }) => {
    await changeAccess(tx, 'end_agreement', agreementId, until, why);
  },
});
