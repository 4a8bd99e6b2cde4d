import { type RowResult, resultLabels, results } from '../../../domain/import/states.ts';
import { Moment } from '../../moment.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tile, Tiles } from '../../ui/tile.tsx';
import type { ColumnShown } from './columns-form.tsx';
import { ColumnsLeft } from './columns-left.tsx';
import { informHref, newImportHref, rejectsHref, resultFilters, rowsHref, takeBackHref } from './paths.ts';
import { RowsPart, type RowsShown } from './preview.tsx';

/** What the list did, row by row, and what is left to correct. */
export function Result({
  importId,
  counts,
  endedAt,
  erased,
  takeBackUntil,
  columns,
  shown,
}: {
  importId: string;
  counts: Record<RowResult, number>;
  endedAt: number | null;
  erased: boolean;
  takeBackUntil: number | null;
  columns: readonly ColumnShown[];
  shown: RowsShown;
}) {
  const rejected = counts.refused + counts.skipped;
  return (
    <Stack gap="l">
      <Notice tone="success" title="La liste est importée">
        {endedAt !== null && (
          <p>
            Terminé le <Moment at={endedAt} />.
          </p>
        )}
      </Notice>
      <Tiles label="Ce que la liste a fait">
        {results.map((result) => (
          <Tile key={result} value={formatNumber(counts[result])} label={resultLabels[result]} />
        ))}
      </Tiles>
      <ColumnsLeft columns={columns} />
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
      {!erased && counts.created + counts.updated + counts.unchanged > 0 && (
        <Card title="Informer les personnes">
          <Stack gap="m">
            <p>
              Relais prépare la lettre de celles qui ne sont pas encore informées : à imprimer, ou à envoyer.
              Vous notez ensuite, en une fois, le jour où elles l’ont été.
            </p>
            <Cluster>
              <LinkButton href={informHref(importId)} variant="quiet">
                Préparer l’information
              </LinkButton>
            </Cluster>
          </Stack>
        </Card>
      )}
      {takeBackUntil !== null && (
        <Card title="Ce n’était pas la bonne liste ?">
          <Stack gap="m">
            <p>
              Jusqu’au <Moment at={takeBackUntil} />, vous pouvez annuler tout l’import : les personnes qu’il
              a fait entrer sont retirées et ce qu’il a changé revient à sa valeur, sauf ce que quelqu’un
              d’autre a écrit depuis.
            </p>
            <Cluster>
              <LinkButton href={takeBackHref(importId)} variant="quiet">
                Annuler cet import
              </LinkButton>
            </Cluster>
          </Stack>
        </Card>
      )}
    </Stack>
  );
}
