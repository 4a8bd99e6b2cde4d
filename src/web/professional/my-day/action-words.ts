import type { DeadlineKind } from '../../../domain/deadline/rules.ts';
import type { DueAction } from '../../../domain/deadline/views.ts';
import { ofName } from '../../../domain/french.ts';
import { receivedReferralHref, referralHref } from '../../referral/paths.ts';
import { moveHref, newMoveHref, restHref, STAND_INS } from '../circle/paths.ts';
import { editHref, orientationHref, personHref, planHref, situationHref } from '../person/paths.ts';

interface ActWords {
  /** What to do, for whom. */
  readonly title: (action: DueAction) => string;
  /** The button that does it, and where; null: the contact is noted from here. */
  readonly act: ((action: DueAction) => { label: string; href: string }) | null;
}

const about = (action: DueAction, href: (personId: string) => string) =>
  action.personId ? href(action.personId) : '/invitations';
const question = (action: DueAction) => `${about(action, planHref)}/questions/${action.subjectId}`;
const request = (action: DueAction) => referralHref(action.personId ?? '', action.subjectId);
const answer = () => ({ label: 'Répondre', href: '/invitations' });

/** One row for each kind of deadline: how it is said, and the act that does it in one click. */
export const actWords: Record<DeadlineKind, ActWords> = {
  invitation: {
    title: ({ personName }) => `Répondre à l’invitation autour ${ofName(personName)}`,
    act: answer,
  },
  demande: {
    title: ({ words, personName }) =>
      `Répondre à ${words}, qui demande à rejoindre le cercle ${ofName(personName)}`,
    act: answer,
  },
  portefeuille: {
    title: ({ words }) => `Terminer le relais préparé pour ${words}`,
    act: ({ subjectId }) => ({ label: 'Reprendre', href: moveHref(subjectId) }),
  },
  'depart-prevu': {
    title: ({ words, urgency }) =>
      `Confier les personnes ${ofName(words)}, ${urgency === 'late' ? 'qui est parti' : 'qui s’en va'}`,
    // Of who is gone nobody of the team could take them: that page says what is left to do.
    act: ({ subjectId, urgency }) =>
      urgency === 'late'
        ? { label: 'Voir', href: STAND_INS }
        : { label: 'Confier', href: newMoveHref(subjectId, { objet: 'transfert' }) },
  },
  'suite-remplacement': {
    title: ({ words }) => `Reprendre le remplacement ${ofName(words)}`,
    act: ({ subjectId }) => ({ label: 'Organiser la suite', href: restHref(subjectId) }),
  },
  'absence-annoncee': {
    title: ({ words }) => `Organiser le remplacement ${ofName(words)}`,
    act: ({ subjectId, colleague }) => ({
      label: 'Organiser',
      href: newMoveHref(colleague ?? '', { absence: subjectId }),
    }),
  },
  proposition: {
    title: ({ words, personName }) => `Répondre à ${personName}, qui propose « ${words} »`,
    act: (action) => ({ label: 'Répondre', href: about(action, planHref) }),
  },
  question: {
    title: ({ words, personName }) =>
      `Répondre à ${words}, qui vous pose une question autour ${ofName(personName)}`,
    act: (action) => ({ label: 'Répondre', href: question(action) }),
  },
  'question-sans-reponse': {
    title: ({ words, personName }) =>
      `Reprendre contact avec ${words}, qui n’a pas répondu à votre question autour ${ofName(personName)}`,
    act: (action) => ({ label: 'Ouvrir la question', href: question(action) }),
  },
  reponse: {
    title: ({ words, personName }) => `Lire la réponse ${ofName(words)} autour ${ofName(personName)}`,
    act: (action) => ({ label: 'Lire la réponse', href: question(action) }),
  },
  'service-a-repondre': {
    title: ({ words }) => `Répondre à une demande pour « ${words} »`,
    act: ({ subjectId }) => ({ label: 'Répondre', href: receivedReferralHref(subjectId) }),
  },
  'service-a-envoyer': {
    title: ({ words, personName }) => `Envoyer la demande à « ${words} », pour ${personName}`,
    act: (action) => ({ label: 'Envoyer', href: request(action) }),
  },
  'service-a-reprendre': {
    title: ({ words, personName }) => `Chercher un autre service que « ${words} », pour ${personName}`,
    act: (action) => ({ label: 'Chercher ailleurs', href: request(action) }),
  },
  'service-sans-reponse': {
    title: ({ words, personName }) => `« ${words} » n’a pas répondu, pour ${personName}`,
    act: (action) => ({ label: 'Ouvrir la demande', href: request(action) }),
  },
  'service-resultat': {
    title: ({ words, personName }) => `Noter la suite de la demande à « ${words} », pour ${personName}`,
    act: (action) => ({ label: 'Noter', href: request(action) }),
  },
  etape: {
    title: ({ words, personName }) => `${words}, pour ${personName}`,
    act: (action) => ({
      label: 'Ouvrir l’étape',
      href: `${about(action, planHref)}/etapes/${action.subjectId}`,
    }),
  },
  'etape-a-confier': {
    title: ({ words, personName }) => `Confier l’étape « ${words} » à quelqu’un, pour ${personName}`,
    act: (action) => ({
      label: 'Confier',
      href: `${about(action, planHref)}/etapes/${action.subjectId}`,
    }),
  },
  'sans-nouvelles': { title: ({ personName }) => `Reprendre contact avec ${personName}`, act: null },
  changement: {
    title: ({ personName }) => `Préparer le relais ${ofName(personName)}`,
    act: (action) => ({ label: 'Voir la situation', href: about(action, situationHref) }),
  },
  'rendez-vous-note': {
    title: ({ words, personName }) => `Rendez-vous ${ofName(personName)}${words && `, ${words}`}`,
    act: (action) => ({ label: 'Voir', href: `${about(action, situationHref)}#dates` }),
  },
  'contrat-note': {
    title: ({ personName }) => `Préparer la fin du contrat d’engagement ${ofName(personName)}`,
    act: (action) => ({ label: 'Voir', href: `${about(action, situationHref)}#dates` }),
  },
  'echeance-notee': {
    title: ({ personName }) => `Échéance notée pour ${personName}`,
    act: (action) => ({ label: 'Voir', href: `${about(action, situationHref)}#dates` }),
  },
  orientation: {
    title: ({ personName }) => `Décider de l’orientation ${ofName(personName)}`,
    act: (action) =>
      action.owner === 'moi'
        ? { label: 'Décider', href: about(action, orientationHref) }
        : { label: 'Ouvrir la page', href: about(action, personHref) },
  },
  nomination: {
    title: ({ personName }) => `Nommer le référent ${ofName(personName)}`,
    act: (action) =>
      action.owner === 'moi'
        ? { label: 'Nommer', href: '/sans-referent?liste=equipe' }
        : { label: 'Ouvrir la page', href: about(action, personHref) },
  },
  information: {
    title: ({ personName }) => `Informer ${personName}`,
    act: (action) => ({ label: 'Noter la date', href: `${about(action, editHref)}#information` }),
  },
};

/** Who must act: « À vous », or the name of who must. */
export function ownerWords({ owner, ownerName, personName }: DueAction): string {
  switch (owner) {
    case 'moi':
      return 'À vous';
    case 'remplacement':
      return `À vous, qui remplacez ${ownerName ?? 'un collègue'}`;
    case 'personne':
      return `À ${personName}, vous suivez`;
    case 'autre':
      return `À ${ownerName ?? 'un autre professionnel'}, vous suivez`;
  }
}
