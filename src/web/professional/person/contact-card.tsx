import { curly } from '../../../domain/french.ts';
import { channelLabels } from '../../../domain/person/codes.ts';
import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage } from '../../../domain/person/views.ts';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { formatDate } from '../../ui/format.ts';
import { TextLink } from '../../ui/text-link.tsx';
import { editHref } from './paths.ts';

export function ContactCard({ page, phone }: { page: PersonPage; phone: string | null }) {
  const { identity, contact, address } = page;
  const items = [
    {
      term: 'Téléphone',
      details: phone && (contact?.phoneAcceptsSms ? `${phone} · accepte les SMS` : phone),
    },
    { term: 'E-mail', details: contact?.email },
    {
      term: 'À joindre de préférence',
      details: contact?.preferred && channelLabels[contact.preferred].toLowerCase(),
    },
    { term: 'Domicile', details: homeOf(address) },
    { term: 'Interprète', details: contact?.interpreter },
    { term: 'Date de naissance', details: identity?.birthDate && formatDate(identity.birthDate) },
    { term: 'Nom de naissance', details: identity?.usedName && identity.familyName },
    { term: 'Numéro dans votre organisation', details: page.externalNumber },
  ].filter(({ details }) => details);
  const mayEdit = abilities(page.levels).editContact;
  return (
    <Card title="Coordonnées" aside={mayEdit && <TextLink href={editHref(page.personId)}>Modifier</TextLink>}>
      {items.length > 0 ? <DescriptionList items={items} /> : <p>Aucune coordonnée pour le moment.</p>}
      {page.protected && !address && <p>Seul le référent voit où habite cette personne.</p>}
    </Card>
  );
}

export function homeOf(address: PersonPage['address']): string | null {
  if (!address) return null;
  const town = [address.postalCode, curly(address.communeName)].filter(Boolean).join(' ');
  return [address.line, town].filter(Boolean).join(', ') || null;
}
