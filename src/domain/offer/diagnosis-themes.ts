import { type ItemKey, type ItemRef, itemKey } from '../diagnosis/codes.ts';

/** A thématique of data·inclusion, `categorie--slug`, or a whole category. */
type Theme = string;

/**
 * What each code of the shared diagnosis asks of the offer: thématiques of data·inclusion's schema v1. A need and an objective have the
 * same words in both references; a situation leads to what answers it; a constraint of which nothing more is said, to its category.
 * Codes that no service of the schema answers (a rural dwelling, a driving health problem) are left out.
 */
const THEMES: Readonly<Record<ItemKey, readonly Theme[]>> = {
  'need..1': ['choisir-un-metier--identifier-ses-points-forts-et-ses-competences'],
  'need..2': ['choisir-un-metier--connaitre-les-opportunites-demploi'],
  'need..3': ['choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite'],
  'need..4': ['choisir-un-metier--confirmer-son-choix-de-metier'],
  'need..5': ['se-former--trouver-sa-formation'],
  'need..6': ['se-former--monter-son-dossier-de-formation'],
  'need..8': ['preparer-sa-candidature--valoriser-ses-competences'],
  'need..9': ['preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation'],
  'need..10': ['preparer-sa-candidature--developper-son-reseau'],
  'need..11': ['preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi'],
  'need..12': ['trouver-un-emploi--repondre-a-des-offres-demploi'],
  'need..13': ['trouver-un-emploi--faire-des-candidatures-spontanees'],
  'need..14': ['trouver-un-emploi--suivre-ses-candidatures-et-relancer-les-employeurs'],
  'need..15': ['trouver-un-emploi--convaincre-un-recruteur-en-entretien'],
  'need..16': ['creer-une-entreprise--definir-son-projet-de-creation-dentreprise'],
  'need..17': ['creer-une-entreprise--structurer-son-projet-de-creation-dentreprise'],
  'need..18': ['creer-une-entreprise--developper-son-entreprise'],
  'need..19': ['souvrir-a-linternational--connaitre-les-opportunites-demploi-a-letranger'],
  'need..20': ['souvrir-a-linternational--sinformer-sur-les-aides-pour-travailler-a-letranger'],
  'need..21': ['souvrir-a-linternational--sorganiser-suite-a-son-retour-en-france'],

  'constraint..22': ['numerique'],
  'situation.22.42': ['numerique--acquerir-un-equipement'],
  'situation.22.46': ['numerique--maitriser-les-fondamentaux-du-numerique'],
  'situation.22.47': ['numerique--acceder-a-une-connexion-internet'],
  'situation.22.48': ['numerique--acceder-a-une-connexion-internet'],
  'situation.22.49': ['numerique--acceder-a-une-connexion-internet'],
  'situation.22.50': ['numerique--maitriser-les-fondamentaux-du-numerique'],
  'situation.22.51': [
    'numerique--acceder-a-une-connexion-internet',
    'mobilite--mobilite-douce-partagee-collective',
  ],
  'situation.22.52': [
    'numerique--acceder-a-des-services-en-ligne',
    'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
  ],
  'situation.22.53': ['numerique--maitriser-les-fondamentaux-du-numerique'],
  'objective.22.1': ['numerique--acquerir-un-equipement'],
  'objective.22.2': ['numerique--acceder-a-une-connexion-internet'],
  'objective.22.3': ['numerique--maitriser-les-fondamentaux-du-numerique'],
  'objective.22.7': ['numerique--acceder-a-des-services-en-ligne'],

  'constraint..23': ['mobilite'],
  'situation.23.6': ['mobilite--acceder-a-un-vehicule', 'mobilite--mobilite-douce-partagee-collective'],
  'situation.23.7': ['mobilite--mobilite-douce-partagee-collective', 'mobilite--acceder-a-un-vehicule'],
  'situation.23.8': ['mobilite--preparer-un-permis', 'mobilite--mobilite-douce-partagee-collective'],
  'situation.23.40': ['mobilite--mobilite-douce-partagee-collective'],
  'objective.23.25': ['mobilite--etre-accompagne-dans-son-parcours-mobilite'],
  'objective.23.26': ['mobilite--acceder-a-un-vehicule', 'mobilite--financer-ma-mobilite'],
  'objective.23.27': ['mobilite--entretenir-reparer-son-vehicule'],
  'objective.23.28': ['mobilite--preparer-un-permis', 'mobilite--financer-ma-mobilite'],
  'objective.23.29': ['mobilite--mobilite-douce-partagee-collective'],
  'objective.23.30': ['mobilite--etre-accompagne-dans-son-parcours-mobilite'],

  'constraint..24': ['famille'],
  'situation.24.9': [
    'famille--soutien-aidants',
    'famille--garde-denfants',
    'sante--constituer-un-dossier-mdph-invalidite',
  ],
  'situation.24.10': ['famille--garde-denfants'],
  'situation.24.11': ['famille--soutien-aidants', 'famille--prise-en-charge-personne-dependante'],
  'situation.24.13': ['famille--garde-denfants'],
  'situation.24.14': ['famille--soutien-a-la-parentalite-et-a-leducation', 'famille--garde-denfants'],
  'objective.24.1': ['famille--prise-en-charge-personne-dependante'],
  'objective.24.2': ['famille--garde-denfants'],
  'objective.24.3': ['famille--soutien-a-la-parentalite-et-a-leducation'],
  'objective.24.4': ['famille--surmonter-conflits-separation-violence'],
  'objective.24.5': ['famille--soutien-aidants'],
  'objective.24.6': ['remobilisation--lien-social'],

  'constraint..25': ['sante'],
  'situation.25.16': [
    'sante--acces-aux-soins',
    'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
  ],
  'situation.25.17': ['sante--constituer-un-dossier-mdph-invalidite'],
  'objective.25.31': [
    'sante--acces-aux-soins',
    'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
  ],

  'constraint..26': ['lecture-ecriture-calcul'],
  'situation.26.20': ['lecture-ecriture-calcul--maitriser-le-francais'],
  'situation.26.21': ['lecture-ecriture-calcul--maitriser-le-francais'],
  'situation.26.22': ['lecture-ecriture-calcul--maitriser-le-francais'],
  'situation.26.23': ['lecture-ecriture-calcul--maitriser-le-calcul'],
  'objective.26.23': ['lecture-ecriture-calcul--maitriser-le-francais'],
  'objective.26.24': ['lecture-ecriture-calcul--maitriser-le-calcul'],

  'constraint..27': ['logement-hebergement'],
  'situation.27.24': ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
  'situation.27.25': [
    'logement-hebergement--changer-de-logement',
    'logement-hebergement--se-maintenir-dans-le-logement',
  ],
  'situation.27.26': [
    'logement-hebergement--reduire-les-impayes-de-loyer',
    'logement-hebergement--se-maintenir-dans-le-logement',
  ],
  'situation.27.27': ['logement-hebergement--changer-de-logement', 'logement-hebergement--louer-un-logement'],
  'situation.27.41': [
    'logement-hebergement--se-maintenir-dans-le-logement',
    'logement-hebergement--changer-de-logement',
  ],
  'objective.27.17': ['logement-hebergement--se-maintenir-dans-le-logement'],
  'objective.27.18': ['logement-hebergement--reduire-les-impayes-de-loyer'],
  'objective.27.19': ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
  'objective.27.20': ['logement-hebergement--louer-un-logement', 'logement-hebergement--acheter-un-logement'],
  'objective.27.21': ['logement-hebergement--changer-de-logement'],
  'objective.27.22': ['logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement'],

  'constraint..28': ['difficultes-financieres'],
  'situation.28.29': [
    'equipement-et-alimentation--alimentation',
    'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
  ],
  'situation.28.30': ['difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere'],
  'situation.28.31': ['difficultes-financieres--ameliorer-sa-gestion-budgetaire'],
  'situation.28.32': ['difficultes-financieres--situation-dendettement-surendettement'],
  'situation.28.33': ['equipement-et-alimentation--alimentation'],
  'situation.28.34': [
    'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere',
    'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
  ],
  'objective.28.13': ['difficultes-financieres--ameliorer-sa-gestion-budgetaire'],
  'objective.28.14': ['difficultes-financieres--situation-dendettement-surendettement'],
  'objective.28.15': ['difficultes-financieres--acquerir-une-autonomie-budgetaire'],
  'objective.28.16': ['difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere'],

  'constraint..29': ['difficultes-administratives-ou-juridiques'],
  'situation.29.35': [
    'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
  ],
  'situation.29.36': ['difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits'],
  'situation.29.37': [
    'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire',
  ],
  'situation.29.38': [
    'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
  ],
  'situation.29.39': [
    'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
  ],
  'objective.29.7': [
    'difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination',
  ],
  'objective.29.8': [
    'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire',
  ],
  'objective.29.9': [
    'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
  ],
  'objective.29.10': ['difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits'],
  'objective.29.11': [
    'difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte',
  ],
  'objective.29.12': [
    'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete',
  ],
};

/** Empty when no service of the schema answers this code. */
export const themesOf = (ref: ItemRef): readonly Theme[] => THEMES[itemKey(ref)] ?? [];
