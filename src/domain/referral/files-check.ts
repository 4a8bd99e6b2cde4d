import { StoreFailed } from '../../platform/files/store-failed.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { filesKept } from './file-retention.server.ts';

const SAID = 20;

/** Each document that a request names is where it should be, and opens under the key of this installation. */
export const filesCheck = {
  name: 'files',
  label: 'Documents joints aux demandes',
  async run({ runtime }: { runtime: Runtime }) {
    const missing: string[] = [];
    const kept = await filesKept(runtime);
    try {
      for (const id of kept) if ((await runtime.files.get(id)) === null) missing.push(id);
    } catch (error) {
      if (!(error instanceof StoreFailed)) throw error;
      return { checked: 0, differences: [`le bucket des documents ${error.words}`] };
    }
    return {
      checked: kept.size,
      differences: missing.slice(0, SAID).map((id) => `${id} manque, ou est illisible`),
      unsaid: Math.max(0, missing.length - SAID),
    };
  },
};
