/** What a seat may be in its organisation; several at once. */
export const seatRoles = ['member', 'reception', 'manager', 'dpo'] as const;
export type SeatRole = (typeof seatRoles)[number];

export const seatRoleLabels: Record<SeatRole, { label: string; hint: string }> = {
  member: { label: 'Professionnel', hint: 'Accompagne ou contribue, quand un cercle l’accueille.' },
  reception: {
    label: 'Accueil',
    hint: 'Identité, coordonnées et rendez-vous des personnes de l’organisation.',
  },
  manager: { label: 'Responsable', hint: 'Gère l’équipe, nomme les référents et les remplaçants.' },
  dpo: {
    label: 'Délégué à la protection des données',
    hint: 'Lit le registre des consultations, aucun contenu.',
  },
};

export const specialities = ['sociale', 'professionnelle', 'les-deux'] as const;
export type Speciality = (typeof specialities)[number];

export const specialityLabels: Record<Speciality, string> = {
  sociale: 'Sociale',
  professionnelle: 'Professionnelle',
  'les-deux': 'Sociale et professionnelle',
};

export const dutyKinds = ['orientation-officer', 'panel-facilitator', 'coordinator'] as const;
export type DutyKind = (typeof dutyKinds)[number];

export const dutyLabels: Record<DutyKind, string> = {
  'orientation-officer': 'Chargé d’orientation',
  'panel-facilitator': 'Animateur des concertations',
  coordinator: 'Coordinateur du territoire',
};

/** Longest « ce que je fais » of a line of the directory. */
export const ABOUT_LENGTH = 120;
