import type { Actor } from '../../../platform/access/actor.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import type { TestDatabase } from '../../../platform/database/testing/use-database.ts';
import { fillWorld } from '../../access-proof/fill.ts';
import { buildCast } from '../../access-proof/matrix.ts';

/** The world also holds rows of later capabilities, which only prove who reads them. */
const ownTables = ['status_period', 'household_period', 'orientation', 'person_external_number'];

/** The cast of the table of rights, by the names it has there, around one person. */
export function castAround() {
  const { facts: all, person, actors } = buildCast();
  const facts = { ...all, items: all.items.filter(({ table }) => ownTables.includes(table)) };
  return {
    facts,
    personId: person.id,
    territoryId: person.territory,
    actor(name: string): Extract<Actor, { kind: 'professional' }> {
      const seat = actors.find((actor) => actor.name === name)?.professional;
      if (!seat) throw new Error(`no professional is ${name}`);
      return {
        kind: 'professional',
        professionalId: seat.professional,
        seat: seat.id,
        organisationId: seat.organisation,
      };
    },
    async fill(db: TestDatabase): Promise<void> {
      await withOwner(db.ownerUrl, async (owner) => {
        await fillWorld(owner, facts);
        await owner.query('UPDATE territory SET default_authority_id = $1 WHERE territory_id = $2', [
          person.authority,
          person.territory,
        ]);
      });
    },
  };
}

/** Rows as their owner sees them, past every policy. */
export const ownerRows = <Row>(db: TestDatabase, text: string, values: unknown[] = []): Promise<Row[]> =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);
