import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage } from '../../../domain/person/views.ts';
import { Card } from '../../ui/card.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { conflictHref } from './paths.ts';

/** What the person was told, and the way out for who should not read this page. */
export function InformationCard({ page }: { page: PersonPage }) {
  return (
    <Card title="Information et accès">
      <Stack gap="s">
        {page.informed && (
          <p>
            Informée le {formatDate(page.informed.on)}
            {page.informed.by && ` par ${page.informed.by}`}.
          </p>
        )}
        <p>Chaque consultation de cette page est enregistrée : date, organisation et fonction.</p>
        {abilities(page.levels).declareConflict && !page.lead?.me && (
          <p>
            <TextLink href={conflictHref(page.personId)}>Je connais cette personne en privé</TextLink>
          </p>
        )}
      </Stack>
    </Card>
  );
}
