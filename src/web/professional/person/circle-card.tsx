import type { CirclePlace, PersonPage } from '../../../domain/person/views.ts';
import { Card } from '../../ui/card.tsx';
import { civilDateAt, formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Member, MemberList } from '../../ui/member-list.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { circleHref } from './paths.ts';

const TIME_ZONE = 'Europe/Paris';

/** Everybody for who reads the file; the référent alone for the others. */
export function CircleCard({ page }: { page: PersonPage }) {
  const others = page.circle?.filter((place) => !place.lead) ?? [];
  return (
    <Card title="Son cercle">
      <Stack gap="s">
        {page.lead || others.length > 0 ? (
          <MemberList label="Autour de la personne">
            {page.lead && <Lead lead={page.lead} />}
            {others.map((place) => (
              <Place key={place.circleMemberId} place={place} />
            ))}
          </MemberList>
        ) : (
          <p>Personne n’accompagne encore cette personne.</p>
        )}
        <p>
          <TextLink href={circleHref(page.personId)}>Voir le cercle</TextLink>
        </p>
      </Stack>
    </Card>
  );
}

function Lead({ lead }: { lead: NonNullable<PersonPage['lead']> }) {
  const reach = lead.me ? [] : [lead.phone, lead.email].filter(Boolean);
  return (
    <Member name={lead.name} lead note={lead.me ? 'référent (vous)' : 'référent'}>
      <p>{lead.organisation}</p>
      {lead.since && <p>depuis le {formatDate(civilDateAt(lead.since, TIME_ZONE))}</p>}
      {reach.map((way) => (
        <p key={way}>{way}</p>
      ))}
    </Member>
  );
}

function Place({ place }: { place: CirclePlace }) {
  return (
    <Member name={place.name} note={place.me ? 'vous' : undefined}>
      <p>
        {place.organisation}
        {place.role === 'contributeur' && ' · contribue'}
      </p>
    </Member>
  );
}
