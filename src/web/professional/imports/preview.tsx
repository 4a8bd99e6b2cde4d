import { outcomeLabels, outcomes, type RowOutcome } from '../../../domain/import/states.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatNumber, plural } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { ColumnShown } from './columns-form.tsx';
import { ColumnsLeft } from './columns-left.tsx';
import { DiscardForm } from './discard-form.tsx';
import { outcomeFilters, rowsHref } from './paths.ts';
import type { RowShown } from './row-shown.ts';
import { RowsTable } from './rows-table.tsx';

export interface RowsShown {
  rows: RowShown[];
  previous: number | null;
  next: number | null;
  /** As the address says it. */
  voir: string | null;
  apres: number;
}

interface PreviewProps {
  importId: string;
  counts: Record<RowOutcome, number>;
  undecided: number;
  columns: readonly ColumnShown[];
  shown: RowsShown;
}

/** What each row would do; nothing is written yet. */
export function Preview({ importId, counts, undecided, columns, shown }: PreviewProps) {
  return (
    <Stack gap="l">
      <LaunchCard counts={counts} undecided={undecided} columns={columns} />
      <Stack gap="m">
        <LinkTabs
          label="Filtrer les lignes"
          items={[
            {
              label: 'Toutes',
              href: rowsHref(importId, null),
              current: shown.voir === null,
              count: total(counts),
            },
            ...outcomes.map((outcome) => ({
              label: outcomeLabels[outcome],
              href: rowsHref(importId, outcomeFilters[outcome]),
              current: shown.voir === outcomeFilters[outcome],
              count: counts[outcome],
            })),
          ]}
        />
        <RowsPart importId={importId} caption="Aperçu des lignes" shown={shown} deciding />
      </Stack>
      <Cluster>
        <form method="post">
          <input type="hidden" name="acte" value="revenir" />
          <Button variant="quiet" icon="arrow-left">
            Corriger les colonnes
          </Button>
        </form>
      </Cluster>
      <DiscardForm />
    </Stack>
  );
}

const total = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);

function LaunchCard({ counts, undecided, columns }: Pick<PreviewProps, 'counts' | 'undecided' | 'columns'>) {
  const decided = counts.decision - undecided;
  const written = counts.create + counts.update + decided;
  return (
    <Card title="Avant d’importer">
      <Stack gap="m">
        <p>
          {formatNumber(counts.create)} à créer, {formatNumber(counts.update)} à mettre à jour,{' '}
          {formatNumber(counts.unchanged)} sans changement, {formatNumber(counts.decision)} à décider,{' '}
          {plural(counts.refused, 'refusée')}.
        </p>
        {undecided > 0 && (
          <Notice tone="warning">
            <p>
              {plural(undecided, 'ligne')} {undecided > 1 ? 'ressemblent' : 'ressemble'} à quelqu’un que vous
              pouvez déjà lire. Sans décision de votre part,{' '}
              {undecided > 1 ? 'elles ne seront pas importées' : 'elle ne sera pas importée'}.
            </p>
          </Notice>
        )}
        <p>
          L’accueil de votre organisation et le service d’orientation voient d’abord ces personnes ; un import
          ne fait entrer personne dans un cercle. Qui n’est pas encore informé n’est vu que dans votre
          organisation.
        </p>
        <ColumnsLeft columns={columns} />
        <form method="post">
          <input type="hidden" name="acte" value="importer" />
          <Button>
            {written > 0 ? `Importer ${plural(written, 'ligne')}` : 'Terminer, rien n’est à écrire'}
          </Button>
        </form>
      </Stack>
    </Card>
  );
}

export function RowsPart({
  importId,
  caption,
  shown,
  deciding,
}: {
  importId: string;
  caption: string;
  shown: RowsShown;
  deciding: boolean;
}) {
  const { rows, voir, apres, previous, next } = shown;
  if (rows.length === 0) return <p>Aucune ligne de cette sorte.</p>;
  return (
    <>
      <RowsTable rows={rows} caption={caption} deciding={deciding} filter={{ voir: voir ?? '', apres }} />
      <Pagination
        label="Pages des lignes"
        previousHref={previous === null ? undefined : rowsHref(importId, voir, previous)}
        nextHref={next === null ? undefined : rowsHref(importId, voir, next)}
      />
    </>
  );
}
