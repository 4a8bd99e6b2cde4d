import { missingKinds } from '../../../domain/referral/codes.ts';
import { unmetNeeds } from '../../../domain/referral/unmet-need.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Table } from '../../ui/table.tsx';
import type { Route } from './+types/unmet-needs.ts';
import { ReferralTabs } from './referral-tabs.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Besoins sans solution · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return { counts: await run(runtime, unmetNeeds, actor, {}) };
}

export default function UnmetNeeds({ loaderData: { counts } }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle
        title="Besoins sans solution"
        subtitle="Ce que le territoire n’a pas pu offrir, compté par besoin et par lieu, sans nom"
      />
      <ReferralTabs current="sans-solution" />
      <Card title="Ce qui manque" flush={counts.length > 0}>
        {counts.length === 0 ? (
          <EmptyState title="Aucun besoin noté">
            <p>
              Quand rien ne convient à une personne, notez-le depuis une demande refusée ou depuis la page de
              ses demandes : en un geste, sans son nom.
            </p>
          </EmptyState>
        ) : (
          <Table
            caption="Besoins sans solution, les plus fréquents d’abord"
            rows={counts}
            rowKey={({ theme, communeName }) => `${theme}/${communeName}`}
            columns={[
              { key: 'theme', header: 'Besoin', cell: ({ themeLabel }) => themeLabel, rowHeader: true },
              {
                key: 'place',
                header: 'Lieu',
                cell: ({ communeName }) => communeName ?? 'Lieu non gardé',
              },
              { key: 'count', header: 'Fois', cell: ({ count }) => formatNumber(count), align: 'end' },
              {
                key: 'missing',
                header: 'Ce qui a manqué',
                cell: ({ missing }) => missing.map((kind) => missingKinds[kind]).join('\u00a0; '),
              },
              { key: 'last', header: 'Dernière fois', cell: ({ lastOn }) => formatDate(lastOn) },
            ]}
          />
        )}
      </Card>
    </Stack>
  );
}
