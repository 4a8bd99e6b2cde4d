import { answerHistory } from '../../../../domain/diagnosis/answer-history.query.server.ts';
import { itemKinds } from '../../../../domain/diagnosis/codes.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import type { Route } from './+types/history.ts';
import { HistoryList } from './history-list.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Historique d’une réponse · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, item } = args.params;
  const [wanted, parent = '', code = ''] = item.split('.');
  const kind = itemKinds.find((known) => known === wanted);
  if (!kind) throw new NotFound();
  return { personId, ...(await run(runtime, answerHistory, actor, { personId, kind, parent, code })) };
}

/** Every answer given to one question. The diagnosis shows the same in a dialog. */
export default function History({ loaderData }: Route.ComponentProps) {
  const { personId, item, versions, timeZone, personName } = loaderData;
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Personnes', href: '/personnes' },
          { label: personName, href: `/personnes/${personId}` },
          { label: 'Diagnostic', href: `/personnes/${personId}/diagnostic` },
          { label: 'Historique' },
        ]}
      />
      <PageTitle title={item.label} subtitle="Historique des réponses" />
      <Card>
        <HistoryList item={item} versions={versions} timeZone={timeZone} />
      </Card>
    </>
  );
}
