import type { PeopleFilters } from '../../../../domain/person/codes.ts';
import type { ListedPerson, PeoplePage } from '../../../../domain/person/views.ts';
import type { Cell } from '../../../../files/spreadsheet/table-formats.ts';

interface ExportColumn {
  readonly header: string;
  readonly cell: (person: ListedPerson) => Cell;
}

const day = (date: string | null): Cell => date && { date };

/** What the list shows, a fact a column; what its reader may not learn of its people has none. */
export function exportColumns(
  filters: PeoplePage['filters'],
  { accompagnement }: PeopleFilters = {},
): ExportColumn[] {
  const contacts: ExportColumn[] = [
    {
      header: 'Dernier contact',
      cell: ({ contactKnown, lastContactOn }) =>
        contactKnown && !lastContactOn ? 'jamais' : day(lastContactOn),
    },
  ];
  const tags: ExportColumn[] = [{ header: 'Étiquettes', cell: (person) => person.tags.join(', ') || null }];
  const due: ExportColumn[] = [
    { header: 'À faire en premier', cell: ({ nextLabel }) => nextLabel },
    { header: 'Par qui', cell: ownerWords },
    { header: 'Échéance', cell: ({ nextDueOn }) => day(nextDueOn) },
  ];
  return [
    { header: 'Nom', cell: ({ familyName }) => familyName },
    { header: 'Prénom', cell: ({ givenName }) => givenName },
    { header: 'Date de naissance', cell: ({ birthDate }) => day(birthDate) },
    { header: 'Commune', cell: ({ communeName }) => communeName },
    { header: 'Référent', cell: ({ leadName }) => leadName ?? 'sans référent' },
    { header: 'Organisation du référent', cell: ({ leadOrganisation }) => leadOrganisation },
    { header: 'Organisme référent', cell: ({ referentBodyName }) => referentBodyName },
    ...(filters.includes('etiquette') ? tags : []),
    ...(filters.includes('contact') ? contacts : []),
    ...(filters.includes('echeance') ? due : []),
    { header: 'Entrée', cell: ({ enteredOn }) => day(enteredOn) },
    ...(accompagnement
      ? [{ header: 'Accompagnement terminé le', cell: ({ endedOn }: ListedPerson) => day(endedOn) }]
      : []),
    { header: 'Informée de ses droits', cell: ({ informed }) => (informed ? 'oui' : 'non') },
  ];
}

function ownerWords({ nextLabel, nextMine, nextOwner, nextOwnerName }: ListedPerson): Cell {
  if (!nextLabel) return null;
  return nextMine ? 'vous' : nextOwner === 'personne' ? 'la personne' : nextOwnerName;
}

/** Row by row, as they come. */
export async function* exportRows(
  columns: readonly ExportColumn[],
  people: AsyncIterable<ListedPerson>,
): AsyncGenerator<Cell[]> {
  for await (const person of people) yield columns.map(({ cell }) => cell(person));
}
