import { redirect } from 'react-router';
import { newMovePage } from '../../../domain/circle/new-move-page.query.server.ts';
import type { MoveKind } from '../../../domain/circle/portfolio-move.ts';
import { prepareMove } from '../../../domain/circle/prepare-move.server.ts';
import { ofName } from '../../../domain/french.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/new-move.ts';
import { MoveForm } from './move-form.tsx';
import { moveHref, ORGANISATION, STAND_INS } from './paths.ts';
import { sent, submitted } from './submitted.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Confier un portefeuille · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const page = await run(runtime, newMovePage, actor, {
    seat: query.get('de') ?? '',
    absenceId: query.get('absence') || undefined,
    leftOf: query.get('reste') || undefined,
    interim: query.get('interim') === 'oui',
    cutShort: query.get('suite') === 'oui',
  });
  const kind: MoveKind = query.get('objet') === 'transfert' ? 'transfert' : 'remplacement';
  return { page, kind };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  return submitted(form, async () => {
    const { moveId } = await run(runtime, prepareMove, actor, {
      moveId: sent(form, 'moveId'),
      kind: sent(form, 'kind') as MoveKind,
      fromSeat: sent(form, 'fromSeat'),
      toSeats: form.getAll('toSeats').map(String),
      from: sent(form, 'from'),
      until: sent(form, 'until'),
      people: sent(form, 'qui') === 'selection' ? form.getAll('people').map(String) : undefined,
    });
    return redirect(moveHref(moveId));
  });
}

export default function NewMove({ loaderData, actionData }: Route.ComponentProps) {
  const { page, kind } = loaderData;
  const { from } = page;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Organisation', href: ORGANISATION },
          { label: 'Remplacements', href: STAND_INS },
          { label: 'Confier un portefeuille' },
        ]}
      />
      <PageTitle
        title={`Confier les personnes ${ofName(from.name)}`}
        subtitle="Rien ne change avant la page suivante, qui montre qui reçoit qui"
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {from.leavesOn && (
        <Notice tone="info">
          <p>Son départ est prévu : son accès s’arrête le {formatDate(from.leavesOn)}.</p>
        </Notice>
      )}
      {page.people.length === 0 ? (
        <Card>
          <EmptyState
            title={`${from.name} n’accompagne personne`}
            level={2}
            action={
              <LinkButton href={STAND_INS} variant="quiet">
                Choisir un autre collègue
              </LinkButton>
            }
          >
            <p>Il n’y a personne à confier.</p>
          </EmptyState>
        </Card>
      ) : (
        <Card>
          <MoveForm page={page} kind={kind} rejected={actionData} />
        </Card>
      )}
    </Stack>
  );
}
