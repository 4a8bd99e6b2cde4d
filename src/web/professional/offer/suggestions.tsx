import { redirect } from 'react-router';
import { suggestionsToAnswer } from '../../../domain/offer/suggestion/suggestions.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { actOf, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/suggestions.ts';
import { answerFrom } from './answer-suggestion.server.ts';
import { OFFER, SUGGESTIONS } from './paths.ts';
import { ANSWERED, errorsOfPage, SuggestionList } from './suggestion-list.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Signalements · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return {
    suggestions: await run(runtime, suggestionsToAnswer, actor, {}),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const form = await args.request.formData();
  const act = actOf(form, { repondre: () => answerFrom(signed, form) });
  return submitted(form, async () => {
    await act();
    return redirect(`${SUGGESTIONS}?fait=repondre`);
  });
}

export default function Suggestions({ loaderData, actionData }: Route.ComponentProps) {
  const { suggestions, done } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Offre de services', href: OFFER }, { label: 'Signalements' }]} />
      <PageTitle
        title="Signalements"
        subtitle="Ce que des professionnels ont relevé d’inexact dans des fiches de services"
      />
      {actionData && <ErrorSummary errors={errorsOfPage(actionData)} />}
      {!actionData && <DoneNotice done={done} sentences={{ repondre: ANSWERED }} />}
      <Card title="À traiter" detail={plural(suggestions.length, 'signalement')}>
        {suggestions.length === 0 ? (
          <EmptyState title="Rien n’attend votre réponse">
            <p>
              Ceux de votre structure arrivent ici. Le service d’orientation reçoit ceux que nul ne tient.
            </p>
          </EmptyState>
        ) : (
          <SuggestionList suggestions={suggestions} rejected={actionData} named />
        )}
      </Card>
    </Stack>
  );
}
