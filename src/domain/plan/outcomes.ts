import type { LeverCode, StepResult } from './codes.ts';

/**
 * What came of a step, by lever: finer than its result, and said only when it tells something of what follows. `of`: the results
 * that it can go with.
 */
interface Outcome {
  readonly label: string;
  readonly of: readonly StepResult[];
}

const outcome = (label: string, ...of: StepResult[]): Outcome => ({ label, of });

const noPlace = outcome('Pas de place', 'refuse');
const noAnswer = outcome('Pas de réponse', 'sans-effet');
const interrupted = outcome('Interrompue avant la fin', 'en-partie', 'sans-effet');

const outcomes: Readonly<Record<LeverCode, Readonly<Record<string, Outcome>>>> = {
  projet: {
    precise: outcome('Le projet est précisé', 'abouti', 'en-partie'),
    change: outcome('Le projet change', 'abouti', 'en-partie'),
  },
  formation: {
    diplome: outcome('Diplôme ou titre obtenu', 'abouti'),
    attestation: outcome('Suivie jusqu’au bout', 'abouti'),
    partielle: outcome('Une partie validée', 'en-partie'),
    interrompue: interrupted,
    'pas-de-place': noPlace,
    financement: outcome('Pas de financement', 'refuse'),
  },
  immersion: {
    confirme: outcome('Le métier est confirmé', 'abouti'),
    embauche: outcome('Une embauche est proposée', 'abouti'),
    ecarte: outcome('Le métier ne convient pas', 'abouti', 'en-partie'),
    interrompue: interrupted,
    'pas-d-accueil': outcome('L’entreprise n’a pas accueilli', 'refuse', 'sans-effet'),
  },
  emploi: {
    durable: outcome('Embauche de six mois ou plus', 'abouti'),
    court: outcome('Embauche de moins de six mois', 'abouti', 'en-partie'),
    entretien: outcome('Un entretien, sans embauche', 'en-partie', 'refuse'),
    'sans-reponse': noAnswer,
  },
  creation: {
    creee: outcome('L’entreprise est créée', 'abouti'),
    avance: outcome('Le projet avance', 'en-partie'),
    financement: outcome('Pas de financement', 'refuse'),
  },
  mobilite: {
    trouvee: outcome('Une solution durable', 'abouti'),
    provisoire: outcome('Une solution provisoire', 'abouti', 'en-partie'),
    'sans-reponse': noAnswer,
  },
  garde: {
    place: outcome('Une place obtenue', 'abouti'),
    partielle: outcome('Une place certains jours', 'en-partie'),
    attente: outcome('Sur liste d’attente', 'en-partie', 'refuse'),
    'pas-de-place': noPlace,
  },
  logement: {
    entree: outcome('Entrée dans un logement', 'abouti'),
    maintien: outcome('Maintien dans le logement', 'abouti'),
    attente: outcome('Demande en attente', 'en-partie'),
    'sans-reponse': noAnswer,
  },
  hebergement: {
    entree: outcome('Une place obtenue', 'abouti'),
    provisoire: outcome('Une solution provisoire', 'en-partie'),
    'pas-de-place': noPlace,
  },
  // Nothing about health itself: a step of this lever ends with its result alone.
  sante: {},
  droits: {
    ouvert: outcome('Le droit est ouvert', 'abouti'),
    partiel: outcome('Le droit est ouvert en partie', 'en-partie'),
    incomplet: outcome('Dossier à compléter', 'en-partie', 'refuse'),
    'sans-reponse': noAnswer,
  },
  budget: {
    accord: outcome('Un accord est trouvé', 'abouti', 'en-partie'),
    dossier: outcome('Un dossier est déposé', 'en-partie'),
  },
  langue: {
    niveau: outcome('Un niveau est atteint', 'abouti'),
    progres: outcome('Des progrès', 'en-partie'),
    'pas-de-place': noPlace,
  },
  numerique: {
    autonome: outcome('Autonome pour ses démarches', 'abouti'),
    progres: outcome('Des progrès', 'en-partie'),
  },
  autre: {},
};

export const outcomesOf = (lever: LeverCode): readonly { readonly code: string; readonly label: string }[] =>
  Object.entries(outcomes[lever]).map(([code, { label }]) => ({ code, label }));

/** A code that no lever knows is nothing, whatever it is called. */
const find = (lever: LeverCode, code: string): Outcome | undefined =>
  Object.hasOwn(outcomes[lever], code) ? outcomes[lever][code] : undefined;

export const outcomeLabel = (lever: LeverCode, code: string): string | null =>
  find(lever, code)?.label ?? null;

/** Whether this may be said of a step of this lever that ended so. */
export const outcomeFits = (lever: LeverCode, result: StepResult, code: string): boolean =>
  find(lever, code)?.of.includes(result) ?? false;

/** What a result may lead to: a lever, and words to start from. Proposed, never added by itself. */
export interface NextStep {
  readonly lever: LeverCode;
  readonly title: string;
}

const next = (lever: LeverCode, title: string): NextStep => ({ lever, title });

const afterOutcome: Readonly<Record<string, readonly NextStep[]>> = {
  'immersion.confirme': [
    next('formation', 'Trouver une formation à ce métier'),
    next('emploi', 'Chercher un emploi dans ce métier'),
  ],
  'immersion.embauche': [next('emploi', 'Préparer l’embauche')],
  'immersion.ecarte': [next('projet', 'Revoir le projet'), next('immersion', 'Découvrir un autre métier')],
  'formation.partielle': [next('formation', 'Valider le reste de la formation')],
  'garde.partielle': [next('garde', 'Compléter les jours de garde')],
  'droits.incomplet': [next('droits', 'Compléter le dossier')],
};

const afterSuccess: Partial<Record<LeverCode, readonly NextStep[]>> = {
  projet: [next('immersion', 'Essayer le métier en immersion'), next('formation', 'Choisir une formation')],
  formation: [next('emploi', 'Chercher un emploi après la formation')],
  immersion: [
    next('formation', 'Trouver une formation à ce métier'),
    next('emploi', 'Chercher un emploi dans ce métier'),
  ],
  langue: [next('formation', 'Choisir une formation')],
};

/** The next steps to offer once a step ended so, at most two. Whatever did not succeed may be tried another way. */
export function nextSteps(
  lever: LeverCode,
  result: StepResult,
  code: string | null,
): { readonly anotherWay: boolean; readonly steps: readonly NextStep[] } {
  const steps =
    (code && afterOutcome[`${lever}.${code}`]) || (result === 'abouti' ? afterSuccess[lever] : undefined);
  return { anotherWay: !steps && (result === 'refuse' || result === 'sans-effet'), steps: steps ?? [] };
}
