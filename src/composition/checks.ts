import { accessColumnsCheck } from '../domain/circle/access-columns-check.ts';
import { listColumnsCheck } from '../domain/person/list-columns-check.ts';
import { filesCheck } from '../domain/referral/files-check.ts';
import { sealCheck } from '../platform/audit/seal-check.ts';
import { serverCheck } from '../platform/database/server-check.ts';
import type { Runtime } from '../platform/runtime.ts';

export interface CheckResult {
  /** How many things were looked at. */
  checked: number;
  /** One line per difference, with ids and never with names. */
  differences: string[];
  /** How many more there are than lines. */
  unsaid?: number;
}

/** Something that is derived from facts, and can be derived again to compare. */
export interface Check {
  name: string;
  /** « Colonnes d’accès » */
  label: string;
  run(relais: { runtime: Runtime; ownerUrl: string }): Promise<CheckResult>;
}

/** What `relais check` looks at; each capability adds its own. */
export const checks: readonly Check[] = [
  serverCheck,
  accessColumnsCheck,
  listColumnsCheck,
  sealCheck,
  filesCheck,
];
