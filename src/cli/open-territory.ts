import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { z } from 'zod';
import { setUpTerritory } from '../domain/organisation/set-up.server.ts';
import { communesOfDepartement } from '../domain/territory/communes-of-departement.server.ts';
import { timeZoneOf } from '../domain/territory/time-zone.ts';
import { systemDb } from '../platform/access/system-db.ts';
import { clockIn, today } from '../platform/clock/clock.ts';
import type { Runtime } from '../platform/runtime.ts';
import { StartRefused } from '../platform/start-refused.ts';
import type { Verb } from './verb.ts';

const words = {
  nom: z.string().trim().min(1),
  departement: z.string().regex(/^(\d{2,3}|2[AB])$/),
  autorite: z.string().trim().min(1),
  nature: z.enum(['departement', 'france-travail', 'mission-locale']).default('departement'),
  prenom: z.string().trim().min(1),
  famille: z.string().trim().min(1),
  email: z.email(),
  fonction: z.string().trim().min(1).default('coordination du territoire'),
};
const asked = z.object(words);
type Asked = z.output<typeof asked>;

/** What a new database needs before anybody can sign in: everything else is then done on screen. */
export const openTerritory: Verb = {
  name: 'territory open',
  usage:
    '--nom <territoire> --departement <code> --autorite <organisation> [--nature departement|france-travail|mission-locale] ' +
    '--prenom <prénom> --famille <nom> --email <adresse> [--fonction <fonction>]',
  summary:
    'Ouvre un territoire avec les communes d’un département, son autorité compétente, et un premier compte : responsable de ' +
    'cette organisation et coordination du territoire. Cette personne se connecte par e-mail et fait le reste à l’écran.',
  async run({ args, open }) {
    const territory = readWords(args);
    const { runtime } = await open();
    const communes = await communesOfDepartement(runtime, territory.departement);
    if (communes.length === 0)
      throw new StartRefused(
        'departement-unknown',
        `Aucun département ne porte le code ${territory.departement}.`,
      );
    if (await exists(runtime, territory.nom))
      throw new StartRefused('territory-exists', `Un territoire s’appelle déjà « ${territory.nom} ».`);
    const territoryId = await openWhole(runtime, territory, communes);
    return {
      json: { territoryId, communes: communes.length, account: territory.email.toLowerCase() },
      lines: [
        `Territoire « ${territory.nom} » ouvert : ${communes.length} communes, autorité ${territory.autorite}.`,
        `Premier compte : ${territory.email.toLowerCase()}. Connexion sur ${runtime.publicUrl}/connexion.`,
      ],
    };
  },
};

function readWords(args: readonly string[]): Asked {
  const options = Object.fromEntries(Object.keys(words).map((name) => [name, { type: 'string' as const }]));
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({ args: [...args], options, strict: true }));
  } catch {
    throw new StartRefused(
      'option-unknown',
      `Options comprises : ${Object.keys(words)
        .map((name) => `--${name}`)
        .join(', ')}.`,
    );
  }
  const parsed = asked.safeParse(values);
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]);
  throw new StartRefused(
    'option-wrong',
    `--${name} manque ou n’est pas valable. Voyez : territory open --help`,
  );
}

async function exists(runtime: Runtime, name: string): Promise<boolean> {
  return systemDb(runtime, 'set up territory', async (tx) => {
    const { rows } = await sql`SELECT FROM territory WHERE name = ${name}`.execute(tx);
    return rows.length > 0;
  });
}

async function openWhole(runtime: Runtime, asked: Asked, communes: readonly string[]): Promise<string> {
  const timeZone = timeZoneOf(asked.departement);
  const from = today(clockIn(timeZone, runtime.clock));
  return setUpTerritory(runtime, async (setup) => {
    const territoryId = await setup.openTerritory({ name: asked.nom, communes, on: from, timeZone });
    const organisationId = await setup.addOrganisation({
      territoryId,
      kind: asked.nature,
      name: asked.autorite,
      from,
    });
    await setup.setDefaultAuthority(territoryId, organisationId);
    const { seat } = await setup.admit({
      organisationId,
      givenName: asked.prenom,
      familyName: asked.famille,
      email: asked.email,
      function: asked.fonction,
      speciality: 'les-deux',
      roles: ['member', 'manager'],
      from,
    });
    await setup.giveDuty({ seat, kind: 'coordinator', territoryId, from });
    return territoryId;
  });
}
