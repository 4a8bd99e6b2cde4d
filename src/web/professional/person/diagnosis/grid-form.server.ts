import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import { searchJobs } from '../../../../domain/diagnosis/rome-search.ts';
import { JOB_LINES } from './grid-order.ts';
import { readSheetForm } from './sheet-form.ts';
import type { SentAnswer } from './sheet-state.ts';

export interface GridProblem {
  readonly field: string;
  readonly message: string;
}

interface ReadGrid {
  readonly answers: readonly SentAnswer[];
  readonly problems: readonly GridProblem[];
}

/** What the paper said: the items of the sheet, and jobs written in words, each made one card of the reference. */
export function readGrid(form: FormData, jobVersions: ReadonlyMap<string, number>): ReadGrid {
  const answers = readSheetForm(form);
  const problems: GridProblem[] = [];
  for (let line = 1; line <= JOB_LINES; line++) {
    const text = String(form.get(`metier-${line}`) ?? '').trim();
    if (text === '') continue;
    const code = jobCode(text);
    if ('problem' in code) {
      problems.push({ field: `metier-${line}`, message: code.problem });
      continue;
    }
    const typed = (name: string) => String(form.get(`metier-${line}-${name}`) ?? '').trim();
    const details = Object.entries({ km: typed('km'), contract: typed('contract'), hours: typed('hours') });
    answers.push({
      kind: 'job',
      parent: '',
      code: code.found,
      baseVersion: jobVersions.get(code.found) ?? 0,
      value: 'VISE',
      impact: null,
      priority: false,
      details: Object.fromEntries(details.filter(([, value]) => value !== '')),
    });
  }
  return { answers, problems };
}

/** « D1102 », « D1102 Boulangerie – viennoiserie » or words that only one card has. */
function jobCode(text: string): { found: string } | { problem: string } {
  const code = /^([A-N]\d{4})\b/i.exec(text)?.[1]?.toUpperCase();
  if (code && findAnyItem({ kind: 'job', parent: '', code })) return { found: code };
  const [first, ...others] = searchJobs(text, 5);
  if (!first) return { problem: `Aucun métier pour « ${text} » : essayez un autre mot, ou son code ROME.` };
  if (others.length === 0) return { found: first.code };
  const choices = [first, ...others].map((job) => `${job.code} ${job.label}`).join(' ; ');
  return { problem: `Plusieurs métiers pour « ${text} » : gardez l’un de ceux-ci. ${choices}.` };
}
