import type { ItemKind } from './codes.ts';

/** What an answer says beside its value: flat text by field, so that two people who touch different fields never clash. */
export type Details = Readonly<Record<string, string>>;
export const noDetails: Details = {};

export type DetailField = { readonly name: string; readonly label: string } & (
  | {
      readonly type: 'date';
      readonly past?: true /** What comes before the date in a sentence. */;
      readonly words: string;
    }
  | { readonly type: 'km'; readonly most: number }
  | { readonly type: 'text'; readonly most: number }
  | {
      readonly type: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
);

export const PROJECT_LENGTH = 600;

/** Carnet de bord's contract types, in words. */
const contracts = [
  { value: 'CDI', label: 'CDI' },
  { value: 'CDD', label: 'CDD' },
  { value: 'INTERIM', label: 'Intérim' },
  { value: 'SAISONNIER', label: 'Travail saisonnier' },
  { value: 'INSERTION', label: 'Contrat d’insertion' },
  { value: 'ALTERNANCE', label: 'Alternance' },
  { value: 'INDEPENDANT', label: 'À son compte' },
] as const;

const workingTimes = [
  { value: 'TEMPS_PLEIN', label: 'Temps plein' },
  { value: 'TEMPS_PARTIEL', label: 'Temps partiel' },
  { value: 'NUIT', label: 'Nuit' },
  { value: 'SOIR_WEEKEND', label: 'Soir ou week-end' },
] as const;

const fields: Partial<Record<ItemKind, readonly DetailField[]>> = {
  work: [
    { name: 'since', label: 'Depuis le', words: 'depuis le', type: 'date', past: true },
    { name: 'until', label: 'Jusqu’au, si c’est connu', words: 'jusqu’au', type: 'date' },
    {
      name: 'lastJobOn',
      label: 'Fin du dernier emploi',
      words: 'dernier emploi terminé le',
      type: 'date',
      past: true,
    },
  ],
  job: [
    { name: 'km', label: 'Distance possible, en km', type: 'km', most: 300 },
    { name: 'contract', label: 'Contrat souhaité', type: 'choice', options: contracts },
    { name: 'hours', label: 'Temps de travail', type: 'choice', options: workingTimes },
  ],
  project: [{ name: 'text', label: 'Mon projet, avec ses mots', type: 'text', most: PROJECT_LENGTH }],
};

export const detailFields = (kind: ItemKind): readonly DetailField[] => fields[kind] ?? [];

const isDate = (text: string): boolean => {
  const found = /^(19|20)\d{2}-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** A field as it may be saved; '' says nothing. Undefined: it cannot be saved. */
export function readDetail(field: DetailField, typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return '';
  switch (field.type) {
    case 'date':
      return isDate(text) ? text : undefined;
    case 'km':
      return /^\d{1,3}$/.test(text) && Number(text) <= field.most ? String(Number(text)) : undefined;
    case 'text':
      return text.length <= field.most ? text.replaceAll('\r\n', '\n') : undefined;
    case 'choice':
      return field.options.some(({ value }) => value === text) ? text : undefined;
  }
}

/** All fields of an answer, without those that say nothing. Undefined when one cannot be saved, or is none of the kind's. */
export function readDetails(kind: ItemKind, typed: Details): Details | undefined {
  const known = detailFields(kind);
  const read: Record<string, string> = {};
  for (const [name, text] of Object.entries(typed)) {
    const field = known.find((one) => one.name === name);
    const value = field && readDetail(field, text);
    if (value === undefined) return undefined;
    if (value !== '') read[name] = value;
  }
  return read;
}

export const sameDetails = (a: Details, b: Details): boolean =>
  detailNames(a, b).every((name) => a[name] === b[name]);

export const detailNames = (...all: readonly Details[]): string[] => [
  ...new Set(all.flatMap((details) => Object.keys(details))),
];

/** Words of one field, beside its label or alone: « à 30 km au plus », « CDI ». Dates are left to who shows them. */
export function detailWords(field: DetailField, value: string, date: (civil: string) => string): string {
  switch (field.type) {
    case 'date':
      return `${field.words} ${date(value)}`;
    case 'km':
      return `à ${value}\u00a0km au plus`;
    case 'text':
      return `« ${value} »`;
    case 'choice':
      return (
        field.options
          .find((option) => option.value === value)
          ?.label.replace(/^(?!CD)./, (l) => l.toLowerCase()) ?? value
      );
  }
}
