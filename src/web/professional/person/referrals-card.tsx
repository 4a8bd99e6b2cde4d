import type { PersonPage } from '../../../domain/person/views.ts';
import { personReferralsHref, referralHref } from '../../referral/paths.ts';
import { nextWords, stateTone, stateWords } from '../../referral/words.ts';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Soft } from '../../ui/soft.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';

/** Requests to services, those under way first; nothing shows when there is none, or none that the reader knows. */
export function ReferralsCard({ personId, referrals }: Pick<PersonPage, 'personId' | 'referrals'>) {
  if (referrals.length === 0) return null;
  return (
    <Card title="Demandes à des services">
      <Stack gap="s">
        {referrals.map(({ id, service, structure, state, next }) => (
          <p key={id}>
            <TextLink href={referralHref(personId, id)}>{service}</TextLink> <Soft>{structure}</Soft>
            <Tag tone={stateTone(state)}>{stateWords(state)}</Tag>
            {next && <Soft>{nextWords({ state, next })}</Soft>}
          </p>
        ))}
        <p>
          <TextLink href={personReferralsHref(personId)}>Toutes les demandes</TextLink>
        </p>
      </Stack>
    </Card>
  );
}
