import { redirect } from 'react-router';
import { choosePeople } from '../../../domain/people-act/choose-people.server.ts';
import { run } from '../../../platform/access/run.ts';
import { newId } from '../../../platform/database/id.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { typed } from '../circle/rejected.ts';
import { sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/choose.ts';
import { chosenFrom, selectionHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Choisir des personnes · Relais' }];

export function loader(args: Route.LoaderArgs) {
  requireProfessional(args);
  return null;
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const people = sent(form, 'qui') === 'toutes' ? null : form.getAll('people').map(String);
  const from =
    sent(form, 'list') === 'sans-referent'
      ? ({
          list: 'sans-referent',
          people,
          show: sent(form, 'show') as 'all',
          as: sent(form, 'as') as 'officer',
        } as const)
      : ({
          list: 'personnes',
          people,
          address: sent(form, 'address'),
          named: sent(form, 'named'),
        } as const);
  return submitted(form, async () => {
    const { actId } = await run(runtime, choosePeople, actor, { actId: newId(), from });
    return redirect(selectionHref(actId));
  });
}

export default function Choose({ actionData }: Route.ComponentProps) {
  const list = typed(actionData, 'list') === 'sans-referent' ? 'sans-referent' : 'personnes';
  const back = chosenFrom(list, list === 'personnes' ? typed(actionData, 'address') : '');
  return (
    <Stack gap="l">
      <PageTitle title="Choisir des personnes" />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <p>Les personnes se choisissent dans une liste : cochez-les, ou prenez toute la liste.</p>
        <LinkButton href={back.href} variant="quiet" icon="arrow-left">
          Revenir à la liste
        </LinkButton>
      </Card>
    </Stack>
  );
}
