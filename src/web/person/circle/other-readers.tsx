import type { OwnReader } from '../../../domain/rights/own-circle-page.query.server.ts';
import { Card } from '../../ui/card.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { changePlaceHref, whoReadHref } from '../paths.ts';

/** Who reads without being in the circle: for a time, or because of what they do. */
export function OtherReaders({
  readers,
  referentBody,
  authority,
}: {
  readers: readonly OwnReader[];
  referentBody: string | null;
  authority: string;
}) {
  return (
    <Card title="Qui d’autre peut lire votre dossier ?">
      <Stack>
        <ul>
          {readers.map((reader) => (
            <li key={reader.grantId}>
              {readerWords(reader)}
              {reader.why === 'tuilage' && (
                <>
                  {' '}
                  <TextLink href={changePlaceHref(reader.grantId, 'lecture')}>
                    Arrêter sa lecture maintenant
                  </TextLink>
                </>
              )}
            </li>
          ))}
          {referentBody && (
            <li>
              Le responsable d’équipe ({referentBody}) lit votre dossier, sans ce qui est sensible. Il
              s’assure que vous avez toujours un référent.
            </li>
          )}
          <li>
            L’organisme qui décide avec vous de votre orientation ({authority}) lit votre situation et un
            résumé, pas le détail de votre diagnostic.
          </li>
          <li>L’accueil de chaque organisme autour de vous lit vos coordonnées.</li>
        </ul>
        <p>
          <TextLink href={whoReadHref}>Voir qui a regardé mon dossier</TextLink>
        </p>
      </Stack>
    </Card>
  );
}

function readerWords({ name, organisation, why, forName, from, until, phone }: OwnReader): string {
  const who = `${name} (${organisation})`;
  if (why === 'tuilage')
    return `${who} était votre référent. Peut encore lire votre dossier jusqu’au ${formatDate(until)}, le temps de passer le relais à ${forName}.`;
  const reach = phone ? ` Téléphone\u00a0: ${phone}.` : '';
  return `${who} remplace ${forName} du ${formatDate(from)} au ${formatDate(until)}.${reach}`;
}
