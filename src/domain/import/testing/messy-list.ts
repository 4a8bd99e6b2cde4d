import { type InventedPerson, inventPerson, partnerOf, twinOf } from './invented-people.ts';
import { type Random, seeded } from './random.ts';

/** What a row of the list really is, for tests to compare with what the import made of it. */
type RowTruth =
  | { kind: 'person'; person: InventedPerson }
  /** The same person written twice, in another way. */
  | { kind: 'repeated'; person: InventedPerson; firstRow: number }
  /** A total, a remark, a row without a name: nothing to import. */
  | { kind: 'not-a-person' };

export interface MessyList {
  headers: string[];
  /** Cells by row, as texts. */
  rows: string[][];
  truth: RowTruth[];
}

export interface MessyOptions {
  seed: number;
  rows: number;
  /** From 0 (as clean as a list can be) to 1. */
  mess?: number;
}

const HEADERS = [
  ['N° CAF', 'Numéro allocataire', 'MATRICULE'],
  ['id iodas', 'Identifiant interne', 'N° dossier'],
  ['Civilité', 'SEXE', 'Titre'],
  ['NOM', 'Nom d’usage', 'Nom\nusage'],
  ['Nom de naissance', 'NOM DE JEUNE FILLE', 'Nom patronymique'],
  ['Prénom', 'PRENOMS', 'Prénom du bénéficiaire'],
  ['Date de\nNaissance', 'Né(e) le', 'DDN'],
  ['N°\nTéléphones', 'Tél. portable', 'Téléphone'],
  ['Adresses\nMails', 'E-mail', 'Courriel'],
  ['Adresse', 'Adresse postale', 'N° et voie'],
  ['CP', 'Code postal', 'code_postal'],
  ['Ville', 'COMMUNE', 'Commune de résidence'],
  ['Statut', 'Situation', 'Dispositif'],
  ['NIR', 'N° sécurité sociale', 'Numéro de sécurité sociale'],
  ['Observations', 'Commentaires', 'Remarque'],
] as const;

/** A list as départements keep them: several hands, several programs, several years. The same options give the same list. */
export function messyList({ seed, rows: count, mess = 0.5 }: MessyOptions): MessyList {
  const random = seeded(seed);
  const list: MessyList = { headers: HEADERS.map((names) => random.pick(names)), rows: [], truth: [] };
  const people: { person: InventedPerson; row: number }[] = [];
  while (list.rows.length < count) {
    const truth = nextTruth(random, people, mess);
    if (truth.kind === 'person') people.push({ person: truth.person, row: list.rows.length });
    list.truth.push(truth);
    list.rows.push(truth.kind === 'not-a-person' ? notAPerson(random) : writeRow(truth.person, random, mess));
  }
  return list;
}

function nextTruth(
  random: Random,
  people: { person: InventedPerson; row: number }[],
  mess: number,
): RowTruth {
  const last = people.at(-1);
  const index = people.length;
  if (last && random.chance(0.03 * mess)) {
    const earlier = random.pick(people);
    return { kind: 'repeated', person: earlier.person, firstRow: earlier.row };
  }
  if (last && random.chance(0.01 * mess)) return { kind: 'not-a-person' };
  if (last && random.chance(0.02)) return { kind: 'person', person: twinOf(last.person, random, index) };
  if (last && random.chance(0.05)) return { kind: 'person', person: partnerOf(last.person, random, index) };
  return { kind: 'person', person: inventPerson(random, index) };
}

function notAPerson(random: Random): string[] {
  const remark = random.pick(['TOTAL', '', 'suite page suivante', '—']);
  return HEADERS.map((_, column) => (column === 0 ? remark : ''));
}

function writeRow(person: InventedPerson, random: Random, mess: number): string[] {
  const messy = (probability: number) => random.chance(probability * mess);
  const name = (text: string) => (messy(0.7) ? withoutAccents(text).toUpperCase() : text);
  const maybe = (text: string, absent: number) => (messy(absent) ? random.pick(['', '', '-', 'NC']) : text);
  return [
    maybe(messy(0.3) ? `${person.allocataire}00000000` : person.allocataire, 0.2),
    maybe(person.number, 0.1),
    maybe(writeCivility(person, random, messy), 0.1),
    spaced(name(person.usedName ?? person.birthName), random, messy),
    maybe(name(person.birthName), 0.1),
    spaced(name(person.givenName), random, messy),
    writeDate(person.birthDate, random, messy),
    maybe(writePhone(person.phone, random, messy), 0.3),
    maybe(
      messy(0.2)
        ? person.email.toUpperCase()
        : messy(0.1)
          ? `${person.email};autre@exemple.fr`
          : person.email,
      0.3,
    ),
    maybe(messy(0.2) ? person.street.toUpperCase() : person.street, 0.2),
    maybe(
      messy(0.1) ? `${person.postalCode.slice(0, 2)} ${person.postalCode.slice(2)}` : person.postalCode,
      0.1,
    ),
    maybe(writeCommune(person.commune, random, messy), 0.1),
    maybe(person.status, 0.2),
    maybe(
      messy(0.3) ? person.nir.slice(0, 13) : messy(0.05) ? '2,85028E+14' : spacedNir(person.nir, messy),
      0.4,
    ),
    messy(0.1) ? 'à rappeler ; ne répond pas' : '',
  ];
}

type Messy = (probability: number) => boolean;

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/’/g, "'").replace(/ı/g, 'i');

const spaced = (text: string, random: Random, messy: Messy): string =>
  messy(0.15) ? ` ${text.replace(/-/, random.pick(['-', ' ', ' - ']))}  ` : text;

const spacedNir = (nir: string, messy: Messy): string =>
  messy(0.4) ? nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7') : nir;

function writeCivility(person: InventedPerson, random: Random, messy: Messy): string {
  const plain = person.civility === 'madame' ? 'Mme' : 'M.';
  if (!messy(0.5)) return plain;
  return random.pick(
    person.civility === 'madame' ? ['MME', 'Madame', 'F', '2', 'Mlle'] : ['MR', 'Monsieur', 'H', '1', 'M'],
  );
}

function writeDate(iso: string, random: Random, messy: Messy): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  if (messy(0.02)) return random.pick(['', '??', '31/02/1980', 'inconnue']);
  if (messy(0.03)) return `00/00/${year}`;
  if (!messy(0.6)) return `${day}/${month}/${year}`;
  return random.pick([
    iso,
    `${day}-${month}-${year}`,
    `${day}.${month}.${year.slice(2)}`,
    `${Number(day)}/${Number(month)}/${year}`,
    `${day}/${month}/${year} 00:00:00`,
    String(Math.round(Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000) + 25_569),
  ]);
}

function writePhone(e164: string, random: Random, messy: Messy): string {
  const national = `0${e164.slice(3)}`;
  if (messy(0.03)) return random.pick(['06 12', 'voir conjoint', '00 00 00 00 00']);
  if (!messy(0.7)) return national.replace(/(..)(?=.)/g, '$1 ').trim();
  return random.pick([
    national,
    e164,
    national.slice(1),
    `${e164.slice(0, 3)} (0)${e164.slice(3)}`,
    national.replace(/(..)(?=.)/g, '$1.'),
    `00${e164.slice(1)}`,
  ]);
}

function writeCommune(commune: string, random: Random, messy: Messy): string {
  if (!messy(0.6)) return commune;
  return random.pick([
    commune.toUpperCase(),
    withoutAccents(commune).toUpperCase().replace(/-/g, ' '),
    withoutAccents(commune).toUpperCase().replace('SAINT-', 'ST '),
    `${commune} CEDEX`,
    commune.replace(/^Le (.+)$/, '$1 (Le)'),
  ]);
}

/** The list as a CSV of a French spreadsheet. */
export function toCsv(
  { headers, rows }: Pick<MessyList, 'headers' | 'rows'>,
  separator: ';' | ',' | '\t' = ';',
): string {
  const quote = (cell: string) =>
    /["\n\r]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return [headers, ...rows].map((row) => row.map(quote).join(separator)).join('\r\n');
}
