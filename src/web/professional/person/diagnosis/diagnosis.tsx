import { data, redirect } from 'react-router';
import { z } from 'zod';
import { closeSitting } from '../../../../domain/diagnosis/close-sitting.server.ts';
import type { Modality } from '../../../../domain/diagnosis/codes.ts';
import { diagnosisPage } from '../../../../domain/diagnosis/diagnosis-page.query.server.ts';
import { joinSitting } from '../../../../domain/diagnosis/join-sitting.server.ts';
import { diagnosisMessages } from '../../../../domain/diagnosis/messages.ts';
import { recordAnswers } from '../../../../domain/diagnosis/record-answers.server.ts';
import type { AnswerConflict } from '../../../../domain/diagnosis/rules.ts';
import { startSitting } from '../../../../domain/diagnosis/start-sitting.server.ts';
import { NotFound, Refused } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional, type Signed } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import type { Route } from './+types/diagnosis.ts';
import { Board } from './board.tsx';
import { readSheetForm } from './sheet-form.ts';
import { SummaryView } from './summary-view.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Diagnostic partagé · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const page = await run(runtime, diagnosisPage, actor, { personId });
  return { personId, page, saved: new URL(args.request.url).searchParams.get('enregistre') };
}

/** What a plain form gets when it cannot simply go on: the page again, with what stands against it. */
interface Outcome {
  readonly conflicts: readonly AnswerConflict[];
  readonly refusal?: string;
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const form = await args.request.formData();
  const act = ACTS[String(form.get('acte'))];
  if (!act) throw new NotFound();
  try {
    return await act(signed, args.params.personId, form);
  } catch (error) {
    if (!(error instanceof Refused) || !(error.code in diagnosisMessages)) throw error;
    const refusal = diagnosisMessages[error.code as keyof typeof diagnosisMessages]();
    return data<Outcome>({ conflicts: [], refusal }, { status: 422 });
  }
}

type Act = (signed: Signed, personId: string, form: FormData) => Promise<unknown>;

const pageOf = (personId: string) => `/personnes/${personId}/diagnostic`;

const ACTS: Record<string, Act> = {
  enregistrer: async ({ runtime, actor }, personId, form) => {
    const answers = readSheetForm(form);
    if (answers.length === 0) return redirect(`${pageOf(personId)}?enregistre=0`);
    const { conflicts } = await run(runtime, recordAnswers, actor, { personId, answers });
    if (conflicts.length > 0) return data<Outcome>({ conflicts }, { status: 409 });
    return redirect(`${pageOf(personId)}?enregistre=${answers.length}`);
  },
  commencer: async ({ runtime, actor }, personId, form) => {
    const heldOn = String(form.get('date'));
    if (!z.iso.date().safeParse(heldOn).success) throw new Refused('sitting_without_date');
    const modality = String(form.get('modalite')) as Modality; // checked by the command
    const colleagues = form.getAll('avec').map(String);
    await run(runtime, startSitting, actor, { personId, heldOn, modality, colleagues });
    return redirect(pageOf(personId));
  },
  rejoindre: async ({ runtime, actor }, personId, form) => {
    await run(runtime, joinSitting, actor, { personId, sittingId: String(form.get('seance')) });
    return redirect(pageOf(personId));
  },
  terminer: async ({ runtime, actor }, personId, form) => {
    await run(runtime, closeSitting, actor, { personId, sittingId: String(form.get('seance')) });
    return redirect(pageOf(personId));
  },
};

export default function Diagnosis({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, page, saved } = loaderData;
  const { frame } = page;
  const outcome = actionData as Outcome | undefined;
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Personnes', href: '/personnes' },
          { label: frame.personName, href: `/personnes/${personId}` },
          { label: 'Diagnostic' },
        ]}
      />
      <PageTitle title="Diagnostic partagé" subtitle={frame.personName} />
      {saved !== null && !outcome && <SavedNotice count={Number(saved)} />}
      {page.level === 'file' ? (
        <Board
          personId={personId}
          page={page}
          conflicts={outcome?.conflicts ?? []}
          refusal={outcome?.refusal}
        />
      ) : (
        <SummaryView summary={page.summary} timeZone={frame.timeZone} />
      )}
    </>
  );
}

/** After a plain form: the page is new, so it must say that the answers are in. */
function SavedNotice({ count }: { count: number }) {
  if (!Number.isInteger(count) || count <= 0)
    return <Notice tone="info" title="Aucune réponse n’a changé." />;
  return (
    <Notice tone="success" title={count === 1 ? 'Réponse enregistrée.' : `${count} réponses enregistrées.`} />
  );
}
