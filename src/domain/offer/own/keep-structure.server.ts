import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import { Refused } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import '../../organisation/tables.ts';
import { OWN_SOURCE } from '../reference/sources.ts';
import { offerReader } from '../schema.ts';
import { enteredPlace } from './own-record.server.ts';

/** A manager attaches to their organisation the structure of the directory that bears its SIRET. */
export const keepStructure = command({
  name: 'keep-offer-structure',
  input: z.object({ structureId: z.string().max(300) }),
  access: seated(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { structureId }) => {
    await sql`SELECT access.keep_structure(${structureId})`.execute(tx);
  },
});

/** No source describes the structure of this organisation: it begins as Relais knows the organisation. */
export const openOwnStructure = command({
  name: 'open-own-structure',
  input: z.object({}),
  access: seated(({ roles }) => roles.includes('manager')),
  handle: async ({ tx, actor, clock }) => {
    const day = today(clock);
    const organisation = await tx
      .selectFrom('organisation')
      .select(['organisation_id', 'name', 'siret', 'commune_code', 'address', 'phone', 'email'])
      .where('organisation_id', '=', asProfessional(actor).organisationId)
      .executeTakeFirstOrThrow();
    const place = await enteredPlace(tx, organisation.commune_code ?? '');
    const { record } = offerReader(day).structure({
      source: OWN_SOURCE,
      id: `${OWN_SOURCE}--${organisation.organisation_id}`,
      nom: organisation.name,
      date_maj: day,
      siret: organisation.siret,
      commune: place?.name,
      code_postal: place?.postalCodes[0],
      code_insee: place?.code,
      adresse: organisation.address,
      longitude: place?.longitude,
      latitude: place?.latitude,
      telephone: organisation.phone,
      courriel: organisation.email,
    });
    if (!record) throw new Refused('structure-details');
    const text = JSON.stringify(record);
    const hash = createHash('sha256').update(text).digest().subarray(0, 16);
    await sql`SELECT access.open_structure(${text}::json, ${hash})`.execute(tx);
  },
});
