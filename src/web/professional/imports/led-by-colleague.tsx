import {
  type ImportState,
  importStates,
  outcomeLabels,
  outcomes,
  type RowOutcome,
} from '../../../domain/import/states.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';

/** What a colleague's list lets see: how far it is. Its rows are compared under one's own rights once taken over. */
export function LedByColleague({
  runnerName,
  state,
  rowsTotal,
  counts,
}: {
  runnerName: string;
  state: ImportState;
  rowsTotal: number;
  counts: Record<RowOutcome, number>;
}) {
  return (
    <Card title={`${runnerName} mène cet import`}>
      <Stack gap="m">
        <DescriptionList
          items={[
            { term: 'État', details: importStates[state].label },
            { term: 'Lignes', details: formatNumber(rowsTotal) },
            ...outcomes
              .filter((outcome) => counts[outcome] > 0)
              .map((outcome) => ({ term: outcomeLabels[outcome], details: formatNumber(counts[outcome]) })),
          ]}
        />
        <p>
          En le reprenant, vous le menez à votre nom : ce qui n’est pas encore écrit est comparé de nouveau,
          avec les personnes que vous pouvez lire. Votre collègue ne verra plus le détail des lignes.
        </p>
        <form method="post">
          <input type="hidden" name="acte" value="reprendre" />
          <Button variant="quiet">Reprendre cet import</Button>
        </form>
      </Stack>
    </Card>
  );
}
