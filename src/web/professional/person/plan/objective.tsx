import { advanceObjective } from '../../../../domain/plan/advance-objective.server.ts';
import { editObjective } from '../../../../domain/plan/edit-objective.server.ts';
import { objectivePage } from '../../../../domain/plan/plan-page.query.server.ts';
import { shareObjective } from '../../../../domain/plan/share-with-contributors.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import type { Route } from './+types/objective.ts';
import { ObjectiveCards } from './objective-cards.tsx';
import { personCrumbs, planHref } from './paths.ts';
import { rejectedTitle } from './plan-messages.ts';
import { ShareCard } from './share-card.tsx';
import { type Acts, submittedAct } from './submitted-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Objectif · Relais' }];

/** A refused form too: the page then shows what stands, and the form is about that version. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, objectiveId } = args.params;
  return { personId, ...(await run(runtime, objectivePage, actor, { personId, objectiveId })) };
}

export async function action(args: Route.ActionArgs) {
  const { personId, objectiveId } = args.params;
  return submittedAct(
    args,
    ACTS,
    { personId, objectiveId },
    (done) => `${planHref(personId)}?fait=${done}&sur=${objectiveId}`,
  );
}

const ACTS: Acts<{ personId: string; objectiveId: string }> = {
  modifier: {
    done: 'modifie',
    work: ({ runtime, actor }, objective, form) =>
      run(runtime, editObjective, actor, { ...objective, title: String(form.get('title') ?? '') }),
  },
  atteindre: {
    done: 'objectif-etat',
    work: ({ runtime, actor }, objective) =>
      run(runtime, advanceObjective, actor, { ...objective, move: 'reach' }),
  },
  abandonner: {
    done: 'objectif-etat',
    work: ({ runtime, actor }, objective, form) =>
      run(runtime, advanceObjective, actor, {
        ...objective,
        move: 'give-up',
        reason: String(form.get('reason') ?? '') as 'autre',
      }),
  },
  reprendre: {
    done: 'objectif-etat',
    work: ({ runtime, actor }, objective) =>
      run(runtime, advanceObjective, actor, { ...objective, move: 'reopen' }),
  },
  partager: {
    done: 'partage',
    work: ({ runtime, actor }, objective, form) =>
      run(runtime, shareObjective, actor, { ...objective, seats: form.getAll('seats').map(String) }),
  },
};

export default function ObjectiveDetail({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, objective, contributors } = loaderData;
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          ...personCrumbs(personId, personName),
          { label: 'Plan', href: planHref(personId) },
          { label: 'Objectif' },
        ]}
      />
      <PageTitle title={objective.title} subtitle={personName} />
      {actionData && <ErrorSummary errors={actionData.errors} title={rejectedTitle(actionData)} />}
      <ObjectiveCards objective={objective} rejected={actionData} />
      <ShareCard
        what="objective"
        item={objective}
        contributors={contributors}
        personId={personId}
        rejected={actionData?.act === 'partager' ? actionData : undefined}
      />
    </Stack>
  );
}
