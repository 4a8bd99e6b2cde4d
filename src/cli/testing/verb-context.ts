import type { Relais } from '../../composition/open-relais.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { VerbContext } from '../verb.ts';

/** What a verb is given when its database is open already. */
export function onOpenDatabase({ runtime, ownerUrl }: { runtime: Runtime; ownerUrl: string }) {
  const relais: Relais = {
    runtime,
    ownerUrl,
    prepared: { appUrl: '', migrations: [], reference: [] },
    stop: async () => undefined,
  };
  return (...args: string[]): VerbContext => ({
    args,
    open: async () => relais,
    options: () => {
      throw new Error('this verb opens its own database');
    },
    tell: () => undefined,
  });
}
