import { redirect } from 'react-router';
import { circleMessages } from '../../../domain/circle/messages.ts';
import { endingMessages } from '../../../domain/ending/messages.ts';
import type { PeopleDecision } from '../../../domain/people-act/decisions.server.ts';
import { launchPeopleAct, resumePeopleAct } from '../../../domain/people-act/launch-people-act.server.ts';
import { peopleActPage } from '../../../domain/people-act/people-act-page.query.server.ts';
import type { PeopleActPage } from '../../../domain/people-act/views.ts';
import { tagMessages } from '../../../domain/tag/messages.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { plural, pluralWord } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { actOf, sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/selection.ts';
import { ActChoices } from './act-choices.tsx';
import { ActState } from './act-state.tsx';
import { ChosenPeople } from './chosen-people.tsx';
import { chosenFrom, selectionHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Agir pour plusieurs personnes · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = Number(new URL(args.request.url).searchParams.get('page') ?? 1);
  const act = await run(runtime, peopleActPage, actor, { actId: args.params.actId, page });
  return { act, sentences: sentencesOf(act), today: today(runtime.clock) };
}

/** Why some were refused, in the words of the command about one person. */
function sentencesOf({ refusals }: PeopleActPage): { code: string; sentence: string; people: number }[] {
  return refusals.map(({ code, params, people }) => ({
    code,
    people,
    sentence:
      (circleMessages[code] ?? tagMessages[code] ?? endingMessages[code])?.(params) ??
      'Une règle de Relais s’y oppose.',
  }));
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { actId } = args.params;
  const form = await args.request.formData();
  const launch = (decision: object) =>
    run(runtime, launchPeopleAct, actor, { actId, decision: decision as PeopleDecision });
  const act = actOf(form, {
    orienter: () =>
      launch({
        kind: 'orientation',
        track: sent(form, 'track'),
        bodyId: sent(form, 'bodyId'),
        reason: sent(form, 'reason'),
        notifiedOn: sent(form, 'notifiedOn') || null,
      }),
    nommer: () => launch({ kind: 'referent', seat: sent(form, 'seat') }),
    poser: () => launch({ kind: 'etiquette', tagId: sent(form, 'tagId'), put: true }),
    enlever: () => launch({ kind: 'etiquette', tagId: sent(form, 'tagId'), put: false }),
    terminer: () =>
      launch({
        kind: 'fin',
        reason: sent(form, 'reason'),
        endedOn: sent(form, 'endedOn'),
        comment: sent(form, 'comment'),
      }),
    reprendre: () => run(runtime, resumePeopleAct, actor, { actId }),
  });
  return submitted(form, async () => {
    await act();
    return redirect(selectionHref(actId));
  });
}

export default function Selection({
  loaderData: { act, sentences, today: day },
  actionData,
}: Route.ComponentProps) {
  const from = chosenFrom(act.list, act.address);
  const title = `${plural(act.total, 'personne')} ${pluralWord(act.total, 'choisie')}`;
  return (
    <Stack gap="l">
      <Breadcrumb items={[from, { label: title }]} />
      <PageTitle
        title={title}
        subtitle={
          act.state === 'choisie' ? 'Rien ne change pour elles avant que vous ne décidiez' : undefined
        }
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {act.state === 'choisie' ? (
        <ActChoices act={act} today={day} rejected={actionData} />
      ) : (
        <ActState act={act} sentences={sentences} back={from.href} />
      )}
      <Card title="Les personnes" detail={act.pages > 1 ? '100 par page' : undefined}>
        <ChosenPeople act={act} sentences={sentences} />
        {act.pages > 1 && <Pages act={act} />}
      </Card>
    </Stack>
  );
}

function Pages({ act: { actId, page, pages } }: { act: PeopleActPage }) {
  const at = (to: number) => `${selectionHref(actId)}?page=${to}`;
  return (
    <Pagination
      label="Pages des personnes"
      previousHref={page > 1 ? at(page - 1) : undefined}
      nextHref={page < pages ? at(page + 1) : undefined}
    />
  );
}
