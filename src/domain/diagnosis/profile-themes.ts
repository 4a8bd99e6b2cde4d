import type { ItemKind } from './codes.ts';

/** Titles under which screens and the timeline put what is said of work and of the project. */
export const profileThemes: Partial<Record<ItemKind, string>> = {
  project: 'Projet',
  job: 'Métiers visés',
  work: 'Situation professionnelle',
  outlook: 'Situation professionnelle',
  training: 'Formation',
  confidence: 'Confiance et pouvoir d’agir',
  agency: 'Confiance et pouvoir d’agir',
};

/** What is said of work and of the project, in the order of an interview: the names that both sides read of each. */
export const profileTitles = {
  project: 'Projet',
  job: 'Métier',
  work: 'Situation professionnelle',
  outlook: 'Reprise d’un emploi',
  training: 'Niveau de formation',
  confidence: 'Confiance dans les chances de travailler',
  agency: 'Capacité à faire les démarches',
} as const satisfies Partial<Record<ItemKind, string>>;
export type ProfileKind = keyof typeof profileTitles;

/** The name of one answer: of a job, which one. */
export const profileTitle = (kind: ProfileKind, label: string): string =>
  kind === 'job' ? `${profileTitles.job}\u00a0: ${label}` : profileTitles[kind];

export const isProfileKind = (kind: string): kind is ProfileKind => Object.hasOwn(profileTitles, kind);
