import { redirect } from 'react-router';
import { endStandIn } from '../../../domain/circle/end-stand-in.server.ts';
import { nameStandIn } from '../../../domain/circle/name-stand-in.server.ts';
import { standInsPage } from '../../../domain/circle/stand-ins.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/stand-ins.ts';
import { DoneNotice } from './done-notice.tsx';
import { ORGANISATION, STAND_INS } from './paths.ts';
import { rejectionOf } from './rejected.ts';
import { StandInForm } from './stand-in-form.tsx';
import { StandInList } from './stand-in-list.tsx';
import { actOf, sent, submitted } from './submitted.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Remplacements · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const page = await run(runtime, standInsPage, actor, { seat: query.get('absent') || undefined });
  return { page, done: query.get('fait'), uncovered: Number(query.get('restent') ?? 0) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const acts = {
    nommer: async () => {
      const { uncovered } = await run(runtime, nameStandIn, actor, {
        fromSeat: sent(form, 'fromSeat'),
        toSeat: sent(form, 'toSeat'),
        from: sent(form, 'from'),
        until: sent(form, 'until'),
        people: sent(form, 'qui') === 'selection' ? form.getAll('people').map(String) : undefined,
      });
      return uncovered > 0 ? `&restent=${uncovered}` : '';
    },
    terminer: async () => {
      await run(runtime, endStandIn, actor, {
        fromSeat: sent(form, 'fromSeat'),
        toSeat: sent(form, 'toSeat'),
      });
      return '';
    },
  };
  const act = actOf(form, acts);
  return submitted(form, async () => redirect(`${STAND_INS}?fait=${sent(form, 'acte')}${await act()}`));
}

const DONE = {
  nommer:
    'Le remplacement est enregistré. Il prendra fin de lui-même ; les deux collègues sont prévenus par e-mail.',
  terminer: 'Le remplacement est terminé : l’accès du remplaçant a pris fin.',
};

export default function StandIns({ loaderData, actionData }: Route.ComponentProps) {
  const { page, done, uncovered } = loaderData;
  const partly = `${DONE.nommer} ${uncovered} ${uncovered > 1 ? 'personnes n’ont' : 'personne n’a'} pas pu lui être confiée${uncovered > 1 ? 's' : ''} : choisissez un autre remplaçant pour la suite.`;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Organisation', href: ORGANISATION }, { label: 'Remplacements' }]} />
      <PageTitle
        title="Remplacements"
        subtitle="Pendant une absence, un collègue suit les personnes ; puis tout revient en place"
      />
      {actionData ? (
        <ErrorSummary errors={actionData.errors} />
      ) : (
        <DoneNotice done={done} sentences={uncovered > 0 ? { ...DONE, nommer: partly } : DONE} />
      )}
      <Card title="En cours et à venir" flush={page.standIns.length > 0}>
        <StandInList page={page} />
      </Card>
      <StandInForm page={page} rejected={rejectionOf(actionData, 'nommer')} />
    </Stack>
  );
}
