import type { LeverCode, StepResult } from '../src/domain/plan/codes.ts';
import type { OrganisationKey } from './cast.ts';

interface StepWords {
  readonly title: string;
  readonly lever: LeverCode;
  readonly outcomes?: Partial<Record<StepResult, string>>;
}

/** A constraint that people of the Cher meet: how many in a hundred, what it may look like, and what is done about it. */
export interface Difficulty {
  readonly code: string;
  readonly share: number;
  readonly situations: readonly string[];
  readonly objective: string;
  readonly steps: readonly StepWords[];
  /** Who may be asked to help, and why. */
  readonly helpers?: { readonly organisations: readonly OrganisationKey[]; readonly reason: string };
}

export const difficulties: readonly Difficulty[] = [
  {
    code: '23',
    share: 45,
    situations: ['6', '7', '8'],
    objective: 'objective.23.29',
    steps: [
      {
        title: 'Faire le point avec la plateforme de mobilité',
        lever: 'mobilite',
        outcomes: { abouti: 'trouvee', 'en-partie': 'provisoire' },
      },
      {
        title: 'Louer un scooter pour les premières semaines',
        lever: 'mobilite',
        outcomes: { abouti: 'provisoire' },
      },
      {
        title: 'Demander une aide pour le permis',
        lever: 'mobilite',
        outcomes: { 'sans-effet': 'sans-reponse' },
      },
      { title: 'Essayer le transport à la demande', lever: 'mobilite', outcomes: { abouti: 'trouvee' } },
    ],
    helpers: {
      organisations: ['mobilite', 'o-auto-ecole'],
      reason: 'Trouver comment aller au travail le matin.',
    },
  },
  {
    code: '28',
    share: 35,
    situations: ['30', '31', '33', '34'],
    objective: 'objective.28.13',
    steps: [
      { title: 'Faire le point sur le budget du mois', lever: 'budget' },
      {
        title: 'Demander un échelonnement de la facture d’énergie',
        lever: 'budget',
        outcomes: { abouti: 'accord' },
      },
      {
        title: 'Vérifier les droits ouverts',
        lever: 'droits',
        outcomes: { abouti: 'ouvert', refuse: 'incomplet' },
      },
    ],
    helpers: {
      organisations: ['caf', 'o-centre-social'],
      reason: 'Faire le point sur les droits et le budget.',
    },
  },
  {
    code: '25',
    share: 30,
    situations: ['15', '18'],
    objective: '',
    steps: [],
  },
  {
    code: '22',
    share: 25,
    situations: ['42', '50', '52'],
    objective: 'objective.22.3',
    steps: [
      {
        title: 'Suivre les ateliers numériques de la maison de quartier',
        lever: 'numerique',
        outcomes: { abouti: 'autonome', 'en-partie': 'progres' },
      },
      { title: 'Créer une adresse électronique et son espace personnel', lever: 'numerique' },
    ],
    helpers: {
      organisations: ['o-france-services', 'o-centre-social'],
      reason: 'Faire ses démarches en ligne sans aide.',
    },
  },
  {
    code: '24',
    share: 15,
    situations: ['10', '11', '13'],
    objective: 'objective.24.2',
    steps: [
      {
        title: 'Trouver une place d’accueil pour les jours de travail',
        lever: 'garde',
        outcomes: { abouti: 'place', 'en-partie': 'partielle', refuse: 'attente' },
      },
      { title: 'Organiser les mercredis et les vacances', lever: 'garde' },
    ],
    helpers: {
      organisations: ['creche', 'o-creche-bourges'],
      reason: 'Une place d’accueil pendant les démarches.',
    },
  },
  {
    code: '27',
    share: 15,
    situations: ['26', '27', '28'],
    objective: 'objective.27.20',
    steps: [
      {
        title: 'Déposer une demande de logement social',
        lever: 'logement',
        outcomes: { abouti: 'entree', 'en-partie': 'attente' },
      },
      {
        title: 'Rencontrer le bailleur pour un plan d’apurement',
        lever: 'logement',
        outcomes: { abouti: 'maintien' },
      },
    ],
    helpers: { organisations: ['logement', 'o-bailleur'], reason: 'Trouver ou garder un logement.' },
  },
  {
    code: '26',
    share: 8,
    situations: ['20', '21', '22'],
    objective: 'objective.26.23',
    steps: [
      {
        title: 'S’inscrire aux cours de français du mardi',
        lever: 'langue',
        outcomes: { abouti: 'niveau', 'en-partie': 'progres', refuse: 'pas-de-place' },
      },
    ],
    helpers: {
      organisations: ['formation', 'o-formation-continue'],
      reason: 'Reprendre le français avant la formation.',
    },
  },
  {
    code: '29',
    share: 18,
    situations: ['35', '36'],
    objective: 'objective.29.9',
    steps: [
      { title: 'Refaire la carte d’identité', lever: 'droits', outcomes: { abouti: 'ouvert' } },
      {
        title: 'Demander la complémentaire santé',
        lever: 'droits',
        outcomes: { abouti: 'ouvert', refuse: 'incomplet' },
      },
    ],
  },
];

interface Trade {
  readonly rome: string;
  readonly project: string;
  readonly words: string;
  readonly steps: readonly StepWords[];
}

const tried = { abouti: 'confirme', 'en-partie': 'ecarte' } as const;
const hired = {
  abouti: 'durable',
  'en-partie': 'court',
  refuse: 'entretien',
  'sans-effet': 'sans-reponse',
} as const;
const trained = { abouti: 'attestation', 'en-partie': 'interrompue', refuse: 'pas-de-place' } as const;

const trade = (rome: string, project: string, words: string, ...steps: StepWords[]): Trade => ({
  rome,
  project,
  words,
  steps,
});

/** Where the Cher recruits. */
export const trades: readonly Trade[] = [
  trade(
    'K2204',
    'Travailler dans le nettoyage',
    'J’ai déjà fait des ménages, je voudrais un contrat plus long.',
    { title: 'Répondre aux offres d’agent d’entretien', lever: 'emploi', outcomes: hired },
    {
      title: 'Une semaine d’immersion dans une entreprise de nettoyage',
      lever: 'immersion',
      outcomes: tried,
    },
  ),
  trade(
    'K1304',
    'Travailler dans l’aide à domicile',
    'J’aime aider les gens âgés de mon village.',
    {
      title: 'Rencontrer une association d’aide à domicile',
      lever: 'projet',
      outcomes: { abouti: 'precise' },
    },
    { title: 'Formation à l’aide aux personnes âgées', lever: 'formation', outcomes: trained },
  ),
  trade(
    'J1501',
    'Se former aux soins en maison de retraite',
    'Je voudrais travailler à l’hôpital ou dans une maison de retraite.',
    { title: 'Deux semaines d’immersion en maison de retraite', lever: 'immersion', outcomes: tried },
    {
      title: 'Préparer le dossier d’entrée en formation',
      lever: 'formation',
      outcomes: { abouti: 'attestation' },
    },
  ),
  trade(
    'A1405',
    'Travailler dans la vigne',
    'J’ai fait les vendanges, j’aime être dehors.',
    { title: 'Saison de taille à Menetou-Salon', lever: 'emploi', outcomes: hired },
    { title: 'Formation courte à la taille de la vigne', lever: 'formation', outcomes: trained },
  ),
  trade(
    'G1602',
    'Travailler en cuisine',
    'La cuisine me plaît, même le soir.',
    { title: 'Une semaine d’essai en restauration collective', lever: 'immersion', outcomes: tried },
    { title: 'Répondre aux offres de commis de cuisine', lever: 'emploi', outcomes: hired },
  ),
  trade(
    'N1103',
    'Retrouver un emploi en entrepôt',
    'J’ai travaillé six ans dans un entrepôt.',
    { title: 'Passer le certificat de conduite de chariots', lever: 'formation', outcomes: trained },
    { title: 'Candidater aux plateformes logistiques de Bourges', lever: 'emploi', outcomes: hired },
  ),
  trade(
    'F1703',
    'Travailler dans la maçonnerie',
    'J’aime travailler de mes mains, je veux un métier concret.',
    {
      title: 'Découvrir le métier avec un groupement d’employeurs',
      lever: 'projet',
      outcomes: { abouti: 'precise', 'en-partie': 'change' },
    },
    { title: 'Immersion de deux semaines sur un chantier', lever: 'immersion', outcomes: tried },
  ),
  trade(
    'A1203',
    'Travailler dans les espaces verts',
    'Je préfère travailler dehors et en équipe.',
    { title: 'Visiter le chantier d’insertion', lever: 'immersion', outcomes: tried },
    { title: 'Candidater au chantier d’insertion', lever: 'emploi', outcomes: hired },
  ),
  trade(
    'D1507',
    'Travailler dans un magasin',
    'Je suis à l’aise avec les clients et toujours à l’heure.',
    { title: 'Mettre à jour le CV et la lettre', lever: 'projet', outcomes: { abouti: 'precise' } },
    { title: 'Répondre aux offres des magasins de Vierzon', lever: 'emploi', outcomes: hired },
  ),
  trade(
    'N4101',
    'Conduire un camion',
    'Conduire me plaît, je connais bien la région.',
    {
      title: 'Réunion d’information du centre de formation',
      lever: 'projet',
      outcomes: { abouti: 'precise' },
    },
    {
      title: 'Demander le financement du permis poids lourd',
      lever: 'formation',
      outcomes: { refuse: 'financement' },
    },
  ),
];

/** What was said, in a line: nothing about health, nothing that judges. */
export const lines = {
  first: [
    'Premier rendez-vous, parle de ses expériences',
    'Premier échange, dit ce qui compte pour la suite',
    'Premier rendez-vous, dossier relu ensemble',
  ],
  going: [
    'A envoyé deux candidatures cette semaine',
    'Attend une réponse du centre de formation',
    'Demande à changer l’heure du prochain rendez-vous',
    'Cherche une solution de transport pour le matin',
    'A retrouvé ses attestations, dossier complet',
    'Voudrait essayer avant de s’engager',
    'Le rendez-vous avec l’employeur s’est bien passé',
    'Une voisine peut conduire deux jours par semaine',
    'A commencé les ateliers, y retourne lundi',
    'Préfère attendre la rentrée pour la formation',
    'Contrat prolongé d’un mois',
    'Garde d’enfants trouvée pour les mercredis',
    'A déposé le dossier, réponse attendue dans le mois',
    'Hésite entre deux métiers, on en reparle',
  ],
} as const;
