import { endReasons } from '../../../domain/ending/codes.ts';
import type { AccompanimentEnd } from '../../../domain/ending/views.ts';
import { curly, quoted } from '../../../domain/french.ts';
import { Card } from '../../ui/card.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { askLeadHref } from '../paths.ts';

/** What happened, who noted it, what stays, how to come back. */
export function Ended({ end, asks = true }: { end: AccompanimentEnd; asks?: boolean }) {
  return (
    <Card title={`Votre accompagnement est terminé depuis le ${formatDate(end.on)}`}>
      <Stack gap="s">
        <p>{endReasons[end.reason].own}</p>
        {end.comment && <p>{quoted(end.comment)}</p>}
        <p>
          C’est {end.by} ({curly(end.organisation)}) qui l’a noté. Votre dossier n’est pas effacé : vous
          pouvez toujours le lire, et les professionnels de votre cercle aussi.
        </p>
        {asks && (
          <p>
            Vous voulez de l’aide de nouveau ?{' '}
            <TextLink href={askLeadHref}>Demander la reprise de mon accompagnement</TextLink>
          </p>
        )}
      </Stack>
    </Card>
  );
}
