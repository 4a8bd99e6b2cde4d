import {
  type EnteredField,
  type EnteredService,
  enteredFrom,
  mergeEntered,
} from '../../../../domain/offer/own/entered-service.ts';
import { type EnteredAnswer, enteredIn, submittedEntered } from './submitted-entered.server.ts';

const services = { from: enteredFrom, merge: mergeEntered };

export type ServiceAnswer = EnteredAnswer<EnteredField>;

export const enteredForm = (form: FormData): EnteredService => enteredIn(form, services);

/** Does what the form of a service or of a model asks; refused or overtaken, nothing that was typed is lost. */
export const submittedService = (form: FormData, work: () => Promise<Response>) =>
  submittedEntered(form, services, work);
