import type { ClientBase } from 'pg';
import type { Logger } from '../log/log.ts';
import { withOwner } from './connect.ts';

/** Data that comes with the product (communes, codes): loaded by the owner after the migrations, once by content. */
export interface ReferenceData {
  name: string;
  load(owner: ClientBase): Promise<'loaded' | 'unchanged'>;
}

export async function seedReference(
  ownerUrl: string,
  sources: readonly ReferenceData[],
  options: { log?: Logger } = {},
): Promise<string[]> {
  return withOwner(ownerUrl, async (owner) => {
    const loaded: string[] = [];
    for (const { name, load } of sources) {
      if ((await load(owner)) === 'unchanged') continue;
      loaded.push(name);
      options.log?.debug({ reference: name }, 'reference data loaded');
    }
    return loaded;
  });
}
