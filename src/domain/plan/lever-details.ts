import { z } from 'zod';
import type { LeverCode } from './codes.ts';

/**
 * What each lever needs to be followed: the organisation and the dates of a training, the start of a job, the place of a service.
 * One table, from which come the forms, the checks, what is shown and the two dates that the lifeline and the deadlines read.
 */
export type DetailField = TextField | DateField | NumberField | ChoiceField | DaysField;

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Asked for once another field is filled, or holds one of these codes. */
  readonly requiredWhen?: { readonly field: string; readonly is?: readonly string[] };
  /** Only on a step that is sensitive by its objective's code: what it says is not for the whole circle. */
  readonly sensitiveOnly?: true;
}
interface TextField extends Field {
  readonly kind: 'text';
}
interface DateField extends Field {
  readonly kind: 'date';
  /** What the date is to the step: where it starts, where it ends, or when an answer is awaited. */
  readonly role?: 'start' | 'end' | 'answer';
}
interface NumberField extends Field {
  readonly kind: 'number';
  readonly max: number;
  readonly unit: string;
}
interface ChoiceField extends Field {
  readonly kind: 'choice';
  readonly options: Readonly<Record<string, string>>;
}
interface DaysField extends Field {
  readonly kind: 'days';
}

export const weekDays = {
  lundi: 'lundi',
  mardi: 'mardi',
  mercredi: 'mercredi',
  jeudi: 'jeudi',
  vendredi: 'vendredi',
  samedi: 'samedi',
  dimanche: 'dimanche',
} as const;
const dayCodes = Object.keys(weekDays) as (keyof typeof weekDays)[];

const text = (name: string, label: string, more: Partial<TextField> = {}): TextField => ({
  kind: 'text',
  name,
  label,
  ...more,
});
const date = (name: string, label: string, more: Partial<DateField> = {}): DateField => ({
  kind: 'date',
  name,
  label,
  ...more,
});
const choice = (
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  more: Partial<ChoiceField> = {},
): ChoiceField => ({ kind: 'choice', name, label, options, ...more });

const starts = (label: string, more: Partial<DateField> = {}) =>
  date('debut', label, { role: 'start', requiredWhen: { field: 'fin' }, ...more });
const ends = (label: string, more: Partial<DateField> = {}) => date('fin', label, { role: 'end', ...more });
const days: DaysField = { kind: 'days', name: 'jours', label: 'Jours' };
/** Where a service is given. */
const place = [text('structure', 'Structure'), text('adresse', 'Adresse')] as const;

const leverDetails: Readonly<Record<LeverCode, readonly DetailField[]>> = {
  projet: place,
  formation: [
    choice('etat', 'Où en est la formation', {
      reperee: 'Repérée',
      candidature: 'Candidature déposée',
      acceptee: 'Acceptée',
      'en-cours': 'En cours',
      terminee: 'Terminée',
    }),
    text('organisme', 'Organisme de formation', {
      requiredWhen: { field: 'etat', is: ['candidature', 'acceptee', 'en-cours', 'terminee'] },
    }),
    text('lieu', 'Lieu'),
    starts('Début de la session', {
      requiredWhen: { field: 'etat', is: ['acceptee', 'en-cours', 'terminee'] },
    }),
    ends('Fin de la session'),
    { kind: 'number', name: 'heures', label: 'Durée', hint: 'En heures.', max: 3000, unit: 'h' },
  ],
  immersion: [
    text('employeur', 'Entreprise d’accueil', { requiredWhen: { field: 'debut' } }),
    text('lieu', 'Lieu'),
    starts('Premier jour'),
    ends('Dernier jour', { requiredWhen: { field: 'debut' }, hint: 'Un mois au plus par convention.' }),
  ],
  emploi: [
    text('employeur', 'Employeur', { requiredWhen: { field: 'debut' } }),
    choice('contrat', 'Contrat', {
      cdi: 'CDI',
      cdd: 'CDD',
      interim: 'Intérim',
      insertion: 'Contrat d’insertion (CDDI)',
      apprentissage: 'Apprentissage',
      professionnalisation: 'Contrat de professionnalisation',
      independant: 'À son compte',
      autre: 'Autre contrat',
    }),
    {
      kind: 'number',
      name: 'heures',
      label: 'Temps de travail',
      hint: 'En heures par semaine.',
      max: 48,
      unit: 'h par semaine',
    },
    starts('Premier jour', { requiredWhen: { field: 'contrat' } }),
    ends('Dernier jour, s’il est connu'),
  ],
  creation: [
    choice('stade', 'Où en est le projet', {
      idee: 'Une idée',
      etude: 'Étude du projet',
      financement: 'Recherche de financement',
      immatriculation: 'Immatriculation demandée',
      creee: 'Entreprise créée',
    }),
    text('structure', 'Structure qui accompagne le projet'),
    date('debut', 'Début de l’activité', {
      role: 'start',
      requiredWhen: { field: 'stade', is: ['creee'] },
    }),
  ],
  mobilite: [
    choice('solution', 'Solution', {
      permis: 'Permis de conduire',
      pret: 'Prêt ou location d’un véhicule',
      reparation: 'Réparation d’un véhicule',
      transport: 'Transports en commun',
      demande: 'Transport à la demande',
      velo: 'Vélo',
      covoiturage: 'Covoiturage',
      aide: 'Aide financière',
    }),
    text('structure', 'Structure'),
    date('debut', 'À partir du', { role: 'start' }),
    ends('Jusqu’au'),
  ],
  garde: [
    text('structure', 'Lieu d’accueil'),
    text('adresse', 'Adresse'),
    days,
    date('debut', 'À partir du', { role: 'start' }),
    ends('Jusqu’au'),
  ],
  logement: [
    choice('demarche', 'Démarche', {
      'demande-sociale': 'Demande de logement social',
      parc: 'Recherche dans le parc privé',
      maintien: 'Rester dans le logement actuel',
      adaptation: 'Adapter le logement',
      aide: 'Aide pour entrer dans un logement',
    }),
    text('structure', 'Structure'),
    date('demande', 'Demande faite le'),
    date('reponse', 'Réponse attendue le', { role: 'answer' }),
    date('debut', 'Entrée dans le logement', { role: 'start' }),
  ],
  // No name and no address: some places of lodging are to be found by nobody.
  hebergement: [
    choice('forme', 'Forme d’hébergement', {
      urgence: 'Hébergement d’urgence',
      insertion: 'Hébergement d’insertion',
      residence: 'Résidence ou foyer',
      tiers: 'Chez un proche',
    }),
    date('demande', 'Demande faite le'),
    starts('Arrivée'),
    ends('Fin connue'),
  ],
  // Never an illness; the effect on work is recorded only where the code of the objective keeps it from the whole circle.
  sante: [
    choice('demarche', 'Démarche', {
      couverture: 'Mettre à jour sa couverture sociale',
      'rendez-vous': 'Prendre un rendez-vous',
      bilan: 'Faire le point avec un professionnel',
    }),
    date('debut', 'Date', { role: 'start' }),
    choice(
      'effet',
      'Effet sur le travail',
      {
        horaires: 'Horaires à adapter',
        poste: 'Poste ou gestes à adapter',
        reprise: 'Reprise à prévoir plus tard',
        aucun: 'Aucun effet pour le moment',
      },
      { sensitiveOnly: true, hint: 'L’effet seulement, jamais une maladie.' },
    ),
  ],
  droits: [
    choice('droit', 'Droit demandé', {
      identite: 'Pièce d’identité',
      sejour: 'Titre de séjour',
      chomage: 'Allocation chômage',
      'revenu-minimum': 'Revenu minimum',
      'prime-activite': 'Prime d’activité',
      'aide-logement': 'Aide au logement',
      'prestations-familiales': 'Prestations familiales',
      'pension-alimentaire': 'Pension alimentaire',
      retraite: 'Retraite',
      justice: 'Aide juridictionnelle',
      autre: 'Autre droit',
    }),
    date('demande', 'Demande faite le', { requiredWhen: { field: 'reponse' } }),
    date('reponse', 'Réponse attendue le', { role: 'answer' }),
  ],
  budget: place,
  langue: [
    text('organisme', 'Organisme'),
    text('lieu', 'Lieu'),
    days,
    starts('Premier cours'),
    ends('Dernier cours'),
  ],
  numerique: place,
  autre: place,
};

export type DetailValue = string | number | readonly string[];
/** As stored: only what was filled. */
export type StepDetails = Readonly<Record<string, DetailValue>>;

/** Forms name the fields of a lever so, apart from those that every step has. */
export const detailFieldName = (name: string): string => `detail-${name}`;

/** Whatever the order in which they were written. */
export const sameDetails = (one: StepDetails, other: StepDetails): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => String(one[name]) === String(other[name]));
};

/** The fields that a form shows for this lever. */
export const detailFields = (lever: LeverCode, sensitive: boolean): readonly DetailField[] =>
  leverDetails[lever].filter((field) => sensitive || !field.sensitiveOnly);

const TEXT_LENGTH = 120;

function valueSchema(field: DetailField) {
  switch (field.kind) {
    case 'text':
      return z
        .string()
        .transform((typed) => typed.replace(/\s+/g, ' ').trim())
        .pipe(z.string().min(1).max(TEXT_LENGTH, 'detail_long'));
    case 'date':
      return z.iso.date('due_wrong');
    case 'number':
      return z.coerce
        .number('detail_number')
        .int('detail_number')
        .min(1, 'detail_number')
        .max(field.max, 'detail_number');
    case 'choice':
      return z.enum(Object.keys(field.options) as [string, ...string[]], 'detail_choice');
    case 'days':
      return z.array(z.enum(dayCodes as [string, ...string[]], 'detail_choice')).transform((chosen) =>
        // In the order of the week, each once, whatever was sent.
        dayCodes.filter((day) => chosen.includes(day)),
      );
  }
}

const isBlank = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

const unmet = (field: DetailField, filled: Readonly<Record<string, unknown>>): boolean => {
  const { requiredWhen } = field;
  if (!requiredWhen || field.name in filled) return false;
  const other = filled[requiredWhen.field];
  return other !== undefined && (requiredWhen.is?.includes(String(other)) ?? true);
};

/** What was sent for a lever, checked: blanks left out, what the lever does not know refused; messages are codes. */
export function parseDetails(lever: LeverCode, sensitive: boolean, sent: Readonly<Record<string, unknown>>) {
  const fields = detailFields(lever, sensitive);
  const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => !isBlank(value)));
  const shape = Object.fromEntries(fields.map((field) => [field.name, valueSchema(field).optional()]));
  return z
    .strictObject(shape)
    .superRefine((filled, refinement) => {
      for (const field of fields) {
        if (unmet(field, filled))
          refinement.addIssue({ code: 'custom', path: [field.name], message: 'detail_missing' });
      }
      const { start, end } = datesOf(lever, filled as StepDetails);
      const last = fields.find((field) => field.kind === 'date' && field.role === 'end');
      if (start && end && end < start && last)
        refinement.addIssue({ code: 'custom', path: [last.name], message: 'detail_order' });
    })
    .safeParse(given) as z.ZodSafeParseResult<StepDetails>;
}

/** Where the step starts and ends, for the lifeline and the deadlines; while nothing has started, an awaited answer is its end. */
export function datesOf(
  lever: LeverCode,
  details: StepDetails,
): { readonly start: string | null; readonly end: string | null } {
  const named = (role: 'start' | 'end' | 'answer') => {
    const field = leverDetails[lever].find((one) => one.kind === 'date' && one.role === role);
    const value = field && details[field.name];
    return typeof value === 'string' ? value : null;
  };
  const start = named('start');
  return { start, end: named('end') ?? (start ? null : named('answer')) };
}

const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (civil: string) => long.format(new Date(`${civil}T00:00:00Z`)).replace(/^1 /, '1er ');
const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

function shown(field: DetailField, value: DetailValue): string {
  switch (field.kind) {
    case 'text':
      return String(value);
    case 'date':
      return day(String(value));
    case 'number':
      return `${String(value)}\u00a0${field.unit}`;
    case 'choice':
      return field.options[String(value)] ?? '';
    case 'days':
      return list.format(Array.isArray(value) ? value : []);
  }
}

export interface DetailShown {
  readonly label: string;
  readonly value: string;
}

/** Label and value of each thing known, in the order of the form. */
export const detailsShown = (lever: LeverCode, details: StepDetails): readonly DetailShown[] =>
  leverDetails[lever].flatMap((field) => {
    const value = details[field.name];
    return value === undefined ? [] : [{ label: field.label, value: shown(field, value) }];
  });

/** The same in one short line: « Formation Val de Cher · du 4 mai 2026 au 12 juin 2026 · 210 h ». */
export function detailsLine(lever: LeverCode, details: StepDetails): string {
  const { start, end } = datesOf(lever, details);
  const period = start ? (end ? `du ${day(start)} au ${day(end)}` : `à partir du ${day(start)}`) : '';
  const inPeriod = (field: DetailField) =>
    field.kind === 'date' && start !== null && (field.role === 'start' || field.role === 'end');
  const others = leverDetails[lever].flatMap((field) => {
    const value = details[field.name];
    if (value === undefined || inPeriod(field)) return [];
    const words = shown(field, value);
    return field.kind === 'date' ? [`${field.label.toLowerCase()} ${words}`] : [words];
  });
  return [...others, period].filter(Boolean).join(' · ');
}
