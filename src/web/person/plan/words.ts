import type { LeverCode, StepResult } from '../../../domain/plan/codes.ts';
import { NOTE_LENGTH, TITLE_LENGTH } from '../../../domain/plan/codes.ts';

/** What a step can be about, in everyday words. */
export const ownLevers: Readonly<Record<LeverCode, string>> = {
  projet: 'Trouver mon métier',
  formation: 'Me former',
  immersion: 'Essayer un métier dans une entreprise',
  emploi: 'Trouver un travail',
  creation: 'Créer mon entreprise',
  mobilite: 'Me déplacer',
  garde: 'Faire garder mes enfants',
  logement: 'Mon logement',
  hebergement: 'Un hébergement',
  sante: 'Prendre soin de moi',
  droits: 'Demander un droit',
  budget: 'Mon budget',
  langue: 'Le français, lire, écrire, compter',
  numerique: 'L’ordinateur et internet',
  autre: 'Autre chose',
};

/** What came of a step, in everyday words. */
export const ownResults: Readonly<Record<StepResult, string>> = {
  abouti: 'Bien : c’est fait',
  'en-partie': 'En partie : il reste quelque chose à faire',
  refuse: 'On m’a dit non',
  'sans-effet': 'Cela n’a rien changé',
};

/** What the person reads when something was refused: what happened, what to do. */
export const REFUSALS: Readonly<Record<string, string>> = {
  wrong_state: 'Quelqu’un a déjà répondu. La page montre où cela en est.',
  not_your_turn: 'Cette proposition attend la réponse des professionnels.',
  not_yours: 'Cette étape revient à quelqu’un d’autre.',
  objective_closed: 'Cet objectif est terminé. Choisissez-en un autre, ou parlez-en avec votre référent.',
  owner_unavailable:
    'La personne qui devait s’en charger n’est plus autour de vous. Parlez-en avec votre référent.',
};

export const CONFLICT =
  'Cela vient de changer pendant que vous écriviez. Regardez ce qui est affiché, puis recommencez.';

export const checkTitle = (value: string): string | undefined => {
  const text = value.trim();
  if (text === '') return 'Écrivez quelques mots.';
  return text.length > TITLE_LENGTH ? 'C’est un peu long : 200 caractères au plus.' : undefined;
};

export const checkWords = (value: string): string | undefined =>
  value.trim().length > NOTE_LENGTH ? 'C’est un peu long : 300 caractères au plus.' : undefined;

/** A date to come; `kept`: the one that stands, which may have passed since. */
export const checkDate =
  (today: string, kept: string | null = null) =>
  (value: string): string | undefined => {
    if (value === '' || value === kept) return undefined;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
      return 'Cette date n’existe pas. Laissez vide si vous ne savez pas.';
    return value < today
      ? 'Cette date est passée. Choisissez aujourd’hui ou une date à venir, ou laissez vide.'
      : undefined;
  };

export const checkAmong =
  (codes: readonly string[], sentence: string) =>
  (value: string): string | undefined =>
    codes.includes(value) ? undefined : sentence;
