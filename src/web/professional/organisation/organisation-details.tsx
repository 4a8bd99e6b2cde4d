import { curly } from '../../../domain/french.ts';
import type { OrganisationPage } from '../../../domain/organisation/views.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { formatDate } from '../../ui/format.ts';

/** « 732 829 320 00074 » */
const spaced = (siret: string) => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');

export function OrganisationDetails({ organisation }: Pick<OrganisationPage, 'organisation'>) {
  const { address, communeName, phone, email, siret } = organisation;
  const opened = organisation.openedOn ?? organisation.firstAccountOn;
  const unknown = 'non renseigné';
  return (
    <DescriptionList
      items={[
        { term: 'Adresse', details: [address, curly(communeName)].filter(Boolean).join(', ') || unknown },
        { term: 'Téléphone', details: phone ?? unknown },
        { term: 'E-mail', details: email ?? unknown },
        { term: 'SIRET', details: siret ? spaced(siret) : unknown },
        { term: 'Ouverture sur Relais', details: opened ? formatDate(opened) : unknown },
      ]}
    />
  );
}
