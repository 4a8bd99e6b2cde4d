import type { ItemKind } from '../../domain/rights/describe-item.server.ts';

export const ownCircleHref = '/mon-espace/cercle';
export const ownPathwayHref = '/mon-espace/parcours';
export const ownDiagnosisHref = '/mon-espace/diagnostic';
export const ownDataHref = '/mon-espace/donnees';
export const ownDataFileHref = (format: 'html' | 'json') => `${ownDataHref}/mes-donnees.${format}`;
export const whoReadHref = `${ownDataHref}/lectures`;
export const objectionsHref = `${ownDataHref}/organismes`;
export const choicesHref = `${ownDataHref}/choix`;

export const changePlaceHref = (id: string, act: 'reduire' | 'fin' | 'lecture') =>
  `${ownCircleHref}/${id}/${act}`;
export const askLeadHref = `${ownCircleHref}/referent`;

/** One item of the file. The subject of an answer, « constraint/23 », is one word of the address. */
export const itemHref = (kind: ItemKind, subject: string) =>
  `/mon-espace/element/${kind}/${subject.replace('/', '-')}`;

/** What the address says, as the domain names it. */
export const subjectOf = (kind: string, word: string): string =>
  kind === 'answer' ? word.replace('-', '/') : word;
