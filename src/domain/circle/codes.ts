export const circleRoles = ['accompagnateur', 'contributeur'] as const;
export type CircleRole = (typeof circleRoles)[number];

export const circleRoleLabels: Record<CircleRole, { label: string; hint: string }> = {
  accompagnateur: {
    label: 'Accompagner',
    hint: 'Lit et complète le dossier : situation, diagnostic, objectifs, étapes.',
  },
  contributeur: {
    label: 'Contribuer',
    hint: 'Ne voit que les objectifs, les étapes et les rendez-vous partagés avec lui.',
  },
};

export const joinedHow = ['creation', 'invitation', 'demande', 'nomination'] as const;
export type JoinedHow = (typeof joinedHow)[number];

/** Completes « dans le cercle depuis le …, ». */
export const joinedHowLabels: Record<JoinedHow, string> = {
  creation: 'a ouvert le parcours',
  invitation: 'sur invitation',
  demande: 'à sa demande',
  nomination: 'nommé par l’organisme référent',
};

export const tracks = ['professionnelle', 'socio-professionnelle', 'sociale'] as const;
export type Track = (typeof tracks)[number];

export const trackLabels: Record<Track, { label: string; hint: string }> = {
  professionnelle: { label: 'Professionnelle', hint: 'La recherche d’emploi peut commencer.' },
  'socio-professionnelle': {
    label: 'Socio-professionnelle',
    hint: 'L’emploi se prépare en même temps que d’autres difficultés se règlent.',
  },
  sociale: { label: 'Sociale', hint: 'D’autres difficultés sont à régler avant l’emploi.' },
};

/** Longest reason that an invitation or a request may give. */
export const REASON_LENGTH = 300;
export const ORIENTATION_REASON_LENGTH = 500;
