import { refusalReasons } from '../../../domain/referral/codes.ts';
import type { NewReferral } from '../../../domain/referral/new-referral.query.server.ts';
import type { ServiceToAsk } from '../../../domain/referral/read-service.server.ts';
import { formatPhone } from '../../referral/phone.ts';
import { oddsWords } from '../../referral/words.ts';
import { Card } from '../../ui/card.tsx';
import { type Description, DescriptionList } from '../../ui/description-list.tsx';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';

const FEES: Record<string, string> = { gratuit: 'Gratuit', payant: 'Payant' };

/** What to check with the person before asking: public, conditions and documents, cost, and what past requests became. */
export function ConditionsCard({ loaded }: { loaded: NewReferral }) {
  const { service, publicLabels, odds } = loaded;
  const fee = [service.fee && FEES[service.fee], service.feePrecisions].filter(Boolean).join(' · ');
  const items: Description[] = [
    {
      term: 'Public',
      details: publicLabels.length > 0 ? publicLabels.join(', ') : 'Tous publics',
      ...(service.publicsPrecisions && { source: service.publicsPrecisions }),
    },
    { term: 'Conditions et documents', details: service.conditions ?? 'La fiche n’en demande pas' },
    ...(fee ? [{ term: 'Coût', details: fee }] : []),
    ...(service.place ? [{ term: 'Lieu', details: service.place }] : []),
    ...(service.mobilisation ? [{ term: 'Comment demander', details: service.mobilisation }] : []),
    ...(odds
      ? [
          {
            term: 'Demandes passées',
            details: oddsWords(odds),
            ...(odds.reasons.length > 0 && {
              source: `Refus les plus fréquents\u00a0: ${odds.reasons.map(({ reason }) => refusalReasons[reason].toLowerCase()).join('\u00a0; ')}`,
            }),
          },
        ]
      : []),
  ];
  return (
    <Card title="À vérifier ensemble">
      <DescriptionList items={items} columns />
    </Card>
  );
}

/** No address to write to: the act that is left, and what Relais still keeps of it. */
export function NoAddress({ service }: { service: ServiceToAsk }) {
  return (
    <Card title="Contacter ce service">
      <Stack gap="s">
        <p>
          Ce service ne donne pas d’adresse e-mail : la demande ne peut pas partir d’ici.
          {service.phone && ` Appelez le ${formatPhone(service.phone)}.`}
        </p>
        {service.mobilisationLink && (
          <p>
            <TextLink href={service.mobilisationLink}>Ouvrir le formulaire du service</TextLink>
          </p>
        )}
        <p>Notez ensuite l’échange comme contact, ou ajoutez une étape au plan.</p>
      </Stack>
    </Card>
  );
}
