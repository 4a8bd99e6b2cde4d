import { referralReasons, toldChannels } from '../../domain/referral/codes.ts';
import type { ContactView, ToldView } from '../../domain/referral/views.ts';
import { Card } from '../ui/card.tsx';
import { DescriptionList } from '../ui/description-list.tsx';
import { formatPhone } from './phone.ts';

/** All that the structure learns of the person: the same words for who sends it, who receives it and the person. */
export function ToldCard({
  title,
  told,
  contact,
}: {
  title: string;
  told: ToldView | null;
  contact: ContactView;
}) {
  const reach = [contact.phone && formatPhone(contact.phone), contact.email].filter(Boolean).join(' · ');
  return (
    <Card title={title}>
      <DescriptionList
        items={[
          ...(told
            ? [
                { term: 'Personne', details: `${told.givenName} ${told.familyName}` },
                {
                  term: 'Comment la joindre',
                  details: told.value
                    ? `${toldChannels[told.channel]}\u00a0: ${told.channel === 'telephone' ? formatPhone(told.value) : told.value}`
                    : toldChannels[told.channel],
                },
                ...(told.reasons.length > 0
                  ? [
                      {
                        term: 'Pourquoi',
                        details: told.reasons.map((reason) => referralReasons[reason]).join('\u00a0; '),
                      },
                    ]
                  : []),
                ...(told.words ? [{ term: 'En quelques mots', details: told.words }] : []),
              ]
            : [{ term: 'Personne', details: 'Non nommée\u00a0: la question porte seulement sur la place' }]),
          {
            term: 'Professionnel à joindre',
            details: `${contact.name}, ${contact.organisation}`,
            ...(reach && { source: reach }),
          },
        ]}
      />
    </Card>
  );
}
