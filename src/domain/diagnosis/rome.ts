import { diagnosisReference, findItem, type Item, type ItemKind, type ItemRef } from './codes.ts';
import { romeCards, romeVersion } from './rome-codes.ts';

const card = (line: string): Item => {
  const code = line.slice(0, 5);
  return { kind: 'job', parent: '', code, label: line.slice(6), sensitive: false };
};

/** Every job of the reference, by code. */
export const jobs: readonly Item[] = romeCards.trim().split('\n').map(card);

const byCode = new Map(jobs.map((job) => [job.code, job]));

/** An item of the grid, or a job. */
export const findAnyItem = (ref: ItemRef): Item | undefined =>
  ref.kind === 'job' && ref.parent === '' ? byCode.get(ref.code) : findItem(ref);

/** As many as one interview can take seriously. */
export const MOST_JOBS = 5;

const ours: readonly ItemKind[] = ['work', 'outlook', 'project', 'confidence', 'agency'];

/** The reference, with its version, that an item comes from. */
export const referenceOf = (kind: ItemKind): string =>
  kind === 'job' ? romeVersion : ours.includes(kind) ? 'relais-1' : diagnosisReference;
