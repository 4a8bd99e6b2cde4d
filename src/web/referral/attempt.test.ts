import { expect, test } from 'vitest';
import { storeFiles } from '../../domain/referral/store-files.server.ts';
import { Refused } from '../../platform/access/errors.ts';
import { StoreFailed } from '../../platform/files/store-failed.ts';
import { memoryStore } from '../../platform/files/testing/memory-store.ts';
import { pdf } from '../../platform/files/testing/samples.ts';
import { silentLog } from '../../platform/log/log.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { attempt } from './attempt.server.ts';
import { documentsIn } from './documents-in.server.ts';

const files = memoryStore();
const down = { ...files, put: () => Promise.reject(new StoreFailed('unreachable')) };

/** What the page shows of a form that carried these documents. */
async function refused(
  given: Record<string, Buffer>,
  { store = files, act = () => Promise.resolve() }: { store?: typeof files; act?: () => Promise<void> } = {},
) {
  const form = new FormData();
  form.set('words', 'Elle habite loin du car.');
  for (const [name, bytes] of Object.entries(given))
    form.append('documents', new File([new Uint8Array(bytes)], name));
  const runtime = { files: store, log: silentLog } as Runtime;
  const answer = await attempt(form, async () => {
    await storeFiles(runtime, await documentsIn(form), act);
    return new Response();
  });
  if (answer instanceof Response) throw new Error('it was not refused');
  expect(answer.init?.status).toBe(422);
  expect(answer.data.typed.words).toBe('Elle habite loin du car.');
  return answer.data;
}

const KEEPS_NONE = 'le navigateur ne garde pas les documents d’un envoi refusé.';
const two = { 'attestation.pdf': pdf(), 'titre.pdf': pdf() };
const chooseTwo = `Choisissez de nouveau «\u00a0attestation.pdf\u00a0», «\u00a0titre.pdf\u00a0»\u00a0: ${KEEPS_NONE}`;

test('of a store that is down: what happened, and which documents to choose again', async () => {
  const { errors, byField } = await refused(two, { store: down });
  expect(byField.documents).toMatch(/^Les documents ne peuvent pas être enregistrés en ce moment\./);
  expect(byField.documents?.endsWith(` ${chooseTwo}`)).toBe(true);
  expect(errors).toEqual([{ field: 'documents', message: byField.documents }]);
});

test('of too many documents, all of them are named', async () => {
  const six = Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`${n}.pdf`, pdf()]));
  const { documents } = (await refused(six)).byField;
  expect(documents).toMatch(/^Une demande porte 5 documents au plus/);
  for (const name of Object.keys(six)) expect(documents).toContain(`«\u00a0${name}\u00a0»`);
});

test('one that is no document is not named among those to choose again', async () => {
  const { documents } = (await refused({ ...two, 'programme.pdf': Buffer.from('MZ') })).byField;
  expect(documents).toMatch(/^«\u00a0programme\u00a0» n’est ni un PDF/);
  expect(documents?.endsWith(` ${chooseTwo}`)).toBe(true);
  const alone = (await refused({ 'programme.pdf': Buffer.from('MZ') })).byField.documents;
  expect(alone?.endsWith(` Choisissez de nouveau un document\u00a0: ${KEEPS_NONE}`)).toBe(true);
});

test('what is refused of another field says both', async () => {
  const act = () => Promise.reject(new Refused('agreement_missing'));
  const { byField } = await refused(two, { act });
  expect(byField.agreedHow).toMatch(/^Dites comment/);
  expect(byField.documents).toBe(chooseTwo);
});

test('nothing is chosen again for a request that is over', async () => {
  const act = () => Promise.reject(new Refused('files_late'));
  expect((await refused(two, { act })).byField.documents).toMatch(/on n’y joint plus de document\.$/);
});
