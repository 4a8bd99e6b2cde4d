import { plural } from '../../ui/format.ts';

export const ENDED: Record<string, string> = {
  'signed-out': 'Vous avez quitté Relais : la session est fermée.',
  'ended-elsewhere': 'Cette session a été fermée depuis votre compte. Connectez-vous de nouveau.',
  expired: 'Votre session a pris fin : elle dure douze heures au plus. Connectez-vous de nouveau.',
  idle: 'Votre espace s’est fermé tout seul, parce que rien n’a été touché depuis un moment. Connectez-vous de nouveau.',
  'access-changed': 'Votre accès à Relais a changé. Connectez-vous de nouveau.',
  'membership-ended': 'Votre accès au nom de cette organisation a pris fin. Connectez-vous de nouveau.',
  'factor-reset':
    'Votre double vérification a été réinitialisée. Connectez-vous pour choisir une nouvelle application.',
};

export const EMAIL_NEEDED = 'Saisissez votre adresse e-mail, par exemple prenom.nom@organisation.fr.';
export const BIRTH_NEEDED = 'Saisissez votre date de naissance : jour, mois et année.';
export const REQUEST_EXPIRED =
  'Cette demande de connexion n’est plus valable : elle a expiré, a déjà servi, ou trop de codes ont été essayés. Demandez un nouveau message.';
export const STARTED_OVER = 'Trop de temps a passé : voici un nouveau code à scanner.';

export type CodeProblem =
  | { outcome: 'wrong'; triesLeft: number; waitMinutes: number | null }
  | { outcome: 'blocked'; waitMinutes: number };

/** What to do after a code that was refused. */
export function codeProblem(problem: CodeProblem): string {
  if (problem.waitMinutes !== null) {
    return `Trop de codes inexacts ont été essayés. Attendez ${plural(problem.waitMinutes, 'minute')} avant de recommencer.`;
  }
  const left = problem.outcome === 'wrong' ? problem.triesLeft : 0;
  return `Ce code n’est pas le bon. Vérifiez qu’il s’agit du plus récent. Il vous reste ${plural(left, 'essai')}.`;
}
