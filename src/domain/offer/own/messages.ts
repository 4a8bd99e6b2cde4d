import type { EnteredField } from './entered-service.ts';
import type { EnteredStructureField } from './entered-structure.ts';
import type { EnteredProblem } from './read-typed.ts';

const NUMBER = 'Écrivez un nombre.';

/** What people read beside a field of their service or structure, by what is wrong with it. */
const SENTENCES: Readonly<Record<string, string>> = {
  missing: 'Ce champ est obligatoire.',
  'too-short': 'Ce texte est trop court.',
  'too-long': 'Ce texte est trop long : raccourcissez-le.',
  'unknown-value': 'Choisissez dans la liste.',
  'commune-unknown': 'Choisissez une commune de la liste.',
  'not-alone': '« Tous publics » comprend tous les autres : cochez-le seul, ou cochez les autres.',
  several: 'Un seul numéro : le premier que l’on appelle.',
  hours: 'Écrivez des heures comme 9h-12h, 14h-17h30, ou laissez vide.',
};

const LINK = 'Saisissez une adresse complète, par exemple https://exemple.fr.';

const OF_FIELD: Partial<Record<EnteredField | EnteredStructureField, string>> = {
  nom: 'Donnez un nom de 3 à 150 caractères.',
  description: 'Écrivez de 5 à 10 000 caractères.',
  telephone: 'Ce numéro de téléphone n’existe pas : vérifiez ses chiffres.',
  courriel: 'Saisissez une adresse complète, par exemple accueil@exemple.fr.',
  lien_mobilisation: 'Saisissez une adresse complète, par exemple https://exemple.fr/inscription.',
  site_web: LINK,
  lien_source: LINK,
  accessibilite_lieu: LINK,
  code_postal: 'Un code postal a 5 chiffres.',
  volume_horaire_hebdomadaire: NUMBER,
  nombre_semaines: NUMBER,
};

export const problemSentence = ({
  field,
  code,
}: EnteredProblem<EnteredField | EnteredStructureField>): string =>
  SENTENCES[code] && !(field in OF_FIELD && code !== 'several')
    ? SENTENCES[code]
    : (OF_FIELD[field] ?? 'Cette valeur n’est pas acceptée : corrigez-la.');

/** What a refused act on a service says. */
export const ownOfferMessages: Readonly<Record<string, () => string>> = {
  'service-incomplete': () =>
    'Il manque de quoi publier ce service : complétez les champs indiqués, enregistrez, puis publiez.',
  'service-moved': () =>
    'Quelqu’un de votre équipe vient de changer ce service : voici où il en est maintenant.',
  'model-moved': () => 'Quelqu’un vient de changer ce modèle : voici où il en est maintenant.',
  'suggestion-answered': () => 'Quelqu’un vient de répondre à ce signalement : il n’attend plus rien.',
  'structure-details': () =>
    'Complétez d’abord la page de votre organisation : son nom, son adresse, son téléphone.',
};
