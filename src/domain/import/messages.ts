import { fields, isField } from './fields.ts';
import type { ProblemCode } from './row-values.ts';

type Sentence = string | ((params: MessageParams) => string);

/** Why a file cannot be read as a table, with the parameters of each. */
export type FileProblemCode =
  | 'file-empty' // no byte, or no row below the header
  | 'file-too-large' // { limitMb }
  | 'file-wrong-type' // { looksLike } judged by content, whatever the name says
  | 'file-inflates' // { limitMb } a zip that hides far more than its size
  | 'file-password'
  | 'file-corrupt' // { row? } truncated or damaged; the row where a quote never ends
  | 'file-encoding' // text that is neither UTF-8, UTF-16 nor Windows-1252
  | 'file-too-many-columns' // { limit, found }
  | 'file-too-many-rows' // { limit }
  | 'file-no-header' // no row among the first twenty names columns
  | 'file-no-sheet' // { sheet }
  | 'file-too-slow' // { seconds }
  | 'file-too-complex'; // needs more memory than one file may take
export type MessageParams = Readonly<Record<string, string | number>>;

type MappingProblemCode = 'mapping-no-name' | 'mapping-no-given-name' | 'mapping-twice' | 'mapping-name-long';

const LOOKS_LIKE: Record<string, string> = {
  pdf: 'un document PDF',
  image: 'une image',
  archive: 'une archive compressée',
  html: 'une page web enregistrée sous le nom d’un tableur',
  xml: 'un fichier XML',
  json: 'un fichier JSON',
  document: 'un document de traitement de texte',
  presentation: 'une présentation',
  xlsb: 'un classeur Excel binaire (.xlsb)',
  parquet: 'un fichier Parquet',
  binary: 'un fichier qui n’est pas du texte',
};

const quoted = (value: string | number | undefined): string => `«\u202f${value ?? ''}\u202f»`;
const fieldLabel = (key: string | number | undefined): string =>
  typeof key === 'string' && isField(key) ? fields[key].label : String(key ?? '');
const count = (value: string | number | undefined): string => Number(value).toLocaleString('fr-FR');

const fileMessages: Record<FileProblemCode, Sentence> = {
  'file-empty':
    'Ce fichier ne contient aucune ligne à importer. Vérifiez que la liste est bien sur la feuille choisie.',
  'file-too-large': ({ limitMb }) =>
    `Ce fichier dépasse ${limitMb}\u00a0Mo. Retirez les images et les feuilles inutiles, ou partagez la liste en plusieurs fichiers.`,
  'file-wrong-type': ({ looksLike }) =>
    `Relais attend un tableau (.xlsx, .ods, .xls ou .csv), et ce fichier est ${LOOKS_LIKE[String(looksLike)] ?? 'd’un autre type'}. ` +
    'Ouvrez-le avec votre tableur et enregistrez-le au format .xlsx.',
  'file-inflates': ({ limitMb }) =>
    `Une fois décompressé, ce fichier dépasse ${limitMb}\u00a0Mo. Copiez la liste dans un nouveau classeur et importez celui-ci.`,
  'file-password': 'Ce fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe.',
  'file-corrupt': ({ row }) =>
    row === undefined
      ? 'Ce fichier est incomplet ou abîmé. Ouvrez-le avec votre tableur, enregistrez-le de nouveau, puis réessayez.'
      : `À partir de la ligne ${row}, ce fichier ne peut plus être lu\u00a0: un guillemet ouvert n’est jamais refermé. Corrigez cette ligne, puis réessayez.`,
  'file-encoding':
    'Les lettres accentuées de ce fichier ne peuvent pas être lues. Enregistrez-le au format .xlsx, ou en CSV UTF-8.',
  'file-too-many-columns': ({ found, limit }) =>
    `Ce tableau a ${count(found)} colonnes, et Relais en lit ${limit} au plus. Ne gardez que les colonnes utiles.`,
  'file-too-many-rows': ({ limit }) =>
    `Ce tableau a plus de ${count(limit)} lignes. Partagez la liste en plusieurs fichiers.`,
  'file-no-header':
    'Relais n’a pas trouvé la ligne qui donne le nom des colonnes (Nom, Prénom, Date de naissance…). Elle doit être dans les vingt premières lignes.',
  'file-no-sheet': ({ sheet }) =>
    `La feuille ${quoted(sheet)} n’existe pas dans ce classeur, ou elle est masquée.`,
  'file-too-slow': ({ seconds }) =>
    `La lecture de ce fichier a été arrêtée après ${seconds}\u00a0secondes. Copiez la liste seule dans un nouveau classeur et réessayez.`,
  'file-too-complex':
    'Ce fichier demande trop de mémoire pour être lu. Copiez la liste seule dans un nouveau classeur et réessayez.',
};

const mappingMessages: Record<MappingProblemCode, Sentence> = {
  'mapping-no-name': 'Indiquez quelle colonne contient le nom.',
  'mapping-no-given-name': 'Indiquez quelle colonne contient le prénom.',
  'mapping-name-long': ({ max }) => `Le nom du logiciel dépasse ${max} caractères. Donnez-en un plus court.`,
  'mapping-twice': ({ field }) =>
    `Plusieurs colonnes sont indiquées pour ${quoted(fieldLabel(field))}\u00a0: gardez-en une.`,
};

const rowMessages: Record<ProblemCode, Sentence> = {
  'name-missing': 'Le nom manque.',
  'given-name-missing': 'Le prénom manque.',
  'name-split': ({ family, given }) =>
    `Le nom et le prénom ont été séparés ainsi\u00a0: nom ${quoted(family)}, prénom ${quoted(given)}. Vérifiez.`,
  'birth-date-missing':
    'La date de naissance manque\u00a0: Relais ne pourra pas reconnaître cette personne dans une autre liste.',
  'birth-date-invalid': ({ value }) =>
    `${quoted(value)} n’est pas une date de naissance. Écrivez-la ainsi\u00a0: 31/12/1985.`,
  'birth-date-american': ({ value }) =>
    `Dans ${quoted(value)}, le mois semble écrit avant le jour. Écrivez le jour d’abord\u00a0: 31/12/1985.`,
  'birth-date-implausible': ({ value }) =>
    `La date de naissance ${quoted(value)} n’est pas possible. Vérifiez l’année.`,
  'birth-date-partial': ({ value }) =>
    `La date de naissance ${quoted(value)} est incomplète\u00a0: elle n’est pas enregistrée.`,
  'date-invalid': ({ value }) =>
    `${quoted(value)} n’est pas une date complète\u00a0: cette valeur est laissée de côté.`,
  'date-american': ({ value }) =>
    `Dans ${quoted(value)}, le mois semble écrit avant le jour\u00a0: cette valeur est laissée de côté.`,
  'date-future': ({ value }) =>
    `La date ${quoted(value)} est dans le futur\u00a0: cette valeur est laissée de côté.`,
  'date-past': ({ value }) => `La date ${quoted(value)} est passée\u00a0: cette valeur est laissée de côté.`,
  'delay-invalid': ({ value }) =>
    `${quoted(value)} n’est pas un délai\u00a0: cette valeur est laissée de côté. Écrivez-le ainsi\u00a0: 3 mois.`,
  'delay-without-start': ({ value }) =>
    `Le délai ${quoted(value)} n’a pas de date de départ\u00a0: cette valeur est laissée de côté.`,
  'civility-unknown': ({ value }) =>
    `La civilité ${quoted(value)} n’est pas comprise\u00a0: elle est laissée de côté.`,
  'phone-invalid': ({ value }) =>
    `${quoted(value)} n’est pas un numéro de téléphone\u00a0: il est laissé de côté.`,
  'phone-several': ({ kept }) => `Plusieurs numéros de téléphone\u00a0: ${kept} est gardé.`,
  'email-invalid': ({ value }) =>
    `${quoted(value)} n’est pas une adresse e-mail\u00a0: elle est laissée de côté.`,
  'email-several': ({ kept }) => `Plusieurs adresses e-mail\u00a0: ${kept} est gardée.`,
  'postal-code-invalid': ({ value }) =>
    `${quoted(value)} n’est pas un code postal\u00a0: il est laissé de côté.`,
  'commune-unknown': ({ value }) => `Aucune commune ne correspond à ${quoted(value)}.`,
  'commune-uncertain': ({ value, proposals }) =>
    `${quoted(value)} ne suffit pas à trouver la commune. Elle est peut-être parmi\u00a0: ${proposals}.`,
  'commune-contradiction': ({ postalCode, commune }) =>
    `Le code postal ${postalCode} n’est pas celui de ${commune}\u00a0: la commune n’est pas enregistrée.`,
  'nir-invalid': 'Le numéro de sécurité sociale est faux ou incomplet\u00a0: il n’est pas utilisé.',
  'nir-truncated':
    'Le tableur a tronqué le numéro de sécurité sociale\u00a0: il n’est pas utilisé. Mettez la colonne au format Texte avant de la remplir.',
  'nir-other-birth':
    'Le numéro de sécurité sociale ne correspond pas à la date de naissance\u00a0: il n’est pas utilisé.',
  'nir-other-civility':
    'Le numéro de sécurité sociale ne correspond pas à la civilité\u00a0: il n’est pas utilisé.',
  'nir-elsewhere':
    'Un numéro de sécurité sociale se trouve dans une colonne où il n’est pas attendu\u00a0: il est effacé de cet import.',
  'status-unknown': ({ value }) =>
    `Le statut ${quoted(value)} n’est pas connu de Relais\u00a0: il est laissé de côté.`,
  'status-assumed':
    'La liste ne dit pas si les droits et devoirs s’appliquent\u00a0: Relais considère que oui. Corrigez si besoin.',
  'yes-no-unknown': ({ value }) =>
    `${quoted(value)} n’est ni oui ni non\u00a0: cette valeur est laissée de côté.`,
  'cell-error': 'Cette case contient une erreur de calcul du tableur\u00a0: elle est laissée de côté.',
  'cell-formula':
    'Cette case contient une formule et non une valeur\u00a0: elle est laissée de côté. Dans votre tableur, copiez la colonne puis collez-la en valeurs.',
  'name-too-long': ({ max }) => `Le nom ou le prénom dépasse ${max} caractères.`,
  'too-long': ({ max }) => `Ce texte dépasse ${max} caractères\u00a0: il est laissé de côté.`,
  'duplicate-row': ({ row }) => `Cette personne figure déjà à la ligne ${row} du fichier.`,
};

const tables = { ...fileMessages, ...mappingMessages, ...rowMessages };
export type ImportMessageCode = keyof typeof tables;

/** The French sentence of an error of an import, whatever its kind. */
export function importMessage(code: ImportMessageCode, params: MessageParams = {}): string {
  const sentence = tables[code];
  return typeof sentence === 'string' ? sentence : sentence(params);
}

/** « D », « AB »: a column as the spreadsheet names it. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
