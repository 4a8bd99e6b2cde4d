import { listSources } from '../../domain/offer/reading/list-sources.query.server.ts';
import { type OfferValue, offerValues } from '../../domain/offer/reference/values.ts';
import type { OfferValueKind } from '../../domain/offer/tables.ts';
import { type Route, route } from '../route.ts';
import { FrameworkValues, Sources } from './schemas.ts';

export const sources = route({
  path: '/sources',
  operationId: 'listSources',
  tag: 'Données',
  summary: 'Lister les sources',
  access: 'offer',
  parameters: {},
  answer: Sources,
  kept: 'none',
  answerTo: ({ runtime, restricted }) => listSources(runtime.database.openPool, { restricted }),
});

const DOCUMENTED: readonly (readonly [path: string, kind: OfferValueKind, what: string])[] = [
  ['frais', 'frais', 'des frais'],
  ['modes-accueil', 'mode-accueil', 'des modes d’accueil'],
  ['modes-mobilisation', 'mode-mobilisation', 'des modes de mobilisation'],
  ['personnes-mobilisatrices', 'mobilisable-par', 'des personnes mobilisatrices'],
  ['publics', 'public', 'des publics'],
  ['reseaux-porteurs', 'reseau', 'des réseaux porteurs'],
  ['thematiques', 'thematique', 'des thématiques'],
  ['types-services', 'type', 'des types de services'],
];

export const documented: readonly Route[] = DOCUMENTED.map(([path, kind, what]) => {
  const written = JSON.stringify(offerValues[kind].map(told).sort((a, b) => (a.value < b.value ? -1 : 1)));
  return route({
    path: `/doc/${path}`,
    operationId: `describe-${path}`,
    tag: 'Référentiels',
    summary: `Lire le référentiel ${what}`,
    access: 'everybody',
    parameters: {},
    answer: FrameworkValues,
    kept: 'product',
    answerTo: async () => written,
  });
});

function told({ value, label, description }: OfferValue): OfferValue {
  return { value, label, description };
}
