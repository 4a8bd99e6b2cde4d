import type { CirclePlace, PersonPage } from '../../../domain/person/views.ts';
import { useTimeZone } from '../../moment.tsx';
import { Card } from '../../ui/card.tsx';
import { civilDateAt, formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Member, MemberList } from '../../ui/member-list.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { circleHref, endingHref } from './paths.ts';

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
          <p>Personne n’accompagne {page.endedOn ? 'plus' : 'encore'} cette personne.</p>
        )}
        <p>
          <TextLink href={circleHref(page.personId)}>Voir le cercle</TextLink>
        </p>
        {page.decidesEnd && !page.endedOn && (
          <p>
            <TextLink href={endingHref(page.personId)}>Terminer l’accompagnement</TextLink>
          </p>
        )}
      </Stack>
    </Card>
  );
}

function Lead({ lead }: { lead: NonNullable<PersonPage['lead']> }) {
  const timeZone = useTimeZone();
  const reached = lead.standIn ?? lead;
  const reach = lead.me ? [] : [reached.phone, reached.email].filter(Boolean);
  return (
    <Member name={lead.name} lead note={lead.me ? 'référent (vous)' : 'référent'}>
      <p>{lead.organisation}</p>
      {lead.since && <p>depuis le {formatDate(civilDateAt(lead.since, timeZone))}</p>}
      {lead.standIn && (
        <p>
          En son absence, jusqu’au {formatDate(lead.standIn.until)} : <strong>{lead.standIn.name}</strong>
        </p>
      )}
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
