import { keysOf, signLink, sixDigits } from '../auth/keys.ts';
import type { Runtime } from '../runtime.ts';
import type { MailTools } from './template.ts';

export function mailTools(runtime: Pick<Runtime, 'publicUrl' | 'secret'>): MailTools {
  const keys = keysOf(runtime);
  return {
    url: (path) => runtime.publicUrl + path,
    signed: (purpose, id) => signLink(keys, purpose, id),
    code: (id) => sixDigits(keys, id),
  };
}
