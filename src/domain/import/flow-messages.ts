import { reasonMessage } from '../same-person/reasons.ts';
import { type ImportMessageCode, importMessage } from './messages.ts';
import type { ProblemCode, RowProblem } from './row-values.ts';
import type { StoredReason } from './stored-row.ts';

type Params = Readonly<Record<string, string | number>>;

/** What only the flow can find wrong with a row; the file's own faults are in messages.ts. */
export type FlowProblemCode =
  | 'already-imported'
  | 'known-since'
  | 'changed-since'
  | 'target-gone'
  | 'not-written'
  | 'undecided'
  | 'set-aside'
  | 'person-stays'
  | 'values-stay'
  | 'closed-since'
  | 'not-taken-back';

export interface StoredProblem extends Omit<RowProblem, 'code'> {
  code: ProblemCode | FlowProblemCode;
}

export const flowProblem = (code: FlowProblemCode, params: Params = {}): StoredProblem => ({
  code,
  params,
  field: null,
  column: null,
});

const rowMessages: Record<FlowProblemCode, string | ((params: Params) => string)> = {
  'already-imported':
    'Une liste de votre organisation a déjà fait entrer cette personne, dont le dossier ne vous est pas ouvert\u00a0: ' +
    'transmettez la correction à qui l’accompagne.',
  'known-since':
    'Une personne de même identité a été ajoutée depuis l’aperçu\u00a0: rien n’a été créé. Importez de nouveau cette ligne pour la comparer.',
  'changed-since': ({ fields }) =>
    `Modifié par quelqu’un d’autre depuis l’aperçu, donc laissé tel quel\u00a0: ${fields}.`,
  'target-gone': 'Le dossier de cette personne ne vous est plus ouvert\u00a0: rien n’a été écrit.',
  'not-written':
    'Relais n’a pas pu enregistrer cette ligne. Vérifiez ses valeurs, puis importez-la de nouveau.',
  undecided:
    'Personne n’a décidé si cette ligne est une personne déjà connue\u00a0: elle attend un prochain import.',
  'set-aside': 'Laissée de côté par décision.',
  'person-stays':
    'Depuis l’import, quelqu’un a écrit dans ce dossier, ou une autre liste parle de cette personne\u00a0: elle reste dans Relais.',
  'values-stay': ({ fields }) =>
    `Modifié depuis l’import, ou fermé à votre organisation, donc laissé tel quel\u00a0: ${fields}.`,
  'closed-since':
    'Le dossier de cette personne ne vous est plus ouvert\u00a0: ce que la liste y a changé reste. Prévenez qui l’accompagne.',
  'not-taken-back': 'Relais n’a pas pu annuler cette ligne. Vérifiez le dossier de cette personne.',
};

const isFlowCode = (code: string): code is FlowProblemCode => Object.hasOwn(rowMessages, code);

export function problemMessage({ code, params }: Pick<StoredProblem, 'code' | 'params'>): string {
  if (!isFlowCode(code)) return importMessage(code as ImportMessageCode, params);
  const sentence = rowMessages[code];
  return typeof sentence === 'string' ? sentence : sentence(params);
}

export const candidateReason = (reason: StoredReason): string =>
  reason === 'imported-before' ? 'Une liste précédente de votre organisation' : reasonMessage(reason);

/** Why an act on a list is refused, by the code of Refused. */
const refusals: Record<string, string> = {
  'import-state': 'Cette liste a avancé depuis l’affichage de la page. Voici où elle en est.',
  'import-runner': 'Un collègue mène cet import. Reprenez-le d’abord à votre nom.',
  'import-too-late':
    'Cette liste est terminée depuis plus de 24 heures\u00a0: elle ne peut plus être annulée. Corrigez les personnes une à une.',
  'import-target': 'Choisissez l’une des personnes proposées.',
};
export const refusalMessage = (code: string): string =>
  refusals[code] ?? 'Cette action n’est pas possible. Rechargez la page, puis réessayez.';

/** Why the work on a list stopped by itself. */
const stops: Record<string, string> = {
  'seat-ended':
    'La place de la personne qui menait cet import est terminée. Un collègue peut le reprendre\u00a0: ce qui est déjà écrit le reste.',
  failed:
    'Relais a rencontré un problème et s’est arrêté. Ce qui est déjà écrit le reste\u00a0; reprenez pour continuer là où il en était.',
};
export const stopMessage = (why: string): string => stops[why] ?? stops.failed ?? '';
