import { redirect } from 'react-router';
import { cancelMove } from '../../../domain/circle/cancel-move.server.ts';
import { carryOutMove } from '../../../domain/circle/carry-out-move.server.ts';
import { movePage } from '../../../domain/circle/move-page.query.server.ts';
import type { MovePage } from '../../../domain/circle/views.ts';
import { ofName } from '../../../domain/french.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formatPeriod, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { Route } from './+types/move.ts';
import { MovePeople } from './move-people.tsx';
import { MoveShares } from './move-shares.tsx';
import { MoveState } from './move-state.tsx';
import { moveHref, ORGANISATION, STAND_INS } from './paths.ts';
import { actOf, submitted } from './submitted.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Relais d’un portefeuille · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = Number(new URL(args.request.url).searchParams.get('page') ?? 1);
  return run(runtime, movePage, actor, { moveId: args.params.moveId, page });
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { moveId } = args.params;
  const form = await args.request.formData();
  const act = actOf(form, {
    confirmer: async () => {
      await carryOutMove(runtime, actor, moveId);
      return moveHref(moveId);
    },
    annuler: async () => {
      await run(runtime, cancelMove, actor, { moveId });
      return `${STAND_INS}?fait=annuler`;
    },
  });
  return submitted(form, async () => redirect(await act()));
}

export default function Move({ loaderData: move, actionData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Organisation', href: ORGANISATION },
          { label: 'Remplacements', href: STAND_INS },
          { label: titleOf(move) },
        ]}
      />
      <PageTitle title={titleOf(move)} subtitle={subtitleOf(move)} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <MoveState move={move} />
      <Card title="Qui reçoit">
        <MoveShares move={move} />
      </Card>
      <Card title="Les personnes" detail={plural(move.total, 'personne')}>
        <MovePeople move={move} />
        {move.pages > 1 && (
          <Pagination
            label="Pages des personnes"
            previousHref={move.page > 1 ? `${moveHref(move.moveId)}?page=${move.page - 1}` : undefined}
            nextHref={move.page < move.pages ? `${moveHref(move.moveId)}?page=${move.page + 1}` : undefined}
          >
            Page {move.page} sur {move.pages}
          </Pagination>
        )}
      </Card>
    </Stack>
  );
}

const titleOf = (move: MovePage) =>
  move.kind === 'remplacement'
    ? `Remplacement ${ofName(move.from.name)}`
    : `Relais ${ofName(move.from.name)}`;

function subtitleOf(move: MovePage): string {
  const what = move.period ? `${formatPeriod(move.period.from, move.period.until)} inclus` : 'Définitif';
  return `${what} · préparé par ${move.byName}`;
}
