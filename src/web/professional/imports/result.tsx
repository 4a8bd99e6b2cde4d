import { type RowResult, resultLabels, results } from '../../../domain/import/states.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatMoment, formatNumber } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tile, Tiles } from '../../ui/tile.tsx';
import { newImportHref, rejectsHref, resultFilters, rowsHref } from './paths.ts';
import { RowsPart, type RowsShown } from './preview.tsx';

/** What the list did, row by row, and what is left to correct. */
export function Result({
  importId,
  counts,
  endedAt,
  erased,
  shown,
}: {
  importId: string;
  counts: Record<RowResult, number>;
  endedAt: number | null;
  erased: boolean;
  shown: RowsShown;
}) {
  const rejected = counts.refused + counts.skipped;
  return (
    <Stack gap="l">
      <Notice tone="success" title="La liste est importée">
        {endedAt !== null && <p>Terminé le {formatMoment(endedAt, 'Europe/Paris')}.</p>}
      </Notice>
      <Tiles label="Ce que la liste a fait">
        {results.map((result) => (
          <Tile key={result} value={formatNumber(counts[result])} label={resultLabels[result]} />
        ))}
      </Tiles>
      {rejected > 0 && !erased && (
        <Card title="Les lignes qui n’ont pas été écrites">
          <Stack gap="m">
            <p>
              Téléchargez-les avec leur raison, corrigez-les dans votre tableur, puis importez ce fichier : il
              ne contient qu’elles.
            </p>
            <Cluster>
              <a href={rejectsHref(importId)} download>
                Télécharger les rejets (CSV)
              </a>
              <LinkButton href={newImportHref} variant="quiet" icon="upload">
                Nouvel import
              </LinkButton>
            </Cluster>
          </Stack>
        </Card>
      )}
      {erased ? (
        <p>
          Le contenu de cette liste a été effacé, trente jours après sa fin. Les personnes, elles, restent.
        </p>
      ) : (
        <Stack gap="m">
          <LinkTabs
            label="Filtrer les lignes"
            items={[
              {
                label: 'Toutes',
                href: rowsHref(importId, null),
                current: shown.voir === null,
                count: Object.values(counts).reduce((a, b) => a + b, 0),
              },
              ...results.map((result) => ({
                label: resultLabels[result],
                href: rowsHref(importId, resultFilters[result]),
                current: shown.voir === resultFilters[result],
                count: counts[result],
              })),
            ]}
          />
          <RowsPart importId={importId} caption="Résultat des lignes" shown={shown} deciding={false} />
        </Stack>
      )}
    </Stack>
  );
}
