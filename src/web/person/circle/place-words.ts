import { ofName } from '../../../domain/french.ts';

type Who = { name: string; organisation: string };

interface PlaceWords {
  readonly question: (who: Who) => string;
  /** What will happen. */
  readonly sentences: (who: Who) => readonly string[];
  readonly button: string;
  readonly tone: 'primary' | 'danger';
}

/** By the last word of the address: what is asked about somebody’s place. */
export const placeWords: Readonly<Record<string, PlaceWords>> = {
  reduire: {
    question: ({ name }) => `Réduire ce que ${name} voit ?`,
    sentences: ({ name, organisation }) => [
      `${name} (${organisation}) reste dans votre cercle. À partir de maintenant, ne seront visibles que vos coordonnées, le nom de votre référent, et ce qui est partagé.`,
      'Un e-mail l’en avertit. Ce qui a déjà été écrit reste dans votre dossier.',
    ],
    button: 'Réduire l’accès',
    tone: 'primary',
  },
  fin: {
    question: ({ name }) => `Mettre fin à la place ${ofName(name)} ?`,
    sentences: ({ name, organisation }) => [
      `${name} (${organisation}) ne verra plus votre dossier, dès aujourd’hui.`,
      'Un e-mail lui dit que sa place est terminée, sans la raison. Ce qui a déjà été écrit reste dans votre dossier. Vos autres professionnels voient ce départ.',
    ],
    button: 'Mettre fin à sa place',
    tone: 'danger',
  },
  lecture: {
    question: ({ name }) => `Arrêter la lecture ${ofName(name)} ?`,
    sentences: ({ name, organisation }) => [
      `${name} (${organisation}) a été votre référent et lit encore votre dossier pour passer le relais. Cette lecture s’arrête tout de suite.`,
    ],
    button: 'Arrêter sa lecture',
    tone: 'danger',
  },
};
