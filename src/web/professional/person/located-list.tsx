import type { LocatedPerson } from '../../../domain/person/views.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { joinList } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { conflictHref, joinHref, personHref } from './paths.ts';

interface Shown {
  hits: readonly LocatedPerson[];
  /** « Awa Diallo », as it was searched. */
  searched: string;
  /** Reception does not join circles. */
  mayAsk: boolean;
}

/** Who accompanies whoever bears this identity, and what the reader may do about it. */
export function LocatedList({ hits, searched, mayAsk }: Shown) {
  return (
    <Stack gap="m">
      {hits.map((hit) => (
        <Card key={hit.personId} title={searched}>
          <Stack gap="m">
            <p>
              {hit.mine
                ? 'Vous avez accès à la page de cette personne.'
                : 'Cette personne est connue dans le territoire.'}
            </p>
            <DescriptionList items={whoAccompanies(hit)} columns />
            <Cluster>
              {hit.mine && <LinkButton href={personHref(hit.personId)}>Ouvrir sa page</LinkButton>}
              {!hit.mine && mayAsk && (
                <LinkButton href={joinHref(hit.personId)}>Demander à rejoindre le cercle</LinkButton>
              )}
              {!hit.mine && (
                <TextLink href={conflictHref(hit.personId)}>Je connais cette personne en privé</TextLink>
              )}
            </Cluster>
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

function whoAccompanies(hit: LocatedPerson) {
  const lead = hit.leadName ? `${hit.leadName}, ${hit.leadOrganisation}` : 'Pas de référent en ce moment';
  const reach = [hit.leadPhone, hit.leadEmail].filter(Boolean).join(' · ');
  return [
    { term: 'Référent', details: lead },
    ...(reach ? [{ term: 'Joindre le référent', details: reach }] : []),
    ...(hit.bodies.length > 0
      ? [{ term: 'Organismes qui accompagnent', details: joinList(hit.bodies) }]
      : []),
  ];
}
