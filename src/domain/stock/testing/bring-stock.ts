import { boundTransaction } from '../../../platform/access/bound-transaction.ts';
import { newId } from '../../../platform/database/id.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { changeAccess } from '../../circle/change-access.server.ts';
import type { CircleTerritory } from '../../circle/testing/circle-world.ts';
import { enterPerson, newPersonInput } from '../../person/enter-person.server.ts';

/** People whom a list brings, who entered long ago: as the import writes them. */
export async function bringStock(
  runtime: Runtime,
  at: CircleTerritory,
  count: number,
  { enteredOn, informed = true }: { enteredOn: string; informed?: boolean },
): Promise<string[]> {
  const people: string[] = [];
  await boundTransaction(runtime, at.seats.reception, async ({ tx }) => {
    for (let n = 0; n < count; n++) {
      const entry = newPersonInput.parse({
        territoryId: at.territoryId,
        identity: { familyName: `Stock ${newId().slice(-6)}`, givenName: 'Awa' },
        informedOn: informed ? enteredOn : null,
        enteredOn,
        statuses: [{ kind: 'rsa-droits-devoirs', from: enteredOn, source: 'fichier' }],
      });
      people.push(
        await enterPerson({ tx, clock: runtime.clock, actor: at.seats.reception }, entry, 'import'),
      );
      // Each person is a transaction of their own in an import: what may still be written of them ends with it.
      await changeAccess(tx, 'refresh_list', people.at(-1)!);
    }
  });
  return people;
}
