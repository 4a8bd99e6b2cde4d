import { redirect } from 'react-router';
import { chooseColumns } from '../../../domain/import/choose-columns.server.ts';
import { decideRow } from '../../../domain/import/decide-row.server.ts';
import { refusalMessage } from '../../../domain/import/flow-messages.ts';
import {
  discardImport,
  launchImport,
  resumeImport,
  takeOverImport,
} from '../../../domain/import/launch-import.server.ts';
import { importMessage } from '../../../domain/import/messages.ts';
import { reopenColumns } from '../../../domain/import/reopen-columns.server.ts';
import { forgetMapping } from '../../../domain/import/saved-mappings.server.ts';
import { type Decision, decisions } from '../../../domain/import/states.ts';
import { NotFound, Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import type { Signed } from '../../require-professional.server.ts';
import { importHref, importsHref, rowsHref } from './paths.ts';

export interface Rejected {
  errors: { message: string }[];
  /** The columns as they were chosen, and the name to keep them under, to be shown again. */
  choices: Record<string, string>;
  saveAs: string | null;
}

type Act = (signed: Signed, importId: string, form: FormData) => Promise<Response | Rejected>;

/** What the forms of the page of a list do; each is a POST that ends on the page again. */
export async function performAct(
  signed: Signed,
  importId: string,
  form: FormData,
): Promise<Response | Rejected> {
  const act = acts[String(form.get('acte'))];
  if (!act) throw new NotFound();
  try {
    return await act(signed, importId, form);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { errors: [{ message: refusalMessage(error.code) }], choices: {}, saveAs: null };
  }
}

const acts: Record<string, Act> = {
  colonnes: async ({ runtime, actor }, importId, form) => {
    const choices = choicesOf(form);
    const saveAs = String(form.get('logiciel') ?? '');
    const problems = await run(runtime, chooseColumns, actor, { importId, choices, saveAs });
    if (problems.length === 0) return redirect(importHref(importId));
    return {
      errors: problems.map((problem) => ({
        message: importMessage(problem.code, 'params' in problem ? problem.params : {}),
      })),
      choices,
      saveAs,
    };
  },
  oublier: async ({ runtime, actor }, importId) => {
    await run(runtime, forgetMapping, actor, { importId });
    return redirect(importHref(importId));
  },
  revenir: async ({ runtime, actor }, importId) => {
    await run(runtime, reopenColumns, actor, { importId });
    return redirect(importHref(importId));
  },
  decider: async ({ runtime, actor }, importId, form) => {
    const [decision, targetId] = String(form.get('decision')).split(' ');
    if (!isDecision(decision)) throw new NotFound();
    const rowNumber = Number(form.get('ligne'));
    await run(runtime, decideRow, actor, { importId, rowNumber, decision, ...(targetId && { targetId }) });
    const page = rowsHref(importId, String(form.get('voir') ?? '') || null, Number(form.get('apres') ?? 0));
    return redirect(`${page}#ligne-${rowNumber}`);
  },
  importer: async ({ runtime, actor }, importId) => {
    await run(runtime, launchImport, actor, { importId });
    return redirect(importHref(importId));
  },
  abandonner: async ({ runtime, actor }, importId) => {
    await run(runtime, discardImport, actor, { importId });
    return redirect(`${importsHref}?fait=abandon`);
  },
  reprendre: async ({ runtime, actor }, importId) => {
    await run(runtime, takeOverImport, actor, { importId });
    return redirect(importHref(importId));
  },
  continuer: async ({ runtime, actor }, importId) => {
    await run(runtime, resumeImport, actor, { importId });
    return redirect(importHref(importId));
  },
};

const isDecision = (text: string | undefined): text is Decision =>
  decisions.some((decision) => decision === text);

function choicesOf(form: FormData): Record<string, string> {
  const choices: Record<string, string> = {};
  for (const [name, value] of form) {
    const index = /^colonne-(\d{1,3})$/.exec(name)?.[1];
    if (index !== undefined) choices[index] = String(value);
  }
  return choices;
}
