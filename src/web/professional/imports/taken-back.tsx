import {
  type TakenBack,
  type TakenBackCounts,
  takenBackLabels,
  takenBacks,
} from '../../../domain/import/states.ts';
import { formatNumber, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tile, Tiles } from '../../ui/tile.tsx';
import { rowsHref, takenBackFilters } from './paths.ts';
import { RowsPart, type RowsShown } from './preview.tsx';

const TILES: readonly TakenBack[] = ['removed', 'restored', 'kept'];

/** What taking the list back undid, and what stays for somebody to look at. */
export function TakenBackResult({
  importId,
  counts,
  erased,
  shown,
}: {
  importId: string;
  counts: TakenBackCounts;
  erased: boolean;
  shown: RowsShown;
}) {
  const { kept } = counts;
  const all = takenBacks.reduce((sum, one) => sum + counts[one], 0);
  return (
    <Stack gap="l">
      <Notice tone={kept > 0 ? 'warning' : 'success'} title="Cet import est annulé">
        {kept > 0 ? (
          <p>
            {plural(kept, 'ligne')} {kept > 1 ? 'gardent' : 'garde'} quelque chose, parce que quelqu’un
            d’autre a écrit depuis. {kept > 1 ? 'Voyez-les une à une ci-dessous.' : 'Voyez-la ci-dessous.'}
          </p>
        ) : (
          <p>Tout est redevenu comme avant.</p>
        )}
      </Notice>
      <Tiles label="Ce que l’annulation a fait">
        {TILES.map((one) => (
          <Tile key={one} value={formatNumber(counts[one])} label={takenBackLabels[one]} />
        ))}
      </Tiles>
      {!erased && (
        <Stack gap="m">
          <LinkTabs
            label="Filtrer les lignes"
            items={[
              { label: 'Toutes', href: rowsHref(importId, null), current: shown.voir === null, count: all },
              ...takenBacks
                .filter((one) => counts[one] > 0)
                .map((one) => ({
                  label: takenBackLabels[one],
                  href: rowsHref(importId, takenBackFilters[one]),
                  current: shown.voir === takenBackFilters[one],
                  count: counts[one],
                })),
            ]}
          />
          <RowsPart importId={importId} caption="Lignes de l’import annulé" shown={shown} deciding={false} />
        </Stack>
      )}
    </Stack>
  );
}
