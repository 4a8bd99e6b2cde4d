import { data, redirect } from 'react-router';
import { z } from 'zod';
import { addParticipant, inviteToSitting } from '../../../../domain/diagnosis/add-participant.server.ts';
import { closeSitting } from '../../../../domain/diagnosis/close-sitting.server.ts';
import type { Modality } from '../../../../domain/diagnosis/codes.ts';
import { diagnosisPage } from '../../../../domain/diagnosis/diagnosis-page.query.server.ts';
import { joinSitting } from '../../../../domain/diagnosis/join-sitting.server.ts';
import { diagnosisMessages } from '../../../../domain/diagnosis/messages.ts';
import { recordAnswers } from '../../../../domain/diagnosis/record-answers.server.ts';
import type { AnswerConflict } from '../../../../domain/diagnosis/rules.ts';
import { startSitting } from '../../../../domain/diagnosis/start-sitting.server.ts';
import { objectivesOfConstraints } from '../../../../domain/plan/objectives-of-constraints.query.server.ts';
import { NotFound, Refused } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional, type Signed } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import type { Route } from './+types/diagnosis.ts';
import { AnsweringContext } from './answering-objectives.tsx';
import { Board } from './board.tsx';
import { DiagnosisLinks } from './diagnosis-links.tsx';
import { JoinedAnswersCard } from './joined-answers-card.tsx';
import { readSheetForm } from './sheet-form.ts';
import { SummaryView } from './summary-view.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Diagnostic partagé · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const page = await run(runtime, diagnosisPage, actor, { personId });
  const answering =
    page.level === 'file' ? await run(runtime, objectivesOfConstraints, actor, { personId }) : [];
  const { searchParams } = new URL(args.request.url);
  return {
    personId,
    page,
    answering,
    saved: searchParams.get('enregistre'),
    told: searchParams.get('fait'),
  };
}

/** What a plain form gets when it cannot simply go on: the page again, with what stands against it. */
interface Outcome {
  readonly conflicts: readonly AnswerConflict[];
  readonly refusal?: string;
  readonly wantedJob?: string;
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

function colleagueOf(form: FormData): { sittingId: string; seat: string } {
  const seat = String(form.get('collegue') ?? '');
  if (seat === '') throw new Refused('participant_missing');
  return { sittingId: String(form.get('seance')), seat };
}

const ACTS: Record<string, Act> = {
  enregistrer: async ({ runtime, actor }, personId, form) => {
    const answers = readSheetForm(form);
    if (answers.length === 0) return redirect(`${pageOf(personId)}?enregistre=0`);
    const { conflicts } = await run(runtime, recordAnswers, actor, { personId, answers });
    if (conflicts.length > 0) return data<Outcome>({ conflicts }, { status: 409 });
    return redirect(`${pageOf(personId)}?enregistre=${answers.length}`);
  },
  chercher: async (_, __, form) =>
    data<Outcome>({ conflicts: [], wantedJob: String(form.get('metier') ?? '').slice(0, 100) }),
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
  ajouter: async ({ runtime, actor }, personId, form) => {
    await run(runtime, addParticipant, actor, { personId, ...colleagueOf(form) });
    return redirect(`${pageOf(personId)}?fait=ajouter`);
  },
  prevenir: async ({ runtime, actor }, personId, form) => {
    await run(runtime, inviteToSitting, actor, { personId, ...colleagueOf(form) });
    return redirect(`${pageOf(personId)}?fait=prevenir`);
  },
  terminer: async ({ runtime, actor }, personId, form) => {
    await run(runtime, closeSitting, actor, { personId, sittingId: String(form.get('seance')) });
    return redirect(pageOf(personId));
  },
};

const TOLD: Readonly<Record<string, string>> = {
  ajouter: 'Votre collègue prend part à la séance : vos deux noms y figurent.',
  prevenir: 'Votre collègue reçoit un e-mail qui ouvre la séance.',
};

export default function Diagnosis({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, page, answering, saved, told } = loaderData;
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
      {page.level === 'file' && <DiagnosisLinks personId={personId} mayAnswer={page.mayAnswer} />}
      {told && TOLD[told] && !outcome && (
        <Notice tone="success" live>
          <p>{TOLD[told]}</p>
        </Notice>
      )}
      {saved !== null && !outcome && <SavedNotice count={Number(saved)} />}
      {page.level === 'file' &&
        page.joined.map((one) => (
          <JoinedAnswersCard key={one.personId} joined={one} timeZone={frame.timeZone} />
        ))}
      {page.level === 'file' ? (
        <AnsweringContext value={answering}>
          <Board
            personId={personId}
            page={page}
            conflicts={outcome?.conflicts ?? []}
            refusal={outcome?.refusal}
            wantedJob={outcome?.wantedJob ?? ''}
          />
        </AnsweringContext>
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
