import { checks } from '../composition/checks.ts';
import type { Verb } from './verb.ts';

export const check: Verb = {
  name: 'check',
  summary: 'Recalcule ce qui est déduit des faits et signale chaque différence, sans rien corriger.',
  async run({ open }) {
    const { runtime, ownerUrl } = await open();
    const results = [];
    for (const { name, label, run } of checks)
      results.push({ name, label, ...(await run({ runtime, ownerUrl })) });
    const ok = results.every((result) => result.differences.length === 0);
    const lines = results.flatMap(({ label, checked, differences, unsaid = 0 }) => [
      `${label} : ${checked} vérifiés, ${counted(differences.length + unsaid)}.`,
      ...differences.map((difference) => `  ${difference}`),
      ...(unsaid > 0 ? [`  et ${unsaid} autres.`] : []),
    ]);
    return { json: { ok, checks: results.map(({ label: _label, ...result }) => result) }, lines, ok };
  },
};

const counted = (found: number): string =>
  found === 0 ? 'aucune différence' : `${found} différence${found > 1 ? 's' : ''}`;
