import { type SummarySection, summarySections } from '../summary-text/codes.ts';

/** What the person reads of each look at their file: which part, and in what quality. */
const parts: Record<string, string> = {
  'person-page': 'votre page',
  'person-file': 'votre page',
  'circle-page': 'votre cercle',
  'orientation-page': 'votre orientation',
  'diagnosis-page': 'votre diagnostic',
  'answer-history': 'votre diagnostic',
  'compare-diagnosis': 'votre diagnostic',
  'find-professionals': 'votre cercle',
  plan: 'vos objectifs et vos étapes',
  timeline: 'ce qui s’est passé dans votre parcours',
  referrals: 'vos demandes à des services',
  'referral-received': 'la demande qui lui a été adressée avec votre accord, et rien d’autre',
  'person-words': 'vos commentaires',
  'summary-text': 'la synthèse de votre dossier',
  'contact-form': 'votre page',
  'whole-file': 'votre dossier',
  'person-tags': 'les étiquettes posées sur vous',
  'exported-people':
    'ce qu’une liste dit de vous\u00a0: nom, date de naissance, commune, référent, échéances',
  'locate-person': 'qui vous accompagne, et rien d’autre',
};

export const partOf = (act: string): string => parts[act] ?? 'une page de votre dossier';

const purposes: Record<string, string> = {
  referent: 'C’est votre référent.',
  remplacement: 'Remplace un professionnel qui vous accompagne.',
  accompagnement: 'Vous accompagne.',
  tuilage: 'Vous accompagnait, et passe le relais.',
  responsable: 'Est responsable de l’équipe qui vous accompagne.',
  contribution: 'Contribue à une partie de votre parcours.',
  orientation: 'Décide avec vous de votre orientation.',
  accueil: 'Tient l’accueil.',
  recherche: 'Cherchait qui vous accompagne. Il fallait connaître votre nom et votre date de naissance.',
};

export const purposeOf = (purpose: string): string | null => purposes[purpose] ?? null;

/** One look, as the log keeps it. Days are civil dates. */
export interface Look {
  readonly on: string;
  readonly organisation: string;
  readonly function: string;
  readonly kind: 'read' | 'search_hit' | 'export';
  readonly act: string;
  readonly purpose: string;
  /** Codes of what left Relais, when something did. */
  readonly included?: readonly string[];
}

/** The looks of one day by one function of one organisation, for one reason. */
export interface LookGroup {
  readonly on: string;
  readonly organisation: string;
  readonly function: string;
  readonly kind: Look['kind'];
  readonly purpose: string;
  /** What was read, each once. */
  readonly parts: readonly string[];
  /** What left Relais, in words, each once. */
  readonly taken: readonly string[];
  readonly times: number;
}

/** Looks come latest first; groups keep that order. */
export function groupLooks(looks: readonly Look[]): LookGroup[] {
  const groups = Map.groupBy(looks, ({ on, organisation, function: job, kind, purpose }) =>
    JSON.stringify([on, organisation, job, kind, purpose]),
  );
  return [...groups.values()].map((same) => {
    const [first] = same as [Look, ...Look[]];
    const { on, organisation, function: job, kind, purpose } = first;
    return {
      on,
      organisation,
      function: job,
      kind,
      purpose,
      parts: [...new Set(same.map(({ act }) => partOf(act)))],
      taken: [...new Set(same.flatMap(({ included = [] }) => included.map(takenWords)))],
      times: same.length,
    };
  });
}

const taken: Record<string, string> = {
  courant: 'ce qui n’est pas sensible',
  sensible: 'ce qui est sensible',
};

const takenWords = (code: string): string =>
  taken[code] ?? (summarySections[code as SummarySection] ?? code).toLocaleLowerCase('fr');
