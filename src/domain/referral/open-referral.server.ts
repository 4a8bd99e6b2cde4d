import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import '../organisation/tables.ts';
import '../person/tables.ts';
import { told, version } from './inputs.ts';
import { readServiceToAsk } from './read-service.server.ts';
import { nameFiles, namesFiles, newFiles } from './stored-files.ts';
import { movedOr, tellMove } from './tell-move.server.ts';
import './tables.ts';

const key = z.object({ personId: z.uuid(), referralId: z.uuid() });
const asked = key.extend({
  serviceId: z.string().min(1).max(200),
  /** The step of the plan that it serves. */
  stepId: z.uuid().optional(),
  /** The refused or expired request that it replaces. */
  replaces: z.uuid().optional(),
  /** Joined in the same act. */
  files: newFiles.default([]),
});

/** What became of the documents given. Not joined: the request had left before, by the same page, without some of them. */
interface Opened {
  readonly filesJoined: boolean;
}

/**
 * « Is there room? », without saying for whom. The page makes the id: a form sent twice asks once. Anything else of the request is
 * told when it is sent.
 */
export const askForRoom = command({
  name: 'ask-for-room',
  input: asked,
  access: onPerson('edit'),
  handle: (context, input) => open(context, input, 'ask', {}),
});

/** Sends a request with the agreement of the person, who chose what is told of them. */
export const sendReferral = command({
  name: 'send-referral',
  input: asked.extend({ told }),
  access: onPerson('edit'),
  handle: async (context, { told: given, ...input }) =>
    open(context, input, 'send', await toldOf(context, input.personId, given)),
});

/** Sends what there was room for. */
export const sendConfirmedReferral = command({
  name: 'send-confirmed-referral',
  input: key.extend({ version, told }),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const details = JSON.stringify(await toldOf(context, input.personId, input.told));
    const { rows } = await sql<{
      result: unknown;
    }>`SELECT access.move_referral_as_prescriber(${input.personId},
      ${input.referralId}, ${input.version}, 'send', ${details}::jsonb) AS result`.execute(context.tx);
    await tellMove(context.tx, { move: 'send', asker: await askerOf(context) }, movedOr(rows[0]?.result));
  },
});

async function open(
  context: Context,
  input: z.infer<typeof asked>,
  move: 'ask' | 'send',
  details: object,
): Promise<Opened> {
  const { tx } = context;
  const service = await readServiceToAsk(tx, input.serviceId);
  if (!service.email && !service.managedBy) throw new Refused('referral_unreachable');
  const contact = await contactOf(context);
  const given = JSON.stringify({
    ...details,
    serviceId: service.id,
    serviceName: service.name,
    structureName: service.structure,
    servicePlace: service.place,
    themes: service.themes,
    receiverOrg: service.managedBy,
    receiverEmail: service.email,
    sensitive: service.sensitive,
    stepId: input.stepId ?? null,
    replaces: input.replaces ?? null,
    contactName: contact.name,
    contactEmail: contact.email,
    contactPhone: contact.phone,
  });
  const { rows } = await sql<{
    result: unknown;
  }>`SELECT access.open_referral(${input.personId}, ${input.referralId},
    ${move}, ${given}::jsonb) AS result`.execute(tx);
  const moved = movedOr(rows[0]?.result);
  if (moved.twice) return { filesJoined: await namesFiles(tx, input, input.files) };
  // One message tells of both: the link of the request shows its documents.
  if (input.files.length > 0) await nameFiles(tx, input, input.files);
  await tellMove(tx, { move, asker: contact.organisation }, moved);
  return { filesJoined: true };
}

/** Only what the person chose to give leaves: the name they use, and one way to reach them. */
async function toldOf({ tx }: Context, personId: string, given: z.infer<typeof told>): Promise<object> {
  const row = await tx
    .selectFrom('person_identity')
    .innerJoin('person_contact', 'person_contact.person_id', 'person_identity.person_id')
    .select(['given_name', 'used_name', 'family_name', 'phone', 'email'])
    .where('person_identity.person_id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const value = given.channel === 'telephone' ? row.phone : given.channel === 'email' ? row.email : undefined;
  if (value === null) throw new Refused('channel_empty');
  return {
    ...given,
    givenName: row.given_name,
    familyName: row.used_name ?? row.family_name,
    ...(value !== undefined && { value }),
  };
}

/** The professional whom the structure answers. */
async function contactOf({ tx, actor }: Context) {
  if (actor.kind !== 'professional') throw new NotFound();
  const row = await tx
    .selectFrom('professional')
    .select(['given_name', 'family_name', 'email', 'phone'])
    .where('professional_id', '=', actor.professionalId)
    .executeTakeFirstOrThrow();
  return {
    name: `${row.given_name} ${row.family_name}`,
    email: row.email,
    phone: row.phone,
    organisation: await askerOf({ tx }),
  };
}

async function askerOf({ tx }: Pick<Context, 'tx'>): Promise<string> {
  const { rows } = await sql<{ name: string }>`SELECT access.org_name() AS name`.execute(tx);
  return rows[0]?.name ?? '';
}
