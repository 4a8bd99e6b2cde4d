import {
  type EnteredField,
  type EnteredService,
  enteredFrom,
  mergeEntered,
  sameEntered,
} from '../own/entered-service.ts';
import { modelFields } from './model-record.ts';

/** One field that a model changed, beside what a service made from it says today. */
export interface ModelChange {
  readonly field: EnteredField;
  readonly before: string | readonly string[];
  readonly after: string | readonly string[];
  readonly mine: string | readonly string[];
  /** The service changed it too, and otherwise: nobody chooses for its team. */
  readonly both: boolean;
}

/** What the model says otherwise than on the day that the service took it. */
export function modelChanges(
  base: EnteredService,
  model: EnteredService,
  mine: EnteredService,
): ModelChange[] {
  const { both } = mergeEntered(base, model, mine);
  return modelFields
    .filter((field) => !sameEntered(base, model, field))
    .map((field) => ({
      field,
      before: base[field],
      after: model[field],
      mine: mine[field],
      both: both.includes(field),
    }));
}

/** The service with the changes of its model; of the fields that both changed, only those `chosen`. */
export function withModelChanges(
  base: EnteredService,
  model: EnteredService,
  mine: EnteredService,
  chosen: readonly EnteredField[],
): EnteredService {
  const { merged, both } = mergeEntered(base, model, mine);
  const fromModel = (field: EnteredField) => both.includes(field) && chosen.includes(field);
  return enteredFrom((field) => [fromModel(field) ? model[field] : merged[field]].flat());
}
