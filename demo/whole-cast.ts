import { Dice } from '../src/platform/random/dice.ts';
import { fold } from '../src/platform/text/fold.ts';
import {
  type AccountKey,
  accounts,
  type Cast,
  type DemoAccount,
  type DemoBody,
  type DemoOrganisation,
  type OrganisationKey,
  organisations,
  smallCast,
  type Zone,
} from './cast.ts';
import { familyNames, givenNames } from './names.ts';

/** With those of the stories, 45 organisations of all kinds. The names of places are real, those of the houses are invented. */
const others: readonly (DemoOrganisation & { key: `o-${string}` })[] = [
  {
    key: 'o-ft-saint-amand',
    kind: 'france-travail',
    name: 'France Travail Saint-Amand-Montrond',
    commune: '18197',
  },
  { key: 'o-ml-bourges', kind: 'mission-locale', name: 'Mission locale de Bourges', commune: '18033' },
  {
    key: 'o-ml-saint-amand',
    kind: 'mission-locale',
    name: 'Mission locale de Saint-Amand-Montrond',
    commune: '18197',
  },
  { key: 'o-ccas-bourges', kind: 'ccas', name: 'CCAS de Bourges', commune: '18033' },
  { key: 'o-ccas-saint-amand', kind: 'ccas', name: 'CCAS de Saint-Amand-Montrond', commune: '18197' },
  { key: 'o-ai', kind: 'siae', name: 'Association intermédiaire Coup de main 18', commune: '18207' },
  { key: 'o-etti', kind: 'siae', name: 'Intérim d’insertion Cher Emploi', commune: '18033' },
  { key: 'o-ei', kind: 'siae', name: 'Entreprise d’insertion La Ressourcerie du Cher', commune: '18279' },
  { key: 'o-geiq', kind: 'entreprise', name: 'Groupement d’employeurs Bâtir en Berry', commune: '18033' },
  { key: 'o-centre-social', kind: 'association', name: 'Centre social Les Quatre Vents', commune: '18279' },
  { key: 'o-region', kind: 'region', name: 'Région Centre-Val de Loire', commune: '18033' },
  {
    key: 'o-bourges-plus',
    kind: 'commune',
    name: 'Communauté d’agglomération Bourges Plus',
    commune: '18033',
  },
  {
    key: 'o-vierzon',
    kind: 'commune',
    name: 'Communauté de communes Vierzon-Sologne-Berry',
    commune: '18279',
  },
  { key: 'o-france-services', kind: 'commune', name: 'France services Aubigny-sur-Nère', commune: '18015' },
  { key: 'o-cci', kind: 'chambre', name: 'Chambre de commerce et d’industrie du Cher', commune: '18033' },
  { key: 'o-cma', kind: 'chambre', name: 'Chambre de métiers et de l’artisanat du Cher', commune: '18033' },
  { key: 'o-agriculture', kind: 'chambre', name: 'Chambre d’agriculture du Cher', commune: '18033' },
  {
    key: 'o-formation-continue',
    kind: 'formation',
    name: 'Formation continue Cœur de Berry',
    commune: '18033',
  },
  { key: 'o-cfa', kind: 'formation', name: 'CFA des Trois Rivières', commune: '18197' },
  { key: 'o-auto-ecole', kind: 'mobilite', name: 'Auto-école sociale Le Bon Virage', commune: '18033' },
  { key: 'o-creche-bourges', kind: 'creche', name: 'Crèche Les Petits Marais', commune: '18033' },
  { key: 'o-bailleur', kind: 'logement', name: 'Habitat Val de Cher', commune: '18033' },
  { key: 'o-ars', kind: 'ars', name: 'Agence régionale de santé, délégation du Cher', commune: '18033' },
  { key: 'o-sante', kind: 'sante', name: 'Permanence d’accès aux soins de Vierzon', commune: '18279' },
  {
    key: 'o-sante-mentale',
    kind: 'sante-mentale',
    name: 'Centre Les Marronniers',
    commune: '18033',
    discreet: true,
  },
  {
    key: 'o-spip',
    kind: 'spip',
    name: 'Service pénitentiaire d’insertion et de probation du Cher',
    commune: '18033',
    discreet: true,
  },
  {
    key: 'o-violences',
    kind: 'violences',
    name: 'Association Les Glycines',
    commune: '18033',
    discreet: true,
  },
];

type Role = DemoAccount['roles'][number];

interface Post {
  /** Said of a woman, and of a man when it differs. */
  readonly title: string;
  readonly roles: readonly Role[];
  readonly speciality: DemoAccount['speciality'];
  readonly duty?: DemoAccount['duty'];
  /** Whom this post follows as référent when it is busy. */
  readonly follows?: number;
}

const post = (
  title: string,
  speciality: DemoAccount['speciality'] = 'les-deux',
  more: Partial<Pick<Post, 'roles' | 'duty' | 'follows'>> = {},
): Post => ({ title, speciality, roles: ['member'], ...more });

const social = (follows?: number) =>
  post('assistante sociale|assistant social', 'sociale', follows ? { follows } : {});
const adviser = (follows?: number) =>
  post('conseillère|conseiller', 'professionnelle', follows ? { follows } : {});
const youth = (follows?: number) =>
  post('conseillère en insertion|conseiller en insertion', 'les-deux', follows ? { follows } : {});
const desk = post('chargée d’accueil|chargé d’accueil', 'les-deux', { roles: ['reception'] });
const data = post('déléguée à la protection des données|délégué à la protection des données', 'les-deux', {
  roles: ['dpo'],
});
const head = (title: string, speciality: DemoAccount['speciality'] = 'les-deux', follows?: number) =>
  post(title, speciality, { roles: ['member', 'manager'], ...(follows ? { follows } : {}) });
const officer = (title: string, speciality: DemoAccount['speciality']): Post => ({
  ...head(title, speciality),
  duty: 'orientation-officer',
});

/** With the sixteen of the stories, 120 professionals. */
const teams: readonly (readonly [OrganisationKey, readonly Post[]])[] = [
  [
    'departement',
    [
      social(65),
      social(65),
      social(60),
      social(60),
      post('responsable de la Maison des solidarités de Bourges', 'sociale', {
        roles: ['member', 'manager'],
      }),
      post('chargée d’orientation|chargé d’orientation', 'les-deux', { duty: 'orientation-officer' }),
      desk,
      desk,
      data,
      post('chargée de suivi des contrats|chargé de suivi des contrats', 'les-deux'),
      social(),
      social(),
    ],
  ],
  [
    'france-travail',
    [adviser(80), desk, post('conseillère entreprises|conseiller entreprises', 'professionnelle'), adviser()],
  ],
  [
    'france-travail-bourges',
    [
      officer('responsable d’équipe', 'professionnelle'),
      adviser(95),
      adviser(90),
      adviser(85),
      desk,
      data,
      adviser(),
    ],
  ],
  ['o-ft-saint-amand', [officer('responsable d’équipe', 'professionnelle'), adviser(85), desk, adviser()]],
  ['mission-locale', [youth(70), desk, youth()]],
  [
    'o-ml-bourges',
    [officer('responsable de secteur', 'les-deux'), youth(80), youth(75), desk, youth(), data],
  ],
  ['o-ml-saint-amand', [officer('responsable de secteur', 'les-deux'), youth(70), desk, youth()]],
  [
    'cap-emploi',
    [
      post('conseillère handicap et emploi|conseiller handicap et emploi', 'les-deux', { follows: 55 }),
      post('conseillère handicap et emploi|conseiller handicap et emploi', 'les-deux', { follows: 50 }),
      desk,
    ],
  ],
  ['ccas', [social(), desk]],
  ['o-ccas-bourges', [head('responsable du service social', 'sociale'), social(55), social(), desk]],
  ['o-ccas-saint-amand', [head('responsable du service social', 'sociale', 45), desk]],
  ['plie', [post('référente de parcours|référent de parcours', 'professionnelle', { follows: 55 }), desk]],
  [
    'caf',
    [
      head('responsable du service insertion'),
      post('conseillère aux familles|conseiller aux familles', 'sociale'),
    ],
  ],
  ['msa', [head('responsable de l’action sociale', 'sociale'), social()]],
  [
    'etat',
    [
      head('responsable de l’insertion et de l’emploi'),
      post('chargée de mission emploi|chargé de mission emploi'),
    ],
  ],
  ['creche', [post('éducatrice de jeunes enfants|éducateur de jeunes enfants', 'sociale')]],
  [
    'mobilite',
    [
      post('conseillère mobilité|conseiller mobilité', 'sociale'),
      post('chargée du prêt de véhicules|chargé du prêt de véhicules', 'sociale'),
    ],
  ],
  [
    'formation',
    [
      head('coordinatrice pédagogique|coordinateur pédagogique', 'professionnelle'),
      post('formatrice|formateur', 'professionnelle'),
    ],
  ],
  [
    'siae',
    [
      head('directrice du chantier|directeur du chantier', 'les-deux'),
      post('accompagnatrice socioprofessionnelle|accompagnateur socioprofessionnel', 'les-deux', {
        follows: 45,
      }),
    ],
  ],
  [
    'logement',
    [
      head('responsable de l’accompagnement', 'sociale'),
      post('conseillère logement|conseiller logement', 'sociale'),
    ],
  ],
  ['association', [head('coordinatrice|coordinateur', 'les-deux'), social()]],
  ['addictologie', [head('responsable du centre', 'sociale'), post('éducatrice|éducateur', 'sociale')]],
  [
    'hebergement',
    [post('éducatrice|éducateur', 'sociale'), post('travailleuse sociale|travailleur social', 'sociale')],
  ],
  ['o-ai', [head('directrice|directeur', 'les-deux')]],
  ['o-etti', [head('directrice|directeur', 'les-deux')]],
  ['o-ei', [head('directrice|directeur', 'les-deux')]],
  ['o-geiq', [head('directrice|directeur', 'professionnelle')]],
  ['o-centre-social', [head('directrice|directeur', 'sociale'), post('animatrice|animateur', 'sociale')]],
  ['o-region', [head('chargée de mission formation|chargé de mission formation', 'professionnelle')]],
  [
    'o-bourges-plus',
    [head('chargée de développement économique|chargé de développement économique', 'professionnelle')],
  ],
  [
    'o-vierzon',
    [head('chargée de développement économique|chargé de développement économique', 'professionnelle')],
  ],
  [
    'o-france-services',
    [
      head('conseillère France services|conseiller France services', 'sociale'),
      post('conseillère France services|conseiller France services', 'sociale'),
    ],
  ],
  ['o-cci', [head('conseillère création d’entreprise|conseiller création d’entreprise', 'professionnelle')]],
  ['o-cma', [head('conseillère apprentissage|conseiller apprentissage', 'professionnelle')]],
  ['o-agriculture', [head('conseillère emploi agricole|conseiller emploi agricole', 'professionnelle')]],
  [
    'o-formation-continue',
    [
      head('coordinatrice pédagogique|coordinateur pédagogique', 'professionnelle'),
      post('formatrice|formateur', 'professionnelle'),
    ],
  ],
  ['o-cfa', [head('développeuse de l’apprentissage|développeur de l’apprentissage', 'professionnelle')]],
  ['o-auto-ecole', [head('enseignante de la conduite|enseignant de la conduite', 'sociale')]],
  ['o-creche-bourges', [head('directrice|directeur', 'sociale')]],
  [
    'o-bailleur',
    [
      head('responsable de l’accompagnement', 'sociale'),
      post('gestionnaire locative|gestionnaire locatif', 'sociale'),
    ],
  ],
  ['o-ars', [head('chargée de l’accès aux soins|chargé de l’accès aux soins', 'sociale')]],
  [
    'o-sante',
    [
      head('coordinatrice|coordinateur', 'sociale'),
      post('chargée de l’accès aux soins|chargé de l’accès aux soins', 'sociale'),
    ],
  ],
  [
    'o-sante-mentale',
    [head('coordinatrice|coordinateur', 'sociale'), post('infirmière|infirmier', 'sociale')],
  ],
  [
    'o-spip',
    [
      head('directrice|directeur', 'les-deux'),
      post('conseillère d’insertion et de probation|conseiller d’insertion et de probation', 'les-deux'),
    ],
  ],
  ['o-violences', [head('directrice|directeur', 'sociale'), post('écoutante|écoutant', 'sociale')]],
];

const bodyZones: Partial<Record<OrganisationKey, Zone>> = {
  'france-travail': 'vierzon',
  'france-travail-bourges': 'bourges',
  'o-ft-saint-amand': 'saint-amand',
  'mission-locale': 'vierzon',
  'o-ml-bourges': 'bourges',
  'o-ml-saint-amand': 'saint-amand',
  ccas: 'vierzon',
  'o-ccas-bourges': 'bourges',
  'o-ccas-saint-amand': 'saint-amand',
};

/** The whole territory: whom the stories need, and everybody around them. The same each time. */
export function wholeCast(): Cast {
  const dice = new Dice(120);
  const taken = new Set<string>();
  const hired: (DemoAccount & { key: AccountKey; follows?: number })[] = [];
  for (const [organisation, posts] of teams) {
    for (const { title, roles, speciality, duty, follows } of posts) {
      const { given, family, key, woman } = somebody(dice, taken);
      const [hers = title, his = hers] = title.split('|');
      hired.push({
        key,
        organisation,
        given,
        family,
        jobTitle: woman ? hers : his,
        speciality,
        roles,
        ...(duty && { duty }),
        ...(follows && { follows }),
      });
    }
  }
  const all = [...organisations, ...others];
  return { organisations: all, accounts: [...accounts, ...hired], bodies: bodiesOf(all, hired) };
}

function somebody(dice: Dice, taken: Set<string>) {
  for (;;) {
    const woman = dice.chance(0.7);
    const given = dice.pick(givenNames[woman ? 'madame' : 'monsieur']);
    const family = dice.pick(familyNames);
    const key: AccountKey = `${slug(given)}.${slug(family)}`;
    if (taken.has(key) || taken.has(family)) continue;
    taken.add(key).add(family);
    return { given, family, key, woman };
  }
}

const slug = (name: string) => fold(name).replaceAll(' ', '-');

function bodiesOf(
  all: readonly DemoOrganisation[],
  hired: readonly (DemoAccount & { key: AccountKey; follows?: number })[],
): DemoBody[] {
  const told = new Map(smallCast.bodies.map((body) => [body.body, body]));
  return all.flatMap(({ key, kind }) => {
    const body = key as OrganisationKey;
    const team = hired.filter(({ organisation }) => organisation === body);
    const leads = Object.fromEntries(team.flatMap((one) => (one.follows ? [[one.key, one.follows]] : [])));
    const known = told.get(body);
    const manager = known?.manager ?? team.find(({ roles }) => roles.includes('manager'))?.key;
    const zone = bodyZones[body];
    if (!manager || (!known && Object.keys(leads).length === 0)) return [];
    return [
      {
        body,
        kind: kind as DemoBody['kind'],
        manager,
        leads: { ...known?.leads, ...leads },
        ...(zone && { zone }),
      },
    ];
  });
}
