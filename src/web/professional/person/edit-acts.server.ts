import { data } from 'react-router';
import { editAddress } from '../../../domain/person/edit-address.server.ts';
import { editContact } from '../../../domain/person/edit-contact.server.ts';
import { editIdentity } from '../../../domain/person/edit-identity.server.ts';
import { markInformed } from '../../../domain/person/mark-informed.server.ts';
import { personMessages } from '../../../domain/person/messages.ts';
import { protectPerson } from '../../../domain/person/protect-person.server.ts';
import { setExternalNumber } from '../../../domain/person/set-external-number.server.ts';
import { Conflict, Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { type FormProblems, problemsOf } from '../../form-problems.server.ts';
import type { Signed } from '../../require-professional.server.ts';
import type { CommuneOffer } from './form-shown.ts';
import { addressTyped, contactTyped, identityTyped, type Typed } from './read-person-form.server.ts';
import { type StandingValues, standingOf } from './standing-values.server.ts';

/** One form of the page each, by its « acte ». */
export const editActs: Record<string, (signed: Signed, personId: string, typed: Typed) => Promise<unknown>> =
  {
    identite: ({ runtime, actor }, personId, typed) =>
      run(runtime, editIdentity, actor, { personId, version: typed.version ?? '', ...identityTyped(typed) }),
    coordonnees: ({ runtime, actor }, personId, typed) =>
      run(runtime, editContact, actor, { personId, version: typed.version ?? '', ...contactTyped(typed) }),
    adresse: ({ runtime, actor }, personId, typed) => {
      const { address, unsure } = addressTyped(typed);
      if (unsure) throw new UnsureCommune(unsure.code, unsure.choices);
      return run(runtime, editAddress, actor, { personId, version: typed.version ?? '', ...address });
    },
    information: ({ runtime, actor }, personId, typed) =>
      run(runtime, markInformed, actor, { personId, informedOn: typed.informedOn ?? '' }),
    numero: ({ runtime, actor }, personId, typed) =>
      run(runtime, setExternalNumber, actor, { personId, number: typed.number ?? '' }),
    protection: ({ runtime, actor }, personId, typed) =>
      run(runtime, protectPerson, actor, { personId, protected: typed.protected === 'on' }),
  };

class UnsureCommune extends Refused {
  readonly offers: CommuneOffer[];
  constructor(code: string, offers: CommuneOffer[]) {
    super(code);
    this.offers = offers;
  }
}

export interface EditAnswer extends FormProblems {
  readonly typed: Typed;
  readonly offers: readonly CommuneOffer[];
  /** Somebody wrote first: what stands now. */
  readonly current: StandingValues | null;
}

/** The page again, with all that was typed: 422 when something is to be corrected, 409 when somebody else wrote first. */
export function rejected(error: unknown, typed: Typed) {
  const offers = error instanceof UnsureCommune ? error.offers : [];
  if (!(error instanceof Conflict)) {
    const problems = problemsOf(error, { messages: personMessages });
    return data<EditAnswer>({ ...problems, typed, offers, current: null }, { status: 422 });
  }
  const answer: EditAnswer = {
    errors: [],
    byField: {},
    typed,
    offers,
    current: standingOf(typed.acte ?? '', error.current),
  };
  return data(answer, { status: 409 });
}
