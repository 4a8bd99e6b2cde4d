import type { LineProblem } from './report.ts';

/** Why a line was refused, or came in without a value. */
const WHY: Record<string, string> = {
  missing: 'ce champ manque',
  'wrong-type': 'cette valeur n’est pas du bon type',
  'too-short': 'ce texte est trop court',
  'too-long': 'ce texte est trop long : il a été coupé',
  'too-small': 'ce nombre est trop petit',
  empty: 'cette liste est vide',
  malformed: 'cette valeur n’a pas la forme attendue',
  'unknown-value': 'cette valeur n’est pas dans le schéma',
  repeated: 'une valeur est répétée',
  'not-alone': '« tous-publics » est seul gardé : il comprend les autres',
  'too-old': 'cette date est avant 2000',
  'in-future': 'cette date est dans l’avenir',
  'final-dot': 'un nom ne finit pas par un point : il a été retiré',
  several: 'plusieurs numéros : le premier est gardé',
  'commune-unknown': 'aucune commune ne porte ce code',
  'place-half': 'une seule des deux coordonnées est donnée',
  'id-repeated': 'cet identifiant est déjà dans ce que vous importez',
  'structure-unknown': 'sa structure n’est ni dans Relais ni dans ce que vous importez',
  'structure-closed': 'sa structure a fermé',
  'managed-here': 'cette fiche est tenue dans Relais par son organisation',
  'siret-unknown': 'SIRENE ne connaît pas ce numéro : il est laissé de côté',
  'siret-moved':
    'cet établissement a fermé et son organisme continue ailleurs : le numéro est laissé de côté',
  'siret-ceased': 'SIRENE dit que cet organisme a cessé : la fiche est retirée',
  'link-dead': 'rien ne répond à cette adresse : elle est laissée de côté',
  'line-unreadable': 'cette ligne n’est pas une fiche en JSON',
  'line-too-long': 'cette ligne dépasse 1 Mo',
  'line-encoding': 'cette ligne n’est pas en UTF-8',
  'line-columns': 'cette ligne n’a pas le nombre de colonnes de la première',
};

/** « services.csv, ligne 12, zone_eligibilite : cette valeur … » */
export function problemSentence({ file, line, field, code }: LineProblem): string {
  const where = field === null || field === '' ? `ligne ${line}` : `ligne ${line}, ${field}`;
  return `${file}, ${where} : ${WHY[code] ?? code}`;
}

/** Why a whole file is not taken. */
const FILE_WHY: Record<string, (file: string) => string> = {
  'file-not-found': (file) => `Ce fichier n’existe pas ou ne peut pas être lu : ${file}`,
  'file-empty': (file) => `Ce fichier est vide : ${file}. Rien n’a été importé.`,
  'file-truncated': (file) =>
    `Ce fichier est incomplet : ${file}. Rien n’a été importé ; téléchargez-le de nouveau.`,
  'file-wrong-type': (file) =>
    `Ce fichier n’est pas une liste de structures ou de services : ${file}. Sont lus le JSON, le NDJSON et le CSV ` +
    '(compressés en gzip ou non) et le Parquet, avec les noms de champs du schéma data·inclusion.',
  'file-unreadable': (file) => `Ce fichier est abîmé : ${file}. Rien n’a été importé.`,
};

export const fileSentence = (code: string, file: string): string =>
  FILE_WHY[code]?.(file) ?? `${code} : ${file}`;
